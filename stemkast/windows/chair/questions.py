"""Which action asks what before it is sent."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from stemkast.hall_client.chair.actions import ChairAction
from stemkast.hall_client.chair.check_list import CheckPoint
from stemkast.hall_client.chair.state import ChairState
from stemkast.windows.chair.dialogs import ContestQuestion, Question, TextQuestion, VotesQuestion
from stemkast.windows.chair.insert_question import InsertQuestion
from stemkast.windows.chair.labels import label
from stemkast.windows.chair.poll_questions import LotQuestion, SecondsQuestion, WordsQuestion
from stemkast.windows.shared.check_points import check_point

translate = QCoreApplication.translate


def reason_to_waive(point: CheckPoint, parent: QWidget) -> Question:
    """Asks why the assembly begins although this point of the check list is open."""
    says = translate("Chair", "%1: why you go on without it, in words that the record will have")
    return TextQuestion(label(ChairAction.WAIVE), says.replace("%1", check_point(point)), parent)


def question_for(action: ChairAction, state: ChairState, parent: QWidget) -> Question | None:
    """The question of an action; None for one that is sent at once."""
    title = label(action)
    match action:
        case ChairAction.TAKE_CHAIR:
            return TextQuestion(title, translate("Chair", "Name of the chair from now on"), parent)
        case ChairAction.ANNOUNCE_TEST:
            says = translate("Chair", "Question of the test poll")
            return TextQuestion(title, says, parent, translate("Chair", "Test poll"))
        case ChairAction.VOID:
            return TextQuestion(title, translate("Chair", "Reason, in words that the record will have"), parent)
        case ChairAction.WAIVE if state.checks.open:
            return reason_to_waive(state.checks.open[0].point, parent)
        case ChairAction.ROLL_CALL:
            says = translate("Chair", "Why not by keypad, in words that the record will have")
            return TextQuestion(title, says, parent, translate("Chair", "the keypads do not work"))
        case ChairAction.CONTEST:
            return ContestQuestion(title, state.entitled, parent)
        case ChairAction.REJECT_CONTEST:
            return VotesQuestion(title, state.present_votes, parent)
        case ChairAction.WITHDRAW | ChairAction.HOLD_OVER:
            return Question(title, translate("Chair", "There will be no vote on this."), parent)
        case ChairAction.EXTEND:
            return SecondsQuestion(title, state.poll.seconds if state.poll is not None else 0, parent)
        case ChairAction.DRAW_LOT:
            return LotQuestion(title, parent)
        case ChairAction.DECLARE_IN_WORDS:
            return WordsQuestion(title, state.poll.words if state.poll is not None else "", parent)
        case ChairAction.INSERT:
            return InsertQuestion(title, parent)
        case ChairAction.MESSAGE:
            return TextQuestion(title, translate("Chair", "What the hall reads"), parent)
        case ChairAction.CLOSE_ASSEMBLY:
            says = translate("Chair", "After this nothing can be recorded any more. This cannot be undone.")
            return Question(title, says, parent)
        case _:
            return None
