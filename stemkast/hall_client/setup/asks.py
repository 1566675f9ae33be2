"""What the setup window asks to be done beside its own thread, and what comes of it."""

from dataclasses import dataclass
from pathlib import Path

from hall_server.disk.page_switches import Page
from hall_server.doctor.finding import Finding
from stemkast.assembly.commands import Command
from stemkast.assembly.csv_rows import ImportRefused
from stemkast.assembly.events import RegisterRow, Role
from stemkast.assembly.register import Register
from stemkast.documents.mandate_forms import MandateForms
from stemkast.hall_client.connection.hall_admin import Invited, KeypadsNow, ListedStation, WebPage
from stemkast.hall_client.connection.sending import Sending
from stemkast.hall_client.hall_here.taking_over import NotTakenOver, SucceedingHall, TakeOver
from stemkast.hall_client.setup.state import SetupState
from stemkast.preparation.agenda_list import ReadAgenda
from stemkast.preparation.keypad_list import KeypadReport
from stemkast.preparation.mandate_list import MandateReport


@dataclass(frozen=True, slots=True)
class Ask:
    """Base of everything that is asked."""


@dataclass(frozen=True, slots=True)
class ReadRegister(Ask):
    """Read a register from a file; `earlier`: to compare with, then a ledger will do too."""

    path: Path
    reference_date: str
    earlier: bool = False


@dataclass(frozen=True, slots=True)
class ReadAgendaFile(Ask):
    """Read an agenda from a file."""

    path: Path


@dataclass(frozen=True, slots=True)
class ReadMandates(Ask):
    """Read returned mandates from a file, against this state."""

    path: Path
    state: SetupState


@dataclass(frozen=True, slots=True)
class ReadKeypads(Ask):
    """Read the fleet from a file, against this state."""

    path: Path
    state: SetupState


@dataclass(frozen=True, slots=True)
class Send(Ask):
    """Send these commands in order, up to the first that is refused."""

    commands: tuple[Command, ...]


@dataclass(frozen=True, slots=True)
class SaveForms(Ask):
    """Write the mandate forms: `folder` gets one PDF of all, one of each, and the list for mailing."""

    forms: MandateForms
    folder: Path


@dataclass(frozen=True, slots=True)
class SaveLabels(Ask):
    """Write the label sheet of these keypads as a PDF."""

    state: SetupState
    path: Path


@dataclass(frozen=True, slots=True)
class Invite(Ask):
    """Invite a station."""

    name: str
    role: Role


@dataclass(frozen=True, slots=True)
class SendAway(Ask):
    """Let a station in no more."""

    name: str


@dataclass(frozen=True, slots=True)
class LookAtStations(Ask):
    """Who is let in."""


@dataclass(frozen=True, slots=True)
class LookAtKeypads(Ask):
    """How the keypads are."""


@dataclass(frozen=True, slots=True)
class LookAtPages(Ask):
    """Which pages for everybody are on."""


@dataclass(frozen=True, slots=True)
class SwitchPage(Ask):
    """Switch a page for everybody on or off."""

    page: Page
    on: bool


@dataclass(frozen=True, slots=True)
class Examine(Ask):
    """Whether all is well with the hall."""


@dataclass(frozen=True, slots=True)
class BecomeHall(Ask):
    """Take over from a hall that is gone."""

    wanted: TakeOver


@dataclass(frozen=True, slots=True)
class RegisterRead:
    """A register from a file, or why there is none."""

    register: Register | ImportRefused


@dataclass(frozen=True, slots=True)
class EarlierRead:
    """The rows of an earlier register, or why there are none."""

    rows: tuple[RegisterRow, ...] | ImportRefused


@dataclass(frozen=True, slots=True)
class AgendaRead:
    """An agenda from a file, or why there is none."""

    agenda: ReadAgenda | ImportRefused


@dataclass(frozen=True, slots=True)
class MandatesRead:
    """The report on a list of mandates, or why there is none."""

    report: MandateReport | ImportRefused


@dataclass(frozen=True, slots=True)
class KeypadsRead:
    """The report on a list of keypads, or why there is none."""

    report: KeypadReport | ImportRefused


@dataclass(frozen=True, slots=True)
class Saved:
    """Files that were written, and the first of them."""

    files: int
    path: Path


@dataclass(frozen=True, slots=True)
class NotDone:
    """Why not, as the system or the hall words it."""

    text: str


@dataclass(frozen=True, slots=True)
class SentAway:
    """A station that is let in no more."""

    name: str


Stations = tuple[ListedStation, ...]
Findings = tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class StationsSeen:
    """Who is let in."""

    stations: Stations


@dataclass(frozen=True, slots=True)
class PagesSeen:
    """The pages for everybody."""

    pages: tuple[WebPage, ...]


@dataclass(frozen=True, slots=True)
class Examined:
    """What the doctor says."""

    findings: Findings


Answer = (
    RegisterRead
    | EarlierRead
    | AgendaRead
    | MandatesRead
    | KeypadsRead
    | Sending
    | Saved
    | NotDone
    | Invited
    | SentAway
    | StationsSeen
    | PagesSeen
    | KeypadsNow
    | Examined
    | SucceedingHall
    | NotTakenOver
)
