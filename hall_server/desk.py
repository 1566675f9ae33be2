"""Handing out: which keypad lies in which cradle, and the offers that wait for the holder's yes."""

from dataclasses import dataclass

from firmware_protocol import codec, envelope
from firmware_protocol import messages as m
from hall_server.devices import Devices
from hall_server.voice import Voice
from stemkast.assembly.assembly import Assembly
from stemkast.assembly.desk import may_pair
from stemkast.assembly.events import KeypadPaired
from stemkast.assembly.refusal import Reason, Refusal


@dataclass(frozen=True, slots=True)
class _Offered:
    municipality: str
    serial: str
    weight: int
    assignment: bytes
    by: str


class Desk:
    """Owned by the hall's thread."""

    def __init__(self, assembly: Assembly, voice: Voice, devices: Devices) -> None:
        self._voice = voice
        self._devices = devices
        self._cradle_of: dict[str, str] = {}
        self._offers: dict[int, _Offered] = {}
        self._last_pairing = max(assembly.pairings, default=0)

    def placed(self, path: str, information: m.Information) -> None:
        """A keypad says who it is, in the cradle at the end of this line."""
        self._cradle_of[information.serial] = path

    def removed(self, path: str, serial: str) -> None:
        """A cradle is empty again."""
        if self._cradle_of.get(serial) == path:
            del self._cradle_of[serial]

    def offer(self, assembly: Assembly, municipality: str, serial: str, by: str) -> Refusal | None:
        """Offers the keypad in a cradle its municipality, or says why not."""
        refusal = may_pair(assembly, municipality, serial)
        if refusal is not None:
            return refusal
        path = self._cradle_of.get(serial)
        if path is None:
            return Refusal(Reason.UNKNOWN, f"keypad {serial} is in no cradle", "SPEC: assignment")
        for number in [each for each, offered in self._offers.items() if municipality == offered.municipality]:
            del self._offers[number]
        self._last_pairing += 1
        row = assembly.register[municipality]
        assignment = self._voice.assignment(self._last_pairing, municipality, row.name, row.weight, serial)
        self._offers[self._last_pairing] = _Offered(municipality, serial, row.weight, assignment, by)
        self._devices.send(path, serial, self._voice.offer(assignment, self._last_pairing, serial))
        return None

    def accepted(self, assembly: Assembly, signed: bytes, assignment: m.Assignment) -> tuple[KeypadPaired, str] | None:
        """The pairing that a signed acceptance makes, and who offered it; None if it is not what was offered."""
        offered = self._offers.get(assignment.pairing)
        keypad = assembly.keypads.get(assignment.serial)
        if offered is None or keypad is None or codec.encode(assignment) != offered.assignment:
            return None
        if not isinstance(envelope.open_signed(signed, keypad.public_key), bytes):
            return None
        paired = KeypadPaired(assignment.pairing, offered.municipality, offered.serial, offered.weight, signed)
        return paired, offered.by

    def paired(self, pairing: int) -> None:
        """The pairing is written: its offer is done with."""
        self._offers.pop(pairing, None)

    def declined(self, declined: m.Declined) -> None:
        """The holder said no."""
        offered = self._offers.get(declined.pairing)
        if offered is not None and offered.serial == declined.serial:
            del self._offers[declined.pairing]
