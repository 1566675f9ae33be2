"""Asks for a proposal: everything that an agenda says of it; while typing it says whether it would be late."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QWidget

from stemkast.assembly.proposals import AgendaItem, ChoiceRule, Proposal, ProposalKind, Recommendation
from stemkast.preparation.agenda import Draft
from stemkast.preparation.agenda_list import listed, moment_of
from stemkast.preparation.deadline import Deadline
from stemkast.preparation.proposal_place import MOST_OPTIONS
from stemkast.preparation.proposal_words import MAJORITIES, NOUNS, PROPOSAL_NOUN, majority_of
from stemkast.windows.setup.look import BODY, GAP, speak, text
from stemkast.windows.setup.question import Question
from stemkast.windows.shared import words as shared_words
from stemkast.windows.shared.typefaces import font

translate = QCoreApplication.translate


class ProposalDialog(Question):
    """A proposal that is new, or one of the draft.

    Signals: answered(Proposal).
    """

    answered = Signal(object)

    def __init__(
        self,
        draft: Draft,
        items: Sequence[AgendaItem],
        deadline: Deadline | None,
        parent: QWidget,
        proposal: Proposal | None = None,
        item: str = "",
    ) -> None:
        super().__init__(translate("Setup", "Proposal"), translate("Setup", "Into the draft"), parent)
        self._draft = draft
        self._deadline = deadline
        self._proposal = proposal
        self.form = QFormLayout()
        self.form.setSpacing(GAP)
        self.item = self._choice(
            translate("Setup", "Agenda item"), [(f"{each.number} {each.title}", each.number) for each in items]
        )
        kinds = [(shared_words.proposal_kind(each), each) for each in ProposalKind]
        self.kind = self._choice(translate("Setup", "Kind"), kinds)
        self.subject = self._line(translate("Setup", "Words put to the vote"))
        self.movers = self._line(translate("Setup", "Movers"), translate("Setup", "Municipalities, with commas"))
        self.supporters = self._line(
            translate("Setup", "Supporters"), translate("Setup", "Municipalities, with commas")
        )
        advices: list[tuple[str, object]] = [("–", None)]
        advices += [(shared_words.recommendation(each), each) for each in Recommendation]
        self.advice = self._choice(translate("Setup", "Advice of the board"), advices)
        self.majority = QComboBox()
        self.majority.setEditable(True)
        self.majority.addItems([each for each in MAJORITIES if each])
        self._add(translate("Setup", "Required majority"), self.majority)
        self.options = self._line(
            translate("Setup", "Options"), translate("Setup", "Only for a choice: with | between")
        )
        self.amends = self._choice(
            translate("Setup", "Amends"), [("–", None), *((each.subject, each.id) for each in draft.proposals)]
        )
        self.changed = self._line(translate("Setup", "Changed text"))
        self.submitted = self._line(translate("Setup", "Handed in"), "2023-06-01 12:30")
        self.says = text(BODY)
        self.column.addLayout(self.form)
        self.column.addWidget(self.says)
        self.finish()
        self._fill(proposal, item)
        for field in (self.subject, self.submitted, self.options, self.changed):
            field.textChanged.connect(self._check)
        for choice in (self.kind, self.amends, self.majority):
            choice.currentTextChanged.connect(self._check)
        self.accepted.connect(lambda: self.answered.emit(self.proposal()))
        self._check()
        self.subject.setFocus()

    def proposal(self) -> Proposal:
        """The proposal as it stands in the fields."""
        kind = ProposalKind(self.kind.currentData())
        is_amendment = kind is ProposalKind.AMENDMENT
        item = str(self.item.currentData())
        same = self._proposal is not None and self._proposal.item == item
        majority = majority_of(self.majority.currentText())
        before, advice = self._proposal, self.advice.currentData()
        made = Proposal(
            id=before.id if before is not None and same else self._draft.next_id(item),
            item=item,
            subject=self.subject.text().strip(),
            kind=kind,
            noun=before.noun if before is not None and before.kind is kind else NOUNS.get(kind, PROPOSAL_NOUN),
            movers=listed(self.movers.text()),
            recommendation=Recommendation(advice) if advice else None,
            options=listed(self.options.text()),
            choice=before.choice if before is not None else ChoiceRule.MAJORITY,
            amends=self.amends.currentData() if is_amendment else None,
            changed_subject=self.changed.text().strip() or None if is_amendment else None,
            covers=before.covers if before is not None else (),
            supporters=listed(self.supporters.text()),
            submitted=moment_of(self.submitted.text().strip()) or "",
        )
        return made if majority is None else replace(made, majority=majority)

    def _check(self) -> None:
        is_amendment = self.kind.currentData() == ProposalKind.AMENDMENT
        for field in (self.amends, self.changed):
            field.setEnabled(is_amendment)
        wrong = self._wrong(is_amendment)
        self.answer_button.setEnabled(not wrong)
        late = not wrong and self._deadline is not None and self._deadline.is_late(self.proposal().submitted)
        self.says.setText(wrong or (translate("Setup", "Handed in late: it will be marked so.") if late else ""))
        speak(self.says, "bad" if late else "soft")

    def _wrong(self, is_amendment: bool) -> str:
        """Why it cannot go into the draft, or nothing."""
        moment = moment_of(self.submitted.text().strip())
        if not self.subject.text().strip():
            return translate("Setup", "Type the words that are put to the vote.")
        if majority_of(self.majority.currentText()) is None:
            return translate("Setup", "A majority is written as 2/3 or “meer dan de helft”.")
        if moment is None:
            return translate("Setup", "A moment is written as 2023-06-01 12:30.")
        if len(listed(self.options.text())) == 1 or len(listed(self.options.text())) > MOST_OPTIONS:
            return translate("Setup", "A choice has two to eight options.")
        if is_amendment and (self.amends.currentData() is None or not self.changed.text().strip()):
            return translate("Setup", "An amendment says which proposal it changes, and the changed text.")
        if is_amendment and self._deadline is not None and self._deadline.is_late(moment):
            return translate("Setup", "An amendment that was handed in late is inadmissible.")
        return ""

    def _fill(self, proposal: Proposal | None, item: str) -> None:
        self.item.setCurrentIndex(max(0, self.item.findData(proposal.item if proposal is not None else item)))
        if proposal is None:
            return
        for choice, value in (
            (self.kind, proposal.kind),
            (self.advice, proposal.recommendation),
            (self.amends, proposal.amends),
        ):
            choice.setCurrentIndex(max(0, next((n for n in range(choice.count()) if choice.itemData(n) == value), 0)))
        self.subject.setText(proposal.subject)
        self.movers.setText(", ".join(proposal.movers))
        self.supporters.setText(", ".join(proposal.supporters))
        self.options.setText(" | ".join(proposal.options))
        self.changed.setText(proposal.changed_subject or "")
        self.submitted.setText(proposal.submitted.replace("T", " "))
        fraction, strict = proposal.majority.fraction, proposal.majority.strict
        named = next((word for word, each in MAJORITIES.items() if word and each == proposal.majority), "")
        written = f"{'meer dan ' if strict else ''}{fraction.numerator}/{fraction.denominator}"
        self.majority.setCurrentText(named or written)

    def _add(self, says: str, field: QWidget) -> None:
        field.setFont(font(BODY))
        field.setAccessibleName(says)
        self.form.addRow(text(says=says), field)

    def _line(self, says: str, placeholder: str = "") -> QLineEdit:
        field = QLineEdit()
        field.setPlaceholderText(placeholder)
        self._add(says, field)
        return field

    def _choice(self, says: str, choices: Sequence[tuple[str, object]]) -> QComboBox:
        field = QComboBox()
        field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for label, value in choices:
            field.addItem(label, value)
        self._add(says, field)
        return field
