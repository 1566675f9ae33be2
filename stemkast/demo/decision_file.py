"""Reading one decision of an agenda file: what was put to the meeting, how it went and what came out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from stemkast.assembly.outcome import Outcome
from stemkast.assembly.proposals import ChoiceRule, Proposal, choice_options
from stemkast.demo.distribution import PERCENTAGE
from stemkast.preparation.json_place import Place
from stemkast.preparation.proposal_place import read_proposal
from stemkast.preparation.proposal_words import KINDS

_OUTCOMES = {
    "aangenomen": Outcome.ADOPTED,
    "verworpen": Outcome.REJECTED,
    "geen meerderheid": Outcome.NO_MAJORITY,
    "stemmen staken": Outcome.TIE,
    "nietig": Outcome.VOID,
}
_VOTES = {"voor": 1, "tegen": 2, "onthouding": 3}
_TEST = "proefstemming"


class How(Enum):
    """How a matter of the file is dealt with."""

    TEST = "proefstemming"
    WEIGHTED = "gewogen stemming"
    ACCLAMATION = "acclamatie"
    WITHDRAWN = "ingetrokken"
    HELD_OVER = "aangehouden"


_METHODS = {how.value: how for how in (How.WEIGHTED, How.ACCLAMATION)}
_ENDINGS = {how.value: how for how in (How.WITHDRAWN, How.HELD_OVER)}


@dataclass(frozen=True, slots=True)
class Decision:
    """One matter of the file, and how it went.

    proposal     None for the test poll
    outcome      None for a test poll, and where nothing was decided
    chosen       the label of the option or person, for the outcome `chosen`
    percentage   of a weighted poll, "98,58"; None where nobody cast a vote
    abstain      the weight that abstained; None where the file does not say
    known_votes  name of a municipality -> key of the poll
    """

    subject: str
    how: How
    proposal: Proposal | None = None
    outcome: Outcome | None = None
    chosen: str | None = None
    percentage: str | None = None
    abstain: int | None = None
    known_votes: Mapping[str, int] = field(default_factory=dict)


def read_decision(source: Place, identifier: str, item: str) -> Decision:
    """The decision at this place, of agenda item number `item`; what is wrong goes to the place."""
    if not source.has("kind"):
        source.wrong("kind is missing")
    kind = source.word("kind", {**KINDS, _TEST: None})
    if kind is None:
        return Decision(source.text("subject"), How.TEST)
    rule = ChoiceRule.PLURALITY if _by_plurality(source) else ChoiceRule.MAJORITY
    return _outcome(source, read_proposal(source, kind, identifier, item, rule))


def _by_plurality(source: Place) -> bool:
    """Whether an option was chosen by less than half, where the file names no rule: then no other can have applied."""
    share = PERCENTAGE.fullmatch(source.text("percentage", "-"))
    chosen = source.has("options") and source.text("outcome", "") in source.texts("options")
    return chosen and not source.has("majority") and share is not None and int(share[1]) < 50


def _outcome(source: Place, proposal: Proposal) -> Decision:
    word = source.text("outcome")
    method = source.word("method", _METHODS)
    if word in _ENDINGS and word not in proposal.options:
        if method is not None:
            source.wrong(f"outcome {word!r} has no method; it is null")
        return Decision(proposal.subject, _ENDINGS[word], proposal)
    chosen = word if word in proposal.options else None
    outcome = Outcome.CHOSEN if chosen is not None else _OUTCOMES.get(word)
    if word and outcome is None:
        known = [*_OUTCOMES, *_ENDINGS, *(["one of the options"] if proposal.options else [])]
        source.wrong(f"outcome {word!r} is none of {', '.join(known)}")
    if method is How.ACCLAMATION:
        if outcome is not None and outcome is not Outcome.ADOPTED:
            source.wrong(f"what ends by acclamation is 'aangenomen', not {word!r}")
        return Decision(proposal.subject, How.ACCLAMATION, proposal, Outcome.ADOPTED)
    if method is None and not source.has("method"):
        source.wrong(f"method is missing: one of {', '.join(_METHODS)}")
    if chosen is None and proposal.options and outcome in (Outcome.ADOPTED, Outcome.REJECTED):
        source.wrong(f"outcome {word!r} is none of the options")
    return Decision(
        subject=proposal.subject,
        how=How.WEIGHTED,
        proposal=proposal,
        outcome=outcome,
        chosen=chosen,
        percentage=_percentage(source, outcome),
        abstain=source.whole("abstain"),
        known_votes=_known(source, proposal),
    )


def _percentage(source: Place, outcome: Outcome | None) -> str | None:
    if outcome is Outcome.VOID:
        if source.has("percentage"):
            source.wrong("a poll in which nobody cast a vote has no percentage")
        return None
    text = source.text("percentage")
    form = PERCENTAGE.fullmatch(text)
    if text and (form is None or int(form[1] + form[2]) > 100_00):
        source.wrong(f"percentage {text!r} is not a share with two decimals and a decimal comma, such as '98,58'")
    return text


def _known(source: Place, proposal: Proposal) -> dict[str, int]:
    words = _VOTES
    if proposal.options:
        words = {option.label: option.key for option in choice_options(proposal.options)}
        words["onthouding"] = len(proposal.options) + 1
    votes = source.pairs("known_votes")
    for name, word in votes.items():
        if word not in words:
            source.wrong(f"known_votes has {word!r} for {name}; it is one of {', '.join(words)}")
    return {name: words[word] for name, word in votes.items() if word in words}
