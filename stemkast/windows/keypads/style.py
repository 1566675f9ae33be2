"""How the window looks: one sheet at the scale of the window, and the colours of the lights.

A keypad is an ink body with a paper glass and paper keys. Its lights are neither the colours of for and against nor the
accent: a light says nothing of what was chosen.
"""

from stemkast.windows.shared.palette import LIGHT
from stemkast.windows.shared.typefaces import FAMILY

CARD = "#FFFFFF"
GREEN, RED, WAITING = "#5FD17F", "#FF8A7A", "#F7F5F0"
UNLIT = "#8296AB"
BODY, GLASS, GLASS_OFF = LIGHT.ink, "#EDF1E6", "#33475C"


def keypad_style(scale: float) -> str:
    """The sheet of the keypads, at this scale."""
    return f"""
QWidget#keypads {{ background: transparent; }}
QFrame#place {{ background: transparent; border: {_px(3, scale)} solid transparent; border-radius: {_px(18, scale)}; }}
QFrame#place[inCradle="true"] {{ background: {LIGHT.line}; }}
QFrame#place:focus {{ border-color: {LIGHT.favour}; }}
QFrame#body {{ background: {BODY}; border-radius: {_px(14, scale)}; }}
QLabel#serial {{ {_face(15, scale, 600)} color: {LIGHT.paper}; }}
QPushButton {{ {_face(18, scale, 600)} border-radius: {_px(7, scale)}; padding: 0; }}
QPushButton[kind="key"] {{
    color: {LIGHT.ink}; background: {LIGHT.paper}; border: none; border-bottom: {_px(3, scale)} solid {LIGHT.line};
}}
QPushButton[kind="key"]:hover {{ background: {CARD}; }}
QPushButton[kind="key"]:pressed {{ background: {LIGHT.line}; border-bottom-color: {LIGHT.soft}; }}
QPushButton[kind="key"]:disabled {{ color: {UNLIT}; background: {GLASS_OFF}; border-bottom-color: {BODY}; }}
QPushButton[kind="switch"] {{
    {_face(15, scale, 600)} color: {LIGHT.paper}; background: transparent;
    border: {_px(1.5, scale)} solid {UNLIT};
}}
QPushButton[kind="switch"]:hover {{ border-color: {LIGHT.paper}; }}
QPushButton[kind="switch"]:pressed {{ background: {GLASS_OFF}; }}
QPushButton[kind="cradle"] {{
    {_face(15, scale, 600)} color: {LIGHT.ink}; background: {CARD}; border: {_px(1, scale)} solid {LIGHT.soft};
}}
QPushButton[kind="cradle"]:hover {{ border-color: {LIGHT.ink}; }}
QPushButton[kind="cradle"]:pressed {{ background: {LIGHT.line}; }}
"""


def window_style(scale: float) -> str:
    """The sheet of everything else."""
    return f"""
QMainWindow, QWidget#whole, QScrollArea, QWidget#side {{ background: {LIGHT.paper}; }}
QFrame#edge {{ background: {LIGHT.line}; }}
QFrame#card {{ background: {CARD}; border: 1px solid {LIGHT.line}; border-radius: {_px(10, scale)}; }}
QLabel {{ {_face(15, scale)} color: {LIGHT.ink}; }}
QLabel#title {{ {_face(24, scale, 700)} }}
QLabel#step {{ {_face(16, scale, 700)} }}
QLabel#soft {{ color: {LIGHT.soft}; }}
QLabel#path {{ {_face(14, scale)} }}
QPushButton[kind="copy"] {{
    {_face(15, scale, 600)} color: {LIGHT.ink}; background: {CARD}; border: 1px solid {LIGHT.soft};
    border-radius: {_px(7, scale)}; padding: {_px(6, scale)} {_px(12, scale)};
}}
QPushButton[kind="copy"]:hover {{ border-color: {LIGHT.ink}; }}
QPushButton[kind="copy"]:pressed {{ background: {LIGHT.line}; }}
QPushButton[kind="copy"]:focus {{ border-color: {LIGHT.favour}; }}
QToolTip {{ {_face(15, scale)} color: {LIGHT.ink}; background: {CARD}; border: 1px solid {LIGHT.soft}; padding: 4px; }}
"""


def _px(size: float, scale: float) -> str:
    return f"{round(size * scale)}px"


def _face(size: float, scale: float, weight: int = 400) -> str:
    return f'font-family: "{FAMILY}"; font-size: {_px(size, scale)}; font-weight: {weight};'
