"""A keypad without its hardware: bytes and key presses in, bytes, display and light out (SPEC, "Keypad"; P-30 to P-39).

- An assignment is taken only over a cradle, only while unassigned, and only after yes (P-31).
- A poll is shown only after its announcement was verified under the hall key of the assignment, for this assembly and
  epoch, with a sequence above every earlier one (P-32, P-33).
- Green only on the hall's receipt for the vote that was sent last (P-35). A vote that is not confirmed says so, and
  that an earlier one stands (P-36).
"""

from dataclasses import dataclass
from enum import StrEnum

from firmware_protocol import codec, envelope
from firmware_protocol import messages as m
from firmware_protocol.ed25519 import SigningKey
from firmware_protocol.keypad_state import TRANSITIONS, KeypadEvent, KeypadState


class Light(StrEnum):
    """The light of a keypad."""

    OFF = "off"
    WAITING = "waiting"
    GREEN = "green"
    RED = "red"


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


@dataclass(slots=True)
class _Ballot:
    """What the keypad knows of the poll at hand."""

    announcement: m.Announcement
    announcement_hash: bytes
    pressed: int = 0
    sent_hash: bytes = b""
    confirmed: int = 0
    refused: m.RefusalReason | None = None


_CONTROL_EVENTS = {
    m.Action.OPEN: KeypadEvent.OPEN,
    m.Action.HOLD: KeypadEvent.HOLD,
    m.Action.CLOSING: KeypadEvent.STOP,
    m.Action.CLOSED: KeypadEvent.STOP,
    m.Action.VOIDED: KeypadEvent.VOID,
}


class Keypad:
    """The keypad of one key and identity. `counter` rises with every vote it signs and never goes back."""

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
        self._sequence = 0
        self._counter = 0
        self._ballot: _Ballot | None = None

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
        ballot = self._ballot
        if ballot is None or self._assignment is None or (self._state, KeypadEvent.PRESS) not in TRANSITIONS:
            return []
        if key not in dict(ballot.announcement.options):
            return []
        if self._state is KeypadState.WAITING and key == ballot.pressed:
            return []
        self._step(KeypadEvent.PRESS)
        return [self._vote(ballot, key)]

    @property
    def light(self) -> Light:
        """Green only for a confirmed vote."""
        ballot = self._ballot
        if ballot is None or not ballot.pressed:
            return Light.OFF
        if ballot.refused is not None:
            return Light.RED
        return Light.GREEN if ballot.confirmed == ballot.pressed and not ballot.sent_hash else Light.WAITING

    @property
    def display(self) -> tuple[str, str]:
        """The two lines of the display, in Dutch."""
        match self._state:
            case KeypadState.UNASSIGNED:
                return "", self._identity.serial
            case KeypadState.OFFERED:
                return self._municipality(), "akkoord?"
            case KeypadState.IDLE:
                return self._municipality(), ""
            case _:
                return self._poll_lines()

    def _municipality(self) -> str:
        shown = self.assignment
        return f"{shown.name} {shown.weight}" if shown is not None else ""

    def _poll_lines(self) -> tuple[str, str]:
        ballot = self._ballot
        if ballot is None:
            return self._municipality(), ""
        mark = "PROEF " if ballot.announcement.kind is m.PollKind.TEST else ""
        title = mark + ballot.announcement.title
        labels = dict(ballot.announcement.options)
        stands = f"staat: {labels[ballot.confirmed]}" if ballot.confirmed else ""
        match self._state:
            case KeypadState.ANNOUNCED:
                return title, "nog niet open"
            case KeypadState.HELD:
                return title, "onderbroken"
            case KeypadState.OPEN:
                return title, " ".join(f"{key} {label}" for key, label in ballot.announcement.options)
            case KeypadState.WAITING:
                return f"{labels[ballot.pressed]} …", stands
            case KeypadState.REFUSED:
                return "niet geteld", stands
            case KeypadState.CONFIRMED:
                return f"✓ {labels[ballot.confirmed]}", ""
            case _:
                return "gesloten", stands

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
        if self._offer is None or self._offered is None or not self._step(KeypadEvent.YES):
            return []
        acceptance = envelope.sign(self._offer.assignment, self._key)
        self._assignment, self._receipt_key = self._offered, self._offer.receipt_key
        self._acceptance_hash = envelope.sha256(acceptance)
        self._sequence = 0
        self._ballot = self._offer = self._offered = None
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
        known = (message.assembly, message.epoch) == (assignment.assembly, assignment.epoch)
        if not known or message.sequence <= self._sequence:
            return
        self._sequence = message.sequence
        if isinstance(message, m.Control):
            self._control(message)
        elif self._step(KeypadEvent.ANNOUNCEMENT):
            self._ballot = _Ballot(message, envelope.sha256(data))

    def _control(self, control: m.Control) -> None:
        ballot = self._ballot
        if ballot is None or control.announcement_hash != ballot.announcement_hash:
            return
        if control.action is m.Action.RESUME:
            self._step(KeypadEvent.RESUMED_VOTED if self.light is Light.GREEN else KeypadEvent.RESUME)
            return
        if self._step(_CONTROL_EVENTS[control.action]) and control.action is m.Action.VOIDED:
            self._ballot = None

    # Votes

    def _vote(self, ballot: _Ballot, key: int) -> bytes:
        assignment = self._assignment
        if assignment is None:
            raise AssertionError("a keypad without an assignment has no ballot")
        self._counter += 1
        payload = codec.encode(m.Vote(assignment.pairing, ballot.announcement.poll, self._counter, key))
        signed = envelope.sign(
            payload, self._key, envelope.hashed_vote_aad(ballot.announcement_hash, self._acceptance_hash)
        )
        ballot.pressed, ballot.sent_hash, ballot.refused = key, envelope.sha256(signed), None
        return signed

    # From the hall, to this keypad

    def _unicast(self, data: bytes) -> None:
        payload = envelope.open_authenticated(data, self._receipt_key) if self._receipt_key else None
        message = codec.decode(payload) if isinstance(payload, bytes) else None
        assignment, ballot = self._assignment, self._ballot
        if assignment is None:
            return
        match message:
            case m.Release(pairing=assignment.pairing) if self._step(KeypadEvent.RELEASE):
                self._assignment = self._ballot = None
                self._receipt_key = b""
            case m.Receipt() if ballot is not None and message.vote_hash == ballot.sent_hash:
                if self._step(KeypadEvent.RECEIPT):
                    ballot.confirmed, ballot.sent_hash = ballot.pressed, b""
            case m.VoteRefused() if ballot is not None and message.vote_hash == ballot.sent_hash:
                if self._step(KeypadEvent.REFUSAL):
                    ballot.refused, ballot.sent_hash = message.reason, b""
