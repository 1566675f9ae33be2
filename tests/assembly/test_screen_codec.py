"""Every state of the hall screen as JSON and back; what it says of a running poll, and what it never says."""

import json
import typing

import pytest

from stemkast.assembly.event_codec import EventRefused
from stemkast.assembly.events import PollKind
from stemkast.assembly.screen_codec import STATES as BY_NAME
from stemkast.assembly.screen_codec import screen_from_json, screen_to_json
from stemkast.assembly.screen_state import screen_state
from stemkast.assembly.shown import Checking, PollOpenShown, ScreenState
from tests.assembly.hall import TEST_QUESTION, Hall
from tests.windows.samples import STATES


def test_every_state_has_a_name() -> None:
    assert set(BY_NAME.values()) == set(typing.get_args(ScreenState))
    assert {type(state) for state in STATES.values()} == set(BY_NAME.values())


@pytest.mark.parametrize("name", STATES)
def test_what_is_written_is_read_again(name: str) -> None:
    written = json.loads(json.dumps(screen_to_json(STATES[name])))
    assert screen_from_json(written) == STATES[name]


@pytest.mark.parametrize(
    ("message", "path"),
    [
        (None, ""),
        ({"shows": "welcome"}, ""),
        ({"shows": "nothing", "data": {}}, "shows"),
        ({"shows": "pause", "data": {}}, ""),
        ({"shows": "pause", "data": {"meeting": {"name": 1, "date": "", "place": ""}}}, "meeting.name"),
    ],
)
def test_what_is_no_state_is_refused(message: object, path: str) -> None:
    refused = screen_from_json(message)
    assert isinstance(refused, EventRefused)
    assert refused.path == path


@pytest.mark.parametrize("moment", ["", "2023-06-14", "2023-06-14T10:00:00Z", "2023-06-14T12:00:00.000+02:00", "now"])
def test_a_moment_has_one_form(moment: str) -> None:
    written = screen_to_json(STATES["open"])
    assert isinstance(written["data"], dict)
    refused = screen_from_json({**written, "data": {**written["data"], "opened_at": moment}})
    assert isinstance(refused, EventRefused)
    assert refused.path == "opened_at"


def after(choices: tuple[int, ...]) -> list[object]:
    """What is written at every step of a poll in which municipality n presses the nth key."""
    hall = Hall()
    hall.hand_out(*range(len(choices)))
    hall.open(PollKind.TEST, TEST_QUESTION)
    written = [screen_to_json(screen_state(hall.assembly))]
    for number, choice in enumerate(choices):
        hall.do(hall.vote(number, choice))
        state = screen_state(hall.assembly)
        assert isinstance(state, PollOpenShown)
        assert state.turnout.voted == number + 1
        written.append(screen_to_json(state))
    hall.close()
    state = screen_state(hall.assembly)
    assert isinstance(state, Checking)
    return [*written, screen_to_json(state)]


def test_the_direction_of_a_running_poll_is_in_no_state() -> None:
    assert after((1, 1, 1)) == after((2, 2, 2)) == after((3, 1, 2))
