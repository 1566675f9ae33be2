"""Reading the QR code of a mandate form against the assembly: what it is good for, or why it is not."""

from dataclasses import dataclass
from enum import StrEnum

from firmware_protocol import ed25519
from stemkast.assembly import form_code
from stemkast.assembly.state import State


@dataclass(frozen=True, slots=True)
class FormCode:
    """A valid form: the newest one that the hall issued to this municipality."""

    municipality: str
    number: int


class FormReason(StrEnum):
    """Why a code is no valid form."""

    NOT_A_FORM = "not_a_form"
    DAMAGED = "damaged"
    OTHER_ASSEMBLY = "other_assembly"
    NOT_OF_THIS_HALL = "not_of_this_hall"
    OLDER = "older"
    NOT_ISSUED = "not_issued"


@dataclass(frozen=True, slots=True)
class FormRefused:
    """Why a code is not accepted. Municipality and number are empty and 0 where nothing that it says can be believed.

    `newest` is the number of the form that is valid instead, where an older one is shown.
    """

    reason: FormReason
    municipality: str = ""
    number: int = 0
    newest: int = 0


def read(text: str, state: State) -> FormCode | FormRefused:
    """The form whose code this is, as a scanner typed it. Never raises.

    The key of any hall that wrote this ledger is good: forms were sent before another machine took over.
    """
    if not form_code.is_form_code(text):
        return FormRefused(FormReason.NOT_A_FORM)
    form = form_code.read(text)
    if form is None:
        return FormRefused(FormReason.DAMAGED)
    if state.initialised is None or form.assembly != state.initialised.assembly:
        return FormRefused(FormReason.OTHER_ASSEMBLY)
    if not any(ed25519.verify(key, form.signed, form.signature) for key in state.hall_keys):
        return FormRefused(FormReason.NOT_OF_THIS_HALL)
    newest = state.forms.get(form.municipality)
    if newest is None or newest.number < form.number:
        return FormRefused(FormReason.NOT_ISSUED, form.municipality, form.number)
    if form.number < newest.number:
        return FormRefused(FormReason.OLDER, form.municipality, form.number, newest.number)
    return FormCode(form.municipality, form.number)
