"""Base stations that are unplugged, plugged in again, or hang; and what is noise on their lines."""

import itertools
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from firmware_protocol import codec, envelope
from firmware_protocol import messages as m
from firmware_protocol.emulator.fleet import Fleet
from firmware_protocol.errors import TransportGone
from firmware_protocol.framing import FrameKind
from firmware_protocol.keypad_state import KeypadState
from firmware_protocol.transports.base import Descriptor, Port
from firmware_protocol.transports.memory import MemoryTransport
from hall_server.keypads.devices import Devices as HallDevices
from hall_server.keypads.devices import line_protocol
from hall_server.keypads.line import Line
from hall_server.writer import votes
from stemkast.assembly.commands import OpenPoll
from stemkast.assembly.events import StationNoise
from tests.hall_server.hand_worked import PtyDevices, PtyEnd, Station
from tests.hall_server.inside import Inside
from tests.hall_server.small_hall import CODES, Meeting, Server
from tests.hall_server.stage import wait


def new_base(devices: PtyDevices, place: int) -> str:
    """Puts another base station in the place of one that was unplugged; its line."""
    end = PtyEnd()
    old = devices.bases[place]
    devices.bases[place] = Station(old.name, m.StationRole.BASE_STATION, end, 5)
    return end.path


def test_a_base_station_that_comes_back_tells_its_keypads_what_they_missed(
    folder: Path, devices: PtyDevices, tmp_path: Path
) -> None:
    line = tmp_path / "line"
    line.symlink_to(devices.lines[0])
    with Server(folder, (str(line), devices.lines[1])) as server, Meeting(server, devices) as meeting:
        meeting.prepare()
        meeting.pair(1)
        devices.base.unplug()
        poll = meeting.announce()
        meeting.ask(meeting.chair, OpenPoll(poll, 0))
        assert devices.keypad(1).state is KeypadState.IDLE
        wait(lambda: "station not reached" in server.said)
        line.unlink()
        line.symlink_to(new_base(devices, 0))
        devices.work(lambda: devices.keypad(1).state is KeypadState.OPEN)
        meeting.vote(1, 1)
        assert meeting.close(poll)["noise"] == []
        assert len(meeting.following.assembly.polls[poll].votes) == 1
    assert server.said.count("station gone") == 1
    assert server.said.count("station not reached") == 1, "said once, not with every attempt"


@pytest.mark.rule("P-67", "P-84")
def test_one_of_two_base_stations_unplugged_in_the_middle_of_a_poll_costs_no_vote(folder: Path, tmp_path: Path) -> None:
    devices = PtyDevices(Fleet(5, seed=7, clock=lambda: 0), base_stations=2)
    line = tmp_path / "line"
    line.symlink_to(devices.lines[0])
    with Server(folder, (str(line), *devices.lines[1:])) as server, Meeting(server, devices) as meeting:
        meeting.prepare()
        meeting.pair(1, 2)
        poll = meeting.open()
        meeting.vote(1, 1)
        (lost,) = devices.keypad(2).press(2)
        devices.base.unplug()  # with the vote of keypad 2 in it
        devices.bases[1].up(lost, "SK-0002")
        devices.work(lambda: devices.keypad(2).state is KeypadState.CONFIRMED)
        line.unlink()
        line.symlink_to(new_base(devices, 0))
        devices.work(lambda: any(frame.kind is FrameKind.BROADCAST for frame in devices.bases[0].arrived))
        devices.base.up(lost, "SK-0002")
        meeting.vote(1, 3)
        assert meeting.close(poll)["noise"] == []
        votes = meeting.following.assembly.polls[poll].votes
        assert [votes[code].choice for code in CODES[:2]] == [3, 2]
        assert [each["pairing"] for each in meeting.following.events("vote_accepted")] == [1, 2, 1]
        assert len(meeting.following.events("keypad_paired")) == 2
    devices.close()


# In one process, on lines in memory


@pytest.fixture
def inside(tmp_path: Path) -> Iterator[Inside]:
    """Two base stations; keypads 1 and 2 are handed out; a poll is open."""
    with Inside(tmp_path / "hall", Fleet(2, seed=7, clock=lambda: 0), base_stations=2, beat=0.05) as inside:
        inside.devices.work(lambda: all(inside.devices.heard_by(each) for each in inside.devices.bases))
        inside.pair(1, 2)
        inside.open()
        yield inside


def test_a_station_that_hangs_is_said_once_and_told_everything_when_it_answers_again(
    inside: Inside, capsys: pytest.CaptureFixture[str]
) -> None:
    devices = inside.devices
    first, second = devices.bases
    second.hangs = True
    devices.wait(lambda: not inside.hall._devices._lines["base 1"].is_up)
    inside.vote(1, 1)
    time.sleep(0.3)
    assert capsys.readouterr().out.count("station does not answer") == 1
    assert len(first.arrived) < 100
    before = len(devices.heard_by(second))
    second.hangs = False

    def told() -> list[type[object]]:
        """What it is told, but for heartbeats that are due just then."""
        said = [envelope.peek(frame.payload) for frame in devices.heard_by(second)[before + 1 :]]
        read = [type(codec.decode(each)) for each in said if isinstance(each, bytes)]
        return list(itertools.dropwhile(lambda each: each is m.Heartbeat, read))

    devices.work(lambda: len(told()) >= 2)
    assert devices.heard_by(second)[before].kind is FrameKind.STATION, "it is asked who it is, and then told what runs"
    assert told()[:2] == [m.Announcement, m.Heartbeat]


def test_a_base_station_that_is_plugged_in_later_is_found_and_one_that_is_gone_is_let_go(inside: Inside) -> None:
    devices = inside.devices
    for _ in range(2):
        end = inside.transport.plug("another")
        later = Station("BS-3", m.StationRole.BASE_STATION, end, 5)
        devices.wait(lambda later=later: later.arrived)
        assert later.arrived.popleft().kind is FrameKind.STATION
        later.send(FrameKind.STATION, later.information)
        devices.wait(lambda later=later: len(later.arrived) >= 2)
        (signed,) = devices.keypad(1).press(1) or devices.keypad(2).press(1)
        later.up(signed, "SK-0001")
        devices.wait(lambda later=later: any(frame.kind is FrameKind.DOWN for frame in list(later.arrived)))
        later.unplug()
        devices.wait(lambda: "another" not in inside.hall._devices._lines)


def test_what_is_no_frame_of_the_link_is_noise_of_its_station(inside: Inside) -> None:
    devices = inside.devices
    devices.base.raw(b"\x07garbage\0")
    devices.base.send(FrameKind.STATION, codec.encode(m.Identify()))  # nothing that a station says
    devices.base.send(FrameKind.PANEL, codec.encode(m.Restart()))
    devices.base.send(FrameKind.UP, codec.encode(m.Restart()))
    devices.bases[1].up(b"")
    expected = (StationNoise("BS-1", 4), StationNoise("BS-2", 1))
    devices.wait(lambda: inside.hall._noise.counted() == expected)


@pytest.mark.rule("P-84")
def test_a_vote_that_two_base_stations_carry_is_one_entry_and_each_gets_the_answer(inside: Inside) -> None:
    devices = inside.devices
    (signed,) = devices.keypad(1).press(1)
    for base in (*devices.bases, *devices.bases):
        base.up(signed, "SK-0001")
    devices.work(lambda: len(devices.answers()) >= 4)
    assert len(set(devices.answers())) == 1
    by_station = [[f.kind for f in devices.heard_by(base)].count(FrameKind.DOWN) for base in devices.bases]
    assert min(by_station) >= 2, "the answer goes the way the vote came"
    assert len(inside.book.assembly.polls[1].votes) == 1


@pytest.mark.rule("P-84")
def test_a_vote_that_was_answered_is_answered_without_looking_at_its_signature(
    inside: Inside, monkeypatch: pytest.MonkeyPatch
) -> None:
    devices = inside.devices
    signed = inside.vote(1, 1)
    monkeypatch.setattr(votes, "verify_vote", None)
    for _ in range(3):
        devices.say(devices.keypad(1), signed)
    devices.work(lambda: len(devices.answers()) >= 4)
    assert len(set(devices.answers())) == 1


class SlowToOpen(MemoryTransport):
    """What is opened is not enumerated any more, and it takes several looks until it is."""

    def __init__(self) -> None:
        super().__init__()
        self.looks = 0

    def enumerate(self) -> list[Descriptor]:
        self.looks += 1
        return super().enumerate()

    def open(self, descriptor: Descriptor) -> Port:
        port, began, until = super().open(descriptor), self.looks, time.monotonic() + 2
        while self.looks < began + 4 and time.monotonic() < until:
            time.sleep(0.002)
        return port


def test_a_line_that_is_just_being_opened_is_not_gone() -> None:
    transport = SlowToOpen()
    station = Station("BS-1", m.StationRole.BASE_STATION, transport.plug("slow"), 5)
    devices = HallDevices(transport, line_protocol, lambda _tells: None, look_every=0.01)
    devices.start()
    wait(lambda: station.arrived)
    assert list(devices._lines) == ["slow"]
    devices.stop()
    station.unplug()


class Deaf:
    """A device that takes nothing, and is slow to be given back; the same port can be opened again and again."""

    descriptor = Descriptor("deaf", "deaf")

    def __init__(self) -> None:
        self.reading: set[threading.Thread] = set()
        self.closing: list[threading.Thread] = []

    def enumerate(self) -> list[Descriptor]:
        return [self.descriptor]

    def open(self, _descriptor: Descriptor) -> Port:
        return self

    def read(self, timeout: float) -> bytes:
        self.reading.add(threading.current_thread())
        time.sleep(timeout / 10)
        return b""

    def write(self, _data: bytes) -> None:
        raise TransportGone("deaf takes nothing")

    def close(self) -> None:
        self.closing.append(threading.current_thread())


def test_only_the_thread_that_reads_a_port_closes_it(capsys: pytest.CaptureFixture[str]) -> None:
    """Otherwise it goes on to read from what the number of the file stands for by then."""
    deaf = Deaf()
    line = Line(deaf, deaf.descriptor, line_protocol, lambda _tells: None)
    line.start()
    wait(lambda: len(deaf.closing) >= 2)
    line.stop()
    assert deaf.reading == set(deaf.closing)
    assert "station gone" in capsys.readouterr().out
