"""What is worth asking about: found, in both languages, and no fault."""

import dataclasses
import string
import tomllib
from importlib.resources import files
from pathlib import Path

from stemkast.verifier import Report, verify
from stemkast.verifier.catalogue import EVENTS
from tests.verifier.corpus_committee import decided
from tests.verifier.ledger_maker import Entry, bodies_of, write_ledger
from tests.verifier.tampering import Tampering

SENTENCES = tomllib.loads(files("stemkast.verifier").joinpath("remarks.toml").read_text("utf-8"))
BETWEEN = {"clock": {"at", "latest"}, "skipped": {"serial", "number", "before"}}


def report_of(folder: Path, ended: list[Entry]) -> Report:
    report = verify(write_ledger(folder / "x.ledger", bodies_of(ended)))
    assert isinstance(report, Report)
    return report


def test_every_sentence_speaks_of_fields_that_there_are() -> None:
    for kind, sentence in SENTENCES.items():
        assert list(sentence) == ["en", "nl"]
        there = BETWEEN.get(kind) or EVENTS[kind].keys()
        for text in sentence.values():
            assert {field for _, field, _, _ in string.Formatter().parse(text) if field} <= set(there), kind


def test_a_vote_that_was_left_out_leaves_a_number_that_its_keypad_skipped(tmp_path: Path) -> None:
    """Whoever drops a vote and makes the declaration fit leaves this behind, if the keypad voted again later."""
    t = Tampering()
    del t.entries[t.index("vote_accepted", poll=6, pairing=3)]
    later = t.index("vote_accepted", poll=7, pairing=3)
    before = t.index("vote_accepted", poll=4, pairing=3)
    told = [each for each in report_of(tmp_path, t.end()).remarks if each.entry == later]
    assert [each.text for each in told] == [
        f"Keypad SK-0003 signed 1 vote(s) between entry {before} and this one that are not here:"
        " lost on the way, or left out."
    ]
    assert "SK-0003" in told[0].tekst


def test_nothing_is_skipped_in_an_honest_assembly(tmp_path: Path) -> None:
    report = report_of(tmp_path, Tampering().end())
    assert report.ok
    assert not [each for each in report.remarks if "not here" in each.text]
    assert [each.text for each in report.remarks][:2] == [
        "The result of poll 2 was contested.",
        "Poll 2 was voided. Reason: betwist",
    ]


def test_more_time_in_an_open_poll_is_worth_asking_about(tmp_path: Path) -> None:
    t = Tampering()
    t.insert(t.index("poll_closing", poll=7), "poll_extended", {"poll": 7, "seconds": 60})
    report = report_of(tmp_path, t.end())
    assert report.ok, "it is no fault"
    (told,) = [each for each in report.remarks if "60 seconds" in each.text]
    assert told.tekst == "Stemming 7 was open en kreeg vanaf toen 60 seconden (0: geen eind). Op wie werd gewacht?"


def test_what_a_spot_check_says_is_told_only_where_it_differs(tmp_path: Path) -> None:
    texts = [each.text for each in report_of(tmp_path, decided().end()).remarks]
    assert [each for each in texts if "spot check" in each] == [
        "In the spot check of poll 2, GM1904 did not agree: er staat Bas"
    ]


def test_a_long_list_is_cut_in_the_text_and_whole_in_the_json(tmp_path: Path) -> None:
    report = report_of(tmp_path, Tampering().end())
    many = dataclasses.replace(report, remarks=report.remarks[:1] * 50)
    assert many.text().count(report.remarks[0].text) == 30
    assert "and 20 more" in many.text()
    assert len(many.to_json()["remarks"]) == 50  # type: ignore[arg-type]  # an object of JSON


def test_a_check_that_could_not_be_made_is_not_said_to_have_found_something(tmp_path: Path) -> None:
    t = Tampering()
    t.data("vote_accepted", poll=7, pairing=4)["choice"] = 1
    text = report_of(tmp_path, t.end()).text()
    assert "?      V-26 " in text
    assert "Who opens the file with another program" not in text
    assert text.index("FAILED V-19") > text.index("ok     V-39")
    assert "the keypad of GM1992 'Voorne aan Zee' did not sign this vote for poll 7" in text
    assert "declared 208 for of 3 municipalities, 58 against of 1 municipalities" in text
