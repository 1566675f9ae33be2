"""Which tests a keypad passed, as far as the wire can tell; what a person has to look at is not claimed here.

- genuine: it signed a challenge in a cradle with the key that is enrolled for it (P-24).
- battery: what it said last, in the cradle or when out (P-25); below 20 percent it fails.
- radio: it was heard through a base station, and not too faintly. Only a keypad with a municipality says that.
- buttons: its holder pressed yes to a municipality (which stood on its display), and it voted in a poll.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from stemkast.assembly.state import State
from stemkast.hall_client.connection.hall_admin import KeypadsNow

LOW_BATTERY = 20
FAINT = -85
"""dBm; below this a keypad loses what is said at the edge of a hall."""


class Verdict(Enum):
    """Not tested yet, passed, failed."""

    OPEN = "open"
    PASSED = "passed"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured of one keypad since this window opened; None: not yet."""

    genuine: bool | None = None
    battery: int | None = None
    signal: int | None = None
    firmware: str = ""


Measurements = Mapping[str, Measured]
"""By serial number."""


@dataclass(frozen=True, slots=True)
class KeypadCheck:
    """One keypad with its tests."""

    serial: str
    genuine: Verdict
    battery: Verdict
    percent: int | None
    radio: Verdict
    dbm: int | None
    accepted: Verdict
    voted: Verdict
    firmware: str

    @property
    def whole(self) -> Verdict:
        """Failed if any test did, passed if all did."""
        tests = (self.genuine, self.battery, self.radio, self.accepted, self.voted)
        if Verdict.FAILED in tests:
            return Verdict.FAILED
        return Verdict.PASSED if set(tests) == {Verdict.PASSED} else Verdict.OPEN


@dataclass(frozen=True, slots=True)
class KeypadFacts:
    """What the ledger says of a keypad: its key, whether its holder once pressed yes, whether it voted."""

    serial: str
    public_key: bytes
    accepted: bool
    voted: bool


def facts(state: State) -> tuple[KeypadFacts, ...]:
    """Every enrolled keypad, in the order in which they were enrolled."""
    accepted = {pairing.serial for pairing in state.pairings.values()}
    voted = {state.pairings[vote.pairing].serial for poll in state.polls.values() for vote in poll.votes.values()}
    return tuple(
        KeypadFacts(serial, public_key, serial in accepted, serial in voted)
        for serial, public_key in state.keypads.items()
    )


def measured(before: Measurements, now: KeypadsNow, enrolled: Sequence[KeypadFacts]) -> Measurements:
    """What is known with what the hall says now; a keypad that was lifted keeps its result."""
    found = dict(before)
    keys = {each.serial: each.public_key for each in enrolled}
    for placed in now.placed:
        old = found.get(placed.keypad.serial, Measured())
        known = keys.get(placed.keypad.serial)
        own = known == placed.keypad.public_key
        proof = {"given": own, "failed": False}.get(placed.proof) if known is not None else None
        found[placed.keypad.serial] = Measured(
            old.genuine if proof is None else proof, placed.battery, old.signal, placed.firmware
        )
    for heard in now.heard:
        old = found.get(heard.serial, Measured())
        found[heard.serial] = Measured(old.genuine, heard.battery, heard.signal or old.signal, old.firmware)
    return found


def checks(enrolled: Sequence[KeypadFacts], known: Measurements) -> tuple[KeypadCheck, ...]:
    """Each of these keypads with its tests."""
    return tuple(_check(each, known.get(each.serial, Measured())) for each in enrolled)


def _check(keypad: KeypadFacts, known: Measured) -> KeypadCheck:
    return KeypadCheck(
        serial=keypad.serial,
        genuine=_verdict(known.genuine),
        battery=_verdict(None if known.battery is None else known.battery >= LOW_BATTERY),
        percent=known.battery,
        radio=_verdict(None if known.signal is None else known.signal >= FAINT),
        dbm=known.signal,
        accepted=_verdict(keypad.accepted or None),
        voted=_verdict(keypad.voted or None),
        firmware=known.firmware,
    )


def _verdict(passed: bool | None) -> Verdict:
    return Verdict.OPEN if passed is None else Verdict.PASSED if passed else Verdict.FAILED
