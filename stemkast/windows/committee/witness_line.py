"""The bottom line: the key of this station, what it cosigned last, and the fingerprint to be read aloud."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from stemkast.hall_client.committee.state import CommitteeState
from stemkast.windows.committee.look import ROOM, SMALL, Tone, text, toned
from stemkast.windows.shared.numbers import whole
from stemkast.windows.shared.typefaces import Weight

translate = QCoreApplication.translate


class WitnessLine(QWidget):
    """Quiet while the key is enrolled; says what to do while it is not."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = text(SMALL, Weight.SEMIBOLD)
        self._fingerprint = text(SMALL, tone=Tone.SOFT)
        self._fingerprint.setAccessibleName(translate("Committee", "Fingerprint of the ledger"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(ROOM)
        layout.addWidget(self._key, 2)
        layout.addWidget(self._fingerprint, 3)

    def show_state(self, state: CommitteeState) -> None:
        """As it stands now."""
        witness, last = state.witness, state.witness.last
        toned(self._key, Tone.INK if witness.enrolled else Tone.WRONG)
        if not witness.enrolled:
            says = translate(
                "Committee",
                "The key of this station (%1) is not enrolled: what it cosigns does not count. Ask the administrator.",
            )
        elif last is None:
            says = translate("Committee", "The key of this station (%1) is enrolled; it has cosigned nothing yet.")
        elif not witness.kept:
            says = translate(
                "Committee",
                "The key of this station (%1) is enrolled; it cosigned up to entry %2, "
                "the hall keeps none of that yet.",
            )
        else:
            says = translate(
                "Committee",
                "The key of this station (%1) is enrolled; it cosigned up to entry %2, "
                "the hall keeps that up to entry %3.",
            )
        number = whole(last.size) if last is not None else ""
        self._key.setText(says.replace("%1", witness.name).replace("%2", number).replace("%3", whole(witness.kept)))
        fingerprint = " ".join(read.groups) if (read := witness.read_aloud) is not None else "—"
        self._fingerprint.setText(translate("Committee", "Fingerprint:") + f" {fingerprint}\n{_compared(state)}")


def _compared(state: CommitteeState) -> str:
    """How far people compared; they do at the start and at the end, and nobody else reminds them."""
    if not state.compared:
        return translate("Committee", "No member compared it yet: now, and at the end (F7).")
    says = translate("Committee", "Compared by a member up to entry %1.")
    if state.compare_again:
        says = translate("Committee", "Compared by a member up to entry %1; a poll was closed since (F7).")
    return says.replace("%1", whole(state.compared))
