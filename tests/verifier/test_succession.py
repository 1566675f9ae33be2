"""Another machine becomes the hall: V-33, and what the checks before it say from then on."""

import base64
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from firmware_protocol import messages as m
from firmware_protocol.ed25519 import SigningKey
from stemkast.assembly import events
from stemkast.assembly.proposals import Proposal
from stemkast.ledger.checkpoint import vkey_of
from stemkast.verifier import verify
from stemkast.verifier.report import Report
from tests.verifier.ledger_maker import (
    HALL,
    HALL_SEED,
    ORIGIN,
    TEST_QUESTION,
    VKEY,
    Entry,
    Hall,
    bodies_of,
    note_over,
    story,
    write_ledger,
)

SECOND = b"2" * 32
SECOND_VKEY = vkey_of(ORIGIN, SigningKey(SECOND).public_key)


def failing(
    tmp_path: Path, entries: Sequence[Entry], note: Callable[..., str] = note_over, hall_key: str | None = VKEY
) -> set[str]:
    path = write_ledger(tmp_path / "succeeded.ledger", bodies_of(entries), [10], note)
    report = verify(path, hall_key)
    assert isinstance(report, Report)
    return {check.id for check in report.checks if not check.ok}


def by_the_hall_of_then(succeeded_at: int) -> Callable[[Sequence[bytes]], str]:
    return lambda bodies: note_over(bodies, HALL_SEED if len(bodies) <= succeeded_at else SECOND)


def test_an_assembly_goes_on_under_another_hall(tmp_path: Path) -> None:
    hall = story()
    at = len(hall.entries)
    hall.succeed(SECOND)
    hall.propose(Proposal("01-20", "01", "Verder"))
    hall.call("01-20")
    hall.open()
    hall.vote(1, 1)
    hall.close()
    hall.declare()
    assert failing(tmp_path, hall.end(), by_the_hall_of_then(at)) == set()


def test_a_person_may_know_the_hall_before_or_the_one_after(tmp_path: Path) -> None:
    hall = story()
    at = len(hall.entries)
    hall.succeed(SECOND)
    note = by_the_hall_of_then(at)
    (tmp_path / "a").mkdir()
    assert failing(tmp_path / "a", hall.end(), note, SECOND_VKEY) == set()
    (tmp_path / "b").mkdir()
    other = vkey_of(ORIGIN, SigningKey(b"3" * 32).public_key)
    assert failing(tmp_path / "b", hall.end(), note, other) == {"V-06"}


def test_the_old_hall_does_not_go_on_signing(tmp_path: Path) -> None:
    hall = story()
    hall.succeed(SECOND)
    assert failing(tmp_path, hall.end()) == {"V-08"}


def test_a_hall_that_nobody_named_does_not_take_over(tmp_path: Path) -> None:
    hall = story()
    at = len(hall.entries)
    hall.succeed(SECOND, by=SigningKey(SECOND))
    assert "V-33" in failing(tmp_path, hall.end(), by_the_hall_of_then(at))


@pytest.mark.parametrize(
    "changed",
    [{"epoch": 3}, {"hall_key": bytes(HALL.public_key)}, {"ledger_size": 3}, {"ledger_root": bytes(32)}],
    ids=["epoch", "key", "size", "root"],
)
def test_what_the_succession_key_signed_is_what_the_entry_says(tmp_path: Path, changed: dict[str, object]) -> None:
    hall = story()
    at = len(hall.entries)
    hall.succeed(SECOND, **changed)
    assert "V-33" in failing(tmp_path, hall.end(), by_the_hall_of_then(at))


def test_a_history_that_was_written_anew_before_the_succession(tmp_path: Path) -> None:
    """The succession key signed another beginning than the one that is shown now."""
    hall = story()
    at = len(hall.entries)
    hall.succeed(SECOND)
    entries = hall.end()
    entries[at - 1] = {**entries[at - 1], "at": "2023-06-14T09:59:59.999Z"}
    assert failing(tmp_path, entries, by_the_hall_of_then(at)) == {"V-33"}


def test_a_poll_that_was_running_can_only_be_voided(tmp_path: Path) -> None:
    hall = Hall()
    hall.prepare()
    hall.open(TEST_QUESTION, events.PollKind.TEST)
    hall.vote(1, 1)
    at = len(hall.entries)
    hall.succeed(SECOND)
    refusal = hall.assembly.check(events.PollClosing(1, b"control"))
    assert refusal is not None
    assert "another hall" in refusal.text
    hall.do(events.PollVoided(1, "een andere computer leidt de vergadering", hall.control(m.Action.VOIDED)))
    assert failing(tmp_path, hall.end(), by_the_hall_of_then(at)) == set()


def test_the_recount_finds_a_poll_that_went_on(tmp_path: Path) -> None:
    hall = Hall()
    hall.prepare()
    hall.open(TEST_QUESTION, events.PollKind.TEST)
    closing = Hall.entry("poll_closing", {"poll": 1, "control": _text(hall.control(m.Action.CLOSING))}, 0)
    at = len(hall.entries)
    hall.succeed(SECOND)
    assert "V-17" in failing(tmp_path, [*hall.entries, closing], by_the_hall_of_then(at))


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode()
