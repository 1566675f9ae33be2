"""The events that a ledger can hold: for each the names of its fields, and what stands in them.

A field is `name:kind`. A kind is a plain one (`read` below), one of some words (a|b), or the name of another line;
behind it `*` says a list of these, `?` this or null. Whole numbers are not negative; bytes32 are 32 bytes in base64.
"""

import math
import re
from typing import Any

from stemkast.verifier.log import decode_base64

_TABLE = """
majority fraction:fraction strict:bool
weight divisor:int minimum:int maximum:int rounding:down|nearest|up
settings weight:weight merged_sum:bool abstentions_count:bool tie:rejected|next_round|lot revote:last|first
  keypad_vote_by_name:bool contest_by_weight:bool test_poll_first:bool receipts:replicated|local
part code:text name:text population:int
municipality code:text name:text population:int weight:int merged_from:part*
item number:text title:text kind:decision|information
proposal id:text item:text subject:text noun:text movers:text* options:text* choice:majority|plurality amends:text?
  kind:proposal|resolution|motion|motion_of_order|amendment|point_of_order|election majority:majority covers:text*
  recommendation:adopt|hold_over|advise_against? changed_subject:text? late:bool
option key:int meaning:for|against|abstain|option label:text
question subject:text proposals:text* options:option* majority:majority choice:majority|plurality round:int
noise station:text frames:int
speaker number:int name:text on_behalf:text announced:bool
votes key:int votes:int municipalities:int

assembly_initialised assembly:bytes16 name:text date:text place:text epoch:int hall_key:bytes32
  succession_key:bytes32 fleet_key:bytes32
settings_adopted settings:settings
register_chunk chunk:int municipalities:municipality*
register_adopted reference_date:text source:text chunks:int municipalities:int population:int votes:int
  register_hash:bytes32
agenda_item_added item:item
proposal_added proposal:proposal
agenda_ordered items:text*
keypad_enrolled serial:text public_key:bytes32 certificate:bytes
witness_enrolled name:text public_key:bytes32
hall_succeeded epoch:int hall_key:bytes32 size:int root:bytes32 succession:bytes
mandate_form_issued municipality:text number:int code:text
mandate_issued municipality:text role:mayor|alderman|secretary|clerk|councillor name:text form:text
mandate_withdrawn municipality:text reason:text
keypad_paired pairing:int municipality:text serial:text weight:int acceptance:bytes
pairing_ended pairing:int reason:returned|replaced|lost|broken|left_early
keypad_found serial:text
chair_taken name:text
matter_called item:text proposals:text*
acclamation_declared proposals:text* chair:text words:text
acclamation_objected proposals:text*
proposal_withdrawn proposal:text
proposal_held_over proposal:text
proposal_taken_off proposal:text because:text
poll_announced poll:int kind:real|test question:question question_hash:bytes32 announcement:bytes
poll_opened poll:int seconds:int control:bytes
poll_extended poll:int seconds:int
poll_held poll:int control:bytes
poll_resumed poll:int seconds:int control:bytes
poll_closing poll:int control:bytes
poll_closed poll:int present_votes:int present:int noise:noise* control:bytes
vote_accepted poll:int pairing:int municipality:text counter:int choice:int envelope:bytes
vote_refused poll:int pairing:int counter:int choice:int reason:text envelope:bytes
roll_call_announced poll:int question:question question_hash:bytes32 reason:text
roll_call_entered poll:int municipality:text choice:int witness:text signature:bytes
roll_call_confirmed poll:int municipality:text choice:int witness:text signature:bytes
roll_call_closed poll:int present_votes:int present:int
lot_drawn poll:int seed:bytes source:text chosen:int
result_declared poll:int chair:text words:text outcome:adopted|rejected|chosen|no_majority|tie|void chosen:text?
  percentage:text? votes:votes* abstained:int
result_contested poll:int ground:majority_asks|one_entitled_asks municipality:text
contest_rejected poll:int votes_for:int votes_present:int
poll_voided poll:int reason:text control:bytes
replication_waived poll:int reason:text
screen_shown view:welcome|matter|poll|result|pause|speaker|message poll:int
message_shown text:text
speaker_listed speaker:speaker
speaker_struck speaker:int
floor_given speaker:int seconds:int
readiness_waived open_point:text reason:text
assembly_closed polls:int
"""
RECORDS = {
    name: {field: kind for field, _, kind in (each.partition(":") for each in fields)}
    for name, *fields in (line.split() for line in re.split(r"\n+(?=\S)", _TABLE.strip()))
}
EVENTS = frozenset(list(RECORDS)[list(RECORDS).index("assembly_initialised") :])


def read(kind: str, value: Any, path: str) -> Any:  # noqa: ANN401 - whatever JSON holds, and what the kind says
    """The value with its base64 decoded, if it is of this kind. Raises ValueError that names the place."""
    if kind.endswith("*") and isinstance(value, list):
        return [read(kind[:-1], each, path) for each in value]
    if kind.endswith("?"):
        return None if value is None else read(kind[:-1], value, path)
    if kind in RECORDS and isinstance(value, dict) and value.keys() == RECORDS[kind].keys():
        return {name: read(each, value[name], f"{path}.{name}") for name, each in RECORDS[kind].items()}
    if kind.startswith("bytes") and isinstance(value, str):
        raw = decode_base64(value)
        if raw is not None and kind in ("bytes", f"bytes{len(raw)}"):
            return raw
    elif (
        (kind == "int" and type(value) is int and value >= 0)
        or (kind == "bool" and isinstance(value, bool))
        or (isinstance(value, str) and (kind == "text" or ("|" in kind and value in kind.split("|"))))
        or (kind == "fraction" and isinstance(value, str) and _is_fraction(value))
    ):
        return value
    raise ValueError(f"{path} is not {kind}" if kind not in RECORDS else f"{path} has not exactly the fields it has")


def _is_fraction(text: str) -> bool:
    """Whether text is a fraction between 0 and 1 in lowest terms."""
    found = re.fullmatch(r"(0|[1-9][0-9]{0,14})/([1-9][0-9]{0,14})", text)
    return found is not None and math.gcd(int(found[1]), int(found[2])) == 1 and int(found[1]) <= int(found[2])
