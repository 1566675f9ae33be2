"""What arrives in the hall's one queue, from stations, lines and clocks."""

from concurrent.futures import Future
from dataclasses import dataclass

from hall_server.keypads.line import LineTells
from hall_server.stations.access import Station
from hall_server.writer.course import CloseNow, TimeUp
from hall_server.writer.replicas import Overdue
from stemkast.assembly.commands import Command
from stemkast.assembly.refusal import Refusal


class HallEnded(Exception):
    """The answer to a command that the hall stopped before or while doing; the ledger says which."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A command of a station; `answer` gets the indexes of its entries, or a refusal."""

    command: Command
    station: Station
    answer: "Future[range | Refusal]"


@dataclass(frozen=True, slots=True)
class Beat:
    """Another second went by."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A station keeps so many entries, durably."""

    station: str
    size: int
    connection: int


@dataclass(frozen=True, slots=True)
class Came:
    """A station follows the hall, over one more connection."""

    station: Station


@dataclass(frozen=True, slots=True)
class Gone:
    """A connection of a station ended."""

    station: Station
    connection: int


@dataclass(frozen=True, slots=True)
class Cosigned:
    """A witness cosigned the checkpoint of so many entries with this line."""

    size: int
    line: str


@dataclass(frozen=True, slots=True)
class Stop:
    """The hall's thread ends."""


@dataclass(frozen=True, slots=True)
class CheckpointDue:
    """Entries may wait for a checkpoint while nothing else happens."""


Arrival = Asked | LineTells | CloseNow | TimeUp | Overdue | Beat | CheckpointDue | Kept | Came | Gone | Cosigned | Stop


def abandon(events: list[Arrival]) -> None:
    """Nobody takes these any more: who waits for an answer hears so."""
    for event in events:
        if isinstance(event, Asked) and not event.answer.done():
            event.answer.set_exception(HallEnded())
