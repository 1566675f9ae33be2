"""Asks what the committee knows from elsewhere: without it a recount shows that a ledger agrees with itself."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from stemkast.verifier import Anchors
from stemkast.windows.committee.anchor_row import AnchorRow
from stemkast.windows.committee.look import BODY, GAP, WIDE, Tone, text
from stemkast.windows.shared.typefaces import font

translate = QCoreApplication.translate


class AnchorsDialog(QDialog):
    """Signals: known(Anchors): what was filled in; what is empty is not compared."""

    known = Signal(object)

    def __init__(self, anchors: Anchors, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("Committee", "What you know from elsewhere"))
        self.setMinimumWidth(900)
        says = text(BODY, tone=Tone.SOFT)
        says.setText(
            translate(
                "Committee",
                "The recount compares the ledger with these. Take each from its own source, not from the hall: "
                "whoever made all the keys could have written another ledger that agrees with itself.",
            )
        )
        self.hall_key = AnchorRow(
            translate("Committee", "Key of the hall"),
            translate("Committee", "hall.vkey, made public before the assembly"),
            _bytes(anchors.hall_key),
        )
        self.fleet_key = AnchorRow(
            translate("Committee", "Key of the maker of the keypads"),
            translate("Committee", "published by the maker"),
            _bytes(anchors.fleet_key),
        )
        self.succession_key = AnchorRow(
            translate("Committee", "Key in the envelope, public half"),
            translate("Committee", "noted when the envelope was closed"),
            _bytes(anchors.succession_key),
        )
        self.register = AnchorRow(
            translate("Committee", "Register of populations"),
            translate("Committee", "CSV, fetched from the site of CBS by yourself"),
            anchors.register,
            whole_file=True,
        )
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        for button, name in (
            (QDialogButtonBox.StandardButton.Ok, translate("Committee", "Compare with these")),
            (QDialogButtonBox.StandardButton.Cancel, translate("Committee", "Cancel")),
        ):
            buttons.button(button).setText(name)
            buttons.button(button).setFont(font(BODY))
        buttons.accepted.connect(self._finish)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        layout.setSpacing(GAP)
        for widget in (says, self.hall_key, self.fleet_key, self.succession_key, self.register, buttons):
            layout.addWidget(widget)
        self.hall_key.field.setFocus()

    def _finish(self) -> None:
        self.known.emit(
            Anchors(
                hall_key=_text(self.hall_key.value),
                fleet_key=_text(self.fleet_key.value),
                succession_key=_text(self.succession_key.value),
                register=self.register.value,
            )
        )
        self.accept()


def _bytes(said: str | None) -> bytes | None:
    return said.encode() if said is not None else None


def _text(said: bytes | None) -> str | None:
    return said.decode() if said is not None else None
