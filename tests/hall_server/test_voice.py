"""What the hall says after a succession: under its own key and epoch, in the assembly that was there before (P-26)."""

from datetime import UTC, datetime
from pathlib import Path

from firmware_protocol import codec, envelope
from firmware_protocol import messages as m
from firmware_protocol.ed25519 import SigningKey
from hall_server.keypads.sequence import Sequence
from hall_server.keypads.voice import Voice
from stemkast.assembly.assembly import Assembly
from stemkast.assembly.events import AssemblyInitialised, HallSucceeded

AT = datetime(2023, 6, 14, tzinfo=UTC)
FIRST, SECOND = SigningKey(b"1" * 32), SigningKey(b"2" * 32)


def test_after_a_succession_epoch_and_key_are_the_new_ones(tmp_path: Path) -> None:
    assembly = Assembly()
    initialised = AssemblyInitialised(
        bytes(16), "ALV", "2023-06-14", "Utrecht", 1, FIRST.public_key, b"s" * 32, b"f" * 32
    )
    assembly.apply(initialised, AT)
    assembly.apply(HallSucceeded(2, SECOND.public_key, 1, bytes(32), b"signed"), AT)
    voice = Voice(SECOND, bytes(32), assembly, Sequence(tmp_path, 0))
    said = envelope.open_signed(voice.heartbeat(0, m.Phase.NONE, bytes(32)), SECOND.public_key)
    heartbeat = codec.decode(said) if isinstance(said, bytes) else None
    assert isinstance(heartbeat, m.Heartbeat)
    assert (heartbeat.assembly, heartbeat.epoch) == (bytes(16), 2)
    assignment = codec.decode(voice.assignment(12, "GM0344", "Utrecht", 75, "SK-0417"))
    assert isinstance(assignment, m.Assignment)
    assert (assignment.epoch, assignment.hall_key, assignment.succession_key) == (2, SECOND.public_key, b"s" * 32)
