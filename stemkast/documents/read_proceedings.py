"""From a ledger to the proceedings: the same fold as everywhere, and beside it what papers tell of each entry."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from types import MappingProxyType

from firmware_protocol.emulator.fleet import Fleet
from stemkast.assembly import declaration
from stemkast.assembly import events as e
from stemkast.assembly.assembly import Assembly
from stemkast.assembly.proposals import Meaning, Question
from stemkast.assembly.screen_state import topic_of
from stemkast.assembly.shown import Meeting, Topic
from stemkast.assembly.state import Poll
from stemkast.assembly.tally import WeighedVote, count
from stemkast.documents import words
from stemkast.documents.incidents import incident
from stemkast.documents.proceedings import (
    Attendee,
    ChairChanged,
    Declared,
    Handled,
    How,
    Incident,
    ItemBegun,
    PollRecord,
    Proceedings,
    Seal,
    Step,
    Tally,
)
from stemkast.ledger.replay import Replayed, ReplayRefused, take
from stemkast.ledger.tree import Tree

_SEEDS = 100


def read_proceedings(bodies: Iterable[bytes], seal: Seal) -> Proceedings | ReplayRefused:
    """What happened in the ledger with these entries, or where it stops making sense.

    Refused too if these are not the entries under the root of the seal, or there is no register in them.
    """
    reader = _Reader()
    for body in bodies:
        taken = take(body, reader.assembly, reader.tree)
        if isinstance(taken, ReplayRefused):
            return taken
        reader.note(taken)
    if (reader.tree.size, reader.tree.root()) != (seal.entries, seal.root):
        return ReplayRefused(reader.tree.size, "these are not the entries under the checkpoint")
    return reader.proceedings(seal)


class _Reader:
    """Takes notes of every entry after the assembly has taken it over."""

    def __init__(self) -> None:
        self.assembly = Assembly()
        self.tree = Tree()
        self._chairs: list[str] = []
        self._attendance: dict[str, Attendee] = {}
        self._steps: list[Step] = []
        self._incidents: list[Incident] = []
        self._trail: dict[str, list[int]] = {}
        self._enrolled: dict[str, int] = {}
        self._announced_at: dict[int, int] = {}
        self._closed_at: dict[int, Replayed] = {}
        self._present: dict[int, frozenset[str]] = {}
        self._items: dict[int, str] = {}
        self._refused: dict[int, Counter[str]] = {}
        self._left: dict[str, Handled] = {}

    def note(self, taken: Replayed) -> None:
        """What this entry adds to the papers."""
        assembly, event, index = self.assembly, taken.event, taken.entry.index
        told = incident(assembly, event)
        if told:
            self._incidents.append(Incident(index, taken.entry.at, told))
        match event:
            case e.ChairTaken():
                if event.name not in self._chairs:
                    self._chairs.append(event.name)
                self._steps.append(ChairChanged(event.name))
            case e.KeypadEnrolled():
                self._enrolled[event.serial] = index
            case e.MandateFormIssued() | e.MandateIssued() | e.MandateWithdrawn():
                self._trail.setdefault(event.municipality, []).append(index)
            case e.KeypadPaired():
                self._arrived(event, index)
            case e.PairingEnded():
                self._trail[assembly.pairings[event.pairing].municipality].append(index)
            case e.VoteAccepted() | e.RollCallConfirmed():
                trail = self._trail[event.municipality]
                trail += [each for each in (self._announced_at[event.poll],) if each not in trail]
                trail.append(index)
            case e.VoteRefused():
                self._refused.setdefault(event.poll, Counter())[event.reason] += 1
            case e.MatterCalled():
                self._begin(event.item)
            case e.PollAnnounced():
                self._announced_at[event.poll] = index
                self._announced(event.poll, event.question, event.kind)
            case e.RollCallAnnounced():
                self._announced_at[event.poll] = index
                self._announced(event.poll, event.question, e.PollKind.REAL)
            case e.PollClosed() | e.RollCallClosed():
                poll = assembly.polls[event.poll]
                self._closed_at[event.poll] = taken
                self._present[event.poll] = frozenset(assembly.current_pairing) | frozenset(poll.votes)
            case e.AcclamationDeclared():
                self._handled(How.ACCLAMATION, event.proposals, event.words)
            case e.AcclamationObjected():
                self._objected(event.proposals)
            case e.ProposalWithdrawn():
                said = declaration.withdrawn_words((assembly.proposals[event.proposal],))
                self._handled(How.WITHDRAWN, (event.proposal,), said)
            case e.ProposalHeldOver():
                said = declaration.held_over_words((assembly.proposals[event.proposal],))
                self._handled(How.HELD_OVER, (event.proposal,), said)
            case e.ProposalTakenOff():
                said = declaration.taken_off_words((assembly.proposals[event.proposal],))
                self._handled(How.TAKEN_OFF, (event.proposal,), said)
            case e.ProposalRestored():
                self._restored(event.proposal)
            case _:
                pass

    def _arrived(self, event: e.KeypadPaired, index: int) -> None:
        row, mandate = self.assembly.register[event.municipality], self.assembly.mandates[event.municipality]
        self._attendance[row.code] = Attendee(row.code, row.name, row.weight, mandate.role, mandate.name)
        trail = self._trail.setdefault(row.code, [])
        trail += [each for each in (self._enrolled[event.serial],) if each not in trail]
        trail.append(index)

    def _begin(self, item: str) -> None:
        begun = [step.item.number for step in self._steps if isinstance(step, ItemBegun)]
        if begun[-1:] != [item]:
            self._steps.append(ItemBegun(self.assembly.items[item]))

    def _announced(self, poll: int, question: Question, kind: e.PollKind) -> None:
        matter = self.assembly.matter
        self._items[poll] = item = matter.item if matter is not None else ""
        how = How.TEST_POLL if kind is e.PollKind.TEST else How.POLL
        topic = topic_of(self.assembly, question)
        self._steps.append(Handled(how, item, topic, "", self.assembly.chair, poll))

    def _handled(self, how: How, proposals: tuple[str, ...], said: str) -> None:
        assembly = self.assembly
        about = [assembly.proposals[each] for each in proposals]
        topic = Topic(
            items=tuple(dict.fromkeys(number for each in about for number in (each.covers or (each.item,)))),
            subject="; ".join(assembly.subject_of(each) for each in proposals),
            kind=about[0].kind,
            movers=tuple(dict.fromkeys(mover for each in about for mover in each.movers)),
        )
        handled = Handled(how, about[0].item, topic, said, assembly.chair)
        self._steps.append(handled)
        self._left |= dict.fromkeys(proposals, handled)

    def _restored(self, proposal: str) -> None:
        """That it left the agenda was a mistake: the minutes do not have it; the record has it among the incidents."""
        left = self._left.pop(proposal)
        self._steps = [step for step in self._steps if step is not left]

    def _objected(self, proposals: tuple[str, ...]) -> None:
        self._handled(How.OBJECTED, proposals, "Er is een gewogen stemming gevraagd; de acclamatie vervalt.")
        before, objection = self._steps[-2], self._steps[-1]
        if isinstance(before, Handled) and isinstance(objection, Handled) and before.topic == objection.topic:
            self._steps[-2] = replace(before, how=How.OBJECTED)  # said, and of no effect

    def proceedings(self, seal: Seal) -> Proceedings | ReplayRefused:
        """Everything that was noted."""
        assembly = self.assembly
        first, adopted = assembly.initialised, assembly.register_adopted
        if first is None or adopted is None:
            return ReplayRefused(self.tree.size, "no register was adopted yet")
        polls = {poll.number: self._poll(poll) for poll in assembly.polls.values()}
        return Proceedings(
            meeting=Meeting(first.name, first.date, first.place),
            closed=assembly.phase is e.Phase.CLOSED,
            emulated=first.fleet_key in _emulated_fleets(),
            chairs=tuple(self._chairs),
            settings=assembly.settings,
            register=MappingProxyType(assembly.register),
            adopted=adopted,
            attendance=tuple(self._attendance[code] for code in assembly.register if code in self._attendance),
            polls=tuple(polls.values()),
            steps=tuple(_with_words(step, polls) for step in self._steps),
            incidents=tuple(self._incidents),
            keypads=len(assembly.keypads),
            trail=MappingProxyType({code: tuple(sorted(trail)) for code, trail in self._trail.items()}),
            seal=seal,
        )

    def _poll(self, poll: Poll) -> PollRecord:
        assembly, question = self.assembly, poll.question
        closed = self._closed_at.get(poll.number)
        result = poll.result(assembly.settings)
        votes = [WeighedVote(vote.choice, vote.weight) for vote in poll.votes.values()] if closed else []
        options = {option.key: option for option in question.options}
        tallies = [Tally(options[each.key], each.votes, each.municipalities) for each in count(question, votes)]
        declared = poll.declared
        said = result or declared  # of a poll that was voided only what was declared is left
        cast = sum(
            each.votes
            for each in tallies
            if assembly.settings.abstentions_count or each.option.meaning is not Meaning.ABSTAIN
        )
        return PollRecord(
            number=poll.number,
            kind=poll.kind,
            item=self._items[poll.number],
            topic=topic_of(assembly, question),
            majority=question.majority,
            is_choice=question.is_choice,
            tallies=tuple(tallies) if closed else (),
            cast=cast,
            abstentions_count=assembly.settings.abstentions_count,
            outcome=said.outcome if said is not None else None,
            percentage=said.percentage if said is not None else None,
            leading=(said.chosen if said is not None else None) or _leading(tallies) if question.is_choice else None,
            by_lot=poll.lot is not None,
            present=poll.present,
            present_votes=poll.present_votes,
            voted=poll.voted if closed else 0,
            voted_votes=poll.voted_votes if closed else 0,
            choices=MappingProxyType({code: vote.choice for code, vote in poll.votes.items()} if closed else {}),
            present_codes=self._present.get(poll.number, frozenset()),
            refused=self._refused.get(poll.number, Counter()).total(),
            roll_call=poll.roll_call,
            opened_at=poll.opened_at,
            closed_at=closed.entry.at if closed else None,
            declared=Declared(declared.chair, declared.words) if declared is not None else None,
            voided_because=poll.voided_because,
        )


@cache
def _emulated_fleets() -> frozenset[bytes]:
    """The keys of the fleets that anybody can emulate with a seed that is not looked for."""
    return frozenset(Fleet(0, seed).public_key for seed in range(_SEEDS))


def _leading(tallies: list[Tally]) -> str:
    named = [each for each in tallies if each.option.meaning is not Meaning.ABSTAIN]
    return words.label(max(named, key=lambda each: (each.votes, -each.option.key)).option)


def _with_words(step: Step, polls: dict[int, PollRecord]) -> Step:
    """A poll with what was declared of it, which was not known yet when it was announced."""
    if not isinstance(step, Handled) or not step.poll:
        return step
    poll = polls[step.poll]
    if poll.voided_because:
        said = f"De stemming is vervallen: {poll.voided_because.rstrip('.')}."
    elif poll.declared is not None:
        said = poll.declared.words
    else:
        said = "De proefstemming is gehouden; zij heeft geen gevolgen." if step.how is How.TEST_POLL else ""
    chair = poll.declared.chair if poll.declared is not None else step.chair
    how = How.ROLL_CALL if poll.roll_call else step.how
    return Handled(how, step.item, step.topic, said, chair, step.poll)
