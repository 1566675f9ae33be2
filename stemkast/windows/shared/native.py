"""Native widgets in the colours and the typeface of the house, light or dark, as large as the window asks."""

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QWidget

from stemkast.windows.shared.palette import DARK, Palette
from stemkast.windows.shared.typefaces import Weight, font

_SIZE, _WEIGHT = "houseSize", "houseWeight"
_LIGHT_CARD, _DARK_CARD = "#FFFFFF", "#13263A"


def card_colour(colours: Palette) -> str:
    """The ground of cards, lists and fields."""
    return _DARK_CARD if colours is DARK else _LIGHT_CARD


def house_palette(colours: Palette) -> QPalette:
    """What native widgets are drawn with, whatever the system prefers: the contrasts are known."""
    palette = QPalette()
    ink, paper, card = QColor(colours.ink), QColor(colours.paper), QColor(card_colour(colours))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(role, ink)
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.soft))
    for role, colour in (
        (QPalette.ColorRole.Window, paper),
        (QPalette.ColorRole.Base, card),
        (QPalette.ColorRole.AlternateBase, paper),
        (QPalette.ColorRole.Button, card),
        (QPalette.ColorRole.Highlight, QColor(colours.favour)),
        (QPalette.ColorRole.HighlightedText, QColor(colours.on_fill)),
        (QPalette.ColorRole.ToolTipBase, card),
        (QPalette.ColorRole.ToolTipText, ink),
        (QPalette.ColorRole.PlaceholderText, QColor(colours.soft)),
        (QPalette.ColorRole.Link, QColor(colours.favour)),
        (QPalette.ColorRole.Light, card),
        (QPalette.ColorRole.Midlight, QColor(colours.line)),
        (QPalette.ColorRole.Mid, QColor(colours.line)),
        (QPalette.ColorRole.Dark, QColor(colours.soft)),
    ):
        palette.setColor(role, colour)
    return palette


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
