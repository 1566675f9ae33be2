"""Results and voting behaviour in every form, against what the assembly counted."""

import csv
import dataclasses
import io
from collections import Counter
from pathlib import Path

import pytest
from openpyxl import load_workbook

from stemkast.assembly.proposals import Meaning
from stemkast.assembly.shown import Topic
from stemkast.documents.proceedings import PollRecord, Proceedings
from stemkast.documents.results import results, voting_behaviour
from stemkast.documents.spreadsheets import results_csv, spreadsheet, voting_behaviour_csv
from stemkast.documents.tables import outcome_of
from tests.documents.june import June
from tests.documents.paper import has_clear_edges, needs_poppler, pictures, texts

LABEL = {Meaning.FOR: "Voor", Meaning.AGAINST: "Tegen", Meaning.ABSTAIN: "Onthouding"}
LONG = (
    "Motie Nuenen, Gerwen en Nederwetten, 's-Gravenhage, Súdwest-Fryslân en anderen “Treffen regeling gebruik "
    "chemische bestrijdingsmiddelen in relatie tot omvang spuitzones ten behoeve van woningbouw, met inachtneming van "
    "de financiële verhoudingen en de herindelingsgeschiedenis van de betrokken gemeenten”"
)


def table(raw: bytes) -> list[dict[str, str]]:
    assert raw.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline=""), delimiter=";"))


def number(count: int) -> str:
    return f"{count:,}".replace(",", ".")


def test_every_option_of_every_poll_is_in_the_csv_as_it_was_counted(june: June, proceedings: Proceedings) -> None:
    rows = table(results_csv(proceedings))
    polls = [poll for poll in june.assembly.polls.values() if poll.question.proposals]
    assert len(polls) == 16
    expected = []
    for poll in polls:
        for option in poll.question.options:
            codes = [code for code, vote in poll.votes.items() if vote.choice == option.key]
            votes = sum(june.assembly.register[code].weight for code in codes)
            label = LABEL.get(option.meaning, option.label)
            expected.append((str(poll.number), label, str(votes), str(len(codes))))
    assert [(row["stemming"], row["optie"], row["stemmen"], row["gemeenten"]) for row in rows] == expected
    declared = {str(poll.number): poll.declared for poll in polls}
    for row in rows:
        said = declared[row["stemming"]]
        assert said is not None
        assert row["percentage"] == said.percentage
        assert (row["aanwezige stemmen"], row["aanwezige gemeenten"], row["vervallen"]) == ("12576", "328", "nee")


def choices(june: June) -> dict[tuple[str, int], str]:
    """What every municipality did in every poll, from the assembly itself."""
    found = {}
    for poll in june.assembly.polls.values():
        for code in june.assembly.register:
            vote = poll.votes.get(code)
            option = poll.question.option(vote.choice) if vote is not None else None
            absent = "niet gestemd" if code in june.assembly.current_pairing else "afwezig"
            found[code, poll.number] = LABEL.get(option.meaning, option.label) if option is not None else absent
    return found


def test_everybody_in_every_poll_is_in_the_csv(june: June, proceedings: Proceedings) -> None:
    expected = choices(june)
    rows = table(voting_behaviour_csv(proceedings))
    assert len(rows) == 342 * 16
    for row in rows:
        assert row["keuze"] == expected[row["cbs_code"], int(row["stemming"])]
        assert row["gemeente"] == june.assembly.register[row["cbs_code"]].name
    assert Counter(row["keuze"] for row in rows)["afwezig"] == 14 * 16


def test_the_spreadsheet_says_the_same(june: June, proceedings: Proceedings) -> None:
    expected = choices(june)
    book = load_workbook(io.BytesIO(spreadsheet(proceedings)))
    assert book.sheetnames == ["Uitslagen", "Stemgedrag"]
    header, *rows = book["Stemgedrag"].iter_rows(values_only=True)
    polls = [int(str(title).partition(".")[0]) for title in header[3:]]
    assert polls == list(range(2, 18))
    municipalities = rows[:342]
    for code, name, votes, *done in municipalities:
        row = june.assembly.register[str(code)]
        assert (name, votes) == (row.name, row.weight)
        assert done == [expected[row.code, poll] for poll in polls]
    assert rows[342][3:] == tuple(outcome_of(poll) for poll in proceedings.results)
    listed = list(book["Uitslagen"].iter_rows(min_row=2, values_only=True))
    assert [tuple("" if each is None else str(each) for each in row) for row in listed] == [
        tuple(row.values()) for row in table(results_csv(proceedings))
    ]


def test_a_name_that_looks_like_a_formula_is_none(proceedings: Proceedings) -> None:
    poll = proceedings.results[0]
    changed = with_topic(proceedings, dataclasses.replace(poll.topic, subject="=SUM(A1:A9)"))
    book = load_workbook(io.BytesIO(spreadsheet(changed)))
    cell = book["Uitslagen"]["D2"]
    assert (cell.value, cell.data_type) == ("=SUM(A1:A9)", "s")
    assert table(results_csv(changed))[0]["onderwerp"] == "'=SUM(A1:A9)"


def with_topic(proceedings: Proceedings, topic: Topic) -> Proceedings:
    """The same with another first real poll."""
    test, first, *others = proceedings.polls
    return dataclasses.replace(proceedings, polls=(test, dataclasses.replace(first, topic=topic), *others))


@needs_poppler
def test_the_results_on_paper(proceedings: Proceedings, tmp_path: Path) -> None:
    whole = " ".join(texts(results(proceedings), tmp_path))
    for poll in proceedings.results:
        assert poll.topic.subject in whole
        assert f"{poll.percentage} %" in whole
        for tally in poll.tallies:
            assert number(tally.votes) in whole
    assert whole.count("Aangenomen") == 10
    assert whole.count("Verworpen") == 4
    assert "Mark Boumans" in whole
    assert "Oefening met nagebootste stemkastjes" in whole


@needs_poppler
def test_the_voting_behaviour_on_paper(june: June, proceedings: Proceedings, tmp_path: Path) -> None:
    whole = " ".join(texts(voting_behaviour(proceedings), tmp_path))
    for row in june.assembly.register.values():
        assert f"{row.name} ({row.weight})" in whole
    wageningen = proceedings.polls[15]
    assert wageningen.topic.subject.startswith("Motie Ede")
    against = whole.partition("stemming 16 ".capitalize())[2].partition("Tegen")[2].partition("Afwezig")[0]
    assert "Wageningen (39)" in against


@needs_poppler
@pytest.mark.parametrize("paper", [results, voting_behaviour])
def test_nothing_is_cut_on_paper_however_long(paper: "type[results]", proceedings: Proceedings, tmp_path: Path) -> None:
    topic = dataclasses.replace(
        proceedings.results[0].topic, subject=LONG, movers=("Nuenen, Gerwen en Nederwetten",) * 9
    )
    raw = paper(with_topic(proceedings, topic))
    assert LONG in " ".join(texts(raw, tmp_path))
    assert all(has_clear_edges(page, 0.03) for page in pictures(raw, tmp_path, dpi=60))


@needs_poppler
def test_a_poll_that_has_no_effect_says_so(story_proceedings: Proceedings, tmp_path: Path) -> None:
    voided = [poll for poll in story_proceedings.results if poll.voided_because]
    assert [poll.voided_because for poll in voided] == ["betwist"]
    assert not voided[0].counts
    whole = " ".join(texts(results(story_proceedings), tmp_path))
    assert "Vervallen" in whole
    assert "de stemming is vervallen: betwist" in whole
    assert {row["uitkomst"] for row in table(results_csv(story_proceedings)) if row["vervallen"] == "ja"} == {
        "Vervallen"
    }


def test_the_same_ledger_gives_the_same_paper(proceedings: Proceedings) -> None:
    assert results(proceedings) == results(proceedings)


def test_an_odd_date_stops_no_paper(proceedings: Proceedings) -> None:
    meeting = dataclasses.replace(proceedings.meeting, date="najaar 2023")
    odd = dataclasses.replace(proceedings, meeting=meeting)
    assert load_workbook(io.BytesIO(spreadsheet(odd))).sheetnames == ["Uitslagen", "Stemgedrag"]
    assert results(odd).startswith(b"%PDF")


def test_a_poll_is_a_record(proceedings: Proceedings) -> None:
    assert all(isinstance(poll, PollRecord) and poll.counts for poll in proceedings.results)
