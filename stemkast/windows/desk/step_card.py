"""One numbered step: what is known of it, and an outline when it is the next."""

from dataclasses import dataclass

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from stemkast.windows.desk.look import BODY, GAP, HEADING, ROOM, Tone, marked, text, toned
from stemkast.windows.shared.typefaces import Weight

_MOST = 4


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a step."""

    text: str
    tone: Tone = Tone.INK


class StepCard(QFrame):
    """Shows a title and up to four lines."""

    def __init__(self, number: int, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._name = f"{number}  {title}"
        heading = text(HEADING, Weight.BOLD)
        heading.setText(self._name)
        self._lines = [text(BODY) for _ in range(_MOST)]
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(ROOM + GAP, ROOM, ROOM + GAP, ROOM)
        self._layout.setSpacing(6)
        self._layout.addWidget(heading)
        for label in self._lines:
            self._layout.addWidget(label)
        self._layout.addStretch(1)

    def add_below(self, widget: QWidget) -> None:
        """Puts something of its own under the lines."""
        self._layout.insertSpacing(self._layout.count() - 1, GAP)
        self._layout.insertWidget(self._layout.count() - 1, widget)

    def show_lines(self, lines: tuple[Line, ...], is_next: bool) -> None:
        """Shows these lines, and whether this is the next step."""
        marked(self, "next", "true" if is_next else "false")
        for number, label in enumerate(self._lines):
            line = lines[number] if number < len(lines) else None
            label.setVisible(line is not None)
            if line is not None:
                label.setText(line.text)
                toned(label, line.tone)
        self.setAccessibleName(". ".join((self._name, *(line.text for line in lines))))
