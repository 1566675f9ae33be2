"""What is decided: agenda items, proposals of every kind, and the question that a poll asks about them."""

from dataclasses import dataclass
from enum import StrEnum

from stemkast.assembly.majority import MORE_THAN_HALF, Majority


class ItemKind(StrEnum):
    """Whether an agenda item is there to be decided (ter besluitvorming) or to be told (ter kennisname)."""

    DECISION = "decision"
    INFORMATION = "information"


class ProposalKind(StrEnum):
    """voorstel, resolutie, motie, motie van orde, amendement, ordevoorstel, verkiezing."""

    PROPOSAL = "proposal"
    RESOLUTION = "resolution"
    MOTION = "motion"
    MOTION_OF_ORDER = "motion_of_order"
    AMENDMENT = "amendment"
    POINT_OF_ORDER = "point_of_order"
    ELECTION = "election"


class Recommendation(StrEnum):
    """The board's advice on a motion (preadvies): overnemen, aanhouden, ontraden."""

    ADOPT = "adopt"
    HOLD_OVER = "hold_over"
    ADVISE_AGAINST = "advise_against"


class ChoiceRule(StrEnum):
    """How a choice among options or persons is decided."""

    MAJORITY = "majority"
    PLURALITY = "plurality"


class Meaning(StrEnum):
    """What a key of the keypad stands for in a poll."""

    FOR = "for"
    AGAINST = "against"
    ABSTAIN = "abstain"
    OPTION = "option"


@dataclass(frozen=True, slots=True)
class Option:
    """One key of a poll: `key` 1-9, what it means, and the words beside it on screen and keypad."""

    key: int
    meaning: Meaning
    label: str


FOR_AGAINST = (
    Option(1, Meaning.FOR, "Voor"),
    Option(2, Meaning.AGAINST, "Tegen"),
    Option(3, Meaning.ABSTAIN, "Onthouding"),
)


def choice_options(labels: tuple[str, ...]) -> tuple[Option, ...]:
    """The keys of a choice among `labels`, with abstention behind them."""
    named = [Option(key, Meaning.OPTION, label) for key, label in enumerate(labels, start=1)]
    return (*named, Option(len(labels) + 1, Meaning.ABSTAIN, "Onthouding"))


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """A point of the agenda: its number as printed ("07b") and its title."""

    number: str
    title: str
    kind: ItemKind = ItemKind.DECISION


@dataclass(frozen=True, slots=True)
class Proposal:
    """A matter that the assembly can decide.

    id               unique in the assembly, "07b-2"
    item             number of its agenda item
    subject          the words put to the vote
    noun             how a sentence calls it, in Dutch: "de motie", "het voorstel"
    movers           names of the municipalities that move it
    options          labels of a choice or the candidates; empty for a plain for or against
    choice           how a choice is decided
    amends           the id of the proposal that an amendment changes
    changed_subject  the words of that proposal once the amendment is adopted
    covers           numbers of the agenda that one proposal takes together ("06b", "06c")
    late             handed in after the moment that the assembly asks for
    supporters       names of the municipalities that support it beside its movers
    submitted        when it was handed in, by the clock in the Netherlands, "2023-06-01T12:30"; empty where not noted
    """

    id: str
    item: str
    subject: str
    kind: ProposalKind = ProposalKind.PROPOSAL
    noun: str = "het voorstel"
    movers: tuple[str, ...] = ()
    recommendation: Recommendation | None = None
    majority: Majority = MORE_THAN_HALF
    options: tuple[str, ...] = ()
    choice: ChoiceRule = ChoiceRule.MAJORITY
    amends: str | None = None
    changed_subject: str | None = None
    covers: tuple[str, ...] = ()
    late: bool = False
    supporters: tuple[str, ...] = ()
    submitted: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """Exactly what a poll asks; its hash is what every vote is bound to.

    subject    the words on the screen, after adopted amendments
    proposals  ids of the proposals decided by this poll; none in a test poll
    round      1, or higher for a next round of an election or choice
    """

    subject: str
    proposals: tuple[str, ...]
    options: tuple[Option, ...] = FOR_AGAINST
    majority: Majority = MORE_THAN_HALF
    choice: ChoiceRule = ChoiceRule.MAJORITY
    round: int = 1

    @property
    def is_choice(self) -> bool:
        """Whether this is a choice among options rather than for or against."""
        return any(option.meaning is Meaning.OPTION for option in self.options)

    def option(self, key: int) -> Option | None:
        """The option under `key`, or None."""
        for option in self.options:
            if option.key == key:
                return option
        return None
