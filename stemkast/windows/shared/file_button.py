"""A button behind which a file or a folder is chosen."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QPushButton

from stemkast.windows.shared.typefaces import font

_SIZE = 16


class FileButton(QPushButton):
    """Asks for a file to read, or one to write (`proposed` is its name), or a folder.

    Signals: chosen(Path).
    """

    chosen = Signal(object)

    def __init__(self, says: str, kinds: str = "", proposed: str = "", folder: bool = False) -> None:
        super().__init__(says)
        self._kinds = kinds
        self._proposed = proposed
        self._folder = folder
        self.setFont(font(_SIZE))
        self.setAutoDefault(False)
        self.clicked.connect(self._ask)

    def _ask(self) -> None:
        dialog = QFileDialog(self, self.text(), "", self._kinds)
        if self._folder:
            dialog.setFileMode(QFileDialog.FileMode.Directory)
            dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        elif self._proposed:
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            dialog.selectFile(self._proposed)
        else:
            dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.chosen.emit(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
