"""The words of a declaration, in Dutch, as the minutes have them.

De motie is verworpen met 21,49% van de stemmen.
De leden kiezen voor optie 2 met een meerderheid van 51,02%.
De leden kiezen Mark Boumans met 61,09%.
"""

import re

from stemkast.assembly.events import ResultDeclared
from stemkast.assembly.outcome import Outcome, Result
from stemkast.assembly.proposals import Proposal
from stemkast.assembly.state import State

_OPTION = re.compile(r"optie ([0-9]+)\b", re.IGNORECASE)


def result_words(proposals: tuple[Proposal, ...], result: Result, by_lot: bool = False) -> str:
    """The sentence that declares the result of a poll on these proposals; `by_lot`: a lot decided a tie.

    Raises ValueError for a test poll, which decides nothing and so has no such sentence.
    """
    match result.outcome:
        case Outcome.ADOPTED | Outcome.REJECTED:
            return _decided(proposals, result, by_lot)
        case Outcome.CHOSEN:
            return f"De stemmen staken; het lot wijst {_option(result)} aan." if by_lot else _chosen(result)
        case Outcome.NO_MAJORITY:
            return "Geen van de mogelijkheden heeft de vereiste meerderheid; er volgt een volgende ronde."
        case Outcome.TIE:
            return "De stemmen staken."
        case Outcome.VOID:
            return "Er zijn geen stemmen uitgebracht; de stemming is nietig."
        case None:
            raise ValueError("a test poll decides nothing")


def in_other_words(state: State, declared: ResultDeclared) -> bool:
    """Whether the chair declared this result in other words than those that follow from it."""
    poll = state.polls[declared.poll]
    said = Result(declared.votes, declared.abstained, 0, declared.outcome, declared.chosen, declared.percentage)
    proposals = tuple(state.proposals[each] for each in poll.question.proposals)
    return declared.words != result_words(proposals, said, by_lot=poll.lot is not None)


def acclamation_words(proposals: tuple[Proposal, ...]) -> str:
    """The sentence that declares proposals adopted by acclamation."""
    noun, verb = _noun(proposals)
    return f"{_capital(noun)} {verb} bij acclamatie aangenomen."


def withdrawn_words(proposals: tuple[Proposal, ...]) -> str:
    """The sentence that proposals are withdrawn (ingetrokken)."""
    return _left(proposals, "ingetrokken")


def held_over_words(proposals: tuple[Proposal, ...]) -> str:
    """The sentence that proposals are held over (aangehouden)."""
    return _left(proposals, "aangehouden")


def taken_off_words(proposals: tuple[Proposal, ...]) -> str:
    """The sentence that proposals are off the agenda."""
    return _left(proposals, "van de agenda afgevoerd")


def _left(proposals: tuple[Proposal, ...], how: str) -> str:
    noun, verb = _noun(proposals)
    return f"{_capital(noun)} {verb} {how}."


def _decided(proposals: tuple[Proposal, ...], result: Result, by_lot: bool) -> str:
    noun, verb = _noun(proposals)
    word = "aangenomen" if result.outcome is Outcome.ADOPTED else "verworpen"
    if by_lot:
        return f"De stemmen staken; bij loting {verb} {noun} {word}."
    return f"{_capital(noun)} {verb} {word} met {result.percentage}% van de stemmen."


def _noun(proposals: tuple[Proposal, ...]) -> tuple[str, str]:
    covered = sum(max(1, len(proposal.covers)) for proposal in proposals)
    return ("de voorstellen", "zijn") if covered > 1 else (proposals[0].noun, "is")


def _capital(noun: str) -> str:
    return noun[:1].upper() + noun[1:]


def _chosen(result: Result) -> str:
    if _OPTION.match(result.chosen or ""):
        return f"De leden kiezen voor {_option(result)} met een meerderheid van {result.percentage}%."
    return f"De leden kiezen {_option(result)} met {result.percentage}%."


def _option(result: Result) -> str:
    """How a sentence calls the option: by its number if its label starts with one, else by the label."""
    label = result.chosen or ""
    numbered = _OPTION.match(label)
    return f"optie {numbered[1]}" if numbered is not None else label
