"""Lines of a list that are never cut: each as high as its words need in the width that there is."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTreeView

_PADDING = 10
_SIDES = 8


class WrappedText(QStyledItemDelegate):
    """For the first column of `tree`, whose words it wraps."""

    def __init__(self, tree: QTreeView) -> None:
        super().__init__(tree)
        self._tree = tree
        tree.header().sectionResized.connect(tree.scheduleDelayedItemsLayout)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """The height of the wrapped words."""
        depth = 1 if index.parent().isValid() else 0
        wide = self._tree.columnWidth(0) - depth * self._tree.indentation() - _SIDES
        face = index.data(Qt.ItemDataRole.FontRole)
        metrics = QFontMetrics(face if isinstance(face, QFont) else self._tree.font())
        room = QRect(0, 0, max(wide, 40), 10_000)
        words = str(index.data(Qt.ItemDataRole.DisplayRole))
        return QSize(wide, metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, words).height() + _PADDING)
