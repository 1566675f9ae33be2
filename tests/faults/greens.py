"""Every green light that anybody ever saw, with the vote that it stood for: what the ledger is held against."""

import threading
from collections.abc import Callable
from dataclasses import dataclass

from firmware_protocol import envelope
from firmware_protocol.ballot import Light
from firmware_protocol.ed25519 import SigningKey
from firmware_protocol.emulator.fleet import Fleet
from firmware_protocol.identity import Identity
from firmware_protocol.keypad import Key, Keypad
from firmware_protocol.storage import Storage


@dataclass(frozen=True, slots=True)
class Green:
    """A keypad showed green for the vote with this SHA-256 of its envelope, which chose this."""

    serial: str
    vote: bytes
    choice: int


class Greens:
    """Told by keypads from the thread of the devices; may be asked from any."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._seen: dict[Green, None] = {}

    def saw(self, green: Green) -> None:
        """A light is green."""
        if green not in self._seen:
            with self._changed:
                self._seen[green] = None
                self._changed.notify_all()

    @property
    def all(self) -> tuple[Green, ...]:
        """In the order in which they were seen, each once."""
        with self._changed:
            return tuple(self._seen)

    def wait_for_more(self, than: int, seconds: float) -> bool:
        """Whether there are more of them within so many seconds."""
        with self._changed:
            return self._changed.wait_for(lambda: len(self._seen) > than, seconds)


class WatchedKeypad(Keypad):
    """A keypad whose holder remembers what was pressed, and looks at the light after whatever the hall says."""

    saw: Callable[[Green], None]
    _sent = b""

    def press(self, key: int | Key) -> list[bytes]:
        """A key is pressed; a digit that is not passed over sends one signed vote."""
        messages = super().press(key)
        if isinstance(key, int) and messages:
            self._sent = envelope.sha256(messages[0])
        return messages

    def receive(self, data: bytes, over_cradle: bool = False) -> list[bytes]:
        """A message from the hall."""
        messages = super().receive(data, over_cradle)
        if self.light is Light.GREEN:
            self.saw(Green(self.serial, self._sent, self.confirmed))
        return messages


class WatchedFleet(Fleet):
    """A fleet of such keypads."""

    def __init__(self, count: int, seed: int, greens: Greens) -> None:
        self._greens = greens
        super().__init__(count, seed)

    def made(self, key: SigningKey, identity: Identity, storage: Storage, clock: Callable[[], int]) -> Keypad:
        """With an eye on its light."""
        keypad = WatchedKeypad(key, identity, storage, clock)
        keypad.saw = self._greens.saw
        return keypad
