"""What stands on the three steps: mandate, keypad, confirming."""

from PySide6.QtCore import QCoreApplication

from stemkast.hall_client.desk.book import Standing
from stemkast.hall_client.desk.state import Card, DeskState, Oddity
from stemkast.hall_client.desk.visit import DeskAction
from stemkast.windows.desk.look import Tone
from stemkast.windows.desk.sentences import keypad_trouble, oddity
from stemkast.windows.desk.step_card import Line
from stemkast.windows.desk.words import role
from stemkast.windows.shared.numbers import whole

translate = QCoreApplication.translate
_OF_THE_MANDATE = frozenset({Oddity.NO_MANDATE, Oddity.FORM_NOT_SCANNED})


def mandate(card: Card) -> tuple[Line, ...]:
    """Who comes for the municipality, and by which form."""
    lines = []
    if card.form:
        scanned = translate("Desk", "Form %1 scanned, real").replace("%1", whole(card.form))
        lines.append(Line("✓ " + scanned, Tone.GOOD))
    who = card.representative
    if who is not None:
        lines.append(Line(", ".join(each for each in (who.name, role(who.role)) if each)))
        if not who.written:
            lines.append(Line(translate("Desk", "as told here; written when the keypad is handed out"), Tone.SOFT))
        elif who.form:
            lines.append(Line(translate("Desk", "mandate received, form %1").replace("%1", who.form), Tone.SOFT))
        else:
            lines.append(Line(translate("Desk", "mandate received"), Tone.SOFT))
    lines += [Line(oddity(odd, card), Tone.KNOW) for odd in card.odd if odd.kind in _OF_THE_MANDATE]
    return tuple(lines)


def keypad(state: DeskState, card: Card) -> tuple[Line, ...]:
    """The keypad that it has, or the one in front of the desk."""
    here = state.keypad
    if card.standing is Standing.PRESENT:
        lines = [Line(translate("Desk", "%1 is out").replace("%1", card.serial), Tone.GOOD)]
        if here.serial == card.serial and here.path:
            lines.append(Line(translate("Desk", "it lies in the cradle")))
        return tuple(lines)
    if not here.serial:
        return (Line(translate("Desk", "Put a keypad in the cradle,")), Line(_or_type(), Tone.SOFT))
    lines = []
    if here.usable:
        lies = translate("Desk", "%1 in the cradle, real").replace("%1", here.serial)
        lines.append(Line("✓ " + lies, Tone.GOOD))
        facts = translate("Desk", "battery %1 % · firmware %2")
        lines.append(Line(facts.replace("%1", whole(here.battery)).replace("%2", here.firmware)))
    said = keypad_trouble(here)
    if said:
        lines.append(Line(said, Tone.KNOW))
    if state.next is DeskAction.WAIT:
        shows = translate("Desk", "shows now: “%1 · agreed?”").replace("%1", f"{card.name} {card.weight}")
        lines.append(Line(shows, Tone.SOFT))
    return tuple(lines)


def confirming(state: DeskState, card: Card) -> tuple[Line, ...]:
    """What to do now, in one or two sentences."""
    if not card.chosen:
        return (Line(translate("Desk", "Is this the one? Press Enter.")),)
    if card.attended_by:
        said = translate("Desk", "%1 is at %2 now: ask there, or press Esc.")
        return (Line(said.replace("%1", card.name).replace("%2", card.attended_by), Tone.KNOW),)
    match state.next:
        case DeskAction.NAME:
            return (Line(translate("Desk", "First say who it is: press Enter.")),)
        case DeskAction.PLACE:
            return (Line(translate("Desk", "Then press Enter, and let the representative press ✓.")),)
        case DeskAction.HAND_OUT:
            return (Line(translate("Desk", "Press Enter: the keypad asks the representative to press ✓.")),)
        case DeskAction.WAIT:
            said = translate("Desk", "The representative presses ✓ on the keypad. Then the voting card is printed.")
            return (Line(said),)
        case DeskAction.HAND_IN:
            return (Line(translate("Desk", "Brought back? Press Enter to hand it in.")),)
        case DeskAction.NEXT_VISITOR:
            return (Line(translate("Desk", "All done. Enter is for the next one; the keys below change something.")),)
        case _:
            return (Line(translate("Desk", "Nothing can be changed now; looking up can."), Tone.KNOW),)


def worth_knowing(card: Card) -> tuple[Line, ...]:
    """What is odd about the municipality itself."""
    return tuple(Line(oddity(odd, card), Tone.KNOW) for odd in card.odd if odd.kind not in _OF_THE_MANDATE)


def _or_type() -> str:
    return translate("Desk", "or type or scan its number and press Enter")
