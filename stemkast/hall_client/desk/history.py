"""What happened at the desks, from the ledger: who did what when, for each municipality and for each keypad."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from stemkast.assembly.assembly import Assembly
from stemkast.assembly.events import (
    KeypadEnrolled,
    KeypadFound,
    KeypadPaired,
    MandateIssued,
    MandateWithdrawn,
    PairingEnd,
    PairingEnded,
    RepresentativeRole,
)
from stemkast.ledger.replay import Replayed


class Did(StrEnum):
    """What was done."""

    MANDATE_ISSUED = "mandate_issued"
    MANDATE_WITHDRAWN = "mandate_withdrawn"
    HANDED_OUT = "handed_out"
    RETURNED = "returned"
    REPLACED = "replaced"
    LOST = "lost"
    BROKEN = "broken"
    LEFT_EARLY = "left_early"
    FOUND = "found"
    ENROLLED = "enrolled"


@dataclass(frozen=True, slots=True)
class Happened:
    """One thing that was done: when, by which station, to whom. What it is not about is empty.

    role, name, form   of a mandate         text   why a mandate was withdrawn
    """

    at: datetime
    by: str
    did: Did
    municipality: str = ""
    serial: str = ""
    role: RepresentativeRole | None = None
    name: str = ""
    form: str = ""
    text: str = ""


_ENDED = {
    PairingEnd.RETURNED: Did.RETURNED,
    PairingEnd.REPLACED: Did.REPLACED,
    PairingEnd.LOST: Did.LOST,
    PairingEnd.BROKEN: Did.BROKEN,
    PairingEnd.LEFT_EARLY: Did.LEFT_EARLY,
}


def happened(taken: Replayed, assembly: Assembly) -> Happened | None:
    """What an entry says of a desk, or None; `assembly` has taken the entry over."""
    at, by, event = taken.entry.at, taken.entry.by, taken.event
    match event:
        case MandateIssued():
            return Happened(
                at,
                by,
                Did.MANDATE_ISSUED,
                event.municipality,
                role=event.role,
                name=event.name,
                form=event.form,
            )
        case MandateWithdrawn():
            return Happened(at, by, Did.MANDATE_WITHDRAWN, event.municipality, text=event.reason)
        case KeypadPaired():
            return Happened(at, by, Did.HANDED_OUT, event.municipality, event.serial)
        case PairingEnded():
            pairing = assembly.pairings[event.pairing]
            return Happened(at, by, _ENDED[event.reason], pairing.municipality, pairing.serial)
        case KeypadFound():
            return Happened(at, by, Did.FOUND, serial=event.serial)
        case KeypadEnrolled():
            return Happened(at, by, Did.ENROLLED, serial=event.serial)
        case _:
            return None
