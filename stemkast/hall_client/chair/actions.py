"""What a chair can do, and what of it the rules allow at this moment."""

from collections.abc import Iterator
from enum import StrEnum

from stemkast.assembly.assembly import Assembly
from stemkast.assembly.events import (
    AcclamationDeclared,
    AcclamationObjected,
    Event,
    Phase,
    PollKind,
    ProposalHeldOver,
    ProposalWithdrawn,
    Role,
    RootShown,
    ScreenShown,
    ScreenView,
)
from stemkast.assembly.poll_state import PollState
from stemkast.assembly.proposals import ProposalKind
from stemkast.assembly.state import OPEN_STATUS, Poll, ProposalStatus


class ChairAction(StrEnum):
    """Every action of the chair's window.

    WAIT, WAIT_FOR_COMMITTEE, CALLING and FINISHED are moments at which there is nothing to do; SILENT, SPEAKERS,
    CHECK_LIST and HELP open a list.
    """

    TAKE_CHAIR = "take_chair"
    CALL_NEXT = "call_next"
    CALL_SELECTED = "call_selected"
    ANNOUNCE_TEST = "announce_test"
    ANNOUNCE = "announce"
    OPEN = "open"
    OPEN_ENDED = "open_ended"
    HOLD = "hold"
    RESUME = "resume"
    EXTEND = "extend"
    SILENT = "silent"
    CLOSE = "close"
    ROLL_CALL = "roll_call"
    CALLING = "calling"
    CLOSE_ROLL_CALL = "close_roll_call"
    WAIT = "wait"
    WAIT_FOR_COMMITTEE = "wait_for_committee"
    DRAW_LOT = "draw_lot"
    DECLARE = "declare"
    DECLARE_IN_WORDS = "declare_in_words"
    SHOW_RESULT = "show_result"
    SHOW_VOTING_BEHAVIOUR = "show_voting_behaviour"
    ACCLAMATION = "acclamation"
    OBJECTION = "objection"
    WITHDRAW = "withdraw"
    HOLD_OVER = "hold_over"
    TAKE_OFF = "take_off"
    INSERT = "insert"
    MOVE_UP = "move_up"
    MOVE_DOWN = "move_down"
    CONTEST = "contest"
    REJECT_CONTEST = "reject_contest"
    VOID = "void"
    SHOW_WELCOME = "show_welcome"
    SHOW_MATTER = "show_matter"
    SHOW_POLL = "show_poll"
    SHOW_PAUSE = "show_pause"
    SHOW_SPEAKER = "show_speaker"
    SHOW_FINGERPRINT = "show_fingerprint"
    MESSAGE = "message"
    SPEAKERS = "speakers"
    CHECK_LIST = "check_list"
    WAIVE = "waive"
    UNDO = "undo"
    HELP = "help"
    CLOSE_ASSEMBLY = "close_assembly"
    FINISHED = "finished"


_A, _P = ChairAction, PollState

_BY_POLL_STATE = {
    _P.ANNOUNCED: {_A.OPEN, _A.OPEN_ENDED, _A.VOID},
    _P.OPEN: {_A.HOLD, _A.EXTEND, _A.SILENT, _A.CLOSE, _A.VOID},
    _P.HELD: {_A.RESUME, _A.SILENT, _A.CLOSE, _A.VOID},
    _P.CLOSING: {_A.VOID},
    _P.CLOSED: {_A.DECLARE_IN_WORDS, _A.VOID},
    _P.DECLARED: {_A.CONTEST},
    _P.CONTESTED: {_A.VOID, _A.REJECT_CONTEST},
}


def other_actions(assembly: Assembly, poll: Poll | None) -> frozenset[ChairAction]:
    """Everything that the rules allow now; `poll` is the poll at hand."""
    if assembly.phase is Phase.CLOSED or assembly.initialised is None:
        return frozenset()
    actions = set(_BY_POLL_STATE.get(poll.state, ())) if poll is not None else set()
    if poll is not None and waits_for_committee(assembly, poll):
        actions.discard(_A.DECLARE_IN_WORDS)
    if poll is not None and poll.roll_call and poll.state is PollState.OPEN:
        actions = {_A.CLOSE_ROLL_CALL, _A.VOID} if not poll.entered else {_A.VOID}
    if may_call_the_roll(assembly, poll):
        actions.add(_A.ROLL_CALL)
    if poll is not None and poll.kind is PollKind.TEST and poll.state is PollState.CLOSED:
        actions = {_A.SILENT}
    actions |= {action for action, event in _events(assembly, poll) if assembly.check(event, Role.CHAIR) is None}
    actions |= {_A.TAKE_CHAIR, _A.SPEAKERS, _A.MESSAGE, _A.HELP}
    quiet = assembly.running is None
    if quiet and assembly.chair and assembly.items:
        actions |= {_A.CALL_SELECTED, _A.INSERT}
        if adopted_orders(assembly):
            actions.add(_A.TAKE_OFF)
    if len(assembly.items) > 1:
        actions |= {_A.MOVE_UP, _A.MOVE_DOWN}
    if quiet and assembly.chair and assembly.register_adopted is not None and _only_tests(assembly):
        actions.add(_A.ANNOUNCE_TEST)
    return frozenset(actions)


def waits_for_committee(assembly: Assembly, poll: Poll) -> bool:
    """Whether this poll can only be declared once the committee has released it."""
    waits = poll.kind is PollKind.REAL and poll.state is PollState.CLOSED and not poll.released
    return waits and assembly.settings.committee_releases


def may_call_the_roll(assembly: Assembly, poll: Poll | None) -> bool:
    """Whether the matter at hand can be put to the vote by roll call, if a poll by keypad on it is voided first."""
    matter = assembly.matter
    if not assembly.chair or matter is None or not matter.proposals:
        return False
    if any(assembly.status[each] not in OPEN_STATUS or assembly.pending_amendments(each) for each in matter.proposals):
        return False
    if poll is None or not poll.running:
        return assembly.running is None and (poll is None or poll.state not in (PollState.CLOSED, PollState.CONTESTED))
    return not poll.roll_call and poll.question.proposals == matter.proposals


def adopted_orders(assembly: Assembly) -> tuple[str, ...]:
    """The motions of order and points of order that were adopted, the newest last."""
    return tuple(
        each.id
        for each in assembly.proposals.values()
        if each.kind in (ProposalKind.MOTION_OF_ORDER, ProposalKind.POINT_OF_ORDER)
        and assembly.status[each.id] in (ProposalStatus.ADOPTED, ProposalStatus.CHOSEN)
    )


def _only_tests(assembly: Assembly) -> bool:
    return all(poll.kind is PollKind.TEST for poll in assembly.polls.values())


def _events(assembly: Assembly, poll: Poll | None) -> Iterator[tuple[ChairAction, Event]]:
    """The events behind the actions that are events, with what is said in them where that does not matter."""
    yield _A.SHOW_FINGERPRINT, RootShown(1, bytes(32))
    proposals = assembly.matter.proposals if assembly.matter is not None else ()
    if proposals:
        yield _A.ACCLAMATION, AcclamationDeclared(proposals, assembly.chair, assembly.chair)
        if all(assembly.status[each] is ProposalStatus.ADOPTED for each in proposals):
            yield _A.OBJECTION, AcclamationObjected(proposals)
        yield _A.WITHDRAW, ProposalWithdrawn(proposals[0])
        yield _A.HOLD_OVER, ProposalHeldOver(proposals[0])
    views = {_A.SHOW_WELCOME: ScreenView.WELCOME, _A.SHOW_PAUSE: ScreenView.PAUSE}
    if assembly.matter is not None:
        views[_A.SHOW_MATTER] = ScreenView.MATTER
    if assembly.floor is not None:
        views[_A.SHOW_SPEAKER] = ScreenView.SPEAKER
    for action, view in views.items():
        if assembly.view is not view:
            yield action, ScreenShown(view, 0)
    if poll is not None:
        if assembly.view is not ScreenView.RESULT or assembly.view_poll != poll.number:
            yield _A.SHOW_RESULT, ScreenShown(ScreenView.RESULT, poll.number)
        if assembly.view is not ScreenView.VOTING_BEHAVIOUR or assembly.view_poll != poll.number:
            yield _A.SHOW_VOTING_BEHAVIOUR, ScreenShown(ScreenView.VOTING_BEHAVIOUR, poll.number)
        if poll.running and assembly.view is not ScreenView.POLL:
            yield _A.SHOW_POLL, ScreenShown(ScreenView.POLL, poll.number)
