"""Issuing mandate forms: the hall numbers and signs them, all that were asked for or none."""

from hall_server.disk.book import Book
from hall_server.keypads.voice import Voice
from hall_server.stations.access import Station
from stemkast.assembly.desk import next_form
from stemkast.assembly.events import MandateFormIssued
from stemkast.assembly.form_code import LONGEST_MUNICIPALITY
from stemkast.assembly.refusal import Reason, Refusal

_RULE = "RULES: who may vote"


def issue_forms(book: Book, voice: Voice, municipalities: tuple[str, ...], station: Station) -> Refusal | None:
    """A form for each of these, or for all of the register if none is named; or why there is none for anybody."""
    assembly = book.assembly
    codes = tuple(dict.fromkeys(municipalities)) or tuple(assembly.register)
    if not codes:
        return Refusal(Reason.WRONG_PHASE, "no register is adopted", "statutes, article 10")
    for code in codes:
        if code not in assembly.register:
            return Refusal(Reason.UNKNOWN, f"{code} is not in the register of this assembly", _RULE)
        if len(code.encode()) > LONGEST_MUNICIPALITY:
            return Refusal(Reason.INCONSISTENT, f"the code {code} is too long for a form", _RULE)
    for code in codes:
        number = next_form(assembly, code)
        event = MandateFormIssued(code, number, voice.form_code(code, number))
        refusal = book.record(event, station.name, station.role)
        if refusal is not None:
            return refusal
    return None
