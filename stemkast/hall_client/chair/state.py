"""What the chair's window shows: one frozen value, a pure function of the assembly.

- There is one next action; whatever else the rules allow at this moment is offered beside it.
- What may happen is asked of the assembly itself (`Assembly.check`), so that no rule stands here a second time.
- The direction of a running poll is nowhere; the result comes to the operator as soon as the poll is closed.
"""

from dataclasses import dataclass

from stemkast.assembly.assembly import Assembly
from stemkast.assembly.events import Phase, PollKind, ScreenView, Speaker
from stemkast.assembly.majority import Majority
from stemkast.assembly.poll_state import RUNNING, PollState
from stemkast.assembly.proposals import AgendaItem, Question
from stemkast.assembly.questions import question_about
from stemkast.assembly.refusal import Refusal
from stemkast.assembly.roll_call import to_be_called
from stemkast.assembly.screen_state import screen_state, topic_of
from stemkast.assembly.shown import FingerprintShown, Topic
from stemkast.assembly.state import OPEN_STATUS, Floor, Poll, ProposalStatus
from stemkast.hall_client.chair.actions import ChairAction, adopted_orders, other_actions, waits_for_committee
from stemkast.hall_client.chair.agenda_order import Stop, next_stop
from stemkast.hall_client.chair.check_list import NOTHING_TO_CHECK, CheckList
from stemkast.hall_client.chair.poll_view import PollView, keys_of_a_lot, poll_view
from stemkast.hall_client.chair.undo import NOTHING_TO_UNDO, Undo


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """A line of the agenda: an item (`proposal` empty) or a proposal under it, and where that stands.

    `status` is None for an item.
    """

    item: str
    proposal: str
    text: str
    status: ProposalStatus | None
    current: bool


@dataclass(frozen=True, slots=True)
class MatterView:
    """The matter at hand. `question` is what a poll on it asks now; None for an item without proposals."""

    item: AgendaItem
    proposals: tuple[str, ...]
    topic: Topic | None
    question: Question | None
    statuses: tuple[ProposalStatus, ...]

    @property
    def majority(self) -> Majority | None:
        """What it needs to be adopted."""
        return self.question.majority if self.question is not None else None


@dataclass(frozen=True, slots=True)
class Entitled:
    """A municipality that is present."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class ChairState:
    """One moment of the chair's window.

    next         the one next action; `others` what else can be done
    next_matter  what CALL_NEXT calls, None when everything was handled
    speakers     who asks for the floor, in order; `last_speaker` the number that was given last; `floor` who has it
    orders       adopted motions of order, the newest last: they can take others off the agenda
    entitled     who can contest a result by itself; only while that is possible
    fingerprint  what the hall sees of the ledger's root and how many entries it is of, while it sees that
    checks       the check list before the first real poll
    undo         what Ctrl+Z does, or why it does nothing
    refusal      the answer to the last command, if it was refused
    poll_can_follow  nothing has to come before a weighted poll, neither a test poll nor a point of the check list
    """

    meeting: str
    chair: str
    agenda: tuple[AgendaRow, ...]
    matter: MatterView | None
    poll: PollView | None
    next: ChairAction
    next_matter: Stop | None
    others: frozenset[ChairAction]
    present: int
    present_votes: int
    municipalities: int
    votes: int
    view: ScreenView
    speakers: tuple[Speaker, ...] = ()
    last_speaker: int = 0
    floor: Floor | None = None
    orders: tuple[str, ...] = ()
    entitled: tuple[Entitled, ...] = ()
    fingerprint: FingerprintShown | None = None
    checks: CheckList = NOTHING_TO_CHECK
    undo: Undo = NOTHING_TO_UNDO
    refusal: Refusal | None = None
    poll_can_follow: bool = False


def chair_state(
    assembly: Assembly,
    refusal: Refusal | None = None,
    checks: CheckList = NOTHING_TO_CHECK,
    undo: Undo = NOTHING_TO_UNDO,
) -> ChairState:
    """The chair's window as the assembly stands now, with the check list and what can be undone."""
    poll = poll_at_hand(assembly)
    stop = next_stop(assembly)
    following = _next_action(assembly, poll, stop)
    if following is ChairAction.ANNOUNCE and checks.open:
        following = ChairAction.WAIVE
    others = other_actions(assembly, poll) - {following}
    others |= {ChairAction.CHECK_LIST} if checks.due else set()
    entitled: tuple[Entitled, ...] = ()
    if ChairAction.CONTEST in others:
        entitled = tuple(
            Entitled(code, row.name) for code, row in assembly.register.items() if code in assembly.current_pairing
        )
    screen = screen_state(assembly)
    return ChairState(
        meeting=assembly.initialised.name if assembly.initialised is not None else "",
        chair=assembly.chair,
        agenda=_agenda(assembly),
        matter=_matter(assembly, poll),
        poll=poll_view(assembly, poll) if poll is not None else None,
        next=following,
        next_matter=stop,
        others=others,
        present=assembly.present,
        present_votes=assembly.present_votes,
        municipalities=len(assembly.register),
        votes=sum(row.weight for row in assembly.register.values()),
        view=assembly.view,
        speakers=tuple(assembly.speakers.values()),
        last_speaker=assembly.last_speaker,
        floor=assembly.floor,
        orders=adopted_orders(assembly),
        entitled=entitled,
        fingerprint=screen if isinstance(screen, FingerprintShown) else None,
        checks=checks,
        undo=undo,
        refusal=refusal,
        poll_can_follow=not checks.open and not _test_is_due(assembly),
    )


def poll_at_hand(assembly: Assembly) -> Poll | None:
    """The poll that runs, or the last one on the matter at hand; a test poll until the next matter is called."""
    poll = assembly.last_poll
    if poll is None or poll.running:
        return poll
    if poll.kind is PollKind.TEST:
        return poll if assembly.view_poll == poll.number else None
    at_hand = assembly.matter.proposals if assembly.matter is not None else ()
    return poll if poll.question.proposals == at_hand else None


_STEPS = {
    PollState.ANNOUNCED: ChairAction.OPEN,
    PollState.OPEN: ChairAction.CLOSE,
    PollState.HELD: ChairAction.RESUME,
    PollState.CLOSING: ChairAction.WAIT,
    PollState.CONTESTED: ChairAction.VOID,
}


def _next_action(assembly: Assembly, poll: Poll | None, stop: Stop | None) -> ChairAction:
    if assembly.phase is Phase.CLOSED:
        return ChairAction.FINISHED
    if not assembly.chair:
        return ChairAction.TAKE_CHAIR
    if poll is not None and poll.roll_call and poll.state is PollState.OPEN:
        left = poll.entered or to_be_called(assembly, poll)
        return ChairAction.CALLING if left else ChairAction.CLOSE_ROLL_CALL
    if poll is not None and poll.state in _STEPS:
        return _STEPS[poll.state]
    if poll is not None and poll.state is PollState.CLOSED:
        if keys_of_a_lot(assembly, poll):
            return ChairAction.DRAW_LOT
        if waits_for_committee(assembly, poll):
            return ChairAction.WAIT_FOR_COMMITTEE
        if poll.kind is PollKind.REAL:
            return ChairAction.DECLARE
        if assembly.view is not ScreenView.RESULT:
            return ChairAction.SHOW_RESULT
    if assembly.matter is not None and _test_is_due(assembly):
        return ChairAction.ANNOUNCE_TEST
    if _can_be_put_to_the_vote(assembly):
        return ChairAction.ANNOUNCE
    return ChairAction.CALL_NEXT if stop is not None else ChairAction.CLOSE_ASSEMBLY


def _test_is_due(assembly: Assembly) -> bool:
    tested = any(poll.kind is PollKind.TEST and poll.state is PollState.CLOSED for poll in assembly.polls.values())
    return assembly.settings.test_poll_first and not tested and assembly.register_adopted is not None


def _can_be_put_to_the_vote(assembly: Assembly) -> bool:
    proposals = assembly.matter.proposals if assembly.matter is not None else ()
    if not proposals or any(assembly.status[each] not in OPEN_STATUS for each in proposals):
        return False
    return not any(assembly.pending_amendments(each) for each in proposals)


def _agenda(assembly: Assembly) -> tuple[AgendaRow, ...]:
    matter = assembly.matter
    rows = []
    for item in assembly.items.values():
        at_item = matter is not None and matter.item == item.number
        called = at_item and matter is not None and not matter.proposals
        rows.append(AgendaRow(item.number, "", item.title, None, called))
        for proposal in assembly.proposals_of(item.number):
            called = matter is not None and proposal.id in matter.proposals
            subject = assembly.subject_of(proposal.id)
            rows.append(AgendaRow(item.number, proposal.id, subject, assembly.status[proposal.id], called))
    return tuple(rows)


_BEING_ASKED = RUNNING | {PollState.CLOSED, PollState.CONTESTED}


def _matter(assembly: Assembly, poll: Poll | None) -> MatterView | None:
    called = assembly.matter
    if called is None:
        return None
    item = assembly.items[called.item]
    if not called.proposals:
        return MatterView(item, (), None, None, ())
    question = question_about(assembly, called.proposals)
    statuses = tuple(assembly.status[each] for each in called.proposals)
    being_asked = (
        poll.question if poll is not None and poll.state in _BEING_ASKED and poll.question.proposals else question
    )
    return MatterView(item, called.proposals, topic_of(assembly, being_asked), question, statuses)
