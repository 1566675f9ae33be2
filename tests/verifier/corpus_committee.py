"""Attacks on what the committee records: releases, spot checks, compared roots, and the roll call that it hears."""

from stemkast.assembly import events
from stemkast.assembly.committee import sample
from stemkast.assembly.proposals import Proposal
from stemkast.assembly.settings import Settings
from tests.verifier.attack import WITNESS, WITNESS_NAME, Corpus
from tests.verifier.ledger_maker import Hall, bodies_of, election, root_over, story, to_base64
from tests.verifier.tampering import Tampering

CORPUS = Corpus()
entries = CORPUS.entries
STATION = WITNESS_NAME.replace("-", " ")
SEED = b"4 2 6"


def enrol(hall: Hall) -> None:
    """The committee's computer is a witness."""
    hall.do(events.WitnessEnrolled(WITNESS_NAME, bytes(WITNESS.verify_key)))


def decided(releases: bool = True) -> Hall:
    """An election that was voted, checked by sample, released, declared; and a root that a member compared."""
    hall = election(Settings(committee_releases=releases))
    enrol(hall)
    hall.open()
    for pairing, choice in ((1, 1), (2, 2), (3, 1)):
        hall.vote(pairing, choice)
    hall.close()
    poll = hall.assembly.polls[2]
    drawn = sample(SEED, poll.votes, 2)
    hall.do_as(
        STATION,
        events.SpotCheckDrawn(2, SEED, "dobbelstenen", drawn),
        events.SpotCheckDone(2, drawn[0], agreed=True, remark=""),
        events.SpotCheckDone(2, drawn[1], agreed=False, remark="er staat Bas"),
    )
    if releases:
        hall.do_as(STATION, events.PollReleased(2))
    hall.declare()
    bodies = bodies_of(hall.entries)
    root = root_over(bodies)
    hall.do(events.RootShown(len(bodies), root))
    hall.do_as(STATION, events.RootCompared(len(bodies), root))
    return hall


def checked() -> Tampering:
    """That assembly, without the roots: whatever an attack changes before them would show in these too."""
    hall = decided()
    del hall.entries[-2:]
    return Tampering(hall, is_told=True)


@entries("operator", "V-17", of=checked)
def poll_declared_that_nobody_released(t: Tampering) -> None:
    del t.entries[t.index("poll_released")]


@entries("operator", "V-40", "witness", of=checked)
def released_by_somebody_who_is_not_of_the_committee(t: Tampering) -> None:
    t.entries[t.index("poll_released")]["by"] = "balie 2"


@entries("operator", "V-17", of=checked)
def municipalities_of_a_spot_check_chosen(t: Tampering) -> None:
    t.data("spot_check_drawn")["municipalities"][0] = "GM1904"


@entries("operator", "V-17", of=checked)
def spot_check_drawn_until_it_suits(t: Tampering) -> None:
    """With another seed, after what the first drew did not agree."""
    drawn = list(sample(b"3", t.hall.assembly.polls[2].votes, 1))
    again = {"poll": 2, "seed": to_base64(b"3"), "source": "dobbelstenen", "municipalities": drawn}
    t.insert(t.index("poll_released"), "spot_check_drawn", again)


@entries("hall", "V-07", of=lambda: Tampering(decided(), is_told=True))
def compared_root_of_another_ledger(t: Tampering) -> None:
    """The committee compared it on the screen of a hall that wrote its history anew afterwards."""
    t.data("result_declared")["words"] = "Anna is gekozen."


def called_by_strangers() -> Tampering:
    """The committee's computer is a witness; two others of the operator's make are so too, and hear a roll call."""
    hall = story()
    enrol(hall)
    hall.enrol_witnesses()
    hall.propose(Proposal("01-20", "01", "Motie bij hoofdelijke stemming"))
    hall.call("01-20")
    return Tampering(hall, is_told=True)


@entries("operator", "V-40", "witness", of=called_by_strangers)
def roll_call_invented_with_two_witnesses_of_ones_own(t: Tampering) -> None:
    t.hall.call_roll({"GM1904": 1, "GM1992": 2})
    t.polls += 1
