"""Writes sessions.json: `python -m tests.firmware_protocol.make_sessions FOLDER`.

Every session of the conformance tool, with the reference keypad (seed 00 01 … 1f, SK-0417, fleet seed 32 times 11) and
a hall whose random numbers follow from the name of the session: each byte that is heard, and each that is to be said.
"""

import hashlib
import json
import sys
from collections.abc import Callable
from pathlib import Path

from firmware_protocol import codec, envelope
from firmware_protocol.conformance.direct import DirectBench
from firmware_protocol.conformance.sessions import SESSIONS
from firmware_protocol.conformance.tester import TestHall
from firmware_protocol.ed25519 import SigningKey
from firmware_protocol.emulator.clock import VirtualClock
from firmware_protocol.identity import Identity
from firmware_protocol.keypad import Keypad
from firmware_protocol.messages import Certificate
from firmware_protocol.storage import MemoryStorage

SERIAL, KEY, FLEET = "SK-0417", SigningKey(bytes(range(32))), SigningKey(b"\x11" * 32)


def reference_bench() -> DirectBench:
    """The reference keypad, free and on a clock that stands at 0."""
    clock, storage = VirtualClock(), MemoryStorage()
    certificate = envelope.sign(codec.encode(Certificate(SERIAL, KEY.public_key)), FLEET)
    identity = Identity(SERIAL, "reference 1", bytes(32), certificate)
    return DirectBench(lambda: Keypad(KEY, identity, storage, clock), clock)


def random_of(name: str) -> Callable[[int], bytes]:
    """Bytes that follow from a name, and are others each time."""
    count = 0

    def random(size: int) -> bytes:
        nonlocal count
        count += 1
        return hashlib.shake_256(f"{name} {count}".encode()).digest(size)

    return random


def write(folder: Path) -> None:
    """Writes the file."""
    written = []
    for session in SESSIONS:
        bench = reference_bench()
        hall = TestHall(bench, random_of(session.name))
        hall.meet()
        session.run(hall)
        written.append({"id": session.name, "rules": list(session.rules), "steps": bench.steps})
    text = json.dumps(written, ensure_ascii=False, indent=1)
    (folder / "sessions.json").write_text(f"{text}\n", encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
