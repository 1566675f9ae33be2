"""Attacks of a dishonest hall, operator or committee on polls and decisions."""

import base64

from firmware_protocol import envelope
from stemkast.assembly import events
from stemkast.assembly.proposals import Meaning, Option, Question
from stemkast.assembly.settings import Settings, TieRule
from stemkast.assembly.tally import draw
from tests.verifier.attack import Corpus
from tests.verifier.ledger_maker import (
    TEST_QUESTION,
    election,
    to_base64,
)
from tests.verifier.tampering import Tampering

CORPUS = Corpus()
entries, files = CORPUS.entries, CORPUS.files


@entries("hall", "V-15 V-18")
def options_swapped_in_the_entry(t: Tampering) -> None:
    options = t.data("poll_announced", poll=1)["question"]["options"]
    options[0]["label"], options[1]["label"] = options[1]["label"], options[0]["label"]


@entries("hall", "V-15 V-16 V-19 V-22 V-24")
def options_swapped_and_the_announcement_signed_anew(t: Tampering) -> None:
    data = t.data("poll_announced", poll=2)
    said = envelope.peek(base64.b64decode(data["announcement"]))
    assert isinstance(said, bytes)
    swapped = said.replace(b"\x01\x64Voor", b"\x01\x65Tegen", 1).replace(b"\x02\x65Tegen", b"\x02\x64Voor", 1)
    assert swapped != said
    data["announcement"] = to_base64(envelope.sign(swapped, t.hall.key))


@entries("hall", "V-16")
def poll_closed_without_telling_the_keypads(t: Tampering) -> None:
    t.data("poll_closed", poll=7)["control"] = ""


@entries("operator", "V-17")
def poll_voided_and_yet_declared(t: Tampering) -> None:
    t.append("poll_voided", {"poll": 7, "reason": "een fout", "control": ""})
    t.append("result_declared", t.data("result_declared", poll=7))


@entries("operator", "V-17 V-24")
def test_poll_declared_as_a_result(t: Tampering) -> None:
    declared = {**t.data("result_declared", poll=7), "poll": 1, "chair": "de voorzitter"}
    t.insert(t.index("poll_closed", poll=1) + 1, "result_declared", declared)


@entries("operator", "V-18")
def majority_that_is_not_that_of_the_proposal(t: Tampering) -> None:
    t.data("proposal_added", 4)["proposal"]["majority"] = {"fraction": "3/4", "strict": True}


@entries("operator", "V-23")
def turnout_invented(t: Tampering) -> None:
    t.data("poll_closed", poll=7)["present_votes"] += 75


@entries("operator", "V-24")
def other_result_declared_than_was_counted(t: Tampering) -> None:
    t.data("result_declared", poll=7)["outcome"] = "rejected"


@entries("operator", "V-25")
def adopted_by_acclamation_after_an_objection(t: Tampering) -> None:
    acclamation = t.data("acclamation_declared", proposals=["01-7"])
    at = t.index("proposal_held_over")
    t.entries[at].update(event="acclamation_declared", data=acclamation)
    t.insert(at, "matter_called", {"item": "01", "proposals": ["01-7"]})


@entries("operator", "V-38")
def result_shown_before_it_was_declared(t: Tampering) -> None:
    t.insert(t.index("result_declared", poll=7), "screen_shown", {"view": "result", "poll": 7})


@entries("operator", "V-38")
def voting_behaviour_shown_before_it_was_declared(t: Tampering) -> None:
    t.insert(t.index("result_declared", poll=7), "screen_shown", {"view": "voting_behaviour", "poll": 7})


@entries("operator", "V-38")
def voting_behaviour_of_a_test_poll_shown(t: Tampering) -> None:
    t.append("screen_shown", {"view": "voting_behaviour", "poll": 1})


@entries("operator", "V-10")
def settings_changed_during_the_assembly(t: Tampering) -> None:
    settings = t.data("settings_adopted")["settings"]
    t.append("settings_adopted", {"settings": {**settings, "abstentions_count": True}})


@entries("operator", "V-18")
def keypads_show_tegen_for_what_counts_as_voor(t: Tampering) -> None:
    """Made from the beginning, announced and signed like that: nothing contradicts anything."""
    option = [Option(1, Meaning.FOR, "Tegen"), Option(2, Meaning.AGAINST, "Voor"), TEST_QUESTION.options[2]]
    t.announce(question=Question("Proef", (), tuple(option)))


@entries("operator", "V-15 V-17 V-18")
def test_poll_relabelled_as_a_real_one(t: Tampering) -> None:
    data = t.data("poll_announced", poll=1)
    data["kind"] = "real"


@entries("operator", "V-24")
def declared_in_other_words_than_was_voted(t: Tampering) -> None:
    t.data("result_declared", poll=7)["words"] = "Het voorstel is verworpen met 78,20% van de stemmen."


@entries("operator", "V-24")
def declared_with_another_percentage_in_words(t: Tampering) -> None:
    t.data("result_declared", poll=7)["words"] = "Het voorstel is aangenomen met 98,20% van de stemmen."


@entries("operator", "V-24")
def another_option_declared_in_words(t: Tampering) -> None:
    t.data("result_declared", poll=6)["words"] = "De leden kiezen Maan met 70,35%."


@entries("operator", "V-24")
def result_of_the_first_poll_declared_for_the_second(t: Tampering) -> None:
    """What was voted before the contest is declared again."""
    first = t.data("result_declared", poll=2)
    t.data("result_declared", poll=3).update({**first, "poll": 3})


@entries("operator", "V-17")
def poll_extended_after_it_was_closed(t: Tampering) -> None:
    t.insert(t.index("poll_closed", poll=7) + 1, "poll_extended", {"poll": 7, "seconds": 60})


@entries("operator", "V-20 V-23 V-24")
def keypad_reported_lost_to_be_rid_of_its_vote(t: Tampering) -> None:
    at = t.index("vote_accepted", poll=7, pairing=4)
    t.insert(at, "pairing_ended", {"pairing": 4, "reason": "lost"})
    t.insert(t.index("poll_closed", poll=7), "keypad_found", {"serial": "SK-0004"})


@entries("operator", "V-25")
def amendment_added_after_its_proposal_was_decided(t: Tampering) -> None:
    proposal = {**t.data("proposal_added", 5)["proposal"], "id": "01-10"}
    t.append("proposal_added", {"proposal": proposal})


@entries("operator", "V-25")
def late_amendment_let_in(t: Tampering) -> None:
    t.data("proposal_added", 5)["proposal"]["late"] = True


@entries("operator", "V-25")
def words_changed_by_what_is_no_amendment(t: Tampering) -> None:
    t.data("proposal_added", 6)["proposal"].update(amends="01-4", changed_subject="Motie over zon")


@entries("operator", "V-25")
def contest_rejected_by_people_who_were_not_there(t: Tampering) -> None:
    t.data("contest_rejected").update(votes_for=150, votes_present=9_999)


@entries("operator", "V-17")
def receipts_waived_in_a_poll_that_was_over(t: Tampering) -> None:
    t.append("replication_waived", {"poll": 7, "reason": "beide laptops vielen uit"})


def tied() -> Tampering:
    """An election of two persons that ended in a tie, which a lot decided."""
    hall = election(Settings(tie=TieRule.LOT))
    hall.open()
    for pairing, choice in ((1, 1), (4, 1), (3, 2), (6, 2)):
        if pairing in hall.assembly.pairings:
            hall.vote(pairing, choice)
    hall.vote(5, 2)
    hall.close()
    hall.do(events.LotDrawn(2, b"zaad", "kop of munt", draw(b"zaad", (1, 2))))
    hall.declare()
    return Tampering(hall, is_told=True)


@entries("operator", "V-24", of=tied)
def lot_that_its_seed_does_not_draw(t: Tampering) -> None:
    t.data("lot_drawn")["chosen"] = 3 - t.data("lot_drawn")["chosen"]


@entries("operator", "V-24", of=tied)
def lot_drawn_again_until_it_suits(t: Tampering) -> None:
    t.insert(t.index("result_declared"), "lot_drawn", t.data("lot_drawn"))
