"""The words of the windows for the enums of the assembly."""

from fractions import Fraction

from PySide6.QtCore import QCoreApplication

from stemkast.assembly.events import Role
from stemkast.assembly.majority import Majority
from stemkast.assembly.outcome import Outcome
from stemkast.assembly.proposals import ItemKind, Meaning, Option, ProposalKind, Recommendation

translate = QCoreApplication.translate


def station_role(role: Role) -> str:
    """beheer, stembalie, voorzitter, zaalscherm, commissie."""
    return {
        Role.ADMIN: translate("Roles", "admin"),
        Role.DESK: translate("Roles", "desk"),
        Role.CHAIR: translate("Roles", "chair"),
        Role.SCREEN: translate("Roles", "hall screen"),
        Role.COMMITTEE: translate("Roles", "committee"),
        Role.BASE: translate("Roles", "base stations"),
        Role.HALL: translate("Roles", "hall"),
    }[role]


def proposal_kind(kind: ProposalKind) -> str:
    """voorstel, resolutie, motie …, with a capital."""
    match kind:
        case ProposalKind.PROPOSAL:
            return translate("Words", "Proposal")
        case ProposalKind.RESOLUTION:
            return translate("Words", "Resolution")
        case ProposalKind.MOTION:
            return translate("Words", "Motion")
        case ProposalKind.MOTION_OF_ORDER:
            return translate("Words", "Motion of order")
        case ProposalKind.AMENDMENT:
            return translate("Words", "Amendment")
        case ProposalKind.POINT_OF_ORDER:
            return translate("Words", "Point of order")
        case ProposalKind.ELECTION:
            return translate("Words", "Election")


def item_kind(kind: ItemKind) -> str:
    """Ter besluitvorming, ter kennisname."""
    if kind is ItemKind.DECISION:
        return translate("Words", "For decision")
    return translate("Words", "For information")


def recommendation(advice: Recommendation) -> str:
    """overnemen, aanhouden, ontraden."""
    match advice:
        case Recommendation.ADOPT:
            return translate("Words", "adopt")
        case Recommendation.HOLD_OVER:
            return translate("Words", "hold over")
        case Recommendation.ADVISE_AGAINST:
            return translate("Words", "advise against")


def outcome(value: Outcome) -> str:
    """The one word of a result; for a choice the name of what was chosen stands beside it."""
    match value:
        case Outcome.ADOPTED:
            return translate("Words", "Adopted")
        case Outcome.REJECTED:
            return translate("Words", "Rejected")
        case Outcome.CHOSEN:
            return translate("Words", "Chosen")
        case Outcome.NO_MAJORITY:
            return translate("Words", "No majority")
        case Outcome.TIE:
            return translate("Words", "Tie")
        case Outcome.VOID:
            return translate("Words", "No votes cast")


def option(key: Option) -> str:
    """What stands beside a key: for, against and abstain in the language of the window, options as they are named."""
    match key.meaning:
        case Meaning.FOR:
            return translate("Words", "For")
        case Meaning.AGAINST:
            return translate("Words", "Against")
        case Meaning.ABSTAIN:
            return translate("Words", "Abstention")
        case Meaning.OPTION:
            return key.label


def majority(required: Majority) -> str:
    """Meer dan de helft, twee derde, …: whatever has no name of its own is written as a fraction."""
    share = _share(required.fraction)
    if required.strict:
        return translate("Words", "more than %1").replace("%1", share)
    if required.fraction == 1:
        return translate("Words", "all votes")
    if required.fraction == Fraction(1, 2):
        return translate("Words", "at least %1").replace("%1", share)
    return share


def _share(fraction: Fraction) -> str:
    named = {
        Fraction(1, 2): translate("Words", "half"),
        Fraction(1, 3): translate("Words", "one third"),
        Fraction(2, 3): translate("Words", "two thirds"),
        Fraction(1, 4): translate("Words", "one quarter"),
        Fraction(3, 4): translate("Words", "three quarters"),
        Fraction(4, 5): translate("Words", "four fifths"),
    }
    return named.get(fraction, f"{fraction.numerator}/{fraction.denominator}")
