"""Countdowns are counted by the clock of the hall: a screen whose own clock is wrong shows the same seconds."""

from datetime import UTC, datetime, timedelta

import pytest

from stemkast.assembly.events import Role
from stemkast.hall_client.following.hall_time import KIND, HallTime
from stemkast.hall_client.following.stream import EntryStream
from tests.hall_server.small_hall import Server
from tests.hall_server.stage import wait

NOON = datetime(2023, 6, 14, 12, 0, tzinfo=UTC)


def milliseconds(moment: datetime) -> int:
    return round(moment.timestamp() * 1000)


def test_time_goes_on_from_what_the_hall_said_last() -> None:
    seconds = [1000.0]
    at_hall = HallTime(lambda: seconds[0])
    assert abs(at_hall.now() - datetime.now(UTC)) < timedelta(minutes=5), "nothing was said yet"
    at_hall.hears(KIND, milliseconds(NOON))
    assert at_hall.now() == NOON
    seconds[0] += 12.5
    assert at_hall.now() == NOON + timedelta(seconds=12.5)
    at_hall.hears(KIND, milliseconds(NOON + timedelta(seconds=12)))
    assert at_hall.now() == NOON + timedelta(seconds=12), "another connection, perhaps another hall"


@pytest.mark.parametrize("said", [None, "12", 1.5, -1, 2**60, [], {}])
def test_what_is_no_time_is_passed_over(said: object) -> None:
    at_hall = HallTime(lambda: 0.0)
    at_hall.hears(KIND, milliseconds(NOON))
    at_hall.hears(KIND, said)
    at_hall.hears("hall", milliseconds(NOON) + 5)
    assert at_hall.now() == NOON


def test_whoever_follows_a_hall_hears_its_time_and_everything_else_as_before(server: Server) -> None:
    heard: list[tuple[str, object]] = []
    at_hall = HallTime(lambda: 0.0)
    aside = at_hall.also(lambda kind, value: heard.append((kind, value)))
    stream = EntryStream(server.station(Role.SCREEN), lambda _index, _body: None, on_aside=aside)
    before = datetime.now(UTC)
    stream.start()
    wait(lambda: any(kind == KIND for kind, _ in heard))
    stream.stop()
    assert before - timedelta(milliseconds=1) <= at_hall.now() <= datetime.now(UTC)
