"""The look of the desk's window: sizes, and one style sheet made of a palette, light or dark.

A label says what it is by its tone; the style sheet of the window gives every tone its colour, so that another palette
is another style sheet and nothing else.
"""

from enum import StrEnum

from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from stemkast.windows.shared.native import card_colour, sized
from stemkast.windows.shared.palette import DARK, LIGHT, Palette
from stemkast.windows.shared.typefaces import Weight

SMALL, BODY, HEADING, FIELD, TITLE = 15, 17, 18, 26, 42
GAP, ROOM, WIDE = 8, 16, 24
_GROUNDS = {LIGHT: ("#E8F0F0", "#FFF8E3"), DARK: ("#1B3A4A", "#33290F")}


class Tone(StrEnum):
    """What a text is: plain, of second rank, done, worth knowing, or wrong. The words always say it too."""

    INK = "ink"
    SOFT = "soft"
    GOOD = "good"
    KNOW = "know"
    WRONG = "wrong"


def text(size: int = BODY, weight: Weight = Weight.REGULAR, tone: Tone = Tone.INK) -> QLabel:
    """A label that wraps and is never cut."""
    label = QLabel()
    sized(label, size, weight)
    label.setWordWrap(True)
    label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    toned(label, tone)
    return label


def toned(widget: QWidget, tone: Tone) -> None:
    """Gives a widget this tone."""
    marked(widget, "tone", tone.value)
    if isinstance(widget, QLabel):  # a style sheet that changes later does not move the text of a label
        widget.setContentsMargins(*((14, 5, 10, 5) if tone is Tone.KNOW else (0, 0, 0, 0)))


def marked(widget: QWidget, name: str, value: object) -> None:
    """Sets a property that the style sheet looks at."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def style(colours: Palette) -> str:
    """What is not native: cards, the outlined step, the pill, the one filled button, the strip of troubles."""
    card = card_colour(colours)
    chosen, note = _GROUNDS[colours]
    return f"""
QWidget#left {{ background: {card}; }}
QWidget#page, QScrollArea, QWidget#column {{ background: transparent; }}
QLabel[tone="ink"] {{ color: {colours.ink}; }}
QLabel[tone="soft"] {{ color: {colours.soft}; }}
QLabel[tone="good"] {{ color: {colours.favour}; }}
QLabel[tone="know"] {{ color: {colours.ink}; background: {note}; border-left: 4px solid {colours.accent}; }}
QLabel[tone="wrong"] {{ color: {colours.against}; }}
QLineEdit#search {{ background: {card}; color: {colours.ink}; border: 2px solid {colours.ink}; border-radius: 8px;
    padding: 6px 14px; }}
QLineEdit#search:focus {{ border: 3px solid {colours.favour}; }}
QTreeWidget {{ background: {card}; border: none; outline: none; color: {colours.ink}; }}
QTreeWidget::item {{ border-bottom: 1px solid {colours.line}; padding: 10px 8px; }}
QTreeWidget::item:selected {{ background: {chosen}; color: {colours.ink}; }}
QTableWidget {{ background: {card}; color: {colours.ink}; border: 1px solid {colours.line}; border-radius: 8px;
    gridline-color: {colours.line}; }}
QTableWidget::item {{ padding: 0 8px; color: {colours.ink}; }}
QHeaderView::section {{ background: {colours.paper}; color: {colours.soft}; border: none; padding: 4px 8px; }}
QFrame#card {{ background: {card}; border: 1px solid {colours.line}; border-radius: 10px; }}
QFrame#card[next="true"] {{ border: 3px solid {colours.favour}; }}
QFrame#line {{ background: {colours.line}; }}
QLabel#pill {{ background: {note}; color: {colours.ink}; border: 1px solid {colours.line}; border-radius: 9px;
    padding: 3px 12px; }}
QLabel#pill[good="true"] {{ background: {chosen}; }}
QLabel#strip {{ background: {colours.accent}; color: {colours.on_accent}; padding: 8px 24px; }}
QPushButton#primary {{ background: {colours.ink}; color: {colours.paper}; border: 3px solid {colours.ink};
    border-radius: 10px; padding: 8px 28px; }}
QPushButton#primary:hover {{ background: {colours.favour}; border-color: {colours.favour}; }}
QPushButton#primary:disabled {{ background: {colours.paper}; color: {colours.soft}; border-color: {colours.line}; }}
QPushButton#key {{ background: transparent; color: {colours.ink}; border: 1px solid {colours.line};
    border-radius: 6px; padding: 4px 8px; }}
QPushButton#key:hover {{ border-color: {colours.favour}; }}
"""
