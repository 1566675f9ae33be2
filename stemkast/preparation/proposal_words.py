"""The words by which Dutch agendas call the kinds of items and proposals, and the board's advice."""

import re
from fractions import Fraction

from stemkast.assembly.majority import MORE_THAN_HALF, Majority
from stemkast.assembly.proposals import ItemKind, ProposalKind, Recommendation

ITEM_KINDS = {"ter besluitvorming": ItemKind.DECISION, "ter kennisname": ItemKind.INFORMATION}
KINDS = {
    "voorstel": ProposalKind.PROPOSAL,
    "resolutie": ProposalKind.RESOLUTION,
    "motie": ProposalKind.MOTION,
    "motie van orde": ProposalKind.MOTION_OF_ORDER,
    "amendement": ProposalKind.AMENDMENT,
    "ordevoorstel": ProposalKind.POINT_OF_ORDER,
    "verkiezing": ProposalKind.ELECTION,
}
NOUNS = {
    ProposalKind.RESOLUTION: "de resolutie",
    ProposalKind.MOTION: "de motie",
    ProposalKind.MOTION_OF_ORDER: "de motie van orde",
    ProposalKind.AMENDMENT: "het amendement",
    ProposalKind.POINT_OF_ORDER: "het ordevoorstel",
}
PROPOSAL_NOUN = "het voorstel"
ADVICE = {
    "overnemen": Recommendation.ADOPT,
    "aanhouden": Recommendation.HOLD_OVER,
    "ontraden": Recommendation.ADVISE_AGAINST,
}
MAJORITIES = {
    "": MORE_THAN_HALF,
    "meer dan de helft": MORE_THAN_HALF,
    "gewone meerderheid": MORE_THAN_HALF,
    "twee derde": Majority(Fraction(2, 3), strict=False),
    "drie vierde": Majority(Fraction(3, 4), strict=False),
}
_FRACTION = re.compile(r"(?P<more>meer dan |> ?)?(?P<over>[0-9]{1,6})/(?P<under>[1-9][0-9]{0,5})")


def fraction_of(text: str) -> Fraction | None:
    """A share between 0 and 1 as it is written: "2/3"."""
    form = _FRACTION.fullmatch(text)
    if form is None or form["more"] or int(form["over"]) > int(form["under"]):
        return None
    return Fraction(int(form["over"]), int(form["under"]))


def majority_of(text: str) -> Majority | None:
    """The majority that these words ask for: "twee derde", "2/3" (that share is enough), "meer dan 3/5" (it is not)."""
    words = text.casefold().strip()
    if words in MAJORITIES:
        return MAJORITIES[words]
    form = _FRACTION.fullmatch(words)
    if form is None or int(form["over"]) > int(form["under"]):
        return None
    return Majority(Fraction(int(form["over"]), int(form["under"])), strict=form["more"] is not None)
