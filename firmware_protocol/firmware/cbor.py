"""Deterministic CBOR, strictly: what is read here has no second writing (SPEC, P-10; RFC 8949, 4.2.1).

Numbers, byte strings, text, lists, the empty map (an empty dict), and one tag 17 or 18 around the whole (`Tagged`).
Written for small memory: one pass, nothing set aside for a length that is only claimed.
"""

from collections import namedtuple

MOST_BYTES = 1024
_MOST_LEVELS = 4
_NUMBER, _BYTES, _TEXT, _LIST, _MAP, _TAG = 0, 2, 3, 4, 5, 6

Tagged = namedtuple("Tagged", ("tag", "value"))


class _Refused(Exception):
    """Raised while reading; `decode` answers it with None."""


def encode(value: object) -> bytes:
    """The one encoding of a value. Raises TypeError for what is not of these kinds."""
    if isinstance(value, Tagged):
        return _head(_TAG, value.tag) + encode(value.value)
    if isinstance(value, int):
        return _head(_NUMBER, value)
    if isinstance(value, bytes):
        return _head(_BYTES, len(value)) + value
    if isinstance(value, str):
        text = value.encode()
        return _head(_TEXT, len(text)) + text
    if isinstance(value, (list, tuple)):
        return _head(_LIST, len(value)) + b"".join([encode(each) for each in value])
    if isinstance(value, dict) and not value:
        return _head(_MAP, 0)
    raise TypeError("no CBOR for this")


def decode(data: bytes) -> object:
    """The value of these bytes; None if they are not one deterministic item of the kinds above."""
    if len(data) > MOST_BYTES:
        return None
    try:
        value, end = _read(data, 0, _MOST_LEVELS, True)
    except _Refused:
        return None
    return value if end == len(data) else None


def _head(kind: int, number: int) -> bytes:
    if number < 24:
        return bytes([kind << 5 | number])
    size = _size(number)
    return bytes([kind << 5 | {1: 24, 2: 25, 4: 26, 8: 27}[size]]) + number.to_bytes(size, "big")


def _size(number: int) -> int:
    """Bytes that the shortest form of a number above 23 takes."""
    if number < 1 << 8:
        return 1
    if number < 1 << 16:
        return 2
    return 4 if number < 1 << 32 else 8


def _read(data: bytes, at: int, levels: int, outermost: bool = False) -> tuple[object, int]:
    """The item that begins at `at`, and where the next one begins. `levels`: how deep lists may still go."""
    if levels < 0 or at >= len(data):
        raise _Refused
    kind, number = data[at] >> 5, data[at] & 31
    at += 1
    if number >= 24:
        size = 1 << number - 24
        if number > 27 or at + size > len(data):
            raise _Refused
        number = int.from_bytes(data[at : at + size], "big")
        if number < 24 or _size(number) != size:
            raise _Refused
        at += size
    if kind == _NUMBER:
        return number, at
    if kind == _BYTES or kind == _TEXT:
        end = at + number
        if end > len(data):
            raise _Refused
        return (data[at:end] if kind == _BYTES else _text(data[at:end])), end
    if kind == _LIST:
        items = []
        for _ in range(number):
            item, at = _read(data, at, levels - 1)
            items.append(item)
        return items, at
    if kind == _MAP and number == 0:
        return {}, at
    if kind == _TAG and outermost and number in (17, 18):
        value, at = _read(data, at, levels - 1)
        return Tagged(number, value), at
    raise _Refused


def _text(data: bytes) -> str:
    """Text of UTF-8 as RFC 3629 has it. MicroPython itself lets surrogates and overlong forms pass."""
    at = 0
    while at < len(data):
        first = data[at]
        more = 0 if first < 0x80 else 1 if 0xC2 <= first < 0xE0 else 2 if 0xE0 <= first < 0xF0 else 3
        if first >= 0xF5 or 0x80 <= first < 0xC2 or at + more >= len(data):
            raise _Refused
        for place in range(at + 1, at + more + 1):
            if data[place] & 0xC0 != 0x80:
                raise _Refused
        second = data[at + 1] if more else 0
        if (first == 0xE0 and second < 0xA0) or (first == 0xED and second >= 0xA0):
            raise _Refused
        if (first == 0xF0 and second < 0x90) or (first == 0xF4 and second >= 0x90):
            raise _Refused
        at += more + 1
    return data.decode()
