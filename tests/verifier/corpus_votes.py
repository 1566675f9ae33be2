"""Attacks of a dishonest hall or operator on votes, by keypad and by roll call."""

import base64

from stemkast.assembly import events
from stemkast.assembly.event_codec import to_data
from stemkast.assembly.proposals import Proposal
from stemkast.assembly.roll_call import Act
from tests.verifier.attack import Corpus
from tests.verifier.ledger_maker import (
    story,
    to_base64,
)
from tests.verifier.tampering import Tampering

CORPUS = Corpus()
entries, files = CORPUS.entries, CORPUS.files


@entries("hall", "V-19")
def invented_vote_with_a_signature_of_another_key(t: Tampering) -> None:
    vote = t.vote(2, 3, 9, 1)
    vote["envelope"] = t.data("vote_accepted", poll=3, pairing=3)["envelope"]
    t.insert(t.index("poll_closing", poll=2), "vote_accepted", vote)


@entries("hall", "V-19 V-24")
def choice_of_a_vote_changed(t: Tampering) -> None:
    t.data("vote_accepted", poll=7, pairing=4)["choice"] = 1


@entries("hall", "V-19")
def invented_vote_without_a_signature_of_a_keypad(t: Tampering) -> None:
    vote = {**t.vote(2, 3, 9, 1), "envelope": ""}
    t.insert(t.index("poll_closing", poll=2), "vote_accepted", vote)


@entries("hall", "V-19")
def vote_of_the_test_poll_replayed_in_a_real_one(t: Tampering) -> None:
    tested = t.data("vote_accepted", poll=1, pairing=1)
    t.insert(t.index("poll_closing", poll=2), "vote_accepted", {**tested, "poll": 2})


@entries("hall", "V-19 V-24")
def header_added_to_the_envelope_of_a_vote(t: Tampering) -> None:
    vote = t.data("vote_accepted", poll=7, pairing=1)
    raw = base64.b64decode(vote["envelope"])
    vote["envelope"] = to_base64(raw[:6] + b"\xa1\x04\x41\x01" + raw[7:])


@entries("hall", "V-20 V-24")
def vote_moved_to_another_municipality(t: Tampering) -> None:
    t.data("vote_accepted", poll=7, pairing=4)["municipality"] = "GM0088"


@entries("hall", "V-24")
def vote_dropped(t: Tampering) -> None:
    del t.entries[t.index("vote_accepted", poll=7, pairing=3)]


@entries("hall", "V-37", "checkpoint")
def vote_dropped_and_the_declaration_made_to_fit(t: Tampering) -> None:
    vote_dropped(t)
    counted = [{"key": 1, "municipalities": 2, "votes": 143}, {"key": 2, "municipalities": 1, "votes": 58}]
    t.data("result_declared", poll=7).update(votes=counted, percentage="71,14")


@entries("hall", "V-37", "checkpoint")
def refusal_removed(t: Tampering) -> None:
    del t.entries[t.index("vote_refused", reason="held")]


@entries("hall", "V-22")
def refusal_with_another_reason(t: Tampering) -> None:
    t.data("vote_refused", reason="held")["reason"] = "not_open"


@entries("hall", "V-22")
def good_vote_refused(t: Tampering) -> None:
    at = t.index("vote_accepted", poll=1, pairing=2)
    refused = {key: value for key, value in t.entries[at]["data"].items() if key != "municipality"}
    t.entries[at].update(event="vote_refused", data=refused | {"reason": "not_open"})


@entries("hall", "V-20")
def late_vote_accepted(t: Tampering) -> None:
    t.insert(t.index("poll_closed", poll=2) + 1, "vote_accepted", t.vote(2, 3, 9, 1))


@entries("hall", "V-21")
def older_vote_put_in_the_place_of_a_newer_one(t: Tampering) -> None:
    at = t.index("vote_refused", poll=3, pairing=1)
    accepted = {key: value for key, value in t.entries[at]["data"].items() if key != "reason"}
    t.entries[at].update(event="vote_accepted", data=accepted | {"municipality": "GM0344"})


@entries("hall", "V-21")
def keypad_cloned(t: Tampering) -> None:
    counter = t.data("vote_accepted", poll=2, pairing=1)["counter"]
    t.insert(t.index("poll_closing", poll=2), "vote_accepted", t.vote(2, 1, counter, 2))


@entries("base station", "V-21")
def vote_repeated_and_written_twice(t: Tampering) -> None:
    t.insert(t.index("poll_closing", poll=2), "vote_accepted", t.data("vote_accepted", poll=2, pairing=1))


# A roll call, in which no keypad signs


def called() -> Tampering:
    """The story, and then a poll by roll call: 65 for, 58 against."""
    hall = story()
    hall.enrol_witnesses()
    hall.propose(Proposal("01-20", "01", "Motie bij hoofdelijke stemming"))
    hall.call("01-20")
    hall.call_roll({"GM1904": 1, "GM1992": 2})
    return Tampering(hall, is_told=True)


@entries("hall", "V-39", of=called)
def vote_of_a_roll_call_invented(t: Tampering) -> None:
    """Utrecht, which said nothing, with the signatures of what somebody else said."""
    for event in ("roll_call_entered", "roll_call_confirmed"):
        vote = {**t.data(event, municipality="GM1992"), "municipality": "GM0344"}
        t.insert(t.index("roll_call_closed"), event, vote)


@entries("operator", "V-39 V-24", of=called)
def vote_of_a_roll_call_changed(t: Tampering) -> None:
    for event in ("roll_call_entered", "roll_call_confirmed"):
        t.data(event, municipality="GM1992")["choice"] = 1


@entries("operator", "V-39 V-24", of=called)
def one_witness_entered_and_confirmed(t: Tampering) -> None:
    heard = t.hall.heard("GM1992", 2, Act.CONFIRM, "voorzitter")
    t.data("roll_call_confirmed", municipality="GM1992").update(witness="voorzitter", signature=to_base64(heard[-1]))


@entries("operator", "V-39", of=called)
def vote_of_a_roll_call_that_nobody_confirmed_passed_over(t: Tampering) -> None:
    heard = t.hall.heard("GM0344", 2, Act.ENTER, "voorzitter")
    t.insert(t.index("roll_call_closed"), "roll_call_entered", to_data(events.RollCallEntered(*heard)))
