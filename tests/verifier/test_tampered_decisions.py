"""Changes of what was decided: V-24 and V-25."""

from pathlib import Path

import pytest

from tests.verifier.ledger_maker import (
    bodies_of,
    write_ledger,
)
from tests.verifier.tampering import Change, Changes, Tampering, failing, failing_after, verified

finds = Changes()


@pytest.mark.parametrize(("check", "change"), finds.all, ids=lambda each: getattr(each, "__name__", each))
def test_change_is_found_by(check: str, change: Change, tmp_path: Path) -> None:
    assert failing_after(change, tmp_path) == {check}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("outcome", "rejected"),
        ("percentage", "78,21"),
        ("abstained", 1),
        ("chosen", "Zon"),
        ("chair", "de voorzitter"),
        ("words", ""),
        ("votes", [{"key": 1, "municipalities": 3, "votes": 209}, {"key": 2, "municipalities": 1, "votes": 58}]),
    ],
)
def test_a_declaration_that_the_votes_do_not_give_is_found(name: str, value: object, tmp_path: Path) -> None:
    t = Tampering()
    t.data("result_declared", poll=7)[name] = value
    report = verified(write_ledger(tmp_path / "x.ledger", bodies_of(t.end())))
    assert failing(report) == {"V-24"}
    assert report.polls[-1].outcome == "adopted"


@finds("V-24")
def lot_without_a_tie(t: Tampering) -> None:
    t.append("lot_drawn", {"poll": 7, "seed": "", "source": "munt", "chosen": 1})


@finds("V-24")
def dropped_vote(t: Tampering) -> None:
    del t.entries[t.index("vote_accepted", poll=7, pairing=3)]


@finds("V-25")
def acclamation_after_an_objection(t: Tampering) -> None:
    acclamation = t.data("acclamation_declared", proposals=["01-7"])
    t.insert(t.index("proposal_held_over"), "matter_called", {"item": "01", "proposals": ["01-7"]})
    t.insert(t.index("proposal_held_over"), "acclamation_declared", acclamation)
    del t.entries[t.index("proposal_held_over")]


@finds("V-25")
def decided_twice(t: Tampering) -> None:
    t.append("matter_called", {"item": "01", "proposals": ["01-1"]})


@finds("V-25")
def proposal_that_does_not_exist(t: Tampering) -> None:
    t.append("acclamation_declared", {"proposals": ["99"], "chair": "de vicevoorzitter", "words": "Ja."})


@finds("V-25")
def withdrawn_after_it_was_adopted(t: Tampering) -> None:
    t.append("proposal_withdrawn", {"proposal": "01-1"})


@finds("V-25")
def taken_off_for_no_reason(t: Tampering) -> None:
    t.data("proposal_taken_off")["because"] = "01-3"


@finds("V-25")
def restored_after_it_was_adopted(t: Tampering) -> None:
    t.append("proposal_restored", {"proposal": "01-1"})


@finds("V-25")
def acclamation_by_who_is_not_in_the_chair(t: Tampering) -> None:
    t.data("acclamation_declared")["chair"] = "iemand anders"


@finds("V-25")
def objection_to_what_was_not_called(t: Tampering) -> None:
    t.append("acclamation_objected", {"proposals": ["01-3"]})


@finds("V-25")
def proposal_added_twice(t: Tampering) -> None:
    proposal = t.data("proposal_added")["proposal"]
    t.insert(t.index("proposal_added", 1), "proposal_added", {"proposal": proposal})


@finds("V-25")
def contested_by_who_is_not_there(t: Tampering) -> None:
    t.data("result_contested", poll=2)["municipality"] = "GM9999"


@finds("V-25")
def contest_rejected_by_a_minority(t: Tampering) -> None:
    t.data("contest_rejected")["votes_for"] = 3


@finds("V-25")
def voided_without_a_reason(t: Tampering) -> None:
    t.data("poll_voided", poll=2)["reason"] = ""
