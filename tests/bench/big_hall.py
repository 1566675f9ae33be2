"""A hall of any size: prepared straight in its ledger, served by a real process, voted in over a real line.

The votes are made beforehand, so that what is measured is the hall: bytes of a base station in, receipts out.
"""

import base64
import json
import os
import selectors
import subprocess
import sys
import tempfile
import time
import tty
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from firmware_protocol import codec, envelope
from firmware_protocol import messages as m
from firmware_protocol.addresses import radio_address
from firmware_protocol.ed25519 import SigningKey
from firmware_protocol.emulator.fleet import Fleet, monotonic
from firmware_protocol.framing import FrameKind
from firmware_protocol.line import Delivered
from firmware_protocol.link import Link
from hall_server.disk.book import Book
from hall_server.disk.folder import LEDGER, Wanted, book_over, init
from hall_server.disk.keys import HallKeys
from hall_server.stations.access import Access
from stemkast.assembly.commands import AnnouncePoll, OpenPoll
from stemkast.assembly.events import (
    ChairTaken,
    Event,
    KeypadEnrolled,
    KeypadPaired,
    MandateIssued,
    PollKind,
    RepresentativeRole,
    Role,
    SettingsAdopted,
)
from stemkast.assembly.proposals import Question
from stemkast.assembly.register import Municipality, Register
from stemkast.assembly.settings import Settings
from stemkast.hall_client.connection.address import HallAddress
from stemkast.hall_client.connection.commands import Accepted, CommandSender
from stemkast.ledger.store import LedgerStore

_BATCH = 1_000
_STATION = m.StationInformation("BS-1", m.StationRole.BASE_STATION, 1024)
_PATIENCE = 600.0


@dataclass(frozen=True, slots=True)
class Holder:
    """A keypad that was handed out: its key, serial number and pairing, and the hash of its acceptance."""

    key: SigningKey
    serial: str
    pairing: int
    acceptance_hash: bytes


class BigHall:
    """`count` municipalities, each with a keypad, in a folder. Nothing runs yet."""

    def __init__(self, folder: Path, count: int) -> None:
        self.folder = folder
        fleet = Fleet(0, seed=1)
        init(folder, Wanted("Meting", "2023-06-14", "", fleet.public_key))
        keys = HallKeys.load(folder)
        book = book_over(LedgerStore.open(folder / LEDGER), keys)
        first = book.assembly.initialised
        assert first is not None
        settings = Settings(test_poll_first=False)
        register = Register(
            "2023-01-01", "meting", tuple(Municipality(f"GM{n:06d}", f"Gemeente {n}", 20_000) for n in range(count))
        )
        self.holders: list[Holder] = []
        _record(book, [SettingsAdopted(settings), *register.events(settings.weight)], Role.ADMIN)
        for start in range(0, count, _BATCH):
            events: list[Event] = []
            for number in range(start, min(start + _BATCH, count)):
                serial, key = f"SK-{number:06d}", SigningKey(number.to_bytes(32, "big"))
                code, pairing = f"GM{number:06d}", number + 1
                assignment = m.Assignment(
                    first.assembly, 1, code, f"Gemeente {number}", 20, pairing, serial,
                    first.hall_key, first.succession_key,
                )  # fmt: skip
                acceptance = envelope.sign(codec.encode(assignment), key)
                events += [
                    MandateIssued(code, RepresentativeRole.MAYOR, "", f"F-{number}"),
                    KeypadEnrolled(serial, key.public_key, fleet.certify(serial, key.public_key)),
                    KeypadPaired(pairing, code, serial, 20, acceptance),
                ]
                self.holders.append(Holder(key, serial, pairing, envelope.sha256(acceptance)))
            _record(book, events, None)
        _record(book, [ChairTaken("De voorzitter")], Role.CHAIR)
        book.close()
        self.master = keys.receipt_master
        access = Access.load(folder)
        self.tokens = {role: access.enrol(f"station {role.value}", role) for role in set(Role) - {Role.HALL}}

    @contextmanager
    def served(self, *lines: str) -> Iterator["ServedHall"]:
        """The hall as a process of its own."""
        served = ServedHall(self, lines)
        try:
            yield served
        finally:
            served.end()


class ServedHall:
    """A hall that runs. `seconds_to_start` is how long it took until it could be reached."""

    def __init__(self, hall: BigHall, lines: tuple[str, ...]) -> None:
        self._hall = hall
        command = [sys.executable, "-m", "hall_server", "serve", str(hall.folder), "--listen", "127.0.0.1:0"]
        for line in lines:
            command += ["--line", line]
        begin = time.monotonic()
        self._log = (hall.folder / "hall.log").open("wb")
        self._process = subprocess.Popen(
            [*command, "--until-input-ends"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._log
        )
        assert self._process.stdout is not None
        self._address = str(json.loads(self._process.stdout.readline())["listening"])
        self.seconds_to_start = time.monotonic() - begin

    def address(self, role: Role) -> HallAddress:
        """For a station of this role."""
        return HallAddress(self._address, self._hall.tokens[role])

    @property
    def seconds_of_processor(self) -> float:
        """What the process has used, of all cores together."""
        fields = Path(f"/proc/{self._process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    @property
    def megabytes(self) -> float:
        """What it holds in memory now."""
        status = Path(f"/proc/{self._process.pid}/status").read_text()
        return int(status.partition("VmRSS:")[2].split()[0]) / 1024

    def open_poll(self) -> bytes:
        """Announces and opens a poll; the hash of its announcement."""
        chair = CommandSender(self.address(Role.CHAIR))
        for command in (AnnouncePoll(PollKind.TEST, Question("Meting", ())), OpenPoll(1, 0)):
            answer = chair.send(command)
            assert isinstance(answer, Accepted), answer
        chair.close()
        return announcement_of(self._hall.folder)

    def end(self) -> None:
        """In an orderly way."""
        self._process.communicate(timeout=120)
        self._log.close()


class Feeder:
    """A base station at the end of a pseudo-terminal, with nothing but votes to say."""

    def __init__(self) -> None:
        self._device, self._far = os.openpty()
        tty.setraw(self._far)
        os.set_blocking(self._device, False)
        self._folder = tempfile.TemporaryDirectory(prefix="stemkast-line-")
        self.path = str(Path(self._folder.name) / "line")  # its own: the number of a closed line is given away
        Path(self.path).symlink_to(os.ttyname(self._far))
        self._link = Link()
        self._selector = selectors.DefaultSelector()
        self._selector.register(self._device, selectors.EVENT_READ)
        self._unsent = bytearray()
        self.receipts = 0

    def close(self) -> None:
        """Unplugs it."""
        self._selector.close()
        self._folder.cleanup()
        os.close(self._device)
        os.close(self._far)

    def feed(self, votes: list[tuple[str, bytes]]) -> float:
        """Says every vote (serial number and envelope), and waits for as many receipts; how long that took."""
        waiting, want = list(reversed(votes)), self.receipts + len(votes)
        begin = time.monotonic()
        while self.receipts < want:
            assert time.monotonic() - begin < _PATIENCE, f"{want - self.receipts} receipts are missing"
            for _ in range(min(64, len(waiting))):
                serial, signed = waiting[-1]
                if not self._link.send(FrameKind.UP, radio_address(serial), signed, 1, -52):
                    break  # the line is full: later
                waiting.pop()
            self._turn()
        return time.monotonic() - begin

    def settle(self, seconds: float) -> None:
        """Says who it is, and listens."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            self._turn()

    def _turn(self) -> None:
        now = monotonic()
        for piece in self._link.outgoing(now):
            self._unsent += piece
        if self._unsent:
            with suppress(BlockingIOError):
                del self._unsent[: os.write(self._device, self._unsent)]
        if self._selector.select(0.001):
            for event in self._link.receive(os.read(self._device, 65_536), monotonic()):
                if isinstance(event, Delivered):
                    if event.frame.kind is FrameKind.STATION:
                        self._link.send(FrameKind.STATION, 0, codec.encode(_STATION))
                    elif event.frame.kind is FrameKind.DOWN:
                        self.receipts += envelope.is_authenticated(event.frame.payload)
        self._link.expired(monotonic())


def announcement_of(folder: Path) -> bytes:
    """The hash of the announcement of the poll that was opened just now."""
    with LedgerStore.open_read_only(folder / LEDGER) as store:
        last = [json.loads(body) for body in store.entries(store.size - 4)]
    announced = next(each for each in reversed(last) if each["event"] == "poll_announced")
    return envelope.sha256(base64.b64decode(announced["data"]["announcement"]))


def votes_of(
    holders: list[Holder], announcement_hash: bytes, counter: int = 1, poll: int = 1
) -> list[tuple[str, bytes]]:
    """One vote of each, signed."""
    return [
        (
            each.serial,
            envelope.sign(
                codec.encode(m.Vote(each.pairing, poll, counter, 1 + each.pairing % 3)),
                each.key,
                envelope.hashed_vote_aad(announcement_hash, each.acceptance_hash),
            ),
        )
        for each in holders
    ]


def _record(book: Book, events: list[Event] | tuple[Event, ...], role: Role | None) -> None:
    for event in events:
        refusal = book.record(event, "meting", role)
        assert refusal is None, refusal
    assert book.commit() is not None
