"""Changes of votes: V-19 to V-23."""

from pathlib import Path

import pytest

from firmware_protocol import envelope
from tests.verifier.ledger_maker import (
    bodies_of,
    signed_vote,
    to_base64,
    write_ledger,
)
from tests.verifier.tampering import Change, Changes, Tampering, failing_after, verified

finds = Changes()


@pytest.mark.parametrize(("check", "change"), finds.all, ids=lambda each: getattr(each, "__name__", each))
def test_change_is_found_by(check: str, change: Change, tmp_path: Path) -> None:
    assert failing_after(change, tmp_path) == {check}


@finds("V-19")
def vote_of_another_keypad(t: Tampering) -> None:
    hall = t.hall.assembly
    bound = envelope.hashed_vote_aad(hall.polls[1].announcement_hash, hall.pairings[1].acceptance_hash)
    t.data("vote_accepted", poll=1, pairing=1)["envelope"] = to_base64(signed_vote("SK-0002", 1, 1, 1, 1, bound))


@finds("V-19")
def vote_of_another_poll(t: Tampering) -> None:
    hall = t.hall.assembly
    bound = envelope.hashed_vote_aad(hall.polls[2].announcement_hash, hall.pairings[1].acceptance_hash)
    t.data("vote_accepted", poll=1, pairing=1)["envelope"] = to_base64(signed_vote("SK-0001", 1, 1, 1, 1, bound))


@finds("V-19")
def choice_that_the_keypad_did_not_sign(t: Tampering) -> None:
    t.data("vote_accepted", poll=1, pairing=1)["choice"] = 2


@finds("V-19")
def vote_in_no_poll(t: Tampering) -> None:
    t.data("vote_accepted", poll=1, pairing=1)["poll"] = 99


@finds("V-20")
def late_vote(t: Tampering) -> None:
    t.insert(t.index("poll_closed", poll=1) + 1, "vote_accepted", t.vote(1, 3, 1, 1))


@finds("V-20")
def vote_before_the_poll_is_open(t: Tampering) -> None:
    at = t.index("vote_accepted", poll=1, pairing=1)
    t.entries.insert(t.index("poll_opened", poll=1), t.entries.pop(at))


@finds("V-20")
def vote_given_to_another_municipality(t: Tampering) -> None:
    t.data("vote_accepted", poll=1, pairing=2)["municipality"] = "GM1904"


@finds("V-20")
def vote_for_no_option(t: Tampering) -> None:
    t.insert(t.index("poll_closing", poll=1), "vote_accepted", t.vote(1, 3, 1, 9))


@finds("V-20")
def vote_of_a_keypad_that_was_handed_in(t: Tampering) -> None:
    refused = t.data("vote_refused", pairing=5)
    accepted = {key: value for key, value in refused.items() if key != "reason"} | {"municipality": "GM0106"}
    t.entries[t.index("vote_refused", pairing=5)].update(event="vote_accepted", data=accepted)


@finds("V-21")
def vote_counted_twice(t: Tampering) -> None:
    t.insert(t.index("poll_closing", poll=1), "vote_accepted", t.data("vote_accepted", poll=1, pairing=1))


@finds("V-21")
def cloned_keypad(t: Tampering) -> None:
    t.insert(t.index("poll_closing", poll=1), "vote_accepted", t.vote(1, 1, 1, 2))


@finds("V-21")
def older_vote_put_in_the_place_of_a_newer_one(t: Tampering) -> None:
    refused = t.data("vote_refused", poll=3, pairing=1)
    accepted = {key: value for key, value in refused.items() if key != "reason"} | {"municipality": "GM0344"}
    t.entries[t.index("vote_refused", poll=3, pairing=1)].update(event="vote_accepted", data=accepted)


@finds("V-22")
def vote_kept_out(t: Tampering) -> None:
    data = t.data("vote_accepted", poll=1, pairing=2)
    refused = {key: value for key, value in data.items() if key != "municipality"} | {"reason": "not_open"}
    t.entries[t.index("vote_accepted", poll=1, pairing=2)].update(event="vote_refused", data=refused)


@finds("V-22")
def refusal_for_another_reason(t: Tampering) -> None:
    t.data("vote_refused", reason="held")["reason"] = "superseded"


@finds("V-22")
def refusal_of_a_vote_that_nobody_signed(t: Tampering) -> None:
    t.data("vote_refused", reason="held")["choice"] = 1


@finds("V-23")
def more_present_than_there_were(t: Tampering) -> None:
    t.data("poll_closed", poll=7)["present_votes"] += 75


def test_only_some_faults_are_named(tmp_path: Path) -> None:
    t = Tampering()
    for entry in t.entries:
        if entry["event"] == "vote_accepted":
            entry["data"]["envelope"] = ""
    report = verified(write_ledger(tmp_path / "x.ledger", bodies_of(t.end())))
    detail = next(check.detail for check in report.checks if check.id == "V-19")
    assert detail.splitlines()[-1] == "and 20 more"
    assert next(check.detail for check in report.checks if check.id == "V-26") == "not checked, because V-19 failed"
