"""What a desk is doing with the visitor in front of it, and what it wants of the hall: values that never change."""

from dataclasses import dataclass
from enum import StrEnum

from stemkast.assembly.commands import Command
from stemkast.assembly.events import PairingEnd, RepresentativeRole
from stemkast.assembly.refusal import Refusal


class DeskAction(StrEnum):
    """Everything that can be done at a desk. The first eight can be the one next thing; some of them are to wait."""

    FIND = "find"
    CHOOSE = "choose"
    NAME = "name"
    PLACE = "place"
    HAND_OUT = "hand_out"
    WAIT = "wait"
    NEXT_VISITOR = "next_visitor"
    BLOCKED = "blocked"
    OTHER_PERSON = "other_person"
    OTHER_KEYPAD = "other_keypad"
    FOUND = "found"
    HAND_IN = "hand_in"
    PRINT = "print"
    WITHDRAW = "withdraw"
    OVERVIEW = "overview"
    CRADLE = "cradle"
    AGAIN = "again"


class Tell(StrEnum):
    """What is said about the last thing that was done, or could not be."""

    HANDED_OUT = "handed_out"
    HANDED_IN = "handed_in"
    LEFT_EARLY = "left_early"
    WITHDRAWN = "withdrawn"
    KEYPAD_IS_OUT = "keypad_is_out"
    DECLINED = "declined"
    REFUSED = "refused"
    NOTHING_FOUND = "nothing_found"
    UNKNOWN_KEYPAD = "unknown_keypad"
    KEYPAD_IS_FREE = "keypad_is_free"
    KEYPAD_FOUND = "keypad_found"
    FORM_DAMAGED = "form_damaged"
    FORM_OTHER_ASSEMBLY = "form_other_assembly"
    FORM_FALSE = "form_false"
    FORM_NOT_ISSUED = "form_not_issued"
    FORM_OLDER = "form_older"


GOOD = frozenset(
    {
        Tell.HANDED_OUT,
        Tell.HANDED_IN,
        Tell.LEFT_EARLY,
        Tell.WITHDRAWN,
        Tell.KEYPAD_FOUND,
        Tell.KEYPAD_IS_FREE,
    }
)


@dataclass(frozen=True, slots=True)
class Notice:
    """One sentence to be: about which municipality, keypad, votes or form; `refusal` where the hall refused."""

    tell: Tell
    name: str = ""
    serial: str = ""
    votes: int = 0
    form: int = 0
    refusal: Refusal | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """Who votes for a municipality, as told at the desk; `name` may be empty."""

    role: RepresentativeRole
    name: str


@dataclass(frozen=True, slots=True)
class Offering:
    """A keypad was offered to the municipality at hand, whose last pairing then was `after`.

    above   the offers that the hall told of then had pairings up to this one: what was declined before is over
    seen    the hall said that the offer waits      lifted  the keypad was taken out of its cradle meanwhile
    """

    serial: str
    after: int
    above: int = 0
    seen: bool = False
    lifted: bool = False


@dataclass(frozen=True, slots=True)
class Visit:
    """The visitor in front of a desk.

    query, row    what stands in the search field, and which of those that were found is selected
    municipality  the code of the one that was chosen
    named         the representative as told here, not yet written     form    number of the form that was scanned
    serial        the keypad that was typed or scanned                 just    the keypad that was handed out last
    offering      what was offered, `waiting` while the holder has not answered
    ending        the pairing that was asked to end, and after which the visitor goes; 0 for none
    withdrawing   the mandate was asked to end
    cradle        the line of the cradle that was chosen for this desk
    attended      municipality and keypad that the hall was told of; `attended_at`: with which aside before it
    """

    query: str = ""
    row: int = 0
    municipality: str = ""
    named: Named | None = None
    form: int = 0
    serial: str = ""
    offering: Offering | None = None
    waiting: bool = False
    ending: int = 0
    withdrawing: bool = False
    just: str = ""
    cradle: str = ""
    notice: Notice | None = None
    attended: tuple[str, str] = ("", "")
    attended_at: int = 0
    overview: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """What a person adds to an action: who it is, why a keypad is taken in, which cradle, why a mandate ends."""

    named: Named | None = None
    ends: PairingEnd | None = None
    cradle: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class CardWanted:
    """A voting card to be printed, for a pairing that stands in the ledger."""

    meeting: str
    date: str
    place: str
    code: str
    municipality: str
    votes: int
    serial: str
    pairing: int


@dataclass(frozen=True, slots=True)
class Turn:
    """What follows from one thing that happened: the visit from here on, what is asked of the hall, what is printed."""

    visit: Visit
    commands: tuple[Command, ...] = ()
    card: CardWanted | None = None
