"""Why an action finds nothing on the agenda to be done with: a sentence before anything is asked of the hall."""

from PySide6.QtCore import QCoreApplication

from stemkast.hall_client.chair.actions import ChairAction
from stemkast.hall_client.chair.agenda_order import Stop, together
from stemkast.hall_client.chair.commands import on_agenda
from stemkast.hall_client.chair.state import ChairState

translate = QCoreApplication.translate
_OF_THE_SELECTION = frozenset(
    {ChairAction.CALL_SELECTED, ChairAction.TAKE_OFF, ChairAction.MOVE_UP, ChairAction.MOVE_DOWN}
)


def unselected(action: ChairAction, selected: tuple[Stop, ...], state: ChairState) -> str:
    """What to select first; empty where the action can be done with what is selected, or needs nothing."""
    if action not in _OF_THE_SELECTION:
        return ""
    if not selected:
        return translate("Chair", "Choose on the agenda what this is about; with Ctrl more than one.")
    if action is ChairAction.TAKE_OFF:
        if on_agenda(state, selected):
            return ""
        return translate("Chair", "Nothing of this is to be decided: pass the item over.")
    if together(selected) is None:
        return translate("Chair", "Only proposals of one agenda item go together in this.")
    return ""
