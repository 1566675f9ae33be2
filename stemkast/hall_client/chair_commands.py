"""From an action of the chair to what is asked of the hall."""

from dataclasses import dataclass

from stemkast.assembly.commands import (
    AnnouncePoll,
    CloseAssembly,
    ClosePoll,
    Command,
    DeclareAcclamation,
    DeclareResult,
    HoldPoll,
    OpenPoll,
    Record,
    ResumePoll,
    VoidPoll,
)
from stemkast.assembly.events import (
    AcclamationObjected,
    ChairTaken,
    ContestGround,
    ContestRejected,
    MatterCalled,
    PollKind,
    ProposalHeldOver,
    ProposalWithdrawn,
    ResultContested,
    ScreenShown,
    ScreenView,
)
from stemkast.assembly.proposals import Question
from stemkast.hall_client.agenda_order import Stop
from stemkast.hall_client.chair_actions import ChairAction
from stemkast.hall_client.chair_state import ChairState


@dataclass(frozen=True, slots=True)
class Said:
    """What a person adds to an action.

    seconds        of a countdown, 0 for open-ended
    text           name of the new chair, reason of a voided poll, subject of a test poll
    municipality   who contests; empty where the meeting does
    votes_for, votes_present  of the meeting that decides about a contest
    selected       the matter that was selected on the agenda
    """

    seconds: int = 0
    text: str = ""
    municipality: str = ""
    votes_for: int = 0
    votes_present: int = 0
    selected: Stop | None = None


def commands_for(action: ChairAction, state: ChairState, said: Said) -> tuple[Command, ...]:
    """What to ask of the hall, in order; nothing where the action has no object at this moment."""
    match action:
        case ChairAction.TAKE_CHAIR:
            return (Record(ChairTaken(said.text)),) if said.text else ()
        case ChairAction.CALL_NEXT:
            return _call(state.next_matter)
        case ChairAction.CALL_SELECTED:
            return _call(said.selected)
        case ChairAction.ANNOUNCE_TEST:
            return (AnnouncePoll(PollKind.TEST, Question(said.text, ())),) if said.text else ()
        case ChairAction.CLOSE_ASSEMBLY:
            return (CloseAssembly(),)
        case ChairAction.SHOW_WELCOME:
            return (Record(ScreenShown(ScreenView.WELCOME, 0)),)
        case ChairAction.SHOW_PAUSE:
            return (Record(ScreenShown(ScreenView.PAUSE, 0)),)
        case ChairAction.SHOW_MATTER:
            return (Record(ScreenShown(ScreenView.MATTER, 0)),)
        case _:
            return _about_matter(action, state) or _about_poll(action, state, said)


def _call(stop: Stop | None) -> tuple[Command, ...]:
    return (Record(MatterCalled(stop.item, stop.proposals)),) if stop is not None else ()


def _about_matter(action: ChairAction, state: ChairState) -> tuple[Command, ...]:
    matter = state.matter
    if matter is None or matter.question is None:
        return ()
    match action:
        case ChairAction.ANNOUNCE:
            return (AnnouncePoll(PollKind.REAL, matter.question),)
        case ChairAction.ACCLAMATION:
            return (DeclareAcclamation(matter.proposals, ""),)
        case ChairAction.OBJECTION:
            return (Record(AcclamationObjected(matter.proposals)),)
        case ChairAction.WITHDRAW:
            return tuple(Record(ProposalWithdrawn(each)) for each in matter.proposals)
        case ChairAction.HOLD_OVER:
            return tuple(Record(ProposalHeldOver(each)) for each in matter.proposals)
        case _:
            return ()


def _about_poll(action: ChairAction, state: ChairState, said: Said) -> tuple[Command, ...]:
    if state.poll is None:
        return ()
    poll = state.poll.number
    match action:
        case ChairAction.OPEN:
            return (OpenPoll(poll, said.seconds),)
        case ChairAction.OPEN_ENDED:
            return (OpenPoll(poll, 0),)
        case ChairAction.HOLD:
            return (HoldPoll(poll),)
        case ChairAction.RESUME:
            return (ResumePoll(poll, said.seconds),)
        case ChairAction.CLOSE:
            return (ClosePoll(poll),)
        case ChairAction.DECLARE:
            return (DeclareResult(poll, ""),)
        case ChairAction.SHOW_RESULT:
            return (Record(ScreenShown(ScreenView.RESULT, poll)),)
        case ChairAction.SHOW_POLL:
            return (Record(ScreenShown(ScreenView.POLL, poll)),)
        case ChairAction.VOID:
            return (VoidPoll(poll, said.text),) if said.text else ()
        case ChairAction.CONTEST:
            ground = ContestGround.ONE_ENTITLED_ASKS if said.municipality else ContestGround.MAJORITY_ASKS
            return (Record(ResultContested(poll, ground, said.municipality)),)
        case ChairAction.REJECT_CONTEST:
            return (Record(ContestRejected(poll, said.votes_for, said.votes_present)),)
        case _:
            return ()
