"""A hall in the process of the test, on lines in memory: for what no station is shown yet."""

from pathlib import Path
from types import TracebackType
from typing import Any

from firmware_protocol.emulator.fleet import Fleet
from firmware_protocol.keypad import Key
from firmware_protocol.keypad_state import KeypadState
from firmware_protocol.transports.base import Transport
from firmware_protocol.transports.hid import HidTransport
from firmware_protocol.transports.memory import MemoryTransport
from firmware_protocol.transports.several import SeveralTransports
from hall_server.disk.book import Written
from hall_server.disk.clock import HallClock
from hall_server.disk.folder import open_book
from hall_server.disk.keys import HallKeys
from hall_server.keypads.devices import Devices as HallDevices
from hall_server.keypads.devices import line_protocol
from hall_server.keypads.herald import BEAT
from hall_server.keypads.sequence import Sequence
from hall_server.keypads.voice import Voice
from hall_server.stations.access import Station
from hall_server.writer.event_stream import Aside
from hall_server.writer.hall import Hall
from hall_server.writer.recall import Recall
from stemkast.assembly.commands import AnnouncePoll, ClosePoll, Command, OfferPairing, OpenPoll, Record
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
from stemkast.assembly.poll_state import PollState
from stemkast.assembly.proposals import AgendaItem
from stemkast.assembly.refusal import Refusal
from stemkast.assembly.settings import Settings
from tests.hall_server.hand_worked import PATIENCE, Devices
from tests.hall_server.small_hall import CODES, PROPOSAL, QUESTION, REGISTER, TEST_QUESTION, make_folder


class Inside:
    """The hall of a folder with a base station and a cradle. A context manager that ends it.

    Register, mandates and the matter are prepared; of the fleet those keypads are enrolled that `enrol` is told of. In
    a folder that holds an assembly it goes on with that.
    """

    def __init__(
        self,
        path: Path,
        fleet: Fleet,
        base_stations: int = 1,
        beat: float = BEAT,
        hid: Transport | None = None,
        clock: HallClock | None = None,
    ) -> None:
        self._is_new = not path.exists()
        folder = make_folder(path, fleet) if self._is_new else path
        keys = HallKeys.load(folder)
        self.transport = transport = MemoryTransport()
        several = SeveralTransports({"memory": transport, "hid": hid or HidTransport(None)})
        names = [f"base {number}" for number in range(base_stations)]
        self.devices = Devices(fleet, [transport.plug(name) for name in names], transport.plug("cradle"))
        recall = Recall()
        self.book = open_book(folder, keys, clock, recall.take)
        recalled = recall.recalled
        voice = Voice(keys.hall, keys.receipt_master, self.book.assembly, Sequence(folder, recalled.sequence))
        self.failed = False
        self.asides: list[Aside] = []
        self.published: list[Written] = []
        self.hall = Hall(
            self.book,
            voice,
            lambda tell: HallDevices(several, line_protocol, tell, look_every=0.05),
            self.published.append,
            recalled,
            self._fail,
            beat,
            folder=folder,
            tell=self.asides.append,
        )
        self.master = keys.receipt_master

    def ask(self, command: Command, role: Role = Role.DESK) -> Refusal | range:
        """Asks for a command as a station with this role."""
        return self.hall.ask(command, self.station(role)).result(PATIENCE)

    def station(self, role: Role) -> Station:
        """A station with this role."""
        return Station(role.value, role, "")

    def record(self, role: Role, *events: Event) -> None:
        """Records each event."""
        for event in events:
            answer = self.ask(Record(event), role)
            assert isinstance(answer, range), answer

    @property
    def desks(self) -> dict[str, Any]:
        """What desks were told last."""
        told = [aside.value for aside in self.asides if aside.kind == "desks"]
        last = told[-1] if told else {key: [] for key in ("cradles", "attending", "offers", "desks")}
        assert isinstance(last, dict)
        return last

    def enrol(self, *numbers: int) -> None:
        """Enrols keypad 1 and so on."""
        for number in numbers:
            member = self.devices.fleet.members[number - 1]
            self.record(Role.ADMIN, KeypadEnrolled(member.serial, member.public_key, member.certificate))

    def offer(self, municipality: int, number: int) -> Refusal | range:
        """Offers keypad `number` the municipality with this place in the register, from 0."""
        return self.ask(OfferPairing(CODES[municipality], f"SK-{number:04d}"))

    def placed(self, number: int) -> None:
        """Places a keypad in the cradle, and waits until it proved what it is."""
        self.devices.remove()
        self.devices.wait(lambda: "cradle" not in self.hall.in_cradles())
        self.devices.insert(self.devices.keypad(number))
        serial = f"SK-{number:04d}"

        def proved() -> bool:
            lying = self.hall.in_cradles().values()
            return any(each.information.serial == serial and each.attestation is not None for each in lying)

        self.devices.work(proved)

    def pair(self, *numbers: int) -> None:
        """Enrols keypad 1 and hands it out to the first municipality, and so on; nothing lies in the cradle then."""
        for number in numbers:
            keypad = self.devices.keypad(number)
            self.enrol(number)
            self.placed(number)
            assert isinstance(self.offer(number - 1, number), range)
            self.devices.work(lambda keypad=keypad: keypad.state is KeypadState.OFFERED)
            self.devices.say_in_cradle(keypad.press(Key.YES)[0])
            self.devices.work(lambda number=number: number in self.book.assembly.pairings)
        self.devices.remove()
        self.devices.wait(lambda: not self.hall.in_cradles())

    def chair(self, *commands: Command) -> None:
        """What the chair commands."""
        for command in commands:
            answer = self.ask(command, Role.CHAIR)
            assert isinstance(answer, range), answer

    def announce(self, kind: PollKind = PollKind.TEST) -> int:
        """Announces a test poll, or the question of the matter; the number of the poll."""
        self.chair(AnnouncePoll(kind, QUESTION if kind is PollKind.REAL else TEST_QUESTION))
        return len(self.book.assembly.polls)

    def open(self, kind: PollKind = PollKind.TEST) -> int:
        """Announces and opens a poll, and waits until the keypads that are out show it."""
        poll = self.announce(kind)
        self.chair(OpenPoll(poll, 0))
        out = [self.devices.fleet.keypads[serial] for serial in self.book.assembly.keypad_out]
        self.devices.work(lambda: all(each.state is KeypadState.OPEN for each in out))
        return poll

    def vote(self, number: int, key: int) -> bytes:
        """Votes, and waits for the receipt; the envelope."""
        signed = self.devices.press(number, key)
        self.devices.work(lambda: self.devices.keypad(number).state is KeypadState.CONFIRMED)
        return signed

    def close(self, poll: int) -> None:
        """Closes the poll."""
        self.chair(ClosePoll(poll))
        self.devices.work(lambda: self.book.assembly.polls[poll].state is PollState.CLOSED)

    def _fail(self) -> None:
        self.failed = True

    def __enter__(self) -> "Inside":
        self.hall.start()
        if not self._is_new:
            return self
        settings = Settings(test_poll_first=False)
        self.record(Role.ADMIN, SettingsAdopted(settings), *REGISTER.events(settings.weight))
        self.record(Role.DESK, *(MandateIssued(code, RepresentativeRole.ALDERMAN, "", f"F-{code}") for code in CODES))
        self.record(Role.ADMIN, AgendaItemAdded(AgendaItem("01", "Begroting")), ProposalAdded(PROPOSAL))
        self.record(Role.CHAIR, ChairTaken("De voorzitter"), MatterCalled("01", (PROPOSAL.id,)))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.hall.stop()
        self.devices.close()
        self.book.close()
        assert not self.failed
