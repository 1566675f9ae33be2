"""A motion that is put on the agenda on the spot: what it asks, what it is, and who moves it."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from stemkast.assembly.proposals import ProposalKind
from stemkast.hall_client.chair.commands import Said
from stemkast.windows.chair.dialogs import Question
from stemkast.windows.chair.look import BODY, text
from stemkast.windows.shared import words
from stemkast.windows.shared.native import sized

translate = QCoreApplication.translate
_KINDS = (ProposalKind.MOTION_OF_ORDER, ProposalKind.POINT_OF_ORDER, ProposalKind.MOTION)


class InsertQuestion(Question):
    """It comes under the item at hand and is called at once."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(title, translate("Chair", "It comes under the item at hand and is called at once."), parent)
        self.kind = QComboBox()
        for each in _KINDS:
            self.kind.addItem(words.proposal_kind(each), each)
        self.subject = QLineEdit()
        self.subject.textChanged.connect(self._check)
        self.movers = QLineEdit()
        rows = (
            (translate("Chair", "Kind"), self.kind),
            (translate("Chair", "The words that are put to the vote"), self.subject),
            (translate("Chair", "Moved by (municipalities, with commas between)"), self.movers),
        )
        for says, field in rows:
            label = text(BODY)
            label.setText(says)
            label.setBuddy(field)
            sized(field, BODY)
            field.setAccessibleName(says)
            self.fields.addWidget(label)
            self.fields.addWidget(field)
        self.subject.setFocus()
        self._check()

    def said(self) -> Said:
        """Kind, words and movers."""
        named = (each.strip() for each in self.movers.text().split(","))
        return Said(
            text=self.subject.text().strip(),
            kind=ProposalKind(self.kind.currentData()),
            movers=tuple(each for each in named if each),
        )

    def _check(self) -> None:
        self._allow(bool(self.subject.text().strip()))
