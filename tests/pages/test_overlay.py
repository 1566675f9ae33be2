"""/overlay: a lower third over a picture, legible, in words of the hall screen alone."""

from collections import Counter

import pytest
from PIL import Image

from tests.pages.chromium import Chromium
from tests.pages.reading import check_room, page_texts, page_words_of, qt_words
from tests.pages.stage import Stage
from tests.windows.samples import ADOPTED, STATES

SIZES = [(1280, 720), (1920, 1080), (1024, 768), (3840, 2160)]
BAND = """(() => {
    const box = document.querySelector('.band').getBoundingClientRect();
    return [box.left, box.top, box.right, box.bottom];
})()"""
FURTHER = {"·", "preadvies", "bestuur:"}
"""What stands elsewhere on the hall screen of a proposal, and between two parts of a line."""
SILENT = {"welcome", "welcome without an assembly"}


@pytest.fixture
def overlay(browser: Chromium, stage: Stage, still: None) -> Chromium:
    browser.size(1280, 720, prefers_reduced_motion="reduce")
    browser.open(f"{stage.url}/overlay")
    return browser


def test_every_state_is_said_in_words_of_the_hall_screen_and_nothing_is_cut(overlay: Chromium, stage: Stage) -> None:
    for width, height in SIZES:
        overlay.size(width, height, prefers_reduced_motion="reduce")
        unit = min(height / 1080, width / 1440)
        before: Counter[str] = Counter()
        for name, state in STATES.items():
            at = f"{name}, {width}x{height}"
            stage.show(STATES["welcome"])
            overlay.wait("document.getElementById('sheet').childElementCount === 0")
            stage.show(state)
            if name in SILENT:
                continue
            overlay.wait("document.getElementById('sheet').childElementCount === 1")
            said, known = page_words_of(overlay), qt_words(state)
            assert said != before, at
            assert set(said) - FURTHER <= set(known), at
            assert said["PROEF"] == known["PROEF"], at
            texts = page_texts(overlay)
            check_room(texts, width, height, unit, at)
            left_edge, top_edge, right_edge, bottom_edge = overlay.run(BAND)
            for text, _, lines in texts:
                for left, top, right, bottom in lines:
                    assert left_edge <= left <= right <= right_edge, (at, text)
                    assert top_edge <= top <= bottom <= bottom_edge, (at, text)
            assert top_edge >= height * 0.55, at
            before = said


def test_a_result_has_its_percentage_and_its_word(overlay: Chromium, stage: Stage) -> None:
    stage.show(ADOPTED)
    overlay.wait("document.body.innerText.includes('98,58')")
    assert {"98,58", "%", "Aangenomen", "12.429"} <= set(page_words_of(overlay))


def test_the_picture_of_the_stream_stays_visible(
    overlay: Chromium, stage: Stage, tmp_path_factory: pytest.TempPathFactory
) -> None:
    overlay.call("Emulation.setDefaultBackgroundColorOverride", color={"r": 0, "g": 0, "b": 0, "a": 0})
    stage.show(ADOPTED)
    overlay.wait("document.body.innerText.includes('98,58')")
    path = tmp_path_factory.mktemp("overlay") / "overlay.png"
    overlay.picture(path)
    with Image.open(path) as picture:
        shades = picture.convert("RGBA")
        assert shades.getpixel((640, 100)) == (0, 0, 0, 0)
        assert shades.getpixel((640, 560)) == (0xF7, 0xF5, 0xF0, 255)
    overlay.call("Emulation.setDefaultBackgroundColorOverride")
