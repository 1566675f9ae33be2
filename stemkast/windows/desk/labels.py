"""What stands on the keys of the desk's window, and under which key each action is."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence

from stemkast.hall_client.desk.visit import DeskAction

translate = QCoreApplication.translate

KEYS = {
    DeskAction.OTHER_PERSON: "F2",
    DeskAction.OTHER_KEYPAD: "F3",
    DeskAction.FOUND: "F4",
    DeskAction.CRADLE: "F6",
    DeskAction.PRINT: "F7",
    DeskAction.HAND_IN: "F8",
    DeskAction.OVERVIEW: "F9",
    DeskAction.WITHDRAW: "F10",
    DeskAction.AGAIN: "Esc",
}
"""Keys of the actions beside the next one; the next one is always Enter."""
OF_THE_DESK = (DeskAction.CRADLE, DeskAction.OVERVIEW, DeskAction.AGAIN)
OF_THE_VISITOR = tuple(action for action in KEYS if action not in OF_THE_DESK)
STILL = frozenset({DeskAction.FIND, DeskAction.PLACE, DeskAction.WAIT, DeskAction.BLOCKED})
"""Moments at which Enter does nothing."""


def key(action: DeskAction) -> str:
    """The key of an action as this system writes it."""
    return QKeySequence(KEYS[action]).toString(QKeySequence.SequenceFormat.NativeText)


def label(action: DeskAction) -> str:
    """What the small button says."""
    return {
        DeskAction.OTHER_PERSON: translate("Desk", "other person"),
        DeskAction.OTHER_KEYPAD: translate("Desk", "other keypad"),
        DeskAction.FOUND: translate("Desk", "keypad found"),
        DeskAction.CRADLE: translate("Desk", "cradle"),
        DeskAction.PRINT: translate("Desk", "print again"),
        DeskAction.HAND_IN: translate("Desk", "hand in"),
        DeskAction.OVERVIEW: translate("Desk", "overview"),
        DeskAction.WITHDRAW: translate("Desk", "withdraw mandate"),
        DeskAction.AGAIN: translate("Desk", "start again"),
    }[action]


def large_label(action: DeskAction) -> str:
    """What the filled button says."""
    return {
        DeskAction.FIND: translate("Desk", "Find first"),
        DeskAction.CHOOSE: translate("Desk", "Choose"),
        DeskAction.NAME: translate("Desk", "Who is it?"),
        DeskAction.PLACE: translate("Desk", "Keypad in the cradle first"),
        DeskAction.HAND_OUT: translate("Desk", "Hand out"),
        DeskAction.WAIT: translate("Desk", "Wait for ✓ on the keypad"),
        DeskAction.NEXT_VISITOR: translate("Desk", "Next one"),
        DeskAction.BLOCKED: translate("Desk", "Not now"),
        DeskAction.HAND_IN: translate("Desk", "Hand in"),
        DeskAction.OVERVIEW: translate("Desk", "Back to the desk"),
    }[action]
