"""The strict conditions on signatures, tied to the hall's implementation by vectors, not by code."""

import json
from pathlib import Path

import cbor2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from firmware_protocol import ed25519, envelope
from stemkast.verifier.envelopes import Key, items

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
SEED = ed25519.SigningKey(b"k" * 32)
MESSAGE = b"Voorstel 7b"


def key_of(raw: bytes) -> Key:
    key = Key.of(raw)
    assert key is not None
    return key


def test_the_vectors_of_others(shared: Path) -> None:
    groups = json.loads((shared / "vectors" / "wycheproof-ed25519.json").read_text())["testGroups"]
    tests = [(group["publicKey"]["pk"], test) for group in groups for test in group["tests"]]
    assert len(tests) == 151
    for raw, test in tests:
        key = Key.of(bytes.fromhex(raw))
        message, signature = bytes.fromhex(test["msg"]), bytes.fromhex(test["sig"])
        accepted = key is not None and key.signed(message, signature)
        assert accepted == (test["result"] == "valid"), test["comment"]
        assert accepted == ed25519.verify(bytes.fromhex(raw), message, signature)


Y8 = 0x7A03AC9277FDC74EC6CC392CFA53202A0F67100D760B3CBA4FD84D3D706A17C7
SMALL_ORDER_Y = (0, 1, P - 1, Y8, P - Y8)
D = -121665 * pow(121666, -1, P) % P


def plus(a: tuple[int, int], b: tuple[int, int]) -> tuple[int, int]:
    """The sum of two points of the curve (RFC 8032, 5.1.4)."""
    k = D * a[0] * b[0] * a[1] * b[1] % P
    x = (a[0] * b[1] + b[0] * a[1]) * pow(1 + k, -1, P)
    return x % P, (a[1] * b[1] + a[0] * b[0]) * pow(1 - k, -1, P) % P


def root(square: int) -> int | None:
    x = pow(square, (P + 3) // 8, P)
    x = x if (x * x - square) % P == 0 else x * pow(2, (P - 1) // 4, P) % P
    return x if (x * x - square) % P == 0 else None


def small_order_by_arithmetic() -> set[int]:
    """The y of all points whose order divides 8: any point times the large prime order, and its multiples."""
    found: set[int] = set()
    for y in range(2, 40):
        x = root((y * y - 1) * pow(D * y * y + 1, -1, P) % P)
        if x is None:
            continue
        total, step, left = (0, 1), (x, y), ORDER
        while left:
            total, step, left = (plus(total, step) if left & 1 else total), plus(step, step), left >> 1
        for _ in range(8):
            found.add(total[1])
            total = plus(total, total)
    return found


def test_the_points_of_small_order_are_all_of_them() -> None:
    assert small_order_by_arithmetic() == {y % P for y in SMALL_ORDER_Y}


def points_of_small_order() -> list[bytes]:
    return [(y + sign * 2**255).to_bytes(32, "little") for y in SMALL_ORDER_Y for sign in (0, 1)]


def points_not_canonical() -> list[bytes]:
    return [(y + sign * 2**255).to_bytes(32, "little") for y in range(P, 2**255) for sign in (0, 1)]


@pytest.mark.parametrize("point", points_of_small_order() + points_not_canonical())
def test_odd_points_are_refused_as_key_and_as_r(point: bytes) -> None:
    assert Key.of(point) is None
    signature = SEED.sign(MESSAGE)
    assert not key_of(SEED.public_key).signed(MESSAGE, point + signature[32:])
    assert not ed25519.verify(SEED.public_key, MESSAGE, point + signature[32:])


def test_r_that_is_the_identity_is_refused_where_the_library_alone_takes_it() -> None:
    """With R = identity and S = hash * secret the equation holds; libraries differ, the conditions do not."""
    assert not key_of(SEED.public_key).signed(MESSAGE, bytes([1]) + bytes(63))


def test_s_beyond_the_order_is_refused() -> None:
    signature = SEED.sign(MESSAGE)
    s = int.from_bytes(signature[32:], "little") + ORDER
    assert key_of(SEED.public_key).signed(MESSAGE, signature)
    assert not key_of(SEED.public_key).signed(MESSAGE, signature[:32] + s.to_bytes(32, "little"))
    assert not key_of(SEED.public_key).signed(MESSAGE, signature + b"\0")


@given(payload=st.binary(max_size=700), bound=st.binary(max_size=80))
def test_an_envelope_of_the_hall_is_opened(payload: bytes, bound: bytes) -> None:
    signed = envelope.sign(payload, SEED, bound)
    key = key_of(SEED.public_key)
    assert key.opened(signed, bound) == payload
    assert key.opened(signed, bound + b"x") is None


@given(place=st.integers(0, 200), change=st.integers(1, 255))
def test_no_byte_of_an_envelope_can_change(place: int, change: int) -> None:
    signed = bytearray(envelope.sign(MESSAGE, SEED))
    signed[place % len(signed)] ^= change
    assert key_of(SEED.public_key).opened(bytes(signed)) is None


@pytest.mark.parametrize(
    "other",
    [
        b"",
        b"\xd2",
        cbor2.dumps(["Signature1"]),
        cbor2.dumps(cbor2.CBORTag(17, [b"\xa1\x01\x05", {}, MESSAGE, bytes(32)])),
        cbor2.dumps(cbor2.CBORTag(18, [b"\xa1\x01\x27", {4: b"kid"}, MESSAGE, bytes(64)])),
        cbor2.dumps(cbor2.CBORTag(18, [b"\xa1\x01\x27", {}, "text", bytes(64)])),
        cbor2.dumps(cbor2.CBORTag(18, [b"\xa1\x01\x27", {}, None, bytes(64)])),
        b"\xd2\x84\x43\xa1\x01\x27\xa0\x58\x40" + bytes(64),
    ],
)
def test_what_is_no_envelope_is_not_opened(other: bytes) -> None:
    assert key_of(SEED.public_key).opened(other) is None


def test_a_payload_with_a_longer_head_is_another_envelope() -> None:
    signed = envelope.sign(MESSAGE, SEED)
    longer = signed[:7] + b"\x58" + bytes([len(MESSAGE)]) + signed[8:]
    assert cbor2.loads(longer).value == cbor2.loads(signed).value
    assert key_of(SEED.public_key).opened(longer) is None


@given(st.binary(max_size=60))
def test_items_of_whatever_are_a_list(payload: bytes) -> None:
    assert isinstance(items(payload), list)


@pytest.mark.parametrize("payload", [b"\x81" * 100_000, b"\x9b" + b"\x7f" * 8, b"\xc4\x82\x1b" + b"\xff" * 8 + b"\x01"])
def test_items_of_hostile_cbor_are_none(payload: bytes) -> None:
    assert items(payload) == []


@given(
    seed=st.binary(min_size=32, max_size=32),
    changes=st.lists(st.tuples(st.integers(0, 95), st.integers(0, 255)), max_size=3),
    points=st.lists(
        st.sampled_from(points_of_small_order() + points_not_canonical()) | st.none(), min_size=2, max_size=2
    ),
    more=st.sampled_from([0, ORDER, 2**255]),
)
def test_two_implementations_judge_every_signature_alike(
    seed: bytes, changes: list[tuple[int, int]], points: list[bytes | None], more: int
) -> None:
    """Key, R and S are changed at random, exchanged for odd points, S also by the order of the group."""
    signer = ed25519.SigningKey(seed)
    raw = bytearray(signer.public_key + signer.sign(MESSAGE))
    for place, byte in changes:
        raw[place] ^= byte
    raw_key, r, s = bytes(raw[:32]), bytes(raw[32:64]), int.from_bytes(raw[64:], "little") + more
    raw_key, r = points[0] or raw_key, points[1] or r
    signature = r + (s % 2**256).to_bytes(32, "little")
    key = Key.of(raw_key)
    ours = key is not None and key.signed(MESSAGE, signature)
    assert ours == ed25519.verify(raw_key, MESSAGE, signature)
    untouched = not more and points == [None, None] and not any(byte for _, byte in changes)
    assert ours or not untouched
