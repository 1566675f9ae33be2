"""Ed25519 (RFC 8032) in plain numbers, for signing votes and for believing the hall (SPEC, P-20).

Not in constant time: who can measure the keypad's power or time closely may learn its key, and has it in hand then.
Multiples of a point come from a comb: a table of sums of its multiples by powers of two, 96 bytes an entry, built once.
The base point's comb is large (24 KB) and kept in storage; that of the hall's key is small (6 KB) and made when the
hall is first heard. `rest` is called again and again between the steps, which are long on a small processor.
"""

from .sha512 import sha512

P = (1 << 255) - 19
L = (1 << 252) + 27742317777372353535851937790883648493
_D = 37095705934669439343138083508754565189542113879843219016388785533085940283555
_D2 = 2 * _D % P
_ROOT = 19681161376707505956807079304988542015446066515923890162744021073123829784752  # of -1
_BASE = (
    15112221349535400772501151409588531511454012693041857206046113283949847762202,
    46316835694926478169428394003475163141307993866256225615783033603165251855960,
)
_Y8 = 0x7A03AC9277FDC74EC6CC392CFA53202A0F67100D760B3CBA4FD84D3D706A17C7
_SMALL_ORDER = (0, 1, P - 1, _Y8, P - _Y8)
_LOW = (1 << 255) - 1

_BASE_TEETH, _BASE_COLUMNS = 8, 32
_KEY_TEETH, _KEY_COLUMNS = 6, 43
_ENTRY = 96
_BATCH = 32


def _nothing() -> None:
    """For those who have nothing to do meanwhile."""


class Curve:
    """Multiples of points. `base_comb`: what `base_comb()` gave, on this or another start."""

    def __init__(self, base_comb: bytes, rest=_nothing) -> None:
        self._base = base_comb
        self._rest = rest
        self._key, self._key_comb = b"", b""

    def times_base(self, scalar: int) -> bytes:
        """The encoding of this multiple of the base point."""
        return self._sum(((self._base, _BASE_TEETH, _BASE_COLUMNS, scalar.to_bytes(32, "little")),))

    def verify(self, public_key: bytes, message: bytes, signature: bytes) -> bool:
        """Whether the signature is accepted under P-20. Never raises."""
        first, s = signature[:32], int.from_bytes(signature[32:], "little")
        if len(signature) != 64 or s >= L or not acceptable(public_key) or not acceptable(first):
            return False
        if public_key != self._key and not self._learn(public_key):
            return False
        k = int.from_bytes(sha512(first + public_key + message), "little") % L
        key_part = (self._key_comb, _KEY_TEETH, _KEY_COLUMNS, k.to_bytes(33, "little"))
        base_part = (self._base, _BASE_TEETH, _BASE_COLUMNS, s.to_bytes(32, "little"))
        return self._sum((key_part, base_part)) == first

    def _learn(self, public_key: bytes) -> bool:
        """Makes the comb of the key's opposite: R = s·B - k·A. It stays until another key is asked for."""
        point = _decoded(public_key)
        if point is None:
            return False
        x, y = point
        self._key, self._key_comb = b"", b""  # gives its memory back first
        self._key_comb = comb((P - x, y), _KEY_TEETH, _KEY_COLUMNS, self._rest)
        self._key = public_key
        return True

    def _sum(self, parts: tuple[tuple[bytes, int, int, bytes], ...]) -> bytes:
        """The sum of multiples (comb, teeth, columns, scalar), encoded; the longest comb first."""
        q = (0, 1, 1, 0)
        for column in range(parts[0][2] - 1, -1, -1):
            q = _double(q)
            for table, teeth, columns, scalar in parts:
                if column < columns:
                    entry = 0
                    for tooth in range(teeth):
                        bit = column + columns * tooth
                        entry |= (scalar[bit >> 3] >> (bit & 7) & 1) << tooth
                    q = _add(q, table, entry)
            self._rest()
        z = _inverse(q[2])
        return _encoded(q[0] * z % P, q[1] * z % P)


class SigningKey:
    """The private key of 32 bytes of seed."""

    def __init__(self, seed: bytes, curve: Curve) -> None:
        self._curve = curve
        digest = sha512(seed)
        self._scalar = int.from_bytes(digest[:32], "little") & (1 << 254) - 8 | 1 << 254
        self._prefix = digest[32:]
        self.public_key = curve.times_base(self._scalar)

    def sign(self, message: bytes) -> bytes:
        """The 64 bytes of the signature."""
        r = int.from_bytes(sha512(self._prefix + message), "little") % L
        first = self._curve.times_base(r)
        k = int.from_bytes(sha512(first + self.public_key + message), "little") % L
        return first + ((r + k * self._scalar) % L).to_bytes(32, "little")


def acceptable(encoded: bytes) -> bool:
    """Whether 32 bytes are a canonical y and not that of a point of small order (x = 0 has y = 1 or -1)."""
    y = int.from_bytes(encoded, "little") & _LOW
    return len(encoded) == 32 and y < P and y not in _SMALL_ORDER


def base_comb(rest=_nothing) -> bytes:
    """The comb of the base point, to be kept."""
    return comb(_BASE, _BASE_TEETH, _BASE_COLUMNS, rest)


def comb(point: tuple[int, int], teeth: int, columns: int, rest=_nothing) -> bytes:
    """Entry j: the sum of the point times 2^(columns·i) for the bits i of j; y + x, y - x and 2dxy, 32 bytes each."""
    table = bytearray(_ENTRY << teeth)
    _put(table, 0, 0, 1)
    x, y = point
    tooth = (x, y, 1, x * y % P)
    for i in range(teeth):
        for _ in range(columns if i else 0):
            tooth = _double(tooth)
            rest()
        for begin in range(1 << i, 2 << i, _BATCH):
            end = min(begin + _BATCH, 2 << i)
            sums = []
            for j in range(begin, end):
                sums.append(_add(tooth, table, j - (1 << i)))
                rest()
            _put_all(table, begin, sums)
    return bytes(table)


def _put_all(table: bytearray, begin: int, points: list[tuple[int, int, int, int]]) -> None:
    """With one inversion for all: of the product, from which each one's follows."""
    products = [1]
    for point in points:
        products.append(products[-1] * point[2] % P)
    inverse = _inverse(products[-1])
    for place in range(len(points) - 1, -1, -1):
        x, y, z, _ = points[place]
        own = inverse * products[place] % P
        inverse = inverse * z % P
        _put(table, begin + place, x * own % P, y * own % P)


def _put(table: bytearray, entry: int, x: int, y: int) -> None:
    at = _ENTRY * entry
    for number in ((y + x) % P, (y - x) % P, _D2 * x * y % P):
        table[at : at + 32] = number.to_bytes(32, "little")
        at += 32


# Points are (X, Y, Z, T) with x = X/Z, y = Y/Z, T = XY/Z: Hisil, Wong, Carter and Dawson 2008, for a = -1.


def _double(q: tuple[int, int, int, int]) -> tuple[int, int, int, int]:
    x, y, z, _ = q
    a = x * x % P
    b = y * y % P
    h = a + b
    e = x + y
    e = (h - e * e) % P
    g = a - b
    f = (2 * z * z + g) % P
    return e * f % P, g * h % P, f * g % P, e * h % P


def _add(q: tuple[int, int, int, int], table: bytes | bytearray, entry: int) -> tuple[int, int, int, int]:
    x, y, z, t = q
    at = _ENTRY * entry
    number = int.from_bytes
    a = (y - x) * number(table[at + 32 : at + 64], "little") % P
    b = (y + x) * number(table[at : at + 32], "little") % P
    c = t * number(table[at + 64 : at + 96], "little") % P
    e = b - a
    f = 2 * z - c
    g = 2 * z + c
    h = b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def _inverse(z: int) -> int:
    """By Euclid: much quicker here than by Fermat, and `pow` with -1 gives 0 in MicroPython."""
    a, b = z % P, P
    u, v = 1, 0
    while a > 1:
        quotient = b // a
        a, b = b - quotient * a, a
        u, v = v - quotient * u, u
    return u % P


def _encoded(x: int, y: int) -> bytes:
    return (y | (x & 1) << 255).to_bytes(32, "little")


def _decoded(encoded: bytes) -> tuple[int, int] | None:
    """RFC 8032, 5.1.3, of an acceptable encoding; None if there is no such point."""
    y = int.from_bytes(encoded, "little")
    sign = y >> 255
    y &= _LOW
    u = (y * y - 1) % P
    v = (_D * y * y + 1) % P
    x = u * pow(v, 3, P) * pow(u * pow(v, 7, P) % P, (P - 5) // 8, P) % P
    if v * x * x % P != u:
        x = x * _ROOT % P
        if v * x * x % P != u:
            return None
    return (P - x if x & 1 != sign else x), y
