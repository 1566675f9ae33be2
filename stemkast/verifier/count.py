"""Counting, on whole numbers and exact fractions. Shares no code with the counting of the hall.

Sources: the rules of the assembly, "A poll"; the settings in the ledger; the question as it was announced.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any


@dataclass(frozen=True, slots=True)
class Count:
    """A counted poll.

    votes       key, votes and municipalities of every option that is not abstention, in order of their keys
    abstained   votes that abstained
    outcome     adopted, rejected, chosen, no_majority, tie or void
    chosen      key of the option chosen, or None
    percentage  share of the votes for, or of the option chosen or leading; None when nothing was cast
    """

    votes: tuple[tuple[int, int, int], ...]
    abstained: int
    outcome: str
    chosen: int | None
    percentage: str | None

    def drawn(self, seed: bytes) -> int:
        """The key that a lot with this seed draws: number SHA-256(seed) mod n of the n options with most votes."""
        most = max(votes for _, votes, _ in self.votes)
        tied = [key for key, votes, _ in self.votes if votes == most]
        return tied[int.from_bytes(hashlib.sha256(seed).digest(), "big") % len(tied)]


UNCOUNTED = Count((), 0, "void", None, None)


def well_formed(question: dict[str, Any]) -> bool:
    """Keys from 1 to at most 9: for and against, or different options; abstention, if any, behind them."""
    keys = [option["key"] for option in question["options"]]
    labels = [option["label"] for option in question["options"]]
    meanings = [option["meaning"] for option in question["options"]]
    named = meanings[:-1] if meanings[-1:] == ["abstain"] else meanings
    forms = (["for", "against"], ["option"] * max(2, len(named)))
    return named in forms and keys == list(range(1, len(keys) + 1)) and len(set(labels)) == len(labels) <= 9


def count(
    question: dict[str, Any], votes: Iterable[tuple[int, int]], settings: dict[str, Any], lot: int | None = None
) -> Count:
    """Counts (key, weight) pairs for a well-formed question. `lot` is the key that was drawn after a tie."""
    meaning = {option["key"]: option["meaning"] for option in question["options"]}
    weights, numbers = dict.fromkeys(meaning, 0), dict.fromkeys(meaning, 0)
    for key, weight in votes:
        weights[key] += weight
        numbers[key] += 1
    named = tuple((key, weights[key], numbers[key]) for key in meaning if meaning[key] != "abstain")
    abstained = sum(weights[key] for key in meaning if meaning[key] == "abstain")
    cast = sum(votes for _, votes, _ in named) + (abstained if settings["abstentions_count"] else 0)
    if not cast:
        return Count(named, abstained, "void", None, None)
    majority = Fraction(question["majority"]["fraction"])
    most = max(votes for _, votes, _ in named)
    leading = [key for key, votes, _ in named if votes == most]
    share = Fraction(most if meaning[1] == "option" else weights[1], cast)
    reached = share > majority if question["majority"]["strict"] else share >= majority
    if meaning[1] == "option":
        plurality = question["choice"] == "plurality"
        outcome, chosen = "no_majority", None
        if len(leading) == 1 and most and (plurality or reached):
            outcome, chosen = "chosen", leading[0]
        elif len(leading) > 1 and most and (plurality or len(named) == 2):
            outcome, chosen = ("tie", None) if lot is None else ("chosen", lot)
    else:
        outcome, chosen = "adopted" if reached else "rejected", None
        if not reached and len(leading) == 2 and majority == Fraction(1, 2) and settings["tie"] != "rejected":
            outcome = "tie" if lot is None else "adopted" if lot == 1 else "rejected"
    return Count(named, abstained, outcome, chosen, percentage(share))


def percentage(share: Fraction) -> str:
    """As the minutes write it: two decimals behind a comma, rounded half up."""
    hundredths = (share * 20_000 + 1) // 2
    return f"{hundredths // 100},{hundredths % 100:02}"
