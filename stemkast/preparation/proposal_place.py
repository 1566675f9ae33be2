"""Reading a proposal from the JSON of an agenda."""

import re

from stemkast.assembly.majority import MORE_THAN_HALF, Majority
from stemkast.assembly.proposals import ChoiceRule, Proposal, ProposalKind
from stemkast.preparation.json_place import Place
from stemkast.preparation.proposal_words import ADVICE, NOUNS, PROPOSAL_NOUN, fraction_of

MOST_OPTIONS = 8
_RULES = {"majority": ChoiceRule.MAJORITY, "plurality": ChoiceRule.PLURALITY}
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}")


def read_proposal(
    source: Place, kind: ProposalKind, identifier: str, item: str, otherwise: ChoiceRule = ChoiceRule.MAJORITY
) -> Proposal:
    """The proposal at this place, of agenda item number `item`; what is wrong goes to the place.

    `otherwise` is the rule of a choice for which the file names none.
    """
    options = source.texts("options")
    if options and not 2 <= len(options) <= MOST_OPTIONS:
        source.wrong(f"options are two to {MOST_OPTIONS}, not {len(options)}")
    submitted = source.text("submitted", "")
    if submitted and not _MOMENT.fullmatch(submitted):
        source.wrong(f"submitted {submitted!r} is not written as 2023-06-01T12:30")
    amends = kind is ProposalKind.AMENDMENT
    return Proposal(
        id=identifier,
        item=item,
        subject=source.text("subject"),
        kind=kind,
        noun=source.text("noun", NOUNS.get(kind, PROPOSAL_NOUN)),
        movers=source.texts("mover"),
        recommendation=source.word("recommendation", ADVICE),
        majority=_majority(source),
        options=options,
        choice=source.word("choice", _RULES) or otherwise,
        amends=source.text("amends", "") or None if amends else None,
        changed_subject=source.text("changed_subject", "") or None if amends else None,
        covers=source.texts("combined"),
        supporters=source.texts("supporters"),
        submitted=submitted,
    )


def _majority(source: Place) -> Majority:
    place = source.inner("majority")
    if place is None:
        return MORE_THAN_HALF
    text = place.text("fraction")
    strict = place.truth("strict", default=True)
    fraction = fraction_of(text)
    if fraction is not None:
        return Majority(fraction, strict)
    if text:
        source.wrong(f"majority {text!r} is not a fraction between 0 and 1, such as '2/3'")
    return MORE_THAN_HALF
