"""The words of a declaration, in Dutch, as the minutes have them.

De motie is verworpen met 21,49% van de stemmen.
De leden kiezen voor optie 2 met een meerderheid van 51,02%.
De leden kiezen Mark Boumans met 61,09%.
"""

import re

from stemkast.assembly.outcome import Outcome, Result
from stemkast.assembly.proposals import Proposal

_OPTION = re.compile(r"optie (\d+)\b", re.IGNORECASE)


def result_words(proposals: tuple[Proposal, ...], result: Result) -> str:
    """The sentence that declares the result of a poll on these proposals. A test poll has no such sentence."""
    noun, verb = _noun(proposals)
    match result.outcome:
        case Outcome.ADOPTED:
            return f"{noun} {verb} aangenomen met {result.percentage}% van de stemmen."
        case Outcome.REJECTED:
            return f"{noun} {verb} verworpen met {result.percentage}% van de stemmen."
        case Outcome.CHOSEN:
            return _chosen(result)
        case Outcome.NO_MAJORITY:
            return "Geen van de mogelijkheden heeft de vereiste meerderheid; er volgt een volgende ronde."
        case Outcome.TIE:
            return "De stemmen staken."
        case _:
            return "Er zijn geen stemmen uitgebracht; de stemming is nietig."


def acclamation_words(proposals: tuple[Proposal, ...]) -> str:
    """The sentence that declares proposals adopted by acclamation."""
    noun, verb = _noun(proposals)
    return f"{noun} {verb} bij acclamatie aangenomen."


def _noun(proposals: tuple[Proposal, ...]) -> tuple[str, str]:
    covered = sum(max(1, len(proposal.covers)) for proposal in proposals)
    if covered > 1:
        return "De voorstellen", "zijn"
    noun = proposals[0].noun
    return noun[:1].upper() + noun[1:], "is"


def _chosen(result: Result) -> str:
    label = result.chosen or ""
    numbered = _OPTION.match(label)
    if numbered is not None:
        return f"De leden kiezen voor optie {numbered[1]} met een meerderheid van {result.percentage}%."
    return f"De leden kiezen {label} met {result.percentage}%."
