"""The look of the committee's window: one style sheet made of a palette, light or dark.

What agrees is quiet; only what does not is filled with colour, and its words say it too.
"""

from enum import StrEnum

from PySide6.QtWidgets import QLabel, QWidget

from stemkast.windows.shared.native import card_colour
from stemkast.windows.shared.palette import Palette
from stemkast.windows.shared.typefaces import Weight, font

SMALL, BODY, HEADING, TITLE = 14, 16, 18, 24
GAP, ROOM, WIDE = 8, 16, 24


class Tone(StrEnum):
    """What a text is: plain, of second rank, right, or wrong."""

    INK = "ink"
    SOFT = "soft"
    GOOD = "good"
    WRONG = "wrong"


def text(size: int = BODY, weight: Weight = Weight.REGULAR, tone: Tone = Tone.INK) -> QLabel:
    """A label that wraps and is never cut."""
    label = QLabel()
    label.setFont(font(size, weight))
    label.setWordWrap(True)
    toned(label, tone)
    return label


def toned(widget: QWidget, tone: Tone) -> None:
    """Gives a widget this tone; the style sheet of the window gives the tone its colour."""
    if widget.property("tone") != tone.value:
        widget.setProperty("tone", tone.value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def style(colours: Palette) -> str:
    """What is not native."""
    card = card_colour(colours)
    return f"""
QMainWindow, QDialog, QStackedWidget {{ background: {colours.paper}; }}
QLabel, QCheckBox, QTableView {{ color: {colours.ink}; }}
QLabel[tone="soft"] {{ color: {colours.soft}; }}
QLabel[tone="good"] {{ color: {colours.favour}; }}
QLabel[tone="wrong"] {{ color: {colours.against}; }}
QLabel#strip {{ background: {colours.accent}; color: {colours.on_accent}; padding: 8px 24px; }}
QLabel#shout {{ background: {colours.against}; color: {colours.on_fill}; padding: 10px 16px; border-radius: 8px; }}
QWidget#disbelieved {{ background: {colours.against}; }}
QWidget#disbelieved QLabel {{ color: {colours.on_fill}; }}
QTableView {{ background: {card}; color: {colours.ink}; border: 1px solid {colours.line}; border-radius: 8px;
    gridline-color: {colours.line}; selection-background-color: {colours.line}; selection-color: {colours.ink}; }}
QTableView:focus {{ border: 2px solid {colours.favour}; }}
QTableView::item {{ padding: 0 8px; }}
QHeaderView::section {{ background: {card}; color: {colours.soft}; border: none;
    border-bottom: 1px solid {colours.line}; padding: 5px 8px; }}
QTabWidget::pane {{ border: none; }}
QTabBar::tab {{ background: transparent; color: {colours.soft}; padding: 7px 16px;
    border-bottom: 3px solid transparent; }}
QTabBar::tab:selected {{ color: {colours.ink}; border-bottom: 3px solid {colours.favour}; }}
QTabBar::tab:focus {{ color: {colours.favour}; }}
QLineEdit, QComboBox {{ background: {card}; color: {colours.ink}; border: 1px solid {colours.soft};
    border-radius: 6px; padding: 5px 8px;
    selection-background-color: {colours.favour}; selection-color: {colours.on_fill}; }}
QLineEdit:focus, QComboBox:focus {{ border: 2px solid {colours.favour}; padding: 4px 7px; }}
QSpinBox QLineEdit, QSpinBox QLineEdit:focus {{ border: none; padding: 0; background: transparent; }}
QComboBox::drop-down {{ border: none; width: 24px; }}
QComboBox QAbstractItemView {{ background: {card}; color: {colours.ink}; }}
QProgressBar {{ background: {card}; color: {colours.ink}; border: 1px solid {colours.line}; border-radius: 6px;
    text-align: center; }}
QProgressBar::chunk {{ background: {colours.line}; border-radius: 5px; }}
QPushButton {{ background: {card}; color: {colours.ink}; border: 1px solid {colours.soft}; border-radius: 8px;
    padding: 7px 16px; }}
QPushButton:hover {{ border-color: {colours.favour}; }}
QPushButton:focus {{ border: 2px solid {colours.favour}; padding: 6px 15px; }}
QPushButton:disabled {{ color: {colours.soft}; border-color: {colours.line}; }}
QPushButton#primary {{ background: {colours.ink}; color: {colours.paper}; border: 2px solid {colours.ink};
    border-radius: 10px; padding: 10px 24px; }}
QPushButton#primary:focus {{ border-color: {colours.favour}; }}
QPushButton#primary:disabled {{ background: {colours.paper}; color: {colours.soft}; border-color: {colours.line}; }}
"""
