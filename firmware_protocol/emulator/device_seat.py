"""A keypad that is a device of its own, on a bench line, among the emulated ones of a hall (P-83).

It camps on an emulated base station and lies in an emulated cradle like any other; the line stands for its radio and
its contacts, and for its keys and its glass. So a prototype, or another firmware, votes in a hall before it has either.
"""

from collections.abc import Callable

from firmware_protocol import codec
from firmware_protocol import messages as m
from firmware_protocol.addresses import radio_address
from firmware_protocol.emulator.clock import Scheduler
from firmware_protocol.emulator.link_end import LinkEnd
from firmware_protocol.emulator.seat import Send
from firmware_protocol.framing import Frame, FrameKind
from firmware_protocol.line import OVER_CRADLE

_IDENTIFY = codec.encode(m.Identify())


class DeviceSeat(LinkEnd):
    """The keypad with this serial number; `changed` is told of its panel whenever it shows something else."""

    def __init__(
        self,
        serial: str,
        scheduler: Scheduler,
        session: Callable[[], int],
        changed: Callable[["DeviceSeat"], None],
    ) -> None:
        super().__init__(scheduler, session)
        self.serial = serial
        self.address = radio_address(serial)
        self.panel: m.Panel | None = None
        self._changed = changed
        self._send: Send | None = None
        self._in_cradle: Send | None = None

    @property
    def is_on(self) -> bool:
        """Whether it answers."""
        return self.is_up

    def on_the_air(self, send: Send) -> None:
        """What it says on the air goes here."""
        self._send = send

    def hear(self, packet: bytes) -> None:
        """A packet from the air, or a message over the contacts of its cradle."""
        self.send(FrameKind.DOWN, packet, self.address, 0 if self._in_cradle is None else OVER_CRADLE)

    def joined(self, signal: int) -> None:
        """A base station carries it from now on. Its line is no radio: there is nothing in it to notice that."""

    def insert(self, send: Send) -> None:
        """Placed in a cradle, which sends what it says. Nobody feels contacts over a line: it is asked who it is."""
        self._in_cradle = send
        self.identify()

    def identify(self) -> None:
        """The hall asks its cradle who is there."""
        self.send(FrameKind.DOWN, _IDENTIFY, self.address, OVER_CRADLE)

    def lift(self) -> None:
        """Taken out of its cradle."""
        self._in_cradle = None

    def press(self, key: int) -> None:
        """A key is pressed: 1 to 9, 10 for yes, 11 for no."""
        self.send(FrameKind.PANEL, codec.encode(m.Press(key)))

    def delivered(self, frame: Frame) -> None:
        """It says something, or shows it."""
        if frame.kind is FrameKind.UP:
            send = self._in_cradle or self._send
            if send is not None:
                send(frame.payload)
        elif frame.kind is FrameKind.PANEL:
            message = codec.decode(frame.payload)
            if isinstance(message, m.Panel):
                self.panel = message
                self._changed(self)
