"""The look of the setup window: native widgets in the colours and the typeface of the house, light or dark."""

from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from stemkast.windows.setup.wrapped import Wrapped
from stemkast.windows.shared.native import card_colour, house_palette
from stemkast.windows.shared.palette import Palette
from stemkast.windows.shared.typefaces import Weight, font

SMALL, BODY, HEADING, TITLE, FIGURE = 14, 16, 18, 28, 34
GAP, ROOM, WIDE = 8, 16, 24


def style(colours: Palette) -> str:
    """What is not native: cards, the side list, the one filled button of a page, and voices of text."""
    card = card_colour(colours)
    return f"""
QMainWindow, QDialog {{ background: {colours.paper}; }}
QLabel, QCheckBox, QTableView, QListWidget {{ color: {colours.ink}; }}
QLabel[voice="soft"] {{ color: {colours.soft}; }}
QLabel[voice="bad"] {{ color: {colours.against}; }}
QLabel[voice="good"] {{ color: {colours.favour}; }}
QFrame#card, QFrame#notice {{ background: {card}; border: 1px solid {colours.line}; border-radius: 10px; }}
QFrame#notice[voice="bad"] {{ border: 2px solid {colours.against}; }}
QFrame#notice[voice="good"] {{ border: 2px solid {colours.favour}; }}
QFrame#side {{ background: {card}; border: none; border-right: 1px solid {colours.line}; }}
QListWidget#side {{ background: {card}; border: none; outline: none; }}
QListWidget#side::item {{ padding: 9px 12px; border-left: 5px solid transparent; color: {colours.ink}; }}
QListWidget#side::item:selected {{
    background: {colours.paper}; color: {colours.ink}; border-left: 5px solid {colours.favour};
}}
QTableView, QListWidget#problems {{
    selection-background-color: {colours.favour}; selection-color: {colours.on_fill};
    background: {card}; border: 1px solid {colours.line}; border-radius: 10px; gridline-color: {colours.line};
    alternate-background-color: {colours.paper};
}}
QTableView::item {{ padding: 0 8px; }}
QListWidget#problems::item {{ padding: 2px 8px; }}
QTableView:focus, QListWidget#problems:focus {{ border: 2px solid {colours.favour}; }}
QHeaderView::section {{
    background: {card}; color: {colours.soft}; border: none; border-bottom: 1px solid {colours.line}; padding: 6px 8px;
}}
QPushButton {{
    background: {card}; color: {colours.ink}; border: 1px solid {colours.soft}; border-radius: 8px; padding: 7px 16px;
}}
QPushButton:hover {{ border-color: {colours.favour}; }}
QPushButton:focus {{ border: 2px solid {colours.favour}; padding: 6px 15px; }}
QPushButton:disabled {{ color: {colours.soft}; border-color: {colours.line}; }}
QPushButton#primary {{ background: {colours.ink}; color: {colours.paper}; border: 2px solid {colours.ink}; }}
QPushButton#primary:hover {{ background: {colours.favour}; border-color: {colours.favour}; color: {colours.on_fill}; }}
QPushButton#primary:focus {{ border-color: {colours.accent}; }}
QPushButton#primary:disabled {{ background: {colours.paper}; color: {colours.soft}; border-color: {colours.line}; }}
QLineEdit, QPlainTextEdit {{
    background: {card}; color: {colours.ink}; border: 1px solid {colours.soft}; border-radius: 6px; padding: 5px 8px;
}}
QLineEdit:focus, QPlainTextEdit:focus {{ border: 2px solid {colours.favour}; }}
QLineEdit:disabled, QPlainTextEdit:disabled {{ color: {colours.soft}; border-color: {colours.line}; }}
QProgressBar {{ background: {colours.line}; border: none; border-radius: 6px; min-height: 12px; max-height: 12px; }}
QProgressBar::chunk {{ background: {colours.favour}; border-radius: 6px; }}
QScrollArea, QWidget#page {{ background: transparent; }}
"""


def paint(window: QWidget, colours: Palette) -> None:
    """Gives a window these colours: a style for what is the house's own, a palette for what is native."""
    palette = house_palette(colours)
    window.setStyleSheet(style(colours))
    window.setPalette(palette)
    for widget in window.findChildren(QWidget):  # a style sheet keeps a palette from going down by itself
        widget.setPalette(palette)


def text(size: int = BODY, weight: Weight = Weight.REGULAR, voice: str = "", says: str = "") -> QLabel:
    """A label that wraps and is never cut."""
    label = Wrapped(says)
    label.setFont(font(size, weight))
    speak(label, voice)
    return label


def speak(widget: QLabel | QFrame, voice: str) -> None:
    """Gives a widget another voice: "soft", "bad", "good", or none."""
    widget.setProperty("voice", voice)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def button(says: str, primary: bool = False) -> QPushButton:
    """A button; the primary one is filled, and a page has one."""
    made = QPushButton(says)
    made.setFont(font(BODY, Weight.SEMIBOLD if primary else Weight.REGULAR))
    made.setAutoDefault(False)
    if primary:
        made.setObjectName("primary")
    return made


def card() -> tuple[QFrame, QVBoxLayout]:
    """A card, and the layout of what stands on it."""
    frame = QFrame()
    frame.setObjectName("card")
    rows = QVBoxLayout(frame)
    rows.setContentsMargins(ROOM, ROOM, ROOM, ROOM)
    rows.setSpacing(GAP)
    return frame, rows
