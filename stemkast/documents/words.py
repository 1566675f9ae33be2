"""The words of the papers for the enums of the assembly, in Dutch."""

from fractions import Fraction

from stemkast.assembly.events import ContestGround, PairingEnd, RepresentativeRole
from stemkast.assembly.majority import Majority
from stemkast.assembly.outcome import Outcome
from stemkast.assembly.proposals import Meaning, Option, ProposalKind, Recommendation
from stemkast.assembly.settings import ReceiptPolicy, RevotePolicy, TieRule

ROLE = {
    RepresentativeRole.MAYOR: "burgemeester",
    RepresentativeRole.ALDERMAN: "wethouder",
    RepresentativeRole.SECRETARY: "gemeentesecretaris",
    RepresentativeRole.CLERK: "griffier",
    RepresentativeRole.COUNCILLOR: "raadslid",
}
KIND = {
    ProposalKind.PROPOSAL: "Voorstel",
    ProposalKind.RESOLUTION: "Resolutie",
    ProposalKind.MOTION: "Motie",
    ProposalKind.MOTION_OF_ORDER: "Motie van orde",
    ProposalKind.AMENDMENT: "Amendement",
    ProposalKind.POINT_OF_ORDER: "Ordevoorstel",
    ProposalKind.ELECTION: "Verkiezing",
}
ADVICE = {
    Recommendation.ADOPT: "overnemen",
    Recommendation.HOLD_OVER: "aanhouden",
    Recommendation.ADVISE_AGAINST: "ontraden",
}
CHECK_POINT = {
    "test_poll": "proefstemming",
    "keypads": "stemkastjes",
    "batteries": "batterijen",
    "base_stations": "basisstations",
    "replicas": "tweede kopie van het logboek",
    "committee": "commissie",
}
"""The points of the check list, by what the ledger says where one is waived."""
OUTCOME = {
    Outcome.ADOPTED: "Aangenomen",
    Outcome.REJECTED: "Verworpen",
    Outcome.CHOSEN: "Gekozen",
    Outcome.NO_MAJORITY: "Geen meerderheid",
    Outcome.TIE: "Stemmen staken",
    Outcome.VOID: "Nietig: geen stemmen",
}
PAIRING_END = {
    PairingEnd.RETURNED: "ingeleverd",
    PairingEnd.REPLACED: "vervangen",
    PairingEnd.LOST: "als verloren gemeld",
    PairingEnd.BROKEN: "als defect gemeld",
    PairingEnd.LEFT_EARLY: "ingeleverd: de vertegenwoordiger is eerder vertrokken",
}
CONTEST = {
    ContestGround.MAJORITY_ASKS: "op verzoek van de meerderheid van de vergadering",
    ContestGround.ONE_ENTITLED_ASKS: "op verzoek van een stemgerechtigde",
}
TIE = {TieRule.REJECTED: "verworpen", TieRule.NEXT_ROUND: "volgende ronde", TieRule.LOT: "loting"}
REVOTE = {RevotePolicy.LAST: "de laatste stem telt", RevotePolicy.FIRST: "de eerste stem telt"}
RECEIPTS = {
    ReceiptPolicy.REPLICATED: "bewaard op twee computers",
    ReceiptPolicy.LOCAL: "bewaard op de computer van de zaal",
}
_LABEL = {Meaning.FOR: "Voor", Meaning.AGAINST: "Tegen", Meaning.ABSTAIN: "Onthouding"}
_MAJORITY = {
    (Fraction(1, 2), True): "meer dan de helft",
    (Fraction(2, 3), False): "ten minste twee derde",
    (Fraction(2, 3), True): "meer dan twee derde",
    (Fraction(3, 4), False): "ten minste drie vierde",
    (Fraction(3, 4), True): "meer dan drie vierde",
    (Fraction(1), False): "eenparigheid",
}


def label(option: Option) -> str:
    """What stands beside a key; options and persons as they are called."""
    return _LABEL.get(option.meaning, option.label)


def majority(required: Majority) -> str:
    """The required majority: meer dan de helft."""
    known = _MAJORITY.get((required.fraction, required.strict))
    share = f"{required.fraction.numerator}/{required.fraction.denominator}"
    return known or f"{'meer dan' if required.strict else 'ten minste'} {share}"


def items(numbers: tuple[str, ...]) -> str:
    """The agenda items that something is about: 06b en 06c."""
    return " en ".join(numbers)
