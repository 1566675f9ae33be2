"""Enrolling a keypad: only one that the fleet key certified, with a key that no odd signature fits (P-22)."""

from firmware_protocol import codec, ed25519, envelope
from firmware_protocol.messages import Certificate
from stemkast.assembly.events import KeypadEnrolled
from stemkast.assembly.refusal import Reason, Refusal

_RULE = "SPEC: enrolment"


def wrong_certificate(fleet_key: bytes, enrolled: KeypadEnrolled) -> Refusal | None:
    """Why this keypad is not let in, or None. The rules of the assembly look at the rest."""
    if not ed25519.acceptable_key(enrolled.public_key):
        return Refusal(Reason.INCONSISTENT, f"the key of keypad {enrolled.serial} is not acceptable", _RULE)
    payload = envelope.open_signed(enrolled.certificate, fleet_key)
    said = codec.decode(payload) if isinstance(payload, bytes) else None
    if said != Certificate(enrolled.serial, enrolled.public_key):
        text = f"the certificate of keypad {enrolled.serial} is not one of this fleet"
        return Refusal(Reason.BAD_SIGNATURE, text, _RULE)
    return None
