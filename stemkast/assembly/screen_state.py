"""What the hall screen shows: one frozen value of `shown`, a pure function of the assembly.

- The direction of a poll is in no state before the result is declared (real) or closed and shown (test).
- A countdown is given as the moment of opening and its seconds; whoever paints it brings the clock.
- The screen can only show what the ledger holds: the same assembly gives the same state.
Source: RULES "Results are public"; design decision 7.
"""

from stemkast.assembly.events import OF_A_POLL, MatterCalled, PollKind, ScreenView
from stemkast.assembly.hashes import fingerprint
from stemkast.assembly.poll_state import PUBLIC, PollState
from stemkast.assembly.proposals import Meaning, Question
from stemkast.assembly.questions import question_about
from stemkast.assembly.roll_call import to_be_called
from stemkast.assembly.shown import (
    Ballot,
    Checking,
    Decided,
    Decision,
    FingerprintShown,
    ItemShown,
    MatterShown,
    Meeting,
    MessageOnScreen,
    OptionTally,
    Pause,
    PollAnnouncedShown,
    PollOpenShown,
    ResultShown,
    RollCallShown,
    ScreenState,
    SpeakerShown,
    Topic,
    Turnout,
    Voided,
    Welcome,
)
from stemkast.assembly.state import Floor, Poll, ProposalStatus, State
from stemkast.assembly.tally import WeighedVote, count
from stemkast.assembly.voting_behaviour import voting_behaviour

__all__ = ["ScreenState", "ballot_of", "meeting_of", "result_of", "screen_state", "topic_of", "turnout_of"]

_LEFT = {
    ProposalStatus.WITHDRAWN: Decision.WITHDRAWN,
    ProposalStatus.HELD_OVER: Decision.HELD_OVER,
    ProposalStatus.TAKEN_OFF: Decision.TAKEN_OFF,
}
_NEXT = 4
"""How many of those that are called next the hall sees."""


def screen_state(assembly: State) -> ScreenState:
    """The state of the hall screen as the assembly stands now."""
    meeting = meeting_of(assembly)
    if assembly.view is ScreenView.PAUSE:
        return Pause(meeting)
    if assembly.view is ScreenView.MESSAGE:
        return MessageOnScreen(meeting, assembly.message)
    if assembly.view is ScreenView.FINGERPRINT and assembly.root is not None:
        shown = assembly.root
        return FingerprintShown(meeting, fingerprint(shown.root), shown.size, shown.at)
    if assembly.view is ScreenView.SPEAKER and assembly.floor is not None:
        return _speaker_state(assembly, meeting, assembly.floor)
    poll = assembly.polls.get(assembly.view_poll)
    if assembly.view in OF_A_POLL and poll is not None:
        return _poll_state(assembly, meeting, poll)
    if assembly.view is ScreenView.WELCOME or assembly.view_matter is None:
        votes = sum(row.weight for row in assembly.register.values())
        return Welcome(meeting, assembly.present, assembly.present_votes, len(assembly.register), votes)
    return _matter_state(assembly, meeting, assembly.view_matter)


def topic_of(assembly: State, question: Question) -> Topic:
    """What a question is about; a test poll belongs to the agenda item at hand, if any."""
    if not question.proposals:
        at_hand = (assembly.matter.item,) if assembly.matter is not None else ()
        return Topic(at_hand, question.subject)
    proposals = [assembly.proposals[each] for each in question.proposals]
    advice = {proposal.recommendation for proposal in proposals}
    numbers = [number for proposal in proposals for number in (proposal.covers or (proposal.item,))]
    return Topic(
        items=tuple(dict.fromkeys(numbers)),
        subject=question.subject,
        kind=proposals[0].kind,
        movers=tuple(dict.fromkeys(mover for proposal in proposals for mover in proposal.movers)),
        recommendation=advice.pop() if len(advice) == 1 else None,
        round=question.round,
    )


def meeting_of(assembly: State) -> Meeting:
    """Which assembly this is; empty before the first entry."""
    known = assembly.initialised
    return Meeting(known.name, known.date, known.place) if known is not None else Meeting("", "", "")


def _matter_state(assembly: State, meeting: Meeting, matter: MatterCalled) -> ScreenState:
    if not matter.proposals:
        return ItemShown(meeting, assembly.items[matter.item])
    question = question_about(assembly, matter.proposals)
    topic = topic_of(assembly, question)
    statuses = {assembly.status[each] for each in matter.proposals}
    status = statuses.pop() if len(statuses) == 1 else None
    if status in _LEFT:
        return Decided(meeting, topic, _LEFT[status])
    if assembly.view is ScreenView.RESULT and status is ProposalStatus.ADOPTED:
        return Decided(meeting, topic, Decision.ACCLAMATION)
    options = tuple(option.label for option in question.options if option.meaning is Meaning.OPTION)
    return MatterShown(meeting, topic, options, question.majority)


def _speaker_state(assembly: State, meeting: Meeting, floor: Floor) -> SpeakerShown:
    matter = assembly.matter
    topic = None
    if matter is not None and matter.proposals:
        topic = topic_of(assembly, question_about(assembly, matter.proposals))
    elif matter is not None:
        topic = Topic((matter.item,), assembly.items[matter.item].title)
    return SpeakerShown(meeting, topic, floor.speaker.name, floor.speaker.on_behalf, floor.since, floor.seconds)


def ballot_of(poll: Poll) -> Ballot:
    """Number, kind, keys and required majority of a poll."""
    question = poll.question
    return Ballot(poll.number, poll.kind, question.options, question.majority, question.is_choice)


def turnout_of(assembly: State, poll: Poll) -> Turnout:
    """Who voted of who is present; after closing, of who was present then."""
    if poll.running:
        present, present_votes = assembly.present_in(poll)
    else:
        present, present_votes = poll.present, poll.present_votes
    return Turnout(poll.voted, poll.voted_votes, present, present_votes)


def result_of(assembly: State, poll: Poll) -> ResultShown | None:
    """The result of a poll as soon as it is counted, for the operator; the hall gets it through `screen_state`."""
    result = poll.result(assembly.settings)
    if result is None:
        return None
    question = poll.question
    options = {option.key: option for option in question.options}
    counted = count(question, (WeighedVote(vote.choice, vote.weight) for vote in poll.votes.values()))
    tallies = [OptionTally(options[each.key], each.votes, each.municipalities) for each in counted]
    named = tuple(tally for tally in tallies if tally.option.meaning is not Meaning.ABSTAIN)
    leading = None
    if question.is_choice and result.cast:
        leading = result.chosen or max(named, key=lambda tally: (tally.votes, -tally.option.key)).option.label
    return ResultShown(
        meeting=meeting_of(assembly),
        topic=topic_of(assembly, question),
        ballot=ballot_of(poll),
        turnout=turnout_of(assembly, poll),
        tallies=named,
        abstained=next((tally for tally in tallies if tally.option.meaning is Meaning.ABSTAIN), None),
        cast=result.cast,
        abstentions_count=assembly.settings.abstentions_count,
        percentage=result.percentage,
        outcome=result.outcome,
        leading=leading,
        by_lot=poll.lot is not None,
        contested=poll.state is PollState.CONTESTED,
        roll_call=poll.roll_call,
    )


def _poll_state(assembly: State, meeting: Meeting, poll: Poll) -> ScreenState:
    topic, ballot, turnout = topic_of(assembly, poll.question), ballot_of(poll), turnout_of(assembly, poll)
    if poll.state is PollState.VOIDED:
        return Voided(meeting, topic, ballot, poll.voided_because)
    if poll.state is PollState.ANNOUNCED:
        return PollAnnouncedShown(meeting, topic, ballot, turnout)
    if poll.roll_call and poll.state is PollState.OPEN:
        calling, *following = [assembly.register[code].name for code in to_be_called(assembly, poll)] or [""]
        return RollCallShown(meeting, topic, ballot, turnout, calling, tuple(following[:_NEXT]))
    if poll.state in (PollState.OPEN, PollState.HELD) and poll.opened_at is not None:
        held = poll.state is PollState.HELD
        return PollOpenShown(meeting, topic, ballot, turnout, poll.opened_at, poll.seconds, held)
    result = result_of(assembly, poll) if _may_be_seen(assembly, poll) else None
    if result is not None and assembly.view is ScreenView.VOTING_BEHAVIOUR and assembly.view_since is not None:
        return voting_behaviour(assembly, poll, result, assembly.view_since)
    return result or Checking(meeting, topic, ballot, turnout, poll.state is PollState.CLOSING)


def _may_be_seen(assembly: State, poll: Poll) -> bool:
    if poll.kind is PollKind.TEST:
        return assembly.view is ScreenView.RESULT
    return poll.state in PUBLIC
