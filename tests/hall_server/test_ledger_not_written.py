"""While the ledger cannot be written the hall says so to everybody, loses nothing and goes on afterwards."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from firmware_protocol.emulator.fleet import Fleet
from firmware_protocol.keypad import Key, Light
from firmware_protocol.keypad_state import KeypadState
from stemkast.assembly.commands import AnnouncePoll, ClosePoll, OpenPoll, Record, to_json
from stemkast.assembly.events import ChairTaken, PairingEnd, PairingEnded, PollKind, Role
from stemkast.assembly.refusal import Reason
from stemkast.ledger.store import LedgerStore
from tests.hall_server.inside import Inside
from tests.hall_server.small_hall import CODES, TEST_QUESTION, Meeting


@contextmanager
def held_by_another(folder: Path) -> Iterator[None]:
    """Another program begins to write into the ledger and takes its time."""
    other = sqlite3.connect(folder / "assembly.ledger", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.execute("ROLLBACK")
        other.close()


@contextmanager
def refusing(folder: Path, table: str) -> Iterator[None]:
    """The file takes no rows of this table, at once, as on a disk that is full."""
    other = sqlite3.connect(folder / "assembly.ledger", isolation_level=None)
    other.execute(f"CREATE TRIGGER full BEFORE INSERT ON {table} BEGIN SELECT RAISE(ABORT, 'full'); END")
    try:
        yield
    finally:
        other.execute("DROP TRIGGER full")
        other.close()


def test_votes_and_acceptances_that_could_not_be_written(meeting: Meeting) -> None:
    meeting.pair(1)
    devices, following = meeting.devices, meeting.following
    poll = meeting.open()
    confirmed = meeting.vote(1, 1)
    keypad = meeting.offer(CODES[1], 2)
    size, said = len(following.entries), len(devices.broadcasts())
    chair = meeting.server.station(Role.CHAIR)
    with held_by_another(meeting.server.folder):
        with pytest.raises(httpx.ReadTimeout):  # who does not wait for the answer stops nobody
            httpx.post(
                f"http://{chair.address}/commands",
                headers=chair.headers,
                json=to_json(Record(ChairTaken("De ongeduldige"))),
                timeout=0.2,
                trust_env=False,
            )
        signed = devices.press(1, 2)
        devices.say(devices.keypad(1), confirmed)
        (acceptance,) = keypad.press(Key.YES)
        devices.say_in_cradle(acceptance)
        devices.work(lambda: devices.keypad(1).state is KeypadState.REFUSED)
        assert devices.keypad(1).light is Light.RED
        assert devices.keypad(1).display[1] == "staat: Voor"
        refusal = meeting.refusal(meeting.chair, ClosePoll(poll))
        assert (refusal.reason, refusal.text) == (Reason.NOT_READY, "the ledger cannot be written now")
        assert (len(following.entries), len(devices.broadcasts())) == (size, said)
    following.wait(lambda it: CODES[1] in it.assembly.current_pairing)
    devices.work(lambda: keypad.state is KeypadState.OPEN)
    answers = len(devices.answers())
    devices.say(devices.keypad(1), signed)
    devices.say(devices.keypad(1), confirmed)
    devices.work(lambda: len(devices.answers()) >= answers + 2)
    meeting.vote(2, 1)
    meeting.vote(1, 3)
    closed = meeting.close(poll)
    assert (closed["present"], closed["noise"]) == (2, [])
    accepted = [(each["pairing"], each["choice"]) for each in following.events("vote_accepted")]
    assert accepted == [(1, 1), (1, 2), (2, 1), (1, 3)]
    assert following.events("vote_refused") == []
    assert "entries not written" in meeting.server.said
    assert "is in use by another program" in meeting.server.said


def test_an_acceptance_that_comes_before_the_ledger_can_be_read_again_is_not_lost(tmp_path: Path) -> None:
    """The keypad says it once, and shows from then on that it belongs to somebody."""
    with Inside(tmp_path / "hall", Fleet(1, seed=7, clock=lambda: 0)) as inside:
        devices, keypad = inside.devices, inside.devices.keypad(1)
        inside.enrol(1)
        inside.placed(1)
        inside.offer(0, 1)
        devices.work(lambda: keypad.state is KeypadState.OFFERED)
        noise = inside.hall._noise.counted()
        inside.book._is_known = False  # until the next heartbeat, as after a batch that could not be written
        devices.say_in_cradle(keypad.press(Key.YES)[0])
        devices.work(lambda: inside.book.assembly.current_pairing)
        assert inside.hall._noise.counted() == noise


def test_an_announcement_that_was_not_written_is_told_to_nobody(sitting: Meeting) -> None:
    number = len(sitting.following.assembly.polls) + 1
    with refusing(sitting.server.folder, "entry"):
        refusal = sitting.refusal(sitting.chair, AnnouncePoll(PollKind.TEST, TEST_QUESTION))
        assert refusal.reason is Reason.NOT_READY
    sitting.pair(3)
    sitting.devices.work_for(0.1)
    assert sitting.devices.broadcasts() == []
    assert sitting.devices.keypad(3).state is KeypadState.IDLE
    assert sitting.announce() == number
    sitting.devices.work(lambda: sitting.devices.keypad(3).state is KeypadState.ANNOUNCED)
    sitting.record(sitting.desk, PairingEnded(sitting.following.assembly.current_pairing[CODES[2]], PairingEnd.LOST))
    sitting.devices.work(lambda: sitting.devices.keypad(3).state is KeypadState.UNASSIGNED)


def test_the_clock_closes_as_soon_as_the_ledger_can_be_written(sitting: Meeting) -> None:
    poll = sitting.announce()
    sitting.ask(sitting.chair, OpenPoll(poll, 1))
    with refusing(sitting.server.folder, "entry"):
        sitting.devices.work_for(1.3)
        assert sitting.following.of_poll("poll_closing", poll) == []
    sitting.following.wait(lambda it: it.of_poll("poll_closing", poll))
    with refusing(sitting.server.folder, "entry"):
        sitting.devices.work_for(0.3)
        assert sitting.following.of_poll("poll_closed", poll) == []
    sitting.closed(poll)


def test_entries_are_durable_also_when_their_checkpoint_is_not(sitting: Meeting) -> None:
    with refusing(sitting.server.folder, "checkpoint"):
        poll = sitting.open()
        sitting.vote(1, 1)
        sitting.following.wait(lambda it: it.of_poll("vote_accepted", poll))
    sitting.close(poll)
    with LedgerStore.open_read_only(sitting.server.folder / "assembly.ledger") as store:
        assert store.checkpoints()[-1][0] == store.size
    assert "checkpoint not written" in sitting.server.said
