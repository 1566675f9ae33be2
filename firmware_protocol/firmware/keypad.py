"""The keypad: what it hears and which keys are pressed go in, what it says comes out (SPEC, "Keypad").

Made anew on the same board it is the keypad after a loss of power. Whatever cannot be verified is passed over (P-34).
"""

from . import display, envelope, states
from . import messages as m
from .ballot import AGAIN, GREEN, NO_MORE, OFF, RED, WAITING, Ballot
from .ed25519 import Curve, SigningKey, base_comb
from .handover import Handover
from .hearing import Hearing
from .kept import Kept

STATUS_EVERY = 60_000
_OPEN, _HOLD, _RESUME, _CLOSING, _CLOSED, _VOIDED = 1, 2, 3, 4, 5, 6
_EVENT_OF = {_OPEN: "open", _HOLD: "hold", _CLOSING: "stop", _CLOSED: "stop", _VOIDED: "void"}
_RESUMED_AS = {OFF: "resume", WAITING: "resume_waiting", GREEN: "resume_green", RED: "resume_red"}
_FAR = 1 << 60


def comb_of(board, rest) -> bytes:
    """The table that signing takes, made once in the life of a device."""
    table = board.load("comb")
    if table is None:
        table = base_comb(rest)
        board.store("comb", table)
    return table


def seed_of(board) -> bytes:
    """The private key; made here and never shown (SPEC, P-21)."""
    seed = board.load("key")
    if seed is None:
        seed = board.random(32)
        board.store("key", seed)
    return seed


class Keypad:
    """`rest` is called between the steps of long computations, to take bytes off the line."""

    def __init__(self, board, rest=lambda: None) -> None:
        self._board = board
        self._curve = Curve(comb_of(board, rest), rest)
        self._key = SigningKey(seed_of(board), self._curve)
        self._kept = Kept(board)
        self._hearing = Hearing(self._kept, self._curve)
        self._machine = states.Machine(states.UNASSIGNED if self._kept.assignment is None else states.IDLE)
        self._handover = Handover(board.serial, self._key, self._kept, self._machine)
        self._ballot: Ballot | None = None
        self._signal = 0
        self._status_due = board.now() + STATUS_EVERY

    @property
    def public_key(self) -> bytes:
        """What the factory certifies."""
        return self._key.public_key

    @property
    def state(self) -> int:
        """Its number in the table of states."""
        return self._machine.state

    @property
    def light(self) -> int:
        """0 off, 1 waiting, 2 green, 3 red."""
        return OFF if self._ballot is None else self._ballot.light

    def lines(self) -> tuple[str, str]:
        """What stands on the display."""
        assignment = self._kept.assignment or self._handover.assignment
        return display.lines(self.state, self._board.serial, assignment, self._ballot)

    def hear(self, data: bytes, over_cradle: bool) -> list[bytes]:
        """A message came, from the air or over the contacts of a cradle."""
        if envelope.is_signed(data):
            return self._to_all(data)
        if envelope.is_sealed(data):
            payload = envelope.unsealed(data, self._kept.receipt_key) if self._kept.receipt_key else None
            self._to_me(m.decode(payload))
            return []
        return self._in_cradle(m.decode(data)) if over_cradle else []

    def press(self, key: int) -> list[bytes]:
        """A key went down: 1 to 9, 10 for yes, 11 for no."""
        if key == m.YES_KEY:
            said = self._handover.yes()
            if said:
                self._hearing.forget()
                self._status_due = self._board.now() + STATUS_EVERY
            return said
        return self._handover.no() if key == m.NO_KEY else self._choose(key)

    def tick(self) -> list[bytes]:
        """Time went by."""
        said = self._repeat()
        if self._kept.assignment is not None and self._board.now() >= self._status_due:
            said += self._status()
        return said

    def due(self) -> int:
        """When `tick` has something to do; far away if not before something happens."""
        vote = self._ballot.due() if self._ballot is not None else None
        status = self._status_due if self._kept.assignment is not None else _FAR
        return status if vote is None else min(vote, status)

    def joined(self, signal: int) -> list[bytes]:
        """A base station carries it from now on, heard at -`signal` dBm; or power came back."""
        self._signal = signal
        return self._status()

    def lifted(self) -> None:
        """Out of the cradle."""
        self._handover.lifted()

    def _status(self) -> list[bytes]:
        self._status_due = self._board.now() + STATUS_EVERY
        assignment = self._kept.assignment
        if assignment is None:
            return []
        pairing = assignment.pairing
        status = m.encode(m.STATUS, pairing, self.state, self._board.battery(), self._signal)
        return [envelope.seal(status, self._kept.receipt_key)]

    # Over the contacts of a cradle, in the clear.

    def _in_cradle(self, message) -> list[bytes]:
        if isinstance(message, m.Identify):
            return [self._information()]
        if isinstance(message, m.Challenge):
            return [self._attestation(message.nonce)]
        if isinstance(message, m.Offer):
            return self._handover.offered(message)
        if isinstance(message, m.Release):
            self._release(message.pairing)
        return []

    def _information(self) -> bytes:
        board = self._board
        certificate = board.load("certificate") or b""
        hashed, battery = board.firmware_hash, board.battery()
        return m.encode(m.INFORMATION, board.serial, self.public_key, board.firmware, hashed, battery, certificate)

    def _attestation(self, nonce: bytes) -> bytes:
        board, assignment = self._board, self._kept.assignment
        pairing = 0 if assignment is None else assignment.pairing
        counter = self._kept.counter
        said = m.encode(m.ATTESTATION, nonce, board.serial, board.firmware, board.firmware_hash, counter, pairing)
        return envelope.sign(said, self._key)

    def _release(self, pairing: int) -> None:
        assignment = self._kept.assignment
        if assignment is None or assignment.pairing != pairing or not self._machine.step("release"):
            return
        self._kept.released()
        self._hearing.forget()
        self._ballot = None

    # What the hall says to all, under its signature.

    def _to_all(self, data: bytes) -> list[bytes]:
        if self._hearing.heard_before(data):
            standing = self._hearing.standing()
            if standing is not None:
                self._stand(standing)
            return self._beat()
        ballot = self._ballot
        message = self._hearing.believe(data, b"" if ballot is None else ballot.announcement_hash)
        if isinstance(message, m.Announcement):
            if self._machine.step("announcement"):
                self._ballot = Ballot(message, envelope.digest(data))
        elif isinstance(message, m.Control):
            self._control(message)
        elif isinstance(message, m.Heartbeat):
            self._stand(message)
            return self._beat()
        elif isinstance(message, m.Result):
            if ballot is not None and ballot.announcement_hash == message.announcement_hash:
                ballot.result = message.text
        elif isinstance(message, m.Succession):
            self._move("void")
        return []

    def _control(self, control) -> None:
        if self._ballot is None:
            return
        if control.announcement_hash == self._ballot.announcement_hash:
            self._follow(self._ballot, control.action)
        elif control.action in (_OPEN, _HOLD, _RESUME):
            self._move("missed")

    def _stand(self, heartbeat) -> None:
        if self._ballot is None:
            return
        if heartbeat.announcement_hash == self._ballot.announcement_hash:
            self._follow(self._ballot, heartbeat.phase)
        else:
            self._move("missed")

    def _follow(self, ballot: Ballot, phase: int) -> None:
        if phase == _RESUME:
            self._move("resume_unconfirmed" if ballot.gave_up else _RESUMED_AS[ballot.light])
        elif phase in _EVENT_OF:
            self._move(_EVENT_OF[phase])

    def _move(self, event: str) -> None:
        if self._machine.step(event) and event in ("void", "missed"):
            self._ballot = None

    # Votes, and what becomes of them.

    def _choose(self, key: int) -> list[bytes]:
        ballot, assignment = self._ballot, self._kept.assignment
        if ballot is None or assignment is None or not ballot.label(key):
            return []
        same = key == ballot.choice
        if (same and ballot.light in (WAITING, GREEN)) or not self._machine.step("press"):
            return []
        if same and ballot.gave_up:
            signed, vote_hash = ballot.signed, ballot.vote_hash
        else:
            signed = self._vote(ballot, assignment.pairing, key)
            vote_hash = envelope.digest(signed)
        ballot.send(key, signed, vote_hash, self._board.now())
        return [signed]

    def _vote(self, ballot: Ballot, pairing: int, choice: int) -> bytes:
        counter = self._kept.next_counter()
        vote = m.encode(m.VOTE, pairing, ballot.announcement.poll, counter, choice)
        acceptance_hash = envelope.digest(self._kept.acceptance)
        return envelope.sign(vote, self._key, envelope.vote_external(ballot.announcement_hash, acceptance_hash))

    def _beat(self) -> list[bytes]:
        if self._ballot is not None:
            self._ballot.heard_heartbeat()
        return self._repeat()

    def _repeat(self) -> list[bytes]:
        ballot = self._ballot
        if ballot is None or ballot.gave_up:
            return []
        turn = ballot.turn(self._board.now())
        if turn == NO_MORE:
            self._machine.step("gave_up")
        return [ballot.signed] if turn == AGAIN else []

    def _to_me(self, message) -> None:
        if isinstance(message, m.Release):
            self._release(message.pairing)
        elif isinstance(message, (m.Receipt, m.Refusal)) and self._ballot is not None:
            refused = message.reason if isinstance(message, m.Refusal) else 0
            answered = self._ballot.answered(message.vote_hash, refused)
            # The answer to an earlier vote changes what stands, never what the keypad waits for (P-36).
            if answered and message.vote_hash == self._ballot.vote_hash:
                self._machine.step("refusal" if refused else "receipt")
