"""A refusal: the answer to something that the rules do not allow.

A refusal is expected, so it is a value; it names the rule, so that nobody has to believe the software.
"""

from dataclasses import dataclass
from enum import StrEnum


class Reason(StrEnum):
    """Why an event or a vote is refused. The value is what is written and sent."""

    WRONG_PHASE = "wrong_phase"
    WRONG_ROLE = "wrong_role"
    ALREADY_EXISTS = "already_exists"
    UNKNOWN = "unknown"
    INCONSISTENT = "inconsistent"
    NO_MANDATE = "no_mandate"
    MUNICIPALITY_HAS_KEYPAD = "municipality_has_keypad"
    KEYPAD_IN_USE = "keypad_in_use"
    KEYPAD_HANDED_IN = "keypad_handed_in"
    KEYPAD_LOST = "keypad_lost"
    AT_ANOTHER_DESK = "at_another_desk"
    NO_CHAIR = "no_chair"
    POLL_RUNNING = "poll_running"
    POLL_STATE = "poll_state"
    TEST_POLL_FIRST = "test_poll_first"
    AMENDMENT_FIRST = "amendment_first"
    NOT_CALLED = "not_called"
    ALREADY_DECIDED = "already_decided"
    RESULT_DIFFERS = "result_differs"
    CONTEST_TOO_LATE = "contest_too_late"
    CONTEST_OPEN = "contest_open"
    CONTEST_GROUND = "contest_ground"
    NOT_A_MOTION_OF_ORDER = "not_a_motion_of_order"
    NO_TIE = "no_tie"
    NOT_RELEASED = "not_released"
    # Reasons for a vote; the names and numbers of the wire are those of firmware_protocol.
    NOT_OPEN = "not_open"
    UNKNOWN_PAIRING = "unknown_pairing"
    NOT_CURRENT_PAIRING = "not_current_pairing"
    UNKNOWN_CHOICE = "unknown_choice"
    BAD_SIGNATURE = "bad_signature"
    SUPERSEDED = "superseded"
    CLONED_KEY = "cloned_key"
    HELD = "held"
    ALREADY_VOTED = "already_voted"
    NOT_READY = "not_ready"
    WRONG_POLL = "wrong_poll"


@dataclass(frozen=True, slots=True)
class Refusal:
    """What was refused, in one plain sentence, and the rule that says so."""

    reason: Reason
    text: str
    rule: str
