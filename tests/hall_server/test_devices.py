"""Base stations that are unplugged, plugged in again, or hang."""

from pathlib import Path

from firmware_protocol.emulator.station import BaseStation
from firmware_protocol.keypad_state import KeypadState
from stemkast.assembly.commands import OpenPoll
from tests.hall_server.small_hall import Devices, Meeting, Server


def test_a_base_station_that_comes_back_tells_its_keypads_what_they_missed(
    folder: Path, devices: Devices, tmp_path: Path
) -> None:
    line = tmp_path / "line"
    line.symlink_to(devices.base.line.path)
    with Server(folder, (str(line), devices.cradle.line.path)) as server, Meeting(server, devices) as meeting:
        meeting.prepare()
        meeting.pair(1)
        keypads = list(devices.fleet.keypads.values())
        devices.base.line.close()
        devices.base = BaseStation("BS-1", keypads, lambda _keypad: None)
        poll = meeting.announce()
        meeting.ask(meeting.chair, OpenPoll(poll, 0))
        assert devices.keypad(1).state is KeypadState.IDLE
        line.unlink()
        line.symlink_to(devices.base.line.path)
        devices.work(lambda: devices.keypad(1).state is KeypadState.OPEN)
        meeting.vote(1, 1)
        assert meeting.close(poll)["noise"] == []
        assert len(meeting.following.assembly.polls[poll].votes) == 1
    assert "station gone" in server.said
