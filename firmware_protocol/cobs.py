"""COBS: bytes in which no zero occurs, so that a zero can end them (P-03).

A code byte n stands for the n - 1 bytes behind it and a zero behind those; 255 for 254 bytes and no zero. The zero that
the last code would stand for is left out.
Source: Cheshire and Baker, Consistent Overhead Byte Stuffing (1999), section IV.
"""

_LONGEST = 254
"""Bytes behind one code."""
_CODES = [bytes([code]) for code in range(256)]


def encode(data: bytes) -> bytes:
    """The one encoding of `data`."""
    *ended, last = data.split(b"\0")
    encoded = b"".join([_CODES[len(each) + 1] + each if len(each) < _LONGEST else _long(each) for each in ended])
    if len(last) < _LONGEST:
        return encoded + _CODES[len(last) + 1] + last
    return encoded + (_long(last) if len(last) % _LONGEST else _long(last)[:-1])


def decode(encoded: bytes) -> bytes | None:
    """What these bytes encode; None if they encode nothing: a zero among them, or too few behind the last code."""
    if 0 in encoded:
        return None
    decoded = bytearray()
    at, end = 0, len(encoded)
    while at < end:
        code = encoded[at]
        decoded += encoded[at + 1 : at + code]
        at += code
        if code <= _LONGEST and at < end:
            decoded.append(0)
    return bytes(decoded) if at == end else None


def _long(piece: bytes) -> bytes:
    """A piece without zeros, in full blocks and what remains of it, which may be nothing."""
    full = len(piece) // _LONGEST * _LONGEST
    blocks = b"".join(b"\xff" + piece[at : at + _LONGEST] for at in range(0, full, _LONGEST))
    return blocks + _CODES[len(piece) - full + 1] + piece[full:]
