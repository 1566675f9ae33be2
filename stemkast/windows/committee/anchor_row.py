"""One thing that the committee may know from elsewhere: what it is, where it comes from, and what was given."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from stemkast.windows.committee.look import BODY, GAP, ROOM, SMALL, Tone, text, toned
from stemkast.windows.shared.file_button import FileButton
from stemkast.windows.shared.numbers import whole
from stemkast.windows.shared.system_words import system_words
from stemkast.windows.shared.typefaces import Weight, font

translate = QCoreApplication.translate
_LARGEST = 4_000_000
"""Bytes; a register of all municipalities has some twenty thousand."""
_NAME_WIDTH = 330


class AnchorRow(QWidget):
    """A key to be typed, pasted or read from a file; or, where `whole_file`, a file of which the bytes are kept.

    Attributes:
        field: where a key is typed, or a file stands by its size.
        file: the button behind which a file is chosen.
    """

    def __init__(self, name: str, where: str, value: bytes | None, *, whole_file: bool = False) -> None:
        super().__init__()
        self._bytes = value if whole_file else None
        self._whole_file = whole_file
        self._where = where
        label, self._source = text(BODY, Weight.SEMIBOLD), text(SMALL)
        label.setText(name)
        self._say(where, Tone.SOFT)
        names = QWidget()
        names.setFixedWidth(_NAME_WIDTH)
        lines = QVBoxLayout(names)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(label)
        lines.addWidget(self._source)
        self.field = QLineEdit()
        self.field.setFont(font(BODY))
        self.field.setAccessibleName(name)
        if whole_file:
            self._show_size()
            self.field.textEdited.connect(self._forget)
        elif value is not None:
            self.field.setText(value.decode("utf-8", "replace"))
        self.file = FileButton(translate("Committee", "From a file …"))
        self.file.setAccessibleName(f"{name}: {self.file.text()}")
        self.file.chosen.connect(self.read)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, GAP, 0, GAP)
        layout.setSpacing(ROOM)
        layout.addWidget(names)
        layout.addWidget(self.field, 1)
        layout.addWidget(self.file)

    @property
    def value(self) -> bytes | None:
        """What was given, None where nothing was."""
        return self._bytes if self._whole_file else (self.field.text().strip().encode() or None)

    def read(self, path: Path) -> None:
        """Takes a file; one that cannot be read says so and leaves what was given."""
        try:
            with path.open("rb") as file:
                content = file.read(_LARGEST + 1)
        except OSError as error:
            self._say(f"{path.name}: {system_words(error.strerror or str(error))}", Tone.WRONG)
            return
        if len(content) > _LARGEST:
            self._say(translate("Committee", "%1 is too large to be this").replace("%1", path.name), Tone.WRONG)
            return
        self._say(self._where, Tone.SOFT)
        if self._whole_file:
            self._bytes = content
            self._show_size()
        else:
            self.field.setText(content.decode("utf-8", "replace").strip())

    def _say(self, says: str, tone: Tone) -> None:
        self._source.setText(says)
        toned(self._source, tone)

    def _show_size(self) -> None:
        if self._bytes is not None:
            says = translate("Committee", "a file of %1 lines")
            self.field.setText(says.replace("%1", whole(len(self._bytes.splitlines()))))

    def _forget(self) -> None:
        """Whoever types where a file stands takes the file away."""
        self._bytes = None
        self.field.clear()
