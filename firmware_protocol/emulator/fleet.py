"""Emulated keypads: key, certificate and serial number all follow from a seed, so that a run can be repeated."""

import hashlib
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from firmware_protocol import codec, envelope
from firmware_protocol.ed25519 import SigningKey
from firmware_protocol.identity import Identity
from firmware_protocol.keypad import Keypad
from firmware_protocol.messages import Certificate
from firmware_protocol.storage import MemoryStorage, Storage

FIRMWARE = "emulator 1"
_FIRMWARE_HASH = hashlib.sha256(FIRMWARE.encode()).digest()


@dataclass(frozen=True, slots=True)
class FleetMember:
    """What the factory tells about one keypad."""

    serial: str
    public_key: bytes
    certificate: bytes


def monotonic() -> int:
    """Milliseconds of the machine's monotonic clock."""
    return time.monotonic_ns() // 1_000_000


class Fleet:
    """`count` keypads SK-0001, SK-0002 … and the fleet key that certified them.

    For trying out, never for an assembly. `clock` counts milliseconds for all keypads.
    """

    def __init__(self, count: int, seed: int, clock: Callable[[], int] = monotonic) -> None:
        self._seed = seed
        self._fleet_key = SigningKey(_seed(seed, "fleet"))
        self.public_key = self._fleet_key.public_key
        self.storages: dict[str, Storage] = {}
        self.members: list[FleetMember] = []
        self._clock = clock
        for number in range(1, count + 1):
            serial = f"SK-{number:04d}"
            key = self._key(serial)
            self.members.append(FleetMember(serial, key.public_key, self.certify(serial, key.public_key)))
            self.storages[serial] = MemoryStorage()

    @cached_property
    def keypads(self) -> dict[str, Keypad]:
        """One keypad of each, by serial number, for who moves its messages himself."""
        return {serial: self.switched_on(serial, storage, self._clock) for serial, storage in self.storages.items()}

    def switched_on(self, serial: str, storage: Storage, clock: Callable[[], int]) -> Keypad:
        """The keypad with this serial number and storage as it is when power comes."""
        key = self._key(serial)
        identity = Identity(serial, FIRMWARE, _FIRMWARE_HASH, self.certify(serial, key.public_key))
        return self.made(key, identity, storage, clock)

    def made(self, key: SigningKey, identity: Identity, storage: Storage, clock: Callable[[], int]) -> Keypad:
        """What a keypad of this fleet is; one that is watched is another one."""
        return Keypad(key, identity, storage, clock)

    def _key(self, serial: str) -> SigningKey:
        return SigningKey(_seed(self._seed, serial))

    def certify(self, serial: str, public_key: bytes) -> bytes:
        """The certificate of a keypad that made its key itself: what the factory does."""
        return envelope.sign(codec.encode(Certificate(serial, public_key)), self._fleet_key)


def _seed(seed: int, purpose: str) -> bytes:
    return hashlib.sha256(f"stemkast emulator {seed} {purpose}".encode()).digest()
