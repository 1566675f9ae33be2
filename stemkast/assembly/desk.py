"""Rules of the stembalie: forms, mandates, and which keypad stands for which municipality.

- A municipality gets a form once the register is adopted; its forms are numbered, and only the newest is valid.
- One representative per municipality, against a mandate (RULES: who may vote).
- One keypad stands for one municipality and one municipality has one keypad, at every moment.
- Handing in ends the presence; a replaced keypad is dead before the new one lives.
- A keypad that was reported lost is handed out to nobody until it was found.
"""

import dataclasses
import hashlib
from datetime import datetime

from stemkast.assembly import form_code
from stemkast.assembly.events import (
    KeypadFound,
    KeypadPaired,
    MandateFormIssued,
    MandateIssued,
    MandateWithdrawn,
    PairingEnd,
    PairingEnded,
)
from stemkast.assembly.refusal import Reason, Refusal
from stemkast.assembly.rulebook import Rulebook
from stemkast.assembly.state import Pairing, State

RULES = Rulebook()
_WHO = "RULES: who may vote"


def _unknown_municipality(state: State, code: str) -> Refusal | None:
    if code in state.register:
        return None
    return Refusal(Reason.UNKNOWN, f"{code} is not in the register of this assembly", _WHO)


@RULES.check(MandateFormIssued)
def _check_form(state: State, event: MandateFormIssued) -> Refusal | None:
    unknown = _unknown_municipality(state, event.municipality)
    if unknown is not None:
        return unknown
    following = next_form(state, event.municipality)
    if event.number != following:
        return Refusal(Reason.INCONSISTENT, f"form {following} of {event.municipality} is next", _WHO)
    form, initialised = form_code.read(event.code), state.initialised
    said = (form.assembly, form.municipality, form.number) if form is not None else None
    if initialised is None or said != (initialised.assembly, event.municipality, event.number):
        return Refusal(Reason.INCONSISTENT, "the code of the form says something else", _WHO)
    return None


@RULES.apply(MandateFormIssued)
def _apply_form(state: State, event: MandateFormIssued, _at: datetime) -> None:
    state.forms[event.municipality] = event


def next_form(state: State, municipality: str) -> int:
    """The number of the form that this municipality would get now."""
    newest = state.forms.get(municipality)
    return newest.number + 1 if newest is not None else 1


@RULES.check(MandateIssued)
def _check_mandate(state: State, event: MandateIssued) -> Refusal | None:
    return _unknown_municipality(state, event.municipality)


@RULES.apply(MandateIssued)
def _apply_mandate(state: State, event: MandateIssued, _at: datetime) -> None:
    municipality = state.register[event.municipality].code  # the same text, kept once
    state.mandates[municipality] = dataclasses.replace(event, municipality=municipality)


@RULES.check(MandateWithdrawn)
def _check_mandate_withdrawn(state: State, event: MandateWithdrawn) -> Refusal | None:
    if event.municipality not in state.mandates:
        return Refusal(Reason.NO_MANDATE, f"{event.municipality} has no mandate", _WHO)
    if event.municipality in state.current_pairing:
        text = f"{event.municipality} still has a keypad; take that in first"
        return Refusal(Reason.MUNICIPALITY_HAS_KEYPAD, text, _WHO)
    return None


@RULES.apply(MandateWithdrawn)
def _apply_mandate_withdrawn(state: State, event: MandateWithdrawn, _at: datetime) -> None:
    del state.mandates[event.municipality]


def may_pair(state: State, municipality: str, serial: str) -> Refusal | None:
    """Whether this keypad can be handed out for this municipality now."""
    unknown = _unknown_municipality(state, municipality)
    if unknown is not None:
        return unknown
    if municipality not in state.mandates:
        return Refusal(Reason.NO_MANDATE, f"{municipality} has no mandate in this assembly", _WHO)
    if municipality in state.current_pairing:
        serial_out = state.pairings[state.current_pairing[municipality]].serial
        text = f"{municipality} already has keypad {serial_out}"
        return Refusal(Reason.MUNICIPALITY_HAS_KEYPAD, text, _WHO)
    if serial not in state.keypads:
        return Refusal(Reason.UNKNOWN, f"keypad {serial} is not enrolled", "SPEC: enrolment")
    if serial in state.keypad_out:
        holder = state.pairings[state.keypad_out[serial]].municipality
        return Refusal(Reason.KEYPAD_IN_USE, f"keypad {serial} is out for {holder}", _WHO)
    if serial in state.lost:
        return Refusal(Reason.KEYPAD_LOST, f"keypad {serial} was reported lost", _WHO)
    return None


@RULES.check(KeypadPaired)
def _check_paired(state: State, event: KeypadPaired) -> Refusal | None:
    refusal = may_pair(state, event.municipality, event.serial)
    if refusal is not None:
        return refusal
    if event.pairing in state.pairings or event.pairing <= state.latest_pairing.get(event.municipality, 0):
        text = f"pairing {event.pairing} is not above the earlier ones of {event.municipality}"
        return Refusal(Reason.INCONSISTENT, text, _WHO)
    if event.weight != state.register[event.municipality].weight:
        return Refusal(Reason.INCONSISTENT, f"{event.municipality} has another weight", "statutes, article 10")
    return None


@RULES.apply(KeypadPaired)
def _apply_paired(state: State, event: KeypadPaired, _at: datetime) -> None:
    acceptance_hash = hashlib.sha256(event.acceptance).digest()
    municipality = state.register[event.municipality].code  # the same texts, kept once
    serial = state.keypad_keys[state.keypads[event.serial]]
    state.pairings[event.pairing] = Pairing(event.pairing, municipality, serial, event.weight, acceptance_hash)
    state.current_pairing[municipality] = state.latest_pairing[municipality] = event.pairing
    state.keypad_out[serial] = event.pairing
    state.present_votes += event.weight


@RULES.check(PairingEnded)
def _check_ended(state: State, event: PairingEnded) -> Refusal | None:
    pairing = state.pairings.get(event.pairing)
    if pairing is None:
        return Refusal(Reason.UNKNOWN_PAIRING, f"there is no pairing {event.pairing}", _WHO)
    if pairing.ended is not None:
        return Refusal(Reason.KEYPAD_HANDED_IN, f"pairing {event.pairing} has ended already", _WHO)
    return None


@RULES.apply(PairingEnded)
def _apply_ended(state: State, event: PairingEnded, _at: datetime) -> None:
    pairing = state.pairings[event.pairing]
    state.pairings[event.pairing] = dataclasses.replace(pairing, ended=event.reason)
    del state.current_pairing[pairing.municipality]
    del state.keypad_out[pairing.serial]
    state.present_votes -= pairing.weight
    if event.reason is PairingEnd.LOST:
        state.lost.add(pairing.serial)


@RULES.check(KeypadFound)
def _check_found(state: State, event: KeypadFound) -> Refusal | None:
    if event.serial in state.lost:
        return None
    return Refusal(Reason.UNKNOWN, f"keypad {event.serial} was not reported lost", _WHO)


@RULES.apply(KeypadFound)
def _apply_found(state: State, event: KeypadFound, _at: datetime) -> None:
    state.lost.discard(event.serial)
