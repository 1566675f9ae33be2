"""An agenda before it is written into the ledger: items and proposals, what was left out, what is worth a look.

Late is judged here (`deadline.py`): a late amendment is left out as inadmissible, a late motion is kept and marked.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from stemkast.assembly.commands import Command, Record
from stemkast.assembly.csv_rows import Problem
from stemkast.assembly.events import AgendaItemAdded, ProposalAdded, RegisterRow
from stemkast.assembly.proposals import AgendaItem, Proposal, ProposalKind
from stemkast.preparation.deadline import Deadline
from stemkast.preparation.finding import Finder

_T = TypeVar("_T")
_MOTIONS = frozenset({ProposalKind.MOTION, ProposalKind.MOTION_OF_ORDER})


@dataclass(frozen=True, slots=True)
class Draft:
    """Items in their order, and the proposals in theirs."""

    items: tuple[AgendaItem, ...] = ()
    proposals: tuple[Proposal, ...] = ()

    def with_item(self, item: AgendaItem) -> "Draft":
        """With this item: in the place of the one with its number, or at the end."""
        return replace(self, items=_put(self.items, item, lambda each: each.number == item.number))

    def with_proposal(self, proposal: Proposal) -> "Draft":
        """With this proposal: in the place of the one with its id, or at the end."""
        return replace(self, proposals=_put(self.proposals, proposal, lambda each: each.id == proposal.id))

    def without_item(self, number: str) -> "Draft":
        """Without an item and its proposals."""
        return Draft(
            tuple(each for each in self.items if each.number != number),
            tuple(each for each in self.proposals if each.item != number),
        )

    def without_proposal(self, identifier: str) -> "Draft":
        """Without a proposal."""
        return replace(self, proposals=tuple(each for each in self.proposals if each.id != identifier))

    def next_id(self, item: str) -> str:
        """An id for a further proposal of this item: "07b-3"."""
        taken = {each.id for each in self.proposals}
        count = 1
        while f"{item}-{count}" in taken:
            count += 1
        return f"{item}-{count}"

    def commands(self) -> tuple[Command, ...]:
        """What writes the draft, in the order in which the rules take it: a proposal before what amends it."""
        ordered = sorted(self.proposals, key=lambda each: each.kind is ProposalKind.AMENDMENT)
        return (
            *(Record(AgendaItemAdded(each)) for each in self.items),
            *(Record(ProposalAdded(each)) for each in ordered),
        )


@dataclass(frozen=True, slots=True)
class AgendaReport:
    """What an agenda file comes to: the draft, rows that are left out, and what is worth a look."""

    draft: Draft
    problems: tuple[Problem, ...]
    remarks: tuple[Problem, ...]


def judged(draft: Draft, deadline: Deadline | None, register: Sequence[RegisterRow]) -> AgendaReport:
    """The draft with late motions marked and late amendments left out; movers are looked up in the register.

    Without a deadline nothing is late; without a register nobody is looked up.
    """
    problems: list[Problem] = []
    remarks: list[Problem] = []
    kept: list[Proposal] = []
    finder = Finder(register)
    for proposal in draft.proposals:
        late = deadline is not None and deadline.is_late(proposal.submitted)
        if late and proposal.kind is ProposalKind.AMENDMENT:
            says = "the amendment '%1' was handed in too late (%2) and is inadmissible"
            problems.append(Problem(0, "", says, (proposal.subject, _moment(proposal))))
            continue
        if late and proposal.kind in _MOTIONS:
            remarks.append(Problem(0, "", "'%1' was handed in late (%2)", (proposal.subject, _moment(proposal))))
        kept.append(replace(proposal, late=late and proposal.kind in _MOTIONS))
        for name in (*proposal.movers, *proposal.supporters) if register else ():
            if finder.find(name) is None:
                says = "'%1' of '%2' is no municipality of the register"
                remarks.append(Problem(0, "", says, (name, proposal.subject)))
    return AgendaReport(replace(draft, proposals=tuple(kept)), tuple(problems), tuple(remarks))


def _moment(proposal: Proposal) -> str:
    return proposal.submitted.replace("T", " ")


def _put(values: tuple[_T, ...], value: _T, is_same: Callable[[_T], bool]) -> tuple[_T, ...]:
    if any(is_same(each) for each in values):
        return tuple(value if is_same(each) else each for each in values)
    return (*values, value)
