"""The hall of a test: new keys each time, everything that a hall can say, and what it has to hear.

A check that fails raises `Failed` with what was expected and what came.
"""

import secrets
from collections.abc import Callable

from firmware_protocol import codec, envelope
from firmware_protocol import messages as m
from firmware_protocol.conformance.bench import Bench, Seen
from firmware_protocol.ed25519 import SigningKey

OPTIONS = ((1, "voor"), (2, "tegen"), (3, "onthouding"))
NAME, WEIGHT = "Utrecht", 75
_STATES = [
    "unassigned",
    "offered",
    "idle",
    "announced",
    "open",
    "waiting",
    "confirmed",
    "refused",
    "held",
    "closed",
    "unconfirmed",
]
_LIGHTS = ["off", "waiting", "green", "red"]


class Failed(Exception):
    """What was expected, and what came."""


def expect(good: object, text: str) -> None:
    """Raises Failed unless `good`."""
    if not good:
        raise Failed(text)


class TestHall:
    """One hall, one assembly, one device on a bench. `random` gives so many random bytes."""

    __test__ = False  # no test of pytest

    def __init__(self, bench: Bench, random: Callable[[int], bytes] = secrets.token_bytes) -> None:
        self.bench = bench
        self.random = random
        self.key, self.succession = SigningKey(random(32)), SigningKey(random(32))
        self.assembly = random(16)
        self.master = random(32)
        self.epoch, self.sequence, self.pairing, self.poll = 1, 0, 0, 0
        self.serial, self.public_key = "", b""
        self.acceptance, self.announcement, self.counter = b"", b"", 0

    # What it says

    def assignment(self, **changed: object) -> bytes:
        """The assignment of the pairing at hand."""
        fields: dict[str, object] = {
            "assembly": self.assembly, "epoch": self.epoch, "municipality": "GM0344", "name": NAME, "weight": WEIGHT,
            "pairing": self.pairing, "serial": self.serial, "hall_key": self.key.public_key,
            "succession_key": self.succession.public_key,
        }  # fmt: skip
        return codec.encode(m.Assignment(**(fields | changed)))  # type: ignore[arg-type]

    def offer(self, **changed: object) -> bytes:
        """The offer of that assignment."""
        return codec.encode(m.Offer(self.assignment(**changed), self.receipt_key()))

    def receipt_key(self) -> bytes:
        """The key of the pairing at hand."""
        return envelope.receipt_key(self.master, self.serial, self.pairing)

    def announce(self, key: SigningKey | None = None, **changed: object) -> bytes:
        """The announcement of the next poll."""
        self.poll, self.sequence = self.poll + 1, self.sequence + 1
        fields: dict[str, object] = {
            "assembly": self.assembly, "epoch": self.epoch, "sequence": self.sequence, "poll": self.poll,
            "kind": m.PollKind.REAL, "question_hash": bytes(32), "register_hash": bytes(32),
            "nonce": self.random(16), "revote": m.Revote.LAST, "options": OPTIONS, "title": "Motie",
        }  # fmt: skip
        return self.signed(m.Announcement(**(fields | changed)), key)  # type: ignore[arg-type]

    def control(
        self, action: m.Action, key: SigningKey | None = None, announcement: bytes = b"", **changed: object
    ) -> bytes:
        """A control of the poll at hand, or of another announcement."""
        self.sequence += 1
        about = envelope.sha256(announcement or self.announcement)
        fields: dict[str, object] = {
            "assembly": self.assembly, "epoch": self.epoch, "sequence": self.sequence, "poll": max(1, self.poll),
            "action": action, "announcement_hash": about, "seconds": 0,
        }  # fmt: skip
        return self.signed(m.Control(**(fields | changed)), key)  # type: ignore[arg-type]

    def heartbeat(self, phase: m.Phase, announcement: bytes = b"") -> bytes:
        """A heartbeat about the poll at hand, or about none."""
        self.sequence += 1
        about = envelope.sha256(announcement) if announcement else bytes(32)
        poll = self.poll if announcement else 0
        return self.signed(m.Heartbeat(self.assembly, self.epoch, self.sequence, poll, phase, about))

    def result(self, text: str, announcement: bytes) -> bytes:
        """A result."""
        self.sequence += 1
        about = envelope.sha256(announcement)
        return self.signed(m.Result(self.assembly, self.epoch, self.sequence, self.poll, about, text))

    def signed(self, message: m.Message, key: SigningKey | None = None) -> bytes:
        """Signed by the hall, or by somebody else."""
        return envelope.sign(codec.encode(message), key or self.key)

    def sealed(self, message: m.Message, key: bytes | None = None) -> bytes:
        """Authenticated for the pairing at hand, or with another key."""
        return envelope.authenticate(codec.encode(message), key or self.receipt_key())

    # What it does, and what has to follow

    def to_all(self, broadcast: bytes) -> Seen:
        """The device hears a broadcast."""
        return self.bench.hear(broadcast, to_all=True)

    def meet(self) -> None:
        """Finds out who the device is, and frees it if it has a pairing."""
        information = self.only(self.bench.hear(codec.encode(m.Identify()), over_cradle=True), m.Information)
        expect(isinstance(information, m.Information), "information over a cradle")
        if isinstance(information, m.Information):
            self.serial, self.public_key = information.serial, information.public_key
        pairing = self.attest().pairing
        if pairing:
            self.bench.hear(codec.encode(m.Release(pairing)), over_cradle=True)

    def attest(self) -> m.Attestation:
        """Asks for an attestation and checks it."""
        nonce = self.random(32)
        seen = self.bench.hear(codec.encode(m.Challenge(nonce)), over_cradle=True)
        expect(len(seen.sent) == 1, f"one attestation, not {len(seen.sent)} messages")
        payload = envelope.open_signed(seen.sent[0], self.public_key)
        said = codec.decode(payload) if isinstance(payload, bytes) else None
        if not isinstance(said, m.Attestation) or said.nonce != nonce or said.serial != self.serial:
            raise Failed("an attestation of this nonce, signed by the key in the information")
        return said

    def hand_out(self) -> None:
        """Offers, lets it press yes, and checks the acceptance."""
        self.pairing += 1
        self.bench.hear(self.offer(), over_cradle=True)
        seen = self.bench.press(m.YES_KEY)
        expect(len(seen.sent) == 1, f"one acceptance after yes, not {len(seen.sent)} messages")
        self.acceptance = seen.sent[0]
        expect(envelope.open_signed(self.acceptance, self.public_key) == self.assignment(), "the assignment, signed")

    def open_poll(self, **changed: object) -> bytes:
        """Announces and opens a poll."""
        self.announcement = self.announce(**changed)  # type: ignore[arg-type]
        self.to_all(self.announcement)
        self.to_all(self.control(m.Action.OPEN))
        return self.announcement

    def vote_in(self, seen: Seen, choice: int) -> bytes:
        """The one vote that was sent: signed for this poll and pairing, with a counter above all before it."""
        expect(len(seen.sent) == 1, f"one vote, not {len(seen.sent)} messages")
        envelope_bytes = seen.sent[0]
        bound = envelope.vote_aad(self.announcement, self.acceptance)
        payload = envelope.open_signed(envelope_bytes, self.public_key, bound)
        vote = codec.decode(payload) if isinstance(payload, bytes) else None
        if not isinstance(vote, m.Vote):
            raise Failed("a vote that is signed by this keypad and bound to announcement and acceptance")
        expect(
            (vote.pairing, vote.poll, vote.choice) == (self.pairing, self.poll, choice), f"choice {choice}, not {vote}"
        )
        expect(vote.counter > self.counter, f"a counter above {self.counter}, not {vote.counter}")
        expect(len(envelope_bytes) <= 116, f"an envelope of at most 116 bytes, not {len(envelope_bytes)}")
        self.counter = vote.counter
        return envelope_bytes

    def receipt(self, vote: bytes) -> Seen:
        """Answers a vote: it is in the ledger."""
        return self.bench.hear(self.sealed(m.Receipt(self.pairing, envelope.sha256(vote), 7)))

    def refusal(self, vote: bytes, reason: m.RefusalReason = m.RefusalReason.HELD) -> Seen:
        """Answers a vote: it does not count."""
        return self.bench.hear(self.sealed(m.VoteRefused(self.pairing, envelope.sha256(vote), reason)))

    def shows(self, state: str, light: str = "", line1: str | None = None, line2: str | None = None) -> None:
        """The panel, as it is after a key that does nothing."""
        panel = self.bench.press(m.NO_KEY).panel
        if panel is None:
            raise Failed("a panel after every press")
        expect(_STATES[panel.state] == state, f"state {state}, not {_STATES[panel.state]}")
        expect(not light or _LIGHTS[panel.light] == light, f"light {light}, not {_LIGHTS[panel.light]}")
        expect(line1 is None or panel.line1 == line1, f"first line {line1!r}, not {panel.line1!r}")
        expect(line2 is None or panel.line2 == line2, f"second line {line2!r}, not {panel.line2!r}")

    def silent(self, seen: Seen) -> None:
        """Nothing was sent."""
        expect(not seen.sent, f"nothing, not {len(seen.sent)} messages")

    def only(self, seen: Seen, kind: type[m.Message]) -> m.Message | None:
        """The one plain message of this kind that was sent."""
        found = [message for each in seen.sent if isinstance(message := codec.decode(each), kind)]
        return found[0] if len(found) == 1 else None
