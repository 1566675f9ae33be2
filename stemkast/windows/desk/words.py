"""The words of the desk's window for what the state names: standings, roles, weights, times, the history."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from stemkast.assembly.events import PairingEnd, RepresentativeRole
from stemkast.assembly.weights import Limit
from stemkast.hall_client.desk.book import Standing
from stemkast.hall_client.desk.history import Did, Happened
from stemkast.hall_client.desk.state import Card
from stemkast.windows.shared.numbers import long_date, whole

translate = QCoreApplication.translate


def standing(value: Standing) -> str:
    """How it stands with a municipality."""
    match value:
        case Standing.EXPECTED:
            return translate("Desk", "not present yet")
        case Standing.PRESENT:
            return translate("Desk", "present, keypad out")
        case Standing.WITHOUT_KEYPAD:
            return translate("Desk", "needs another keypad")
        case Standing.HANDED_IN:
            return translate("Desk", "handed in")
        case Standing.LEFT_EARLY:
            return translate("Desk", "left early")


def role(value: RepresentativeRole) -> str:
    """burgemeester, wethouder, gemeentesecretaris, griffier, raadslid."""
    match value:
        case RepresentativeRole.MAYOR:
            return translate("Desk", "mayor")
        case RepresentativeRole.ALDERMAN:
            return translate("Desk", "alderman")
        case RepresentativeRole.SECRETARY:
            return translate("Desk", "municipal secretary")
        case RepresentativeRole.CLERK:
            return translate("Desk", "clerk of the council")
        case RepresentativeRole.COUNCILLOR:
            return translate("Desk", "councillor")


def why_ended(reason: PairingEnd) -> str:
    """Why a keypad is taken in, as the answer to a question."""
    match reason:
        case PairingEnd.RETURNED:
            return translate("Desk", "Handed in")
        case PairingEnd.LEFT_EARLY:
            return translate("Desk", "Leaves early")
        case PairingEnd.BROKEN:
            return translate("Desk", "It is broken")
        case PairingEnd.LOST:
            return translate("Desk", "It is lost")
        case PairingEnd.REPLACED:
            return translate("Desk", "Another reason")


def why_withdrawn() -> tuple[str, ...]:
    """Why a mandate ends, as the answers to a question; the words stand in the ledger."""
    return (
        translate("Desk", "Recorded by mistake"),
        translate("Desk", "The municipality withdrew it"),
        translate("Desk", "The form is not in order"),
    )


def votes(number: int) -> str:
    """75 stemmen."""
    return translate("Desk", "1 vote") if number == 1 else translate("Desk", "%1 votes").replace("%1", whole(number))


def weight(card: Card) -> str:
    """GM0344 · 361.699 inwoners op 1 januari 2022 → 75 stemmen (maximum)."""
    said = translate("Desk", "%1 · %2 inhabitants on %3 → %4")
    said = said.replace("%1", card.code).replace("%2", whole(card.population))
    said = said.replace("%3", long_date(card.reference_date)).replace("%4", votes(card.weight))
    match card.limit:
        case Limit.MAXIMUM:
            return said + " " + translate("Desk", "(maximum)")
        case Limit.MINIMUM:
            return said + " " + translate("Desk", "(minimum)")
        case Limit.NONE:
            return said


def moment(at: datetime) -> str:
    """14:05 today, else 30 mei 14:05."""
    here = at.astimezone()
    clock = here.strftime("%H:%M")
    if here.date() == datetime.now(here.tzinfo).date():
        return clock
    return QLocale().toString(QDate(here.year, here.month, here.day), "d MMM") + " " + clock


def happened(what: Happened) -> str:
    """One line of the history: when, what, by whom."""
    return f"{moment(what.at)}  {_did(what)} · {what.by}"


def done_here(what: Happened, name: str) -> str:
    """One line of what a desk did: when, for whom, what."""
    return f"{moment(what.at)}  {name} · {_did(what)}"


def _did(what: Happened) -> str:
    match what.did:
        case Did.MANDATE_ISSUED:
            who = ", ".join(each for each in (what.name, role(what.role) if what.role is not None else "") if each)
            said = translate("Desk", "mandate: %1").replace("%1", who)
            return said + (" · " + translate("Desk", "form %1").replace("%1", what.form) if what.form else "")
        case Did.MANDATE_WITHDRAWN:
            return translate("Desk", "mandate withdrawn: %1").replace("%1", what.text)
        case Did.HANDED_OUT:
            return translate("Desk", "keypad %1 handed out").replace("%1", what.serial)
        case Did.RETURNED:
            return translate("Desk", "keypad %1 handed in").replace("%1", what.serial)
        case Did.REPLACED:
            return translate("Desk", "keypad %1 replaced").replace("%1", what.serial)
        case Did.LOST:
            return translate("Desk", "keypad %1 reported lost").replace("%1", what.serial)
        case Did.BROKEN:
            return translate("Desk", "keypad %1 reported broken").replace("%1", what.serial)
        case Did.LEFT_EARLY:
            return translate("Desk", "left early, keypad %1 handed in").replace("%1", what.serial)
        case Did.FOUND:
            return translate("Desk", "keypad %1 found").replace("%1", what.serial)
        case Did.ENROLLED:
            return translate("Desk", "keypad %1 enrolled").replace("%1", what.serial)
