"""Reading a page as somebody who looks at it, and the hall screen of Qt as what it is compared with."""

from collections import Counter

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QPainter

from stemkast.assembly.shown import ScreenState
from stemkast.windows.hall_screen.pages import paint_state
from stemkast.windows.shared.fitting import Fitter
from stemkast.windows.shared.palette import LIGHT
from tests.pages.chromium import Chromium
from tests.windows.samples import NOW

Box = tuple[float, float, float, float]
Text = tuple[str, float, list[Box]]
"""A text, the size of its letters, and the box of each of its lines: left, top, right, bottom in pixels."""

# Every text that can be seen, each with its box; a text that is wider or higher than what holds it sticks out.
TEXTS = """(() => {
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const node = walker.currentNode, holder = node.parentElement;
        if (!node.textContent.trim() || !holder.checkVisibility()) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        const size = parseFloat(getComputedStyle(holder).fontSize);
        const lines = [...range.getClientRects()].filter((line) => line.width > 0).map((line) => {
            // The letters alone: the boxes of Source Sans Pro reach from 0.984 above the baseline to 0.273 below it.
            const baseline = line.bottom - 0.273 * size;
            return [line.left, baseline - 0.66 * size, line.right, baseline + 0.205 * size];
        });
        found.push([node.textContent, size, lines]);
    }
    return found;
})()"""


def qt_words(state: ScreenState, connected: bool = True, waits: bool = False) -> Counter[str]:
    """Every word and figure on the hall screen."""
    size = QSize(1920, 1080)
    image = QImage(size, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    pixels = (float(size.width()), float(size.height()))
    placed = paint_state(painter, pixels, state, LIGHT, NOW, Fitter(), connected, waits)
    painter.end()
    return Counter(word for text in placed for word in text.text.split())


def page_texts(browser: Chromium) -> list[Text]:
    return [
        (text, size, [(line[0], line[1], line[2], line[3]) for line in lines])
        for text, size, lines in browser.run(TEXTS)
    ]


def page_words_of(browser: Chromium) -> Counter[str]:
    return Counter(word for text, _, _ in page_texts(browser) for word in text.split())


def check_room(
    texts: list[Text],
    width: float,
    height: float,
    unit: float,
    at: str,
) -> None:
    """Nothing leaves the page, nothing is smaller than 26 units, no line lies over another."""
    lines = [(text, line) for text, _, found in texts for line in found]
    for text, size, _ in texts:
        assert size >= 26 * unit - 0.1, (at, text, size / unit)
    for text, (left, top, right, bottom) in lines:
        assert -1 <= left <= right <= width + 1, (at, text)
        assert -1 <= top <= bottom <= height + 1, (at, text)
    for number, (one, (left, top, right, bottom)) in enumerate(lines):
        for other, (their_left, their_top, their_right, their_bottom) in lines[:number]:
            common = min(right, their_right) - max(left, their_left), min(bottom, their_bottom) - max(top, their_top)
            assert min(common) <= 2 * unit + 1, (at, one, other, common)
