"""The first page: which assembly this is, and what still has to be done before keypads can be handed out."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton

from stemkast.hall_client.setup.state import SetupState, Step, StepState
from stemkast.windows.setup import words
from stemkast.windows.setup.look import BODY, GAP, HEADING, ROOM, WIDE, button, card, speak, text
from stemkast.windows.setup.page import Page, Place, Shown
from stemkast.windows.shared.numbers import long_date, long_weekday, whole
from stemkast.windows.shared.typefaces import Weight

translate = QCoreApplication.translate
_AT = {
    Step.RULES: Place.RULES,
    Step.REGISTER: Place.REGISTER,
    Step.AGENDA: Place.AGENDA,
    Step.MANDATES: Place.MANDATES,
    Step.KEYPADS: Place.KEYPADS,
}


class AssemblyPage(Page):
    """Name, date, place and deadline; and the steps, each with a button that goes there."""

    def __init__(self) -> None:
        super().__init__("", translate("Setup", "Name, date and place were fixed when this assembly was made."))
        facts, rows = card()
        self._facts = QGridLayout()
        self._facts.setHorizontalSpacing(WIDE)
        self._facts.setVerticalSpacing(GAP)
        self._facts.setColumnStretch(1, 1)
        rows.addLayout(self._facts)
        self._values = [
            self._fact(number, says)
            for number, says in enumerate(
                (
                    translate("Setup", "Date"),
                    translate("Setup", "Place"),
                    translate("Setup", "Handing in until"),
                    translate("Setup", "Register"),
                )
            )
        ]
        self.column.addWidget(facts)
        self.ready = text(HEADING, Weight.SEMIBOLD)
        self.column.addWidget(self.ready)
        steps, rows = card()
        grid = QGridLayout()
        grid.setHorizontalSpacing(ROOM)
        grid.setVerticalSpacing(GAP)
        grid.setColumnStretch(1, 1)
        rows.addLayout(grid)
        self._steps: dict[Step, tuple[QLabel, QLabel, QPushButton]] = {}
        for number, step in enumerate(Step):
            mark, says, there = text(HEADING, Weight.BOLD), text(), button(translate("Setup", "Go there"))
            there.setAccessibleName(f"{there.text()}: {words.step(step)}")
            there.clicked.connect(lambda _=False, place=_AT[step]: self.go.emit(place))
            for column, widget in enumerate((mark, says, there)):
                grid.addWidget(widget, number, column)
            self._steps[step] = mark, says, there
        self.column.addWidget(steps)
        self.column.addStretch(1)

    def show_all(self, shown: Shown) -> None:
        """Shows the assembly and its steps."""
        state = shown.state
        self.title.setText(state.name)
        for label, value in zip(self._values, _facts(state), strict=True):
            label.setText(value)
        done = sum(each.is_done for each in state.steps)
        if state.is_ready:
            self.ready.setText(translate("Setup", "All is ready: keypads can be handed out."))
        else:
            says = translate("Setup", "To be done before keypads can be handed out: %1 of %2 done")
            self.ready.setText(says.replace("%1", str(done)).replace("%2", str(len(state.steps))))
        speak(self.ready, "good" if state.is_ready else "")
        for each in state.steps:
            self._show_step(each)

    def _fact(self, row: int, says: str) -> QLabel:
        value = text(BODY, Weight.SEMIBOLD)
        value.setAccessibleName(says)
        self._facts.addWidget(text(BODY, voice="soft", says=says), row, 0)
        self._facts.addWidget(value, row, 1)
        return value

    def _show_step(self, state: StepState) -> None:
        mark, says, _ = self._steps[state.step]
        mark.setText("✓" if state.is_done else "○")
        mark.setAccessibleName(translate("Setup", "done") if state.is_done else translate("Setup", "to be done"))
        speak(mark, "good" if state.is_done else "soft")
        says.setText(f"{words.step(state.step)}{_count(state)}")


def _count(state: StepState) -> str:
    if state.of:
        of = translate("Setup", "%1 of %2").replace("%1", whole(state.count)).replace("%2", whole(state.of))
        return f" ({of})"
    return f" ({whole(state.count)})" if state.count else ""


def _facts(state: SetupState) -> tuple[str, str, str, str]:
    until = "–"
    if state.deadline is not None:
        until = words.moment(state.deadline.moment)
        passed = ", ".join(long_date(each.isoformat()) for each in reversed(state.deadline.passed_over))
        says = translate("Setup", "nine working days before")
        more = translate("Setup", "not counted: %1").replace("%1", passed)
        until += f" ({says}; {more})" if passed else f" ({says})"
    register = translate("Setup", "not adopted yet")
    if state.adopted is not None:
        says = translate("Setup", "%1 municipalities, %2, population of %3")
        register = (
            says.replace("%1", whole(state.adopted.municipalities))
            .replace("%2", words.votes(state.adopted.votes))
            .replace("%3", long_date(state.adopted.reference_date))
        )
    return long_weekday(state.date), state.place or "–", until, register
