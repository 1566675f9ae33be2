"""Asks for the code with which this computer becomes a station; the hall is found by it, or its address is typed."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from hall_server.stations.invitations import SIGNS, grouped, is_code, plain
from stemkast.assembly.events import Role
from stemkast.hall_client.connection.discovery import FoundHall
from stemkast.hall_client.connection.enrolment import Fault
from stemkast.windows.joining.look import style
from stemkast.windows.shared.native import house_palette, sized
from stemkast.windows.shared.palette import Palette
from stemkast.windows.shared.typefaces import Weight
from stemkast.windows.shared.words import station_role

translate = QCoreApplication.translate
_BODY, _HEADING, _CODE = 17, 28, 30
_GAP, _WIDE = 8, 28
_EXAMPLE = "K7QF-3M2P-9XW4-T6ZA-1BCD"
_LOW = 96


class JoiningWindow(QWidget):
    """A code, the halls that are heard on the network, and a field for an address.

    `role` is what this computer was started as; what it becomes is what the code says.

    Signals: wanted(str, str): code and address, as they were typed; without an address the code says which hall.
    """

    wanted = Signal(str, str)

    def __init__(self, role: Role, palette: Palette) -> None:
        super().__init__()
        self._found: tuple[FoundHall, ...] = ()
        self._is_busy = False
        self.setWindowTitle(f"{translate('Joining', 'Join the hall')} · {station_role(role)}")
        self.setMinimumSize(720, 600)
        self.code = QLineEdit()
        self.code.setObjectName("code")
        sized(self.code, _CODE, Weight.SEMIBOLD)
        self.code.setPlaceholderText(translate("Joining", "like %1").replace("%1", _EXAMPLE))
        self.code.setAccessibleName(translate("Joining", "Code"))
        self.code.textEdited.connect(self._group)
        self.left = _text("soft")
        self.halls = QListWidget()
        sized(self.halls, _BODY)
        self.halls.setFixedHeight(_LOW)
        self.halls.setAccessibleName(translate("Joining", "Halls on this network"))
        self.halls.itemClicked.connect(self._take_address)
        self.none_yet = _text("soft", says=translate("Joining", "None was heard yet; listening…"))
        self.address = QLineEdit()
        sized(self.address, _BODY)
        self.address.setPlaceholderText("192.168.1.10:8420")
        self.address.setAccessibleName(translate("Joining", "Address of the hall"))
        self.address.textChanged.connect(lambda _: self._show_button())
        self.answer = _text("bad", Weight.SEMIBOLD)
        self.join = QPushButton(translate("Joining", "Join"))
        self.join.setObjectName("primary")
        sized(self.join, _BODY, Weight.SEMIBOLD)
        for field in (self.code, self.address):
            field.returnPressed.connect(self.join.click)
        self.join.clicked.connect(self._want)
        self._lay_out(role)
        self.setStyleSheet(style(palette))
        self.setPalette(house_palette(palette))
        for widget in self.findChildren(QWidget):  # a style sheet keeps a palette from going down by itself
            widget.setPalette(self.palette())
        self._show_button()

    def show_halls(self, found: tuple[FoundHall, ...]) -> None:
        """The halls that were heard just now."""
        if found == self._found:
            return
        self._found = found
        self.halls.clear()
        for each in found:
            item = QListWidgetItem(f"{each.name}   {each.address}", self.halls)
            item.setData(Qt.ItemDataRole.UserRole, each.address)
        self.halls.setVisible(bool(found))
        self.none_yet.setVisible(not found)
        self._show_button()

    def show_busy(self) -> None:
        """The hall is asked."""
        self._is_busy = True
        self.answer.setText("")
        self._show_button()

    def show_fault(self, fault: Fault) -> None:
        """Why this computer is no station yet, and what to do."""
        self._is_busy = False
        self.answer.setText(_sentence(fault))
        self._show_button()
        self.code.setFocus()
        self.code.selectAll()

    def _take_address(self, item: QListWidgetItem) -> None:
        self.address.setText(item.data(Qt.ItemDataRole.UserRole))

    def _group(self, typed: str) -> None:
        """Shows it as it stands on the admin's screen, while somebody types at its end."""
        if self.code.cursorPosition() == len(typed):
            self.code.setText(grouped(plain(typed)[:SIGNS]))
        self.answer.setText("")
        self._show_button()

    def _show_button(self) -> None:
        code = self.code.text()
        missing = SIGNS - len(plain(code))
        if is_code(code) and not self._found and not self.address.text().strip():
            says = translate(
                "Joining", "The code is complete. Type the address of the hall, or wait until it is heard."
            )
        elif is_code(code):
            says = translate("Joining", "The code is complete.")
        elif missing > 0:
            says = translate("Joining", "%1 of 20 signs").replace("%1", str(SIGNS - missing))
        else:
            says = translate("Joining", "This is no code: letters and digits only, without U.")
        self.left.setText(translate("Joining", "The hall is asked…") if self._is_busy else says)
        can_be_asked = bool(self._found) or bool(self.address.text().strip())
        self.join.setEnabled(is_code(code) and can_be_asked and not self._is_busy)

    def _want(self) -> None:
        self.wanted.emit(self.code.text(), self.address.text().strip())

    def _lay_out(self, role: Role) -> None:
        heading = _text("ink", Weight.BOLD, _HEADING, translate("Joining", "Join the hall"))
        says = translate(
            "Joining",
            "This computer (%1) becomes a station of the hall. The admin makes a code for it, on the page Stations; "
            "it is good for ten minutes.",
        ).replace("%1", station_role(role))
        column = QVBoxLayout(self)
        column.setContentsMargins(_WIDE, _WIDE, _WIDE, _WIDE)
        column.setSpacing(_GAP)
        for widget in (
            heading,
            _text("ink", says=says),
            _heading(translate("Joining", "Code")),
            self.code,
            self.left,
            _heading(translate("Joining", "Halls on this network")),
            self.none_yet,
            self.halls,
            _heading(translate("Joining", "Address of the hall, if it does not stand there")),
            self.address,
            self.answer,
        ):
            column.addWidget(widget)
        self.halls.hide()
        column.addStretch(1)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(self.join)
        column.addLayout(line)


def _text(voice: str, weight: Weight = Weight.REGULAR, size: int = _BODY, says: str = "") -> QLabel:
    label = QLabel(says)
    sized(label, size, weight)
    label.setWordWrap(True)
    label.setProperty("voice", voice)
    return label


def _heading(says: str) -> QLabel:
    label = _text("ink", Weight.SEMIBOLD, says=says)
    label.setContentsMargins(0, _GAP, 0, 0)
    return label


def _sentence(fault: Fault) -> str:
    match fault:
        case Fault.NO_CODE | Fault.NO_STATION:
            return translate("Joining", "This is no code: letters and digits only, without U.")
        case Fault.SILENT:
            return translate(
                "Joining", "No hall answers at this address. Look at the address and at the network cable."
            )
        case Fault.OTHER_HALL:
            return translate("Joining", "The hall at this address did not give this code. Look at both.")
        case Fault.REFUSED:
            return translate(
                "Joining", "This code is wrong, used, or older than ten minutes. Ask the admin for another."
            )
        case Fault.NO_HALL:
            return translate("Joining", "What answers at this address does not answer as a hall does.")
        case Fault.NOWHERE:
            return translate("Joining", "None of these halls gave this code. Look at the code, or type the address.")
