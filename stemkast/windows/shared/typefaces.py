"""Source Sans Pro, from the package that carries it: a bare Debian has no font at all."""

from enum import Enum
from importlib.resources import as_file, files

from PySide6.QtGui import QFont, QFontDatabase

FAMILY = "Source Sans Pro"
_FACES = ("Regular", "It", "Semibold", "Bold")


class Weight(Enum):
    """The three weights in use."""

    REGULAR = QFont.Weight.Normal
    SEMIBOLD = QFont.Weight.DemiBold
    BOLD = QFont.Weight.Bold


class TypefaceMissingError(Exception):
    """The font package is there but Qt cannot read it. Raised by `load_typefaces` at the start of the program."""


def load_typefaces() -> str:
    """Makes the family known to Qt and gives its name. Needs a QGuiApplication. Raises TypefaceMissingError."""
    if FAMILY in QFontDatabase.families():
        return FAMILY
    for face in _FACES:
        with as_file(files("font_source_sans_pro") / "files" / f"SourceSansPro-{face}.otf") as path:
            if QFontDatabase.addApplicationFont(str(path)) < 0:
                raise TypefaceMissingError(str(path))
    return FAMILY


def font(size: float, weight: Weight = Weight.REGULAR) -> QFont:
    """The typeface at `size` pixels, with figures of equal width, scaling without jumps.

    Unhinted, so that a picture is laid out alike at 720 and at 2160 lines.
    """
    face = QFont(FAMILY)
    face.setPixelSize(max(1, round(size)))  # where nothing fits any more, the room is less than none
    face.setWeight(weight.value)
    face.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    face.setFeature(QFont.Tag("tnum"), 1)
    return face
