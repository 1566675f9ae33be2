"""Rules of the witnesses: who may cosign checkpoints. A name stands for one key, and for good.

Source: C2SP tlog-cosignature; design decision 2.
"""

import re
from datetime import datetime

from stemkast.assembly.events import WitnessEnrolled
from stemkast.assembly.refusal import Reason, Refusal
from stemkast.assembly.rulebook import Rulebook
from stemkast.assembly.state import State

RULES = Rulebook()
_RULE = "C2SP: tlog-cosignature"
_NAME = re.compile(r"[^\s+\x00-\x1f\x7f]{1,64}")
_KEY_SIZE = 32


@RULES.check(WitnessEnrolled)
def _check_witness(state: State, event: WitnessEnrolled) -> Refusal | None:
    if _NAME.fullmatch(event.name) is None or len(event.public_key) != _KEY_SIZE:
        text = "a witness has a name of at most 64 characters without spaces and plus signs, and a key of 32 bytes"
        return Refusal(Reason.INCONSISTENT, text, _RULE)
    if event.name in state.witnesses or event.public_key in state.witnesses.values():
        return Refusal(Reason.ALREADY_EXISTS, f"witness {event.name} or its key is enrolled already", _RULE)
    return None


@RULES.apply(WitnessEnrolled)
def _apply_witness(state: State, event: WitnessEnrolled, _at: datetime) -> None:
    state.witnesses[event.name] = event.public_key
