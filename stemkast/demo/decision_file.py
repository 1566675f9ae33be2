"""Reading one decision of an agenda file: what was put to the meeting, how it went and what came out."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from fractions import Fraction

from stemkast.assembly.majority import MORE_THAN_HALF, Majority
from stemkast.assembly.outcome import Outcome
from stemkast.assembly.proposals import ChoiceRule, Proposal, ProposalKind, Recommendation, choice_options
from stemkast.demo.distribution import PERCENTAGE
from stemkast.demo.json_place import Place

_KINDS = {
    "voorstel": ProposalKind.PROPOSAL,
    "resolutie": ProposalKind.RESOLUTION,
    "motie": ProposalKind.MOTION,
    "motie van orde": ProposalKind.MOTION_OF_ORDER,
    "amendement": ProposalKind.AMENDMENT,
    "ordevoorstel": ProposalKind.POINT_OF_ORDER,
    "verkiezing": ProposalKind.ELECTION,
}
_NOUNS = {
    ProposalKind.RESOLUTION: "de resolutie",
    ProposalKind.MOTION: "de motie",
    ProposalKind.MOTION_OF_ORDER: "de motie van orde",
    ProposalKind.AMENDMENT: "het amendement",
    ProposalKind.POINT_OF_ORDER: "het ordevoorstel",
}
_ADVICE = {
    "overnemen": Recommendation.ADOPT,
    "aanhouden": Recommendation.HOLD_OVER,
    "ontraden": Recommendation.ADVISE_AGAINST,
}
_OUTCOMES = {
    "aangenomen": Outcome.ADOPTED,
    "verworpen": Outcome.REJECTED,
    "geen meerderheid": Outcome.NO_MAJORITY,
    "stemmen staken": Outcome.TIE,
    "nietig": Outcome.VOID,
}
_RULES = {"majority": ChoiceRule.MAJORITY, "plurality": ChoiceRule.PLURALITY}
_VOTES = {"voor": 1, "tegen": 2, "onthouding": 3}
_TEST = "proefstemming"
_MOST_OPTIONS = 8
_FRACTION = re.compile(r"([0-9]{1,6})/([1-9][0-9]{0,5})")


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
    subject = source.text("subject")
    if not source.has("kind"):
        source.wrong("kind is missing")
    kind = source.word("kind", {**_KINDS, _TEST: None})
    if kind is None:
        return Decision(subject, How.TEST)
    options = source.texts("options")
    if options and not 2 <= len(options) <= _MOST_OPTIONS:
        source.wrong(f"options are two to {_MOST_OPTIONS}, not {len(options)}")
    choice = source.word("choice", _RULES) or (ChoiceRule.PLURALITY if _by_plurality(source, options) else None)
    proposal = Proposal(
        id=identifier,
        item=item,
        subject=subject,
        kind=kind,
        noun=source.text("noun", _NOUNS.get(kind, "het voorstel")),
        movers=source.texts("mover"),
        recommendation=source.word("recommendation", _ADVICE),
        majority=_majority(source),
        options=options,
        choice=choice or ChoiceRule.MAJORITY,
        covers=source.texts("combined"),
    )
    return _outcome(source, proposal)


def _by_plurality(source: Place, options: tuple[str, ...]) -> bool:
    """Whether an option was chosen by less than half, where the file names no rule: then no other can have applied."""
    share = PERCENTAGE.fullmatch(source.text("percentage", "-"))
    chosen = source.text("outcome", "") in options
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


def _majority(source: Place) -> Majority:
    place = source.inner("majority")
    if place is None:
        return MORE_THAN_HALF
    text = place.text("fraction")
    strict = place.truth("strict", default=True)
    form = _FRACTION.fullmatch(text)
    if form is not None and int(form[1]) <= int(form[2]):
        return Majority(Fraction(int(form[1]), int(form[2])), strict)
    if text:
        source.wrong(f"majority {text!r} is not a fraction between 0 and 1, such as '2/3'")
    return MORE_THAN_HALF
