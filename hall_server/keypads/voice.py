"""What the hall says: signed to all, authenticated to one keypad, plain over a cradle, signed on paper.

Broadcasts are numbered.
"""

import secrets
from dataclasses import replace

from firmware_protocol import codec, envelope
from firmware_protocol import messages as m
from firmware_protocol.ed25519 import SigningKey
from hall_server.keypads.sequence import Sequence
from stemkast.assembly import form_code
from stemkast.assembly.assembly import Assembly
from stemkast.assembly.events import PollKind
from stemkast.assembly.hashes import question_hash
from stemkast.assembly.proposals import Question
from stemkast.assembly.settings import RevotePolicy
from stemkast.assembly.state import Pairing

HALL = "hall"
"""The name under which the hall writes entries of its own."""
_TITLE = 64
_LABEL = 40


class Voice:
    """Speaks for one hall key in one assembly; `sequence` numbers what it says to all."""

    def __init__(self, key: SigningKey, receipt_master: bytes, assembly: Assembly, sequence: Sequence) -> None:
        if assembly.initialised is None:
            raise ValueError("an assembly speaks once it is initialised")
        self._key = key
        self._master = receipt_master
        # As after the last succession: its epoch and key, in the assembly that was there before.
        self._assembly = replace(assembly.initialised, epoch=assembly.epoch, hall_key=assembly.hall_key)
        self._sequence = sequence

    def announcement(
        self, poll: int, kind: PollKind, question: Question, register_hash: bytes, revote: RevotePolicy
    ) -> bytes:
        """The signed announcement of a poll."""
        message = m.Announcement(
            assembly=self._assembly.assembly,
            epoch=self._assembly.epoch,
            sequence=self._sequence.next(),
            poll=poll,
            kind=m.PollKind.TEST if kind is PollKind.TEST else m.PollKind.REAL,
            question_hash=question_hash(question),
            register_hash=register_hash,
            nonce=secrets.token_bytes(16),
            revote=m.Revote.LAST if revote is RevotePolicy.LAST else m.Revote.FIRST,
            options=tuple((option.key, _shortened(option.label, _LABEL)) for option in question.options),
            title=_shortened(question.subject, _TITLE),
        )
        return envelope.sign(codec.encode(message), self._key)

    def control(self, poll: int, action: m.Action, announcement_hash: bytes, seconds: int = 0) -> bytes:
        """A signed control message."""
        where = self._assembly
        sequence = self._sequence.next()
        message = m.Control(where.assembly, where.epoch, sequence, poll, action, announcement_hash, seconds)
        return envelope.sign(codec.encode(message), self._key)

    def heartbeat(self, poll: int, phase: m.Phase, announcement_hash: bytes) -> bytes:
        """How it stands with a poll, signed (P-28)."""
        where = self._assembly
        message = m.Heartbeat(where.assembly, where.epoch, self._sequence.next(), poll, phase, announcement_hash)
        return envelope.sign(codec.encode(message), self._key)

    def result(self, poll: int, announcement_hash: bytes, text: str) -> bytes:
        """The signed result of a poll in words for the display (P-29)."""
        where = self._assembly
        message = m.Result(where.assembly, where.epoch, self._sequence.next(), poll, announcement_hash, text)
        return envelope.sign(codec.encode(message), self._key)

    def assignment(self, pairing: int, municipality: str, name: str, weight: int, serial: str) -> bytes:
        """The encoded assignment that is offered to a keypad."""
        where = self._assembly
        return codec.encode(
            m.Assignment(
                assembly=where.assembly,
                epoch=where.epoch,
                municipality=municipality,
                name=_shortened(name, _TITLE),
                weight=weight,
                pairing=pairing,
                serial=serial,
                hall_key=where.hall_key,
                succession_key=where.succession_key,
            )
        )

    def form_code(self, municipality: str, number: int) -> str:
        """What the QR code of a mandate form says, signed. Raises ValueError if the municipality's code is too long."""
        return form_code.write(self._assembly.assembly, municipality, number, self._key.sign)

    def offer(self, assignment: bytes, pairing: int, serial: str) -> m.Offer:
        """The offer that carries an assignment and the receipt key over a cradle, plain."""
        return m.Offer(assignment, envelope.receipt_key(self._master, serial, pairing))

    def receipt(self, pairing: Pairing, vote_hash: bytes, index: int) -> bytes:
        """The receipt for a durable vote."""
        return self._to(pairing, m.Receipt(pairing.number, vote_hash, index))

    def refusal(self, pairing: Pairing, vote_hash: bytes, reason: m.RefusalReason) -> bytes:
        """The refusal of a vote."""
        return self._to(pairing, m.VoteRefused(pairing.number, vote_hash, reason))

    def release(self, pairing: Pairing) -> bytes:
        """The end of a pairing."""
        return self._to(pairing, m.Release(pairing.number))

    def heard_from(self, pairing: Pairing, said: bytes) -> m.Message | None:
        """The message that the keypad of this pairing authenticated, or None if it did not."""
        key = envelope.receipt_key(self._master, pairing.serial, pairing.number)
        payload = envelope.open_authenticated(said, key)
        message = codec.decode(payload) if isinstance(payload, bytes) else None
        return None if isinstance(message, codec.MessageRefused) else message

    def _to(self, pairing: Pairing, message: m.Message) -> bytes:
        key = envelope.receipt_key(self._master, pairing.serial, pairing.number)
        return envelope.authenticate(codec.encode(message), key)


def _shortened(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1] + "…"
