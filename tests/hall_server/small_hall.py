"""A hall of four municipalities to try the server on: a real child process, real pseudo-terminals, real SQLite.

Base station and cradle are worked by hand (`hand_worked.py`), so that a test decides what is sent when, and can send it
twice, forged or not at all.
"""

import functools
import json
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from firmware_protocol.emulator.fleet import Fleet
from firmware_protocol.keypad import Key, Keypad
from firmware_protocol.keypad_state import KeypadState
from hall_server.disk import folder as folders
from hall_server.disk.folder import Wanted
from hall_server.stations.access import Access
from hall_server.stations.this_computer import is_this_computer
from stemkast.assembly.assembly import Assembly
from stemkast.assembly.commands import AnnouncePoll, ClosePoll, Command, OfferPairing, OpenPoll, Record, VoidPoll
from stemkast.assembly.events import (
    AgendaItemAdded,
    ChairTaken,
    Event,
    KeypadEnrolled,
    MandateIssued,
    MatterCalled,
    PollKind,
    ProposalAdded,
    RepresentativeRole,
    Role,
    SettingsAdopted,
)
from stemkast.assembly.proposals import AgendaItem, Proposal, Question
from stemkast.assembly.refusal import Refusal
from stemkast.assembly.register import Municipality, Register
from stemkast.assembly.settings import Settings
from stemkast.hall_client.connection.address import HallAddress
from stemkast.hall_client.connection.commands import Accepted, CommandSender
from stemkast.hall_client.following.model import HallModel
from stemkast.hall_client.following.stream import EntryStream
from tests.hall_server.hand_worked import PATIENCE, Devices

REGISTER = Register(
    "2022-01-01",
    "CBS",
    (
        Municipality("GM0344", "Utrecht", 361_742),
        Municipality("GM0014", "Groningen", 234_950),
        Municipality("GM1904", "Stichtse Vecht", 65_126),
        Municipality("GM0088", "Schiermonnikoog", 947),
    ),
)
CODES = tuple(each.code for each in REGISTER.municipalities)
PROPOSAL = Proposal("01-1", "01", "De begroting vaststellen")
QUESTION = Question(PROPOSAL.subject, (PROPOSAL.id,))
TEST_QUESTION = Question("Proefstemming", ())


def make_folder(path: Path, fleet: Fleet) -> Path:
    """A folder as `hall-server init` makes it."""
    folders.init(path, Wanted("ALV", "2023-06-14", "Groningen", fleet.public_key))
    return path


@functools.cache
def _let_in(folder: Path) -> dict[Role, str]:
    """A token for every role, the same ones when the hall of this folder starts again."""
    access = Access.load(folder)
    return {role: access.enrol(f"station {role.value}", role) for role in set(Role) - {Role.HALL}}


class Server:
    """`hall-server serve` as a child, started by `run_by` if by another command.

    A context manager that ends it, if it did not end before.
    """

    def __init__(
        self,
        folder: Path,
        lines: tuple[str, ...] = (),
        port: int = 0,
        host: str = "127.0.0.1",
        invite: str = "",
        more: tuple[str, ...] = (),
        tokens_of: Path | None = None,
        environment: dict[str, str] | None = None,
        run_by: tuple[str, ...] = (),
        log: Path | None = None,
    ) -> None:
        self.folder = folder
        self._is_for_others = not is_this_computer(host)
        arguments = [*run_by, sys.executable, "-m", "hall_server", "serve", str(folder), "--listen", f"{host}:{port}"]
        if invite:
            arguments += ["--invite", invite]
        for line in lines:
            arguments += ["--line", line]
        arguments += more
        self._tokens = _let_in(tokens_of or folder)
        beside = folder / "hall.log" if folder.exists() else folder.with_name(f"{folder.name}.log")
        self._log_path = log or beside
        self._log = self._log_path.open("ab")
        self.process = subprocess.Popen(
            [*arguments, "--until-input-ends"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._log,
            env=environment,
        )
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        assert line, self.said
        self.address = str(json.loads(line)["listening"]).replace("0.0.0.0", "127.0.0.1")
        self.invitations = [str(json.loads(self.process.stdout.readline())["invitation"])] if invite else []

    @property
    def said(self) -> str:
        """What it wrote to stderr."""
        return self._log_path.read_text()

    def station(self, role: Role) -> HallAddress:
        """The address with the token of this role; a hall for other computers is spoken to in TLS."""
        return HallAddress(self.address, self._tokens[role], self.certificate)

    @property
    def certificate(self) -> str:
        """In PEM; empty where the hall serves this computer alone."""
        return (self.folder / "tls.crt").read_text() if self._is_for_others else ""

    def stop(self) -> int:
        """Closes its input and waits; the exit status."""
        if self.process.stdin is not None and not self.process.stdin.closed:
            self.process.communicate(timeout=PATIENCE)
            self._log.close()
        return self.process.returncode

    def kill(self) -> None:
        """As a power cut would."""
        self.process.kill()
        self.stop()

    def __enter__(self) -> "Server":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()


class Following:
    """A station that follows the hall from entry `start` on and folds what it gets."""

    def __init__(self, hall: HallAddress, start: int = 0) -> None:
        self.entries: list[tuple[int, bytes]] = []
        self.states: list[bool] = []
        self.model = HallModel()
        self._start = start
        self._changed = threading.Condition()
        self.asides: dict[str, object] = {}
        anew = None if start else self._anew
        self._stream = EntryStream(hall, self._take, self._state, start, on_aside=self._aside, on_anew=anew)

    @property
    def assembly(self) -> Assembly:
        """What it knows; to be looked at while nothing arrives."""
        return self.model.assembly

    def events(self, name: str) -> list[dict[str, object]]:
        """The data of the entries with this event, in order."""
        with self._changed:
            read = [json.loads(body) for _, body in self.entries]
        return [each["data"] for each in read if each["event"] == name]

    def of_poll(self, name: str, poll: int) -> list[dict[str, object]]:
        """The data of the entries with this event about this poll, in order."""
        return [each for each in self.events(name) if each["poll"] == poll]

    def wait(self, so_far: Callable[["Following"], object], seconds: float = PATIENCE) -> None:
        """Waits until this is true; asked about a poll that it did not hear of, it is not so far."""

        def is_so_far() -> object:
            try:
                return so_far(self)
            except LookupError:
                return False

        with self._changed:
            assert self._changed.wait_for(is_so_far, seconds), "the hall does not get on"

    def _take(self, index: int, body: bytes) -> None:
        with self._changed:
            self.entries.append((index, body))
            if not self._start:
                self.model.take(body)
            self._changed.notify_all()

    def _aside(self, name: str, value: object) -> None:
        with self._changed:
            self.asides[name] = value
            self._changed.notify_all()

    def _anew(self) -> None:
        with self._changed:
            self.entries, self.model = [], HallModel()

    def _state(self, connected: bool) -> None:
        with self._changed:
            self.states.append(connected)
            self._changed.notify_all()

    def __enter__(self) -> "Following":
        self._stream.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stream.stop()
        assert self.model.broken is None


class Meeting:
    """Stations of every role at one running server, and what they do together."""

    def __init__(self, server: Server, devices: Devices) -> None:
        self.server = server
        self.devices = devices
        self.admin, self.desk, self.chair = (
            CommandSender(server.station(role)) for role in (Role.ADMIN, Role.DESK, Role.CHAIR)
        )
        self.following = Following(server.station(Role.CHAIR))

    def __enter__(self) -> "Meeting":
        self.following.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for sender in (self.admin, self.desk, self.chair):
            sender.close()
        self.following.__exit__(kind, error, trace)

    def ask(self, sender: CommandSender, command: Command) -> tuple[int, ...]:
        """Asks for what must be done; the indexes of the entries."""
        answer = sender.send(command)
        assert isinstance(answer, Accepted), answer
        return answer.indexes

    def record(self, sender: CommandSender, *events: Event) -> None:
        """Records each event."""
        for event in events:
            self.ask(sender, Record(event))

    def refusal(self, sender: CommandSender, command: Command) -> Refusal:
        """Asks for what must be refused."""
        answer = sender.send(command)
        assert isinstance(answer, Refusal), answer
        return answer

    def prepare(self, settings: Settings | None = None) -> None:
        """Register, fleet, mandates, agenda, chair."""
        settings = settings or Settings(test_poll_first=False)
        self.record(self.admin, SettingsAdopted(settings), *REGISTER.events(settings.weight))
        self.record(self.admin, AgendaItemAdded(AgendaItem("01", "Begroting")), ProposalAdded(PROPOSAL))
        for each in self.devices.fleet.members:
            self.record(self.admin, KeypadEnrolled(each.serial, each.public_key, each.certificate))
        for code in CODES:
            self.record(self.desk, MandateIssued(code, RepresentativeRole.ALDERMAN, "", f"F-{code}"))
        self.record(self.chair, ChairTaken("De voorzitter"), MatterCalled("01", (PROPOSAL.id,)))

    def offer(self, code: str, number: int) -> Keypad:
        """Places a keypad in the cradle and offers it a municipality."""
        keypad = self.devices.keypad(number)
        self.devices.insert(keypad)
        deadline = time.monotonic() + PATIENCE
        while isinstance(answer := self.desk.send(OfferPairing(code, keypad.serial)), Refusal):
            assert "in no cradle" in answer.text, answer
            assert time.monotonic() < deadline
            self.devices.work_for(0.01)
        self.devices.work(lambda: keypad.state is KeypadState.OFFERED)
        return keypad

    def pair(self, *numbers: int) -> None:
        """Hands keypad 1 out to the first municipality, and so on."""
        for number in numbers:
            code = CODES[number - 1]
            if code in self.following.assembly.current_pairing:
                continue
            keypad = self.offer(code, number)
            (acceptance,) = keypad.press(Key.YES)
            self.devices.say_in_cradle(acceptance)
            self.following.wait(lambda it, code=code: code in it.assembly.current_pairing)

    def announce(self, kind: PollKind = PollKind.TEST) -> int:
        """Announces a test poll, or the question of the matter; the number of the poll."""
        question = QUESTION if kind is PollKind.REAL else TEST_QUESTION
        (index,) = self.ask(self.chair, AnnouncePoll(kind, question))
        self.following.wait(lambda it: len(it.entries) > index)
        return len(self.following.assembly.polls)

    def open(self, seconds: int = 0, kind: PollKind = PollKind.TEST) -> int:
        """Announces and opens a poll, and waits until the keypads show it."""
        poll = self.announce(kind)
        self.ask(self.chair, OpenPoll(poll, seconds))
        out = [self.devices.fleet.keypads[serial] for serial in self.following.assembly.keypad_out]
        self.devices.work(lambda: all(each.state is KeypadState.OPEN for each in out))
        return poll

    def vote(self, number: int, key: int) -> bytes:
        """Votes, and waits for the receipt; the envelope."""
        signed = self.devices.press(number, key)
        self.devices.work(lambda: self.devices.keypad(number).state is KeypadState.CONFIRMED)
        return signed

    def close(self, poll: int) -> dict[str, object]:
        """Closes the poll and returns the data of its entry `poll_closed`."""
        self.ask(self.chair, ClosePoll(poll))
        return self.closed(poll)

    def closed(self, poll: int) -> dict[str, object]:
        """Waits until the poll is closed."""
        deadline = time.monotonic() + PATIENCE
        while not (done := self.following.of_poll("poll_closed", poll)):
            assert time.monotonic() < deadline
            self.devices.work_for(0.02)
        return done[0]

    def clear(self) -> None:
        """Ends the poll that a test left running, and forgets what was heard."""
        running = self.following.assembly.running
        if running is not None:
            self.ask(self.chair, VoidPoll(running.number, "de test is klaar"))
            self.following.wait(lambda it: it.assembly.running is None)
        self.devices.silent = False
        self.devices.work_for(0.02)
        self.devices.heard.clear()
