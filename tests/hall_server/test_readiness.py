"""What the hall tells for the chair's check list, until the first real poll is announced."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from firmware_protocol.emulator.fleet import Fleet
from hall_server.stations.access import Station
from hall_server.writer.readiness import KIND
from stemkast.assembly.events import PollKind, Role
from stemkast.hall_client.following.hall_trouble import from_aside as trouble_from_aside
from stemkast.hall_client.following.readiness import ReadinessNow, from_aside
from tests.hall_server.inside import Inside
from tests.hall_server.small_hall import CODES

COMMITTEE = Station("commissie 1", Role.COMMITTEE)


@pytest.fixture
def inside(tmp_path: Path) -> Iterator[Inside]:
    """Two keypads are handed out, and seconds are short."""
    with Inside(tmp_path / "hall", Fleet(3, seed=7, clock=lambda: 0), beat=0.05) as inside:
        inside.pair(1, 2)
        yield inside


def told(inside: Inside) -> ReadinessNow | None:
    values = [aside.value for aside in inside.asides if aside.kind == KIND]
    return from_aside(values[-1]) if values else None


def until(inside: Inside, holds: Callable[[ReadinessNow], bool]) -> ReadinessNow:
    def told_so() -> bool:
        now = told(inside)
        return now is not None and holds(now)

    inside.devices.work(told_so)
    now = told(inside)
    assert now is not None
    return now


def test_who_voted_in_a_test_poll_answered(inside: Inside) -> None:
    now = until(inside, lambda now: now.silent_count == 2)
    assert now.silent == tuple(CODES[:2])
    poll = inside.open()
    inside.vote(1, 1)
    inside.close(poll)
    now = until(inside, lambda now: now.silent_count == 1)
    assert now.silent == (CODES[1],)
    assert now.low == {}


def test_stations_that_follow_and_keep_the_ledger(inside: Inside) -> None:
    until(inside, lambda now: not now.committees and not now.keeping)
    inside.hall.came(COMMITTEE)
    inside.hall.came(COMMITTEE)
    inside.hall.kept(COMMITTEE, 1, 1)
    now = until(inside, lambda now: bool(now.keeping))
    assert (now.committees, now.keeping) == (("commissie 1",), ("commissie 1",))
    inside.hall.gone(COMMITTEE, 2)
    inside.hall.gone(COMMITTEE, 1)
    until(inside, lambda now: not now.committees and not now.keeping)


def test_a_base_station_that_is_lost_is_named_until_it_is_back(inside: Inside) -> None:
    name = until(inside, lambda now: bool(now.connected)).connected[0]
    inside.devices.base.unplug()
    inside.devices.wait(lambda: bool(getattr(told(inside), "lost", ())))
    now = told(inside)
    assert now is not None
    assert (now.connected, now.lost) == ((), (name,))


def test_a_base_station_that_is_lost_is_told_to_the_end_of_the_assembly(inside: Inside) -> None:
    """The check list ends with the first real poll; how the hall is, everybody hears as long as it lasts."""

    def lost() -> tuple[str, ...]:
        values = [aside.value for aside in inside.asides if aside.kind == "hall"]
        return trouble_from_aside(values[-1]).lost if values else ()

    name = until(inside, lambda now: bool(now.connected)).connected[0]
    inside.announce(PollKind.REAL)
    inside.devices.base.unplug()
    inside.devices.wait(lambda: lost() == (name,))


def test_nothing_is_told_once_a_real_poll_was_announced(inside: Inside) -> None:
    until(inside, lambda now: now.silent_count == 2)
    inside.announce(PollKind.REAL)
    before = len(inside.asides)
    inside.hall.came(COMMITTEE)
    inside.devices.work(lambda: len(inside.devices.heartbeats()) > 3)
    assert all(aside.kind != KIND for aside in inside.asides[before:])


@pytest.mark.parametrize("value", [None, [], {}, {"silent": 3}, {"silent": [], "silent_count": "x"}])
def test_what_is_said_otherwise_is_passed_over(value: object) -> None:
    assert from_aside(value) is None
