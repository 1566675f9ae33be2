"""The rules that the documents leave open: fixed before the first poll, written into the ledger.

Each default is the one that the rules of the assembly name; the docstring of each field says where it comes from.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from stemkast.assembly.weights import WeightRule


class TieRule(StrEnum):
    """What a tie leads to. A tie is never a majority."""

    REJECTED = "rejected"
    NEXT_ROUND = "next_round"
    LOT = "lot"


class RevotePolicy(StrEnum):
    """Which of several votes of one municipality in one poll counts."""

    LAST = "last"
    FIRST = "first"


class ReceiptPolicy(StrEnum):
    """What a green light promises: the vote is on the hall's disk, or also on that of another station."""

    REPLICATED = "replicated"
    LOCAL = "local"


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one assembly.

    weight                   article 10 of the statutes
    merged_sum               a merged municipality counts with the sum of its predecessors (article 10 is silent)
    abstentions_count        an abstention is a vote cast; default no, the usual reading for Dutch associations
    tie                      what a tie leads to
    revote                   the last vote before closing counts, or the first
    keypad_vote_by_name      a keypad vote counts as by name (hoofdelijk), BW 2:13 (4); default no: then one
                             entitled attendee can ask for a new poll
    contest_by_weight        the majority that asks for a new poll is counted by weight, BW 2:13 (4)
    test_poll_first          no real poll before a test poll was closed
    receipts                 what a green light promises, once there is another station that keeps the ledger
    committee_releases       no result is declared before the committee has released the poll
    """

    weight: WeightRule = field(default_factory=WeightRule)
    merged_sum: bool = True
    abstentions_count: bool = False
    tie: TieRule = TieRule.REJECTED
    revote: RevotePolicy = RevotePolicy.LAST
    keypad_vote_by_name: bool = False
    contest_by_weight: bool = True
    test_poll_first: bool = True
    receipts: ReceiptPolicy = ReceiptPolicy.REPLICATED
    committee_releases: bool = False
