"""A roll call: only what a station signed with the key of an enrolled witness gets in (RULES: roll call)."""

from stemkast.assembly.assembly import Assembly
from stemkast.assembly.events import RollCallConfirmed, RollCallEntered
from stemkast.assembly.hashes import question_hash
from stemkast.assembly.refusal import Reason, Refusal
from stemkast.assembly.roll_call import Act, statement
from stemkast.ledger.note import signature_fits


def wrong_signature(assembly: Assembly, event: RollCallEntered | RollCallConfirmed) -> Refusal | None:
    """Why this is not what the witness signed, or None. The rules of the assembly have looked at the rest."""
    act = Act.ENTER if isinstance(event, RollCallEntered) else Act.CONFIRM
    said = statement(
        assembly.initialised.assembly if assembly.initialised is not None else b"",
        event.poll,
        question_hash(assembly.polls[event.poll].question),
        municipality=event.municipality,
        weight=assembly.register[event.municipality].weight,
        choice=event.choice,
        act=act,
    )
    if signature_fits(assembly.witnesses[event.witness], said, event.signature):
        return None
    return Refusal(Reason.BAD_SIGNATURE, f"{event.witness} did not sign this", "RULES: roll call")
