"""The look of the chair's window: native widgets in the colours and the typeface of the house."""

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from stemkast.windows.shared.native import card_colour, sized
from stemkast.windows.shared.palette import LIGHT
from stemkast.windows.shared.typefaces import Weight

CARD = card_colour(LIGHT)
SMALL, BODY, HEADING, TITLE, FIGURE = 14, 16, 18, 26, 40
GAP, ROOM, WIDE = 8, 16, 24


def text(
    size: int = BODY, weight: Weight = Weight.REGULAR, colour: str = LIGHT.ink, parent: QWidget | None = None
) -> QLabel:
    """A label that wraps and is never cut."""
    label = QLabel(parent)
    sized(label, size, weight)
    label.setWordWrap(True)
    label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    palette = label.palette()
    palette.setColor(QPalette.ColorRole.WindowText, QColor(colour))
    label.setPalette(palette)
    return label
