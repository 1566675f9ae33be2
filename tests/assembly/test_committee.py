"""What the committee does: releasing polls by setting, spot checks from a seed, roots that members compared."""

import hashlib

import pytest

from stemkast.assembly.committee import sample
from stemkast.assembly.events import (
    Event,
    LotDrawn,
    PollReleased,
    PollVoided,
    Role,
    RootCompared,
    SpotCheckDone,
    SpotCheckDrawn,
)
from stemkast.assembly.proposals import Proposal
from stemkast.assembly.refusal import Reason
from stemkast.assembly.settings import Settings, TieRule
from stemkast.assembly.state import SpotCheck
from stemkast.assembly.tally import draw
from stemkast.hall_client.chair.actions import ChairAction
from stemkast.hall_client.chair.state import chair_state
from tests.assembly.hall import Hall, code

SEED = b"dobbelstenen 4 2 6"


def closed(settings: Settings | None = None, choices: tuple[int, ...] = (1, 2, 1, 3)) -> Hall:
    """A real poll about a proposal, closed and not declared; the first municipalities voted these keys."""
    hall = Hall(settings)
    hall.hand_out(0, 1, 2, 3)
    hall.test_poll()
    hall.propose(Proposal("01-1", "01", "Begroting"))
    hall.open()
    for number, choice in enumerate(choices):
        hall.do(hall.vote(number, choice))
    hall.close()
    return hall


def reason(hall: Hall, event: Event) -> Reason | None:
    refusal = hall.refusal(event)
    return refusal.reason if refusal is not None else None


def test_a_poll_that_the_committee_has_not_released_is_not_declared() -> None:
    hall = closed(Settings(committee_releases=True))
    declared = hall.declaration(2)
    assert reason(hall, declared) is Reason.NOT_RELEASED
    state = chair_state(hall.assembly)
    assert state.next is ChairAction.WAIT_FOR_COMMITTEE
    assert ChairAction.DECLARE_IN_WORDS not in state.others
    assert ChairAction.VOID in state.others, "the chair can still void it"
    hall.do(PollReleased(2))
    assert chair_state(hall.assembly).next is ChairAction.DECLARE
    assert reason(hall, PollReleased(2)) is Reason.ALREADY_EXISTS
    hall.do(declared)


def test_without_the_setting_nothing_waits_and_nothing_is_released() -> None:
    hall = closed()
    assert chair_state(hall.assembly).next is ChairAction.DECLARE
    assert reason(hall, PollReleased(2)) is Reason.POLL_STATE
    hall.do(hall.declaration(2))


@pytest.mark.parametrize("number", [1, 3])
def test_only_a_real_poll_that_waits_for_its_declaration_is_released(number: int) -> None:
    assert reason(closed(Settings(committee_releases=True)), PollReleased(number)) is Reason.POLL_STATE


def test_only_the_committee_releases() -> None:
    hall = closed(Settings(committee_releases=True))
    refused = {role for role in Role if hall.refusal(PollReleased(2), role) is not None}
    assert refused == set(Role) - {Role.COMMITTEE}


def test_a_lot_takes_the_release_away() -> None:
    hall = closed(Settings(committee_releases=True, tie=TieRule.LOT), choices=(1, 2, 2, 3))
    poll = hall.assembly.polls[2]
    assert {vote.key: vote.votes for vote in poll.result(hall.assembly.settings).votes} == {1: 75, 2: 70}  # type: ignore[union-attr]
    tied = Hall(Settings(committee_releases=True, tie=TieRule.LOT), weights=(50, 50))
    tied.hand_out(0, 1)
    tied.test_poll()
    tied.propose(Proposal("01-1", "01", "Begroting"))
    tied.open()
    tied.do(tied.vote(0, 1), tied.vote(1, 2))
    tied.close()
    tied.do(PollReleased(2), LotDrawn(2, SEED, "dobbelstenen", draw(SEED, (1, 2))))
    assert reason(tied, tied.declaration(2)) is Reason.NOT_RELEASED
    tied.do(PollReleased(2))
    tied.do(tied.declaration(2))


def test_who_is_asked_follows_from_the_seed() -> None:
    hall = closed()
    voted = [code(number) for number in range(4)]
    by_hand = sorted(voted, key=lambda each: hashlib.sha256(SEED + each.encode("ascii")).hexdigest())
    assert sample(SEED, voted, 3) == tuple(by_hand[:3])
    assert reason(hall, SpotCheckDrawn(2, SEED, "dobbelstenen", tuple(by_hand[1:3]))) is Reason.INCONSISTENT
    assert reason(hall, SpotCheckDrawn(2, SEED, "", tuple(by_hand[:3]))) is Reason.INCONSISTENT
    assert reason(hall, SpotCheckDrawn(2, SEED, "dobbelstenen", ())) is Reason.INCONSISTENT
    hall.do(SpotCheckDrawn(2, SEED, "dobbelstenen", tuple(by_hand[:3])))
    assert hall.assembly.polls[2].spot_checks == dict.fromkeys(by_hand[:3], SpotCheck())
    again = SpotCheckDrawn(2, b"another", "dobbelstenen", sample(b"another", voted, 3))
    assert reason(hall, again) is Reason.ALREADY_EXISTS, "nobody draws until the draw suits"


def test_a_spot_check_is_ticked_off_for_those_drawn_and_a_difference_is_said_in_words() -> None:
    hall = closed()
    drawn = sample(SEED, hall.assembly.polls[2].votes, 2)
    hall.do(SpotCheckDrawn(2, SEED, "dobbelstenen", drawn))
    other = next(code(number) for number in range(5) if code(number) not in drawn)
    assert reason(hall, SpotCheckDone(2, other, True, "")) is Reason.UNKNOWN
    assert reason(hall, SpotCheckDone(2, drawn[0], False, "")) is Reason.INCONSISTENT
    hall.do(SpotCheckDone(2, drawn[0], False, "op de kaart staat tegen"), SpotCheckDone(2, drawn[1], True, ""))
    assert hall.assembly.polls[2].spot_checks[drawn[0]] == SpotCheck(False, "op de kaart staat tegen")
    assert hall.assembly.polls[2].spot_checks[drawn[1]] == SpotCheck(True)


def test_an_open_or_voided_poll_is_not_checked_by_sample() -> None:
    hall = closed()
    drawn = SpotCheckDrawn(2, SEED, "dobbelstenen", sample(SEED, hall.assembly.polls[2].votes, 1))
    hall.do(PollVoided(2, "verkeerde vraag", b""))
    assert reason(hall, drawn) is Reason.POLL_STATE
    hall.open()
    hall.do(hall.vote(0, 1))
    assert reason(hall, SpotCheckDrawn(3, SEED, "dobbelstenen", (code(0),))) is Reason.POLL_STATE


def test_roots_are_compared_of_ever_longer_beginnings() -> None:
    hall = closed()
    hall.do(RootCompared(10, b"r" * 32), RootCompared(12, b"s" * 32))
    assert hall.assembly.compared == RootCompared(12, b"s" * 32)
    for wrong in (RootCompared(11, b"r" * 32), RootCompared(0, b"r" * 32), RootCompared(13, b"r")):
        assert reason(hall, wrong) is Reason.INCONSISTENT
