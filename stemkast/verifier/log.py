"""The log: canonical JSON (RFC 8785), the Merkle tree (RFC 6962) and signed checkpoints (C2SP), from scratch."""

import binascii
import hashlib
import json
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from stemkast.verifier.envelopes import Key

HALL, WITNESS = 1, 4  # the algorithms of C2SP signed-note and tlog-cosignature


def sha256(data: bytes) -> bytes:
    """SHA-256."""
    return hashlib.sha256(data).digest()


def canonical(value: object) -> bytes:
    """The one form of a value in bytes. Names of fields are ASCII, so that sorting them is the order of RFC 8785."""
    return _WRITER.encode(value).encode()


def parse(body: bytes) -> Any:  # noqa: ANN401 - whatever JSON holds
    """The value that `body` is the canonical form of. Raises ValueError with the reason if it is of none."""
    text = body.decode()
    try:
        value = _READER.decode(text)
        same = canonical(value) == body  # a name that stands twice, an escape or a space more: all of it shows here
    except RecursionError:
        raise ValueError("it is nested too deep") from None
    if not same or not unicodedata.is_normalized("NFC", text):
        raise ValueError("it is not written in its one canonical form")
    return value


def _int(digits: str) -> int:
    value = int(digits) if len(digits) <= 17 else 2**53
    if abs(value) >= 2**53:
        raise ValueError("a number is too big")
    return value


def _refused(_: str) -> object:
    raise ValueError("a number is not whole")


_WRITER = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False, check_circular=False)
_READER = json.JSONDecoder(parse_int=_int, parse_float=_refused, parse_constant=_refused)


def decode_base64(text: str) -> bytes | None:
    """The bytes of standard base64 that is written in its one form, else None."""
    try:
        raw = binascii.a2b_base64(text)
    except ValueError:
        return None
    return raw if encode_base64(raw) == text else None


def encode_base64(raw: bytes) -> str:
    """Standard base64 with padding."""
    return binascii.b2a_base64(raw, newline=False).decode()


def leaf(body: bytes) -> bytes:
    """The hash of an entry in the tree."""
    return sha256(b"\x00" + body)


def node(left: bytes, right: bytes) -> bytes:
    """The hash of two parts of the tree."""
    return sha256(b"\x01" + left + right)


def roots(bodies: Sequence[bytes], sizes: Iterable[int]) -> dict[int, bytes]:
    """The root of the tree over the first `size` bodies, for every one of the sizes that there is."""
    wanted, found = set(sizes), {}
    perfect: list[bytes] = []  # the roots of perfect subtrees, largest first: one for every one-bit of the size
    for size in range(len(bodies) + 1):
        if size in wanted:
            found[size] = perfect[-1] if perfect else sha256(b"")
            for left in reversed(perfect[:-1]):
                found[size] = node(left, found[size])
        if size < len(bodies):
            perfect.append(leaf(bodies[size]))
            for _ in range(((size + 1) & -(size + 1)).bit_length() - 1):
                perfect[-2:] = [node(*perfect[-2:])]
    return found


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs checkpoints: a name, a key, and what it is: hall (C2SP signed-note) or witness (tlog-cosignature)."""

    name: str
    key: Key
    algorithm: int = HALL

    @property
    def vkey(self) -> str:
        """The verifier key (C2SP signed-note): name, key id, and the key behind the number of its algorithm."""
        return f"{self.name}+{self._key_id.hex()}+{encode_base64(bytes([self.algorithm]) + self.key.raw)}"

    @property
    def _key_id(self) -> bytes:
        return sha256(self.name.encode() + b"\n" + bytes([self.algorithm]) + self.key.raw)[:4]

    def signed(self, line: bytes, text: bytes) -> bool:
        """Whether `line` is this signer's under a checkpoint with this text; a witness signs the time with it."""
        start = f"— {self.name} ".encode()
        raw = decode_base64(line[len(start) :].decode(errors="replace")) or b""
        if line != start + encode_base64(raw).encode() or raw[:4] != self._key_id:
            return False
        if self.algorithm == HALL:
            return self.key.signed(text, raw[4:])
        time = int.from_bytes(raw[4:12], "big")
        return 0 < time < 2**63 and self.key.signed(f"cosignature/v1\ntime {time}\n".encode() + text, raw[12:])


def checkpoint_text(log: str, size: int, root: bytes) -> bytes:
    """What a checkpoint says (C2SP tlog-checkpoint)."""
    return f"{log}\n{size}\n{encode_base64(root)}\n".encode()
