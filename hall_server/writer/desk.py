"""Handing out: the offers that wait for the holder's yes (SPEC P-18, P-24, P-31)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from firmware_protocol import codec, envelope
from firmware_protocol import messages as m
from hall_server.keypads.cradles import Cradles
from hall_server.keypads.voice import Voice
from stemkast.assembly.assembly import Assembly
from stemkast.assembly.desk import may_pair
from stemkast.assembly.events import KeypadPaired
from stemkast.assembly.refusal import Refusal


@dataclass(frozen=True, slots=True)
class Offered:
    """An offer that waits for an answer, and the station that made it; `declined`: the holder said no."""

    pairing: int
    municipality: str
    serial: str
    weight: int
    assignment: bytes
    by: str
    declined: bool = False


class Desk:
    """Owned by the hall's thread; `snapshot` are the offers by their pairing, and never changes."""

    def __init__(self, assembly: Assembly, voice: Voice, cradles: Cradles) -> None:
        self._voice = voice
        self._cradles = cradles
        self.snapshot: Mapping[int, Offered] = MappingProxyType({})
        self._last_pairing = max(assembly.pairings, default=0)

    def offer(self, assembly: Assembly, municipality: str, serial: str, by: str) -> Refusal | None:
        """Offers the keypad in a cradle its municipality, or says why not.

        What was offered and not answered is offered again as it was: a keypad that accepted it says so again. A
        keypad that is in any other pairing is freed first, since that one is over here or was never known.
        """
        refusal = may_pair(assembly, municipality, serial)
        if refusal is not None:
            return refusal
        here = self._cradles.holding(serial, assembly.keypads[serial])
        if isinstance(here, Refusal):
            return here
        again = next(
            (
                each
                for each in self.snapshot.values()
                if (each.municipality, each.serial) == (municipality, serial) and not each.declined
            ),
            None,
        )
        if here.pairing and (again is None or here.pairing != again.pairing):
            self._cradles.release(here)
        offered = again or self._new(assembly, municipality, serial, by)
        self._cradles.send(here.path, self._voice.offer(offered.assignment, offered.pairing, serial))
        return None

    def accepted(self, assembly: Assembly, signed: bytes, assignment: m.Assignment) -> tuple[KeypadPaired, str] | None:
        """The pairing that a signed acceptance makes, and who offered it; None if it is not what was offered."""
        offered = self.snapshot.get(assignment.pairing)
        public_key = assembly.keypads.get(assignment.serial)
        if offered is None or offered.declined or public_key is None or codec.encode(assignment) != offered.assignment:
            return None
        if not isinstance(envelope.open_signed(signed, public_key), bytes):
            return None
        paired = KeypadPaired(assignment.pairing, offered.municipality, offered.serial, offered.weight, signed)
        return paired, offered.by

    def paired(self, pairing: int) -> None:
        """The pairing is written: its offer is done with."""
        self._keep(each for each in self.snapshot.values() if each.pairing != pairing)

    def declined(self, declined: m.Declined) -> None:
        """The holder said no."""
        offered = self.snapshot.get(declined.pairing)
        if offered is not None and offered.serial == declined.serial:
            others = (each for each in self.snapshot.values() if each is not offered)
            self._keep((*others, replace(offered, declined=True)))

    def _new(self, assembly: Assembly, municipality: str, serial: str, by: str) -> Offered:
        """An offer that takes the place of every other to this municipality or this keypad."""
        others = [
            each for each in self.snapshot.values() if each.municipality != municipality and each.serial != serial
        ]
        self._last_pairing += 1
        row = assembly.register[municipality]
        assignment = self._voice.assignment(self._last_pairing, municipality, row.name, row.weight, serial)
        offered = Offered(self._last_pairing, municipality, serial, row.weight, assignment, by)
        self._keep((*others, offered))
        return offered

    def _keep(self, offers: Iterable[Offered]) -> None:
        self.snapshot = MappingProxyType({each.pairing: each for each in offers})
