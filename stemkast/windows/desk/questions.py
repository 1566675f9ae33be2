"""What some actions ask before they are done: who it is, why a keypad or a mandate ends, which cradle stands here."""

from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QLineEdit, QPushButton, QVBoxLayout, QWidget

from stemkast.assembly.events import RepresentativeRole
from stemkast.hall_client.desk.book import Standing
from stemkast.hall_client.desk.state import DeskState
from stemkast.hall_client.desk.turns import ENDS_FOR_ANOTHER, ENDS_FOR_GOOD
from stemkast.hall_client.desk.visit import DeskAction, Named, Said
from stemkast.windows.desk.look import BODY, GAP, HEADING, WIDE, text
from stemkast.windows.desk.words import role, why_ended, why_withdrawn
from stemkast.windows.shared.native import sized
from stemkast.windows.shared.typefaces import Weight

translate = QCoreApplication.translate
_LONGEST_NAME = 200


class Question(QDialog):
    """Asks something and tells the answer once.

    Signals: answered(Said).
    """

    answered = Signal(object)

    def __init__(self, says: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModal(True)
        self.setWindowTitle(says)
        self.setMinimumWidth(480)
        self.setAccessibleName(says)
        asked = text(HEADING, Weight.BOLD)
        asked.setText(says)
        self.fields = QVBoxLayout(self)
        self.fields.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        self.fields.setSpacing(GAP)
        self.fields.addWidget(asked)

    def answer(self, said: Said) -> None:
        """Closes and tells."""
        self.accept()
        self.answered.emit(said)


class ChoiceQuestion(Question):
    """A few answers, each under its number; Enter is the first one."""

    def __init__(self, says: str, answers: list[tuple[str, Said]], parent: QWidget) -> None:
        super().__init__(says, parent)
        self.buttons: list[QPushButton] = []
        for number, (words, said) in enumerate(answers, start=1):
            button = QPushButton(f"{number}   {words}" + ("   ⏎" if number == 1 else ""))
            button.setAccessibleName(f"{words}, {number}")
            button.setMinimumHeight(44)
            button.setStyleSheet("text-align: left; padding: 6px 16px;")
            sized(button, BODY)
            button.clicked.connect(partial(self.answer, said))
            shortcut = QShortcut(QKeySequence(str(number)), self)
            shortcut.activated.connect(partial(self.answer, said))
            self.fields.addWidget(button)
            self.buttons.append(button)
        if self.buttons:
            self.buttons[0].setDefault(True)
            self.buttons[0].setFocus()


class PersonQuestion(Question):
    """Who votes for a municipality: a role by its first letter, and a name that may stay empty."""

    def __init__(self, says: str, known: Named | None, parent: QWidget) -> None:
        super().__init__(says, parent)
        self.role = QComboBox()
        for each in RepresentativeRole:
            self.role.addItem(role(each), each)
        self.role.setAccessibleName(translate("Desk", "Role"))
        self.name = QLineEdit(known.name if known is not None else "")
        self.name.setMaxLength(_LONGEST_NAME)
        self.name.setPlaceholderText(translate("Desk", "name, if it is known"))
        self.name.setAccessibleName(translate("Desk", "Name of the representative"))
        if known is not None:
            self.role.setCurrentIndex(self.role.findData(known.role))
        hint = text(BODY)
        hint.setText(translate("Desk", "First letter for the role, Tab for the name, Enter when done."))
        self.fields.addWidget(hint)
        for field in (self.role, self.name):
            sized(field, BODY)
            field.setMinimumHeight(40)
            self.fields.addWidget(field)
        done = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        done.button(QDialogButtonBox.StandardButton.Ok).setText(translate("Desk", "That is the one"))
        done.button(QDialogButtonBox.StandardButton.Cancel).setText(translate("Desk", "Cancel"))
        done.accepted.connect(self._tell)
        done.rejected.connect(self.reject)
        self.fields.addWidget(done)
        self.role.setFocus()

    def _tell(self) -> None:
        self.answer(Said(named=Named(RepresentativeRole(self.role.currentData()), self.name.text().strip())))


def question_for(action: DeskAction, state: DeskState, parent: QWidget) -> Question | None:
    """The question of an action; None for one that is done at once."""
    card = state.card
    name = card.name if card is not None else ""
    match action:
        case DeskAction.NAME | DeskAction.OTHER_PERSON:
            who = card.representative if card is not None else None
            known = Named(who.role, "") if who is not None else None
            return PersonQuestion(translate("Desk", "Who votes for %1?").replace("%1", name), known, parent)
        case DeskAction.HAND_IN:
            answers = [(why_ended(each), Said(ends=each)) for each in ENDS_FOR_GOOD]
            return ChoiceQuestion(translate("Desk", "The keypad of %1").replace("%1", name), answers, parent)
        case DeskAction.OTHER_KEYPAD:
            answers = [(why_ended(each), Said(ends=each)) for each in ENDS_FOR_ANOTHER]
            says = translate("Desk", "Why does %1 need another keypad? The old one stops at once.")
            return ChoiceQuestion(says.replace("%1", name), answers, parent)
        case DeskAction.WITHDRAW if card is not None and card.standing is not Standing.PRESENT:
            answers = [(each, Said(reason=each)) for each in why_withdrawn()]
            says = translate("Desk", "Why is the mandate of %1 withdrawn? It gets no keypad until somebody is named.")
            return ChoiceQuestion(says.replace("%1", name), answers, parent)
        case DeskAction.CRADLE:
            found = [(f"{serial} · {path}", Said(cradle=path)) for path, serial in state.cradles]
            none = (translate("Desk", "None: I type the numbers of keypads"), Said())
            says = translate("Desk", "Which keypad lies in the cradle of this desk?")
            return ChoiceQuestion(says, [*found[:8], none], parent)
        case _:
            return None
