"""Rules of taking over: another machine becomes the hall.

- Epochs rise. From then on the new key signs what keypads are told, and checkpoints.
- A poll that was running at that moment can only be voided: its keypads were told of it by another hall.
- That size and root are those of the ledger is checked where the bytes are (`ledger/replay.py`); that the succession
  key signed it, by keypads, by the copy of every station (`hall_client/following/succession_proof.py`) and by the
  recount.
Source: design decision 8.
"""

from datetime import datetime

from stemkast.assembly.events import HallSucceeded
from stemkast.assembly.refusal import Reason, Refusal
from stemkast.assembly.rulebook import Rulebook
from stemkast.assembly.state import State

RULES = Rulebook()
_RULE = "design decision 8"
_SIZE = 32


@RULES.check(HallSucceeded)
def _check_succeeded(state: State, event: HallSucceeded) -> Refusal | None:
    if event.epoch <= state.epoch:
        return Refusal(Reason.INCONSISTENT, f"epoch {state.epoch} is not followed by epoch {event.epoch}", _RULE)
    if event.size < 1 or len(event.hall_key) != _SIZE or len(event.root) != _SIZE or not event.succession:
        return Refusal(Reason.INCONSISTENT, "a succession has a key and a root of 32 bytes, and is signed", _RULE)
    return None


@RULES.apply(HallSucceeded)
def _apply_succeeded(state: State, event: HallSucceeded, _at: datetime) -> None:
    state.epoch, state.hall_key = event.epoch, event.hall_key
    state.hall_keys.append(event.hall_key)
