"""What a station may ask of the hall. The hall answers with ledger entries or with a refusal.

Facts that need no signature of the hall are asked for as the event itself (`Record`); the others by what they mean.
"""

import dataclasses
from collections.abc import Mapping

from stemkast.assembly.event_codec import (
    EventRefused,
    Json,
    from_data,
    name_of,
    to_data,
    value_from_data,
    value_to_data,
)
from stemkast.assembly.events import CATALOGUE, Event, PollKind
from stemkast.assembly.proposals import Question


@dataclasses.dataclass(frozen=True, slots=True)
class Command:
    """Base of all commands."""


@dataclasses.dataclass(frozen=True, slots=True)
class Record(Command):
    """Write this event, if the rules allow it."""

    event: Event


@dataclasses.dataclass(frozen=True, slots=True)
class AnnouncePoll(Command):
    """Announce a poll; the hall numbers and signs it."""

    kind: PollKind
    question: Question


@dataclasses.dataclass(frozen=True, slots=True)
class AnnounceRollCall(Command):
    """Put it to the vote by roll call, for a reason in words; the hall numbers it."""

    question: Question
    reason: str


@dataclasses.dataclass(frozen=True, slots=True)
class CloseRollCall(Command):
    """Everybody was called."""

    poll: int


@dataclasses.dataclass(frozen=True, slots=True)
class OpenPoll(Command):
    """Open the announced poll with a countdown of `seconds`, 0 for open-ended."""

    poll: int
    seconds: int


@dataclasses.dataclass(frozen=True, slots=True)
class HoldPoll(Command):
    """Interrupt the voting."""

    poll: int


@dataclasses.dataclass(frozen=True, slots=True)
class ResumePoll(Command):
    """Go on with the voting."""

    poll: int
    seconds: int


@dataclasses.dataclass(frozen=True, slots=True)
class ExtendPoll(Command):
    """Begin the countdown of an open poll anew."""

    poll: int
    seconds: int


@dataclasses.dataclass(frozen=True, slots=True)
class ClosePoll(Command):
    """Stop the keypads, wait for what is under way, close."""

    poll: int


@dataclasses.dataclass(frozen=True, slots=True)
class VoidPoll(Command):
    """Take the effect of a poll away, for a reason in words."""

    poll: int
    reason: str


@dataclasses.dataclass(frozen=True, slots=True)
class DeclareResult(Command):
    """The chair declares the result; `words` empty for the sentence that the minutes would have."""

    poll: int
    words: str


@dataclasses.dataclass(frozen=True, slots=True)
class DeclareAcclamation(Command):
    """The chair establishes that nobody asks for a poll; `words` as in `DeclareResult`."""

    proposals: tuple[str, ...]
    words: str


@dataclasses.dataclass(frozen=True, slots=True)
class IssueForms(Command):
    """Issue a mandate form to each of these municipalities, by code; none named: to all of the register.

    Who has one already gets the next, and that one is valid from then on.
    """

    municipalities: tuple[str, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class OfferPairing(Command):
    """Offer the keypad in a cradle its municipality; the pairing follows when the keypad accepts."""

    municipality: str
    serial: str


@dataclasses.dataclass(frozen=True, slots=True)
class Attend(Command):
    """Attend to a municipality, and to a keypad if one is named; both empty: to nobody any more.

    Nothing of it is in the ledger. While a station attends, others change nothing about that municipality or keypad;
    it ends when the station attends to somebody else or is not connected any more.
    """

    municipality: str
    serial: str


@dataclasses.dataclass(frozen=True, slots=True)
class ShowRoot(Command):
    """Show the hall the fingerprint of the ledger as it stands; the hall adds size and root."""


@dataclasses.dataclass(frozen=True, slots=True)
class CloseAssembly(Command):
    """Write the last entry."""


RECORDABLE = frozenset(
    {
        "settings_adopted",
        "register_chunk",
        "register_adopted",
        "agenda_item_added",
        "proposal_added",
        "agenda_ordered",
        "keypad_enrolled",
        "witness_enrolled",
        "mandate_issued",
        "mandate_withdrawn",
        "pairing_ended",
        "keypad_found",
        "chair_taken",
        "matter_called",
        "acclamation_objected",
        "proposal_withdrawn",
        "proposal_held_over",
        "proposal_taken_off",
        "proposal_restored",
        "lot_drawn",
        "result_contested",
        "contest_rejected",
        "replication_waived",
        "screen_shown",
        "message_shown",
        "speaker_listed",
        "speaker_struck",
        "floor_given",
        "readiness_waived",
        "roll_call_entered",
        "roll_call_confirmed",
        "poll_released",
        "spot_check_drawn",
        "spot_check_done",
        "root_compared",
    }
)
"""The events that a station may ask for with `Record`."""

COMMANDS: Mapping[str, type[Command]] = {
    "announce_poll": AnnouncePoll,
    "announce_roll_call": AnnounceRollCall,
    "close_roll_call": CloseRollCall,
    "open_poll": OpenPoll,
    "hold_poll": HoldPoll,
    "resume_poll": ResumePoll,
    "extend_poll": ExtendPoll,
    "close_poll": ClosePoll,
    "void_poll": VoidPoll,
    "declare_result": DeclareResult,
    "declare_acclamation": DeclareAcclamation,
    "issue_forms": IssueForms,
    "offer_pairing": OfferPairing,
    "attend": Attend,
    "show_root": ShowRoot,
    "close_assembly": CloseAssembly,
}
"""The other commands, by the names under which they are sent."""

_BY_TYPE = {command: name for name, command in COMMANDS.items()}


def command_name(command: Command) -> str:
    """The name under which the command is sent; that of its event for a Record."""
    return name_of(command.event) if isinstance(command, Record) else _BY_TYPE[type(command)]


def to_json(command: Command) -> dict[str, Json]:
    """The command as JSON: {"command": name, "data": fields}."""
    data = to_data(command.event) if isinstance(command, Record) else value_to_data(command)
    return {"command": command_name(command), "data": data}


def from_json(message: object) -> Command | EventRefused:
    """The command in a decoded JSON message, or why there is none. Never raises."""
    if not isinstance(message, Mapping) or set(message) != {"command", "data"}:
        return EventRefused("", 'a command is an object with "command" and "data"')
    name, data = message["command"], message["data"]
    if not isinstance(name, str) or not isinstance(data, Mapping):
        return EventRefused("command", "a command has a name and an object with its data")
    if name in RECORDABLE:
        event = from_data(name, data)
        return event if isinstance(event, EventRefused) else Record(event)
    if name in COMMANDS:
        return value_from_data(COMMANDS[name], data)
    return EventRefused(
        "command", f"there is no command {name!r}" + (": the hall writes it" if name in CATALOGUE else "")
    )
