"""What a keypad is from the factory on, and how it shows and proves it in a cradle (P-22, P-24)."""

from dataclasses import dataclass

from firmware_protocol import codec, envelope
from firmware_protocol import messages as m
from firmware_protocol.ed25519 import SigningKey


@dataclass(frozen=True, slots=True)
class Identity:
    """`certificate`: COSE_Sign1 of the fleet key over `Certificate`; `firmware_hash`: SHA-256 of what runs."""

    serial: str
    firmware: str
    firmware_hash: bytes
    certificate: bytes


def information(identity: Identity, public_key: bytes, battery: int) -> bytes:
    """What a keypad says of itself; `battery` in percent."""
    return codec.encode(
        m.Information(
            identity.serial, public_key, identity.firmware, identity.firmware_hash, battery, identity.certificate
        )
    )


def attestation(identity: Identity, key: SigningKey, nonce: bytes, counter: int, pairing: int) -> bytes:
    """The hall's nonce, signed, with what runs in the keypad; `pairing` 0 where it is in none."""
    said = m.Attestation(nonce, identity.serial, identity.firmware, identity.firmware_hash, counter, pairing)
    return envelope.sign(codec.encode(said), key)
