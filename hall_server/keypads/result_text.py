"""What keypads show of a result: the words of the hall screen, in Dutch, in one line (SPEC P-29, P-37).

Aangenomen 98,58%
Gekozen: Mark Boumans 61,09%
PROEF: 72,10%
"""

from stemkast.assembly.assembly import Assembly
from stemkast.assembly.events import OF_A_POLL
from stemkast.assembly.outcome import Outcome
from stemkast.assembly.poll_state import COUNTED
from stemkast.assembly.screen_state import result_of, screen_state
from stemkast.assembly.shown import ResultShown, VotingBehaviourShown
from stemkast.assembly.state import Poll

LONGEST = 64
"""Characters that fit in a result message."""
WORDS = {
    Outcome.ADOPTED: "Aangenomen",
    Outcome.REJECTED: "Verworpen",
    Outcome.CHOSEN: "Gekozen",
    Outcome.NO_MAJORITY: "Geen meerderheid",
    Outcome.TIE: "Stemmen staken",
    Outcome.VOID: "Geen stemmen uitgebracht",
}
"""As the Dutch translation of the windows has them."""
BY_LOT, CONTESTED = "na loting", "betwist"
_TEST, _NOBODY = "PROEF", "geen stemmen"


def result_on_screen(assembly: Assembly) -> tuple[Poll, str] | None:
    """The poll announced last and its result in words, if the hall screen shows that or how each voted; else None."""
    poll = assembly.last_poll
    if poll is None or poll.state not in COUNTED or assembly.view_poll != poll.number:
        return None
    if assembly.view not in OF_A_POLL:
        return None
    shown = screen_state(assembly)
    if isinstance(shown, VotingBehaviourShown):  # how each voted is a part of the same result
        shown = result_of(assembly, poll) or shown
    return (poll, result_text(shown)) if isinstance(shown, ResultShown) else None


def result_text(shown: ResultShown) -> str:
    """At most 64 characters; of what is longer the name of the option is shortened."""
    share = "" if shown.percentage is None else f" {shown.percentage}%"
    if shown.outcome is None:
        head, share = f"{_TEST}:", share or f" {_NOBODY}"
    else:
        head = WORDS[shown.outcome] + (":" if shown.outcome is Outcome.CHOSEN else "")
    named = shown.leading if shown.outcome in (None, Outcome.CHOSEN) else None
    tail = share + (f", {BY_LOT}" if shown.by_lot else "") + (f", {CONTESTED}" if shown.contested else "")
    room = LONGEST - len(head) - len(tail) - 1
    return head + (f" {_shortened(named, room)}" if named else "") + tail


def _shortened(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1] + "…"
