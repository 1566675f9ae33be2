"""The fleet: enrolled from a list or from the cradle, tested as far as the wire tells, labelled."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt

from stemkast.assembly.commands import Record
from stemkast.assembly.events import KeypadEnrolled
from stemkast.hall_client.connection.hall_admin import Placed
from stemkast.hall_client.setup.asks import ReadKeypads, SaveLabels, Send
from stemkast.hall_client.setup.keypad_checks import KeypadCheck, Verdict, checks
from stemkast.windows.setup.look import BODY, HEADING, SMALL, button, card, text
from stemkast.windows.setup.page import Page, Shown
from stemkast.windows.setup.problem_words import show_left_out, show_refused
from stemkast.windows.setup.problems import Problems
from stemkast.windows.setup.table import Table, TableRow
from stemkast.windows.shared.file_button import FileButton
from stemkast.windows.shared.numbers import whole
from stemkast.windows.shared.typefaces import Weight

translate = QCoreApplication.translate


class KeypadsPage(Page):
    """Enrols, tests and labels keypads."""

    def __init__(self) -> None:
        says = translate("Setup", "Only keypads that the factory certified for this fleet can be enrolled.")
        super().__init__(translate("Setup", "Keypads"), says)
        self.read = FileButton(
            translate("Setup", "Read list of the factory…"), translate("Setup", "Lists (*.csv *.xlsx);;All files (*)")
        )
        self.enrol = button(translate("Setup", "Enrol keypads"), primary=True)
        self.labels = FileButton(
            translate("Setup", "Save label sheet…"), translate("Setup", "PDF (*.pdf)"), proposed="stemkastjes.pdf"
        )
        self.read.chosen.connect(self._read)
        self.enrol.clicked.connect(self._enrol)
        self.labels.chosen.connect(self._labels)
        self.row(self.read, self.enrol, self.labels)
        self.report = text(HEADING, Weight.SEMIBOLD)
        self.column.addWidget(self.report)
        self.refused = Problems(translate("Setup", "Why the list cannot be used"))
        self.left_out = Problems(translate("Setup", "Rows that are left out"))
        self.column.addWidget(self.refused)
        self.column.addWidget(self.left_out)
        frame, rows = card()
        self.placed = text()
        self.enrol_placed = button(translate("Setup", "Enrol the keypad in the cradle"))
        self.enrol_placed.clicked.connect(self._enrol_placed)
        rows.addWidget(text(BODY, Weight.SEMIBOLD, says=translate("Setup", "In the cradle now")))
        rows.addWidget(self.placed)
        rows.addWidget(self.enrol_placed, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(frame)
        self.count = text(BODY, voice="soft")
        self.column.addWidget(self.count)
        self.table = Table(
            translate("Setup", "Keypads"),
            (
                translate("Setup", "Serial number"),
                translate("Setup", "Genuine"),
                translate("Setup", "Battery"),
                translate("Setup", "Radio"),
                translate("Setup", "Yes key and display"),
                translate("Setup", "Voted"),
                translate("Setup", "Result"),
            ),
            wide=6,
        )
        self.column.addWidget(self.table, 1)
        explained = translate(
            "Setup",
            "Genuine and battery are tested in the cradle. Radio, keys and display are tested in use: a keypad with a "
            "municipality says how it hears its base station, its holder pressed yes to the name on the display, and "
            "voted in a test poll. Look at the letters on the display yourself: no wire can tell.",
        )
        self.column.addWidget(text(SMALL, voice="soft", says=explained))
        self._shown: Shown | None = None
        self._placed: tuple[Placed, ...] = ()

    def show_all(self, shown: Shown) -> None:
        """Shows the fleet, and the report on the list that was read."""
        self._shown = shown
        state, draft = shown.state, shown.draft
        ready = draft.keypads_left(state)
        self.read.setEnabled(not shown.busy)
        self.enrol.setVisible(bool(ready))
        self.enrol.setEnabled(not shown.busy)
        self.labels.setEnabled(bool(state.keypads) and not shown.busy)
        show_refused(self.refused, draft.keypads_refused)
        show_left_out(self.left_out, draft.keypads.problems if draft.keypads is not None else ())
        self.report.setVisible(draft.keypads is not None)
        if draft.keypads is not None:
            says = translate("Setup", "To be enrolled: %1. Enrolled already: %2.")
            same = draft.keypads.same + len(draft.keypads.ready) - len(ready)
            self.report.setText(says.replace("%1", whole(len(ready))).replace("%2", whole(same)))
        tested = checks(state.keypads, shown.measurements)
        verdicts = [each.whole for each in tested]
        says = translate("Setup", "%1 enrolled; passed every test: %2; failed one: %3")
        says = says.replace("%1", whole(len(tested))).replace("%2", whole(verdicts.count(Verdict.PASSED)))
        self.count.setText(says.replace("%3", whole(verdicts.count(Verdict.FAILED))))
        self.table.show_rows([_row(each) for each in tested])

    def show_placed(self, placed: tuple[Placed, ...]) -> None:
        """Shows what lies in the cradles."""
        self._placed = placed
        enrolled = {each.serial for each in self._shown.state.keypads} if self._shown is not None else set()
        lines = [_placed(each, each.keypad.serial in enrolled) for each in placed]
        self.placed.setText("\n".join(lines) or translate("Setup", "No keypad. Place one to enrol or to test it."))
        self.enrol_placed.setEnabled(bool(self._new_ones()))

    def _new_ones(self) -> tuple[KeypadEnrolled, ...]:
        enrolled = {each.serial for each in self._shown.state.keypads} if self._shown is not None else set()
        return tuple(
            each.keypad for each in self._placed if each.proof == "given" and each.keypad.serial not in enrolled
        )

    def _read(self, path: Path) -> None:
        if self._shown is not None:
            self.asked.emit(ReadKeypads(path, self._shown.state))

    def _labels(self, path: Path) -> None:
        if self._shown is not None:
            self.asked.emit(SaveLabels(self._shown.state, path))

    def _enrol(self) -> None:
        if self._shown is not None:
            ready = self._shown.draft.keypads_left(self._shown.state)
            self.asked.emit(Send(tuple(Record(each) for each in ready)))

    def _enrol_placed(self) -> None:
        self.asked.emit(Send(tuple(Record(each) for each in self._new_ones())))


def _placed(placed: Placed, enrolled: bool) -> str:
    proof = {
        "given": translate("Setup", "proved its key"),
        "asked": translate("Setup", "is being asked to prove its key"),
        "failed": translate("Setup", "did not prove its key: do not use it"),
    }[placed.proof]
    there = translate("Setup", "enrolled") if enrolled else translate("Setup", "not enrolled")
    says = translate("Setup", "battery %1 %").replace("%1", str(placed.battery))
    return f"{placed.keypad.serial}: {there}, {proof}, {says}, {placed.firmware}"


def _row(check: KeypadCheck) -> TableRow:
    battery = f" {check.percent} %" if check.percent is not None else ""
    radio = f" {check.dbm} dBm" if check.dbm else ""
    cells = (
        check.serial,
        _mark(check.genuine),
        _mark(check.battery) + battery,
        _mark(check.radio) + radio,
        _mark(check.accepted),
        _mark(check.voted),
        _verdict(check.whole),
    )
    tone = {Verdict.PASSED: "good", Verdict.FAILED: "bad", Verdict.OPEN: ""}[check.whole]
    return TableRow(check.serial, cells, tone)


def _mark(verdict: Verdict) -> str:
    return {Verdict.OPEN: "–", Verdict.PASSED: "✓", Verdict.FAILED: "✗"}[verdict]


def _verdict(verdict: Verdict) -> str:
    return {
        Verdict.OPEN: translate("Setup", "not tested in full"),
        Verdict.PASSED: translate("Setup", "passed"),
        Verdict.FAILED: translate("Setup", "failed"),
    }[verdict]
