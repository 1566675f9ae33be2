"""From the last step of a station to what undoes it, or to why nothing does: a pure function of the assembly.

- What was is put back by new entries of the ledger, never by taking one out.
- Only the last thing that this station did, and only while it stands as it was left.
- Undoing what was undone does it again.
- Where the rules have no way back there is a reason, and what to do instead.
Sources: design decision 1; BW 2:13 (3), (4) for declarations; RULES "A poll".
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from stemkast.assembly import events as e
from stemkast.assembly.assembly import Assembly
from stemkast.assembly.commands import ExtendPoll, HoldPoll, Record, ResumePoll
from stemkast.assembly.events import Event, Role, ScreenView
from stemkast.assembly.poll_state import PollState
from stemkast.assembly.state import ProposalStatus
from stemkast.hall_client.chair.own_steps import Before, Step
from stemkast.hall_client.chair.undo import NOTHING_TO_UNDO, Undo, Undone, WhyNot

_CHANGED = Undo(why=WhyNot.CHANGED)


def undo(assembly: Assembly, last: Step | None) -> Undo:
    """What undoes this step, as the assembly stands now."""
    if last is None:
        return NOTHING_TO_UNDO
    first = last.events[0]
    if type(first) in NEVER:
        return Undo(why=NEVER[type(first)])
    found = INVERSES[type(first)](assembly, last)
    for command in found.commands:
        if isinstance(command, Record) and assembly.check(command.event, Role.CHAIR) is not None:
            return _CHANGED
    return found


def _ordered(assembly: Assembly, last: Step) -> Undo:
    event, before = last.events[-1], last.before
    if not isinstance(event, e.AgendaOrdered) or tuple(assembly.items) != event.items:
        return _CHANGED
    return Undo(Undone.ORDER, commands=(Record(e.AgendaOrdered(before.items)),))


def _called(assembly: Assembly, last: Step) -> Undo:
    event, before = last.events[-1], last.before
    if assembly.matter != event:
        return _CHANGED
    if before.matter is None:
        return Undo(why=WhyNot.FIRST_MATTER)
    if before.declared:
        return Undo(why=WhyNot.MADE_FINAL)
    again = Record(before.matter)
    if assembly.check(again.event) is not None:
        return Undo(why=WhyNot.DECIDED_BEFORE)
    return Undo(Undone.MATTER, text=_words(assembly, before.matter), commands=(again,))


def _inserted(assembly: Assembly, last: Step) -> Undo:
    """It stays in the ledger as a proposal that was withdrawn; what was at hand before is called again if it can be."""
    added, before = last.events[0], last.before
    if not isinstance(added, e.ProposalAdded):
        return _CHANGED
    commands = [Record(e.ProposalWithdrawn(added.proposal.id))]
    if len(last.events) > 1 and before.matter is not None and not before.declared:
        again = Record(before.matter)
        commands += [again] if assembly.check(again.event) is None else []
    return Undo(Undone.INSERTED, text=added.proposal.subject, commands=tuple(commands))


def _left(assembly: Assembly, last: Step) -> Undo:
    proposals = [each.proposal for each in last.events if isinstance(each, _LEAVING)]
    text = "; ".join(assembly.subject_of(each) for each in proposals)
    return Undo(Undone.ON_AGENDA, text=text, commands=tuple(Record(e.ProposalRestored(each)) for each in proposals))


_LEAVING = (e.ProposalWithdrawn, e.ProposalHeldOver, e.ProposalTakenOff)
_AGAIN: Mapping[ProposalStatus, type[e.ProposalWithdrawn | e.ProposalHeldOver]] = MappingProxyType(
    {ProposalStatus.WITHDRAWN: e.ProposalWithdrawn, ProposalStatus.HELD_OVER: e.ProposalHeldOver}
)


def _restored(assembly: Assembly, last: Step) -> Undo:
    """What was taken off needs the motion of order again, and is selected anew."""
    before = dict(last.before.status)
    proposals = [each.proposal for each in last.events if isinstance(each, e.ProposalRestored)]
    if any(before[each] not in _AGAIN for each in proposals):
        return _CHANGED
    text = "; ".join(assembly.subject_of(each) for each in proposals)
    commands = tuple(Record(_AGAIN[before[each]](each)) for each in proposals)
    return Undo(Undone.OFF_AGENDA, text=text, commands=commands)


def _chaired(assembly: Assembly, last: Step) -> Undo:
    event, before = last.events[-1], last.before
    if not isinstance(event, e.ChairTaken) or assembly.chair != event.name:
        return _CHANGED
    if not before.chair:
        return Undo(why=WhyNot.FIRST_CHAIR)
    return Undo(Undone.CHAIR, text=before.chair, commands=(Record(e.ChairTaken(before.chair)),))


def _shown(assembly: Assembly, last: Step) -> Undo:
    event, before = last.events[-1], last.before
    match event:
        case e.ScreenShown():
            stands = (assembly.view, assembly.view_poll) == (event.view, event.poll)
        case e.MessageShown():
            stands = (assembly.view, assembly.message) == (ScreenView.MESSAGE, event.text)
        case _:
            stands = assembly.view is ScreenView.FINGERPRINT
    if not stands:
        return _CHANGED
    again = _show_again(assembly, before)
    if again is None or assembly.check(again) is not None:
        return Undo(why=WhyNot.NOT_SHOWN_AGAIN)
    return Undo(Undone.VIEW, view=before.view, text=_seen(before), commands=(Record(again),))


def _show_again(assembly: Assembly, before: Before) -> Event | None:
    """What shows the hall what it saw before; None where nothing does."""
    match before.view:
        case ScreenView.MESSAGE:
            return e.MessageShown(before.message)
        case ScreenView.MATTER if before.view_matter != assembly.matter:
            return None
        case ScreenView.SPEAKER if before.floor != assembly.floor:
            return None
        case ScreenView.RESULT if before.view_poll == 0:  # of an acclamation
            return None
        case ScreenView.POLL | ScreenView.RESULT | ScreenView.VOTING_BEHAVIOUR:
            return e.ScreenShown(before.view, before.view_poll)
        case _:
            return e.ScreenShown(before.view, 0)


def _seen(before: Before) -> str:
    return before.message if before.view is ScreenView.MESSAGE else ""


def _listed(_assembly: Assembly, last: Step) -> Undo:
    event = last.events[-1]
    if not isinstance(event, e.SpeakerListed):
        return _CHANGED
    return Undo(
        Undone.SPEAKER_OFF,
        text=_called_speaker(event.speaker),
        commands=(Record(e.SpeakerStruck(event.speaker.number)),),
    )


def _struck(assembly: Assembly, last: Step) -> Undo:
    """Numbers are never used again, so whoever was struck comes back at the end of the list."""
    event = last.events[-1]
    number = event.speaker if isinstance(event, e.SpeakerStruck | e.FloorGiven) else 0
    speaker = next((each for each in last.before.speakers if each.number == number), None)
    if speaker is None:
        return _CHANGED
    listed = e.Speaker(assembly.last_speaker + 1, speaker.name, speaker.on_behalf, speaker.announced)
    return Undo(Undone.SPEAKER_ON, text=_called_speaker(speaker), commands=(Record(e.SpeakerListed(listed)),))


def _floor_given(assembly: Assembly, last: Step) -> Undo:
    """Who got the floor by mistake is on the list again, and the hall sees what it saw before."""
    event = last.events[-1]
    if assembly.floor is None or not isinstance(event, e.FloorGiven) or assembly.floor.speaker.number != event.speaker:
        return _CHANGED
    found = _struck(assembly, last)
    again = _show_again(assembly, last.before)
    if again is None or assembly.check(again) is not None or assembly.view is not ScreenView.SPEAKER:
        return found
    return Undo(found.what, found.why, found.text, None, (*found.commands, Record(again)))


def _called_speaker(speaker: e.Speaker) -> str:
    return ", ".join(each for each in (speaker.name, speaker.on_behalf) if each)


def _held(assembly: Assembly, last: Step) -> Undo:
    poll = assembly.last_poll
    if poll is None or poll.state is not PollState.HELD:
        return _CHANGED
    return Undo(Undone.RESUMED, text=str(last.before.seconds), commands=(ResumePoll(poll.number, last.before.seconds),))


def _resumed(assembly: Assembly, _last: Step) -> Undo:
    poll = assembly.last_poll
    if poll is None or poll.state is not PollState.OPEN:
        return _CHANGED
    return Undo(Undone.HELD, commands=(HoldPoll(poll.number),))


def _extended(assembly: Assembly, last: Step) -> Undo:
    poll, before = assembly.last_poll, last.before
    if poll is None or poll.state is not PollState.OPEN:
        return _CHANGED
    return Undo(Undone.SECONDS, text=str(before.seconds), commands=(ExtendPoll(poll.number, before.seconds),))


def _words(assembly: Assembly, matter: e.MatterCalled) -> str:
    subjects = " en ".join(assembly.subject_of(each) for each in matter.proposals)
    return subjects or assembly.items[matter.item].title


Inverse = Callable[[Assembly, Step], Undo]
INVERSES: Mapping[type[Event], Inverse] = MappingProxyType(
    {
        e.AgendaOrdered: _ordered,
        e.MatterCalled: _called,
        e.ProposalAdded: _inserted,
        e.ProposalWithdrawn: _left,
        e.ProposalHeldOver: _left,
        e.ProposalTakenOff: _left,
        e.ProposalRestored: _restored,
        e.ChairTaken: _chaired,
        e.ScreenShown: _shown,
        e.MessageShown: _shown,
        e.RootShown: _shown,
        e.SpeakerListed: _listed,
        e.SpeakerStruck: _struck,
        e.FloorGiven: _floor_given,
        e.PollHeld: _held,
        e.PollResumed: _resumed,
        e.PollExtended: _extended,
    }
)
"""What can be put back, by the event that is undone."""
NEVER: Mapping[type[Event], WhyNot] = MappingProxyType(
    {
        e.AgendaItemAdded: WhyNot.ITEM_ADDED,
        e.PollAnnounced: WhyNot.ANNOUNCED,
        e.RollCallAnnounced: WhyNot.ANNOUNCED,
        e.PollOpened: WhyNot.OPENED,
        e.PollClosing: WhyNot.CLOSED,
        e.RollCallClosed: WhyNot.CLOSED,
        e.RollCallEntered: WhyNot.ROLL_CALL,
        e.RollCallConfirmed: WhyNot.ROLL_CALL,
        e.PollVoided: WhyNot.VOIDED,
        e.ResultDeclared: WhyNot.DECLARED,
        e.AcclamationDeclared: WhyNot.ACCLAIMED,
        e.AcclamationObjected: WhyNot.OBJECTED,
        e.ResultContested: WhyNot.CONTESTED,
        e.ContestRejected: WhyNot.CONTEST_REJECTED,
        e.LotDrawn: WhyNot.LOT,
        e.ReadinessWaived: WhyNot.WAIVED,
        e.AssemblyClosed: WhyNot.OVER,
    }
)
"""What the rules have no way back for."""
