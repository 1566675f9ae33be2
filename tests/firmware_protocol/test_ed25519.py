"""The acceptance rule: P-20."""

import json
from pathlib import Path

import nacl.bindings
import pytest
from hypothesis import given
from hypothesis import strategies as st

from firmware_protocol.ed25519 import SigningKey, acceptable_key, acceptable_point, verify

L = 2**252 + 27742317777372353535851937790883648493
P = 2**255 - 19
D = -121665 * pow(121666, -1, P) % P
KEY = SigningKey(bytes(range(32)))
SMALL_ORDER = [
    "0100000000000000000000000000000000000000000000000000000000000000",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "0000000000000000000000000000000000000000000000000000000000000000",
    "0000000000000000000000000000000000000000000000000000000000000080",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
]
NEGATIVE_ZERO = [
    "0100000000000000000000000000000000000000000000000000000000000080",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
]
NOT_CANONICAL = [(P + y).to_bytes(32, "little").hex() for y in range(19)]


@given(st.binary(min_size=32, max_size=32), st.binary(max_size=200))
def test_p20_a_signature_is_accepted_by_its_key_only(seed: bytes, message: bytes) -> None:
    key = SigningKey(seed)
    signature = key.sign(message)
    assert verify(key.public_key, message, signature)
    assert not verify(key.public_key, message + b"x", signature)
    assert not verify(SigningKey(bytes(32 * [seed[0] ^ 1])).public_key, message, signature)


@pytest.mark.parametrize("encoded", SMALL_ORDER + NEGATIVE_ZERO + NOT_CANONICAL)
def test_p20_points_of_small_order_or_in_another_form_are_refused(encoded: str) -> None:
    point = bytes.fromhex(encoded)
    assert not acceptable_point(point)
    assert not acceptable_key(point)
    signature = KEY.sign(b"message")
    assert not verify(point, b"message", signature)
    assert not verify(KEY.public_key, b"message", point + signature[32:])


def test_p20_the_points_of_small_order_are_these_eight() -> None:
    """Multiplying points of the curve by the group order L leaves their part of small order."""
    found = {_times(L * k, (x, y)) for y in range(2, 60) if (x := _x_of(y)) is not None for k in range(8)}
    assert {(y | (x & 1) << 255).to_bytes(32, "little").hex() for x, y in found} == set(SMALL_ORDER)


def _x_of(y: int) -> int | None:
    """The even root of x² = (y² - 1) / (d·y² + 1), RFC 8032, 5.1.3."""
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    if x * x % P != square:
        x = x * pow(2, (P - 1) // 4, P) % P
    return x if x * x % P == square else None


def _plus(one: tuple[int, int], other: tuple[int, int]) -> tuple[int, int]:
    (x1, y1), (x2, y2) = one, other
    product = D * x1 * x2 * y1 * y2
    return (x1 * y2 + x2 * y1) * pow(1 + product, -1, P) % P, (y1 * y2 + x1 * x2) * pow(1 - product, -1, P) % P


def _times(factor: int, point: tuple[int, int]) -> tuple[int, int]:
    result = (0, 1)
    while factor:
        if factor & 1:
            result = _plus(result, point)
        point, factor = _plus(point, point), factor >> 1
    return result


def test_p20_the_identity_as_r_is_refused_though_the_equation_holds() -> None:
    """S = h·a makes S·B = R + h·A true for R the identity; a verifier that only checks the equation accepts it."""
    identity = bytes([1]) + bytes(31)
    digest = nacl.bindings.crypto_hash_sha512(bytes(range(32)))
    secret = int.from_bytes(digest[:32], "little") & ((1 << 254) - 8) | (1 << 254)
    h = int.from_bytes(nacl.bindings.crypto_hash_sha512(identity + KEY.public_key + b"message"), "little") % L
    signature = identity + (h * secret % L).to_bytes(32, "little")
    assert not verify(KEY.public_key, b"message", signature)


def test_p20_s_is_below_the_order() -> None:
    signature = KEY.sign(b"message")
    s = int.from_bytes(signature[32:], "little")
    assert not verify(KEY.public_key, b"message", signature[:32] + (s + L).to_bytes(32, "little"))
    assert not verify(KEY.public_key, b"message", signature[:32] + L.to_bytes(32, "little"))


def test_p20_other_lengths_are_refused() -> None:
    signature = KEY.sign(b"message")
    assert not verify(KEY.public_key, b"message", signature + b"\0")
    assert not verify(KEY.public_key, b"message", signature[:63])
    assert not verify(KEY.public_key + b"\0", b"message", signature)
    assert not verify(b"", b"message", signature)
    assert not acceptable_key(KEY.public_key[:31])


@given(st.binary(min_size=32, max_size=32), st.binary(min_size=64, max_size=64))
def test_p20_any_bytes_are_accepted_or_not_without_an_error(key: bytes, signature: bytes) -> None:
    assert verify(key, b"message", signature) is False


def test_a_new_key_is_new() -> None:
    keys = [SigningKey.generate() for _ in range(3)]
    assert len({key.public_key for key in keys}) == 3
    assert all(acceptable_key(key.public_key) for key in keys)


def test_p20_wycheproof(shared: Path) -> None:
    groups = json.loads((shared / "vectors" / "wycheproof-ed25519.json").read_text())["testGroups"]
    seen = 0
    for group in groups:
        key = bytes.fromhex(group["publicKey"]["pk"])
        for case in group["tests"]:
            seen += 1
            accepted = verify(key, bytes.fromhex(case["msg"]), bytes.fromhex(case["sig"]))
            assert accepted == (case["result"] == "valid"), case
    assert seen > 100
