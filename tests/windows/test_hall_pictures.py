"""Every state of the hall screen, at every size: nothing cut, nothing over another, readable, and a test is a test."""

from collections.abc import Sequence
from itertools import combinations
from operator import sub

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QPainter, QPicture
from PySide6.QtWidgets import QApplication

from stemkast.assembly.screen_codec import STATES as KINDS
from stemkast.assembly.shown import ScreenState
from stemkast.windows.hall_screen.pages import paint_state
from stemkast.windows.hall_screen.rendering import render, render_placed
from stemkast.windows.shared.fitting import Fitter
from stemkast.windows.shared.language import install_language
from stemkast.windows.shared.languages import Language
from stemkast.windows.shared.palette import DARK, LIGHT, Palette, contrast
from stemkast.windows.shared.sheet import Placed
from tests.windows.samples import (
    ADOPTED,
    CHOSEN,
    FOUR_HUNDRED,
    LONGEST,
    NOW,
    REJECTED,
    STATES,
    TEST_RESULT,
    TEST_STATES,
    being_voted,
    entitled,
)
from tests.windows.samples import LONG as LONG_TOPIC

SIZES = [(1280, 720), (1920, 1080), (3840, 2160), (1920, 1200), (1024, 768), (900, 900), (2560, 1080)]
SHAPES = [(1280, 720), (1920, 1200), (1024, 768)]
"""16:9, 16:10 and 4:3; a screen of the same shape is laid out alike in whatever pixels."""
FULL_HD = QSize(1920, 1080)
KNOWN = Fitter()
"""A long text that was set once need not be set again for another state of the same shape."""


def laid_out(state: ScreenState, size: tuple[int, int] = (1920, 1080), palette: Palette = LIGHT) -> list[Placed]:
    """Every text with its place, without a point being painted."""
    recorded = QPicture()
    painter = QPainter(recorded)
    placed = paint_state(painter, (float(size[0]), float(size[1])), state, palette, NOW, KNOWN)
    painter.end()
    return list(placed)


def words(state: ScreenState) -> str:
    return " ".join(text.text for text in laid_out(state))


def check_room(placed: Sequence[Placed], size: tuple[int, int]) -> None:
    assert placed
    scale = min(size[1] / 1080, size[0] / 1440)
    wide, high = size[0] / scale, size[1] / scale
    for text in placed:
        assert text.fits, text
        assert 0 <= text.room.left() <= text.room.right() <= wide, text
        assert 0 <= text.room.top() <= text.room.bottom() <= high, text
    for one, other in combinations(placed, 2):
        common = one.room.adjusted(1, 1, -1, -1).intersected(other.room.adjusted(1, 1, -1, -1))
        assert common.width() <= 0.5 or common.height() <= 0.5, (one, other)


def test_every_kind_of_state_is_among_those_that_are_tried() -> None:
    assert {type(state) for state in STATES.values()} == set(KINDS.values())


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("name", STATES)
def test_nothing_is_cut_and_nothing_lies_over_another(name: str, language: Language, qapp: QApplication) -> None:
    install_language(qapp, language)
    for size in SIZES if language is Language.DUTCH else SHAPES:
        check_room(laid_out(STATES[name], size), size)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("size", SHAPES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("title", [LONGEST, FOUR_HUNDRED], ids=["longest", "400"])
def test_no_title_is_too_long_for_any_state(
    title: str, size: tuple[int, int], language: Language, qapp: QApplication
) -> None:
    install_language(qapp, language)
    for state in entitled(title).values():
        placed = laid_out(state, size)
        check_room(placed, size)
        assert title in " ".join(text.text for text in placed)


def test_a_title_that_is_too_long_is_found() -> None:
    """The check can fail: a title of two thousand characters fits nowhere."""
    state = entitled(FOUR_HUNDRED * 5)["open"]
    with pytest.raises(AssertionError):
        check_room(laid_out(state, (1024, 768)), (1024, 768))


def test_what_is_laid_out_is_what_is_painted() -> None:
    """And a picture is laid out alike at 720 and at 2160 lines."""
    for size in (QSize(1280, 720), QSize(3840, 2160)):
        assert laid_out(REJECTED) == list(render_placed(REJECTED, size, now=NOW)[1])


@pytest.mark.parametrize("name", STATES)
def test_nothing_is_smaller_than_26_of_1080_lines(name: str) -> None:
    assert min(text.size for text in laid_out(STATES[name])) >= 26


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("name", STATES)
def test_every_text_has_contrast(name: str, palette: Palette) -> None:
    for text in laid_out(STATES[name], palette=palette):
        assert contrast(text.colour, text.ground) >= 4.5, text


def test_a_picture_depends_on_the_state_and_the_time_alone() -> None:
    """Qt smooths an edge otherwise while its cache of letters fills: at most 27 of 256 shades were seen."""
    state = being_voted(LONG_TOPIC)
    first, second = render(state, FULL_HD, now=NOW), render(state, FULL_HD, now=NOW)
    differences = list(map(abs, map(sub, bytes(first.constBits()), bytes(second.constBits()))))
    assert max(differences) <= 40
    assert sum(differences) / len(differences) < 0.1


@pytest.mark.parametrize("name", TEST_STATES)
def test_a_test_poll_has_its_border_and_its_word_in_every_state(name: str) -> None:
    picture = render(TEST_STATES[name], FULL_HD, now=NOW)
    edges = [(5, 540), (1915, 540), (300, 5), (300, 1075)]
    assert {picture.pixelColor(x, y).name() for x, y in edges} == {LIGHT.accent.lower()}
    assert "PROEF" in words(TEST_STATES[name])


@pytest.mark.parametrize("name", [name for name in STATES if not name.startswith("test:")])
def test_no_other_state_has_the_border_of_a_test(name: str) -> None:
    picture = render(STATES[name], FULL_HD, now=NOW)
    assert picture.pixelColor(5, 540) == QColor(LIGHT.paper)
    assert "PROEF" not in words(STATES[name])


def test_a_test_poll_has_a_percentage_and_no_outcome() -> None:
    said = words(TEST_RESULT)
    assert "56,58" in said
    assert not {"Aangenomen", "Verworpen"} & set(said.split())


def test_a_result_says_everything() -> None:
    said = words(REJECTED)
    for each in (
        "21,49",
        "Verworpen",
        "2.671",
        "9.758",
        "120",
        "27",
        "meer dan de helft",
        "12.429",
        "ALV 14 juni 2023",
    ):
        assert each in said


def test_the_percentage_and_the_word_are_as_large_as_the_back_row_needs() -> None:
    sizes = {text.text: text.size for text in laid_out(ADOPTED)}
    assert sizes["98,58"] >= 290
    assert sizes["Aangenomen"] >= 80


def test_an_election_names_everybody_and_what_they_got() -> None:
    said = words(CHOSEN)
    for each in ("Koen Schuiling", "Mark Boumans", "4.867", "7.642", "61,09", "Gekozen"):
        assert each in said


def test_for_and_against_differ_without_colour() -> None:
    """The hatched part of the bar has two shades, the plain part one."""
    picture = render(REJECTED, FULL_HD, now=NOW).convertToFormat(render(REJECTED, FULL_HD).format())
    plain = {picture.pixelColor(x, 750).name() for x in range(120, 400)}
    hatched = {picture.pixelColor(x, 750).name() for x in range(600, 900)}
    assert plain == {LIGHT.favour.lower()}
    assert {LIGHT.against.lower(), LIGHT.against_shade.lower()} <= hatched


def test_the_majority_is_a_line_on_the_bar() -> None:
    picture = render(STATES["two thirds"], FULL_HD, now=NOW)
    at = round(96 + (1920 - 2 * 96) * 2 / 3)
    assert picture.pixelColor(at, 750) == QColor(LIGHT.ink)
    assert "twee derde" in words(STATES["two thirds"])


def test_the_countdown_follows_the_clock() -> None:
    assert "18" in {text.text for text in laid_out(being_voted(LONG_TOPIC))}
    after = render_placed(being_voted(LONG_TOPIC, seconds=5), FULL_HD, now=NOW)[1]
    assert "0" in {text.text for text in after}
