"""The fleet of keypads from the factory's list: serial number, public key and certificate of each.

Keys are in base64 or hexadecimal, certificates in base64. Whether the fleet key certified them is asked beside this
(`hall_server.keypads.enrolment`): it takes the wire.
"""

import base64
import binascii
from collections.abc import Mapping
from dataclasses import dataclass

from stemkast.assembly.csv_rows import ImportRefused, Problem
from stemkast.assembly.events import KeypadEnrolled
from stemkast.preparation.table import Line, read_table

_COLUMNS = {
    "serial": "serial serienummer serial_number nummer",
    "key": "public_key publieke_sleutel sleutel key",
    "certificate": "certificate certificaat fabriekscertificaat",
}
_KEY_BYTES = 32


@dataclass(frozen=True, slots=True)
class KeypadReport:
    """What a list of keypads comes to: those to be enrolled, how many are already, and rows that are left out."""

    ready: tuple[KeypadEnrolled, ...]
    same: int
    problems: tuple[Problem, ...]


def read_keypads(data: bytes, known: Mapping[str, KeypadEnrolled]) -> KeypadReport | ImportRefused:
    """The report on a list in CSV or XLSX; `known` are the keypads in the ledger, by serial. Never raises."""
    lines = read_table(data, _COLUMNS, ("serial", "key", "certificate"))
    if isinstance(lines, ImportRefused):
        return lines
    seen: dict[str | bytes, int] = {}
    ready: list[KeypadEnrolled] = []
    problems: list[Problem] = []
    same = 0
    for line in lines:
        keypad = _keypad(line)
        if isinstance(keypad, KeypadEnrolled):
            keypad = _not_double(line, keypad, seen)
        if isinstance(keypad, Problem):
            problems.append(keypad)
        elif known.get(keypad.serial) is None:
            ready.append(keypad)
        elif known[keypad.serial].public_key == keypad.public_key:
            same += 1
        else:
            problems.append(line.wrong("key", "keypad %1 is enrolled already, with another key", keypad.serial))
    return KeypadReport(tuple(ready), same, tuple(problems))


def _keypad(line: Line) -> KeypadEnrolled | Problem:
    if not line["serial"]:
        return line.wrong("serial", "is missing")
    key, certificate = _bytes(line["key"]), _bytes(line["certificate"])
    if key is None or len(key) != _KEY_BYTES:
        return line.wrong("key", "keypad %1 has no key of 32 bytes in base64 or hexadecimal", line["serial"])
    if not certificate:
        return line.wrong("certificate", "keypad %1 has no certificate in base64", line["serial"])
    return KeypadEnrolled(line["serial"], key, certificate)


def _bytes(text: str) -> bytes | None:
    try:
        if len(text) == 2 * _KEY_BYTES:
            return bytes.fromhex(text)
        return base64.b64decode(text, validate=True)
    except (ValueError, binascii.Error):
        return None


def _not_double(line: Line, keypad: KeypadEnrolled, seen: dict[str | bytes, int]) -> KeypadEnrolled | Problem:
    for value, holds in ((keypad.serial, "serial"), (keypad.public_key, "key")):
        if value in seen:
            return line.wrong(holds, "keypad %1 stands in row %2 too", keypad.serial, str(seen[value]))
    seen |= {keypad.serial: line.number, keypad.public_key: line.number}
    return keypad
