"""What the QR code of a mandate form says: which municipality, which form, of which assembly, signed by the hall.

A scanner at the desk types it like a keyboard, so it is made of A to Z and 0 to 9 only, which is also the densest
form of a QR code of text. It is the word `SKF1` and then, in base32 (RFC 4648) without padding, these bytes:

    16  id of the assembly
     1  length of the municipality's code
     n  the municipality's code in UTF-8, "GM0344"
     4  number of the form, the most significant byte first; 1 is the first form of a municipality
    64  Ed25519 signature of the hall over the words `stemkast mandate form 1`, a zero byte, and all bytes above
     4  CRC-32 (zlib) of all bytes above, so that a wrongly scanned form is not taken for a forged one

The zero byte keeps the signature apart from everything else that a hall signs: COSE begins with 0x84, and a checkpoint
is text without control characters other than newline.
"""

import base64
import binascii
import zlib
from collections.abc import Callable
from dataclasses import dataclass

_WORD = "SKF1"
_DOMAIN = b"stemkast mandate form 1\x00"
_ASSEMBLY, _NUMBER, _SIGNATURE, _CHECK = 16, 4, 64, 4
LONGEST_MUNICIPALITY = 32
"""Bytes of a municipality's code that a form can carry."""


@dataclass(frozen=True, slots=True)
class SignedForm:
    """What a form says; `signed` is what `signature` (64 bytes) is over. Nothing here says that it is true."""

    assembly: bytes
    municipality: str
    number: int
    signed: bytes
    signature: bytes


def is_form_code(text: str) -> bool:
    """Whether this begins as the code of a form, however a scanner wrote it."""
    return _plain(text).startswith(_WORD)


def write(assembly: bytes, municipality: str, number: int, sign: Callable[[bytes], bytes]) -> str:
    """The code of a form; `sign` gives the 64 bytes of the hall's signature.

    Raises ValueError for an id, code or number that does not fit.
    """
    code = municipality.encode()
    if len(assembly) != _ASSEMBLY or not 0 < len(code) <= LONGEST_MUNICIPALITY or not 0 < number < 2**32:
        raise ValueError("a form has an assembly of 16 bytes, a code of at most 32, and a number from 1 on")
    said = assembly + bytes([len(code)]) + code + number.to_bytes(_NUMBER, "big")
    whole = said + sign(_DOMAIN + said)
    return _WORD + _base32(whole + zlib.crc32(whole).to_bytes(_CHECK, "big"))


def read(text: str) -> SignedForm | None:
    """What the code says, whoever made it; None if it is damaged or no code of a form. Never raises.

    Lower case, and white space anywhere, are as a scanner left them.
    """
    plain = _plain(text)
    if not plain.startswith(_WORD):
        return None
    raw = _from_base32(plain.removeprefix(_WORD))
    if raw is None or len(raw) <= _ASSEMBLY:
        return None
    whole, check = raw[:-_CHECK], raw[-_CHECK:]
    said, signature = whole[:-_SIGNATURE], whole[-_SIGNATURE:]
    code, number = said[_ASSEMBLY + 1 : -_NUMBER], int.from_bytes(said[-_NUMBER:], "big")
    if len(said) != _ASSEMBLY + 1 + raw[_ASSEMBLY] + _NUMBER or zlib.crc32(whole) != int.from_bytes(check, "big"):
        return None
    try:
        municipality = code.decode()
    except UnicodeDecodeError:
        return None
    if not 0 < len(code) <= LONGEST_MUNICIPALITY or number < 1:
        return None
    return SignedForm(said[:_ASSEMBLY], municipality, number, _DOMAIN + said, signature)


def _plain(text: str) -> str:
    return "".join(text.split()).upper()


def _base32(raw: bytes) -> str:
    return base64.b32encode(raw).decode("ascii").rstrip("=")


def _from_base32(text: str) -> bytes | None:
    try:
        raw = base64.b32decode(text + "=" * (-len(text) % 8))
    except (binascii.Error, ValueError):
        return None
    return raw if _base32(raw) == text else None
