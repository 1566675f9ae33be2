"""Emulated keypads: key, certificate and serial number all follow from a seed, so that a run can be repeated."""

import hashlib
from dataclasses import dataclass

from firmware_protocol import codec, envelope
from firmware_protocol.ed25519 import SigningKey
from firmware_protocol.keypad import Identity, Keypad
from firmware_protocol.messages import Certificate

FIRMWARE = "emulator 1"


@dataclass(frozen=True, slots=True)
class FleetMember:
    """What the factory tells about one keypad."""

    serial: str
    public_key: bytes
    certificate: bytes


class Fleet:
    """`count` keypads SK-0001, SK-0002 … and the fleet key that certified them.

    For trying out, never for an assembly.
    """

    def __init__(self, count: int, seed: int) -> None:
        fleet_key = SigningKey(_seed(seed, "fleet"))
        self.public_key = fleet_key.public_key
        self.members: list[FleetMember] = []
        self.keypads: dict[str, Keypad] = {}
        firmware_hash = hashlib.sha256(FIRMWARE.encode()).digest()
        for number in range(1, count + 1):
            serial = f"SK-{number:04d}"
            key = SigningKey(_seed(seed, serial))
            certificate = envelope.sign(codec.encode(Certificate(serial, key.public_key)), fleet_key)
            self.members.append(FleetMember(serial, key.public_key, certificate))
            self.keypads[serial] = Keypad(key, Identity(serial, FIRMWARE, firmware_hash, certificate))


def _seed(seed: int, purpose: str) -> bytes:
    return hashlib.sha256(f"stemkast emulator {seed} {purpose}".encode()).digest()
