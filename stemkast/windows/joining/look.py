"""The look of the window: what is not native in it, light or dark."""

from stemkast.windows.shared.native import card_colour
from stemkast.windows.shared.palette import Palette


def style(colours: Palette) -> str:
    """Voices of text, fields, the list and the one filled button."""
    card = card_colour(colours)
    return f"""
QWidget {{ background: {colours.paper}; }}
QLabel[voice="ink"] {{ color: {colours.ink}; }}
QLabel[voice="soft"] {{ color: {colours.soft}; }}
QLabel[voice="bad"] {{ color: {colours.against}; }}
QLineEdit {{ background: {card}; color: {colours.ink}; border: 1px solid {colours.soft}; border-radius: 6px;
    padding: 6px 10px; }}
QLineEdit#code {{ border-width: 2px; padding: 8px 12px; }}
QLineEdit:focus {{ border-color: {colours.favour}; }}
QListWidget {{ background: {card}; color: {colours.ink}; border: 1px solid {colours.line}; border-radius: 8px;
    outline: none; }}
QListWidget::item {{ padding: 6px 10px; }}
QListWidget::item:selected {{ background: {colours.favour}; color: {colours.on_fill}; }}
QPushButton#primary {{ background: {colours.ink}; color: {colours.paper}; border: 2px solid {colours.ink};
    border-radius: 8px; padding: 8px 28px; }}
QPushButton#primary:hover {{ background: {colours.favour}; border-color: {colours.favour}; color: {colours.on_fill}; }}
QPushButton#primary:focus {{ border-color: {colours.accent}; }}
QPushButton#primary:disabled {{ background: {colours.paper}; color: {colours.soft}; border-color: {colours.line}; }}
"""
