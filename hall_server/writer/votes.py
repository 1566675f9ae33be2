"""From an envelope to an entry and an answer: each vote once, however often it is sent (SPEC P-84).

- A vote that was seen before gets its answer before any signature is looked at.
- A keypad that votes more often than a person can is not listened to for the rest of the second.
- Whatever the answer, it leaves the hall after the commit, and by the line over which the vote came. A receipt may have
  to wait until another station keeps the entry (`replicas.py`); a refusal promises nothing and waits for nobody.
"""

import time
from functools import partial

from firmware_protocol import messages as m
from hall_server.disk.book import NOT_WRITTEN, Book
from hall_server.keypads.admission import Noise, verify_vote
from hall_server.keypads.devices import Devices
from hall_server.keypads.line import Heard
from hall_server.keypads.voice import HALL
from hall_server.stations.rate_limits import KeypadLimits
from hall_server.writer.after_commit import AfterCommit
from hall_server.writer.answers import Answers
from hall_server.writer.metrics import HallMetrics
from hall_server.writer.replicas import Replicas
from stemkast.assembly.events import Role, VoteAccepted, VoteRefused
from stemkast.assembly.hashes import vote_hash
from stemkast.assembly.state import Pairing


class Votes:
    """Owned by the hall's thread."""

    def __init__(
        self,
        book: Book,
        answers: Answers,
        devices: Devices,
        after: AfterCommit,
        replicas: Replicas,
        *,
        metrics: HallMetrics,
        limits: KeypadLimits,
    ) -> None:
        self._book = book
        self._answers = answers
        self._devices = devices
        self._after = after
        self._replicas = replicas
        self._metrics = metrics
        self._limits = limits

    def take(self, heard: Heard, vote: m.Vote) -> bool:
        """A signed message and the vote that was read from it; False if no enrolled keypad signed that."""
        hashed = vote_hash(heard.payload)
        if self._answers.knows(hashed):
            self._answer(heard, self._book.assembly.pairings[vote.pairing], hashed)
            return True
        pairing = verify_vote(vote, heard.payload, self._book.assembly)
        if isinstance(pairing, Noise) or self._is_too_much(pairing):
            return False
        if not self._record(vote, pairing, heard.payload, hashed):
            return False
        self._after.unless_durable(partial(self._answers.forget, hashed))
        self._answer(heard, pairing, hashed)
        return True

    def _is_too_much(self, pairing: Pairing) -> bool:
        if self._limits.allows(pairing.serial):
            return False
        self._metrics.dropped(pairing.serial)
        return True

    def _answer(self, heard: Heard, pairing: Pairing, hashed: bytes) -> None:
        self._devices.heard_at(pairing.serial, heard.path)
        self._after.either_way(partial(self._say, heard, pairing, hashed))

    def _say(self, heard: Heard, pairing: Pairing, hashed: bytes, _durable: bool) -> None:
        index = self._answers.index(hashed)
        send = partial(self._send, heard, pairing, hashed)
        if index is None:
            send()
        else:
            self._replicas.when_kept(index + 1, hashed, self._book.assembly, send)

    def _send(self, heard: Heard, pairing: Pairing, hashed: bytes) -> None:
        self._devices.send(heard.path, pairing.serial, self._answers.message(pairing, hashed))
        self._metrics.answered(time.monotonic() - heard.at)

    def _record(self, vote: m.Vote, pairing: Pairing, signed: bytes, hashed: bytes) -> bool:
        """Records the vote, counted or refused; False if the ledger has no form for it."""
        index = self._book.next_index
        accepted = VoteAccepted(vote.poll, vote.pairing, pairing.municipality, vote.counter, vote.choice, signed)
        why = self._book.record(accepted, HALL, Role.HALL)
        if why is None:
            self._answers.accepted(hashed, index)
            return True
        if why is NOT_WRITTEN:
            return True  # it is answered that the hall is not ready
        refused = VoteRefused(vote.poll, vote.pairing, vote.counter, vote.choice, why.reason.value, signed)
        if self._book.record(refused, HALL, Role.HALL) is not None:
            return False
        self._answers.refused(hashed, m.RefusalReason[why.reason.name])
        return True
