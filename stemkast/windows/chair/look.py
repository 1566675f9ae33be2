"""The look of the chair's window: native widgets in the colours and the typeface of the house."""

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from stemkast.windows.shared.native import card_colour
from stemkast.windows.shared.palette import LIGHT
from stemkast.windows.shared.typefaces import Weight, font

CARD = card_colour(LIGHT)
SMALL, BODY, HEADING, TITLE, FIGURE = 14, 16, 18, 26, 40
GAP, ROOM, WIDE = 8, 16, 24
_SIZE, _WEIGHT = "houseSize", "houseWeight"


def sized(widget: QWidget, size: int, weight: Weight = Weight.REGULAR) -> None:
    """Sets the typeface of a widget, and lets it grow with the window."""
    widget.setFont(font(size, weight))
    widget.setProperty(_SIZE, size)
    widget.setProperty(_WEIGHT, weight.name)


def rescale(window: QWidget, factor: float) -> None:
    """Every widget that was `sized`, at `factor` times its size."""
    for widget in window.findChildren(QWidget):
        size = widget.property(_SIZE)
        if isinstance(size, int) and widget.font().pixelSize() != round(size * factor):
            widget.setFont(font(size * factor, Weight[widget.property(_WEIGHT)]))


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
