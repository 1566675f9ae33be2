"""Changes of what the hall announces and does: V-15 to V-18."""

from pathlib import Path
from typing import Any

import pytest

from firmware_protocol import envelope
from firmware_protocol import messages as m
from stemkast.assembly.proposals import Question
from tests.verifier.ledger_maker import (
    HALL,
    SUCCESSION,
    TEST_QUESTION,
    bodies_of,
    to_base64,
    write_ledger,
)
from tests.verifier.tampering import Change, Changes, Tampering, failing, failing_after, verified

finds = Changes()


@pytest.mark.parametrize(("check", "change"), finds.all, ids=lambda each: getattr(each, "__name__", each))
def test_change_is_found_by(check: str, change: Change, tmp_path: Path) -> None:
    assert failing_after(change, tmp_path) == {check}


@pytest.mark.parametrize(
    ("changed", "check"),
    [
        ({}, ""),
        ({"key": SUCCESSION}, "V-15"),
        ({"assembly": b"a" * 16}, "V-15"),
        ({"epoch": 2}, "V-15"),
        ({"skip": 0}, "V-15"),
        ({"poll": 9}, "V-15"),
        ({"number": 9}, "V-15"),
        ({"kind": m.PollKind.REAL}, "V-15"),
        ({"question_hash": b"q" * 32}, "V-15"),
        ({"entry_hash": b"q" * 32}, "V-15"),
        ({"register_hash": b"r" * 32}, "V-15"),
        ({"nonce": b"n" * 15}, "V-15"),
        ({"revote": m.Revote.FIRST}, "V-15"),
        ({"options": ((1, "Tegen"), (2, "Voor"), (3, "Onthouding"))}, "V-15"),
        ({"title": "Iets anders"}, "V-15"),
    ],
    ids=lambda each: each if isinstance(each, str) else "-".join(each) or "as it was",
)
def test_an_announcement_that_says_something_else_is_found(changed: dict[str, Any], check: str, tmp_path: Path) -> None:
    t = Tampering()
    t.announce(changed)
    assert failing(verified(write_ledger(tmp_path / "x.ledger", bodies_of(t.end())))) == {check} - {""}


@pytest.mark.parametrize("payload", [b"\x81\x01", b"\xff", b"\xa0", b"\x98\x0c" + bytes(12)], ids=repr)
def test_an_announcement_that_is_no_announcement_is_found(payload: bytes, tmp_path: Path) -> None:
    t = Tampering()
    t.announce()
    from_hall = envelope.sign(payload, HALL)
    t.data("poll_announced", poll=8)["announcement"] = to_base64(from_hall)
    assert "V-15" in failing(verified(write_ledger(tmp_path / "x.ledger", bodies_of(t.end()))))


@pytest.mark.parametrize(
    "said",
    [
        (2, m.Action.OPEN, 7, 60, 1),
        (2, m.Action.HOLD, 4, 0, 1),
        (2, m.Action.HOLD, 7, 30, 1),
        (2, m.Action.HOLD, 7, 0, 2),
        (3, m.Action.HOLD, 7, 0, 1),
    ],
)
def test_a_control_that_says_something_else_is_found(said: tuple[Any, ...], tmp_path: Path) -> None:
    t = Tampering()
    assert t.data("poll_held")["control"] == t.signed_control(2, m.Action.HOLD, 7)
    t.data("poll_held")["control"] = t.signed_control(*said)
    assert failing(verified(write_ledger(tmp_path / "x.ledger", bodies_of(t.end())))) == {"V-16"}


@finds("V-16")
def control_for_a_poll_that_was_closed(t: Tampering) -> None:
    t.data("poll_voided", poll=2)["control"] = t.signed_control(2, m.Action.VOIDED, 11)


@finds("V-17")
def poll_opened_again(t: Tampering) -> None:
    opened = t.signed_control(7, m.Action.OPEN, 90, 30)
    t.append("poll_opened", {"poll": 7, "seconds": 30, "control": opened})


@finds("V-17")
def replica_waived_in_a_poll_that_is_over(t: Tampering) -> None:
    t.append("replication_waived", {"poll": 7, "reason": "beide laptops vielen uit"})


@finds("V-17")
def replica_waived_in_no_poll(t: Tampering) -> None:
    t.append("replication_waived", {"poll": 99, "reason": "beide laptops vielen uit"})


@finds("V-17")
def declared_again(t: Tampering) -> None:
    t.append("result_contested", {"poll": 6, "ground": "majority_asks", "municipality": ""})


@finds("V-17")
def step_of_no_poll(t: Tampering) -> None:
    t.append("poll_opened", {"poll": 99, "seconds": 0, "control": ""})


@finds("V-17")
def closed_before_the_contest_is_decided(t: Tampering) -> None:
    t.append("result_contested", {"poll": 7, "ground": "majority_asks", "municipality": ""})


@finds("V-18")
def words_that_are_not_those_of_the_proposal(t: Tampering) -> None:
    t.data("proposal_added")["proposal"]["subject"] = "Motie tegen de zon"


@finds("V-18")
def majority_that_is_not_that_of_the_proposal(t: Tampering) -> None:
    t.data("proposal_added", 4)["proposal"]["majority"] = {"fraction": "3/4", "strict": True}


@finds("V-18")
def option_that_the_proposal_does_not_have(t: Tampering) -> None:
    t.data("proposal_added", 1)["proposal"]["options"][1] = "Mars"


@finds("V-18")
def option_that_is_left_out(t: Tampering) -> None:
    t.data("proposal_added", 1)["proposal"]["options"].append("Mars")


@finds("V-18")
def amendment_that_is_decided_later(t: Tampering) -> None:
    proposal = {**t.data("proposal_added", 5)["proposal"], "id": "01-10"}
    t.insert(t.index("matter_called", proposals=["01-5"]), "proposal_added", {"proposal": proposal})


@finds("V-18")
def proposal_in_a_test_poll(t: Tampering) -> None:
    t.announce(question=Question("Proef", ("01-9",)))


@finds("V-18")
def question_without_options(t: Tampering) -> None:
    t.announce(question=Question("Proef", (), TEST_QUESTION.options[:2][::-1]))
