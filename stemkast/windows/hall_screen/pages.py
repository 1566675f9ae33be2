"""Which painter paints which state."""

from datetime import datetime

from PySide6.QtGui import QPainter

from stemkast.assembly.events import PollKind
from stemkast.assembly.shown import (
    Checking,
    Decided,
    FingerprintShown,
    ItemShown,
    MatterShown,
    MessageOnScreen,
    Pause,
    PollAnnouncedShown,
    PollOpenShown,
    ResultShown,
    RollCallShown,
    ScreenState,
    SpeakerShown,
    Voided,
    VotingBehaviourShown,
    Welcome,
)
from stemkast.windows.hall_screen.announced import paint_announced
from stemkast.windows.hall_screen.checking import paint_checking
from stemkast.windows.hall_screen.choice_result import paint_choice_result
from stemkast.windows.hall_screen.decided import paint_decided
from stemkast.windows.hall_screen.fingerprint import paint_fingerprint
from stemkast.windows.hall_screen.frame import connection_lost, lights_wait, test_border
from stemkast.windows.hall_screen.item import paint_item
from stemkast.windows.hall_screen.matter import paint_matter
from stemkast.windows.hall_screen.message import paint_message
from stemkast.windows.hall_screen.open_poll import paint_open_poll
from stemkast.windows.hall_screen.pause import paint_pause
from stemkast.windows.hall_screen.result import paint_result
from stemkast.windows.hall_screen.roll_call import paint_roll_call
from stemkast.windows.hall_screen.speaker import paint_speaker
from stemkast.windows.hall_screen.voided import paint_voided
from stemkast.windows.hall_screen.voting_behaviour import paint_voting_behaviour
from stemkast.windows.hall_screen.welcome import paint_welcome
from stemkast.windows.shared.fitting import Fitter
from stemkast.windows.shared.palette import Palette
from stemkast.windows.shared.sheet import Placed, Sheet


def paint_state(
    painter: QPainter,
    pixels: tuple[float, float],
    state: ScreenState,
    palette: Palette,
    now: datetime,
    fitter: Fitter,
    connected: bool = True,
    waits: bool = False,
) -> tuple[Placed, ...]:
    """Paints `state` on a surface of `pixels` and gives every text with its place."""
    sheet = Sheet(painter, pixels, palette, fitter)
    if is_test(state):
        test_border(sheet)
    match state:
        case Welcome():
            paint_welcome(sheet, state)
        case Pause():
            paint_pause(sheet, state)
        case SpeakerShown():
            paint_speaker(sheet, state, now)
        case MessageOnScreen():
            paint_message(sheet, state)
        case FingerprintShown():
            paint_fingerprint(sheet, state)
        case ItemShown():
            paint_item(sheet, state)
        case MatterShown():
            paint_matter(sheet, state)
        case PollAnnouncedShown():
            paint_announced(sheet, state)
        case PollOpenShown():
            paint_open_poll(sheet, state, now)
        case RollCallShown():
            paint_roll_call(sheet, state)
        case Checking():
            paint_checking(sheet, state)
        case ResultShown():
            (paint_choice_result if state.ballot.is_choice else paint_result)(sheet, state)
        case VotingBehaviourShown():
            paint_voting_behaviour(sheet, state, now)
        case Decided():
            paint_decided(sheet, state)
        case Voided():
            paint_voided(sheet, state)
    if not connected:
        connection_lost(sheet)
    elif waits:
        lights_wait(sheet)
    return tuple(sheet.placed)


def is_test(state: ScreenState) -> bool:
    """Whether this belongs to a test poll."""
    match state:
        case PollAnnouncedShown() | PollOpenShown() | Checking() | ResultShown() | Voided():
            return state.ballot.kind is PollKind.TEST
        case _:
            return False
