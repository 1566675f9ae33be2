"""/scherm says what the hall screen of Qt says: the same words and figures in every state, at every size, none cut."""

import re
from collections import Counter
from pathlib import Path

import pytest

from stemkast.assembly.shown import ScreenState
from stemkast.windows.shared.palette import DARK, LIGHT, Palette
from tests.pages.chromium import Chromium
from tests.pages.reading import check_room, page_texts, page_words_of, qt_words
from tests.pages.stage import Stage
from tests.windows.samples import ADOPTED, REJECTED, STATES, TEST_STATES
from tools.page_words import WORDS, page_words

SIZES = [(1280, 720), (1920, 1200), (1024, 768), (3840, 2160)]


def shown(browser: Chromium, stage: Stage, state: ScreenState) -> Counter[str]:
    """Shows the state and gives the words of the page once they are those of Qt, or after some seconds whatever."""
    stage.show(state)
    wanted = qt_words(state)
    for _ in range(100):
        if (said := page_words_of(browser)) == wanted:
            return said
        browser.run("new Promise((done) => setTimeout(done, 30))")
    return page_words_of(browser)


@pytest.fixture
def screen(browser: Chromium, stage: Stage, still: None) -> Chromium:
    browser.size(1280, 720, prefers_reduced_motion="reduce")
    browser.open(f"{stage.url}/scherm")
    browser.wait("document.fonts.size > 0 && document.fonts.status === 'loaded'")
    return browser


def test_the_words_are_those_of_the_windows() -> None:
    assert WORDS.read_text("utf-8") == page_words(), "due: python tools/page_words.py"


@pytest.mark.parametrize(("name", "palette"), [(":root ", LIGHT), (":root.dark ", DARK)])
def test_the_colours_are_those_of_the_windows(name: str, palette: Palette) -> None:
    sheet = WORDS.with_name("typeface.css").read_text("utf-8")
    block = sheet.split(name, 1)[1].split("}", 1)[0]
    colours = {key.replace("-", "_"): value for key, value in re.findall(r"--([\w-]+): (#\w+);", block)}
    assert colours == {key: getattr(palette, key) for key in type(palette).__slots__}


def test_every_state_says_the_same_and_nothing_is_cut(screen: Chromium, stage: Stage) -> None:
    for width, height in SIZES:
        screen.size(width, height, prefers_reduced_motion="reduce")
        unit = min(height / 1080, width / 1440)
        for name, state in STATES.items():
            at = f"{name}, {width}x{height}"
            assert shown(screen, stage, state) == qt_words(state), at
            texts = page_texts(screen)
            check_room(texts, width, height, unit, at)


def test_the_percentage_and_the_word_are_as_large_as_the_back_row_needs(screen: Chromium, stage: Stage) -> None:
    shown(screen, stage, ADOPTED)
    sizes = {text: size * 1080 / 720 for text, size, _ in page_texts(screen)}
    assert sizes["98,58"] >= 290
    assert sizes["Aangenomen"] >= 80


def test_a_test_poll_has_its_border_in_every_state_and_nothing_else_has(screen: Chromium, stage: Stage) -> None:
    for state in [*TEST_STATES.values(), ADOPTED]:
        shown(screen, stage, state)
        border = screen.run("getComputedStyle(document.getElementById('sheet')).boxShadow")
        assert ("rgb(224, 165, 38)" in border) is (state is not ADOPTED)


def test_for_and_against_differ_without_colour(screen: Chromium, stage: Stage) -> None:
    shown(screen, stage, REJECTED)
    style = "getComputedStyle(document.querySelector('.parts .{}')).backgroundImage"
    assert screen.run(style.format("favour")) == "none"
    assert "repeating-linear-gradient" in screen.run(style.format("against"))


def test_the_majority_is_a_line_on_the_bar(screen: Chromium, stage: Stage) -> None:
    shown(screen, stage, STATES["two thirds"])
    at = screen.run(
        "(() => { const bar = document.querySelector('.bar').getBoundingClientRect(),"
        " line = document.querySelector('.needed').getBoundingClientRect();"
        " return ((line.left + line.right) / 2 - bar.left) / bar.width; })()"
    )
    assert at == pytest.approx(2 / 3, abs=0.002)


def test_while_lights_wait_the_page_says_so(screen: Chromium, stage: Stage) -> None:
    shown(screen, stage, ADOPTED)
    for trouble in ({"starved": True}, {"not_written": "full"}):
        stage.trouble(**trouble)
        screen.wait("!document.getElementById('small-print').hidden")
        assert page_words_of(screen) == qt_words(ADOPTED, waits=True)
        stage.trouble()
        screen.wait("document.getElementById('small-print').hidden")


def test_what_somebody_typed_is_never_markup(screen: Chromium, stage: Stage) -> None:
    evil = "<img src=x onerror=alert(1)><b>&amp;</b>"
    state = STATES["voided"]
    stage.show(type(state)(state.meeting, state.topic, state.ballot, evil))  # type: ignore[union-attr, call-arg]
    screen.wait("document.body.innerText.includes('onerror')")
    assert screen.run("document.querySelectorAll('#sheet img, #sheet b').length") == 0


@pytest.mark.parametrize(("asked", "fades"), [("", True), ("?still", False), ("?dark&still", False)])
def test_without_animation_a_new_picture_does_not_fade(
    browser: Chromium, stage: Stage, asked: str, fades: bool
) -> None:
    stage.show(STATES["pause"])
    browser.size(1280, 720, prefers_reduced_motion="no-preference")
    browser.open(f"{stage.url}/scherm{asked}")
    browser.wait("document.body.innerText.includes('Pauze')")
    stage.show(ADOPTED)
    browser.wait("document.body.innerText.includes('Aangenomen')")
    assert browser.run("document.getElementById('sheet').classList.contains('comes')") is fades


def test_the_pages_of_a_list_turn_with_the_clock_of_the_hall(browser: Chromium, stage: Stage) -> None:
    browser.size(1280, 720, prefers_reduced_motion="reduce")
    script = browser.before_any_page("performance.now = () => window.later ?? 0;")
    stage.show(STATES["voting behaviour"])
    browser.open(f"{stage.url}/scherm")
    browser.wait("document.body.innerText.includes('pagina 3 van 9')")
    browser.run("void (window.later = 6000)")
    browser.wait("document.body.innerText.includes('pagina 4 van 9')")
    assert browser.run("document.querySelectorAll('.voters-page:not([hidden])').length") == 1
    browser.no_more_before_any_page(script)


def test_the_dark_variant_is_dark(browser: Chromium, stage: Stage, tmp_path: Path) -> None:
    browser.open(f"{stage.url}/scherm?dark")
    browser.wait("getComputedStyle(document.documentElement).backgroundColor === 'rgb(11, 24, 38)'")
