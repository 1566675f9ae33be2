"""The matter at hand: what it is, in full, who moves it, what the board advises and what it needs."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from stemkast.assembly.proposals import Recommendation
from stemkast.hall_client.chair.state import ChairState, MatterView
from stemkast.windows.chair.look import BODY, GAP, TITLE, text
from stemkast.windows.shared import words
from stemkast.windows.shared.palette import LIGHT
from stemkast.windows.shared.typefaces import Weight

translate = QCoreApplication.translate
_LONG, _SMALLER_TITLE = 110, 20


class MatterPanel(QWidget):
    """Shows `ChairState.matter`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._where = text(BODY, colour=LIGHT.soft)
        self._subject = text(TITLE, Weight.SEMIBOLD)
        self._long_subject = text(_SMALLER_TITLE, Weight.SEMIBOLD)
        self._facts = text(BODY, colour=LIGHT.soft)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        for label in (self._where, self._subject, self._long_subject, self._facts):
            layout.addWidget(label)

    def show_state(self, state: ChairState) -> None:
        """Shows the matter, or that none was called yet."""
        matter = state.matter
        if matter is None:
            self._where.setText(state.meeting)
            self._say(translate("Chair", "No matter was called yet"))
            self._facts.setText("")
        else:
            self._where.setText(_where(matter))
            self._say(matter.question.subject if matter.question is not None else matter.item.title)
            self._facts.setText(_facts(matter))
        self._facts.setVisible(bool(self._facts.text()))

    def _say(self, subject: str) -> None:
        long = len(subject) >= _LONG
        self._subject.setVisible(not long)
        self._long_subject.setVisible(long)
        (self._long_subject if long else self._subject).setText(subject)
        self.setAccessibleName(f"{self._where.text()}: {subject}")


def _where(matter: MatterView) -> str:
    item = translate("Chair", "Agenda item %1").replace("%1", matter.item.number)
    parts = [item if matter.item.number[:1].isdigit() else matter.item.number.capitalize()]
    if matter.topic is not None and matter.topic.kind is not None:
        parts.append(words.proposal_kind(matter.topic.kind))
        if matter.topic.round > 1:
            parts.append(translate("Chair", "Round %1").replace("%1", str(matter.topic.round)))
    else:
        parts.append(words.item_kind(matter.item.kind))
    return "  ·  ".join(parts)


def _facts(matter: MatterView) -> str:
    """Rich text: only words of this program and names, escaped, go into it."""
    facts = []
    if matter.topic is not None and matter.topic.movers:
        facts.append(translate("Chair", "Moved by %1").replace("%1", _escaped(", ".join(matter.topic.movers))))
    if matter.topic is not None and matter.topic.recommendation is not None:
        advice = matter.topic.recommendation
        word = f'<b style="color:{_colour(advice)}">{words.recommendation(advice)}</b>'
        facts.append(translate("Chair", "The board advises: %1").replace("%1", word))
    if matter.majority is not None:
        needs = f"<b>{words.majority(matter.majority)}</b>"
        facts.append(translate("Chair", "Required: %1").replace("%1", needs))
    return "<br>".join(facts)


def _colour(advice: Recommendation) -> str:
    if advice is Recommendation.ADOPT:
        return LIGHT.favour
    return LIGHT.against if advice is Recommendation.ADVISE_AGAINST else LIGHT.abstain


def _escaped(value: str) -> str:
    return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
