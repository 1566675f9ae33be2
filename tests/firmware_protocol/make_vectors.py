"""Writes the vectors: `python -m tests.firmware_protocol.make_vectors FOLDER`.

Everything is built with cbor2, cryptography, cobs and the standard library, and nothing of the reference implementation:
what it has to take, and by hand what it has to refuse, with the reason. A test regenerates them and compares.
"""

import hashlib
import hmac
import json
import struct
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import cbor2
from cobs import cobs
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

Case = dict[str, Any]
SEED, OTHER_SEED = bytes(range(32)), bytes(range(1, 33))
KEY, OTHER_KEY = (Ed25519PrivateKey.from_private_bytes(each) for each in (SEED, OTHER_SEED))
HASH, NONCE = bytes(range(32)), bytes(16)
MASTER = bytes(range(32))
_ORDER = 2**252 + 27742317777372353535851937790883648493


def case(name: str, rules: str, data: bytes, reason: str = "", **more: object) -> Case:
    """A valid case, or an invalid one with its reason."""
    return {"id": name, "rules": rules.split(), "input": data.hex(), "valid": not reason, "reason": reason} | more


def cbor(value: object) -> bytes:
    """Deterministic CBOR."""
    return cbor2.dumps(value, canonical=True)


# Frames


def frame(
    version: int, kind: int, payload: bytes, slot: int = 0, address: int = 0, sequence: int = 0, signal: int = 0
) -> bytes:
    """A frame before COBS."""
    body = struct.pack(">BBHIHb", version, kind, slot, address, sequence, signal) + payload
    return body + struct.pack(">I", zlib.crc32(body))


def line(whole: bytes) -> bytes:
    """On the line."""
    return bytes(cobs.encode(whole)) + b"\0"


def frames() -> Iterator[Case]:
    """Bytes of a line, each with the one frame or fault that they hold."""
    for kind, name in enumerate(("up", "down", "broadcast", "station", "link", "panel"), start=1):
        for size in (0, 1, 253, 254, 255, 1024):
            payload = bytes(range(1, 256)) * 5
            yield case(
                f"{name} of {size}",
                "P-01",
                line(frame(1, kind, payload[:size])),
                kind=kind,
                payload=payload[:size].hex(),
            )
    yield case(
        "every field at its largest", "P-01", line(frame(1, 1, b"x", 0xFFFF, 0xFFFFFFFF, 0xFFFF, -128)),
        kind=1, payload="78", slot=0xFFFF, address=0xFFFFFFFF, sequence=0xFFFF, signal=-128,
    )  # fmt: skip
    good = frame(1, 1, b"\x81\x18\x3c")
    for at in range(len(good)):
        changed = good[:at] + bytes([good[at] ^ 0x40]) + good[at + 1 :]
        yield case(f"a bit of byte {at} changed", "P-02", line(changed), "the CRC does not fit", fault="crc")
    for version in (0, 2, 255):
        yield case(
            f"version {version}", "P-02", line(frame(version, 1, b"")), "a version that nobody knows", fault="version"
        )
    for kind in (0, 7, 255):
        yield case(f"kind {kind}", "P-02", line(frame(1, kind, b"")), "a kind that nobody knows", fault="kind")
    for size in (1, 5, 14):
        yield case(f"{size} bytes", "P-02", line(good[:size]), "shorter than header and CRC", fault="too_short")
    yield case(
        "1025 bytes of payload", "P-02 P-04", line(frame(1, 1, bytes(1025))), "longer than a frame", fault="too_long"
    )
    yield case(
        "5000 bytes without a zero", "P-02 P-04", b"\xff" * 5000 + b"\0", "longer than a frame", fault="too_long"
    )
    for name, data in (("points beyond the end", b"\x09abc\0"), ("a code without its bytes", b"\x03\x01\0")):
        yield case(name, "P-02", data, "no COBS", fault="cobs")


# CBOR


def cbor_items() -> Iterator[Case]:
    """Single items: what the strict subset takes, and what it does not."""
    numbers = (0, 1, 23, 24, 255, 256, 65_535, 65_536, 2**32 - 1, 2**32, 2**53 - 1, 2**64 - 1)
    for value in [
        *numbers,
        b"",
        b"a",
        bytes(23),
        bytes(24),
        bytes(256),
        "",
        "a",
        "é",
        "€",
        "a" * 24,
        [],
        [1],
        [[1], [b"a", "b"]],
        [0] * 24,
        {},
    ]:
        yield case(f"{type(value).__name__} {value!r}"[:40] + f", {len(cbor(value))} bytes", "P-10", cbor(value))
    for name, data in (("tag 18", b"\xd2\x80"), ("tag 17", b"\xd1\x80"), ("four levels", b"\x81\x81\x81\x81\x01")):
        yield case(name, "P-10", data)
    longer = "it is not written in the shortest form"
    for name, text in (
        ("1 in two bytes", "1801"), ("23 in two bytes", "1817"), ("1 in three bytes", "190001"), ("255 in three bytes", "1900ff"),
        ("1 in five bytes", "1a00000001"), ("65535 in five bytes", "1a0000ffff"), ("1 in nine bytes", "1b0000000000000001"),
        ("length of bytes in two bytes", "580161"), ("length of text in two bytes", "780161"), ("length of an array in two bytes", "980101"),
        ("length of a map in two bytes", "b800"), ("tag 18 in two bytes", "d81280"),
    ):  # fmt: skip
        yield case(name, "P-10", bytes.fromhex(text), longer)
    for name, text in (
        ("indefinite bytes", "5f4161ff"), ("indefinite text", "7f6161ff"), ("indefinite array", "9f01ff"), ("indefinite map", "bfff"),
    ):  # fmt: skip
        yield case(name, "P-10", bytes.fromhex(text), "its length is indefinite")
    kind = "items of this kind are not allowed"
    for name, text in (
        ("-1", "20"), ("-2^64", "3bffffffffffffffff"), ("false", "f4"), ("true", "f5"), ("null", "f6"), ("undefined", "f7"), ("simple 255", "f8ff"),
        ("0.0", "f90000"), ("1.5", "f93e00"), ("infinity", "f97c00"), ("NaN", "f97e00"), ("100000.0", "fa47c35000"), ("1.1", "fb3ff199999999999a"),
        ("a map", "a10102"), ("a date", "c074323031332d30332d32315432303a30343a30305a"), ("a big number", "c249010000000000000000"),
        ("tag 16", "d080"), ("tag 61", "d83d80"), ("self-described", "d9d9f700"), ("a tag inside", "81d28101"), ("a tag on a tag", "d2d280"),
        ("a shared reference", "d81c80"), ("true in an array", "8101f5"[:4] + "f5"),
    ):  # fmt: skip
        yield case(name, "P-10", bytes.fromhex(text), kind)
    yield case("five levels", "P-10", b"\x81\x81\x81\x81\x81\x01", "nested deeper than four levels")
    yield case("fifty levels", "P-10", b"\x81" * 50 + b"\x01", "nested deeper than four levels")
    for name, text in (
        ("nothing", ""), ("half a number", "19ff"), ("half a text", "6461"), ("half an array", "8201"), ("a break alone", "ff"),
        ("reserved 28", "1c"), ("a text that is no UTF-8", "61ff"), ("half a surrogate pair", "63eda080"), ("a simple value below 32", "f818"),
    ):  # fmt: skip
        yield case(name, "P-10", bytes.fromhex(text), "it is no CBOR")
    yield case("another item behind it", "P-10", b"\x01\x01", "something follows")
    yield case("1025 bytes", "P-10", cbor(bytes(1022)), "longer than 1024 bytes")


# Messages: for every field its kind, and a value

_NUMBER, _POSITIVE = ("number", 0, 2**53 - 1), ("number", 1, 2**53 - 1)
_FIELDS: dict[str, tuple[int, list[tuple[str, Any, Any]]]] = {
    "announcement": (1, [
        ("assembly", 16, NONCE), ("epoch", _POSITIVE, 1), ("sequence", _NUMBER, 17), ("poll", _POSITIVE, 3), ("kind", ("number", 0, 1), 0),
        ("question-hash", 32, HASH), ("register-hash", 32, HASH), ("nonce", 16, NONCE), ("revote", ("number", 0, 1), 1),
        ("options", "options", [[1, "voor"], [2, "tegen"]]), ("title", ("text", 1, 64), "Motie 7b"),
    ]),
    "control": (2, [
        ("assembly", 16, NONCE), ("epoch", _POSITIVE, 1), ("sequence", _NUMBER, 18), ("poll", _POSITIVE, 3), ("action", ("number", 1, 6), 1),
        ("announcement-hash", 32, HASH), ("seconds", _NUMBER, 60),
    ]),
    "heartbeat": (3, [
        ("assembly", 16, NONCE), ("epoch", _POSITIVE, 1), ("sequence", _NUMBER, 19), ("poll", _NUMBER, 0), ("phase", ("number", 0, 6), 0),
        ("announcement-hash", 32, bytes(32)),
    ]),
    "result": (4, [
        ("assembly", 16, NONCE), ("epoch", _POSITIVE, 1), ("sequence", _NUMBER, 20), ("poll", _POSITIVE, 3), ("announcement-hash", 32, HASH),
        ("text", ("text", 1, 64), "aangenomen met 98,58%"),
    ]),
    "succession": (5, [
        ("assembly", 16, NONCE), ("epoch", _POSITIVE, 2), ("hall-key", 32, HASH), ("ledger-size", _NUMBER, 6774), ("ledger-root", 32, HASH),
    ]),
    "offer": (10, [("assignment", "bytes", b"an assignment"), ("receipt-key", 32, HASH)]),
    "assignment": (11, [
        ("assembly", 16, NONCE), ("epoch", _POSITIVE, 1), ("municipality", ("text", 1, 16), "GM0344"), ("name", ("text", 1, 64), "Utrecht"),
        ("weight", _NUMBER, 75), ("pairing", _POSITIVE, 12), ("serial", ("text", 1, 16), "SK-0417"), ("hall-key", 32, HASH),
        ("succession-key", 32, HASH),
    ]),
    "vote": (20, [("pairing", _POSITIVE, 12), ("poll", _POSITIVE, 3), ("counter", _POSITIVE, 5), ("choice", ("number", 1, 9), 2)]),
    "receipt": (30, [("pairing", _POSITIVE, 12), ("vote-hash", 32, HASH), ("ledger-index", _NUMBER, 4711)]),
    "refusal": (31, [("pairing", _POSITIVE, 12), ("vote-hash", 32, HASH), ("reason", ("number", 1, 11), 1)]),
    "release": (32, [("pairing", _POSITIVE, 12)]),
    "information": (40, [
        ("serial", ("text", 1, 16), "SK-0417"), ("public-key", 32, HASH), ("firmware", ("text", 1, 32), "1.0"), ("firmware-hash", 32, HASH),
        ("battery", ("number", 0, 100), 87), ("certificate", "bytes", b"certificate"),
    ]),
    "status": (41, [("pairing", _POSITIVE, 12), ("state", ("number", 0, 10), 2), ("battery", ("number", 0, 100), 87), ("signal", ("number", 0, 127), 52)]),
    "removed": (42, [("serial", ("text", 1, 16), "SK-0417")]),
    "declined": (43, [("serial", ("text", 1, 16), "SK-0417"), ("pairing", _POSITIVE, 12)]),
    "challenge": (50, [("nonce", 32, HASH)]),
    "attestation": (51, [
        ("nonce", 32, HASH), ("serial", ("text", 1, 16), "SK-0417"), ("firmware", ("text", 1, 32), "1.0"), ("firmware-hash", 32, HASH),
        ("counter", _NUMBER, 64), ("pairing", _NUMBER, 0),
    ]),
    "identify": (60, []),
    "station-information": (61, [("name", ("text", 1, 32), "BS-1"), ("role", ("number", 0, 1), 0), ("slots", ("number", 0, 1024), 164)]),
    "certificate": (70, [("serial", ("text", 1, 16), "SK-0417"), ("public-key", 32, HASH)]),
    "press": (80, [("key", ("number", 1, 11), 10)]),
    "panel": (81, [("line1", ("text", 0, 96), ""), ("line2", ("text", 0, 400), "SK-0417"), ("light", ("number", 0, 3), 0), ("state", ("number", 0, 10), 0)]),
    "restart": (82, []),
}  # fmt: skip


def _right_and_wrong(kind: Any) -> tuple[list[Any], list[tuple[Any, str]]]:  # noqa: ANN401 - a kind of field
    if kind == "bytes":
        return [b"", b"x"], [("x", "text where bytes belong"), (0, "a number where bytes belong")]
    if kind == "options":
        nine = [[key, "a" * 40] for key in range(1, 10)]
        wrong: list[tuple[Any, str]] = [
            ([[1, "voor"]], "one option is no choice"), ([*nine, [9, "b"]], "more than nine options"), ([[0, "a"], [1, "b"]], "there is no key 0"),
            ([[9, "a"], [10, "b"]], "there is no key 10"), ([[2, "a"], [1, "b"]], "keys do not rise"), ([[1, "a"], [1, "b"]], "a key stands twice"),
            ([[1, ""], [2, "b"]], "a label is empty"), ([[1, "a" * 41], [2, "b"]], "a label is too long"), ([[1], [2]], "an option without a label"),
            ("ab", "text where options belong"),
        ]  # fmt: skip
        return [nine, [[3, "a"], [7, "b"]]], wrong
    if isinstance(kind, int):
        return [bytes(kind)], [
            (bytes(kind - 1), "too short"),
            (bytes(kind + 1), "too long"),
            ("a" * kind, "text where bytes belong"),
        ]
    what, lowest, highest = kind
    if what == "number":
        wrong = [
            (highest + 1, "above its range"),
            (b"\1", "bytes where a number belongs"),
            ([1], "an array where a number belongs"),
        ]
        return [lowest, highest], [*wrong, *([(lowest - 1, "below its range")] if lowest else [])]
    wrong = [("a" * (highest + 1), "too long"), (b"a", "bytes where text belongs")]
    return ["é" * highest if highest <= 64 else "a" * highest], [*wrong, *([("", "empty")] if lowest else [])]


def messages() -> Iterator[Case]:
    """Every type with every field at its ends, and with every field wrong."""
    for name, (number, fields) in _FIELDS.items():
        values = [value for _, _, value in fields]
        yield case(name, "P-11 P-13", cbor([number, *values]), type=number)
        for at, (field, kind, _) in enumerate(fields):
            right, wrong = _right_and_wrong(kind)
            for place, value in enumerate(right):
                yield case(
                    f"{name}: {field}, right {place}",
                    "P-13",
                    cbor([number, *values[:at], value, *values[at + 1 :]]),
                    type=number,
                )
            for value, why in wrong:
                data = cbor([number, *values[:at], value, *values[at + 1 :]])
                yield case(f"{name}: {field}, {why}", "P-13", data, f"{field}: {why}", type=number)
        yield case(f"{name}: a field more", "P-13", cbor([number, *values, 0]), "a field too many", type=number)
        if fields:
            yield case(f"{name}: a field less", "P-13", cbor([number, *values[:-1]]), "a field is missing", type=number)
    for number in (0, 6, 9, 12, 21, 33, 44, 52, 62, 71, 83, 255, 2**53):
        yield case(f"type {number}", "P-12", cbor([number]), "a type that nobody knows")
    for name, value in (
        ("a number", 60),
        ("text", "identify"),
        ("an empty array", []),
        ("a type in text", ["60"]),
        ("an empty map", {}),
    ):
        yield case(f"{name} is no message", "P-11", cbor(value), "no array that begins with the number of a type")


# Envelopes

_PROTECTED, _MAC_PROTECTED = b"\xa1\x01\x27", b"\xa1\x01\x05"


def sign1(
    payload: bytes, key: Ed25519PrivateKey = KEY, external: bytes = b"", protected: bytes = _PROTECTED
) -> list[Any]:
    """The four parts of a COSE_Sign1."""
    return [protected, {}, payload, key.sign(cbor(["Signature1", protected, external, payload]))]


def mac0(payload: bytes, key: bytes, protected: bytes = _MAC_PROTECTED) -> list[Any]:
    """The four parts of a COSE_Mac0."""
    return [protected, {}, payload, hmac.digest(key, cbor(["MAC0", protected, b"", payload]), "sha256")]


def envelopes() -> Iterator[Case]:
    """Envelopes with the key and the external data under which they are opened."""
    public, vote = KEY.public_key().public_bytes_raw().hex(), cbor([20, 12, 3, 5, 2])
    bound = cbor([b"\x11" * 32, b"\x22" * 32])
    signed, tag = sign1(vote, external=bound), cbor2.CBORTag

    def of(
        name: str, data: bytes, reason: str = "", rules: str = "P-15", external: bytes = bound, key: str = public
    ) -> Case:
        return case(name, rules, data, reason, form="sign1", key=key, external=external.hex(), payload=vote.hex())

    yield of("a vote", cbor(tag(18, signed)), rules="P-15 P-17")
    yield of("an acceptance", cbor(tag(18, sign1(vote))), external=b"", rules="P-15 P-18")
    other = "signed for something else"
    yield of(
        "a vote for another announcement", cbor(tag(18, signed)), other, "P-17", cbor([b"\x12" * 32, b"\x22" * 32])
    )
    yield of("a vote of another pairing", cbor(tag(18, signed)), other, "P-17", cbor([b"\x11" * 32, b"\x23" * 32]))
    yield of("a vote that is bound to nothing", cbor(tag(18, signed)), other, "P-17", b"")
    yield of("signed by another key", cbor(tag(18, sign1(vote, OTHER_KEY, bound))), "signed by another key")
    for name, protected, reason in (
        ("no algorithm", b"", "the header is another one"), ("an empty header", b"\xa0", "the header is another one"),
        ("algorithm ES256", b"\xa1\x01\x26", "the header is another one"), ("a second header", b"\xa2\x01\x27\x04\x41\x31", "the header is another one"),
        ("a header written otherwise", b"\xa1\x01\x38\x07", "the header is another one"), ("a header that is a map", b"\xa1\x18\x01\x27", "the header is another one"),
    ):  # fmt: skip
        yield of(name, cbor(tag(18, sign1(vote, external=bound, protected=protected))), reason)
    for name, parts, reason in (
        ("an unprotected header", [signed[0], {4: b"1"}, *signed[2:]], "the unprotected map is not empty"),
        ("an array in place of the map", [signed[0], [], *signed[2:]], "the unprotected map is no map"),
        ("0 in place of the map", [signed[0], 0, *signed[2:]], "the unprotected map is no map"),
        ("no payload", [*signed[:2], b"", signed[3]], "signed for something else"),
        ("a payload of text", [*signed[:2], "x", signed[3]], "the payload is no byte string"),
        ("three parts", signed[:3], "not four parts"), ("five parts", [*signed, b""], "not four parts"),
        ("a signature of 63 bytes", [*signed[:3], signed[3][:63]], "the signature does not have 64 bytes"),
        ("a signature of 65 bytes", [*signed[:3], signed[3] + b"\0"], "the signature does not have 64 bytes"),
        ("no signature", [*signed[:3], b""], "the signature does not have 64 bytes"),
    ):  # fmt: skip
        yield of(name, cbor(tag(18, parts)), reason)
    yield of("detached", cbor2.dumps(tag(18, [*signed[:2], None, signed[3]])), "the payload is detached")
    yield of("tag 17", cbor(tag(17, signed)), "another tag")
    yield of("tag 98", cbor(tag(98, signed)), "another tag")
    yield of("no tag", cbor(signed), "no tag")
    yield of("tag 18 in two bytes", b"\xd8\x12" + cbor(signed), "not written in the shortest form")
    yield of("an indefinite array", b"\xd2\x9f" + cbor(signed)[1:] + b"\xff", "its length is indefinite")
    yield of("something behind it", cbor(tag(18, signed)) + b"\0", "something follows")
    yield of("cut short", cbor(tag(18, signed))[:-1], "it is no CBOR")
    signature = signed[3]
    for at in (0, 31, 32, 63):
        changed = signature[:at] + bytes([signature[at] ^ 1]) + signature[at + 1 :]
        yield of(
            f"a bit of byte {at} of the signature changed",
            cbor(tag(18, [*signed[:3], changed])),
            "the signature does not fit",
        )
    high = (int.from_bytes(signature[32:], "little") + _ORDER).to_bytes(32, "little")
    yield of("S + L", cbor(tag(18, [*signed[:3], signature[:32] + high])), "S is not below L", "P-20")
    identity = (1).to_bytes(32, "little")
    small = "a point of small order"
    yield of("R is the identity", cbor(tag(18, [*signed[:3], identity + signature[32:]])), small, "P-20")
    for name, point in (
        ("the identity", identity), ("0", bytes(32)), ("-1", (2**255 - 20).to_bytes(32, "little")),
        ("order 8", bytes.fromhex("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a")),
        ("not canonical", (2**255 - 18).to_bytes(32, "little")),
    ):  # fmt: skip
        forged = [_PROTECTED, {}, vote, identity + bytes(32)]
        reason = "y is not below p" if name == "not canonical" else small
        yield of(f"a key that is {name}", cbor(tag(18, forged)), reason, "P-20", key=point.hex())
    yield from _macs()


def _macs() -> Iterator[Case]:
    key, tag = receipt_key("SK-0417", 12), cbor2.CBORTag
    receipt = cbor([30, 12, HASH, 4711])
    sealed = mac0(receipt, key)

    def of(name: str, data: bytes, reason: str = "", used: bytes = key) -> Case:
        return case(name, "P-16 P-23", data, reason, form="mac0", key=used.hex(), external="", payload=receipt.hex())

    yield of("a receipt", cbor(tag(17, sealed)))
    yield of(
        "a receipt of another pairing", cbor(tag(17, sealed)), "authenticated for another", receipt_key("SK-0417", 13)
    )
    yield of(
        "a receipt of another keypad", cbor(tag(17, sealed)), "authenticated for another", receipt_key("SK-0418", 12)
    )
    yield of("a tag of 8 bytes", cbor(tag(17, [*sealed[:3], sealed[3][:8]])), "the tag does not have 32 bytes")
    yield of(
        "a bit of the tag changed",
        cbor(tag(17, [*sealed[:3], bytes([sealed[3][0] ^ 1]) + sealed[3][1:]])),
        "the tag does not fit",
    )
    yield of("algorithm HMAC 256/64", cbor(tag(17, mac0(receipt, key, b"\xa1\x01\x04"))), "the header is another one")
    yield of("tagged as a signature", cbor(tag(18, sealed)), "another tag")
    yield of(
        "an unprotected header in a receipt",
        cbor(tag(17, [sealed[0], {4: b"1"}, *sealed[2:]])),
        "the unprotected map is not empty",
    )


def receipt_key(serial: str, pairing: int) -> bytes:
    """HKDF-SHA-256 without salt, one block."""
    return hmac.digest(hmac.digest(bytes(32), MASTER, "sha256"), cbor([serial, pairing]) + b"\x01", "sha256")


def derived() -> Iterator[Case]:
    """Receipt keys, radio addresses and what votes are bound to."""
    for serial in ("SK-0417", "SK-0001", "é"):
        for pairing in (1, 12, 2**53 - 1):
            name = f"receipt key of {serial} in pairing {pairing}"
            yield case(
                name,
                "P-21",
                MASTER,
                what="receipt key",
                serial=serial,
                pairing=pairing,
                expect=receipt_key(serial, pairing).hex(),
            )
        address = int.from_bytes(hashlib.sha256(serial.encode()).digest()[:4], "big")
        yield case(
            f"radio address of {serial}",
            "P-05",
            serial.encode(),
            what="radio address",
            serial=serial,
            expect=f"{address:08x}",
        )


# What is said about a link, and reports of HID


def link() -> Iterator[Case]:
    """Payloads of frames of kind link."""
    for session, first, window in ((1, 1, 1), (0x01020304, 0xA0B0, 64), (2**32 - 1, 65_535, 32)):
        data = struct.pack(">BIHB", 1, session, first, window)
        yield case(
            f"START of session {session}", "P-40", data, what="start", session=session, first=first, window=window
        )
    for session, following, bitmap in ((0, 0, 0), (1, 65_535, 1), (2**32 - 1, 7, 2**64 - 1)):
        data = struct.pack(">BIHQ", 2, session, following, bitmap)
        yield case(
            f"ACK of session {session}", "P-40", data, what="ack", session=session, next=following, bitmap=bitmap
        )
    for name, data, reason in (
        ("nothing", b"", "empty"), ("session 0", struct.pack(">BIHB", 1, 0, 1, 64), "a START has a session"),
        ("window 0", struct.pack(">BIHB", 1, 1, 1, 0), "no window"), ("window 65", struct.pack(">BIHB", 1, 1, 1, 65), "the window is too large"),
        ("a START that is too long", struct.pack(">BIHBB", 1, 1, 1, 64, 0), "too long"), ("a START that is too short", struct.pack(">BIH", 1, 1, 1), "too short"),
        ("an ACK that is too short", struct.pack(">BIHI", 2, 1, 1, 0), "too short"), ("message 3", struct.pack(">BIHB", 3, 1, 1, 64), "an unknown message"),
    ):  # fmt: skip
        yield case(name, "P-41", data, reason)


def hid() -> Iterator[Case]:
    """Reports of one message, one behind the other, on channel 01020304."""
    channel = bytes.fromhex("01020304")
    for size in (0, 1, 57, 58, 116, 117, 1024):
        message = (bytes(range(256)) * 4)[:size]
        data = channel + bytes([0xC0]) + size.to_bytes(2, "big") + message[:57].ljust(57, b"\0")
        for number, start in enumerate(range(57, size, 59)):
            data += channel + bytes([number]) + message[start : start + 59].ljust(59, b"\0")
        yield case(f"a message of {size} bytes", "P-53 P-54 P-55", data, command=0x40, message=message.hex())
    head = channel + bytes([0xC0])
    first, zero = head + (100).to_bytes(2, "big") + bytes(57), bytes(59)
    for name, data, error in (
        ("the second report twice", first + channel + b"\1" + zero, 0x04), ("a beginning in a beginning", first + first, 0x04),
        ("1025 bytes", head + (1025).to_bytes(2, "big") + bytes(57), 0x03), ("command 0x02", channel + b"\x82" + bytes(59), 0x01),
        ("another channel", b"\0\0\0\5" + b"\xc0" + bytes(59), 0x0B), ("channel 0", b"\0\0\0\0" + b"\xc0" + bytes(59), 0x0B),
        ("a ping to all", b"\xff\xff\xff\xff\x81" + bytes(59), 0x0B), ("an init of 7 bytes to all", b"\xff\xff\xff\xff\x86\0\7" + bytes(57), 0x03),
        ("an init of 7 bytes on another channel", b"\0\0\0\5\x86\0\7" + bytes(57), 0x0B),
        ("an init of 7 bytes in a message", first + channel + b"\x86\0\7" + bytes(57) + channel + b"\0" + zero, 0x03),
    ):  # fmt: skip
        yield case(name, "P-58 P-59 P-60 P-61 P-64", data, "the cradle answers with an error", error=error)


FILES = {
    "frames": frames, "cbor": cbor_items, "messages": messages, "envelopes": envelopes, "derived": derived, "link": link, "hid": hid,
}  # fmt: skip


def write(folder: Path) -> None:
    """Writes every file."""
    for name, cases in FILES.items():
        text = json.dumps(list(cases()), ensure_ascii=False, indent=1)
        (folder / f"{name}.json").write_text(f"{text}\n", encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
