"""Ed25519 with one acceptance rule, the same in every implementation of this protocol (P-20).

A signature R ‖ S under the key A is accepted only if S < L, A and R are canonical encodings, neither A nor R has small
order, and the library verifies it. Libraries differ on the odd inputs that the first three conditions remove.
Sources: RFC 8032, 5.1.3 and 5.1.7.
"""

from functools import lru_cache

import nacl.bindings
import nacl.exceptions
import nacl.signing

_P = 2**255 - 19
_L = 2**252 + 27742317777372353535851937790883648493
_SIGN = 1 << 255
_Y8 = 0x7A03AC9277FDC74EC6CC392CFA53202A0F67100D760B3CBA4FD84D3D706A17C7
_SMALL_ORDER = frozenset({0, 1, _P - 1, _Y8, _P - _Y8})
"""The y coordinates of the eight points whose order divides 8."""
KEY_SIZE = 32
SIGNATURE_SIZE = 64


def acceptable_point(encoded: bytes) -> bool:
    """Whether 32 bytes are a canonical y coordinate that is not one of a point of small order.

    The encodings with x = 0 and the sign bit set have y = ±1 and fall under small order.
    """
    y = int.from_bytes(encoded, "little") & (_SIGN - 1)
    return len(encoded) == KEY_SIZE and y < _P and y not in _SMALL_ORDER


@lru_cache(maxsize=4096)
def acceptable_key(public_key: bytes) -> bool:
    """Whether a public key may be enrolled: canonical and not of small order."""
    return acceptable_point(public_key)


def verify(public_key: bytes, message: bytes, signature: bytes) -> bool:
    """Whether the signature is accepted under the rule above. Never raises."""
    if len(signature) != SIGNATURE_SIZE or len(public_key) != KEY_SIZE:
        return False
    if int.from_bytes(signature[32:], "little") >= _L:
        return False
    if not acceptable_key(public_key) or not acceptable_point(signature[:32]):
        return False
    try:
        nacl.bindings.crypto_sign_open(signature + message, public_key)
    except nacl.exceptions.BadSignatureError:
        return False
    return True


class SigningKey:
    """A private key. Made from 32 bytes of seed; never written anywhere by this class."""

    __slots__ = ("_key", "public_key")

    def __init__(self, seed: bytes) -> None:
        self._key = nacl.signing.SigningKey(seed)
        self.public_key = bytes(self._key.verify_key)

    @classmethod
    def generate(cls) -> "SigningKey":
        """A new key from the system's source of randomness."""
        return cls(bytes(nacl.signing.SigningKey.generate()))

    def sign(self, message: bytes) -> bytes:
        """The 64 bytes of the signature."""
        return self._key.sign(message).signature
