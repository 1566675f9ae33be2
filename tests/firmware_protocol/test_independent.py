"""Envelopes and the examples of SPEC against other people's code and vectors: P-01, P-15, P-16, P-17, P-19, P-21."""

import json
import re
from importlib.resources import files
from pathlib import Path

import cbor2
import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hmac import HMAC
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from hypothesis import given
from hypothesis import strategies as st

from firmware_protocol import codec, envelope
from firmware_protocol import messages as m
from firmware_protocol.addresses import radio_address
from firmware_protocol.ed25519 import SigningKey
from firmware_protocol.envelope import EnvelopeRefused
from firmware_protocol.framing import Frame, FrameKind, encode_frame

KEY = SigningKey(bytes(range(32)))
MASTER = bytes(range(32))
SPEC = (files("firmware_protocol") / "SPEC.md").read_text("utf-8")


def example(name: str) -> list[bytes]:
    """The lines of an example of SPEC.md."""
    found = re.search(rf"^```{name}\n(.*?)^```$", SPEC, re.MULTILINE | re.DOTALL)
    assert found is not None
    return [bytes.fromhex(line) for line in found[1].splitlines()]


def derived(master: bytes, serial: str, pairing: int) -> bytes:
    """The receipt key as another library derives it."""
    info = cbor2.dumps([serial, pairing], canonical=True)
    return HKDF(SHA256(), 32, salt=None, info=info).derive(master)


def test_p01_the_frame_of_the_specification() -> None:
    whole, on_the_line = example("frame")
    identify = Frame(FrameKind.DOWN, 1, radio_address("SK-0417"), 2, 0, codec.encode(m.Identify()))
    assert encode_frame(identify) == on_the_line
    assert whole[:-4] == b"\x01\x02\x00\x01" + bytes.fromhex("e697ac43") + b"\x00\x02\x00" + b"\x81\x18\x3c"


def test_p17_the_vote_of_the_specification() -> None:
    """Its signature is verified by the second library, over bytes that are put together by hand."""
    message, external, signed, digest = example("vote")
    assert codec.encode(m.Vote(12, 3, 5, 2)) == message
    assert envelope.hashed_vote_aad(b"\x11" * 32, b"\x22" * 32) == external
    assert envelope.sign(message, KEY, external) == signed
    assert envelope.sha256(signed) == digest
    assert len(signed) == 80
    to_sign = b"\x84\x6aSignature1\x43\xa1\x01\x27\x58\x45" + external + b"\x46" + message
    Ed25519PublicKey.from_public_bytes(KEY.public_key).verify(signed[-64:], to_sign)


def test_p16_p21_the_receipt_of_the_specification() -> None:
    key, authenticated = example("receipt")
    receipt = codec.encode(m.Receipt(12, example("vote")[3], 4711))
    assert envelope.receipt_key(MASTER, "SK-0417", 12) == key == derived(MASTER, "SK-0417", 12)
    assert envelope.authenticate(receipt, key) == authenticated
    code = HMAC(key, SHA256())
    code.update(b"\x84\x64MAC0\x43\xa1\x01\x05\x40\x58" + bytes([len(receipt)]) + receipt)
    code.verify(authenticated[-32:])


@given(st.binary(max_size=40), st.text(st.characters(exclude_categories=["Cs"]), max_size=16), st.integers(0, 2**53))
def test_p21_the_receipt_key_is_the_other_librarys(master: bytes, serial: str, pairing: int) -> None:
    assert envelope.receipt_key(master, serial, pairing) == derived(master, serial, pairing)


def test_p17_external_data_stands_where_the_sign1_example_puts_it(shared: Path) -> None:
    """The example signs with ECDSA: only its structure is looked at, and ours is made from it."""
    case = json.loads((shared / "vectors/cose/sign1-tests-sign-pass-02.json").read_text())
    context, _, external, payload = cbor2.loads(bytes.fromhex(case["intermediates"]["ToBeSign_hex"]))
    assert external == bytes.fromhex(case["input"]["sign0"]["external"])
    signed = envelope.sign(payload, KEY, external)
    ours = cbor2.dumps([context, b"\xa1\x01\x27", external, payload])
    Ed25519PublicKey.from_public_bytes(KEY.public_key).verify(signed[-64:], ours)
    with pytest.raises(InvalidSignature):
        Ed25519PublicKey.from_public_bytes(KEY.public_key).verify(signed[-64:], ours.replace(external, external[::-1]))


def test_p15_p16_every_one_bit_change_is_refused() -> None:
    """In headers, payload and proof alike, bit by bit."""
    external, signed = example("vote")[1:3]
    key, authenticated = example("receipt")
    for place in range(len(signed) * 8):
        changed = (int.from_bytes(signed, "big") ^ 1 << place).to_bytes(len(signed), "big")
        assert isinstance(envelope.open_signed(changed, KEY.public_key, external), EnvelopeRefused)
    for place in range(len(authenticated) * 8):
        changed = (int.from_bytes(authenticated, "big") ^ 1 << place).to_bytes(len(authenticated), "big")
        assert isinstance(envelope.open_authenticated(changed, key), EnvelopeRefused)


def test_p15_lengths_written_longer_than_needed_are_refused() -> None:
    """CBOR that means the same in other bytes would be a second envelope, with another hash."""
    external, signed = example("vote")[1:3]
    for longer in (
        b"\xd8\x12" + signed[1:],
        signed[:1] + b"\x98\x04" + signed[2:],
        signed[:2] + b"\x58\x03" + signed[3:],
        signed[:7] + b"\x58\x06" + signed[8:],
        signed[:1] + b"\x9f" + signed[2:] + b"\xff",
        signed[:6] + b"\xbf\xff" + signed[7:],
    ):
        meant, was = cbor2.loads(longer).value, cbor2.loads(signed).value
        assert [bytes(meant[0]), dict(meant[1]), *meant[2:]] == [was[0], dict(was[1]), *was[2:]]
        assert isinstance(envelope.open_signed(longer, KEY.public_key, external), EnvelopeRefused)
        assert isinstance(envelope.peek(longer), EnvelopeRefused)
