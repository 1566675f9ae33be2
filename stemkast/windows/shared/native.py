"""Native widgets in the colours of the house, light or dark."""

from PySide6.QtGui import QColor, QPalette

from stemkast.windows.shared.palette import DARK, Palette

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
    ):
        palette.setColor(role, colour)
    return palette
