"""What a fuzzer throws bytes at, and what has to hold whatever they are.

Every decoder ends with a value or a typed refusal; what it takes encodes to the same bytes again; what it keeps is
bounded.
"""

from collections.abc import Callable

from firmware_protocol import cbor, codec, envelope, link_frames
from firmware_protocol import messages as m
from firmware_protocol.ed25519 import SigningKey
from firmware_protocol.emulator.fleet import Fleet
from firmware_protocol.framing import MAX_ENCODED, BadFrame, FrameDecoder, encode_frame
from firmware_protocol.hid_device import HidDevice
from firmware_protocol.hid_line import HidLine
from firmware_protocol.keypad import Key
from firmware_protocol.line import Up
from firmware_protocol.link import Link
from firmware_protocol.storage import MemoryStorage

_HALL, _SUCCESSION = SigningKey(b"h" * 32), SigningKey(b"s" * 32)
_FLEET = Fleet(1, seed=1, clock=lambda: 0)


def frames(data: bytes) -> None:
    """Bytes of a line."""
    decoder = FrameDecoder()
    for found in decoder.feed(data):
        if not isinstance(found, BadFrame):
            (again,) = FrameDecoder().feed(encode_frame(found))
            assert again == found
    assert len(decoder._pending) <= MAX_ENCODED


def items(data: bytes) -> None:
    """One item of CBOR."""
    value = cbor.decode(data)
    assert isinstance(value, cbor.CborRefused) or cbor.encode(value) == data


def messages(data: bytes) -> None:
    """One message."""
    message = codec.decode(data)
    assert isinstance(message, codec.MessageRefused) or codec.encode(message) == data


def envelopes(data: bytes) -> None:
    """One envelope, under a key that signed none of it."""
    key = _HALL.public_key
    assert isinstance(envelope.open_signed(data, key), envelope.EnvelopeRefused)
    assert isinstance(envelope.open_authenticated(data, bytes(32)), envelope.EnvelopeRefused)
    envelope.peek(data)


def links(data: bytes) -> None:
    """Bytes of a line with a link on it, in two pieces."""
    here = Link(lambda: 7)
    half = len(data) // 2
    for now, piece in enumerate((data[:half], data[half:])):
        here.receive(piece, now)
        here.outgoing(now)
    here.expired(10_000)
    said = link_frames.decode(data)
    assert said is None or link_frames.encode(said) == data


def hid(data: bytes) -> None:
    """Reports of HID, to both sides, after they agreed on a channel."""
    device, line = HidDevice(lambda: 0x01020304), HidLine(lambda: bytes(8))
    for report in line.outgoing(0):
        device.receive(report, 0)
    for answer in device.outgoing():
        assert line.receive(answer, 0) == [Up()]
    for now, at in enumerate(range(0, len(data), 64)):
        device.receive(data[at : at + 64], now)
        line.receive(data[at : at + 64], now)
        device.outgoing()
        line.outgoing(now)


def keypads(data: bytes) -> None:
    """A keypad that was handed out and hears messages: the first byte of each says how, the next two how long it is."""
    keypad = _FLEET.switched_on("SK-0001", MemoryStorage(), lambda: 0)
    assignment = m.Assignment(
        bytes(16), 1, "GM0344", "Utrecht", 75, 1, "SK-0001", _HALL.public_key, _SUCCESSION.public_key
    )
    keypad.receive(codec.encode(m.Offer(codec.encode(assignment), bytes(32))), over_cradle=True)
    keypad.press(Key.YES)
    while len(data) >= 3:
        how, size = data[0], int.from_bytes(data[1:3], "big") % 1100
        keypad.receive(data[3 : 3 + size], over_cradle=bool(how & 1))
        if how & 2:
            keypad.press(1 + how % 9)
        keypad.tick()
        data = data[3 + size :]
    assert keypad.light.value == "off", "nobody signed a poll"
    assert keypad.display


TARGETS: dict[str, Callable[[bytes], None]] = {
    "frames": frames,
    "items": items,
    "messages": messages,
    "envelopes": envelopes,
    "links": links,
    "hid": hid,
    "keypads": keypads,
}
