"""What the hall tells desks and no ledger holds, as it comes in the aside `desks` of the stream."""

import base64
import binascii
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

KIND = "desks"


class Proof(StrEnum):
    """Whether what lies in a cradle proved that it has the key that it shows."""

    ASKED = "asked"
    GIVEN = "given"
    FALSE = "false"


@dataclass(frozen=True, slots=True)
class InCradle:
    """What lies in the cradle at the end of this line. `battery` in percent; `usual`: as in most other keypads."""

    path: str
    serial: str
    public_key: bytes
    battery: int
    firmware: str
    usual_firmware: str
    usual: bool
    proof: Proof


@dataclass(frozen=True, slots=True)
class Attended:
    """A desk attends to a municipality, and to a keypad if it named one."""

    station: str
    municipality: str
    serial: str


@dataclass(frozen=True, slots=True)
class Offer:
    """What a desk offered and was not answered yet, or was declined; `pairing` is higher than that of earlier ones."""

    pairing: int
    municipality: str
    serial: str
    station: str
    declined: bool


@dataclass(frozen=True, slots=True)
class DesksNow:
    """`low`: battery by serial number, of those that are nearly empty; `number` counts what was told so far."""

    cradles: tuple[InCradle, ...] = ()
    attending: tuple[Attended, ...] = ()
    offers: tuple[Offer, ...] = ()
    low: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    desks: tuple[str, ...] = ()
    number: int = 0

    def attends(self, municipality: str) -> str:
        """The station that attends to this municipality; empty if none does."""
        return next((each.station for each in self.attending if each.municipality == municipality), "")

    def last_offer(self) -> int:
        """The highest pairing of an offer that the hall told of."""
        return max((each.pairing for each in self.offers), default=0)

    def cradle_of(self, serial: str) -> InCradle | None:
        """Where this keypad lies; where it proved who it is rather than where something only says so."""
        found = [each for each in self.cradles if each.serial == serial]
        return next((each for each in found if each.proof is Proof.GIVEN), found[0] if found else None)


def from_aside(value: object, number: int) -> DesksNow | None:
    """What was told, as the one with this number; None if it is not in the form that this station knows."""
    try:
        if not isinstance(value, Mapping):
            return None
        return DesksNow(
            tuple(_in_cradle(each) for each in value["cradles"]),
            tuple(
                Attended(str(each["station"]), str(each["municipality"]), str(each["serial"]))
                for each in value["attending"]
            ),
            tuple(
                Offer(
                    int(each["pairing"]),
                    str(each["municipality"]),
                    str(each["serial"]),
                    str(each["station"]),
                    each["declined"] is True,
                )
                for each in value["offers"]
            ),
            MappingProxyType({str(serial): int(percent) for serial, percent in value["low"].items()}),
            tuple(str(each) for each in value["desks"]),
            number,
        )
    except (KeyError, TypeError, ValueError, AttributeError, binascii.Error):
        return None


def _in_cradle(each: Mapping[str, object]) -> InCradle:
    return InCradle(
        path=str(each["path"]),
        serial=str(each["serial"]),
        public_key=base64.b64decode(str(each["key"]), validate=True),
        battery=int(str(each["battery"])),
        firmware=str(each["firmware"]),
        usual_firmware=str(each["usual_firmware"]),
        usual=each["usual"] is True,
        proof=Proof(str(each["proof"])),
    )
