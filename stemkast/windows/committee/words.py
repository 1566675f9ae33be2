"""What the committee's window says of figures, agreement and choices."""

from PySide6.QtCore import QCoreApplication

from stemkast.assembly.events import PollKind
from stemkast.assembly.outcome import Outcome
from stemkast.assembly.refusal import Reason, Refusal
from stemkast.hall_client.committee.count import VOIDED, Figures
from stemkast.hall_client.committee.state import Agreement, CommitteeState, PollRow, Voter
from stemkast.windows.shared import words
from stemkast.windows.shared.numbers import percent_in_sentence, whole
from stemkast.windows.shared.refusals import sentence

translate = QCoreApplication.translate


def figures_words(figures: Figures | None) -> str:
    """Outcome and percentage on one line, the votes on the next."""
    if figures is None:
        return translate("Committee", "nothing yet")
    if figures == VOIDED:
        return translate("Committee", "void: without effect")
    first = [_outcome(figures.outcome)] if figures.outcome else []
    first += [percent_in_sentence(figures.percentage)] if figures.percentage else []
    votes = [f"{_option(label)} {whole(number)}" for label, number in figures.votes]
    abstained = translate("Committee", "abstained %1").replace("%1", whole(figures.abstained))
    lines = ("  ".join(first), "  ".join([*votes, abstained]))
    return "\n".join(line for line in lines if line)


def agreement_words(row: PollRow) -> str:
    """The last column: one word that a person can read aloud."""
    if row.agreement is Agreement.COUNTING:
        return translate("Committee", "counting …")
    if row.agreement is Agreement.DIFFERS:
        return translate("Committee", "DOES NOT AGREE") + "\n" + translate("Committee", "Call the chair")
    agrees = translate("Committee", "agrees")
    if row.waits_for_release:
        return agrees + "\n" + translate("Committee", "waits for your release")
    return agrees + ("\n" + translate("Committee", "released") if row.released else "")


def poll_words(row: PollRow) -> str:
    """Number and question; what kind of poll, where it is not a usual one."""
    kind = ""
    if row.kind is PollKind.TEST:
        kind = translate("Committee", "TEST, decides nothing")
    elif row.roll_call:
        kind = translate("Committee", "by roll call")
    return f"{row.number}  {row.subject}" + (f"\n{kind}" if kind else "")


def summary_words(state: CommitteeState) -> str:
    """The whole in one sentence."""
    counting = any(row.agreement is Agreement.COUNTING for row in state.polls)
    if state.differing:
        numbers = ", ".join(str(number) for number in state.differing)
        says = translate(
            "Committee",
            "Poll %1 does not agree. Call the chair now: nothing is declared or called before it is explained.",
        )
        return says.replace("%1", numbers)
    if state.failed:
        says = translate("Committee", "The recount finds %1. Call the chair: no result stands before it is explained.")
        return says.replace("%1", state.failed[0][0])
    if not state.polls:
        return translate("Committee", "No poll was closed yet. Each is recounted here as soon as it closes.")
    if counting:
        return translate("Committee", "Recounting …")
    says = translate("Committee", "Everything agrees: %1 polls recounted from the signed votes.")
    return says.replace("%1", str(len(state.polls))) + " " + anchors_words(state.anchored)


def anchors_words(anchored: tuple[str, ...]) -> str:
    """What the recount was compared with that was known from elsewhere."""
    if not anchored:
        return translate("Committee", "Compared with nothing that you know from elsewhere (F8).")
    named = {
        "hall-key": translate("Committee", "key of the hall"),
        "fleet-key": translate("Committee", "key of the maker"),
        "succession-key": translate("Committee", "key in the envelope"),
        "register": translate("Committee", "register"),
    }
    says = translate("Committee", "Compared with: %1.")
    return says.replace("%1", ", ".join(named.get(each, each) for each in anchored))


def choice_words(voter: Voter) -> str:
    """What was counted for a municipality."""
    return words.option(voter.option) if voter.option is not None else translate("Committee", "did not vote")


def keypad_words(voter: Voter) -> str:
    """Which keypad signed, or that it was said aloud."""
    if voter.option is None:
        return ""
    return voter.serial or translate("Committee", "roll call")


def refusal_words(reason: str) -> str:
    """Why a vote did not count."""
    try:
        return sentence(Refusal(Reason(reason), "", ""))
    except ValueError:
        return reason


def _outcome(outcome: str) -> str:
    try:
        return words.outcome(Outcome(outcome))
    except ValueError:
        return outcome


def _option(label: str) -> str:
    named = {"for": translate("Committee", "for"), "against": translate("Committee", "against")}
    return named.get(label, label)
