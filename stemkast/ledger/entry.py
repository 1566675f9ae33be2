"""An entry of the ledger and its one form in bytes.

The body is the canonical JSON of {"at", "by", "data", "event"}, of at most `MAX_BODY` bytes (the length of an entry
in a C2SP entry bundle is 16 bits). The index is not part of it: it is the place in the tree.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from functools import lru_cache

import msgspec

from stemkast.ledger import canonical
from stemkast.ledger.canonical import NotCanonical
from stemkast.ledger.tree import leaf_hash

__all__ = ["MAX_BODY", "Entry", "EntryReason", "EntryRefused", "from_body", "leaf_hash", "to_body"]

MAX_BODY = 65_535
_NO_OFFSET = timedelta(0)
_KEYS = {"at", "by", "data", "event"}
_TIME = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})\.([0-9]{3})Z")


class EntryReason(StrEnum):
    """Why something is not an entry."""

    TOO_BIG = "too_big"
    NOT_CANONICAL = "not_canonical"
    WRONG_SHAPE = "wrong_shape"
    WRONG_TIME = "wrong_time"


@dataclass(frozen=True, slots=True)
class EntryRefused:
    """A refusal: the reason and one sentence that says more."""

    reason: EntryReason
    text: str


class Entry(msgspec.Struct, frozen=True):
    """One fact in the ledger; a struct, because a hall that starts makes one of every entry there is.

    index  its place, from 0
    at     when the hall wrote it, UTC in whole milliseconds; ValueError for any other time
    by     the name of the station that caused it
    event  the name of the event in the catalogue
    data   the fields of the event as JSON values
    """

    index: int
    at: datetime
    by: str
    event: str
    data: Mapping[str, object]

    def __post_init__(self) -> None:
        if self.at.utcoffset() != _NO_OFFSET or self.at.microsecond % 1000:
            raise ValueError("the time of an entry is UTC in whole milliseconds")


def to_body(entry: Entry) -> bytes | EntryRefused:
    """The canonical bytes of an entry, or why it has none (text that is not NFC, an entry too big)."""
    data = entry.data if isinstance(entry.data, dict) else dict(entry.data)
    value = {"at": _write_time(entry.at), "by": entry.by, "data": data, "event": entry.event}
    body = canonical.write(value)
    if isinstance(body, NotCanonical):
        return EntryRefused(EntryReason.NOT_CANONICAL, str(body))
    if len(body) > MAX_BODY:
        return EntryRefused(EntryReason.TOO_BIG, f"an entry of {len(body)} bytes is longer than {MAX_BODY}")
    return body


def from_body(index: int, body: bytes) -> Entry | EntryRefused:
    """The entry number `index` that these bytes are, or why they are none. Never raises."""
    if len(body) > MAX_BODY:
        return EntryRefused(EntryReason.TOO_BIG, f"an entry of {len(body)} bytes is longer than {MAX_BODY}")
    value = canonical.decode(body)
    if isinstance(value, NotCanonical):
        return EntryRefused(EntryReason.NOT_CANONICAL, str(value))
    if not isinstance(value, dict) or value.keys() != _KEYS:
        return EntryRefused(EntryReason.WRONG_SHAPE, "an entry has exactly the keys at, by, data and event")
    at, by, data, event = value["at"], value["by"], value["data"], value["event"]
    if not (isinstance(at, str) and isinstance(by, str) and isinstance(event, str) and isinstance(data, dict)):
        return EntryRefused(EntryReason.WRONG_SHAPE, "at, by and event of an entry are text and data is an object")
    time = _read_time(at)
    if time is None:
        return EntryRefused(EntryReason.WRONG_TIME, f"{at!r} is not a time like 2023-06-14T08:00:00.000Z")
    return Entry(index, time, by, event, data)


@lru_cache(maxsize=1)  # the entries of a batch are of one moment
def _write_time(at: datetime) -> str:
    return at.isoformat(timespec="milliseconds").removesuffix("+00:00") + "Z"


@lru_cache(maxsize=1)
def _read_time(text: str) -> datetime | None:
    if _TIME.fullmatch(text) is None:
        return None
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None
