"""One message of every type, and what of each field is out of range."""

from typing import Any

from firmware_protocol import messages as m

ASSEMBLY, NONCE = bytes(range(16)), bytes(16)
HASH, OTHER_HASH = bytes(range(32)), bytes(32)
CERTIFICATE = b"certificate of the factory"
FOR_AND_AGAINST = ((1, "voor"), (2, "tegen"))

MESSAGES: tuple[m.Message, ...] = (
    m.Announcement(
        ASSEMBLY, 1, 17, 3, m.PollKind.REAL, HASH, OTHER_HASH, NONCE, m.Revote.LAST, FOR_AND_AGAINST, "Motie 7b"
    ),
    m.Control(ASSEMBLY, 1, 18, 3, m.Action.OPEN, HASH, 60),
    m.Heartbeat(ASSEMBLY, 1, 19, 3, m.Phase.OPEN, HASH),
    m.Result(ASSEMBLY, 1, 20, 3, HASH, "aangenomen met 98,58%"),
    m.Succession(ASSEMBLY, 2, OTHER_HASH, 6774, HASH),
    m.Offer(b"an assignment", HASH),
    m.Assignment(ASSEMBLY, 1, "GM0344", "Utrecht", 75, 12, "SK-0417", HASH, OTHER_HASH),
    m.Vote(12, 3, 5, 2),
    m.Receipt(12, HASH, 4711),
    m.VoteRefused(12, HASH, m.RefusalReason.NOT_OPEN),
    m.Release(12),
    m.Information("SK-0417", HASH, "emulator 1", OTHER_HASH, 87, CERTIFICATE),
    m.Status(12, 2, 87, 52),
    m.Removed("SK-0417"),
    m.Declined("SK-0417", 12),
    m.Challenge(HASH),
    m.Attestation(HASH, "SK-0417", "emulator 1", OTHER_HASH, 64, 12),
    m.Identify(),
    m.StationInformation("BS-1", m.StationRole.BASE_STATION, 164),
    m.Certificate("SK-0417", HASH),
    m.Press(m.YES_KEY),
    m.Panel("✓ voor", "", m.PanelLight.GREEN, 6),
    m.Restart(),
)
NUMBERS = (1, 2, 3, 4, 5, 10, 11, 20, 30, 31, 32, 40, 41, 42, 43, 50, 51, 60, 61, 70, 80, 81, 82)
"""The types of MESSAGES, as SPEC numbers them."""

_NO_NUMBER: tuple[Any, ...] = (2**53, 2**64 - 1, b"1", "1", [1], {})
_NO_POSITIVE = (0, *_NO_NUMBER)


def _no_bytes(size: int) -> tuple[Any, ...]:
    return (b"", bytes(size - 1), bytes(size + 1), "a" * size, 0, [bytes(size)], {})


def _no_text(longest: int) -> tuple[Any, ...]:
    return ("", "a" * (longest + 1), "é" * (longest + 1), b"a", 1, ["a"], {})


def _not_in(*allowed: int) -> tuple[Any, ...]:
    return (*({0, 1, 2, 7, 12, 255} - set(allowed)), "1", b"\1", [1], {})


_ANY_BYTES: tuple[Any, ...] = ("a", 0, [b""], {})
_OPTIONS: tuple[Any, ...] = (
    [],
    [[1, "voor"]],
    [[key, "a"] for key in range(1, 10)] + [[9, "b"]],
    [[0, "voor"], [1, "tegen"]],
    [[9, "voor"], [10, "tegen"]],
    [[2, "voor"], [1, "tegen"]],
    [[1, "voor"], [1, "tegen"]],
    [[1, ""], [2, "tegen"]],
    [[1, "a" * 41], [2, "tegen"]],
    [[1, "voor", 0], [2, "tegen"]],
    [[1], [2, "tegen"]],
    [1, 2],
    [b"voor", b"tegen"],
    "voor",
    {},
)
_WRONG = {
    "Announcement": {
        "assembly": _no_bytes(16),
        "epoch": _NO_POSITIVE,
        "sequence": _NO_NUMBER,
        "poll": _NO_POSITIVE,
        "kind": _not_in(0, 1),
        "question_hash": _no_bytes(32),
        "register_hash": _no_bytes(32),
        "nonce": _no_bytes(16),
        "revote": _not_in(0, 1),
        "options": _OPTIONS,
        "title": _no_text(64),
    },
    "Control": {
        "assembly": _no_bytes(16),
        "epoch": _NO_POSITIVE,
        "sequence": _NO_NUMBER,
        "poll": _NO_POSITIVE,
        "action": _not_in(1, 2, 3, 4, 5, 6),
        "announcement_hash": _no_bytes(32),
        "seconds": _NO_NUMBER,
    },
    "Heartbeat": {
        "assembly": _no_bytes(16),
        "epoch": _NO_POSITIVE,
        "sequence": _NO_NUMBER,
        "poll": _NO_NUMBER,
        "phase": _not_in(0, 1, 2, 3, 4, 5, 6),
        "announcement_hash": _no_bytes(32),
    },
    "Result": {
        "assembly": _no_bytes(16),
        "epoch": _NO_POSITIVE,
        "sequence": _NO_NUMBER,
        "poll": _NO_POSITIVE,
        "announcement_hash": _no_bytes(32),
        "text": _no_text(64),
    },
    "Succession": {
        "assembly": _no_bytes(16),
        "epoch": _NO_POSITIVE,
        "hall_key": _no_bytes(32),
        "ledger_size": _NO_NUMBER,
        "ledger_root": _no_bytes(32),
    },
    "Offer": {"assignment": _ANY_BYTES, "receipt_key": _no_bytes(32)},
    "Assignment": {
        "assembly": _no_bytes(16),
        "epoch": _NO_POSITIVE,
        "municipality": _no_text(16),
        "name": _no_text(64),
        "weight": _NO_NUMBER,
        "pairing": _NO_POSITIVE,
        "serial": _no_text(16),
        "hall_key": _no_bytes(32),
        "succession_key": _no_bytes(32),
    },
    "Vote": {"pairing": _NO_POSITIVE, "poll": _NO_POSITIVE, "counter": _NO_POSITIVE, "choice": (10, *_NO_POSITIVE)},
    "Receipt": {"pairing": _NO_POSITIVE, "vote_hash": _no_bytes(32), "index": _NO_NUMBER},
    "VoteRefused": {"pairing": _NO_POSITIVE, "vote_hash": _no_bytes(32), "reason": _not_in(*range(1, 12))},
    "Release": {"pairing": _NO_POSITIVE},
    "Information": {
        "serial": _no_text(16),
        "public_key": _no_bytes(32),
        "firmware": _no_text(32),
        "firmware_hash": _no_bytes(32),
        "battery": (101, *_NO_NUMBER),
        "certificate": _ANY_BYTES,
    },
    "Status": {
        "pairing": _NO_POSITIVE,
        "state": (11, *_NO_NUMBER),
        "battery": (101, *_NO_NUMBER),
        "signal": (128, *_NO_NUMBER),
    },
    "Removed": {"serial": _no_text(16)},
    "Declined": {"serial": _no_text(16), "pairing": _NO_POSITIVE},
    "Challenge": {"nonce": _no_bytes(32)},
    "Attestation": {
        "nonce": _no_bytes(32),
        "serial": _no_text(16),
        "firmware": _no_text(32),
        "firmware_hash": _no_bytes(32),
        "counter": _NO_NUMBER,
        "pairing": _NO_NUMBER,
    },
    "Identify": {},
    "StationInformation": {"name": _no_text(32), "role": _not_in(0, 1), "slots": (1025, *_NO_NUMBER)},
    "Certificate": {"serial": _no_text(16), "public_key": _no_bytes(32)},
    "Press": {"key": (12, *_NO_POSITIVE)},
    "Panel": {
        "line1": _no_text(96)[1:],
        "line2": _no_text(400)[1:],
        "light": _not_in(0, 1, 2, 3),
        "state": (11, *_NO_NUMBER),
    },
    "Restart": {},
}


def wrong_values(message: m.Message) -> dict[str, tuple[Any, ...]]:
    """For each field of this message, in order, values that CBOR carries and the field does not."""
    return _WRONG[type(message).__name__]
