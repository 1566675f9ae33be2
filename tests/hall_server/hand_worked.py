"""Stations worked by hand: the wire is real (pseudo-terminal, serial link), and a test decides what is carried when.

A `Station` keeps its link alive in a thread of its own, as the processor of a base station does; what arrived waits
until the test looks at it. The keypads are real emulated ones.
"""

import os
import select
import tempfile
import threading
import time
import tty
from collections import deque
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from firmware_protocol import codec, envelope
from firmware_protocol import messages as m
from firmware_protocol.addresses import radio_address
from firmware_protocol.emulator.fleet import Fleet
from firmware_protocol.errors import TransportGone
from firmware_protocol.framing import Frame, FrameKind
from firmware_protocol.keypad import Keypad
from firmware_protocol.line import Delivered, LineProtocol
from firmware_protocol.link import Link
from tests.patience import PATIENCE

_SLOWER = float(os.environ.get("SLOWER", "1"))  # than a processor that is not emulated
_TICK, _GRAIN = 0.005 * _SLOWER, 0.002 * _SLOWER
"""Seconds between two looks at a line, and at what arrived."""


def _now() -> int:
    return time.monotonic_ns() // 1_000_000


class End(Protocol):
    """The device end of a line."""

    def read(self, timeout: float) -> bytes:
        """What arrived within so many seconds. Raises TransportGone."""

    def write(self, data: bytes) -> None:
        """Puts the bytes on the line."""

    def close(self) -> None:
        """Unplugs."""


class PtyEnd:
    """A pseudo-terminal; `path` is what the hall opens.

    It is a name of its own, and gone before the line is: the system gives the number of one that was closed to the next
    one, which may be another test's, and a hall that still looks for its line would take that.
    """

    def __init__(self) -> None:
        self._device, self._hall_end = os.openpty()
        tty.setraw(self._hall_end)
        self._folder = tempfile.TemporaryDirectory(prefix="stemkast-line-")
        self.path = str(Path(self._folder.name) / "line")
        Path(self.path).symlink_to(os.ttyname(self._hall_end))

    def read(self, timeout: float) -> bytes:
        """What arrived within so many seconds."""
        ready, _, _ = select.select([self._device], [], [], timeout)
        return os.read(self._device, 65_536) if ready else b""

    def write(self, data: bytes) -> None:
        """Puts the bytes on the line."""
        os.write(self._device, data)

    def close(self) -> None:
        """Unplugs."""
        self._folder.cleanup()
        os.close(self._device)
        os.close(self._hall_end)


class Station:
    """A station at the end of a line, on which a serial link is spoken if no other.

    `arrived` holds the frames that the hall sent and nobody looked at.

    While it `hangs` it reads what comes and says nothing, as a device whose program is stuck.
    """

    def __init__(
        self, name: str, role: m.StationRole, end: End, slots: int = 1, line: LineProtocol | None = None
    ) -> None:
        self.name = name
        self.information = codec.encode(m.StationInformation(name, role, slots))
        self.arrived: deque[Frame] = deque()
        self.hangs = False
        self._end = end
        self._link = line or Link()
        self._lock = threading.Lock()
        self._stopping = False
        self._thread = threading.Thread(target=self._run, name=f"station {name}", daemon=True)
        self._thread.start()

    def up(self, payload: bytes, serial: str = "", slot: int = 0) -> None:
        """Carries a message of a keypad to the hall."""
        self.send(FrameKind.UP, payload, radio_address(serial) if serial else 0, slot)

    def send(self, kind: FrameKind, payload: bytes, address: int = 0, slot: int = 0) -> None:
        """Sends any frame to the hall."""
        with self._lock:
            assert self._link.send(kind, address, payload, slot, -52)
            self._write_what_is_due()

    def raw(self, data: bytes) -> None:
        """Puts bytes on the line as they are."""
        with self._lock:
            self._end.write(data)

    def unplug(self) -> None:
        """The line is gone."""
        if not self._stopping:
            self._stopping = True
            self._thread.join()
            self._end.close()

    def _run(self) -> None:
        while not self._stopping:
            try:
                data = self._end.read(_TICK)
            except TransportGone:
                return
            if self.hangs:
                continue
            with self._lock:
                events = self._link.receive(data, _now())
                self._write_what_is_due()
            self.arrived += [event.frame for event in events if isinstance(event, Delivered)]

    def _write_what_is_due(self) -> None:
        for each in [] if self.hangs or self._stopping else self._link.outgoing(_now()):
            self._end.write(each)


class Devices:
    """Base stations and a cradle with the keypads of a fleet: nothing moves but in `work`.

    While it is `silent` the first base station does not say who it is when it is asked. `heard` are the frames that
    the hall sent to base stations. Every keypad hears every base station, and answers through the first.
    """

    def __init__(
        self, fleet: Fleet, base_stations: Sequence[End], cradle: End, cradle_line: LineProtocol | None = None
    ) -> None:
        self.fleet = fleet
        self.bases = [
            Station(f"BS-{number}", m.StationRole.BASE_STATION, end, len(fleet.keypads))
            for number, end in enumerate(base_stations, start=1)
        ]
        self.cradle = Station("CR-1", m.StationRole.CRADLE, cradle, line=cradle_line)
        self.heard: list[Frame] = []
        self._heard_by: dict[str, list[Frame]] = {each.name: [] for each in self.bases}
        self.over_cradle: list[Frame] = []
        self.silent = False
        self.in_cradle: Keypad | None = None

    @property
    def base(self) -> Station:
        """The first base station."""
        return self.bases[0]

    def keypad(self, number: int) -> Keypad:
        """Keypad SK-000`number`."""
        return self.fleet.keypads[f"SK-{number:04d}"]

    def say(self, keypad: Keypad, message: bytes) -> None:
        """A message of a keypad goes up through the first base station."""
        self.base.up(message, keypad.serial)

    def say_in_cradle(self, message: bytes) -> None:
        """A message goes up through the cradle."""
        assert self.in_cradle is not None
        self.cradle.up(message, self.in_cradle.serial)

    def press(self, number: int, key: int) -> bytes:
        """Presses a key and sends the vote; returns it."""
        (signed,) = self.keypad(number).press(key)
        self.say(self.keypad(number), signed)
        return signed

    def insert(self, keypad: Keypad) -> None:
        """Places a keypad in the cradle; another one in it is taken out first."""
        self.remove()
        self.in_cradle = keypad
        for each in keypad.inserted():
            self.say_in_cradle(each)

    def remove(self) -> None:
        """Takes the keypad out of the cradle."""
        if self.in_cradle is not None:
            self.in_cradle.lifted()
            self.say_in_cradle(codec.encode(m.Removed(self.in_cradle.serial)))
            self.in_cradle = None

    def said(self) -> list[tuple[m.Message, bytes]]:
        """What the hall said to all, read, with its bytes; as often as it was said."""
        found = []
        for frame in self.heard:
            payload = envelope.peek(frame.payload) if frame.kind is FrameKind.BROADCAST else None
            message = codec.decode(payload) if isinstance(payload, bytes) else None
            if message is not None and not isinstance(message, codec.MessageRefused):
                found.append((message, frame.payload))
        return found

    def broadcasts(self) -> list[bytes]:
        """The announcements and controls that the hall said, each once."""
        return list(dict.fromkeys(raw for each, raw in self.said() if isinstance(each, m.Announcement | m.Control)))

    def heartbeats(self) -> list[m.Heartbeat]:
        """The heartbeats, as often as they came."""
        return [each for each, _ in self.said() if isinstance(each, m.Heartbeat)]

    def heard_by(self, base: Station) -> list[Frame]:
        """What the hall sent to one base station."""
        return self._heard_by[base.name]

    def answers(self) -> list[bytes]:
        """What the hall said to one keypad, through base stations."""
        return [frame.payload for frame in self.heard if frame.kind is FrameKind.DOWN]

    def work(self, until: Callable[[], object], seconds: float = PATIENCE) -> None:
        """Carries what the hall says to the keypads until this is true."""
        deadline = time.monotonic() + seconds
        while not until():
            assert time.monotonic() < deadline, [each.state.name for each in self.fleet.keypads.values()]
            if not self._carry():
                time.sleep(_GRAIN)

    def wait(self, until: Callable[[], object]) -> None:
        """Waits until this is true, and carries nothing meanwhile."""
        deadline = time.monotonic() + PATIENCE
        while not until():
            assert time.monotonic() < deadline
            time.sleep(0.002)

    def work_for(self, seconds: float) -> None:
        """Carries what the hall says for so long."""
        end = time.monotonic() + seconds
        self.work(lambda: time.monotonic() > end, seconds + 1)

    def close(self) -> None:
        """Unplugs all."""
        for each in (*self.bases, self.cradle):
            each.unplug()

    def _carry(self) -> bool:
        """Whether anything had arrived."""
        moved = False
        for base in self.bases:
            while base.arrived:
                moved = True
                self._from_base(base, base.arrived.popleft())
        while self.cradle.arrived:
            moved = True
            self._from_cradle(self.cradle.arrived.popleft())
        return moved

    def _from_base(self, base: Station, frame: Frame) -> None:
        self.heard.append(frame)
        self._heard_by[base.name].append(frame)
        if frame.kind is FrameKind.STATION:
            if base is not self.base or not self.silent:
                base.send(FrameKind.STATION, base.information)
            return
        for keypad in self.fleet.keypads.values():
            if frame.kind is FrameKind.BROADCAST or frame.address == radio_address(keypad.serial):
                for answer in keypad.receive(frame.payload):
                    self.say(keypad, answer)

    def _from_cradle(self, frame: Frame) -> None:
        self.over_cradle.append(frame)
        if frame.kind is FrameKind.STATION:
            self.cradle.send(FrameKind.STATION, self.cradle.information)
            for each in [] if self.in_cradle is None else self.in_cradle.inserted():
                self.say_in_cradle(each)
        elif self.in_cradle is not None:
            for answer in self.in_cradle.receive(frame.payload, over_cradle=True):
                self.say_in_cradle(answer)


class PtyDevices(Devices):
    """The same, at pseudo-terminals; `lines` is what the hall opens."""

    def __init__(self, fleet: Fleet, base_stations: int = 1) -> None:
        ends = [PtyEnd() for _ in range(base_stations + 1)]
        self.lines = tuple(each.path for each in ends)
        super().__init__(fleet, ends[:-1], ends[-1])
