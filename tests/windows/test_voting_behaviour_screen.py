"""How each municipality voted, painted: nobody is left out, and the pages turn by the clock."""

import dataclasses
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from stemkast.assembly.shown import VotingBehaviourShown
from stemkast.windows.hall_screen.hall_screen import HallScreen
from stemkast.windows.hall_screen.voting_behaviour import PAGE_SECONDS, page_at, pages_of
from tests.patience import MILLISECONDS
from tests.windows.samples import OPENED, STATES

BEHAVIOURS = {name: state for name, state in STATES.items() if isinstance(state, VotingBehaviourShown)}
EVERYBODY = BEHAVIOURS["voting behaviour"]


@pytest.mark.parametrize("count", [0, 1, 2, 38, 39, 40, 77, 78, 79, 328, 341, 342])
@pytest.mark.parametrize("name", BEHAVIOURS)
def test_everybody_stands_on_one_page_in_order(name: str, count: int) -> None:
    state = dataclasses.replace(BEHAVIOURS[name], municipalities=EVERYBODY.municipalities[:count])
    pages = pages_of(state)
    assert tuple(each for page in pages for each in page) == state.municipalities
    assert len({len(page) for page in pages[:-1]}) <= 1
    assert 0 < len(pages) <= 15


def test_all_of_the_country_pass_within_a_minute() -> None:
    assert len(pages_of(EVERYBODY)) * PAGE_SECONDS < 60


@pytest.mark.parametrize(
    ("seconds", "page"), [(-61, 8), (-7, 8), (-5, 0), (0, 0), (5.9, 0), (6, 1), (53.9, 8), (54, 0), (3606, 7)]
)
def test_the_page_follows_the_clock(seconds: float, page: int) -> None:
    assert len(pages_of(EVERYBODY)) == 9
    assert page_at(EVERYBODY, OPENED + timedelta(seconds=seconds)) == page


def test_the_screen_turns_the_page_by_itself(qtbot: QtBot) -> None:
    clock = [OPENED]
    screen = HallScreen(clock=lambda: clock[0], moving=False)
    qtbot.addWidget(screen)
    screen.resize(1280, 720)
    screen.show()
    screen.show_state(EVERYBODY)

    def says(words: str) -> bool:
        return any(text.text == words for text in screen.placed)

    qtbot.waitUntil(lambda: says("pagina 1 van 9") and says("Aa en Hunze"), timeout=MILLISECONDS)
    clock[0] += timedelta(seconds=PAGE_SECONDS * 8)
    qtbot.waitUntil(lambda: says("pagina 9 van 9") and says("Zwolle"), timeout=MILLISECONDS)
    clock[0] += timedelta(seconds=PAGE_SECONDS)
    qtbot.waitUntil(lambda: says("pagina 1 van 9") and says("Aa en Hunze"), timeout=MILLISECONDS)
