"""One sentence with what to do, for someone who started this morning: troubles of keypads, oddities, notices."""

from PySide6.QtCore import QCoreApplication

from stemkast.assembly.refusal import Reason, Refusal
from stemkast.hall_client.desk.keypad import KeypadAtHand, KeypadTrouble
from stemkast.hall_client.desk.state import Card, Odd, Oddity
from stemkast.hall_client.desk.visit import Notice, Tell
from stemkast.windows.desk.printing import Printed
from stemkast.windows.desk.words import happened, votes
from stemkast.windows.shared.numbers import whole
from stemkast.windows.shared.refusals import sentence
from stemkast.windows.shared.system_words import system_words

translate = QCoreApplication.translate


def keypad_trouble(keypad: KeypadAtHand) -> str:
    """What is the matter with the keypad at hand, and what to do; empty where nothing is."""
    if keypad.trouble is None:
        return ""
    said = {
        KeypadTrouble.NOT_IN_CRADLE: translate("Desk", "%1 lies in no cradle: put it in yours."),
        KeypadTrouble.BEING_ASKED: translate("Desk", "%1 is being recognised: leave it for a moment."),
        KeypadTrouble.UNKNOWN: translate("Desk", "%1 is not one of ours: put it aside and take another one."),
        KeypadTrouble.FALSE: translate(
            "Desk", "%1 does not prove that it is that keypad: put it aside, warn the admin, take another one."
        ),
        KeypadTrouble.OUT: translate("Desk", "%1 is out for %2: hand it in first, or take another one."),
        KeypadTrouble.LOST: translate("Desk", "%1 was reported lost by %2: press F4 if it is found, or take another."),
        KeypadTrouble.AT_ANOTHER_DESK: translate("Desk", "%2 is handing out %1: take another one."),
        KeypadTrouble.FIRMWARE: translate(
            "Desk", "%1 runs firmware %3 where the others run %4: put it aside and take another one."
        ),
        KeypadTrouble.LOW_BATTERY: translate("Desk", "The battery of %1 is low (%5 %): take another one if you can."),
    }[keypad.trouble]
    said = said.replace("%1", keypad.serial).replace("%2", keypad.whose).replace("%3", keypad.firmware)
    return said.replace("%4", keypad.usual_firmware).replace("%5", whole(keypad.battery))


def oddity(odd: Odd, card: Card) -> str:
    """What staff should know about a municipality."""
    match odd.kind:
        case Oddity.MERGED:
            parts = " + ".join(f"{part.name} {whole(part.population)}" for part in card.merged_from)
            return translate("Desk", "Merged, so its votes are those of the sum: %1").replace("%1", parts)
        case Oddity.NO_MANDATE:
            return translate("Desk", "No mandate was received: look at the form and ask who it is.")
        case Oddity.BATTERY_OUT:
            said = translate("Desk", "The battery of its keypad is low (%1 %): offer another one (F3).")
            return said.replace("%1", whole(odd.battery))
        case Oddity.FORM_NOT_SCANNED:
            return translate("Desk", "The form was not scanned: scan it, or look at it yourself.")
        case Oddity.ENDED:
            last = happened(odd.last) if odd.last is not None else ""
            said = translate("Desk", "Was here before: %1. A mistake, or back again? Hand out once more.")
            return said.replace("%1", last)


def notice(said: Notice) -> str:
    """What was done last, or why not."""
    if said.refusal is not None:
        return refusal(said.refusal)
    told = {
        Tell.HANDED_OUT: translate("Desk", "%1 has keypad %2 with %3. The next one can come."),
        Tell.HANDED_IN: translate("Desk", "%1 has handed in keypad %2."),
        Tell.LEFT_EARLY: translate("Desk", "%1 left early and has handed in keypad %2."),
        Tell.WITHDRAWN: translate("Desk", "The mandate of %1 is withdrawn."),
        Tell.KEYPAD_IS_OUT: translate(
            "Desk", "%1 has keypad %2: hand that in first (F8), then the mandate can be withdrawn."
        ),
        Tell.DECLINED: translate("Desk", "On keypad %2 “no” was pressed: ask whether it is %1, and hand out again."),
        Tell.NOTHING_FOUND: translate("Desk", "Nothing is called “%1”: try a part of the name, or the CBS code."),
        Tell.UNKNOWN_KEYPAD: translate("Desk", "Keypad %1 is not one of ours: look at the number once more."),
        Tell.KEYPAD_IS_FREE: translate("Desk", "Keypad %2 is out for nobody: find the municipality first."),
        Tell.KEYPAD_FOUND: translate("Desk", "Keypad %2 is found."),
        Tell.FORM_DAMAGED: translate("Desk", "The form was not read well: scan it again, or type the name."),
        Tell.FORM_OTHER_ASSEMBLY: translate("Desk", "This form is of another assembly: ask for the right one."),
        Tell.FORM_FALSE: translate("Desk", "This form was not made by us: call the secretariat."),
        Tell.FORM_NOT_ISSUED: translate("Desk", "This form was never issued: call the secretariat."),
        Tell.FORM_OLDER: translate("Desk", "%1 got a newer form, number %4: ask for that one."),
    }[said.tell]
    told = told.replace("%1", said.name).replace("%2", said.serial).replace("%3", votes(said.votes))
    return told.replace("%4", str(said.form))


def printed(what: Printed) -> str:
    """What became of a voting card."""
    if what.failed:
        said = translate("Desk", "The voting card of %1 was not printed: %2. Press F7 once it can be.")
        return said.replace("%1", what.card.municipality).replace("%2", system_words(what.failed))
    if what.printer:
        return translate("Desk", "Voting card of %1: printed").replace("%1", what.card.municipality)
    said = translate("Desk", "Voting card of %1: saved as %2")
    return said.replace("%1", what.card.municipality).replace("%2", what.path)


def saved(path: str, failed: str) -> str:
    """What became of a list."""
    if failed:
        return translate("Desk", "The list was not saved: %1").replace("%1", system_words(failed))
    return translate("Desk", "List saved: %1").replace("%1", path)


def refusal(why: Refusal) -> str:
    """Why the hall did not do what was asked."""
    match why.reason:
        case Reason.NOT_READY:
            return translate("Desk", "The hall did not answer: wait, and look here whether it was done.")
        case Reason.MUNICIPALITY_HAS_KEYPAD:
            return translate("Desk", "This municipality has a keypad already.")
        case Reason.KEYPAD_IN_USE:
            return translate("Desk", "This keypad is out for another municipality: take another one.")
        case Reason.KEYPAD_LOST:
            return translate("Desk", "This keypad was reported lost: take another one.")
        case Reason.KEYPAD_HANDED_IN:
            return translate("Desk", "This keypad was handed in already.")
        case Reason.BAD_SIGNATURE:
            return translate("Desk", "This keypad does not prove what it is: put it aside and take another one.")
        case Reason.UNKNOWN:
            return translate("Desk", "The hall does not see this keypad: put it in the cradle once more.")
        case Reason.NO_MANDATE:
            return translate("Desk", "There is no mandate: ask who it is first (F2).")
        case _:
            return sentence(why)
