"""Mandates: forms for everybody on paper, and the returned ones from the list of an office, with a report first."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox

from stemkast.assembly.commands import IssueForms, Record
from stemkast.hall_client.setup.asks import ReadMandates, SaveForms, Send
from stemkast.hall_client.setup.state import MandateRow
from stemkast.preparation.mandate_list import MandateReport
from stemkast.windows.setup import words
from stemkast.windows.setup.look import BODY, HEADING, button, card, text
from stemkast.windows.setup.page import Page, Shown
from stemkast.windows.setup.problem_words import show_left_out, show_refused
from stemkast.windows.setup.problems import Problems
from stemkast.windows.setup.table import Table, TableRow
from stemkast.windows.shared.file_button import FileButton
from stemkast.windows.shared.numbers import whole
from stemkast.windows.shared.typefaces import Weight, font

translate = QCoreApplication.translate


class MandatesPage(Page):
    """Issues and saves forms; reads and records mandates; lists who has one."""

    def __init__(self) -> None:
        says = translate("Setup", "Who may vote for each municipality. Forms carry a signed QR code for the desk.")
        super().__init__(translate("Setup", "Mandates"), says)
        self.issue = button(translate("Setup", "Issue forms for all"))
        self.save = FileButton(translate("Setup", "Save forms as PDF…"), folder=True)
        self.read = FileButton(
            translate("Setup", "Read returned mandates…"),
            translate("Setup", "Lists (*.csv *.xlsx);;All files (*)"),
        )
        self.record = button(translate("Setup", "Record mandates"), primary=True)
        self.issue.clicked.connect(lambda: self.asked.emit(Send((IssueForms(()),))))
        self.save.chosen.connect(self._save)
        self.read.chosen.connect(self._read)
        self.record.clicked.connect(self._record)
        self.row(self.issue, self.save)
        self.row(self.read, self.record)
        self.refused = Problems(translate("Setup", "Why the list cannot be used"))
        self.column.addWidget(self.refused)
        self._frame, rows = card()
        self.report = text(HEADING, Weight.SEMIBOLD)
        self.missing = text(BODY)
        rows.addWidget(self.report)
        rows.addWidget(self.missing)
        self.column.addWidget(self._frame)
        self.left_out = Problems(translate("Setup", "Rows that are left out"))
        self.column.addWidget(self.left_out)
        self.only_missing = QCheckBox(translate("Setup", "Only municipalities without a mandate"))
        self.only_missing.setFont(font(BODY))
        self.only_missing.toggled.connect(lambda _: self._show_rows())
        self.count = text(BODY, voice="soft")
        line = self.row(self.only_missing, self.count, stretch=False)
        line.setStretch(1, 1)
        self.table = Table(
            translate("Setup", "Mandates"),
            (
                translate("Setup", "Code"),
                translate("Setup", "Municipality"),
                translate("Setup", "Votes"),
                translate("Setup", "Role"),
                translate("Setup", "Name"),
                translate("Setup", "Form"),
            ),
            wide=1,
            right=(2, 5),
        )
        self.column.addWidget(self.table, 1)
        self._shown: Shown | None = None

    def show_all(self, shown: Shown) -> None:
        """Shows the mandates, and the report on the list that was read."""
        self._shown = shown
        state, report = shown.state, shown.draft.mandates
        ready = state.adopted is not None and not shown.busy
        self.issue.setEnabled(ready)
        self.save.setEnabled(ready and state.forms is not None)
        self.read.setEnabled(ready)
        left = shown.draft.mandates_left(state)
        self.record.setVisible(bool(left))
        self.record.setEnabled(ready)
        show_refused(self.refused, shown.draft.mandates_refused)
        show_left_out(self.left_out, report.problems if report is not None else ())
        self._frame.setVisible(report is not None)
        if report is not None:
            self.report.setText(_report(report, len(left)))
            self.missing.setText(_missing(report))
        if state.adopted is None:
            self.count.setText(translate("Setup", "Adopt the register first."))
        else:
            says = translate("Setup", "%1 of %2 municipalities have a mandate")
            self.count.setText(says.replace("%1", whole(state.mandated)).replace("%2", whole(len(state.register))))
        self._show_rows()

    def _show_rows(self) -> None:
        if self._shown is None:
            return
        only = self.only_missing.isChecked()
        self.table.show_rows([_row(each) for each in self._shown.state.mandates if each.mandate is None or not only])

    def _save(self, folder: Path) -> None:
        if self._shown is not None and self._shown.state.forms is not None:
            self.asked.emit(SaveForms(self._shown.state.forms, folder))

    def _read(self, path: Path) -> None:
        if self._shown is not None:
            self.asked.emit(ReadMandates(path, self._shown.state))

    def _record(self) -> None:
        if self._shown is not None:
            left = self._shown.draft.mandates_left(self._shown.state)
            self.asked.emit(Send(tuple(Record(each) for each in left)))


def _row(row: MandateRow) -> TableRow:
    mandate, place = row.mandate, row.municipality
    role = words.representative(mandate.role) if mandate is not None else translate("Setup", "none yet")
    name = mandate.name if mandate is not None else ""
    cells = (place.code, place.name, whole(place.weight), role, name, str(row.form) if row.form else "")
    return TableRow(place.code, cells, "" if mandate is not None else "soft")


def _report(report: MandateReport, left: int) -> str:
    says = translate("Setup", "To be recorded: %1, of which %2 in the place of an earlier one. Recorded already: %3.")
    said = says.replace("%1", whole(left)).replace("%2", whole(len(report.changed) if left else 0))
    return said.replace("%3", whole(report.same + len(report.ready) - left))


def _missing(report: MandateReport) -> str:
    if not report.missing:
        return translate("Setup", "Nobody is missing.")
    names = ", ".join(each.name for each in report.missing[:30])
    more = len(report.missing) - 30
    if more > 0:
        names += translate("Setup", " and %1 more").replace("%1", whole(more))
    says = translate("Setup", "Missing (%1): %2")
    return says.replace("%1", whole(len(report.missing))).replace("%2", names)
