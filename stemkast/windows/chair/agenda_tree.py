"""The list behind the agenda: items can be dragged to another place; where they stand is for the hall to say."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeWidget, QTreeWidgetItem, QWidget


class AgendaTree(QTreeWidget):
    """Signals: dragged(int, int): the item at the first place goes before the one at the second, both from 0.

    A drop moves nothing here: the list is filled anew when the hall has the new order.
    """

    dragged = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)

    def dropEvent(self, event: QDropEvent) -> None:
        """Tells where the dragged item is to go."""
        dragged = self.currentItem()
        if dragged is not None:
            self.dragged.emit(self.indexOfTopLevelItem(_item_of(dragged)), self._place(event.position().toPoint()))
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()

    def _place(self, at: QPoint) -> int:
        under = self.itemAt(at)
        if under is None:
            return self.topLevelItemCount()
        place = self.indexOfTopLevelItem(_item_of(under))
        below_middle = at.y() > self.visualItemRect(under).center().y()
        return place + 1 if below_middle or under.parent() is not None else place


def _item_of(line: QTreeWidgetItem) -> QTreeWidgetItem:
    return line.parent() or line
