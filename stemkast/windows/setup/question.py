"""Base of the questions: what is asked, one button that answers and one that does not, in the colours of the window."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from stemkast.windows.setup.look import BODY, GAP, WIDE
from stemkast.windows.shared.typefaces import Weight, font

translate = QCoreApplication.translate
_WIDTH = 580


class Question(QDialog):
    """A dialog over its window; whoever fills `column` calls `finish` at the end."""

    def __init__(self, title: str, answer: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        self.setMinimumWidth(_WIDTH)
        self.setPalette(parent.window().palette())
        self.setFont(font(BODY))
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        self.column.setSpacing(GAP)
        buttons = QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        self.buttons = QDialogButtonBox(buttons, parent=self)
        for button, says, weight in (
            (self.answer_button, answer, Weight.SEMIBOLD),
            (self.buttons.button(QDialogButtonBox.StandardButton.Cancel), translate("Setup", "Cancel"), Weight.REGULAR),
        ):
            button.setText(says)
            button.setFont(font(BODY, weight))
        self.answer_button.setObjectName("primary")
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.finished.connect(self.deleteLater)

    @property
    def answer_button(self) -> QPushButton:
        """The button that answers."""
        return self.buttons.button(QDialogButtonBox.StandardButton.Ok)

    def finish(self) -> None:
        """Puts the buttons below what was asked, and gives all of it the colours of the window."""
        self.column.addWidget(self.buttons)
        for widget in self.findChildren(QWidget):
            widget.setPalette(self.palette())
