"""What the setup window shows: a frozen value made from the assembly."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from types import MappingProxyType

from stemkast.assembly.events import MandateIssued, Phase, RegisterAdopted, RegisterRow
from stemkast.assembly.proposals import AgendaItem, Proposal
from stemkast.assembly.settings import Settings
from stemkast.assembly.state import ProposalStatus, State
from stemkast.documents.mandate_forms import MandateForms, forms_of
from stemkast.hall_client.setup.keypad_checks import KeypadFacts, facts
from stemkast.preparation.deadline import Deadline, deadline


class Step(Enum):
    """What has to be done before keypads can be handed out, in this order."""

    RULES = "rules"
    REGISTER = "register"
    AGENDA = "agenda"
    MANDATES = "mandates"
    KEYPADS = "keypads"


@dataclass(frozen=True, slots=True)
class StepState:
    """A step: how much of it is done, of how much where that is known (else 0)."""

    step: Step
    is_done: bool
    count: int = 0
    of: int = 0


@dataclass(frozen=True, slots=True)
class ProposalRow:
    """A proposal as it is in the ledger."""

    proposal: Proposal
    status: ProposalStatus


@dataclass(frozen=True, slots=True)
class MandateRow:
    """A municipality, its mandate if there is one, and the number of its newest form (0 for none)."""

    municipality: RegisterRow
    mandate: MandateIssued | None
    form: int


@dataclass(frozen=True, slots=True)
class SetupState:
    """One moment of the preparation. `poll` is the number of the poll that runs, 0 for none; `forms` those issued.

    `witnesses` are the keys that are enrolled, by name.
    """

    name: str = ""
    date: str = ""
    place: str = ""
    phase: Phase = Phase.PREPARING
    epoch: int = 0
    entries: int = 0
    deadline: Deadline | None = None
    settings: Settings = field(default_factory=Settings)
    settings_adopted: bool = False
    adopted: RegisterAdopted | None = None
    register: tuple[RegisterRow, ...] = ()
    items: tuple[AgendaItem, ...] = ()
    proposals: tuple[ProposalRow, ...] = ()
    mandates: tuple[MandateRow, ...] = ()
    keypads: tuple[KeypadFacts, ...] = ()
    forms: MandateForms | None = None
    fleet_key: bytes = b""
    waived_replication: bool = False
    poll: int = 0
    witnesses: Mapping[str, bytes] = field(default_factory=lambda: MappingProxyType({}))
    steps: tuple[StepState, ...] = ()

    @property
    def is_ready(self) -> bool:
        """Whether keypads can be handed out."""
        return bool(self.steps) and all(each.is_done for each in self.steps)

    @property
    def mandated(self) -> int:
        """How many municipalities have a mandate."""
        return sum(each.mandate is not None for each in self.mandates)


def setup_state(state: State, entries: int) -> SetupState:
    """The state of this moment, made of so many entries."""
    first, poll = state.initialised, state.running
    rows = tuple(state.register.values())
    return SetupState(
        name=first.name if first is not None else "",
        date=first.date if first is not None else "",
        place=first.place if first is not None else "",
        phase=state.phase,
        epoch=state.epoch,
        entries=entries,
        deadline=_deadline(first.date) if first is not None else None,
        settings=state.settings,
        settings_adopted=state.settings_adopted,
        adopted=state.register_adopted,
        register=rows,
        items=tuple(state.items.values()),
        proposals=tuple(ProposalRow(each, state.status[each.id]) for each in state.proposals.values()),
        mandates=tuple(_mandate(state, row) for row in rows),
        keypads=facts(state),
        forms=forms_of(state) if state.forms else None,
        fleet_key=first.fleet_key if first is not None else b"",
        poll=poll.number if poll is not None else 0,
        waived_replication=poll is not None and poll.replication_waived,
        witnesses=MappingProxyType(dict(state.witnesses)),
        steps=_steps(state),
    )


def _mandate(state: State, row: RegisterRow) -> MandateRow:
    form = state.forms.get(row.code)
    return MandateRow(row, state.mandates.get(row.code), form.number if form is not None else 0)


def _steps(state: State) -> tuple[StepState, ...]:
    """A mandate and a keypad are enough to begin to hand out; the counts say how far it is from everybody."""
    members, mandates, keypads = len(state.register), len(state.mandates), len(state.keypads)
    return (
        StepState(Step.RULES, state.settings_adopted),
        StepState(Step.REGISTER, state.register_adopted is not None, members),
        StepState(Step.AGENDA, bool(state.items), len(state.items)),
        StepState(Step.MANDATES, mandates > 0, mandates, members),
        StepState(Step.KEYPADS, keypads > 0 and keypads >= mandates, keypads, mandates),
    )


def _deadline(day: str) -> Deadline | None:
    try:
        return deadline(date.fromisoformat(day))
    except ValueError:
        return None
