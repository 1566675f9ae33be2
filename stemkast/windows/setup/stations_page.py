"""The stations: who is let in, invited, heard, enrolled as a witness, and sent away."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit

from hall_server.stations.access import LONGEST_NAME
from stemkast.assembly.commands import Record
from stemkast.assembly.events import Role, WitnessEnrolled
from stemkast.hall_client.connection.hall_admin import Invited, ListedStation
from stemkast.hall_client.setup.asks import Invite, Send, SendAway
from stemkast.hall_client.setup.witness_standing import WitnessStanding, witness_standing
from stemkast.ledger.note import VerifierKey
from stemkast.windows.setup import words
from stemkast.windows.setup.look import BODY, GAP, HEADING, TITLE, button, card, text
from stemkast.windows.setup.page import Page, Shown
from stemkast.windows.setup.table import Table, TableRow
from stemkast.windows.setup.witness_dialog import WitnessDialog
from stemkast.windows.shared.numbers import whole
from stemkast.windows.shared.typefaces import Weight, font
from stemkast.windows.shared.words import station_role

translate = QCoreApplication.translate
_ROLES = (Role.DESK, Role.CHAIR, Role.SCREEN, Role.COMMITTEE, Role.BASE, Role.ADMIN)


class StationsPage(Page):
    """Invites stations and shows those that are let in."""

    def __init__(self, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        says = translate("Setup", "Computers that take part. A code lets one in, once, within ten minutes.")
        super().__init__(translate("Setup", "Stations"), says)
        self._now = now
        frame, rows = card()
        rows.addWidget(text(HEADING, Weight.SEMIBOLD, says=translate("Setup", "Invite a station")))
        self.name = QLineEdit()
        self.name.setMaxLength(LONGEST_NAME)
        self.name.setPlaceholderText(translate("Setup", "Name, as it will stand in the ledger: desk 3"))
        self.name.setAccessibleName(translate("Setup", "Name of the station"))
        self.role = QComboBox()
        self.role.setAccessibleName(translate("Setup", "Role of the station"))
        for each in _ROLES:
            self.role.addItem(station_role(each), each)
        self.invite = button(translate("Setup", "Make a code"), primary=True)
        for field in (self.name, self.role):
            field.setFont(font(BODY))
        self.name.textChanged.connect(lambda _: self._show_button())
        self.name.returnPressed.connect(self.invite.click)
        self.invite.clicked.connect(self._invite)
        line = QHBoxLayout()
        line.setSpacing(GAP)
        for widget in (self.name, self.role, self.invite):
            line.addWidget(widget)
        rows.addLayout(line)
        self.code = text(TITLE, Weight.BOLD)
        self.until = text(BODY, voice="soft")
        rows.addWidget(self.code)
        rows.addWidget(self.until)
        self.column.addWidget(frame)
        self.enrol = button(translate("Setup", "Enrol as a witness…"))
        self.enrol.clicked.connect(self._ask_enrol)
        self.send_away = button(translate("Setup", "Send this station away"))
        self.send_away.clicked.connect(self._send_away)
        self.table = Table(
            translate("Setup", "Stations"),
            (
                translate("Setup", "Name"),
                translate("Setup", "Role at the hall"),
                translate("Setup", "Now"),
                translate("Setup", "Last heard"),
                translate("Setup", "Keeps the ledger"),
                translate("Setup", "Witness"),
            ),
            right=(4,),
        )
        self.table.picked.connect(lambda _: self._show_button())
        self.column.addWidget(self.table, 1)
        self.row(self.enrol, self.send_away)
        self.witnesses = text(BODY, voice="soft")
        self.column.addWidget(self.witnesses)
        self._shown: Shown | None = None

    def show_all(self, shown: Shown) -> None:
        """Shows the stations, and the code that was made last while it is good."""
        self._shown = shown
        self._show_code(shown.invited, shown.stations)
        self.table.show_rows([_row(each, shown.state.witnesses) for each in shown.stations])
        self.witnesses.setText(_witnesses(shown.state.witnesses))
        self._show_button()

    def _show_code(self, invited: Invited | None, stations: tuple[ListedStation, ...]) -> None:
        left = int((invited.until - self._now()).total_seconds()) if invited is not None else 0
        in_already = invited is not None and any(each.name == invited.name for each in stations)
        self.code.setVisible(left > 0 and not in_already)
        self.until.setVisible(invited is not None)
        if invited is None:
            return
        self.code.setText(invited.code)
        if in_already:
            says = translate("Setup", "%1 was let in.")
        elif left > 0:
            says = translate("Setup", "For %1 (%2): to be typed within %3 minutes, with the address of this hall.")
        else:
            says = translate("Setup", "The code for %1 is too old; make another.")
        said = says.replace("%1", invited.name).replace("%2", station_role(invited.role))
        self.until.setText(said.replace("%3", str(-(-left // 60))))

    def _show_button(self) -> None:
        busy = self._shown is None or self._shown.busy
        self.invite.setEnabled(bool(self.name.text().strip()) and not busy)
        self.send_away.setEnabled(bool(self.table.key) and not busy)
        self.enrol.setEnabled(self._candidate() is not None and not busy)

    def _candidate(self) -> ListedStation | None:
        """The station at hand, where its key can be enrolled."""
        if self._shown is None or not self._shown.connected:
            return None
        known = self._shown.state.witnesses
        return next(
            (
                each
                for each in self._shown.stations
                if each.name == self.table.key and witness_standing(each, known) is WitnessStanding.NOT_ENROLLED
            ),
            None,
        )

    def _ask_enrol(self) -> None:
        station = self._candidate()
        if station is None or station.witness is None:
            return
        dialog = WitnessDialog(station.name, station.witness, self)
        dialog.answered.connect(self._enrol)
        dialog.open()

    def _enrol(self, key: VerifierKey) -> None:
        self.asked.emit(Send((Record(WitnessEnrolled(key.name, key.public_key)),)))

    def _send_away(self) -> None:
        self.asked.emit(SendAway(self.table.key))

    def _invite(self) -> None:
        self.asked.emit(Invite(self.name.text().strip(), Role(self.role.currentData())))


def _witnesses(enrolled: Mapping[str, bytes]) -> str:
    if not enrolled:
        return translate(
            "Setup", "No witness is enrolled: no cosignature counts, and no roll call can be held. That takes two."
        )
    return translate("Setup", "Enrolled as witnesses: %1. A roll call takes two.").replace("%1", ", ".join(enrolled))


def _row(station: ListedStation, witnesses: Mapping[str, bytes]) -> TableRow:
    now = translate("Setup", "● connected") if station.following else translate("Setup", "○ not connected")
    heard = words.clock(station.heard) if station.heard is not None else "–"
    kept = translate("Setup", "%1 entries").replace("%1", whole(station.kept)) if station.kept is not None else "–"
    standing = witness_standing(station, witnesses)
    is_other = standing is WitnessStanding.OTHER_KEY
    tone = "bad" if is_other else "" if station.following else "soft"
    return TableRow(
        station.name, (station.name, station_role(station.role), now, heard, kept, words.witness(standing)), tone
    )
