"""A hall that speaks to one keypad, and the steps that bring a keypad to where a test begins."""

from firmware_protocol import codec, envelope
from firmware_protocol import messages as m
from firmware_protocol.ed25519 import SigningKey
from firmware_protocol.emulator.fleet import Fleet
from firmware_protocol.keypad import Key, Keypad

ASSEMBLY = bytes(range(16))
MASTER = b"m" * 32
SUCCESSION = SigningKey(b"s" * 32)
OPTIONS = ((1, "voor"), (2, "tegen"), (3, "onthouding"))


class Hall:
    """One hall key in one assembly. What it says has a rising sequence, unless a test asks for another one."""

    def __init__(self, seed: bytes = b"h" * 32, assembly: bytes = ASSEMBLY, epoch: int = 1) -> None:
        self.key = SigningKey(seed)
        self.assembly = assembly
        self.epoch = epoch
        self.sequence = 0

    def assignment(self, serial: str, pairing: int = 1) -> bytes:
        key = self.key.public_key
        return codec.encode(
            m.Assignment(
                self.assembly, self.epoch, "GM0344", "Utrecht", 75, pairing, serial, key, SUCCESSION.public_key
            )
        )

    def offer(self, serial: str, pairing: int = 1) -> bytes:
        return codec.encode(m.Offer(self.assignment(serial, pairing), envelope.receipt_key(MASTER, serial, pairing)))

    def announcement(
        self, poll: int = 1, kind: m.PollKind = m.PollKind.REAL, title: str = "Motie", sequence: int | None = None
    ) -> bytes:
        message = m.Announcement(
            self.assembly,
            self.epoch,
            self._next(sequence),
            poll,
            kind,
            b"q" * 32,
            b"r" * 32,
            b"n" * 16,
            m.Revote.LAST,
            OPTIONS,
            title,
        )
        return envelope.sign(codec.encode(message), self.key)

    def control(self, action: m.Action, announcement: bytes, poll: int = 1, sequence: int | None = None) -> bytes:
        about = envelope.sha256(announcement)
        message = m.Control(self.assembly, self.epoch, self._next(sequence), poll, action, about, 0)
        return envelope.sign(codec.encode(message), self.key)

    def heartbeat(self, phase: m.Phase, announcement: bytes, poll: int = 1, sequence: int | None = None) -> bytes:
        about = envelope.sha256(announcement) if announcement else bytes(32)
        message = m.Heartbeat(self.assembly, self.epoch, self._next(sequence), poll, phase, about)
        return envelope.sign(codec.encode(message), self.key)

    def result(self, announcement: bytes, text: str, poll: int = 1, sequence: int | None = None) -> bytes:
        about = envelope.sha256(announcement)
        message = m.Result(self.assembly, self.epoch, self._next(sequence), poll, about, text)
        return envelope.sign(codec.encode(message), self.key)

    def to_keypad(self, message: m.Message, serial: str, pairing: int = 1) -> bytes:
        return envelope.authenticate(codec.encode(message), envelope.receipt_key(MASTER, serial, pairing))

    def receipt(self, vote: bytes, serial: str, pairing: int = 1, index: int = 7) -> bytes:
        return self.to_keypad(m.Receipt(pairing, envelope.sha256(vote), index), serial, pairing)

    def refusal(self, vote: bytes, serial: str, reason: m.RefusalReason = m.RefusalReason.HELD) -> bytes:
        return self.to_keypad(m.VoteRefused(1, envelope.sha256(vote), reason), serial)

    def _next(self, sequence: int | None) -> int:
        if sequence is not None:
            return sequence
        self.sequence += 1
        return self.sequence


class Clock:
    """A clock that stands still until it is told to go on."""

    def __init__(self) -> None:
        self.now = 0

    def __call__(self) -> int:
        return self.now


def new_keypad(serial: int = 1, clock: Clock | None = None) -> Keypad:
    return Fleet(serial, seed=1, clock=clock or Clock()).keypads[f"SK-{serial:04d}"]


def pair(keypad: Keypad, hall: Hall, pairing: int = 1) -> bytes:
    """Hands the keypad out; returns the acceptance."""
    assert keypad.receive(hall.offer(keypad.serial, pairing), over_cradle=True) == []
    (acceptance,) = keypad.press(Key.YES)
    return acceptance


def open_poll(keypad: Keypad, hall: Hall, poll: int = 1) -> bytes:
    """Announces and opens a poll; returns the announcement."""
    announcement = hall.announcement(poll)
    keypad.receive(announcement)
    keypad.receive(hall.control(m.Action.OPEN, announcement, poll))
    return announcement
