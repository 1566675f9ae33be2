"""What an admin has prepared and not yet written: values that pages hand on; the ledger knows nothing of them."""

from dataclasses import dataclass, field, replace

from stemkast.assembly.commands import Command, Record
from stemkast.assembly.csv_rows import ImportRefused
from stemkast.assembly.events import KeypadEnrolled, MandateIssued, RegisterRow, SettingsAdopted
from stemkast.assembly.register import Register
from stemkast.assembly.settings import Settings
from stemkast.hall_client.setup.asks import (
    AgendaRead,
    Answer,
    EarlierRead,
    KeypadsRead,
    MandatesRead,
    RegisterRead,
)
from stemkast.hall_client.setup.state import SetupState
from stemkast.preparation.agenda import AgendaReport, Draft, judged
from stemkast.preparation.agenda_list import ReadAgenda
from stemkast.preparation.keypad_list import KeypadReport
from stemkast.preparation.mandate_list import MandateReport
from stemkast.preparation.register_preview import RegisterPreview, preview

_NO_AGENDA = ReadAgenda(Draft(), ())


@dataclass(frozen=True, slots=True)
class SetupDraft:
    """What was read and edited; each `refused` says why the file that was chosen last is none."""

    settings: Settings = field(default_factory=Settings)
    register: Register | None = None
    register_refused: ImportRefused | None = None
    before: tuple[RegisterRow, ...] | None = None
    before_refused: ImportRefused | None = None
    agenda: ReadAgenda = _NO_AGENDA
    agenda_refused: ImportRefused | None = None
    mandates: MandateReport | None = None
    mandates_refused: ImportRefused | None = None
    keypads: KeypadReport | None = None
    keypads_refused: ImportRefused | None = None

    def register_preview(self, state: SetupState) -> RegisterPreview | None:
        """What the register comes to under the rules that are adopted, or else those of the draft."""
        if self.register is None:
            return None
        settings = state.settings if state.settings_adopted else self.settings
        return preview(self.register, settings.weight, self.before)

    def judged_agenda(self, state: SetupState) -> AgendaReport:
        """The agenda with what is late, and what of it the ledger has already left out."""
        report = judged(self.agenda.draft, state.deadline, state.register)
        items = {each.number for each in state.items}
        proposals = {each.proposal.id for each in state.proposals}
        draft = Draft(
            tuple(each for each in report.draft.items if each.number not in items),
            tuple(each for each in report.draft.proposals if each.id not in proposals),
        )
        return AgendaReport(draft, (*self.agenda.problems, *report.problems), report.remarks)

    def mandates_left(self, state: SetupState) -> tuple[MandateIssued, ...]:
        """Mandates of the list that the ledger does not have yet."""
        known = {row.mandate for row in state.mandates}
        return tuple(each for each in self.mandates.ready if each not in known) if self.mandates is not None else ()

    def keypads_left(self, state: SetupState) -> tuple[KeypadEnrolled, ...]:
        """Keypads of the list that are not enrolled yet."""
        known = {each.serial for each in state.keypads}
        return tuple(each for each in self.keypads.ready if each.serial not in known) if self.keypads else ()

    def after(self, answer: Answer) -> "SetupDraft":
        """With what was read, or with why nothing was; any other answer changes nothing here."""
        match answer:
            case RegisterRead(register=ImportRefused() as refused):
                return replace(self, register=None, register_refused=refused)
            case RegisterRead(register=Register() as register):
                return replace(self, register=register, register_refused=None)
            case EarlierRead(rows=ImportRefused() as refused):
                return replace(self, before=None, before_refused=refused)
            case EarlierRead(rows=tuple() as rows):
                return replace(self, before=rows, before_refused=None)
            case AgendaRead(agenda=ImportRefused() as refused):
                return replace(self, agenda_refused=refused)
            case AgendaRead(agenda=ReadAgenda() as agenda):
                return replace(self, agenda=agenda, agenda_refused=None)
            case MandatesRead(report=ImportRefused() as refused):
                return replace(self, mandates=None, mandates_refused=refused)
            case MandatesRead(report=MandateReport() as mandates):
                return replace(self, mandates=mandates, mandates_refused=None)
            case KeypadsRead(report=ImportRefused() as refused):
                return replace(self, keypads=None, keypads_refused=refused)
            case KeypadsRead(report=KeypadReport() as keypads):
                return replace(self, keypads=keypads, keypads_refused=None)
            case _:
                return self

    def edited(self, agenda: Draft) -> "SetupDraft":
        """With another agenda, made by hand."""
        return replace(self, agenda=ReadAgenda(agenda, self.agenda.problems))

    def commands_for_rules(self) -> tuple[Command, ...]:
        """What adopts the rules."""
        return (Record(SettingsAdopted(self.settings)),)

    def commands_for_register(self, state: SetupState) -> tuple[Command, ...]:
        """What adopts the register: its chunks, then sums and hash."""
        if self.register is None:
            return ()
        return tuple(Record(event) for event in self.register.events(state.settings.weight))
