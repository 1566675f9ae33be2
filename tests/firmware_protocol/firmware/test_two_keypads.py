"""The emulated keypad and the firmware are told and pressed the same, at random: every byte and every letter agrees.

What is told is what a hall says, in any order, repeated, late, of another hall, cut short or harmed. The two share no
code, so where they agree on ten thousand steps SPEC.md has said enough.
"""

import random
from dataclasses import dataclass, field
from functools import partial

import pytest

from firmware_protocol import codec, envelope
from firmware_protocol import messages as m
from firmware_protocol.conformance.bench import Seen
from firmware_protocol.conformance.direct import DirectBench
from firmware_protocol.conformance.tester import TestHall
from firmware_protocol.ed25519 import SigningKey
from firmware_protocol.firmware.ed25519 import base_comb
from firmware_protocol.firmware.try_vectors import MemoryBoard, Player
from firmware_protocol.messages import Certificate
from tests.firmware_protocol.make_sessions import FLEET, KEY, SERIAL, random_of, reference_bench

COMB = base_comb()
CERTIFICATE = envelope.sign(codec.encode(Certificate(SERIAL, KEY.public_key)), FLEET)
STEPS = 250


@dataclass
class Both:
    """A bench for two keypads at once. Everything that was heard is kept, to be heard again."""

    reference: DirectBench = field(default_factory=reference_bench)
    player: Player = field(default_factory=lambda: Player(MemoryBoard(COMB, CERTIFICATE)))
    heard: list[tuple[bytes, bool]] = field(default_factory=list)
    events: set[str] = field(default_factory=set)

    def hear(self, message: bytes, over_cradle: bool = False, to_all: bool = False) -> Seen:
        self.heard.append((message, over_cradle))
        return self._both(self.reference.hear(message, over_cradle, to_all))

    def press(self, key: int) -> Seen:
        return self._both(self.reference.press(key))

    def restart(self) -> Seen:
        return self._both(self.reference.restart())

    def wait(self, milliseconds: int) -> Seen:
        return self._both(self.reference.wait(milliseconds))

    def _both(self, seen: Seen) -> Seen:
        step = self.reference.steps[-1]
        found = self.player.does(step)
        assert found == {name: step[name] for name in found}, f"after {len(self.reference.steps)} steps"
        self.events.add(f"{step['state']}")
        return seen


class Evening:
    """What a hall, a holder and an attacker do, at random."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.bench = Both()
        self.hall = TestHall(self.bench, random_of(f"evening {seed}"))
        self.hall.meet()
        self.votes: list[bytes] = []
        self.announcements: list[bytes] = [b""]

    def run(self) -> set[str]:
        deeds = [self.hand, self.announce, self.control, self.beat, self.press, self.answer, self.wait, self.attack]
        weights = [2, 3, 6, 4, 8, 6, 3, 3]
        for _ in range(STEPS):
            self.chance.choices([*deeds, self.rarely], [*weights, 1])[0]()
        return self.bench.events

    def hand(self) -> None:
        hall = self.hall
        what = self.chance.random()
        if what < 0.6:
            hall.pairing += 1
            self.bench.hear(hall.offer(), over_cradle=self.chance.random() < 0.9)
            accepted = self.bench.press(self.chance.choice([m.YES_KEY, m.YES_KEY, m.NO_KEY])).sent
            hall.pairing -= 0 if accepted and accepted[0][:1] == b"\xd2" else 1
        elif what < 0.65:
            self.bench.hear(codec.encode(m.Release(max(1, hall.pairing))), over_cradle=True)
        elif what < 0.7:
            self.bench.hear(hall.sealed(m.Release(max(1, hall.pairing))))
        elif what < 0.8:
            self.bench.hear(hall.offer(serial="SK-0418"), over_cradle=True)
        else:
            self.bench.hear(codec.encode(m.Challenge(hall.random(32))), over_cradle=self.chance.random() < 0.8)

    def announce(self) -> None:
        kind = self.chance.choice([m.PollKind.TEST, m.PollKind.REAL])
        self.hall.announcement = self.hall.announce(kind=kind)
        self.announcements.append(self.hall.announcement)
        if self.chance.random() < 0.9:
            self.hall.to_all(self.hall.announcement)

    def control(self) -> None:
        about = self.chance.choice(self.announcements[-2:]) or self.hall.announcement
        self.hall.to_all(self.hall.control(self.chance.choice(list(m.Action)), announcement=about))

    def beat(self) -> None:
        about = self.chance.choice(self.announcements[-2:])
        beat = self.hall.heartbeat(self.chance.choice(list(m.Phase)), about)
        for _ in range(self.chance.randint(1, 8)):
            self.hall.to_all(beat)

    def press(self) -> None:
        seen = self.bench.press(self.chance.choice([1, 1, 2, 2, 3, 7, m.YES_KEY, m.NO_KEY]))
        self.votes += [each for each in seen.sent if len(each) > 60]
        soon = self.chance.random()
        if seen.sent and soon < 0.5:
            self.answer()
        elif soon < 0.65:
            self.bench.wait(5001)

    def answer(self) -> None:
        if not self.votes:
            return
        vote = self.chance.choice(self.votes[-3:])
        reason = self.chance.choice([m.RefusalReason.HELD, m.RefusalReason.NOT_READY])
        not_now = partial(self.hall.refusal, reason=reason)
        self.chance.choice([self.hall.receipt, self.hall.receipt, not_now])(vote)

    def wait(self) -> None:
        self.bench.wait(self.chance.choice([10, 499, 500, 1000, 5001, 60_000]))

    def attack(self) -> None:
        message, over_cradle = self.chance.choice(self.bench.heard)
        harm = self.chance.random()
        if harm < 0.3:
            place = self.chance.randrange(len(message)) if message else 0
            message = message[:place] + bytes([self.chance.randrange(256)]) + message[place + 1 :]
        elif harm < 0.4:
            message = message[: self.chance.randrange(len(message) + 1)]
        elif harm < 0.5:
            message = self.hall.announce(key=SigningKey(bytes(32)))
        self.bench.hear(message, over_cradle if harm < 0.9 else not over_cradle)

    def rarely(self) -> None:
        hall, what = self.hall, self.chance.random()
        if what < 0.5:
            self.bench.restart()
        elif what < 0.8:
            hall.to_all(hall.result("aangenomen 98,58%", self.chance.choice(self.announcements) or hall.announcement))
        else:
            following = SigningKey(hall.random(32))
            said = m.Succession(hall.assembly, hall.epoch + 1, following.public_key, 7, bytes(32))
            hall.to_all(hall.signed(said, self.chance.choice([hall.succession, hall.succession, hall.key])))
            if self.chance.random() < 0.7:
                hall.epoch, hall.key = hall.epoch + 1, following


@pytest.mark.rule("P-30", "P-33", "P-34", "P-36", "P-39", "P-80")
@pytest.mark.parametrize("seed", range(24))
def test_they_say_and_show_the_same(seed: int) -> None:
    Evening(seed).run()


def test_every_state_was_visited() -> None:
    visited = set().union(*(Evening(seed).run() for seed in range(6)))
    assert visited == {str(state) for state in range(11)}
