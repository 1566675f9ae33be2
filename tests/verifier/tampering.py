"""A dishonest hall with its own key: it changes the ledger and signs the checkpoints anew."""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from firmware_protocol import envelope
from firmware_protocol import messages as m
from stemkast.assembly import events
from stemkast.assembly.event_codec import to_data
from stemkast.assembly.hashes import question_hash
from stemkast.assembly.proposals import Question
from stemkast.assembly.settings import RevotePolicy
from stemkast.verifier import Report, verify
from tests.verifier.ledger_maker import (
    HALL,
    TEST_QUESTION,
    VKEY,
    Entry,
    Hall,
    acceptance,
    announcement,
    bodies_of,
    control,
    story,
    to_base64,
    write_ledger,
)


class Tampering:
    """The story, not closed yet, to change at will."""

    def __init__(self, hall: Hall | None = None, *, is_told: bool = False) -> None:
        """`is_told`: the story was told in this hall already."""
        self.hall = hall if is_told and hall is not None else story(hall)
        self.entries = self.hall.entries
        self.polls = len(self.hall.assembly.polls)

    def index(self, event: str, nth: int = 0, **fields: object) -> int:
        """Where the nth event of this name with these fields stands."""
        return [
            index
            for index, entry in enumerate(self.entries)
            if entry["event"] == event and fields.items() <= entry["data"].items()
        ][nth]

    def data(self, event: str, nth: int = 0, **fields: object) -> dict[str, Any]:
        found: dict[str, Any] = self.entries[self.index(event, nth, **fields)]["data"]
        return found

    def insert(self, index: int, event: str, data: dict[str, Any]) -> None:
        self.entries.insert(index, {**self.entries[index], "event": event, "data": data})

    def append(self, event: str, data: dict[str, Any]) -> None:
        self.entries.append(Hall.entry(event, data, len(self.entries)))

    def announce(self, changed: Mapping[str, Any] = MappingProxyType({}), question: Question = TEST_QUESTION) -> None:
        """One more test poll, voided as soon as it is announced, so that no vote depends on it.

        `changed` are fields of the signed announcement, or of how it is made: number, key, skip, entry_hash.
        """
        other = dict(changed)
        number, key = other.pop("number", 8), other.pop("key", HALL)
        self.hall.sequence += other.pop("skip", 1)
        sequence, kind = self.hall.sequence, events.PollKind.TEST
        digest = other.pop("entry_hash", question_hash(question))
        said = announcement(self.polls + 1, kind, question, sequence, RevotePolicy.LAST, other, key)
        self.append("poll_announced", to_data(events.PollAnnounced(number, kind, question, digest, said)))
        voided = control(number, m.Action.VOIDED, envelope.sha256(said), max(sequence, 60))
        self.append("poll_voided", {"poll": number, "reason": "proef", "control": to_base64(voided)})
        self.polls += 1

    def vote(self, poll: int, pairing: int, counter: int, choice: int) -> dict[str, Any]:
        """The fields of a vote that the keypad of this pairing signed."""
        signed = self.hall.signed_vote(pairing, poll, counter, choice)
        code = self.hall.assembly.pairings[pairing].municipality
        return to_data(events.VoteAccepted(poll, pairing, code, counter, choice, signed))

    def signed_control(self, poll: int, action: m.Action, sequence: int, seconds: int = 0, epoch: int = 1) -> str:
        announced = self.hall.assembly.polls[poll].announcement_hash
        return to_base64(control(poll, action, announced, sequence, seconds, epoch))

    def end(self) -> list[Entry]:
        self.append("assembly_closed", {"polls": self.polls})
        return self.entries


Change = Callable[[Tampering], None]


class Changes:
    """A decorator that says by which check a change of the story is found, and by no other."""

    def __init__(self) -> None:
        self.all: list[tuple[str, Change]] = []

    def __call__(self, check: str) -> Callable[[Change], Change]:
        def register(change: Change) -> Change:
            self.all.append((check, change))
            return change

        return register


def failing(report: Report) -> set[str]:
    """The checks that fail, without those that could not be made because of them."""
    return {check.id for check in report.checks if not check.ok and not check.detail.startswith("not checked")}


def verified(path: Path, hall_key: str | None = None) -> Report:
    report = verify(path, hall_key)
    assert isinstance(report, Report)
    assert report.text()
    return report


def pair(t: Tampering, number: int, row: events.RegisterRow, serial: str, accepted: bytes | None = None) -> None:
    signed = acceptance(number, row, serial) if accepted is None else accepted
    t.append("keypad_paired", to_data(events.KeypadPaired(number, row.code, serial, row.weight, signed)))


def failing_after(change: Change, folder: Path) -> set[str]:
    """The checks that find a change, after the hall signed everything anew."""
    tampering = Tampering()
    change(tampering)
    return failing(verified(write_ledger(folder / "x.ledger", bodies_of(tampering.end()), [7, 40]), VKEY))
