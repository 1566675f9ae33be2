"""Text that shrinks until it fits, in the fewest and best balanced lines, and is never cut.

A text that does not fit at its smallest size says so; a test fails on it.
"""

from dataclasses import dataclass

from PySide6.QtGui import QFontMetricsF

from stemkast.windows.shared.typefaces import Weight, font

SMALLEST = 26
_STEP = 2
_WORTH_A_LINE = 0.86
_CACHE_LIMIT = 500


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How a text may be set: from `largest` pixels down to `smallest`, in at most `lines` lines.

    Below `comfortable` a text that may have several lines takes more of them rather than smaller letters.
    `leading` is the distance of baselines in sizes.
    """

    largest: int
    smallest: int = SMALLEST
    weight: Weight = Weight.REGULAR
    lines: int = 1
    leading: float = 1.16
    comfortable: int = 44


@dataclass(frozen=True, slots=True)
class FittedText:
    """Lines of text at one size; `width` is that of the longest line. `height`: capital of the first to last baseline.

    `fits`: nothing sticks out of the room that was given and no word is broken.
    """

    lines: tuple[str, ...]
    size: int
    width: float
    height: float
    fits: bool


class Fitter:
    """Finds the size of texts and remembers it, because a screen is painted many times a second."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, float, float, TextStyle], FittedText] = {}

    def fit(self, text: str, width: float, height: float, style: TextStyle) -> FittedText:
        """The largest setting of `text` in a room of `width` by `height`."""
        key = (text, round(width, 1), round(height, 1), style)
        if key not in self._known:
            if len(self._known) >= _CACHE_LIMIT:
                self._known.clear()
            self._known[key] = _fit(text, width, height, style)
        return self._known[key]


def advance(text: str, size: float, weight: Weight) -> float:
    """The width of a line of text."""
    return QFontMetricsF(font(size, weight)).horizontalAdvance(text)


CAPITAL = 0.66
"""Height of a capital or figure of Source Sans Pro in sizes."""
DESCENT = 0.205
"""How far a descender or comma goes below the baseline, in sizes."""


def _fit(text: str, width: float, height: float, style: TextStyle) -> FittedText:
    smallest_in_few = max(style.smallest, min(style.comfortable, style.largest)) if style.lines > 1 else style.smallest
    for most, lowest in ((style.lines, smallest_in_few), (len(text) if style.lines > 1 else 1, style.smallest)):
        for size in range(style.largest, lowest - 1, -_STEP):
            setting = _set(text, width, size, style)
            if setting.fits and len(setting.lines) <= most and setting.height <= height:
                return _balanced(text, _in_fewer_lines(text, width, setting, style), style)
    setting = _set(text, width, style.smallest, style)
    return FittedText(setting.lines, setting.size, setting.width, setting.height, fits=False)


def _set(text: str, width: float, size: int, style: TextStyle) -> FittedText:
    metrics = QFontMetricsF(font(size, style.weight))
    lines, widest = [""], 0.0
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if lines[-1] and metrics.horizontalAdvance(longer) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    widest = max(metrics.horizontalAdvance(line) for line in lines)
    height = size * (CAPITAL + (len(lines) - 1) * style.leading)
    return FittedText(tuple(lines), size, widest, height, fits=widest <= width)


def _in_fewer_lines(text: str, width: float, setting: FittedText, style: TextStyle) -> FittedText:
    """One line less, where that costs little of the size."""
    lowest = max(round(setting.size * _WORTH_A_LINE), style.comfortable)
    for size in range(setting.size - _STEP, lowest - 1, -_STEP):
        tried = _set(text, width, size, style)
        if tried.fits and len(tried.lines) < len(setting.lines):
            return tried
    return setting


def _balanced(text: str, setting: FittedText, style: TextStyle) -> FittedText:
    """The same size and number of lines in the narrowest room, so that no last line holds a single word."""
    if len(setting.lines) == 1:
        return setting
    best, low, high = setting, setting.width / 2, setting.width
    while high - low > setting.size / 4:
        middle = (low + high) / 2
        tried = _set(text, middle, setting.size, style)
        if tried.fits and len(tried.lines) == len(setting.lines):
            best, high = tried, middle
        else:
            low = middle
    return best
