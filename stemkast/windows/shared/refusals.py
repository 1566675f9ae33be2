"""A refusal as a plain sentence for the person who tried."""

from PySide6.QtCore import QCoreApplication

from stemkast.assembly.refusal import Reason, Refusal

translate = QCoreApplication.translate


def sentence(refusal: Refusal) -> str:
    """Why it was not possible; the rule itself, as the hall words it, is in the refusal."""
    sentences = _of_the_meeting() | _of_the_desk() | _of_a_vote()
    return sentences[refusal.reason]


def _of_the_meeting() -> dict[Reason, str]:
    return {
        Reason.WRONG_PHASE: translate("Refusal", "This is not possible at this stage of the assembly."),
        Reason.WRONG_ROLE: translate("Refusal", "This station is not allowed to do this."),
        Reason.ALREADY_EXISTS: translate("Refusal", "This exists already."),
        Reason.UNKNOWN: translate("Refusal", "What this is about is not known in this assembly."),
        Reason.INCONSISTENT: translate("Refusal", "This does not agree with what was recorded before."),
        Reason.NO_CHAIR: translate("Refusal", "First record who is in the chair."),
        Reason.POLL_RUNNING: translate("Refusal", "A poll is still running: close that first."),
        Reason.POLL_STATE: translate("Refusal", "The poll is not at the point where this is possible."),
        Reason.TEST_POLL_FIRST: translate("Refusal", "A test poll comes before the first real poll."),
        Reason.AMENDMENT_FIRST: translate("Refusal", "An amendment has to be decided before its proposal."),
        Reason.NOT_CALLED: translate("Refusal", "Call this matter first."),
        Reason.ALREADY_DECIDED: translate("Refusal", "This was decided already."),
        Reason.RESULT_DIFFERS: translate("Refusal", "The result that was sent is not the one that was counted."),
        Reason.CONTEST_TOO_LATE: translate("Refusal", "The next matter was called: the result is final."),
        Reason.CONTEST_OPEN: translate("Refusal", "The result is contested: settle that first."),
        Reason.CONTEST_GROUND: translate("Refusal", "On this ground the result cannot be contested."),
        Reason.NOT_A_MOTION_OF_ORDER: translate("Refusal", "Only an adopted motion of order takes it off the agenda."),
        Reason.NO_TIE: translate("Refusal", "There is no tie that a lot could decide."),
        Reason.NOT_RELEASED: translate("Refusal", "The committee has not released this poll yet."),
        Reason.NOT_READY: translate("Refusal", "The hall does not answer now. Try again in a moment."),
    }


def _of_the_desk() -> dict[Reason, str]:
    return {
        Reason.NO_MANDATE: translate("Refusal", "There is no mandate for this municipality."),
        Reason.MUNICIPALITY_HAS_KEYPAD: translate("Refusal", "This municipality has a keypad already."),
        Reason.KEYPAD_IN_USE: translate("Refusal", "This keypad is out for another municipality."),
        Reason.KEYPAD_HANDED_IN: translate("Refusal", "This keypad was handed in."),
        Reason.KEYPAD_LOST: translate("Refusal", "This keypad was reported lost."),
        Reason.AT_ANOTHER_DESK: translate("Refusal", "Another desk is attending to this."),
    }


def _of_a_vote() -> dict[Reason, str]:
    return {
        Reason.NOT_OPEN: translate("Refusal", "The poll is not open."),
        Reason.UNKNOWN_PAIRING: translate("Refusal", "This keypad was not handed out in this assembly."),
        Reason.NOT_CURRENT_PAIRING: translate("Refusal", "This keypad no longer votes for its municipality."),
        Reason.UNKNOWN_CHOICE: translate("Refusal", "The poll has no such key."),
        Reason.BAD_SIGNATURE: translate("Refusal", "The signature of the vote is not right."),
        Reason.SUPERSEDED: translate("Refusal", "A later vote of this municipality counts."),
        Reason.CLONED_KEY: translate("Refusal", "Two different votes carry the same number: the keypad was copied."),
        Reason.HELD: translate("Refusal", "The poll is interrupted."),
        Reason.ALREADY_VOTED: translate("Refusal", "The first vote counts in this assembly."),
        Reason.WRONG_POLL: translate("Refusal", "The vote is for another poll."),
    }
