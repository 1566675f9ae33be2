"""A keypad in somebody's hands: with its timers, its switch, and the way in which its messages leave it.

The same whether the keypad lies in a cradle or camps on a base station. Losing power makes a new keypad on the same
storage; at which point of a press it goes is a fault that can be scripted.
"""

from collections.abc import Callable
from enum import Enum

from firmware_protocol.addresses import radio_address
from firmware_protocol.emulator.clock import Scheduler
from firmware_protocol.keypad import Key, Keypad
from firmware_protocol.storage import Kept, Storage

Send = Callable[[bytes], None]


class PowerLoss(Enum):
    """When power goes during a press."""

    BEFORE_STORING = "before storing"
    BEFORE_SENDING = "before sending"
    AFTER_SENDING = "after sending"


class _PowerLost(Exception):
    """Raised inside a press by the storage of a keypad that loses power there."""


class SwitchedStorage:
    """Storage in front of another that can lose power before it stores."""

    def __init__(self, behind: Storage) -> None:
        self._behind = behind
        self.fails = False

    def load(self) -> Kept:
        """What was stored last."""
        return self._behind.load()

    def store(self, kept: Kept) -> None:
        """Keeps it, unless power goes right now."""
        if self.fails:
            raise _PowerLost
        self._behind.store(kept)


class Seat:
    """`made` gives the keypad as it is when power comes; `changed` is told whenever the keypad may have changed.

    `clockless`: its timers never come, and heartbeats are all that it has.
    """

    def __init__(
        self,
        scheduler: Scheduler,
        storage: SwitchedStorage,
        made: Callable[[Storage], Keypad],
        changed: Callable[["Seat"], None],
        clockless: bool = False,
    ) -> None:
        self._scheduler = scheduler
        self._storage = storage
        self._made = made
        self._changed = changed
        self._clockless = clockless
        self.keypad = made(storage)
        self.address = radio_address(self.keypad.serial)
        self.is_on = True
        self._send: Send | None = None
        self._in_cradle: Send | None = None
        self._next_press_loses: PowerLoss | None = None
        self._tick_at: int | None = None

    @property
    def serial(self) -> str:
        """The serial number on its label."""
        return self.keypad.serial

    @property
    def lies_in_cradle(self) -> bool:
        """Whether it is in the contacts of a cradle."""
        return self._in_cradle is not None

    def on_the_air(self, send: Send) -> None:
        """What it says on the air goes here."""
        self._send = send

    def hear(self, packet: bytes) -> None:
        """A packet from the air, or a message over the contacts of its cradle."""
        if self.is_on:
            self._say(self.keypad.receive(packet, self.lies_in_cradle))

    def joined(self, signal: int) -> None:
        """A base station carries it from now on."""
        if self.is_on:
            self._say(self.keypad.joined(signal))

    def insert(self, send: Send) -> None:
        """Placed in a cradle, which sends what it says."""
        self._in_cradle = send
        if self.is_on:
            self._say(self.keypad.inserted())

    def identify(self) -> None:
        """The hall asks its cradle who is there."""
        if self.is_on:
            self._say([self.keypad.information()])

    def lift(self) -> None:
        """Taken out of its cradle."""
        self._in_cradle = None
        self.keypad.lifted()
        self._changed(self)

    def press(self, key: int | Key) -> None:
        """A key is pressed."""
        if not self.is_on:
            return
        loss, self._next_press_loses = self._next_press_loses, None
        self._storage.fails = loss is PowerLoss.BEFORE_STORING
        try:
            messages = self.keypad.press(key)
        except _PowerLost:
            messages = []
        self._storage.fails = False
        if loss is not PowerLoss.BEFORE_SENDING:
            self._say(messages)
        if loss is not None:
            self.restart()

    def lose_power_at_next_press(self, when: PowerLoss) -> None:
        """Power goes in the middle of the next press, and comes back at once."""
        self._next_press_loses = when

    def power_off(self) -> None:
        """The battery is out."""
        self.is_on = False

    def power_on(self) -> None:
        """Power comes back: the keypad is as its storage says."""
        if not self.is_on:
            self.is_on = True
            self.restart()

    def restart(self) -> None:
        """Loses power and gets it back."""
        self.keypad = self._made(self._storage)
        self._say(self.keypad.joined(0))

    def _say(self, messages: list[bytes]) -> None:
        send = self._in_cradle or self._send
        for message in messages:
            if send is not None:
                send(message)
        self._wind()
        self._changed(self)

    def _wind(self) -> None:
        """Sees to it that the keypad is asked when it wants to be."""
        due = self.keypad.due()
        if due is None or self._clockless or (self._tick_at is not None and self._tick_at <= due):
            return
        self._tick_at = due
        self._scheduler.at(due, self._tick)

    def _tick(self) -> None:
        self._tick_at = None
        if self.is_on:
            self._say(self.keypad.tick())
