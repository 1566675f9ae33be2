"""Ed25519 and its one acceptance rule: P-20."""

import hashlib
import json
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from hypothesis import given
from hypothesis import strategies as st

from firmware_protocol.ed25519 import SigningKey, acceptable_key, acceptable_point, verify

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P
KEY = SigningKey(bytes(range(32)))
SEEDS = st.binary(min_size=32, max_size=32)

Point = tuple[int, int]
IDENTITY: Point = (0, 1)


def add(a: Point, b: Point) -> Point:
    """RFC 8032, 5.1.4, in affine coordinates: slow and plain."""
    both = D * a[0] * b[0] * a[1] * b[1]
    x = (a[0] * b[1] + b[0] * a[1]) * pow(1 + both, -1, P)
    y = (a[1] * b[1] + a[0] * b[0]) * pow(1 - both, -1, P)
    return x % P, y % P


def times(scalar: int, point: Point) -> Point:
    product = IDENTITY
    while scalar:
        if scalar & 1:
            product = add(product, point)
        point, scalar = add(point, point), scalar >> 1
    return product


def decoded(encoded: bytes) -> Point:
    """RFC 8032, 5.1.3, for encodings of points on the curve."""
    y = int.from_bytes(encoded, "little") & ((1 << 255) - 1)
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    if x * x % P != square:
        x = x * pow(2, (P - 1) // 4, P) % P
    assert x * x % P == square, "not on the curve"
    return (P - x if x % 2 != encoded[31] >> 7 else x), y % P


def encoded(point: Point) -> bytes:
    return (point[1] | (point[0] & 1) << 255).to_bytes(32, "little")


BASE = decoded(bytes.fromhex("58" + "66" * 31))
ORDER_8 = decoded(bytes.fromhex("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"))
"""A point of order 8; with the seven others it is what `small order` means."""
SMALL_ORDER = [times(number, ORDER_8) for number in range(8)]
NOT_CANONICAL = [(y + P | sign << 255).to_bytes(32, "little") for y in range(19) for sign in (0, 1)] + [
    (y | 1 << 255).to_bytes(32, "little") for y in (1, P - 1)
]
"""Every y of p or more that 255 bits hold, and the two points with x = 0 whose sign says that x is odd."""


def scalar_of(seed: bytes) -> int:
    """RFC 8032, 5.1.5."""
    low = int.from_bytes(hashlib.sha512(seed).digest()[:32], "little")
    return (low & ((1 << 254) - 8)) | 1 << 254


def challenge(r: bytes, public_key: bytes, message: bytes) -> int:
    return int.from_bytes(hashlib.sha512(r + public_key + message).digest(), "little") % L


def test_the_vectors_of_wycheproof(shared: Path) -> None:
    """All 151 as the file says, and the second library says the same."""
    groups = json.loads((shared / "vectors/wycheproof-ed25519.json").read_text())["testGroups"]
    judged = 0
    for group in groups:
        key = bytes.fromhex(group["publicKey"]["pk"])
        for test in group["tests"]:
            message, signature = bytes.fromhex(test["msg"]), bytes.fromhex(test["sig"])
            assert verify(key, message, signature) == (test["result"] == "valid"), test
            judged += 1
    assert judged == 151


@given(SEEDS, st.binary(max_size=200))
def test_the_two_libraries_sign_and_verify_the_same(seed: bytes, message: bytes) -> None:
    """Signing is deterministic (RFC 8032, 5.1.6), so the 64 bytes are the same too."""
    key, other = SigningKey(seed), Ed25519PrivateKey.from_private_bytes(seed)
    assert key.public_key == other.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    signature = key.sign(message)
    assert signature == other.sign(message)
    assert verify(key.public_key, message, signature)


@given(st.binary(max_size=60), st.integers(0, 63), st.integers(1, 255))
def test_a_changed_signature_is_refused_by_both(message: bytes, place: int, change: int) -> None:
    signature = bytearray(KEY.sign(message))
    signature[place] ^= change
    assert not verify(KEY.public_key, message, bytes(signature))
    with pytest.raises(InvalidSignature):
        Ed25519PublicKey.from_public_bytes(KEY.public_key).verify(bytes(signature), message)


@given(st.binary(max_size=60), st.binary(min_size=1, max_size=60))
def test_another_message_or_key_is_refused(message: bytes, more: bytes) -> None:
    signature = KEY.sign(message)
    assert not verify(KEY.public_key, message + more, signature)
    assert not verify(SigningKey(bytes(32)).public_key, message, signature)


@given(st.binary(max_size=100), st.binary(max_size=100), st.binary(max_size=20))
def test_any_bytes_never_raise(key: bytes, signature: bytes, message: bytes) -> None:
    assert not verify(key, message, signature)


@given(SEEDS, st.binary(min_size=64, max_size=64))
def test_bytes_of_the_right_size_never_raise(key: bytes, signature: bytes) -> None:
    assert not verify(key, b"", signature)


def test_there_are_eight_points_of_small_order() -> None:
    assert len({encoded(point) for point in SMALL_ORDER}) == 8
    assert {times(8, point) for point in SMALL_ORDER} == {IDENTITY}


@pytest.mark.parametrize("point", SMALL_ORDER, ids=lambda point: encoded(point).hex()[:8])
def test_a_key_of_small_order_is_refused(point: Point) -> None:
    """Under such a key R = [S]B - [k]A can be had for nearly any message, by anyone."""
    key = encoded(point)
    assert not acceptable_key(key)
    for number in range(16):
        r = encoded(times(1000 + number, BASE))
        assert not verify(key, b"any", r + (1000 + number).to_bytes(32, "little"))


@pytest.mark.parametrize("key", NOT_CANONICAL, ids=lambda key: key.hex()[:6] + key.hex()[-2:])
def test_a_key_that_is_not_canonical_is_refused(key: bytes) -> None:
    assert not acceptable_key(key)
    assert not acceptable_point(key)
    assert not verify(key, b"any", KEY.sign(b"any"))


@pytest.mark.parametrize("point", SMALL_ORDER, ids=lambda point: encoded(point).hex()[:8])
def test_an_r_of_small_order_is_refused_although_the_equation_holds(point: Point) -> None:
    """The signer alone can make one: S = k * a. With R = identity libraries differ."""
    seed, message = bytes(range(32)), b"vote"
    r = encoded(point)
    s = challenge(r, KEY.public_key, message) * scalar_of(seed) % L
    left = times(8 * s, BASE)
    right = times(8, add(point, times(challenge(r, KEY.public_key, message), decoded(KEY.public_key))))
    assert left == right, "the signature is what this test says it is"
    assert not verify(KEY.public_key, message, r + s.to_bytes(32, "little"))


@pytest.mark.parametrize("r", NOT_CANONICAL, ids=lambda r: r.hex()[:6] + r.hex()[-2:])
def test_an_r_that_is_not_canonical_is_refused(r: bytes) -> None:
    s = challenge(r, KEY.public_key, b"vote") * scalar_of(bytes(range(32))) % L
    assert not acceptable_point(r)
    assert not verify(KEY.public_key, b"vote", r + s.to_bytes(32, "little"))


def test_a_key_of_mixed_order_is_no_way_around() -> None:
    """Such a key is of large order; only signatures whose equation holds without the cofactor pass, in any library."""
    seed, message = bytes(range(32)), b"vote"
    mixed = encoded(add(decoded(KEY.public_key), ORDER_8))
    assert acceptable_key(mixed)
    for number in range(1, 9):
        r = encoded(times(number, BASE))
        k = challenge(r, mixed, message)
        signature = r + ((number + k * scalar_of(seed)) % L).to_bytes(32, "little")
        accepted = verify(mixed, message, signature)
        assert accepted == (k % 8 == 0)
        assert accepted == second_library_accepts(mixed, message, signature)


def second_library_accepts(key: bytes, message: bytes, signature: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, message)
    except InvalidSignature:
        return False
    return True


@given(st.binary(max_size=60))
def test_s_has_one_form(message: bytes) -> None:
    """S + L satisfies the same equation: a second signature that anybody can make of the first."""
    signature = KEY.sign(message)
    s = int.from_bytes(signature[32:], "little")
    assert not verify(KEY.public_key, message, signature[:32] + (s + L).to_bytes(32, "little"))


@pytest.mark.parametrize("size", [0, 31, 33, 64])
def test_a_key_of_another_size_is_refused(size: int) -> None:
    assert not acceptable_key((KEY.public_key * 2)[:size])
    assert not verify((KEY.public_key * 2)[:size], b"", KEY.sign(b""))


@pytest.mark.parametrize("size", [0, 32, 63, 65, 128])
def test_a_signature_of_another_size_is_refused(size: int) -> None:
    assert not verify(KEY.public_key, b"", (KEY.sign(b"") * 2)[:size])


@given(SEEDS)
def test_every_key_that_is_made_is_acceptable(seed: bytes) -> None:
    assert acceptable_key(SigningKey(seed).public_key)


def test_two_new_keys_are_two_keys() -> None:
    one, two = SigningKey.generate(), SigningKey.generate()
    assert one.public_key != two.public_key
    assert verify(one.public_key, b"message", one.sign(b"message"))
    assert not verify(two.public_key, b"message", one.sign(b"message"))
