"""What Ctrl+Z will do, told before; or in a plain sentence why it cannot be undone, and what to do instead."""

from PySide6.QtCore import QCoreApplication

from stemkast.assembly.events import ScreenView
from stemkast.hall_client.chair.undo import Undo, Undone, WhyNot

translate = QCoreApplication.translate


_LONGEST = 60


def undo_words(undo: Undo) -> str:
    """What it does, or why it does nothing, in one line; long subjects are shortened."""
    if undo.what is None:
        return _why_not(undo.why or WhyNot.NOTHING)
    return _what(undo, undo.what)


def _what(undo: Undo, what: Undone) -> str:
    if what is Undone.VIEW:
        return translate("Chair", "the hall sees %1 again").replace("%1", _view(undo))
    if what is Undone.RESUMED and undo.text == "0":
        return translate("Chair", "voting goes on without countdown")
    if what is Undone.SECONDS and undo.text == "0":
        return translate("Chair", "no countdown")
    words = {
        Undone.ORDER: translate("Chair", "the agenda in the order that it had"),
        Undone.MATTER: translate("Chair", "‘%1’ is at hand again"),
        Undone.INSERTED: translate("Chair", "‘%1’ is withdrawn"),
        Undone.ON_AGENDA: translate("Chair", "‘%1’ is on the agenda again"),
        Undone.OFF_AGENDA: translate("Chair", "‘%1’ leaves the agenda again"),
        Undone.CHAIR: translate("Chair", "%1 is in the chair again"),
        Undone.SPEAKER_OFF: translate("Chair", "%1 goes off the list of speakers"),
        Undone.SPEAKER_ON: translate("Chair", "%1 comes last on the list of speakers"),
        Undone.HELD: translate("Chair", "voting is interrupted again"),
        Undone.RESUMED: translate("Chair", "voting goes on, %1 seconds from now"),
        Undone.SECONDS: translate("Chair", "the countdown begins anew with %1 seconds"),
    }
    return words[what].replace("%1", _shortened(undo.text))


def _view(undo: Undo) -> str:
    views = {
        ScreenView.WELCOME: translate("Chair", "the welcome"),
        ScreenView.MATTER: translate("Chair", "the matter"),
        ScreenView.POLL: translate("Chair", "the poll"),
        ScreenView.RESULT: translate("Chair", "the result"),
        ScreenView.VOTING_BEHAVIOUR: translate("Chair", "the voting behaviour"),
        ScreenView.PAUSE: translate("Chair", "the break"),
        ScreenView.SPEAKER: translate("Chair", "the speaker"),
        ScreenView.FINGERPRINT: translate("Chair", "the fingerprint"),
        ScreenView.MESSAGE: translate("Chair", "the message ‘%1’").replace("%1", _shortened(undo.text)),
    }
    return views[undo.view or ScreenView.WELCOME]


def _why_not(why: WhyNot) -> str:
    words = {
        WhyNot.NOTHING: translate("Chair", "There is nothing to undo."),
        WhyNot.CHANGED: translate("Chair", "Nothing to undo: it was changed again since."),
        WhyNot.OVER: translate("Chair", "The assembly is closed: nothing can be recorded any more."),
        WhyNot.ITEM_ADDED: translate("Chair", "An agenda item stays; pass it over if it is not needed."),
        WhyNot.FIRST_MATTER: translate("Chair", "This was the first matter: call another one instead."),
        WhyNot.MADE_FINAL: translate("Chair", "Calling this matter made the result before it final."),
        WhyNot.DECIDED_BEFORE: translate("Chair", "The matter before this one is decided: call another one instead."),
        WhyNot.FIRST_CHAIR: translate("Chair", "Nobody was in the chair before: enter another name with F12."),
        WhyNot.NOT_SHOWN_AGAIN: translate("Chair", "What the hall saw before is over: choose what it sees now."),
        WhyNot.ANNOUNCED: translate(
            "Chair", "An announced poll is not undone: declare it void, with a reason (Ctrl+F9)."
        ),
        WhyNot.OPENED: translate(
            "Chair", "An open poll is not undone: interrupt it (F6), or declare it void (Ctrl+F9)."
        ),
        WhyNot.CLOSED: translate("Chair", "A closed poll is not undone: declare it void, with a reason (Ctrl+F9)."),
        WhyNot.VOIDED: translate("Chair", "A poll that is void stays so: announce it anew."),
        WhyNot.DECLARED: translate(
            "Chair", "A declared result stands; it can be contested until the next matter (F9)."
        ),
        WhyNot.ACCLAIMED: translate("Chair", "An acclamation stands; an objection makes it a weighted poll (F4)."),
        WhyNot.OBJECTED: translate("Chair", "An objection stands: there will be a weighted poll."),
        WhyNot.CONTESTED: translate("Chair", "A contest stands, unless the meeting does not support it (Shift+F9)."),
        WhyNot.CONTEST_REJECTED: translate("Chair", "The declaration stands; it can be contested anew (F9)."),
        WhyNot.LOT: translate("Chair", "A lot is drawn once."),
        WhyNot.ROLL_CALL: translate("Chair", "What was entered is mended in the window of the roll call."),
        WhyNot.WAIVED: translate("Chair", "A waived point stays waived, with its reason; it may still be solved."),
    }
    return words[why]


def _shortened(subject: str) -> str:
    return subject if len(subject) <= _LONGEST else subject[: _LONGEST - 1].rstrip() + "…"
