"""Rules of the preparation: the assembly itself, its settings, the register, the fleet of keypads.

- The first entry says which assembly this is; there is one.
- Settings are adopted before the register, since the weights follow from them, and never change after that.
- The register arrives in chunks and counts once it is adopted with matching sums and hash; from then on it stands in
  the order of its names, which is the order of a roll call and of every list.
"""

from datetime import datetime

from stemkast.assembly.events import (
    AssemblyInitialised,
    KeypadEnrolled,
    RegisterAdopted,
    RegisterChunk,
    RegisterRow,
    SettingsAdopted,
)
from stemkast.assembly.hashes import register_hash
from stemkast.assembly.refusal import Reason, Refusal
from stemkast.assembly.register import by_name
from stemkast.assembly.rulebook import Rulebook
from stemkast.assembly.state import State

RULES = Rulebook()
_KEY_SIZE = 32
_ID_SIZE = 16


@RULES.check(AssemblyInitialised)
def _check_initialised(state: State, event: AssemblyInitialised) -> Refusal | None:
    if state.initialised is not None:
        return Refusal(Reason.ALREADY_EXISTS, "this ledger already holds an assembly", "LEDGER: first entry")
    keys = (event.hall_key, event.succession_key, event.fleet_key)
    if len(event.assembly) != _ID_SIZE or any(len(key) != _KEY_SIZE for key in keys) or event.epoch < 1:
        return Refusal(
            Reason.INCONSISTENT, "the id has 16 bytes, each key 32, epochs start at 1", "LEDGER: first entry"
        )
    return None


@RULES.apply(AssemblyInitialised)
def _apply_initialised(state: State, event: AssemblyInitialised, _at: datetime) -> None:
    state.initialised = event
    state.epoch, state.hall_key = event.epoch, event.hall_key
    state.hall_keys.append(event.hall_key)


@RULES.check(SettingsAdopted)
def _check_settings(state: State, _event: SettingsAdopted) -> Refusal | None:
    if state.chunks or state.register_adopted is not None:
        return Refusal(Reason.WRONG_PHASE, "settings are adopted before the register", "RULES: settings")
    return None


@RULES.apply(SettingsAdopted)
def _apply_settings(state: State, event: SettingsAdopted, _at: datetime) -> None:
    state.settings = event.settings
    state.settings_adopted = True


@RULES.check(RegisterChunk)
def _check_chunk(state: State, event: RegisterChunk) -> Refusal | None:
    if state.register_adopted is not None:
        return Refusal(Reason.ALREADY_EXISTS, "the register is adopted already", "statutes, article 10")
    if not state.settings_adopted:
        return Refusal(Reason.WRONG_PHASE, "settings are adopted before the register", "RULES: settings")
    if event.chunk != len(state.chunks):
        return Refusal(Reason.INCONSISTENT, f"chunk {len(state.chunks)} of the register is next", "LEDGER: chunks")
    here: set[str] = set()
    for row in event.municipalities:
        if row.code in state.chunk_codes or row.code in here:
            return Refusal(Reason.ALREADY_EXISTS, f"{row.code} stands twice in the register", "statutes, article 10")
        here.add(row.code)
        wrong = _wrong_row(state, row)
        if wrong is not None:
            return wrong
    return None


def _wrong_row(state: State, row: RegisterRow) -> Refusal | None:
    if row.population < 0 or any(part.population < 0 for part in row.merged_from):
        return Refusal(Reason.INCONSISTENT, f"{row.name} has a negative population", "statutes, article 10")
    if row.merged_from and (
        not state.settings.merged_sum or row.population != sum(part.population for part in row.merged_from)
    ):
        text = f"the population of {row.name} is not the sum of what it was merged from"
        return Refusal(Reason.INCONSISTENT, text, "RULES: weight, merged municipalities")
    if row.weight != state.settings.weight.weigh(row.population).votes:
        return Refusal(Reason.INCONSISTENT, f"{row.name} does not have {row.weight} votes", "statutes, article 10")
    return None


@RULES.apply(RegisterChunk)
def _apply_chunk(state: State, event: RegisterChunk, _at: datetime) -> None:
    state.chunks.append(event.municipalities)
    state.chunk_codes.update(row.code for row in event.municipalities)


@RULES.check(RegisterAdopted)
def _check_register(state: State, event: RegisterAdopted) -> Refusal | None:
    if state.register_adopted is not None:
        return Refusal(Reason.ALREADY_EXISTS, "the register is adopted already", "statutes, article 10")
    rows = [row for chunk in state.chunks for row in chunk]
    said = (event.chunks, event.municipalities, event.population, event.votes)
    counted = (len(state.chunks), len(rows), sum(row.population for row in rows), sum(row.weight for row in rows))
    if not rows or said != counted:
        return Refusal(Reason.INCONSISTENT, f"the register holds {counted}, not {said}", "statutes, article 10")
    if event.register_hash != register_hash(rows):
        return Refusal(Reason.INCONSISTENT, "the hash of the register is another one", "LEDGER: chunks")
    return None


@RULES.apply(RegisterAdopted)
def _apply_register(state: State, event: RegisterAdopted, _at: datetime) -> None:
    state.register_adopted = event
    state.register = {row.code: row for row in by_name(row for chunk in state.chunks for row in chunk)}
    state.chunk_codes.clear()


@RULES.check(KeypadEnrolled)
def _check_enrolled(state: State, event: KeypadEnrolled) -> Refusal | None:
    if event.serial in state.keypads:
        return Refusal(Reason.ALREADY_EXISTS, f"keypad {event.serial} is enrolled already", "SPEC: enrolment")
    if not event.serial or len(event.public_key) != _KEY_SIZE:
        return Refusal(Reason.INCONSISTENT, "a keypad has a serial number and a key of 32 bytes", "SPEC: enrolment")
    if event.public_key in state.keypad_keys:
        return Refusal(Reason.ALREADY_EXISTS, "another keypad has this key already", "SPEC: enrolment")
    return None


@RULES.apply(KeypadEnrolled)
def _apply_enrolled(state: State, event: KeypadEnrolled, _at: datetime) -> None:
    state.keypads[event.serial] = event.public_key
    state.keypad_keys[event.public_key] = event.serial
