"""What a committee's station did itself is known to it, also after a restart; what it did not do stands out."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from stemkast.assembly import event_codec
from stemkast.assembly.events import Event, PollReleased, RootCompared, SpotCheckDone, SpotCheckDrawn
from stemkast.hall_client.committee.chronicle import Chronicler
from stemkast.hall_client.committee.own_acts import ACTS, OwnActs
from stemkast.ledger.entry import Entry, to_body

AT = datetime(2023, 6, 14, 10, 0, tzinfo=UTC)
EACH = (
    PollReleased(2),
    SpotCheckDrawn(2, b"seed", "dobbelsteen", ("GM0344",)),
    SpotCheckDone(2, "GM0344", agreed=True, remark=""),
    RootCompared(12, bytes(32)),
)


def noticed(chronicler: Chronicler, event: Event, by: str) -> bool:
    before = len(chronicler.now.recorded)
    entry = Entry(before, AT, by, event_codec.name_of(event), event_codec.to_data(event))
    body = to_body(entry)
    assert isinstance(body, bytes)
    chronicler.take(before, body)
    return any(each.foreign for each in chronicler.now.recorded[before:])


def test_there_is_an_example_of_every_act() -> None:
    assert {type(each) for each in EACH} == set(ACTS)


@pytest.mark.parametrize("event", EACH, ids=lambda event: type(event).__name__)
def test_an_act_in_its_name_that_it_did_not_ask_for_is_noticed(event: Event, tmp_path: Path) -> None:
    acts = OwnActs(tmp_path)
    chronicler = Chronicler("commissie 1", acts.made)
    assert noticed(chronicler, event, "commissie 1")
    assert not noticed(chronicler, event, "commissie 2"), "that one looks for itself"
    acts.keep(event)
    assert not noticed(chronicler, event, "commissie 1")
    again = Chronicler("commissie 1", OwnActs(tmp_path).made)
    assert not noticed(again, event, "commissie 1"), "after a restart"


def test_another_poll_or_another_seed_is_another_act(tmp_path: Path) -> None:
    acts = OwnActs(tmp_path)
    acts.keep(PollReleased(2))
    acts.keep(SpotCheckDrawn(2, b"seed", "dobbelsteen", ("GM0344",)))
    assert acts.made(PollReleased(2))
    assert not acts.made(PollReleased(3))
    assert not acts.made(SpotCheckDrawn(2, b"leed", "dobbelsteen", ("GM0344",)))


def test_what_could_not_be_written_is_known_until_the_station_ends(tmp_path: Path) -> None:
    acts = OwnActs(tmp_path / "not there")
    with pytest.raises(OSError, match="not there"):
        acts.keep(PollReleased(2))
    assert acts.made(PollReleased(2))
