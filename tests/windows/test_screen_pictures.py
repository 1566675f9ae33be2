"""The hall screen looks as in the reference pictures; another rasteriser is borne, another text or shape is not."""

import dataclasses

import pytest
from PySide6.QtCore import QSize

from stemkast.assembly.shown import PollOpenShown, ResultShown, ScreenState, Turnout, Welcome
from stemkast.windows.shared.palette import LIGHT
from tests.windows.samples import REJECTED, STATES
from tests.windows.screen_pictures import (
    FOLDER,
    SHADES,
    differences,
    kept,
    largest_difference,
    path_of,
    plate,
)

DUE = "if it should be so: make reference-images, and look at what it names"
OTHER_GRAIN = (QSize(1344, 756), QSize(2080, 1300), QSize(1120, 840))
"""The same shapes in other pixels: every edge is rasterised otherwise."""
SMALL_PRINT = "76 gemeenten"


@pytest.mark.parametrize("name", STATES)
def test_every_state_looks_as_it_did(name: str) -> None:
    assert differences(plate(STATES[name]), kept(name)) == [], DUE


def test_there_is_no_picture_of_anything_else() -> None:
    assert {path.name for path in FOLDER.glob("*.png")} == {path_of(name).name for name in STATES}
    assert len({path_of(name) for name in STATES}) == len(STATES)


def test_all_pictures_together_stay_small() -> None:
    assert sum(path.stat().st_size for path in FOLDER.glob("*.png")) < 3_000_000


@pytest.mark.parametrize("name", ["rejected", "everything said, 400", "eight candidates", "test: held", "welcome"])
def test_another_rasteriser_is_borne(name: str) -> None:
    made = plate(STATES[name], OTHER_GRAIN)
    assert 0 < largest_difference(made.image, kept(name).image) <= SHADES * 0.8
    assert differences(made, kept(name)) == []


def _rejected_otherwise() -> ResultShown:
    """Six municipalities more, in the smallest print of the screen."""
    favour, against = REJECTED.tallies
    return dataclasses.replace(REJECTED, tallies=(dataclasses.replace(favour, municipalities=76), against))


def _without_a_word(state: ScreenState) -> ScreenState:
    assert isinstance(state, PollOpenShown)
    subject = state.topic.subject.replace(" gemeenten", "", 1)
    return dataclasses.replace(state, topic=dataclasses.replace(state.topic, subject=subject))


def _one_vote_more(state: ScreenState) -> ScreenState:
    assert isinstance(state, PollOpenShown)
    at, of = state.turnout, state.turnout
    return dataclasses.replace(state, turnout=Turnout(at.voted, at.voted_votes + 1, of.present, of.present_votes))


def _next_day(state: ScreenState) -> ScreenState:
    assert isinstance(state, Welcome)
    return dataclasses.replace(state, meeting=dataclasses.replace(state.meeting, date="2023-06-15"))


def test_another_figure_a_missing_word_and_another_day_are_found() -> None:
    assert SMALL_PRINT in str(differences(plate(_rejected_otherwise()), kept("rejected")))
    assert differences(plate(_without_a_word(STATES["open, 400"])), kept("open, 400"))
    assert "9.605" in str(differences(plate(_one_vote_more(STATES["open"])), kept("open")))
    assert "15 juni" in str(differences(plate(_next_day(STATES["welcome"])), kept("welcome")))


@pytest.mark.parametrize("units", [4, 20])
def test_a_shape_that_moves_is_found_though_every_text_stays(units: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("stemkast.windows.hall_screen.turnout._BAR_HEIGHT", 44.0 + units)
    made = plate(STATES["open"])
    assert largest_difference(made.image, kept("open").image) > SHADES


def test_a_text_that_moves_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("stemkast.windows.hall_screen.frame.HEADER_BASELINE", 112.0)
    assert all("stands at" in each for each in differences(plate(STATES["adopted"]), kept("adopted")))
    assert differences(plate(STATES["adopted"]), kept("adopted"))


def test_another_colour_is_found() -> None:
    """For and against in each other's colours: every text is as it was."""
    swapped = dataclasses.replace(LIGHT, favour=LIGHT.against, against=LIGHT.favour)
    found = differences(plate(REJECTED, palette=swapped), kept("rejected"))
    assert found == [each for each in found if "shades" in each] != []
