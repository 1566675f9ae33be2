"""What the hall answered to each vote, so that a repeated vote gets the same answer and no second entry."""

from firmware_protocol import messages as m
from hall_server.keypads.voice import Voice
from hall_server.writer.recall import Recalled
from stemkast.assembly.state import Pairing


class Answers:
    """Answers by the hash of the vote's envelope. Owned by the hall's thread."""

    def __init__(self, voice: Voice, recalled: Recalled) -> None:
        self._voice = voice
        self._receipts = recalled.receipts  # taken over: nobody else looks at them
        self._refused = recalled.refused

    def knows(self, vote_hash: bytes) -> bool:
        """Whether this very vote was seen before."""
        return vote_hash in self._receipts or vote_hash in self._refused

    def index(self, vote_hash: bytes) -> int | None:
        """The entry of a vote that counts or counted; None of one that was refused or forgotten."""
        return self._receipts.get(vote_hash)

    def accepted(self, vote_hash: bytes, index: int) -> None:
        """The vote is the entry with this index."""
        self._receipts[vote_hash] = index

    def refused(self, vote_hash: bytes, reason: m.RefusalReason) -> None:
        """The vote does not count."""
        self._refused[vote_hash] = reason

    def forget(self, vote_hash: bytes) -> None:
        """The entry was not written: as if the vote had not been seen."""
        self._receipts.pop(vote_hash, None)
        self._refused.pop(vote_hash, None)

    def message(self, pairing: Pairing, vote_hash: bytes) -> bytes:
        """The receipt, the refusal, or for a vote that was forgotten the refusal that it can be tried again."""
        index = self._receipts.get(vote_hash)
        if index is not None:
            return self._voice.receipt(pairing, vote_hash, index)
        return self._voice.refusal(pairing, vote_hash, self._refused.get(vote_hash, m.RefusalReason.NOT_READY))
