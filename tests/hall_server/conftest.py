"""A prepared folder, hand-worked devices, a running server and the stations at it: anew for a test, or shared."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from firmware_protocol.emulator.fleet import Fleet
from tests.hall_server.hand_worked import PtyDevices
from tests.hall_server.small_hall import Meeting, Server, make_folder


@pytest.fixture
def devices() -> Iterator[PtyDevices]:
    """Five keypads, a base station and a cradle."""
    devices = PtyDevices(Fleet(5, seed=7, clock=lambda: 0))
    yield devices
    devices.close()


@pytest.fixture
def folder(tmp_path: Path, devices: PtyDevices) -> Path:
    """A folder as `hall-server init` makes it."""
    return make_folder(tmp_path / "hall", devices.fleet)


@pytest.fixture
def meeting(folder: Path, devices: PtyDevices) -> Iterator[Meeting]:
    """A prepared assembly with its stations, to which nobody came yet."""
    with Server(folder, devices.lines) as server, Meeting(server, devices) as meeting:
        meeting.prepare()
        yield meeting


@pytest.fixture(scope="package")
def _sitting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Meeting]:
    devices = PtyDevices(Fleet(5, seed=7, clock=lambda: 0))
    folder = make_folder(tmp_path_factory.mktemp("sitting") / "hall", devices.fleet)
    with Server(folder, devices.lines) as server, Meeting(server, devices) as meeting:
        meeting.prepare()
        meeting.pair(1, 2)
        yield meeting
    devices.close()


@pytest.fixture
def sitting(_sitting: Meeting) -> Iterator[Meeting]:
    """An assembly in session: two municipalities are there, no poll runs. Shared, for test polls only."""
    yield _sitting
    _sitting.clear()
