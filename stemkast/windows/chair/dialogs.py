"""Questions that some actions ask before they are sent: a name, a reason, who contests, how the meeting voted."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from stemkast.hall_client.chair.commands import Said
from stemkast.hall_client.chair.state import Entitled
from stemkast.windows.chair.look import BODY, GAP, WIDE, text
from stemkast.windows.shared.native import sized

translate = QCoreApplication.translate


class Question(QDialog):
    """Asks something and tells the answer once.

    Signals: answered(Said).
    """

    answered = Signal(object)

    def __init__(self, title: str, says: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        self.setMinimumWidth(460)
        explanation = text(BODY)
        explanation.setText(says)
        self.fields = QVBoxLayout()
        self.fields.setSpacing(GAP)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, parent=self
        )
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setText(title)
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(translate("Chair", "Cancel"))
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        layout.setSpacing(GAP * 2)
        layout.addWidget(explanation)
        layout.addLayout(self.fields)
        layout.addWidget(self.buttons)
        self.accepted.connect(self._tell)

    def said(self) -> Said:
        """The answer."""
        return Said()

    def _tell(self) -> None:
        self.answered.emit(self.said())

    def _allow(self, complete: bool) -> None:
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(complete)


class TextQuestion(Question):
    """Asks for a line of text, which may not be empty."""

    def __init__(self, title: str, says: str, parent: QWidget, proposed: str = "") -> None:
        super().__init__(title, says, parent)
        self.field = QLineEdit(proposed)
        sized(self.field, BODY)
        self.field.setAccessibleName(says)
        self.field.textChanged.connect(self._check)
        self.fields.addWidget(self.field)
        self.field.selectAll()
        self._check()

    def said(self) -> Said:
        """The text, without spaces around it."""
        return Said(text=self.field.text().strip())

    def _check(self) -> None:
        self._allow(bool(self.field.text().strip()))


class ContestQuestion(Question):
    """Asks who contests: the majority of the meeting, or one municipality that is present. BW 2:13 (4)."""

    def __init__(self, title: str, entitled: tuple[Entitled, ...], parent: QWidget) -> None:
        super().__init__(title, translate("Chair", "Who asks for a new poll?"), parent)
        self.field = QComboBox()
        sized(self.field, BODY)
        self.field.setAccessibleName(translate("Chair", "Who asks for a new poll?"))
        self.field.addItem(translate("Chair", "The majority of the meeting"), "")
        for each in entitled:
            self.field.addItem(each.name, each.code)
        self.fields.addWidget(self.field)

    def said(self) -> Said:
        """The municipality's code; empty for the meeting."""
        return Said(municipality=str(self.field.currentData()))


class VotesQuestion(Question):
    """Asks how many votes of those present support a new poll."""

    def __init__(self, title: str, present_votes: int, parent: QWidget) -> None:
        says = translate("Chair", "How many of the %1 votes present ask for a new poll?")
        super().__init__(title, says.replace("%1", str(present_votes)), parent)
        self._present = present_votes
        self.field = QSpinBox()
        sized(self.field, BODY)
        self.field.setRange(0, present_votes)
        self.field.setAccessibleName(translate("Chair", "Votes for a new poll"))
        self.fields.addWidget(self.field)

    def said(self) -> Said:
        """The votes for a new poll, of those present."""
        return Said(votes_for=self.field.value(), votes_present=self._present)
