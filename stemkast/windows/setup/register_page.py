"""The register: read from a file, looked at, compared with last time, adopted; and why each weight is what it is."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit

from stemkast.assembly.events import RegisterRow
from stemkast.assembly.weights import WeightRule
from stemkast.hall_client.setup.asks import ReadRegister, Send
from stemkast.preparation.finding import folded
from stemkast.preparation.register_preview import Change, RegisterPreview
from stemkast.windows.setup import words
from stemkast.windows.setup.look import BODY, HEADING, button, card, text
from stemkast.windows.setup.page import Page, Shown
from stemkast.windows.setup.problem_words import show_refused
from stemkast.windows.setup.problems import Problems
from stemkast.windows.setup.table import Table, TableRow
from stemkast.windows.shared.file_button import FileButton
from stemkast.windows.shared.numbers import long_date, whole
from stemkast.windows.shared.typefaces import Weight, font

translate = QCoreApplication.translate


class RegisterPage(Page):
    """Reads, previews and adopts the register."""

    def __init__(self) -> None:
        says = translate("Setup", "Inhabitants by CBS, on 1 January of the year before; the weights follow from them.")
        super().__init__(translate("Setup", "Register"), says)
        lists = translate("Setup", "CSV of CBS (*.csv);;All files (*)")
        self.read = FileButton(translate("Setup", "Read register…"), lists)
        self.compare = FileButton(
            translate("Setup", "Compare with last time…"),
            translate("Setup", "Register or ledger (*.csv *.ledger);;All files (*)"),
        )
        self.adopt = button(translate("Setup", "Adopt register"), primary=True)
        self.read.chosen.connect(lambda path: self._read(path, earlier=False))
        self.compare.chosen.connect(lambda path: self._read(path, earlier=True))
        self.adopt.clicked.connect(self._adopt)
        self.row(self.read, self.compare, self.adopt)
        self.hint = text(BODY, voice="soft")
        self.column.addWidget(self.hint)
        self.problems = Problems(translate("Setup", "What is wrong in the register"))
        self.column.addWidget(self.problems)
        summary, rows = card()
        self.sums = text(HEADING, Weight.SEMIBOLD)
        self.merged = text()
        self.changes = text()
        for label in (self.sums, self.merged, self.changes):
            rows.addWidget(label)
        self._summary = summary
        self.column.addWidget(summary)
        self.search = QLineEdit()
        self.search.setFont(font(BODY))
        self.search.setClearButtonEnabled(True)
        self.search.setPlaceholderText(translate("Setup", "Search municipality"))
        self.search.setAccessibleName(translate("Setup", "Search municipality"))
        self.search.textChanged.connect(lambda _: self._show_rows())
        self.column.addWidget(self.search)
        self.table = Table(
            translate("Setup", "Municipalities"),
            (
                translate("Setup", "Code"),
                translate("Setup", "Municipality"),
                translate("Setup", "Votes"),
                translate("Setup", "Why"),
            ),
            wide=3,
            right=(2,),
        )
        self.column.addWidget(self.table, 1)
        self._shown: Shown | None = None
        self._rows: tuple[RegisterRow, ...] = ()

    def show_all(self, shown: Shown) -> None:
        """Shows the adopted register, or the one that was read."""
        self._shown = shown
        state, draft = shown.state, shown.draft
        seen = draft.register_preview(state) if state.adopted is None else None
        show_refused(self.problems, draft.register_refused or draft.before_refused)
        self.read.setVisible(state.adopted is None)
        self.compare.setVisible(seen is not None)
        self.adopt.setVisible(state.adopted is None)
        self.adopt.setEnabled(seen is not None and state.settings_adopted and not shown.busy)
        self.hint.setText(_hint(shown, seen))
        self.hint.setVisible(bool(self.hint.text()))
        self._rows = state.register if state.adopted is not None else seen.rows if seen is not None else ()
        self._summary.setVisible(bool(self._rows))
        self.search.setVisible(bool(self._rows))
        if state.adopted is not None:
            adopted = state.adopted
            self.sums.setText(_sums(adopted.municipalities, adopted.population, adopted.votes, adopted.reference_date))
        elif seen is not None:
            self.sums.setText(_sums(len(seen.rows), seen.population, seen.votes, seen.reference_date))
        self.merged.setText(_merged(self._rows))
        self.changes.setText(_changes(seen.changes) if seen is not None and seen.changes is not None else "")
        for label in (self.merged, self.changes):
            label.setVisible(bool(label.text()))
        self._show_rows()

    def _rule(self) -> WeightRule:
        if self._shown is None:
            return WeightRule()
        adopted = self._shown.state.settings_adopted
        return (self._shown.state.settings if adopted else self._shown.draft.settings).weight

    def _show_rows(self) -> None:
        wanted, rule = folded(self.search.text()), self._rule()
        self.table.show_rows(
            [
                TableRow(row.code, (row.code, row.name, whole(row.weight), words.why(row, rule)))
                for row in self._rows
                if wanted in folded(row.name) or self.search.text().strip().upper() in row.code
            ]
        )

    def _read(self, path: Path, earlier: bool) -> None:
        day = self._shown.state.date if self._shown is not None else ""
        year = int(day[:4]) - 1 if day[:4].isdecimal() else 0
        reference = "" if earlier or not year else f"{year:04d}-01-01"
        self.asked.emit(ReadRegister(path, reference, earlier))

    def _adopt(self) -> None:
        if self._shown is not None:
            self.asked.emit(Send(self._shown.draft.commands_for_register(self._shown.state)))


def _hint(shown: Shown, seen: RegisterPreview | None) -> str:
    if shown.state.adopted is not None:
        return translate("Setup", "The register is adopted; the weights are fixed for this assembly.")
    if seen is None:
        return translate("Setup", "Read the file of CBS first. Nothing is written before you adopt it.")
    if not shown.state.settings_adopted:
        return translate("Setup", "Adopt the rules first: the weights follow from them.")
    return translate("Setup", "Look at it well: after adoption the weights are fixed.")


def _sums(municipalities: int, population: int, count: int, day: str) -> str:
    says = translate("Setup", "%1 municipalities, %2 inhabitants on %3: %4")
    said = says.replace("%1", whole(municipalities)).replace("%2", whole(population))
    return said.replace("%3", long_date(day)).replace("%4", words.votes(count))


def _merged(rows: tuple[RegisterRow, ...]) -> str:
    merged = [
        f"{row.name} = {' + '.join(f'{each.name} {whole(each.population)}' for each in row.merged_from)}"
        f" = {whole(row.population)}"
        for row in rows
        if row.merged_from
    ]
    says = translate("Setup", "Summed for mergers: %1")
    return says.replace("%1", "; ".join(merged)) if merged else ""


def _changes(changes: tuple[Change, ...]) -> str:
    """What differs from last time, in one paragraph: new, gone, other votes."""
    if not changes:
        return translate("Setup", "Nothing differs from last time.")
    new = [each.name for each in changes if each.before is None]
    gone = [each.name for each in changes if each.now is None]
    other = [
        f"{each.name} {each.before.weight} → {each.now.weight}"
        for each in changes
        if each.before is not None and each.now is not None
    ]
    parts = (
        (translate("Setup", "New"), new),
        (translate("Setup", "Gone"), gone),
        (translate("Setup", "Other votes"), other),
    )
    said = [f"{label} ({len(names)}): {', '.join(names)}" for label, names in parts if names]
    return "\n".join([translate("Setup", "Different from last time:"), *said])
