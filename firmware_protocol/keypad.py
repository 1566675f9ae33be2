"""A keypad without its hardware: bytes and key presses in, bytes, display and light out (SPEC, "Keypad"; P-30 to P-39).

- An assignment is taken only over a cradle, only while unassigned, and only after yes in that cradle (P-31).
- A poll is shown only after its announcement was verified under the hall key of the assignment, for this assembly and
  epoch, with a sequence above those before it (P-32, P-33). What cannot be verified is ignored (P-34).
- Green only on the hall's receipt for the vote that was sent last (P-35). A vote that is not confirmed says so, and
  that an earlier one stands (P-36).
- The counter rises with every vote that is signed and never goes back (P-38). Pressing again what stands, or what is
  on its way, signs nothing (P-39).
"""

from dataclasses import dataclass
from enum import StrEnum

from firmware_protocol import codec, display, envelope
from firmware_protocol import messages as m
from firmware_protocol.ballot import Ballot, Light
from firmware_protocol.ed25519 import SigningKey
from firmware_protocol.keypad_state import TRANSITIONS, KeypadEvent, KeypadState


class Key(StrEnum):
    """The keys beside the digits."""

    YES = "yes"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Identity:
    """What a keypad is from the factory on. `certificate`: COSE_Sign1 of the fleet key over `Certificate`."""

    serial: str
    firmware: str
    firmware_hash: bytes
    certificate: bytes


_CONTROL_EVENTS = {
    m.Action.OPEN: KeypadEvent.OPEN,
    m.Action.HOLD: KeypadEvent.HOLD,
    m.Action.CLOSING: KeypadEvent.STOP,
    m.Action.CLOSED: KeypadEvent.STOP,
    m.Action.VOIDED: KeypadEvent.VOID,
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
    """The keypad of one key and identity. `battery` in percent."""

    def __init__(self, key: SigningKey, identity: Identity, battery: int = 100) -> None:
        self._key = key
        self._identity = identity
        self._battery = battery
        self._state = KeypadState.UNASSIGNED
        self._offer: m.Offer | None = None
        self._offered: m.Assignment | None = None
        self._assignment: m.Assignment | None = None
        self._acceptance_hash = b""
        self._receipt_key = b""
        self._announced = 0
        self._counter = 0
        self._ballot: Ballot | None = None

    @property
    def state(self) -> KeypadState:
        """Where the keypad is."""
        return self._state

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
        return self._assignment or self._offered

    @property
    def light(self) -> Light:
        """Green only for a confirmed vote."""
        return self._ballot.light if self._ballot is not None else Light.OFF

    @property
    def display(self) -> tuple[str, str]:
        """The two lines of the display, in Dutch."""
        return display.lines(self._state, self.serial, self.assignment, self._ballot)

    def information(self) -> bytes:
        """What it says of itself in a cradle."""
        who = self._identity
        return codec.encode(
            m.Information(
                who.serial, self._key.public_key, who.firmware, who.firmware_hash, self._battery, who.certificate
            )
        )

    def receive(self, data: bytes, over_cradle: bool = False) -> list[bytes]:
        """Takes a message from the air or the cradle; answers with messages. Ignores what it cannot verify (P-34)."""
        if envelope.is_signed(data):
            self._broadcast(data)
        elif envelope.is_authenticated(data):
            self._unicast(data)
        elif over_cradle:
            return self._cradle(codec.decode(data))
        return []

    def press(self, key: int | Key) -> list[bytes]:
        """A key is pressed: answers with the messages to send."""
        match key:
            case Key.YES:
                return self._accept()
            case Key.NO:
                return self._decline()
            case int():
                return self._choose(key)

    def lifted(self) -> None:
        """It was taken out of the cradle: what was offered there is over."""
        if self._step(KeypadEvent.LIFTED):
            self._offer = self._offered = None

    def _step(self, event: KeypadEvent) -> bool:
        after = TRANSITIONS.get((self._state, event))
        if after is None:
            return False
        self._state = after
        return True

    # In the cradle

    def _cradle(self, message: m.Message | codec.MessageRefused) -> list[bytes]:
        match message:
            case m.Identify():
                return [self.information()]
            case m.Offer():
                self._take_offer(message)
        return []

    def _take_offer(self, offer: m.Offer) -> None:
        assignment = codec.decode(offer.assignment)
        if not isinstance(assignment, m.Assignment) or assignment.serial != self._identity.serial:
            return
        if self._step(KeypadEvent.OFFER):
            self._offer, self._offered = offer, assignment

    def _accept(self) -> list[bytes]:
        offer = self._offer
        if offer is None or not self._step(KeypadEvent.YES):
            return []
        acceptance = envelope.sign(offer.assignment, self._key)
        self._assignment, self._receipt_key = self._offered, offer.receipt_key
        self._acceptance_hash = envelope.sha256(acceptance)
        self._announced = 0
        self._offer = self._offered = None
        return [acceptance]

    def _decline(self) -> list[bytes]:
        offered = self._offered
        if offered is None or not self._step(KeypadEvent.NO):
            return []
        self._offer = self._offered = None
        return [codec.encode(m.Declined(self._identity.serial, offered.pairing))]

    # From the hall, to all

    def _broadcast(self, data: bytes) -> None:
        assignment = self._assignment
        if assignment is None:
            return
        payload = envelope.open_signed(data, assignment.hall_key)
        message = codec.decode(payload) if isinstance(payload, bytes) else None
        if not isinstance(message, m.Announcement | m.Control):
            return
        if (message.assembly, message.epoch) != (assignment.assembly, assignment.epoch):
            return
        if isinstance(message, m.Control):
            self._control(message)
        elif message.sequence > self._announced and self._step(KeypadEvent.ANNOUNCEMENT):
            self._announced = message.sequence
            self._ballot = Ballot(message, envelope.sha256(data), message.sequence)

    def _control(self, control: m.Control) -> None:
        ballot = self._ballot
        if ballot is None or control.sequence <= ballot.sequence:
            return
        event = self._event_of(control, ballot)
        if event is None:
            return
        ballot.sequence = control.sequence
        if self._step(event) and event in _FORGETS:
            self._ballot = None

    def _event_of(self, control: m.Control, ballot: Ballot) -> KeypadEvent | None:
        if control.announcement_hash != ballot.announcement_hash:
            return KeypadEvent.MISSED if control.action in _POLL_RUNS else None
        if control.action is not m.Action.RESUME:
            return _CONTROL_EVENTS[control.action]
        return _RESUME_EVENTS[ballot.light]

    # Votes

    def _choose(self, key: int) -> list[bytes]:
        ballot, assignment = self._ballot, self._assignment
        if ballot is None or assignment is None or key not in dict(ballot.announcement.options):
            return []
        if key == ballot.last_choice and ballot.light in (Light.WAITING, Light.GREEN):
            return []
        if not self._step(KeypadEvent.PRESS):
            return []
        self._counter += 1
        payload = codec.encode(m.Vote(assignment.pairing, ballot.announcement.poll, self._counter, key))
        bound = envelope.hashed_vote_aad(ballot.announcement_hash, self._acceptance_hash)
        signed = envelope.sign(payload, self._key, bound)
        ballot.send(key, envelope.sha256(signed))
        return [signed]

    # From the hall, to this keypad

    def _unicast(self, data: bytes) -> None:
        payload = envelope.open_authenticated(data, self._receipt_key) if self._receipt_key else None
        message = codec.decode(payload) if isinstance(payload, bytes) else None
        match message:
            case m.Release() if self._step(KeypadEvent.RELEASE):
                self._assignment = self._ballot = None
                self._receipt_key = b""
            case m.Receipt() | m.VoteRefused():
                self._answered(message)

    def _answered(self, answer: m.Receipt | m.VoteRefused) -> None:
        ballot = self._ballot
        if ballot is None or answer.vote_hash not in ballot.unanswered:
            return
        # The answer to a vote that was followed by another one changes what stands, not what the keypad waits for.
        if answer.vote_hash == ballot.last_hash:
            self._step(KeypadEvent.RECEIPT if isinstance(answer, m.Receipt) else KeypadEvent.REFUSAL)
        if isinstance(answer, m.Receipt):
            ballot.confirm(answer.vote_hash)
        else:
            ballot.reject(answer.vote_hash, answer.reason)
