"""Agendas from lists and JSON; late motions and amendments."""

import json
from datetime import date
from fractions import Fraction
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemkast.assembly.assembly import Assembly
from stemkast.assembly.commands import Record
from stemkast.assembly.csv_rows import ImportRefused
from stemkast.assembly.majority import Majority
from stemkast.assembly.proposals import AgendaItem, ItemKind, Proposal, ProposalKind, Recommendation
from stemkast.demo.agenda_file import AgendaFile, read_agenda
from stemkast.preparation.agenda import Draft, judged
from stemkast.preparation.agenda_list import ReadAgenda, moment_of, read_agenda_list
from stemkast.preparation.deadline import deadline
from tests.preparation.sheets import csv, xlsx
from tests.preparation.test_mandate_list import ROWS

OF_2023 = (files("stemkast.demo") / "data" / "alv-2023-06-14.json").read_bytes()
UNTIL = deadline(date(2023, 6, 14))
LIST = (
    "Nr;Titel;Soort;Indieners;Medeondersteuners;Preadvies;Meerderheid;Opties;Wijzigt;Gewijzigde tekst;Ingediend",
    "01;Opening;ter kennisname;;;;;;;;",
    "02;Statuten;ter besluitvorming;;;;;;;;",
    "02;Statutenwijziging;voorstel;;;;2/3;;;;",
    "02;Amendement Utrecht;amendement;Utrecht;;;;;02-1;Statutenwijziging (2);31-05-2023 16:00",
    "02;Amendement Assen;amendement;Assen;;;;;02-1;Statutenwijziging (3);01-06-2023 13:01 uur",
    "03;Moties;;;;;;;;;",
    "03;Motie A;motie;Utrecht;Assen, Den Haag;ontraden;;;;;2023-06-02 09:00",
    "03;Motie B;motie;Atlantis;;overnemen;;;;;2023-06-01 13:00",
    "04;Keuze;;;;;;;;;",
    "04;Welke optie;ordevoorstel;;;;;Optie 1|Optie 2;;;",
)


def read(data: bytes) -> ReadAgenda:
    agenda = read_agenda_list(data)
    assert isinstance(agenda, ReadAgenda), agenda
    return agenda


def test_a_list_with_everything() -> None:
    agenda = read(csv(*LIST))
    assert agenda.problems == ()
    assert [each.number for each in agenda.draft.items] == ["01", "02", "03", "04"]
    assert agenda.draft.items[0] == AgendaItem("01", "Opening", ItemKind.INFORMATION)
    statutes, amendment, _, motion, _, choice = agenda.draft.proposals
    assert statutes.majority == Majority(Fraction(2, 3), strict=False)
    assert (amendment.amends, amendment.changed_subject) == ("02-1", "Statutenwijziging (2)")
    assert motion == Proposal(
        "03-1",
        "03",
        "Motie A",
        ProposalKind.MOTION,
        "de motie",
        ("Utrecht",),
        Recommendation.ADVISE_AGAINST,
        supporters=("Assen", "Den Haag"),
        submitted="2023-06-02T09:00",
    )
    assert choice.options == ("Optie 1", "Optie 2")
    assert read(xlsx(line.split(";") for line in LIST)).draft == agenda.draft


def test_what_is_late_is_inadmissible_or_marked() -> None:
    report = judged(read(csv(*LIST)).draft, UNTIL, ROWS)
    assert [each.text for each in report.problems] == [
        "the amendment 'Amendement Assen' was handed in too late (2023-06-01 13:01) and is inadmissible"
    ]
    assert [each.text for each in report.remarks] == [
        "'Motie A' was handed in late (2023-06-02 09:00)",
        "'Atlantis' of 'Motie B' is no municipality of the register",
    ]
    assert {each.subject: each.late for each in report.draft.proposals} == {
        "Statutenwijziging": False,
        "Amendement Utrecht": False,
        "Motie A": True,
        "Motie B": False,
        "Welke optie": False,
    }
    assert judged(report.draft, None, ()).draft.proposals[2].late is False


def test_rows_that_are_wrong_are_left_out_and_named() -> None:
    agenda = read(
        csv(
            LIST[0],
            "01;Opening;ter kennisname;;;;;;;;",
            "01;Nog eens;;;;;;;;;",
            "02;Zwevend;motie;;;;;;;;",
            ";Zonder nummer;;;;;;;;;",
            "01;Soort;wens;;;;;;;;",
            "01;Meerderheid;voorstel;;;;5/4;;;;",
            "01;Advies;motie;;;misschien;;;;;",
            "01;Opties;voorstel;;;;;Een;;;",
            "01;Amendement;amendement;;;;;;;;",
            "01;Moment;motie;;;;;;;;2023-13-01",
            "01;Proef;proefstemming;;;;;;;;",
        )
    )
    assert [each.row for each in agenda.problems] == list(range(3, 12))
    assert agenda.draft == Draft((AgendaItem("01", "Opening", ItemKind.INFORMATION),))
    assert all("%" not in each.text for each in agenda.problems)


def test_json_gives_what_a_replay_reads() -> None:
    whole = read_agenda(OF_2023)
    assert isinstance(whole, AgendaFile)
    draft = read(OF_2023).draft
    assert draft.items == tuple(each.item for each in whole.items)
    assert draft.proposals == tuple(
        each.proposal for item in whole.items for each in item.decisions if each.proposal is not None
    )
    assert read(b"\xef\xbb\xbf" + OF_2023).draft == draft


def test_json_that_is_no_agenda_is_refused() -> None:
    for data in (b"{", b"[]", b"{}", json.dumps({"agenda": [{"nr": "1"}]}).encode(), b'{"agenda": [{}, {}]}'):
        assert isinstance(read_agenda_list(data), ImportRefused)
    double = json.dumps({"agenda": [{"nr": "1", "title": "A"}, {"nr": "1", "title": "B"}]}).encode()
    assert "another item has this number" in str(read_agenda_list(double))


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("", ""),
        ("2023-06-01", "2023-06-01T23:59"),
        ("2023-06-01T09:05:00", "2023-06-01T09:05"),
        ("1-6-2023 9.05 uur", "2023-06-01T09:05"),
        ("01/06/2023", "2023-06-01T23:59"),
        ("31-06-2023", None),
        ("gisteren", None),
    ],
)
def test_moments_as_people_write_them(text: str, moment: str | None) -> None:
    assert moment_of(text) == moment


def test_a_draft_is_edited_by_hand() -> None:
    draft = read(csv(*LIST)).draft
    changed = draft.with_item(AgendaItem("03", "Moties en resoluties"))
    assert [each.title for each in changed.items][2] == "Moties en resoluties"
    assert changed.next_id("02") == "02-4"
    less = changed.without_item("02").without_proposal("03-1")
    assert [each.id for each in less.proposals] == ["03-2", "04-1"]


def test_a_draft_is_written_in_an_order_that_the_rules_take() -> None:
    report = judged(read(csv(*LIST)).draft, UNTIL, ())
    swapped = Draft(report.draft.items, report.draft.proposals[::-1])
    kinds = [
        command.event.proposal.kind  # type: ignore[attr-defined]
        for command in swapped.commands()
        if isinstance(command, Record) and hasattr(command.event, "proposal")
    ]
    assert kinds[-1] is ProposalKind.AMENDMENT
    assert len(Assembly().items) == 0


@given(st.binary(max_size=300))
def test_nothing_raises(data: bytes) -> None:
    read_agenda_list(data)
    read_agenda_list(b"{" + data)
    read_agenda_list("\n".join(LIST[:4]).encode() + b"\n" + data)
