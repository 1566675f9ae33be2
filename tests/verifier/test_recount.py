import dataclasses
import json
from pathlib import Path

import pytest

from stemkast.assembly import events
from stemkast.assembly.outcome import Outcome
from stemkast.assembly.proposals import Proposal
from stemkast.assembly.settings import RevotePolicy, Settings, TieRule
from stemkast.assembly.tally import draw
from stemkast.ledger.store import LedgerStore
from stemkast.verifier import Anchors, Report, recount, verify
from stemkast.verifier.checks import ANCHORS
from tests.verifier import corpus_votes
from tests.verifier.ledger_maker import (
    TEST_QUESTION,
    VKEY,
    Hall,
    bodies_of,
    election,
    write_bundle,
    write_ledger,
)


def report_of(path: Path, hall_key: str | None = None, running: bool = False) -> Report:
    report = verify(path, hall_key, running)
    assert isinstance(report, Report)
    return report


def failed(report: Report) -> dict[str, str]:
    return {check.id: check.detail for check in report.checks if not check.ok}


def test_the_whole_story_holds(ledger: Path, bundle: Path) -> None:
    for path in (ledger, bundle):
        report = report_of(path, VKEY)
        assert failed(report) == {}
        assert report.ok
        assert report.anchored
        assert report.anchors == ("hall-key",)
    assert report_of(ledger).polls == report_of(bundle).polls


def test_the_matters_are_recounted_in_the_order_in_which_they_were_handled(ledger: Path) -> None:
    rows = [(each.id, each.method, each.outcome, each.percentage, each.voided) for each in report_of(ledger).polls]
    assert rows == [
        ("poll-1", "weighted", None, "98,68", False),
        ("poll-2", "weighted", "void", "99,31", True),
        ("poll-3", "weighted", "adopted", "53,90", False),
        ("poll-4", "weighted", "no_majority", "37,69", False),
        ("poll-5", "weighted", "void", None, True),
        ("poll-6", "weighted", "Zon", "70,35", False),
        ("01-3", "acclamation", "adopted", None, False),
        ("01-6", "acclamation", "adopted", None, False),
        ("01-7", "acclamation", "void", None, True),
        ("01-8", "acclamation", "adopted", None, False),
        ("01-7", "held_over", None, None, False),
        ("01-4", "withdrawn", None, None, False),
        ("poll-7", "weighted", "adopted", "78,20", False),
    ]


def test_the_json_has_exactly_the_form_that_is_promised(bundle: Path) -> None:
    written = json.loads(json.dumps(report_of(bundle).to_json()))
    assert list(written) == ["ok", "anchored", "anchors", "entries", "root", "hall_key", "checks", "polls", "remarks"]
    assert written["ok"] is True
    assert written["anchored"] is False
    assert written["anchors"] == []
    assert written["hall_key"] == VKEY
    assert [check["id"] for check in written["checks"]] == [
        f"V-{n:02}" for n in range(1, 41) if n not in (6, 32, 34, 35, 36, 37, 40)
    ]
    assert all(list(check) == ["id", "title", "ok", "detail"] for check in written["checks"])
    keys = ["id", "subject", "kind", "method", "outcome", "votes", "abstained", "percentage", "voided", "words"]
    assert all(list(each) == keys for each in written["polls"])
    assert written["polls"][0]["kind"] == "test"
    assert written["polls"][0]["votes"] == {"for": 75, "against": 1}
    choice = written["polls"][5]
    assert choice["votes"] == {"Zon": 140, "Maan": 1, "De allermooiste en allerlangste naam van al": 58}
    assert choice["abstained"] == 68
    assert written["polls"][12]["subject"] == "Statuten (2)"


def test_the_text_says_whether_it_is_anchored_and_what_fails(ledger: Path) -> None:
    text = report_of(ledger).text()
    assert "NOT ANCHORED" in text
    assert "Everything holds." in text
    counted = "adopted / aangenomen 53,90% (76 for / voor, 65 against / tegen, 58 abstained / onthouding)"
    assert f"    poll-3  Motie over de zon\n            {counted}\n            “De uitslag.”\n" in text
    anchored = report_of(ledger, f"{VKEY}\n").text()
    assert "NOT ANCHORED" not in anchored
    assert "anchored by hall-key" in anchored
    other = report_of(ledger, VKEY.replace("+", "+0", 1)).text()
    assert "FAILED V-06" in other
    assert "1 of 30 checks FAILED." in other
    assert "Nobody looked for" in anchored
    assert "Nobody looked for" not in dataclasses.replace(report_of(ledger), anchors=tuple(ANCHORS)).text()
    subject = dataclasses.replace(report_of(ledger).polls[0], subject="\x1b[2J\u202e")
    assert "\x1b" not in dataclasses.replace(report_of(ledger), polls=(subject,)).text()


def test_an_assembly_that_is_not_closed(whole_story: Hall, tmp_path: Path) -> None:
    bodies = bodies_of(whole_story.entries)
    path = write_ledger(tmp_path / "running.ledger", bodies[:60], [50])
    with LedgerStore.open(path) as store:
        store.append(bodies[60:])
    assert failed(report_of(path)).keys() == {"V-09"}
    assert failed(report_of(path, running=True)) == {}
    bundle = write_bundle(tmp_path / "bundle", path)
    assert failed(report_of(bundle)).keys() == {"V-09"}
    assert failed(report_of(bundle, running=True)) == {}


def test_a_ledger_that_only_begins(whole_story: Hall, tmp_path: Path) -> None:
    bodies = bodies_of(whole_story.entries)
    for size in (1, 2, 3, 30, 40, 50):
        path = tmp_path / f"{size}.ledger"
        with LedgerStore.create(path) as store:
            store.append(bodies[:size])
        assert failed(report_of(path, running=True)) == {}
        assert failed(report_of(path)).keys() == {"V-09"}


def test_the_direction_of_a_running_poll_is_not_shown(tmp_path: Path) -> None:
    hall = Hall()
    hall.prepare()
    hall.open(TEST_QUESTION, events.PollKind.TEST)
    hall.vote(1, 1)
    report = report_of(write_ledger(tmp_path / "open.ledger", bodies_of(hall.entries)), running=True)
    assert report.ok
    assert report.polls == ()


def test_an_empty_ledger_has_no_first_entry(tmp_path: Path) -> None:
    with LedgerStore.create(tmp_path / "empty.ledger"):
        pass
    report = report_of(tmp_path / "empty.ledger")
    assert "V-05" in failed(report)
    assert report.hall_key is None
    assert "hall key / sleutel van de zaal unknown / onbekend" in report.text()


def test_a_clock_that_jumps_back_is_a_remark(whole_story: Hall, tmp_path: Path) -> None:
    entries = whole_story.end()
    entries[60] = {**entries[60], "at": "2023-06-14T07:59:59.000Z"}
    report = report_of(write_ledger(tmp_path / "clock.ledger", bodies_of(entries)))
    assert report.ok
    told = next(each for each in report.remarks if each.entry == 60)
    assert told.text.startswith("The clock was set back, from ")
    assert told.tekst in report.text()


def test_progress_is_told_up_to_the_last_entry(ledger: Path) -> None:
    told: list[tuple[int, int]] = []
    report = verify(ledger, progress=lambda done, of: told.append((done, of)))
    assert isinstance(report, Report)
    assert told[0] == (0, report.entries)
    assert told[-1] == (report.entries, report.entries)
    assert told == sorted(told)


def test_a_roll_call_is_recounted_with_its_weights(tmp_path: Path) -> None:
    tampering = corpus_votes.called()
    ledger = write_ledger(tmp_path / "called.ledger", bodies_of(tampering.end()))
    report = report_of(ledger)
    assert failed(report) == {}
    last = report.polls[-1]
    assert (last.method, last.votes, last.outcome, last.percentage) == (
        "roll_call",
        {"for": 65, "against": 58},
        "adopted",
        "52,85",
    )


def test_a_roll_call_that_is_voided_tells_keypads_nothing(tmp_path: Path) -> None:
    hall = Hall()
    hall.prepare()
    hall.enrol_witnesses()
    hall.propose(Proposal("01-1", "01", "Motie"))
    hall.call("01-1")
    hall.call_roll({"GM0344": 1, "GM0106": 2})  # before any test poll: the keypads failed
    hall.do(events.ResultContested(1, events.ContestGround.MAJORITY_ASKS, ""), events.PollVoided(1, "betwist", b""))
    report = report_of(write_ledger(tmp_path / "voided.ledger", bodies_of(hall.end())))
    assert failed(report) == {}
    assert (report.polls[0].method, report.polls[0].voided) == ("roll_call", True)


def test_the_first_vote_counts_where_the_settings_say_so(tmp_path: Path) -> None:
    hall = Hall(Settings(revote=RevotePolicy.FIRST, test_poll_first=False, abstentions_count=True))
    hall.prepare()
    hall.propose(Proposal("01-1", "01", "Motie"))
    hall.call("01-1")
    hall.open()
    for pairing, choice in ((1, 1), (1, 2), (2, 3), (3, 2)):
        hall.vote(pairing, choice)  # the second vote of 1 is refused
    hall.close()
    assert hall.declare() is Outcome.ADOPTED
    report = report_of(write_ledger(tmp_path / "first.ledger", bodies_of(hall.end())))
    assert failed(report) == {}
    assert report.polls[0].votes == {"for": 75, "against": 65}
    assert report.polls[0].percentage == "53,19"


TIE = {1: 1, 4: 1, 3: 2, 5: 2}


@pytest.mark.parametrize("choice", [True, False])
def test_a_tie_is_decided_by_lot(tmp_path: Path, choice: bool) -> None:
    hall = election(Settings(tie=TieRule.LOT))
    if not choice:
        hall.propose(Proposal("01-2", "01", "Motie"))
        hall.call("01-2")
    poll = hall.open()
    for pairing, key in TIE.items():
        hall.vote(pairing, key)
    hall.close()
    drawn = draw(b"zaad", (1, 2))
    hall.do(events.LotDrawn(poll, b"zaad", "kop of munt", drawn))
    outcome = hall.declare()
    report = report_of(write_ledger(tmp_path / "tie.ledger", bodies_of(hall.end())))
    assert failed(report) == {}
    assert report.polls[1].percentage == "50,00"
    assert outcome is not None
    assert report.polls[1].outcome == (("Anna", "Bas")[drawn - 1] if choice else outcome.value)


def test_a_tie_without_a_lot_leads_to_a_next_round(tmp_path: Path) -> None:
    hall = election(Settings(tie=TieRule.NEXT_ROUND))
    assert hall.poll(TIE) is Outcome.TIE
    assert hall.poll({1: 1}) is Outcome.CHOSEN
    report = report_of(write_ledger(tmp_path / "rounds.ledger", bodies_of(hall.end())))
    assert failed(report) == {}
    assert [each.outcome for each in report.polls] == [None, "tie", "Anna"]


def test_who_leaves_takes_the_keypad_and_the_presence_along(tmp_path: Path) -> None:
    hall = election(Settings())
    poll = hall.open()
    hall.vote(2, 1)
    hall.do(events.PairingEnded(2, events.PairingEnd.RETURNED), events.PairingEnded(1, events.PairingEnd.LEFT_EARLY))
    hall.do(events.MandateWithdrawn("GM0344", "ziek"))
    hall.close()
    assert hall.declare() is Outcome.CHOSEN
    hall.do(events.ResultContested(poll, events.ContestGround.MAJORITY_ASKS, ""), events.PollVoided(poll, "x", b""))
    hall.do(events.MandateIssued("GM0344", events.RepresentativeRole.CLERK, "", "7"))
    assert hall.poll({}) is Outcome.VOID
    report = report_of(write_ledger(tmp_path / "gone.ledger", bodies_of(hall.end())))
    assert failed(report) == {}
    assert [(each.outcome, each.percentage) for each in report.polls[1:]] == [("void", "100,00"), ("void", None)]


def test_the_document_lists_the_checks_as_they_are(bundle: Path) -> None:
    document = (Path(recount.__file__).parent / "VERIFY.md").read_text()
    listed = [tuple(line.split(" | ")[:2]) for line in document.splitlines() if line.startswith("| V-")]
    everything = Anchors(VKEY, "succession", "fleet", ["a witness"], b"register", [b"checkpoint"])
    report = verify(bundle, anchors=everything)
    assert isinstance(report, Report)
    assert listed == [(f"| {check.id}", check.title) for check in report.checks]
