"""The keypad that a desk has at hand: which it is, and what is the matter with it.

It is the one whose serial number was typed or scanned, else the one in this desk's cradle: a cradle that this station
lends to the hall (its path begins with the station's name), else the one that was chosen, else the only one that the
hall has on its own lines with something in it.
"""

from dataclasses import dataclass
from enum import StrEnum

from stemkast.hall_client.desk.aside import DesksNow, InCradle, Proof
from stemkast.hall_client.desk.book import DeskHall

LOW_BATTERY = 20
"""Percent; with this or less a keypad does not last through an afternoon."""


class KeypadTrouble(StrEnum):
    """Why a keypad is not handed out as it is; the first that holds is named."""

    NOT_IN_CRADLE = "not_in_cradle"
    BEING_ASKED = "being_asked"
    UNKNOWN = "unknown"
    FALSE = "false"
    OUT = "out"
    LOST = "lost"
    AT_ANOTHER_DESK = "at_another_desk"
    FIRMWARE = "firmware"
    LOW_BATTERY = "low_battery"


@dataclass(frozen=True, slots=True)
class KeypadAtHand:
    """What is known of it; battery and firmware are 0 and empty where it lies in no cradle.

    whose  the name of the municipality that has it, or had it when it was lost; or the desk that attends to it
    """

    serial: str
    path: str
    battery: int
    firmware: str
    usual_firmware: str
    trouble: KeypadTrouble | None
    whose: str = ""

    @property
    def usable(self) -> bool:
        """Whether it can be handed out: a low battery is said, and is for people to judge."""
        return self.trouble in (None, KeypadTrouble.LOW_BATTERY)


def own_cradle(now: DesksNow, station: str, chosen: str) -> InCradle | None:
    """What lies in the cradle of this desk, if anything."""
    lent = [each for each in now.cradles if each.path.startswith(f"{station}/")]
    if lent:
        return lent[0]
    if chosen:
        return next((each for each in now.cradles if each.path == chosen), None)
    at_hall = cradles_of_hall(now)
    return at_hall[0] if len(at_hall) == 1 else None


def cradles_of_hall(now: DesksNow) -> tuple[InCradle, ...]:
    """What lies in cradles on the hall's own lines: a path that a station lends begins with a name and a slash."""
    return tuple(each for each in now.cradles if "/" not in each.path or each.path.startswith("/"))


def keypad_at_hand(hall: DeskHall, station: str, chosen_cradle: str, serial: str, municipality: str) -> KeypadAtHand:
    """The keypad at hand for this municipality; with an empty serial number if there is none."""
    here = hall.now.cradle_of(serial) if serial else own_cradle(hall.now, station, chosen_cradle)
    if here is None:
        trouble = KeypadTrouble.NOT_IN_CRADLE if serial else None
        return _judged(hall, station, KeypadAtHand(serial, "", 0, "", "", trouble), None, municipality)
    at_hand = KeypadAtHand(here.serial, here.path, here.battery, here.firmware, here.usual_firmware, None)
    return _judged(hall, station, at_hand, here, municipality)


def _judged(
    hall: DeskHall, station: str, at_hand: KeypadAtHand, here: InCradle | None, municipality: str
) -> KeypadAtHand:
    if not at_hand.serial:
        return at_hand
    trouble, whose = _trouble(hall, station, at_hand, here, municipality)
    return KeypadAtHand(
        at_hand.serial, at_hand.path, at_hand.battery, at_hand.firmware, at_hand.usual_firmware, trouble, whose
    )


def _trouble(
    hall: DeskHall, station: str, at_hand: KeypadAtHand, here: InCradle | None, municipality: str
) -> tuple[KeypadTrouble | None, str]:
    known = hall.keypads.get(at_hand.serial)
    if known is None:
        return KeypadTrouble.UNKNOWN, ""
    if here is not None and (here.proof is Proof.FALSE or here.public_key != known.public_key):
        return KeypadTrouble.FALSE, ""
    if known.out_for and known.out_for != municipality:
        return KeypadTrouble.OUT, hall.municipalities[known.out_for].name
    if known.lost:
        loser = next((each.municipality for each in reversed(known.happened) if each.municipality), "")
        return KeypadTrouble.LOST, hall.municipalities[loser].name if loser in hall.municipalities else ""
    other = next((it.station for it in hall.now.attending if it.serial == at_hand.serial), station)
    if other != station:
        return KeypadTrouble.AT_ANOTHER_DESK, other
    if here is None:
        return KeypadTrouble.NOT_IN_CRADLE, ""
    if here.proof is Proof.ASKED:
        return KeypadTrouble.BEING_ASKED, ""
    if not here.usual:
        return KeypadTrouble.FIRMWARE, ""
    return (KeypadTrouble.LOW_BATTERY if here.battery <= LOW_BATTERY else None), ""
