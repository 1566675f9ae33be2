"""What the chair's window is told: one next action at every moment, and what else the rules allow."""

from dataclasses import asdict, replace

import pytest

from stemkast.assembly.assembly import Assembly
from stemkast.assembly.commands import (
    AnnouncePoll,
    CloseAssembly,
    ClosePoll,
    DeclareAcclamation,
    DeclareResult,
    HoldPoll,
    OpenPoll,
    Record,
    ResumePoll,
    VoidPoll,
)
from stemkast.assembly.events import (
    AcclamationDeclared,
    AcclamationObjected,
    AgendaItemAdded,
    AssemblyClosed,
    ChairTaken,
    ContestGround,
    ContestRejected,
    MatterCalled,
    PollClosed,
    PollClosing,
    PollHeld,
    PollKind,
    PollOpened,
    PollVoided,
    ProposalAdded,
    ProposalHeldOver,
    ProposalWithdrawn,
    ResultContested,
    ScreenShown,
    ScreenView,
)
from stemkast.assembly.poll_state import PollState
from stemkast.assembly.proposals import AgendaItem, Proposal, ProposalKind
from stemkast.assembly.questions import question_about
from stemkast.assembly.refusal import Reason, Refusal
from stemkast.assembly.settings import Settings
from stemkast.hall_client.chair.actions import ChairAction
from stemkast.hall_client.chair.agenda_order import Stop, next_stop
from stemkast.hall_client.chair.commands import Said, commands_for
from stemkast.hall_client.chair.state import ChairState, chair_state
from tests.assembly.hall import CHAIR, TEST_QUESTION, Hall

A = ChairAction


@pytest.fixture
def hall() -> Hall:
    """Three items: one to be told, one with two motions, one with an election."""
    made = Hall()
    made.hand_out(0, 1, 2, 3)
    made.do(
        AgendaItemAdded(AgendaItem("02", "Moties")),
        AgendaItemAdded(AgendaItem("03", "Verkiezing")),
        ProposalAdded(Proposal("02-1", "02", "Motie een")),
        ProposalAdded(Proposal("02-2", "02", "Motie twee")),
        ProposalAdded(Proposal("03-1", "03", "Wie?", ProposalKind.ELECTION, options=("Ans", "Bob"))),
    )
    return made


def state(hall: Hall, refusal: Refusal | None = None) -> ChairState:
    return chair_state(hall.assembly, refusal)


def closed(hall: Hall, number: int) -> PollClosed:
    present, present_votes = hall.assembly.present_in(hall.assembly.polls[number])
    return PollClosed(number, present_votes, present, (), b"closed")


def called(hall: Hall, proposal: str) -> None:
    hall.do(MatterCalled(hall.assembly.proposals[proposal].item, (proposal,)))


def test_an_assembly_that_is_not_there_yet() -> None:
    nothing = chair_state(Assembly())
    assert nothing.next is A.TAKE_CHAIR
    assert nothing.others == frozenset()
    assert nothing.agenda == ()


def test_the_whole_way_of_the_next_action(hall: Hall) -> None:
    """Each step is what the window offers, done by the rules of the assembly."""
    assert state(hall).next is A.CALL_NEXT
    assert state(hall).next_matter == Stop("01", (), "Opening")
    hall.do(MatterCalled("01", ()))
    assert state(hall).next is A.ANNOUNCE_TEST
    announced = hall.announcement(PollKind.TEST, TEST_QUESTION)
    hall.do(announced)
    assert state(hall).next is A.OPEN
    hall.do(PollOpened(1, 30, b"open"))
    assert state(hall).next is A.CLOSE
    hall.do(PollClosing(1, b"closing"))
    assert state(hall).next is A.WAIT
    hall.do(closed(hall, 1))
    assert state(hall).next is A.SHOW_RESULT
    hall.do(ScreenShown(ScreenView.RESULT, 1))
    assert state(hall).next is A.CALL_NEXT
    called(hall, "02-1")
    assert state(hall).poll is None
    assert state(hall).next is A.ANNOUNCE
    hall.open()
    hall.do(PollHeld(2, b"hold"))
    assert state(hall).next is A.RESUME
    assert A.CLOSE in state(hall).others
    hall.close()
    assert state(hall).next is A.DECLARE
    hall.do(hall.declaration(2))
    assert state(hall).next is A.ANNOUNCE  # nobody voted: the matter is still open
    hall.poll({0: 1})
    assert state(hall).next is A.CALL_NEXT
    called(hall, "02-2")
    hall.do(AcclamationDeclared(("02-2",), CHAIR, "aangenomen"))
    called(hall, "03-1")
    hall.do(ProposalWithdrawn("03-1"))
    assert state(hall).next is A.CLOSE_ASSEMBLY
    hall.do(AssemblyClosed(3))
    assert state(hall).next is A.FINISHED
    assert state(hall).others == frozenset()


def test_a_test_poll_is_not_due_where_the_settings_want_none() -> None:
    hall = Hall(Settings(test_poll_first=False))
    hall.do(MatterCalled("01", ()))
    assert state(hall).next is A.CLOSE_ASSEMBLY
    assert A.ANNOUNCE_TEST in state(hall).others


def test_a_contest_is_settled_before_anything_else(hall: Hall) -> None:
    hall.test_poll()
    called(hall, "02-1")
    hall.poll({0: 1})
    declared = state(hall)
    assert A.CONTEST in declared.others
    assert [each.code for each in declared.entitled] == ["GM0000", "GM0001", "GM0002", "GM0003"]
    hall.do(ResultContested(2, ContestGround.MAJORITY_ASKS, ""))
    contested = state(hall)
    assert contested.next is A.VOID
    assert A.REJECT_CONTEST in contested.others
    assert contested.entitled == ()
    hall.do(PollVoided(2, "opnieuw", b""))
    assert state(hall).next is A.ANNOUNCE


def test_only_what_the_rules_allow_is_offered(hall: Hall) -> None:
    hall.test_poll()
    called(hall, "02-1")
    offered = state(hall).others
    assert {A.ACCLAMATION, A.WITHDRAW, A.HOLD_OVER, A.TAKE_CHAIR, A.CALL_SELECTED} <= offered
    assert not {A.OBJECTION, A.CONTEST, A.VOID, A.HOLD, A.CLOSE} & offered
    hall.do(AcclamationDeclared(("02-1",), CHAIR, "aangenomen"))
    assert A.OBJECTION in state(hall).others
    assert A.ACCLAMATION not in state(hall).others
    hall.do(AcclamationObjected(("02-1",)))
    assert A.ACCLAMATION not in state(hall).others
    assert state(hall).next is A.ANNOUNCE
    hall.open()
    running = state(hall).others
    assert {A.HOLD, A.VOID, A.SHOW_PAUSE, A.SHOW_MATTER} <= running
    assert not {A.WITHDRAW, A.ACCLAMATION, A.CALL_SELECTED, A.SHOW_RESULT, A.SHOW_POLL} & running
    hall.do(ScreenShown(ScreenView.PAUSE, 0))
    assert A.SHOW_POLL in state(hall).others


def test_the_direction_of_a_running_poll_is_nowhere() -> None:
    seen = []
    for choices in ((1, 1, 3), (2, 2, 1)):
        hall = Hall()
        hall.hand_out(0, 1, 2)
        hall.test_poll()
        hall.propose(Proposal("01-1", "01", "Motie"))
        hall.open()
        hall.do(*(hall.vote(number, choice) for number, choice in enumerate(choices)))
        seen.append([state(hall)])
        hall.do(PollClosing(2, b"closing"))
        seen[-1].append(state(hall))
        hall.do(closed(hall, 2))
        seen[-1].append(state(hall))
    one, other = seen
    assert [asdict(each) for each in one[:2]] == [asdict(each) for each in other[:2]]
    assert one[2] != other[2]
    assert one[2].poll is not None
    assert one[2].poll.result is not None
    assert not one[2].poll.on_screen


def test_the_agenda_says_where_everything_stands(hall: Hall) -> None:
    hall.test_poll()
    called(hall, "02-1")
    hall.poll({0: 2})
    rows = {row.proposal or row.item: row for row in state(hall).agenda}
    assert list(rows) == ["01", "02", "02-1", "02-2", "03", "03-1"]
    assert rows["02-1"].current
    assert [row.status.value for row in rows.values() if row.status] == ["rejected", "pending", "pending"]


def test_the_matter_and_the_poll_at_hand(hall: Hall) -> None:
    assert state(hall).matter is None
    hall.do(MatterCalled("01", ()))
    item = state(hall).matter
    assert item is not None
    assert (item.question, item.majority, item.topic) == (None, None, None)
    hall.test_poll()
    called(hall, "03-1")
    hall.poll({0: 2, 1: 1})
    matter = state(hall).matter
    assert matter is not None
    assert matter.majority is not None
    poll = state(hall).poll
    assert poll is not None
    assert (poll.state, poll.on_screen, poll.turnout.voted) == (PollState.DECLARED, True, 2)


def test_a_second_round_is_named_only_once_it_is_to_come() -> None:
    hall = Hall(weights=(10, 10))
    hall.hand_out(0, 1)
    hall.test_poll()
    hall.propose(Proposal("01-1", "01", "Wie?", ProposalKind.ELECTION, options=("Ans", "Bob", "Cor")))
    number = hall.open()
    hall.do(hall.vote(0, 1), hall.vote(1, 2))
    hall.close()
    closed = state(hall).matter
    hall.do(hall.declaration(number))
    declared = state(hall).matter
    assert closed is not None
    assert closed.topic is not None
    assert declared is not None
    assert declared.topic is not None
    assert (closed.topic.round, declared.topic.round) == (1, 2)
    assert state(hall).next is A.ANNOUNCE


def test_a_refusal_is_part_of_the_moment(hall: Hall) -> None:
    refusal = Refusal(Reason.NOT_CALLED, "the matter was not called", "RULES: a poll")
    assert state(hall, refusal).refusal == refusal


# The order of the agenda


def test_what_was_passed_over_comes_back_at_the_end(hall: Hall) -> None:
    hall.do(MatterCalled("03", ()))
    assert next_stop(hall.assembly) == Stop("03", ("03-1",), "Wie?")
    called(hall, "03-1")
    assert next_stop(hall.assembly) == Stop("02", ("02-1",), "Motie een")
    hall.do(ProposalHeldOver("02-1"), ProposalHeldOver("02-2"))
    assert next_stop(hall.assembly) is None


def test_an_amendment_comes_before_its_proposal(hall: Hall) -> None:
    hall.do(
        ProposalAdded(
            Proposal(
                "02-3",
                "02",
                "Amendement",
                ProposalKind.AMENDMENT,
                amends="02-1",
                changed_subject="Motie een, gewijzigd",
            )
        ),
        MatterCalled("01", ()),
    )
    assert next_stop(hall.assembly) == Stop("02", ("02-3",), "Amendement")
    hall.test_poll()
    called(hall, "02-1")
    assert state(hall).next is A.CALL_NEXT
    called(hall, "02-3")
    hall.do(AcclamationDeclared(("02-3",), CHAIR, "aangenomen"))
    called(hall, "02-1")
    matter = state(hall).matter
    assert matter is not None
    assert matter.question is not None
    assert matter.question.subject == "Motie een, gewijzigd"


def test_no_agenda_has_no_next_matter() -> None:
    assert next_stop(Assembly()) is None


# From action to command


def test_every_action_about_a_matter(hall: Hall) -> None:
    hall.test_poll()
    called(hall, "02-1")
    now = state(hall)
    question = question_about(hall.assembly, ("02-1",))
    said = Said(seconds=30, text="Jan", selected=(Stop("03", ("03-1",), "Wie?"),))
    assert commands_for(A.ANNOUNCE, now, said) == (AnnouncePoll(PollKind.REAL, question),)
    assert commands_for(A.ACCLAMATION, now, said) == (DeclareAcclamation(("02-1",), ""),)
    objected = Record(AcclamationObjected(("02-1",)))
    assert commands_for(A.OBJECTION, now, said) == (objected, AnnouncePoll(PollKind.REAL, question)), "in one step"
    assert commands_for(A.OBJECTION, replace(now, poll_can_follow=False), said) == (objected,)
    assert commands_for(A.WITHDRAW, now, said) == (Record(ProposalWithdrawn("02-1")),)
    assert commands_for(A.HOLD_OVER, now, said) == (Record(ProposalHeldOver("02-1")),)
    assert commands_for(A.TAKE_CHAIR, now, said) == (Record(ChairTaken("Jan")),)
    assert commands_for(A.CALL_NEXT, now, said) == (Record(MatterCalled("02", ("02-2",))),)
    assert commands_for(A.CALL_SELECTED, now, said) == (Record(MatterCalled("03", ("03-1",))),)
    assert commands_for(A.CLOSE_ASSEMBLY, now, said) == (CloseAssembly(),)
    assert commands_for(A.SHOW_WELCOME, now, said) == (Record(ScreenShown(ScreenView.WELCOME, 0)),)
    assert commands_for(A.SHOW_PAUSE, now, said) == (Record(ScreenShown(ScreenView.PAUSE, 0)),)
    assert commands_for(A.SHOW_MATTER, now, said) == (Record(ScreenShown(ScreenView.MATTER, 0)),)
    (test,) = commands_for(A.ANNOUNCE_TEST, now, said)
    assert isinstance(test, AnnouncePoll)
    assert (test.kind, test.question.subject, test.question.proposals) == (PollKind.TEST, "Jan", ())


def test_every_action_about_a_poll(hall: Hall) -> None:
    hall.do(MatterCalled("01", ()))
    hall.open(PollKind.TEST, TEST_QUESTION)
    now, said = state(hall), Said(seconds=45, text="storing", municipality="GM0001", votes_for=3, votes_present=9)
    assert commands_for(A.OPEN, now, said) == (OpenPoll(1, 45),)
    assert commands_for(A.OPEN_ENDED, now, said) == (OpenPoll(1, 0),)
    assert commands_for(A.HOLD, now, said) == (HoldPoll(1),)
    assert commands_for(A.RESUME, now, said) == (ResumePoll(1, 45),)
    assert commands_for(A.CLOSE, now, said) == (ClosePoll(1),)
    assert commands_for(A.DECLARE, now, said) == (DeclareResult(1, ""),)
    assert commands_for(A.VOID, now, said) == (VoidPoll(1, "storing"),)
    assert commands_for(A.SHOW_RESULT, now, said) == (Record(ScreenShown(ScreenView.RESULT, 1)),)
    behaviour = Record(ScreenShown(ScreenView.VOTING_BEHAVIOUR, 1))
    assert commands_for(A.SHOW_VOTING_BEHAVIOUR, now, said) == (behaviour,)
    assert commands_for(A.SHOW_POLL, now, said) == (Record(ScreenShown(ScreenView.POLL, 1)),)
    one = ResultContested(1, ContestGround.ONE_ENTITLED_ASKS, "GM0001")
    assert commands_for(A.CONTEST, now, said) == (Record(one),)
    assert commands_for(A.CONTEST, now, Said()) == (Record(ResultContested(1, ContestGround.MAJORITY_ASKS, "")),)
    assert commands_for(A.REJECT_CONTEST, now, said) == (Record(ContestRejected(1, 3, 9)),)


def test_an_action_without_an_object_asks_for_nothing(hall: Hall) -> None:
    now = state(hall)
    views = {A.SHOW_WELCOME, A.SHOW_MATTER, A.SHOW_PAUSE, A.SHOW_SPEAKER, A.SHOW_FINGERPRINT}
    without = set(A) - {A.CALL_NEXT, A.CLOSE_ASSEMBLY} - views
    for action in without:
        assert commands_for(action, now, Said()) == (), action
    hall.test_poll()
    for action in (A.WAIT, A.FINISHED, A.VOID):
        assert commands_for(action, state(hall), Said()) == (), action
    called(hall, "02-1")
    assert commands_for(A.FINISHED, state(hall), Said()) == ()
