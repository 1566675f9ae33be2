"""Reference pictures of the hall screen: every state, in three shapes of screen and both languages, one plate a state.

python -m tests.windows.screen_pictures     makes anew what changed (`make reference-images`), and names it: look at it

A plate shows Dutch above and English below; from left to right 16:9, 16:10 and 4:3. Each screen is painted at its own
resolution and then averaged down, so that a plate is small and the grain of one rasteriser or another is gone. What
is then too small to be told apart, the letters, goes with the picture as text: every text with its place and size.
"""

import json
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageChops, ImageFilter, PngImagePlugin
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from stemkast.assembly.shown import ScreenState
from stemkast.windows.hall_screen.rendering import render_placed
from stemkast.windows.shared.language import install_language
from stemkast.windows.shared.languages import Language
from stemkast.windows.shared.palette import LIGHT, Palette
from stemkast.windows.shared.typefaces import load_typefaces
from tests.windows.samples import NOW, STATES

FOLDER = Path(__file__).parent / "reference"
SCREENS = (QSize(1280, 720), QSize(1920, 1200), QSize(1024, 768))
"""16:9, 16:10 and 4:3."""
LANGUAGES = (Language.DUTCH, Language.ENGLISH)
SHADES = 90
"""By how much a spot may be another one, of 255 shades. Another rasteriser stays below 60."""
UNITS = 3
"""By how much a text may move, of the 1080 that a screen is high."""
_HEIGHT = 225
_SPOT = 1
_STEPS = 5
_FRONTS = (LIGHT.ink, LIGHT.soft, LIGHT.favour, LIGHT.against, LIGHT.abstain)
_TEXTS = "texts"

Written = tuple[str, int, int, int]
"""A text, its left and top in units of the sheet, and its size."""


@dataclass(frozen=True)
class Plate:
    """The six screens of one state in one picture, and the texts of each screen."""

    image: Image.Image
    texts: tuple[tuple[Written, ...], ...]


def plate(state: ScreenState, screens: tuple[QSize, ...] = SCREENS, palette: Palette = LIGHT) -> Plate:
    """A state as it is painted now. Needs a QApplication with its typefaces; it speaks the last language afterwards."""
    rows = []
    for language in LANGUAGES:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        install_language(application, language)
        rows.append([_screen(state, size, palette) for size in screens])
    whole = Image.new("RGB", (sum(image.width for image, _ in rows[0]), _HEIGHT * len(rows)))
    for down, row in enumerate(rows):
        left = 0
        for image, _ in row:
            whole.paste(image, (left, down * _HEIGHT))
            left += image.width
    return Plate(
        whole.quantize(palette=_COLOURS, dither=Image.Dither.NONE), tuple(texts for row in rows for _, texts in row)
    )


def kept(name: str) -> Plate:
    """The plate of a state as it is in the repository."""
    with Image.open(path_of(name)) as image:
        image.load()
        texts = json.loads(image.info[_TEXTS])
        return Plate(image, tuple(tuple((str(it[0]), *map(int, it[1:])) for it in screen) for screen in texts))


def differences(made: Plate, reference: Plate) -> list[str]:
    """What is otherwise than in the reference, in sentences; nothing where it is the same picture."""
    if made.image.size != reference.image.size:
        return [f"the picture is {made.image.size}, not {reference.image.size}"]
    found = []
    for number, (now, then) in enumerate(zip(made.texts, reference.texts, strict=True)):
        found += [f"screen {number + 1}: {each}" for each in _other_texts(now, then)]
    shades = largest_difference(made.image, reference.image)
    if shades > SHADES:
        found.append(f"a spot differs by {shades} of 255 shades")
    return found


def largest_difference(one: Image.Image, other: Image.Image) -> int:
    """How much the spot differs that differs most, of 255; a spot is three by three points of a plate."""
    differs = ImageChops.difference(one.convert("RGB"), other.convert("RGB")).filter(ImageFilter.BoxBlur(_SPOT))
    return max(highest for _, highest in differs.getextrema())


def path_of(name: str) -> Path:
    """Where the plate of a state lies."""
    words = "".join(letter if letter.isalnum() else " " for letter in name).split()
    return FOLDER / f"{'-'.join(words)}.png"


def save(made: Plate, path: Path) -> None:
    """As a PNG with few colours, with the texts in it."""
    chunk = PngImagePlugin.PngInfo()
    chunk.add_itxt(_TEXTS, json.dumps(made.texts, ensure_ascii=False, separators=(",", ":")), zip=True)
    made.image.save(path, optimize=True, pnginfo=chunk)


def _screen(state: ScreenState, size: QSize, palette: Palette) -> tuple[Image.Image, tuple[Written, ...]]:
    painted, placed = render_placed(state, size, palette, NOW)
    rgb = painted.convertToFormat(QImage.Format.Format_RGB888)
    pixels = (size.width(), size.height())
    image = Image.frombytes("RGB", pixels, bytes(rgb.constBits()), "raw", "RGB", rgb.bytesPerLine(), 1)
    small = image.resize((round(size.width() * _HEIGHT / size.height()), _HEIGHT), Image.Resampling.BOX)
    return small, tuple((it.text, round(it.room.left()), round(it.room.top()), it.size) for it in placed)


def _other_texts(now: tuple[Written, ...], then: tuple[Written, ...]) -> Iterator[str]:
    if (said := [text for text, *_ in now]) != (said_then := [text for text, *_ in then]):
        yield f"it says {said}, not {said_then}"
        return
    for (text, left, top, size), (_, left_then, top_then, size_then) in zip(now, then, strict=True):
        if size != size_then:
            yield f"{text!r} has size {size}, not {size_then}"
        elif max(abs(left - left_then), abs(top - top_then)) > UNITS:
            yield f"{text!r} stands at {left}, {top}, not {left_then}, {top_then}"


def _colours() -> Image.Image:
    """The colours of the palette in five steps from paper, and the light letters on them: the same for all plates."""
    others = (LIGHT.against_shade, LIGHT.abstain_shade, LIGHT.accent, LIGHT.line)
    shades = [_between(LIGHT.paper, front, step) for front in (*_FRONTS, *others) for step in range(_STEPS + 1)]
    shades += [_between(LIGHT.on_fill, fill, step) for fill in _FRONTS for step in range(1, _STEPS)]
    known = [part for shade in dict.fromkeys(shades) for part in shade]
    image = Image.new("P", (1, 1))
    image.putpalette(known + known[-3:] * (256 - len(known) // 3))
    return image


def _between(one: str, other: str, step: int) -> tuple[int, ...]:
    ends = ([int(each[at : at + 2], 16) for at in (1, 3, 5)] for each in (one, other))
    return tuple(round(a + (b - a) * step / _STEPS) for a, b in zip(*ends, strict=True))


_COLOURS = _colours()


def _changed() -> Iterator[str]:
    """Writes what is not as it was, takes away what no state has any more, and gives their names."""
    FOLDER.mkdir(exist_ok=True)
    for name, state in STATES.items():
        made = plate(state)
        if not path_of(name).exists() or differences(made, kept(name)):
            save(made, path_of(name))
            yield name
    for path in set(FOLDER.glob("*.png")) - {path_of(name) for name in STATES}:
        path.unlink()
        yield f"{path.stem}: there is no such state any more"


def main() -> None:
    """Makes the pictures anew that are not as they were."""
    os.environ["TZ"] = "UTC"  # as in the tests
    time.tzset()
    application = QApplication([])
    load_typefaces()
    for name in _changed():
        print(name)  # noqa: T201 - what a person has to look at
    application.quit()


if __name__ == "__main__":
    main()
