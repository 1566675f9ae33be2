"""A keypad without its hardware: bytes and key presses in, bytes, display and light out (SPEC, "Keypad").

- An assignment is taken only over a cradle, only while unassigned, and only after yes in that cradle (P-31).
- A poll is shown only after its announcement was believed (`broadcasts.py`); what cannot be verified is ignored (P-34).
- Green only on the hall's receipt for the vote that was sent last (P-35). A vote that is not confirmed says so, and
  that an earlier one stands (P-36). It is repeated, and given up (P-80).
- The counter rises with every vote that is signed and never goes back (P-38). Pressing again what stands, or what is
  on its way, signs nothing (P-39).
"""

from collections.abc import Callable
from enum import StrEnum

from firmware_protocol import codec, display, envelope
from firmware_protocol import messages as m
from firmware_protocol.ballot import Ballot, Light
from firmware_protocol.broadcasts import Listener
from firmware_protocol.ed25519 import SigningKey
from firmware_protocol.handover import Handover
from firmware_protocol.identity import Identity, attestation, information
from firmware_protocol.keypad_memory import KeypadMemory
from firmware_protocol.keypad_state import KeypadEvent, KeypadState, StateMachine
from firmware_protocol.repetition import Repetition
from firmware_protocol.storage import Storage

STATUS_EVERY = 60_000
"""Milliseconds from one status to the next (P-25)."""


class Key(StrEnum):
    """The keys beside the digits."""

    YES = "yes"
    NO = "no"


_PHASE_EVENTS = {
    m.Phase.OPEN: KeypadEvent.OPEN,
    m.Phase.HELD: KeypadEvent.HOLD,
    m.Phase.CLOSING: KeypadEvent.STOP,
    m.Phase.CLOSED: KeypadEvent.STOP,
    m.Phase.VOIDED: KeypadEvent.VOID,
}
_RESUME_EVENTS = {
    Light.OFF: KeypadEvent.RESUME,
    Light.WAITING: KeypadEvent.RESUME_WAITING,
    Light.GREEN: KeypadEvent.RESUME_GREEN,
    Light.RED: KeypadEvent.RESUME_RED,
}
_POLL_RUNS = frozenset({m.Action.OPEN, m.Action.HOLD, m.Action.RESUME})
_FORGETS = frozenset({KeypadEvent.VOID, KeypadEvent.MISSED})


class Keypad:
    """The keypad of one key and identity. `clock` counts milliseconds; `battery` in percent.

    Made anew on the same storage it is the keypad after a loss of power.
    """

    def __init__(
        self, key: SigningKey, identity: Identity, storage: Storage, clock: Callable[[], int], battery: int = 100
    ) -> None:
        self._key = key
        self._identity = identity
        self._clock = clock
        self._battery = battery
        self._signal = 0
        self._memory = KeypadMemory(storage)
        self._listener = Listener(self._memory)
        self._machine = StateMachine(KeypadState.UNASSIGNED if self._memory.assignment is None else KeypadState.IDLE)
        self._handover = Handover(identity.serial, key, self._memory, self._machine)
        self._ballot: Ballot | None = None
        self._repetition: Repetition | None = None
        self._status_due = clock() + STATUS_EVERY

    @property
    def state(self) -> KeypadState:
        """Where the keypad is."""
        return self._machine.state

    @property
    def serial(self) -> str:
        """The serial number on its label."""
        return self._identity.serial

    @property
    def poll(self) -> m.Announcement | None:
        """The poll whose announcement was verified last, if it still matters."""
        return self._ballot.announcement if self._ballot is not None else None

    @property
    def assignment(self) -> m.Assignment | None:
        """The assignment that it accepted, or that it shows while it is offered."""
        return self._memory.assignment or self._handover.offered

    @property
    def counter(self) -> int:
        """The highest counter that it may have used."""
        return self._memory.counter

    @property
    def confirmed(self) -> int:
        """The choice that stands in the ledger, as far as this keypad knows; 0 for none."""
        return self._ballot.confirmed if self._ballot is not None else 0

    @property
    def light(self) -> Light:
        """Green only for a confirmed vote."""
        return self._ballot.light if self._ballot is not None else Light.OFF

    @property
    def display(self) -> tuple[str, str]:
        """The two lines of the display, in Dutch."""
        return display.lines(self.state, self.serial, self.assignment, self._ballot)

    def information(self) -> bytes:
        """What it says of itself in a cradle."""
        return information(self._identity, self._key.public_key, self._battery)

    def receive(self, data: bytes, over_cradle: bool = False) -> list[bytes]:
        """Takes a message from the air or the cradle; answers with messages. Ignores what it cannot verify (P-34)."""
        if envelope.is_signed(data):
            return self._broadcast(data)
        if envelope.is_authenticated(data):
            self._unicast(data)
        elif over_cradle:
            return self._cradle(codec.decode(data))
        return []

    def press(self, key: int | Key) -> list[bytes]:
        """A key is pressed: answers with the messages to send."""
        match key:
            case Key.YES:
                return self._handed_out()
            case Key.NO:
                return self._handover.decline()
            case int():
                return self._choose(key)

    def tick(self) -> list[bytes]:
        """Time went by: the repetition or the status that is due."""
        messages = self._repeat()
        if self._memory.assignment is not None and self._clock() >= self._status_due:
            messages += self._status()
        return messages

    def due(self) -> int | None:
        """When `tick` has something to do, by the clock; None while nothing is to come."""
        repeats = self._repetition is not None and self._ballot is not None and not self._ballot.gave_up
        moments = [self._repetition.due()] if self._repetition is not None and repeats else []
        if self._memory.assignment is not None:
            moments.append(self._status_due)
        return min(moments, default=None)

    def inserted(self) -> list[bytes]:
        """It was placed in a cradle: says who it is."""
        return [self.information()]

    def lifted(self) -> None:
        """It was taken out of the cradle: what was offered there is over."""
        self._handover.lifted()

    def joined(self, signal: int) -> list[bytes]:
        """A base station carries it from now on, heard at -`signal` dBm: says how it is (P-25)."""
        self._signal = signal
        return self._status() if self._memory.assignment is not None else []

    def _status(self) -> list[bytes]:
        self._status_due = self._clock() + STATUS_EVERY
        assignment = self._memory.assignment
        if assignment is None:
            return []
        status = m.Status(assignment.pairing, self.state, self._battery, self._signal)
        return [envelope.authenticate(codec.encode(status), self._memory.receipt_key)]

    # In the cradle

    def _cradle(self, message: m.Message | codec.MessageRefused) -> list[bytes]:
        match message:
            case m.Identify():
                return [self.information()]
            case m.Challenge():
                pairing = self._memory.assignment.pairing if self._memory.assignment is not None else 0
                return [attestation(self._identity, self._key, message.nonce, self._memory.counter, pairing)]
            case m.Release():
                self._release(message.pairing)
            case m.Offer():
                return self._handover.take(message)
        return []

    def _handed_out(self) -> list[bytes]:
        messages = self._handover.accept()
        if messages:
            self._listener.forget()
            self._status_due = self._clock() + STATUS_EVERY
        return messages

    # From the hall, to all

    def _broadcast(self, data: bytes) -> list[bytes]:
        if self._listener.is_last_heartbeat(data):
            if self._listener.standing is not None:
                self._stand(self._listener.standing)
            return self._beat()
        ballot = self._ballot
        message = self._listener.hear(data, ballot.announcement_hash if ballot is not None else b"")
        match message:
            case m.Announcement() if self._machine.step(KeypadEvent.ANNOUNCEMENT):
                self._ballot, self._repetition = Ballot(message, envelope.sha256(data)), None
            case m.Control():
                self._control(message)
            case m.Heartbeat():
                self._stand(message)
                return self._beat()
            case m.Result() if ballot is not None and message.announcement_hash == ballot.announcement_hash:
                ballot.result = message.text
            case m.Succession():
                self._move(KeypadEvent.VOID)
        return []

    def _control(self, control: m.Control) -> None:
        ballot = self._ballot
        if ballot is None:
            return
        if control.announcement_hash == ballot.announcement_hash:
            self._follow(ballot, m.Phase(control.action))
        elif control.action in _POLL_RUNS:
            self._move(KeypadEvent.MISSED)

    def _stand(self, heartbeat: m.Heartbeat) -> None:
        ballot = self._ballot
        if ballot is None:
            return
        if heartbeat.announcement_hash == ballot.announcement_hash:
            self._follow(ballot, heartbeat.phase)
        else:
            self._move(KeypadEvent.MISSED)

    def _follow(self, ballot: Ballot, phase: m.Phase) -> None:
        if phase is m.Phase.RESUMED:
            event = KeypadEvent.RESUME_UNCONFIRMED if ballot.gave_up else _RESUME_EVENTS[ballot.light]
            self._move(event)
        elif phase in _PHASE_EVENTS:
            self._move(_PHASE_EVENTS[phase])

    def _move(self, event: KeypadEvent) -> None:
        if self._machine.step(event) and event in _FORGETS:
            self._ballot = self._repetition = None

    # Votes

    def _choose(self, key: int) -> list[bytes]:
        ballot, assignment = self._ballot, self._memory.assignment
        if ballot is None or assignment is None or key not in dict(ballot.announcement.options):
            return []
        if key == ballot.last_choice and ballot.light in (Light.WAITING, Light.GREEN):
            return []
        again = self._repetition if key == ballot.last_choice and ballot.gave_up else None
        if not self._machine.step(KeypadEvent.PRESS):
            return []
        signed = again.signed if again is not None else self._signed_vote(ballot, assignment.pairing, key)
        ballot.send(key, envelope.sha256(signed))
        self._repetition = Repetition(signed, self._clock())
        return [signed]

    def _signed_vote(self, ballot: Ballot, pairing: int, choice: int) -> bytes:
        vote = m.Vote(pairing, ballot.announcement.poll, self._memory.next_counter(), choice)
        bound = envelope.hashed_vote_aad(ballot.announcement_hash, self._memory.acceptance_hash)
        return envelope.sign(codec.encode(vote), self._key, bound)

    def _beat(self) -> list[bytes]:
        if self._repetition is not None:
            self._repetition.heartbeats += 1
        return self._repeat()

    def _repeat(self) -> list[bytes]:
        ballot, repetition = self._ballot, self._repetition
        if ballot is None or repetition is None or ballot.gave_up or not repetition.is_due(self._clock()):
            return []
        if repetition.is_over():
            ballot.gave_up = True
            self._machine.step(KeypadEvent.GAVE_UP)
            return []
        repetition.times += 1
        return [repetition.signed]

    # From the hall, to this keypad

    def _unicast(self, data: bytes) -> None:
        key = self._memory.receipt_key
        payload = envelope.open_authenticated(data, key) if key else None
        message = codec.decode(payload) if isinstance(payload, bytes) else None
        match message:
            case m.Release():
                self._release(message.pairing)
            case m.Receipt() | m.VoteRefused():
                self._answered(message)

    def _release(self, pairing: int) -> None:
        assignment = self._memory.assignment
        if assignment is None or assignment.pairing != pairing or not self._machine.step(KeypadEvent.RELEASE):
            return
        self._memory.released()
        self._listener.forget()
        self._ballot = self._repetition = None

    def _answered(self, answer: m.Receipt | m.VoteRefused) -> None:
        ballot = self._ballot
        if ballot is None or answer.vote_hash not in ballot.unanswered:
            return
        # The answer to a vote that was followed by another one changes what stands, not what the keypad waits for.
        if answer.vote_hash == ballot.last_hash:
            self._machine.step(KeypadEvent.RECEIPT if isinstance(answer, m.Receipt) else KeypadEvent.REFUSAL)
            self._repetition = None
        if isinstance(answer, m.Receipt):
            ballot.confirm(answer.vote_hash)
        else:
            ballot.reject(answer.vote_hash, answer.reason)
