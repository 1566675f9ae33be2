"""What is not native in the chair's window: the one filled button, cards, and lines."""

from stemkast.windows.chair.look import CARD
from stemkast.windows.shared.palette import LIGHT

STYLE = f"""
QPushButton#primary {{
    background: {LIGHT.ink}; color: {LIGHT.paper}; border: 3px solid {LIGHT.ink}; border-radius: 10px;
    padding: 8px 28px;
}}
QPushButton#primary:hover {{ background: {LIGHT.favour}; border-color: {LIGHT.favour}; }}
QPushButton#primary:focus {{ border-color: {LIGHT.favour}; }}
QPushButton#primary:disabled {{ background: {LIGHT.paper}; color: {LIGHT.soft}; border-color: {LIGHT.line}; }}
QFrame#card {{ background: {CARD}; border: 1px solid {LIGHT.line}; border-radius: 10px; }}
QFrame#screen {{ background: {LIGHT.line}; border: 1px solid {LIGHT.ink}; }}
QFrame#line {{ background: {LIGHT.line}; }}
QLabel#test {{ background: {LIGHT.accent}; padding: 2px 10px; border-radius: 4px; }}
QProgressBar {{ background: {LIGHT.line}; border: none; border-radius: 7px; min-height: 14px; max-height: 14px; }}
QProgressBar::chunk {{ background: {LIGHT.ink}; border-radius: 7px; }}
QTreeWidget {{ border: 1px solid {LIGHT.line}; border-radius: 10px; padding: 4px; background: {CARD}; }}
QTreeWidget::item:selected {{ background: {LIGHT.favour}; color: {LIGHT.on_fill}; }}
QScrollArea, QWidget#column {{ background: transparent; }}
"""
