"""What Ctrl+Z does in the chair's window, told before it is done; made by `undoing.py`."""

from dataclasses import dataclass
from enum import StrEnum

from stemkast.assembly.commands import Command
from stemkast.assembly.events import ScreenView


class Undone(StrEnum):
    """What will be so again; `Undo.text` says of what."""

    ORDER = "order"
    MATTER = "matter"
    INSERTED = "inserted"
    ON_AGENDA = "on_agenda"
    OFF_AGENDA = "off_agenda"
    CHAIR = "chair"
    VIEW = "view"
    SPEAKER_OFF = "speaker_off"
    SPEAKER_ON = "speaker_on"
    HELD = "held"
    RESUMED = "resumed"
    SECONDS = "seconds"


class WhyNot(StrEnum):
    """Why it cannot be undone. `nothing`: this station did nothing yet; `changed`: it was changed again since."""

    NOTHING = "nothing"
    CHANGED = "changed"
    OVER = "over"
    ITEM_ADDED = "item_added"
    FIRST_MATTER = "first_matter"
    MADE_FINAL = "made_final"
    DECIDED_BEFORE = "decided_before"
    FIRST_CHAIR = "first_chair"
    NOT_SHOWN_AGAIN = "not_shown_again"
    ANNOUNCED = "announced"
    OPENED = "opened"
    CLOSED = "closed"
    VOIDED = "voided"
    DECLARED = "declared"
    ACCLAIMED = "acclaimed"
    OBJECTED = "objected"
    CONTESTED = "contested"
    CONTEST_REJECTED = "contest_rejected"
    LOT = "lot"
    ROLL_CALL = "roll_call"
    WAIVED = "waived"


@dataclass(frozen=True, slots=True)
class Undo:
    """Either `what` with the commands that do it, or `why` not.

    text     what it is about: subjects, a name, seconds
    view     what the hall sees again, for VIEW
    """

    what: Undone | None = None
    why: WhyNot | None = None
    text: str = ""
    view: ScreenView | None = None
    commands: tuple[Command, ...] = ()


NOTHING_TO_UNDO = Undo(why=WhyNot.NOTHING)
