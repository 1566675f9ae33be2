"""The roll call: two stations hear each municipality, and the weights are as ever."""

import pytest

from stemkast.assembly.events import (
    Event,
    PollClosing,
    PollExtended,
    PollHeld,
    PollVoided,
    ResultDeclared,
    RollCallAnnounced,
    RollCallClosed,
    RollCallConfirmed,
    RollCallEntered,
    VoteAccepted,
    WitnessEnrolled,
)
from stemkast.assembly.hashes import question_hash
from stemkast.assembly.outcome import Outcome
from stemkast.assembly.proposals import Proposal
from stemkast.assembly.questions import question_about
from stemkast.assembly.refusal import Reason
from stemkast.assembly.roll_call import Act, statement
from stemkast.assembly.screen_state import screen_state
from stemkast.assembly.settings import RevotePolicy, Settings
from stemkast.assembly.shown import ResultShown, RollCallShown
from stemkast.assembly.state import Matter, Method
from tests.assembly.hall import Hall, code

SIGNED = b"s" * 64
BROKEN = "de basisstations zijn uitgevallen"


@pytest.fixture
def hall() -> Hall:
    """A proposal is called, four are present, two stations have keys. No keypad ever worked, so no test poll."""
    return ready(Hall())


def ready(made: Hall) -> Hall:
    made.hand_out(0, 1, 2, 3)
    made.do(WitnessEnrolled("voorzitter", b"1" * 32), WitnessEnrolled("commissie", b"2" * 32))
    made.propose(Proposal("01-1", "01", "Begroting"))
    made.do(announced(made))
    return made


def announced(hall: Hall, reason: str = BROKEN) -> RollCallAnnounced:
    assert hall.assembly.matter is not None
    question = question_about(hall.assembly, hall.assembly.matter.proposals)
    return RollCallAnnounced(len(hall.assembly.polls) + 1, question, question_hash(question), reason)


def entered(number: int, choice: int, witness: str = "voorzitter") -> RollCallEntered:
    return RollCallEntered(1, code(number), choice, witness, SIGNED)


def confirmed(number: int, choice: int, witness: str = "commissie") -> RollCallConfirmed:
    return RollCallConfirmed(1, code(number), choice, witness, SIGNED)


def refused(hall: Hall, event: Event) -> Reason:
    refusal = hall.refusal(event)
    assert refusal is not None
    return refusal.reason


def test_the_votes_of_a_roll_call_weigh_as_ever(hall: Hall) -> None:
    for number, choice in ((0, 2), (1, 1), (2, 1), (3, 3)):
        hall.do(entered(number, choice), confirmed(number, choice))
    poll = hall.assembly.polls[1]
    assert (poll.voted, poll.voted_votes) == (4, 165)
    assert poll.result(hall.assembly.settings) is None
    hall.do(RollCallClosed(1, 165, 4))
    declared = hall.declaration(1)
    hall.do(declared)
    assert isinstance(declared, ResultDeclared)
    assert (declared.outcome, declared.percentage) == (Outcome.REJECTED, "48,28")
    assert hall.assembly.matters == [Matter(Method.ROLL_CALL, ("01-1",), 1)]
    shown = screen_state(hall.assembly)
    assert isinstance(shown, ResultShown)
    assert shown.roll_call


def test_one_station_alone_makes_no_vote(hall: Hall) -> None:
    hall.do(entered(0, 1))
    assert refused(hall, confirmed(0, 1, "voorzitter")) is Reason.WRONG_ROLE
    assert refused(hall, confirmed(0, 2)) is Reason.INCONSISTENT
    assert refused(hall, confirmed(1, 1)) is Reason.UNKNOWN
    assert hall.assembly.polls[1].votes == {}
    assert refused(hall, RollCallClosed(1, 165, 4)) is Reason.POLL_STATE
    hall.do(entered(0, 2, "commissie"))  # they heard otherwise, and say so
    hall.do(confirmed(0, 2, "voorzitter"), RollCallClosed(1, 165, 4))


@pytest.mark.parametrize("policy", RevotePolicy)
def test_what_was_confirmed_last_counts(policy: RevotePolicy) -> None:
    hall = ready(Hall(Settings(revote=policy)))
    hall.do(entered(0, 1), confirmed(0, 1), entered(0, 2))
    assert hall.assembly.polls[1].votes[code(0)].choice == 1
    hall.do(confirmed(0, 2))
    assert hall.assembly.polls[1].votes[code(0)].choice == 2
    assert hall.assembly.polls[1].voted_votes == 75


@pytest.mark.parametrize(
    ("event", "reason"),
    [
        (entered(4, 1), Reason.UNKNOWN),  # not present
        (entered(0, 9), Reason.UNKNOWN_CHOICE),
        (entered(0, 1, "iemand"), Reason.UNKNOWN),
        (RollCallEntered(2, code(0), 1, "voorzitter", SIGNED), Reason.POLL_STATE),
        (RollCallClosed(1, 165, 3), Reason.INCONSISTENT),
        (RollCallClosed(2, 165, 4), Reason.POLL_STATE),
        (PollHeld(1, b""), Reason.POLL_STATE),
        (PollClosing(1, b""), Reason.POLL_STATE),
        (PollExtended(1, 30), Reason.POLL_STATE),
    ],
)
def test_what_is_not_possible(hall: Hall, event: Event, reason: Reason) -> None:
    assert refused(hall, event) is reason


def test_no_keypad_votes_in_a_roll_call(hall: Hall) -> None:
    refusal = hall.refusal(VoteAccepted(1, 1, code(0), 1, 1, b"e" * 32))
    assert refusal is not None
    assert refusal.reason is Reason.NOT_OPEN
    assert hall.refusal(VoteAccepted(1, 1, code(0), 1, 1, b"vote")) is not None


def test_it_is_held_for_a_reason_and_one_poll_at_a_time(hall: Hall) -> None:
    assert refused(hall, announced(hall)) is Reason.POLL_RUNNING
    hall.do(PollVoided(1, "de stemkastjes werken weer", b""))
    assert refused(hall, announced(hall, "")) is Reason.INCONSISTENT
    hall.do(announced(hall))


def test_who_left_is_not_called_and_whose_vote_stands_was_there(hall: Hall) -> None:
    hall.do(entered(3, 1), confirmed(3, 1))
    shown = screen_state(hall.assembly)
    assert isinstance(shown, RollCallShown)
    assert (shown.calling, shown.following) == ("Gemeente 0", ("Gemeente 1", "Gemeente 2"))
    assert (shown.turnout.voted, shown.turnout.present) == (1, 4)


def test_a_signature_is_for_one_act_one_poll_and_one_choice() -> None:
    def said(number: int, choice: int, act: Act) -> bytes:
        return statement(bytes(16), 1, bytes(32), municipality=code(number), weight=75, choice=choice, act=act)

    assert len({said(number, choice, act) for number in (0, 1) for choice in (1, 2) for act in Act}) == 8
    assert said(0, 1, Act.ENTER) == (
        b'stemkast roll call 1\n{"act":"enter","assembly":"AAAAAAAAAAAAAAAAAAAAAA==","choice":1,'
        b'"municipality":"GM0000","poll":1,"question_hash":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=","weight":75}'
    )
