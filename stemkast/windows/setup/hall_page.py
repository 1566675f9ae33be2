"""The hall: how it is, who keeps its ledger, doing without for the rest of a poll, and taking over when it is gone."""

from PySide6.QtCore import QCoreApplication, Signal

from hall_server.doctor.finding import Finding, State
from stemkast.assembly.commands import Record
from stemkast.assembly.events import ReplicationWaived
from stemkast.assembly.settings import ReceiptPolicy
from stemkast.hall_client.connection.hall_admin import ListedStation
from stemkast.hall_client.setup.asks import Examine, Send
from stemkast.windows.setup import answer_words, hall_words
from stemkast.windows.setup.look import BODY, HEADING, button, card, speak, text
from stemkast.windows.setup.page import Page, Shown
from stemkast.windows.setup.table import Table, TableRow
from stemkast.windows.setup.waiver_dialog import WaiverDialog
from stemkast.windows.shared.numbers import whole
from stemkast.windows.shared.troubles import trouble_words
from stemkast.windows.shared.typefaces import Weight

translate = QCoreApplication.translate


class HallPage(Page):
    """Looks after the hall.

    Signals: take_over(): the question about taking over is wanted.
    """

    take_over = Signal()

    def __init__(self) -> None:
        says = translate("Setup", "The one computer that decides. Every control station keeps a copy of its ledger.")
        super().__init__(translate("Setup", "Hall"), says)
        frame, rows = card()
        self.state = text(HEADING, Weight.SEMIBOLD)
        self.trouble = text(BODY, voice="bad")
        self.receipts = text()
        self.keepers = text()
        for label in (self.state, self.trouble, self.receipts, self.keepers):
            rows.addWidget(label)
        self.column.addWidget(frame)
        self.waive = button(translate("Setup", "Do without a second copy…"))
        self.become = button(translate("Setup", "Take over as the hall…"), primary=True)
        self.waive.clicked.connect(self._ask_waiver)
        self.become.clicked.connect(self.take_over)
        self.row(self.become, self.waive)
        self.hint = text(BODY, voice="soft")
        self.column.addWidget(self.hint)
        self.examine = button(translate("Setup", "Look whether all is well"))
        self.examine.clicked.connect(lambda: self.asked.emit(Examine()))
        self.row(self.examine)
        self.table = Table(
            translate("Setup", "What was found"),
            (translate("Setup", "State"), translate("Setup", "About"), translate("Setup", "What")),
            wide=2,
        )
        self.column.addWidget(self.table, 1)
        self._shown: Shown | None = None

    def show_all(self, shown: Shown) -> None:
        """Shows how the hall is."""
        self._shown = shown
        state = shown.state
        if shown.connected:
            says = translate("Setup", "The hall answers. Epoch %1, %2 entries.")
            self.state.setText(says.replace("%1", str(state.epoch)).replace("%2", whole(state.entries)))
        else:
            self.state.setText(translate("Setup", "The hall does not answer. It is tried again all the time."))
        speak(self.state, "good" if shown.connected else "bad")
        self.trouble.setText(trouble_words(shown.trouble))
        self.trouble.setVisible(bool(self.trouble.text()))
        self.receipts.setText(_receipts(shown))
        self.keepers.setText(_keepers(shown.stations))
        self.waive.setVisible(bool(state.poll) and not state.waived_replication)
        self.waive.setEnabled(shown.connected and not shown.busy)
        self.become.setVisible(shown.can_take_over)
        self.become.setEnabled(not shown.connected and not shown.busy)
        self.hint.setText(_hint(shown))
        self.hint.setVisible(bool(self.hint.text()))
        self.examine.setEnabled(not shown.busy)
        self.table.show_rows([_row(number, each) for number, each in enumerate(shown.findings)])

    def _ask_waiver(self) -> None:
        if self._shown is None or not self._shown.state.poll:
            return
        poll = self._shown.state.poll
        dialog = WaiverDialog(poll, self)
        dialog.answered.connect(lambda reason: self.asked.emit(Send((Record(ReplicationWaived(poll, reason)),))))
        dialog.open()


def _receipts(shown: Shown) -> str:
    if shown.state.waived_replication:
        return translate("Setup", "In this poll a keypad turns green once the hall itself keeps its vote.")
    if shown.state.settings.receipts is ReceiptPolicy.LOCAL:
        return translate("Setup", "A keypad turns green once the hall keeps its vote.")
    return translate("Setup", "A keypad turns green once another station keeps its vote too.")


def _keepers(stations: tuple[ListedStation, ...]) -> str:
    names = [f"{each.name} ({whole(each.kept)})" for each in stations if each.kept is not None]
    if not names:
        return translate("Setup", "No other station keeps the ledger now.")
    return translate("Setup", "The ledger is kept too by: %1").replace("%1", ", ".join(names))


def _hint(shown: Shown) -> str:
    if shown.succeeding is not None:
        stays = translate("Setup", "Leave this window open: the hall stops with it. Its folder is %1.")
        return f"{answer_words.succession(shown.succeeding)} {stays.replace('%1', str(shown.succeeding.folder))}"
    if not shown.can_take_over:
        return translate("Setup", "This station is on the computer of the hall itself: it cannot take over from it.")
    if shown.connected:
        return translate("Setup", "Taking over is for when the hall's computer is gone. It answers, so it is not.")
    return translate(
        "Setup", "If it does not come back: take the envelope with the 24 words, and turn the old computer off."
    )


def _row(number: int, finding: Finding) -> TableRow:
    words = {
        State.OK: translate("Setup", "✓ well"),
        State.ATTENTION: translate("Setup", "! attention"),
        State.BROKEN: translate("Setup", "✗ broken"),
    }
    tone = {State.OK: "", State.ATTENTION: "bad", State.BROKEN: "bad"}[finding.state]
    return TableRow(
        str(number), (words[finding.state], hall_words.about(finding.about), hall_words.sentence(finding.text)), tone
    )
