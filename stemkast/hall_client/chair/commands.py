"""From an action of the chair to what is asked of the hall."""

from collections.abc import Sequence
from dataclasses import dataclass

from stemkast.assembly.commands import (
    AnnouncePoll,
    AnnounceRollCall,
    CloseAssembly,
    ClosePoll,
    CloseRollCall,
    Command,
    DeclareAcclamation,
    DeclareResult,
    ExtendPoll,
    HoldPoll,
    OpenPoll,
    Record,
    ResumePoll,
    ShowRoot,
    VoidPoll,
)
from stemkast.assembly.events import (
    AcclamationObjected,
    AgendaOrdered,
    ChairTaken,
    ContestGround,
    ContestRejected,
    LotDrawn,
    MatterCalled,
    MessageShown,
    PollKind,
    ProposalAdded,
    ProposalHeldOver,
    ProposalTakenOff,
    ProposalWithdrawn,
    ReadinessWaived,
    ResultContested,
    ScreenShown,
    ScreenView,
    Speaker,
    SpeakerListed,
)
from stemkast.assembly.poll_state import RUNNING
from stemkast.assembly.proposals import Proposal, ProposalKind, Question
from stemkast.assembly.state import OPEN_STATUS
from stemkast.assembly.tally import draw
from stemkast.hall_client.chair.actions import ChairAction
from stemkast.hall_client.chair.agenda_order import Stop, together
from stemkast.hall_client.chair.check_list import CheckPoint
from stemkast.hall_client.chair.state import ChairState


@dataclass(frozen=True, slots=True)
class Said:
    """What a person adds to an action.

    seconds        of a countdown, 0 for open-ended
    text           name of the new chair, reason of a voided poll, subject of a test poll
    municipality   who contests; empty where the meeting does
    votes_for, votes_present  of the meeting that decides about a contest
    selected       what was selected on the agenda, in its order
    kind           of a proposal that is put on the agenda on the spot; `movers` who move it
    seed           of a lot; `text` says where it comes from
    point          of the check list that is waived; the first that is open, if none is named
    """

    seconds: int = 0
    text: str = ""
    municipality: str = ""
    votes_for: int = 0
    votes_present: int = 0
    selected: tuple[Stop, ...] = ()
    kind: ProposalKind = ProposalKind.MOTION_OF_ORDER
    movers: tuple[str, ...] = ()
    seed: bytes = b""
    point: CheckPoint | None = None


def commands_for(action: ChairAction, state: ChairState, said: Said) -> tuple[Command, ...]:
    """What to ask of the hall, in order; nothing where the action has no object at this moment."""
    match action:
        case ChairAction.TAKE_CHAIR:
            return (Record(ChairTaken(said.text)),) if said.text else ()
        case ChairAction.CALL_NEXT:
            return _call(state.next_matter)
        case ChairAction.CALL_SELECTED:
            return _call(together(said.selected))
        case ChairAction.ANNOUNCE_TEST:
            return (AnnouncePoll(PollKind.TEST, Question(said.text, ())),) if said.text else ()
        case ChairAction.CLOSE_ASSEMBLY:
            return (CloseAssembly(),)
        case ChairAction.SHOW_WELCOME:
            return (Record(ScreenShown(ScreenView.WELCOME, 0)),)
        case ChairAction.SHOW_PAUSE:
            return (Record(ScreenShown(ScreenView.PAUSE, 0)),)
        case ChairAction.SHOW_SPEAKER:
            return (Record(ScreenShown(ScreenView.SPEAKER, 0)),)
        case ChairAction.SHOW_FINGERPRINT:
            return (ShowRoot(),)
        case ChairAction.MESSAGE:
            return (Record(MessageShown(said.text)),) if said.text else ()
        case ChairAction.INSERT:
            return _insert(state, said)
        case ChairAction.TAKE_OFF:
            off = on_agenda(state, said.selected) if state.orders else ()
            return tuple(Record(ProposalTakenOff(each, state.orders[-1])) for each in off)
        case ChairAction.MOVE_UP | ChairAction.MOVE_DOWN:
            return _move(state, said, -1 if action is ChairAction.MOVE_UP else 1)
        case ChairAction.UNDO:
            return state.undo.commands
        case ChairAction.WAIVE:
            point = said.point or (state.checks.open[0].point if state.checks.open else None)
            return (Record(ReadinessWaived(point, said.text)),) if point is not None and said.text else ()
        case ChairAction.SHOW_MATTER:
            return (Record(ScreenShown(ScreenView.MATTER, 0)),)
        case _:
            return _about_matter(action, state, said) or _about_poll(action, state, said)


def _call(stop: Stop | None) -> tuple[Command, ...]:
    return (Record(MatterCalled(stop.item, stop.proposals)),) if stop is not None else ()


_NOUNS = {
    ProposalKind.MOTION_OF_ORDER: "de motie van orde",
    ProposalKind.POINT_OF_ORDER: "het ordevoorstel",
    ProposalKind.MOTION: "de motie",
}


def _insert(state: ChairState, said: Said) -> tuple[Command, ...]:
    """A proposal under the item at hand, or the one selected; it is called at once."""
    item = state.matter.item.number if state.matter is not None else said.selected[0].item if said.selected else ""
    if not item or not said.text:
        return ()
    known = {row.proposal for row in state.agenda}
    number = next(f"{item}-{count}" for count in range(1, len(known) + 2) if f"{item}-{count}" not in known)
    proposal = Proposal(number, item, said.text, said.kind, _NOUNS[said.kind], said.movers)
    return Record(ProposalAdded(proposal)), Record(MatterCalled(item, (number,)))


def _move(state: ChairState, said: Said, by: int) -> tuple[Command, ...]:
    selected = together(said.selected)
    if selected is None:
        return ()
    items = list(dict.fromkeys(row.item for row in state.agenda))
    at = items.index(selected.item)
    to = at + by
    if not 0 <= to < len(items):
        return ()
    items[at], items[to] = items[to], items[at]
    return ordered(items)


def on_agenda(state: ChairState, stops: Sequence[Stop]) -> tuple[str, ...]:
    """The proposals of these stops that are still to be decided, each once; all of an item where that is selected."""
    whole = {stop.item for stop in stops if not stop.proposals}
    named = {each for stop in stops for each in stop.proposals}
    return tuple(
        row.proposal
        for row in state.agenda
        if row.status in OPEN_STATUS and (row.item in whole or row.proposal in named)
    )


def ordered(items: Sequence[str]) -> tuple[Command, ...]:
    """The agenda in another order, by the numbers of all its items."""
    return (Record(AgendaOrdered(tuple(items))),)


def listed(state: ChairState, name: str, on_behalf: str, *, announced: bool) -> Command:
    """Puts somebody at the end of the list of speakers."""
    return Record(SpeakerListed(Speaker(state.last_speaker + 1, name, on_behalf, announced)))


def _about_matter(action: ChairAction, state: ChairState, said: Said) -> tuple[Command, ...]:
    matter = state.matter
    if matter is None or matter.question is None:
        return ()
    match action:
        case ChairAction.ANNOUNCE:
            return (AnnouncePoll(PollKind.REAL, matter.question),)
        case ChairAction.ROLL_CALL:
            running = state.poll is not None and state.poll.state in RUNNING
            before = (VoidPoll(state.poll.number, said.text),) if state.poll is not None and running else ()
            return (*before, AnnounceRollCall(matter.question, said.text)) if said.text else ()
        case ChairAction.ACCLAMATION:
            return (DeclareAcclamation(matter.proposals, ""),)
        case ChairAction.OBJECTION:
            polled = (AnnouncePoll(PollKind.REAL, matter.question),) if state.poll_can_follow else ()
            return (Record(AcclamationObjected(matter.proposals)), *polled)
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
        case ChairAction.CLOSE_ROLL_CALL:
            return (CloseRollCall(poll),)
        case ChairAction.EXTEND:
            return (ExtendPoll(poll, said.seconds),)
        case ChairAction.DRAW_LOT:
            tied = state.poll.tied
            return (Record(LotDrawn(poll, said.seed, said.text, draw(said.seed, tied))),) if tied and said.seed else ()
        case ChairAction.DECLARE:
            return (DeclareResult(poll, ""),)
        case ChairAction.DECLARE_IN_WORDS:
            return (DeclareResult(poll, said.text),) if said.text else ()
        case ChairAction.SHOW_RESULT:
            return (Record(ScreenShown(ScreenView.RESULT, poll)),)
        case ChairAction.SHOW_VOTING_BEHAVIOUR:
            return (Record(ScreenShown(ScreenView.VOTING_BEHAVIOUR, poll)),)
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
