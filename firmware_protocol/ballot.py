"""What a keypad knows of the poll at hand, and the light that follows from it (P-35, P-36)."""

from dataclasses import dataclass, field
from enum import StrEnum

from firmware_protocol.messages import Announcement, RefusalReason

MOST_UNANSWERED = 16
"""How many unanswered votes are remembered: who presses faster than the hall answers loses the oldest answers."""


class Light(StrEnum):
    """The light of a keypad."""

    OFF = "off"
    WAITING = "waiting"
    GREEN = "green"
    RED = "red"


@dataclass(slots=True)
class Ballot:
    """A verified announcement and the holder's votes on it; choices are 0 where there is none.

    last_choice, last_hash  the vote that was sent last
    confirmed   the choice that stands in the ledger
    refused     why the vote that was sent last does not count
    gave_up     whether the vote that was sent last was repeated in vain
    result      what the hall shows of the result
    unanswered  votes on their way, oldest first: hash of the vote to its choice
    """

    announcement: Announcement
    announcement_hash: bytes
    last_choice: int = 0
    last_hash: bytes = b""
    confirmed: int = 0
    refused: RefusalReason | None = None
    gave_up: bool = False
    result: str = ""
    unanswered: dict[bytes, int] = field(default_factory=dict)

    @property
    def light(self) -> Light:
        """Green only while the vote that was sent last is confirmed."""
        if self.gave_up or self.refused is not None:
            return Light.RED
        if self.last_hash in self.unanswered:
            return Light.WAITING
        return Light.GREEN if self.confirmed else Light.OFF

    def send(self, choice: int, vote_hash: bytes) -> None:
        """A vote was sent."""
        self.last_choice, self.last_hash, self.refused, self.gave_up = choice, vote_hash, None, False
        self.unanswered[vote_hash] = choice
        if len(self.unanswered) > MOST_UNANSWERED:
            del self.unanswered[next(iter(self.unanswered))]

    def confirm(self, vote_hash: bytes) -> None:
        """A vote on its way stands, and those before it no longer matter."""
        choice = self.unanswered[vote_hash]
        while vote_hash in self.unanswered:
            del self.unanswered[next(iter(self.unanswered))]
        self.confirmed = choice
        if vote_hash == self.last_hash:
            self.gave_up = False

    def reject(self, vote_hash: bytes, reason: RefusalReason) -> None:
        """A vote on its way does not count; an earlier one still may."""
        del self.unanswered[vote_hash]
        if vote_hash == self.last_hash:
            self.refused, self.gave_up = reason, False
