"""A hall that ends, in order or by a power cut, and a new one on the same folder."""

from pathlib import Path

import pytest

from firmware_protocol import codec, envelope
from firmware_protocol import messages as m
from firmware_protocol.emulator.fleet import Fleet
from firmware_protocol.keypad_state import KeypadState
from hall_server.writer.recall import Recall, Recalled
from stemkast.assembly.assembly import Assembly
from stemkast.assembly.commands import ClosePoll, HoldPoll, OpenPoll, ResumePoll, VoidPoll
from stemkast.assembly.events import PollKind, Role, ScreenShown, ScreenView
from stemkast.ledger.replay import replay
from stemkast.ledger.store import LedgerStore
from stemkast.ledger.tree import Tree
from tests.hall_server.hand_worked import PtyDevices
from tests.hall_server.inside import Inside
from tests.hall_server.small_hall import CODES, Meeting, Server


def sequences(devices: PtyDevices) -> list[int]:
    """The sequence of everything that the hall said to all, each message once, as it was said first."""
    messages = dict.fromkeys(message for message, _ in devices.said())
    return [each.sequence for each in messages if not isinstance(each, m.Succession)]  # type: ignore[union-attr]


def recall(folder: Path) -> Recalled:
    """What a hall that starts in this folder would know."""
    found = Recall()
    with LedgerStore.open_read_only(folder / "assembly.ledger") as store:
        assert replay(store.entries(), Assembly(), Tree(), found.take) is None
    return found.recalled


def test_after_a_restart_everything_is_as_it_was(folder: Path, devices: PtyDevices) -> None:
    assert recall(folder) == Recalled(0, {}, {}, ())
    with Server(folder, devices.lines) as server, Meeting(server, devices) as meeting:
        meeting.prepare()
        meeting.pair(1, 2)
        poll = meeting.open(kind=PollKind.TEST)
        signed = meeting.vote(1, 1)
        meeting.close(poll)
        before = meeting.following.assembly
        entries = list(meeting.following.entries)
        # A machine that stood still for two seconds loses its line, and with it a control: a heartbeat says it again.
        devices.work(lambda: any(each.phase is m.Phase.CLOSED for each in devices.heartbeats()[-1:]))
        told = len(devices.broadcasts())
        recalled = recall(folder)
        assert (recalled.said, recalled.sequence) == ((), max(sequences(devices)) - 1), "the heartbeat is in no ledger"
        assert list(recalled.receipts) == [envelope.sha256(signed)]
    with Server(folder, devices.lines) as server, Meeting(server, devices) as meeting:
        meeting.following.wait(lambda it: len(it.entries) == len(entries))
        assert meeting.following.entries == entries
        assert meeting.following.assembly == before
        said = sequences(devices)
        devices.work(lambda: devices.heartbeats()[-1].sequence > max(said))
        assert devices.heartbeats()[-1].phase is m.Phase.CLOSED, "as the hall before it said"
        poll = meeting.open(kind=PollKind.REAL)
        devices.work(lambda: len(devices.broadcasts()) == told + 2)
        assert recall(folder).said == tuple(devices.broadcasts()[-2:])
        meeting.vote(2, 2)
        assert meeting.close(poll)["present"] == 2
        meeting.pair(3)
        assert meeting.following.assembly.current_pairing[CODES[2]] == 3
    assert min(sequences(devices)[len(said) :]) > max(said)
    assert len(set(sequences(devices))) == len(sequences(devices)), "no number for two messages"
    assert sequences(devices) == sorted(sequences(devices))


def test_after_a_power_cut_no_receipted_vote_is_missing(folder: Path, devices: PtyDevices) -> None:
    with Server(folder, devices.lines) as server, Meeting(server, devices) as meeting:
        meeting.prepare()
        meeting.pair(1, 2)
        poll = meeting.open()
        for choice in (1, 2, 3, 1):
            first = meeting.vote(1, choice)
        refused = codec.encode(m.Vote(1, poll, 1, 3))
        bound = envelope.hashed_vote_aad(
            meeting.following.assembly.polls[poll].announcement_hash,
            meeting.following.assembly.pairings[1].acceptance_hash,
        )
        cloned = envelope.sign(refused, devices.keypad(1)._key, bound)
        devices.say(devices.keypad(1), cloned)
        devices.work(lambda: len(devices.answers()) >= 5)
        receipts = list(devices.answers())
        (under_way,) = devices.keypad(2).press(2)
        devices.say(devices.keypad(2), under_way)
        server.kill()
        assert (folder / "assembly.ledger-wal").exists()
    assert devices.keypad(1).state is KeypadState.CONFIRMED
    with LedgerStore.open_read_only(folder / "assembly.ledger") as store:
        standing = store.size
    with Server(folder, devices.lines) as server, Meeting(server, devices) as meeting:
        meeting.following.wait(lambda it: len(it.entries) >= standing)
        accepted = meeting.following.events("vote_accepted")
        assert [each["choice"] for each in accepted if each["pairing"] == 1] == [1, 2, 3, 1]
        devices.say(devices.keypad(1), first)
        devices.say(devices.keypad(1), cloned)
        devices.work(lambda: devices.answers()[-2:] == receipts[-2:])
        assert len(meeting.following.events("vote_refused")) == 1, "repeated after the restart: the same answers"
        before = len(devices.answers())
        devices.say(devices.keypad(2), under_way)
        devices.work(lambda: len(devices.answers()) > before and devices.keypad(2).state is KeypadState.CONFIRMED)
        meeting.pair(3)
        devices.work(lambda: devices.keypad(3).state is KeypadState.OPEN)
        meeting.vote(3, 1)
        meeting.vote(1, 2)
        assert meeting.close(poll)["present"] == 3
        votes = meeting.following.assembly.polls[poll].votes
        assert [votes[code].choice for code in CODES[:3]] == [2, 2, 1]
        assert len(meeting.following.events("keypad_paired")) == 3, "nobody had to come to the desk again"


def test_what_was_counting_down_or_closing_is_closed_by_the_next_hall(folder: Path, devices: PtyDevices) -> None:
    devices.silent = True
    with Server(folder, devices.lines) as server, Meeting(server, devices) as meeting:
        meeting.prepare()
        poll = meeting.announce()
        meeting.ask(meeting.chair, OpenPoll(poll, 1))
        server.kill()
    devices.silent = False
    with Server(folder, devices.lines) as server, Meeting(server, devices) as meeting:
        # It goes on by itself, perhaps before a base station is there to hear it: all are told how it stands.
        devices.work(lambda: any(each.phase is m.Phase.CLOSED for each in devices.heartbeats()))
        meeting.closed(poll)
        assert len(meeting.following.of_poll("poll_closing", poll)) == 1
        second = meeting.open()
        devices.silent = True
        meeting.ask(meeting.chair, ClosePoll(second))
        server.kill()
        assert meeting.following.of_poll("poll_closed", second) == []
    with Server(folder, devices.lines) as server, Meeting(server, devices) as meeting:
        meeting.closed(second)


@pytest.mark.rule("P-28")
def test_the_next_hall_says_how_it_stands_and_keypads_go_on(tmp_path: Path) -> None:
    fleet = Fleet(2, seed=7, clock=lambda: 0)
    keypad, heard = fleet.keypads["SK-0001"], set[int]()

    def next_hall() -> Inside:
        return Inside(tmp_path / "hall", fleet, beat=0.05)

    def said(inside: Inside) -> tuple[int, m.Phase]:
        """What the first heartbeat of this hall says; every number in it is a new one."""
        inside.devices.work(lambda: len(inside.devices.heartbeats()) >= 3)
        numbers = {each.sequence for each, _ in inside.devices.said() if isinstance(each, m.Heartbeat | m.Control)}
        assert min(numbers) > max(heard, default=0)
        heard.update(numbers)
        return inside.devices.heartbeats()[0].poll, inside.devices.heartbeats()[0].phase

    with next_hall() as inside:
        assert said(inside) == (0, m.Phase.NONE)
        inside.pair(1)
        inside.announce()
    for command, phase, state in (
        (OpenPoll(1, 0), m.Phase.NONE, KeypadState.ANNOUNCED),
        (HoldPoll(1), m.Phase.OPEN, KeypadState.OPEN),
        (ResumePoll(1, 0), m.Phase.HELD, KeypadState.HELD),
        (None, m.Phase.RESUMED, KeypadState.OPEN),
    ):
        with next_hall() as inside:
            assert said(inside) == (1, phase)
            assert keypad.state is state
            inside.chair(*([command] if command is not None else []))
            if command is None:
                inside.vote(1, 2)
                inside.close(1)
                inside.record(Role.CHAIR, ScreenShown(ScreenView.RESULT, 1))
    with next_hall() as inside:
        assert said(inside) == (1, m.Phase.CLOSED)
        inside.devices.work(lambda: keypad.display[0] == "PROEF: 0,00%")
        inside.chair(VoidPoll(1, "om te proberen"))
    with next_hall() as inside:
        assert said(inside) == (1, m.Phase.VOIDED)
        assert keypad.state is KeypadState.IDLE
        assert len(inside.book.assembly.pairings) == 1
