"""What follows at a desk from what a person does and from what the hall says: pure functions from visit to turn.

- Nothing is done by pressing: what is asked of the hall is done once its entry is there, and the visitor goes then.
- What was under way when the hall went out of reach is looked for in the ledger when it is back, and not asked again.
"""

import re
from dataclasses import replace

from stemkast.assembly.commands import Attend, Command, OfferPairing, Record
from stemkast.assembly.events import KeypadFound, MandateIssued, MandateWithdrawn, PairingEnd, PairingEnded
from stemkast.assembly.form_code import is_form_code
from stemkast.assembly.refusal import Reason, Refusal
from stemkast.documents.form_code import FormCode, FormReason, read
from stemkast.hall_client.desk.aside import Proof
from stemkast.hall_client.desk.book import DeskHall, MunicipalityRow, Standing
from stemkast.hall_client.desk.keypad import keypad_at_hand, own_cradle
from stemkast.hall_client.desk.state import chosen, found_by
from stemkast.hall_client.desk.visit import CardWanted, DeskAction, Notice, Offering, Said, Tell, Turn, Visit

_LIKE_A_SERIAL = re.compile(r"[A-Za-z]{1,4}-?\d{2,}")
_OF_A_FORM = {
    FormReason.DAMAGED: Tell.FORM_DAMAGED,
    FormReason.OTHER_ASSEMBLY: Tell.FORM_OTHER_ASSEMBLY,
    FormReason.NOT_OF_THIS_HALL: Tell.FORM_FALSE,
    FormReason.NOT_ISSUED: Tell.FORM_NOT_ISSUED,
    FormReason.OLDER: Tell.FORM_OLDER,
}


def fresh(visit: Visit, notice: Notice | None = None, just: str = "") -> Visit:
    """The desk is free for the next visitor."""
    return Visit(
        just=just or visit.just,
        cradle=visit.cradle,
        notice=notice,
        attended=visit.attended,
        attended_at=visit.attended_at,
    )


def typed(visit: Visit, text: str) -> Visit:
    """Something else stands in the search field."""
    return replace(visit, query=text, row=0, notice=None, overview=False)


def moved(hall: DeskHall, visit: Visit, by: int) -> Visit:
    """Another one of those that were found is selected."""
    last = len(found_by(hall, visit.query)) - 1
    return replace(visit, row=max(0, min(last, visit.row + by)))


def entered(hall: DeskHall, visit: Visit) -> Turn:
    """What was typed or scanned is meant: a form, a keypad, or the municipality that is selected."""
    text = visit.query.strip()
    if is_form_code(text):
        return Turn(_form(hall, visit, text))
    serial = next((each for each in hall.keypads if each.casefold() == text.casefold()), "")
    if serial:
        return Turn(_keypad(hall, visit, serial))
    codes = found_by(hall, text)
    if codes:
        return Turn(_chosen(visit, codes[min(visit.row, len(codes) - 1)]))
    tell = Tell.UNKNOWN_KEYPAD if _LIKE_A_SERIAL.fullmatch(text) else Tell.NOTHING_FOUND
    return Turn(replace(visit, query="", notice=Notice(tell, text)))


def _chosen(visit: Visit, code: str, form: int = 0) -> Visit:
    if code == visit.municipality:
        return replace(visit, query="", row=0, form=form or visit.form)
    return replace(fresh(visit), municipality=code, form=form)


def _form(hall: DeskHall, visit: Visit, text: str) -> Visit:
    form = read(text, hall.forms)
    if isinstance(form, FormCode):
        return _chosen(visit, form.municipality, form.number)
    name = hall.municipalities[form.municipality].name if form.municipality in hall.municipalities else ""
    return replace(visit, query="", notice=Notice(_OF_A_FORM[form.reason], name, form=form.newest or form.number))


def _keypad(hall: DeskHall, visit: Visit, serial: str) -> Visit:
    known = hall.keypads[serial]
    if known.out_for and known.out_for != visit.municipality:
        return _chosen(visit, known.out_for)
    if visit.municipality:
        return replace(visit, query="", serial=serial)
    return replace(visit, query="", notice=Notice(Tell.KEYPAD_IS_FREE, serial=serial))


def pressed(hall: DeskHall, visit: Visit, station: str, action: DeskAction, said: Said) -> Turn:
    """An action that the state offered, with what was asked about it."""
    row = hall.municipalities.get(chosen(hall, visit, station))
    match action:
        case DeskAction.CHOOSE:
            return entered(hall, visit)
        case DeskAction.AGAIN:
            return Turn(_back(visit))
        case DeskAction.NEXT_VISITOR:
            return Turn(fresh(visit, just=row.serial if row is not None else ""))
        case DeskAction.OVERVIEW:
            return Turn(replace(visit, overview=not visit.overview))
        case DeskAction.CRADLE:
            return Turn(replace(visit, cradle=said.cradle))
        case DeskAction.FOUND:
            return _found(hall, visit, station)
        case _:
            return _about(hall, visit, station, row, action, said) if row is not None else Turn(visit)


def _back(visit: Visit) -> Visit:
    """One step back: from the overview, from what was typed, from the municipality at hand."""
    if visit.overview:
        return replace(visit, overview=False)
    return replace(visit, query="", row=0, notice=None) if visit.query else fresh(visit)


def _found(hall: DeskHall, visit: Visit, station: str) -> Turn:
    serial = keypad_at_hand(hall, station, visit.cradle, visit.serial, visit.municipality).serial
    told = Notice(Tell.KEYPAD_FOUND, serial=serial)
    return Turn(replace(visit, notice=told), (Record(KeypadFound(serial)),))


def _about(hall: DeskHall, visit: Visit, station: str, row: MunicipalityRow, action: DeskAction, said: Said) -> Turn:
    """What is done about the municipality at hand."""
    visit = replace(visit, municipality=row.code, notice=None)
    match action:
        case DeskAction.NAME | DeskAction.OTHER_PERSON if said.named is not None:
            named = replace(visit, named=said.named)
            if row.standing is not Standing.PRESENT:
                return Turn(named)
            return Turn(replace(visit, form=0), _mandate(row, named))
        case DeskAction.HAND_OUT:
            serial = keypad_at_hand(hall, station, visit.cradle, visit.serial, row.code).serial
            offer = OfferPairing(row.code, serial)
            waits = replace(visit, offering=Offering(serial, row.pairing, _above(hall, offer)), waiting=True)
            return Turn(waits, (*_mandate(row, visit), offer))
        case DeskAction.OTHER_KEYPAD if said.ends is not None:
            return Turn(replace(visit, serial=""), (Record(PairingEnded(row.pairing, said.ends)),))
        case DeskAction.HAND_IN if said.ends is not None:
            return Turn(replace(visit, ending=row.pairing), (Record(PairingEnded(row.pairing, said.ends)),))
        case DeskAction.PRINT:
            return Turn(visit, card=_card(hall, row))
        case DeskAction.WITHDRAW if row.standing is Standing.PRESENT:
            return Turn(replace(visit, notice=Notice(Tell.KEYPAD_IS_OUT, row.name, row.serial)))
        case DeskAction.WITHDRAW if said.reason:
            command = Record(MandateWithdrawn(row.code, said.reason))
            return Turn(replace(visit, named=None, form=0, withdrawing=True), (command,))
        case _:
            return Turn(visit)


def _above(hall: DeskHall, offer: OfferPairing) -> int:
    """Answers to offers up to this pairing are not to this one; the same offer is made again as it was."""
    same = (
        each.pairing - 1
        for each in hall.now.offers
        if (each.municipality, each.serial) == (offer.municipality, offer.serial) and not each.declined
    )
    return next(same, hall.now.last_offer())


def _mandate(row: MunicipalityRow, visit: Visit) -> tuple[Command, ...]:
    """The mandate, where somebody else was named or another form was shown than the ledger has."""
    known = row.mandate
    form = str(visit.form) if visit.form else known.form if known is not None else ""
    if visit.named is not None:
        return (Record(MandateIssued(row.code, visit.named.role, visit.named.name, form)),)
    if known is not None and known.form != form:
        return (Record(MandateIssued(row.code, known.role, known.name, form)),)
    return ()


def _card(hall: DeskHall, row: MunicipalityRow) -> CardWanted:
    return CardWanted(hall.meeting, hall.date, hall.place, row.code, row.name, row.weight, row.serial, row.pairing)


def refused(visit: Visit, refusal: Refusal) -> Visit:
    """The hall did not do it. That another desk attends is seen beside the municipality and said there."""
    if refusal.reason is Reason.NOT_READY:  # it may be done all the same: the ledger says
        return replace(visit, waiting=False, notice=Notice(Tell.REFUSED, refusal=refusal))
    offering = None if visit.waiting else visit.offering
    stopped = replace(visit, waiting=False, offering=offering, ending=0, withdrawing=False)
    if refusal.reason is Reason.AT_ANOTHER_DESK:
        return stopped
    return replace(stopped, notice=Notice(Tell.REFUSED, refusal=refusal))


def looked(hall: DeskHall, visit: Visit, station: str) -> Turn:
    """The hall stands otherwise than before: what was asked may be done, declined or to be asked anew."""
    if not hall.connected:
        return Turn(replace(visit, waiting=False, attended=("", "")))
    here = own_cradle(hall.now, station, visit.cradle)
    if visit.just and (here is None or here.serial != visit.just):
        visit = replace(visit, just="")
    row = hall.municipalities.get(visit.municipality)
    if row is None:
        return Turn(visit)
    if visit.ending == row.pairing != 0 and row.standing is not Standing.PRESENT:
        tell = Tell.LEFT_EARLY if row.standing is Standing.LEFT_EARLY else Tell.HANDED_IN
        return Turn(fresh(visit, Notice(tell, row.name, row.serial, row.weight), row.serial))
    if visit.withdrawing and row.mandate is None:
        visit = replace(visit, withdrawing=False, notice=Notice(Tell.WITHDRAWN, row.name))
    return _offered(hall, visit, station, row, visit.offering) if visit.offering is not None else Turn(visit)


def _offered(hall: DeskHall, visit: Visit, station: str, row: MunicipalityRow, offering: Offering) -> Turn:
    if row.pairing > offering.after and row.serial == offering.serial and row.standing is Standing.PRESENT:
        done = Notice(Tell.HANDED_OUT, row.name, row.serial, row.weight)
        return Turn(fresh(visit, done, row.serial), card=_card(hall, row))
    if not visit.waiting:
        return Turn(visit)
    mine = [
        each
        for each in hall.now.offers
        if (each.municipality, each.serial) == (row.code, offering.serial) and each.pairing > offering.above
    ]
    waits = any(each.station == station and not each.declined for each in mine)
    declined = Notice(Tell.DECLINED, row.name, offering.serial) if any(each.declined for each in mine) else None
    if declined is not None or (offering.seen and not waits):
        return Turn(replace(visit, waiting=False, offering=None, notice=declined))
    lies = hall.now.cradle_of(offering.serial)
    there = lies is not None and lies.proof is Proof.GIVEN
    again = (OfferPairing(row.code, offering.serial),) if there and offering.lifted else ()
    return Turn(replace(visit, offering=replace(offering, seen=offering.seen or waits, lifted=not there)), again)


def attending(hall: DeskHall, visit: Visit, station: str) -> Turn:
    """Tells the hall whom this desk attends to: when that changes, and again when the hall does not know it."""
    if not hall.connected:
        return Turn(visit)
    code = chosen(hall, visit, station)
    row = hall.municipalities.get(code)
    keypad = keypad_at_hand(hall, station, visit.cradle, visit.serial, code)
    serial = keypad.serial if row is not None and row.standing is not Standing.PRESENT and keypad.usable else ""
    wanted = (code, serial)
    is_new = wanted != visit.attended
    is_known = any((it.station, it.municipality) == (station, code) for it in hall.now.attending)
    forgotten = bool(code) and not is_known and not hall.now.attends(code) and hall.now.number > visit.attended_at
    if not is_new and not forgotten:
        return Turn(visit)
    return Turn(replace(visit, attended=wanted, attended_at=hall.now.number), (Attend(*wanted),))


ENDS_FOR_ANOTHER = (PairingEnd.BROKEN, PairingEnd.LOST, PairingEnd.REPLACED)
"""Why a municipality gets another keypad, in the order in which it is asked."""
ENDS_FOR_GOOD = (PairingEnd.RETURNED, PairingEnd.LEFT_EARLY)
"""Why a municipality has none any more, in the order in which it is asked."""
