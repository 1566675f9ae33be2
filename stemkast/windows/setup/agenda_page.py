"""The agenda: read from a file or made by hand, then written; what the ledger has is shown above what is drafted."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication

from stemkast.assembly.proposals import AgendaItem, Proposal, ProposalKind
from stemkast.hall_client.setup.asks import ReadAgendaFile, Send
from stemkast.hall_client.setup.state import SetupState
from stemkast.preparation.agenda import AgendaReport, Draft
from stemkast.windows.setup import words
from stemkast.windows.setup.item_dialog import ItemDialog
from stemkast.windows.setup.look import BODY, button, text
from stemkast.windows.setup.page import Page, Shown
from stemkast.windows.setup.problem_words import sentence, show_left_out, show_refused
from stemkast.windows.setup.problems import Problems
from stemkast.windows.setup.proposal_dialog import ProposalDialog
from stemkast.windows.setup.table import Table, TableRow
from stemkast.windows.shared import words as shared_words
from stemkast.windows.shared.file_button import FileButton

translate = QCoreApplication.translate
_ITEM, _PROPOSAL = "item ", "proposal "


class AgendaPage(Page):
    """Reads, edits and writes the agenda."""

    def __init__(self) -> None:
        super().__init__(translate("Setup", "Agenda"), "")
        self.read = FileButton(
            translate("Setup", "Read agenda…"), translate("Setup", "Agendas (*.csv *.xlsx *.json);;All files (*)")
        )
        self.new_item = button(translate("Setup", "New item"))
        self.new_proposal = button(translate("Setup", "New proposal"))
        self.edit = button(translate("Setup", "Change"))
        self.remove = button(translate("Setup", "Remove"))
        self.write = button(translate("Setup", "Record agenda"), primary=True)
        self.read.chosen.connect(self._read)
        for pressed, does in (
            (self.new_item, self._new_item),
            (self.new_proposal, self._new_proposal),
            (self.edit, self._edit),
            (self.remove, self._remove),
            (self.write, self._write),
        ):
            pressed.clicked.connect(lambda _=False, does=does: does())
        self.row(self.read, self.new_item, self.new_proposal)
        self.row(self.edit, self.remove, self.write)
        self.refused = Problems(translate("Setup", "Why the agenda cannot be used"))
        self.left_out = Problems(translate("Setup", "Rows that are left out"))
        self.remarks = Problems(translate("Setup", "Worth a look"))
        for problems in (self.refused, self.left_out, self.remarks):
            self.column.addWidget(problems)
        self.count = text(BODY, voice="soft")
        self.column.addWidget(self.count)
        self.table = Table(
            translate("Setup", "Agenda"),
            (
                translate("Setup", "No."),
                translate("Setup", "What"),
                translate("Setup", "Kind"),
                translate("Setup", "Movers"),
                translate("Setup", "Advice"),
                translate("Setup", "Majority"),
                translate("Setup", "Status"),
            ),
            wide=1,
        )
        self.table.picked.connect(lambda _: self._show_buttons())
        self.table.activated.connect(lambda _: self._edit())
        self.table.struck.connect(self._remove)
        self.column.addWidget(self.table, 1)
        self._shown: Shown | None = None
        self._report = AgendaReport(Draft(), (), ())

    def show_all(self, shown: Shown) -> None:
        """Shows what is recorded, and the draft."""
        self._shown = shown
        self._report = shown.draft.judged_agenda(shown.state)
        deadline = shown.state.deadline
        if deadline is not None:
            says = translate(
                "Setup", "Motions and amendments until %1. A late amendment is inadmissible, a late motion is marked."
            )
            self.subtitle.setText(says.replace("%1", words.moment(deadline.moment)))
        show_refused(self.refused, shown.draft.agenda_refused)
        show_left_out(self.left_out, self._report.problems)
        self.remarks.show_lines(translate("Setup", "Worth a look:"), [sentence(each) for each in self._report.remarks])
        draft = self._report.draft
        says = translate("Setup", "Recorded: %1 items, %2 proposals. Draft: %3 items, %4 proposals.")
        counts = (len(shown.state.items), len(shown.state.proposals), len(draft.items), len(draft.proposals))
        for place, count in enumerate(counts, start=1):
            says = says.replace(f"%{place}", str(count))
        self.count.setText(says)
        self.table.show_rows(_rows(shown.state, draft))
        self._show_buttons()

    def _show_buttons(self) -> None:
        draft, busy = self._report.draft, self._shown is not None and self._shown.busy
        is_draft = self._item() is not None or self._proposal() is not None
        self.new_proposal.setEnabled(bool(self._items()))
        self.edit.setEnabled(is_draft)
        self.remove.setEnabled(is_draft)
        self.write.setEnabled(bool(draft.items or draft.proposals) and not busy)

    def _items(self) -> tuple[AgendaItem, ...]:
        """Those of the ledger and of the draft."""
        recorded = self._shown.state.items if self._shown is not None else ()
        return (*recorded, *self._report.draft.items)

    def _item(self) -> AgendaItem | None:
        """The item at hand, if it is one of the draft."""
        return next((each for each in self._report.draft.items if self.table.key == _ITEM + each.number), None)

    def _proposal(self) -> Proposal | None:
        """The proposal at hand, if it is one of the draft."""
        return next((each for each in self._report.draft.proposals if self.table.key == _PROPOSAL + each.id), None)

    def _read(self, path: Path) -> None:
        self.asked.emit(ReadAgendaFile(path))

    def _write(self) -> None:
        self.asked.emit(Send(self._report.draft.commands()))

    def _new_item(self) -> None:
        self._ask_item(None)

    def _new_proposal(self) -> None:
        self._ask_proposal(None)

    def _edit(self) -> None:
        item, proposal = self._item(), self._proposal()
        if item is not None:
            self._ask_item(item)
        elif proposal is not None:
            self._ask_proposal(proposal)

    def _remove(self) -> None:
        item, proposal = self._item(), self._proposal()
        if self._shown is None or (item is None and proposal is None):
            return
        whole = self._shown.draft.agenda.draft
        less = whole.without_item(item.number) if item is not None else whole
        self._draft(less.without_proposal(proposal.id) if proposal is not None else less)

    def _ask_item(self, item: AgendaItem | None) -> None:
        dialog = ItemDialog(frozenset(each.number for each in self._items()), self, item)
        dialog.answered.connect(lambda made: self._draft(self._whole().with_item(made)))
        dialog.open()

    def _ask_proposal(self, proposal: Proposal | None) -> None:
        if self._shown is None or not self._items():
            return
        state = self._shown.state
        known = Draft((), (*(each.proposal for each in state.proposals), *self._whole().proposals))
        kind, _, about = self.table.key.partition(" ")
        item = about if kind == _ITEM.strip() else next((each.item for each in known.proposals if each.id == about), "")
        dialog = ProposalDialog(known, self._items(), state.deadline, self, proposal, item)

        def into_draft(made: Proposal) -> None:
            whole = self._whole()
            moved = proposal is not None and proposal.id != made.id
            self._draft((whole.without_proposal(proposal.id) if moved and proposal else whole).with_proposal(made))

        dialog.answered.connect(into_draft)
        dialog.open()

    def _whole(self) -> Draft:
        return self._shown.draft.agenda.draft if self._shown is not None else Draft()

    def _draft(self, draft: Draft) -> None:
        if self._shown is not None:
            self.drafted.emit(self._shown.draft.edited(draft))


def _rows(state: SetupState, draft: Draft) -> list[TableRow]:
    """Items in their order, each with its proposals; what is recorded first."""
    recorded = translate("Setup", "recorded")
    drafted = translate("Setup", "draft")
    rows: list[TableRow] = []
    known = {each.number for each in state.items}
    for item in (*state.items, *draft.items):
        status = recorded if item.number in known else drafted
        cells = (item.number, item.title, shared_words.item_kind(item.kind), "", "", "", status)
        rows.append(TableRow(_ITEM + item.number, cells))
        rows += [_row(each.proposal, recorded) for each in state.proposals if each.proposal.item == item.number]
        rows += [_row(each, drafted) for each in draft.proposals if each.item == item.number]
    return rows


def _row(proposal: Proposal, status: str) -> TableRow:
    advice = shared_words.recommendation(proposal.recommendation) if proposal.recommendation is not None else ""
    late = translate("Setup", "late") if proposal.late else ""
    names = list(proposal.movers)
    if proposal.supporters:
        names.append(translate("Setup", "+ %1 supporters").replace("%1", str(len(proposal.supporters))))
    is_choice = proposal.options and proposal.kind is not ProposalKind.ELECTION
    what = f"{proposal.subject} ({' / '.join(proposal.options)})" if is_choice else proposal.subject
    cells = (
        "",
        what,
        shared_words.proposal_kind(proposal.kind),
        ", ".join(names),
        advice,
        shared_words.majority(proposal.majority),
        ", ".join(each for each in (status, late) if each),
    )
    return TableRow(_PROPOSAL + proposal.id, cells, "bad" if proposal.late else "")
