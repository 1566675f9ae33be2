"""Reading an agenda with its outcomes, in the form of `data/alv-2023-06-14.json`.

Every fault is reported with its place, all of them at once; no JSON whatsoever raises.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from fractions import Fraction

from stemkast.assembly.majority import MORE_THAN_HALF, Majority
from stemkast.assembly.outcome import Outcome
from stemkast.assembly.proposals import AgendaItem, ChoiceRule, ItemKind, Proposal, ProposalKind, Recommendation

_KINDS = {
    "voorstel": ProposalKind.PROPOSAL,
    "resolutie": ProposalKind.RESOLUTION,
    "motie": ProposalKind.MOTION,
    "motie van orde": ProposalKind.MOTION_OF_ORDER,
    "amendement": ProposalKind.AMENDMENT,
    "ordevoorstel": ProposalKind.POINT_OF_ORDER,
    "verkiezing": ProposalKind.ELECTION,
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
    "staken": Outcome.TIE,
}
_VOTES = {"voor": 1, "tegen": 2, "onthouding": 3}
_TEST = "proefstemming"
_PERCENTAGE = re.compile(r"(\d{1,2}|100),\d\d")
_FRACTION = re.compile(r"(\d{1,6})/([1-9]\d{0,5})")


class How(Enum):
    """How a matter of the file is dealt with."""

    TEST = "proefstemming"
    WEIGHTED = "gewogen stemming"
    ACCLAMATION = "acclamatie"
    WITHDRAWN = "ingetrokken"
    HELD_OVER = "aangehouden"


@dataclass(frozen=True, slots=True)
class Decision:
    """One matter: its proposal (None for the test poll), how it went, and for a weighted poll what came out."""

    subject: str
    how: How
    proposal: Proposal | None = None
    outcome: Outcome | None = None
    chosen: str | None = None
    percentage: str | None = None
    abstain: int = 0
    known_votes: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Item:
    """An agenda item with its matters; `chair`: who takes the chair when it begins, if anybody does."""

    item: AgendaItem
    decisions: tuple[Decision, ...]
    chair: str | None = None


@dataclass(frozen=True, slots=True)
class AgendaFile:
    """A whole assembly as published. `chair` is the first one; empty where the file does not say."""

    assembly: str
    date: str
    place: str
    chair: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class AgendaRefused:
    """Why a file is no agenda: each problem with its place."""

    problems: tuple[str, ...]

    def __str__(self) -> str:
        return "; ".join(self.problems)


class _Reader:
    def __init__(self) -> None:
        self.problems: list[str] = []

    def text(self, source: Mapping[str, object], key: str, place: str, default: str | None = None) -> str:
        value = source.get(key, default)
        if isinstance(value, str) and (value or default is not None):
            return value
        self.problems.append(f"{place}: {key} is missing or no text")
        return ""

    def texts(self, source: Mapping[str, object], key: str, place: str) -> tuple[str, ...]:
        value = source.get(key, [])
        if isinstance(value, list) and all(isinstance(each, str) and each for each in value):
            return tuple(value)
        self.problems.append(f"{place}: {key} is no list of texts")
        return ()

    def objects(self, source: Mapping[str, object], key: str, place: str) -> list[Mapping[str, object]]:
        value = source.get(key, [])
        if isinstance(value, list) and all(isinstance(each, dict) for each in value):
            return value
        self.problems.append(f"{place}: {key} is no list of objects")
        return []


def read_agenda(data: bytes) -> AgendaFile | AgendaRefused:
    """The agenda in a JSON file, or everything that is wrong with it. Never raises."""
    try:
        source = json.loads(data)
    except (ValueError, RecursionError) as error:
        return AgendaRefused((f"this is not JSON: {error}",))
    if not isinstance(source, dict):
        return AgendaRefused(("an agenda is a JSON object",))
    reader = _Reader()
    items = [_item(reader, each) for each in reader.objects(source, "agenda", "the file")]
    if not items:
        reader.problems.append("the file: agenda has no items")
    agenda = AgendaFile(
        assembly=reader.text(source, "assembly", "the file"),
        date=reader.text(source, "date", "the file"),
        place=reader.text(source, "place", "the file", ""),
        chair=_first_chair(reader, source),
        items=tuple(items),
    )
    return AgendaRefused(tuple(reader.problems)) if reader.problems else agenda


def _chair_events(reader: _Reader, item: Mapping[str, object]) -> list[Mapping[str, object]]:
    events = reader.objects(item, "events", "agenda item")
    return [each for each in events if each.get("event") == "chair handed over"]


def _first_chair(reader: _Reader, source: Mapping[str, object]) -> str:
    for item in reader.objects(source, "agenda", "the file"):
        for event in _chair_events(reader, item):
            return str(event.get("from", ""))
    return ""


def _item(reader: _Reader, source: Mapping[str, object]) -> Item:
    number = reader.text(source, "nr", "an agenda item")
    place = f"agenda item {number}"
    kind = ItemKind.INFORMATION if source.get("kind") == "ter kennisname" else ItemKind.DECISION
    chair = next((str(event.get("to", "")) for event in _chair_events(reader, source)), None)
    decisions = tuple(
        _decision(reader, each, number, count)
        for count, each in enumerate(reader.objects(source, "decisions", place), start=1)
    )
    return Item(AgendaItem(number, reader.text(source, "title", place), kind), decisions, chair)


def _decision(reader: _Reader, source: Mapping[str, object], item: str, number: int) -> Decision:
    place = f"agenda item {item}, decision {number}"
    subject = reader.text(source, "subject", place)
    kind = reader.text(source, "kind", place)
    if kind == _TEST:
        return Decision(subject, How.TEST)
    if kind not in _KINDS:
        reader.problems.append(f"{place}: kind {kind!r} is none of {', '.join([*_KINDS, _TEST])}")
        return Decision(subject, How.TEST)
    options = reader.texts(source, "options", place)
    advice = source.get("recommendation")
    if advice is not None and advice not in _ADVICE:
        reader.problems.append(f"{place}: recommendation {advice!r} is none of {', '.join(_ADVICE)}")
    proposal = Proposal(
        id=f"{item}-{number}",
        item=item,
        subject=subject,
        kind=_KINDS[kind],
        noun=reader.text(source, "noun", place, "het voorstel"),
        movers=reader.texts(source, "mover", place),
        recommendation=_ADVICE.get(str(advice)),
        majority=_majority(reader, source.get("majority"), place),
        options=options,
        choice=ChoiceRule.PLURALITY if source.get("choice") == "plurality" else ChoiceRule.MAJORITY,
        covers=reader.texts(source, "combined", place),
    )
    return _outcome(reader, source, proposal, place)


def _outcome(reader: _Reader, source: Mapping[str, object], proposal: Proposal, place: str) -> Decision:
    word = reader.text(source, "outcome", place)
    for how in (How.WITHDRAWN, How.HELD_OVER):
        if word == how.value:
            return Decision(proposal.subject, how, proposal)
    if source.get("method") == How.ACCLAMATION.value:
        return Decision(proposal.subject, How.ACCLAMATION, proposal, Outcome.ADOPTED)
    if source.get("method") != How.WEIGHTED.value:
        reader.problems.append(f"{place}: method is 'gewogen stemming' or 'acclamatie', not {source.get('method')!r}")
    chosen = word if word in proposal.options else None
    outcome = Outcome.CHOSEN if chosen else _OUTCOMES.get(word)
    if outcome is None:
        reader.problems.append(f"{place}: outcome {word!r} is neither an option nor one of {', '.join(_OUTCOMES)}")
    share = source.get("percentage")
    if not isinstance(share, str) or not _PERCENTAGE.fullmatch(share):
        reader.problems.append(f"{place}: percentage {share!r} is no text such as '98,58'")
        share = None
    abstain = source.get("abstain", 0)
    if not isinstance(abstain, int) or isinstance(abstain, bool) or abstain < 0:
        reader.problems.append(f"{place}: abstain {abstain!r} is no whole number of votes")
        abstain = 0
    known = _known(reader, source.get("known_votes", {}), proposal, place)
    return Decision(proposal.subject, How.WEIGHTED, proposal, outcome, chosen, share, abstain, known)


def _known(reader: _Reader, value: object, proposal: Proposal, place: str) -> dict[str, int]:
    words = {label: key for key, label in enumerate(proposal.options, start=1)}
    words = (words | {"onthouding": len(words) + 1}) if words else _VOTES
    if isinstance(value, dict) and all(isinstance(each, str) and each in words for each in value.values()):
        return {str(name): words[each] for name, each in value.items()}
    reader.problems.append(f"{place}: known_votes maps names to {', '.join(words)}")
    return {}


def _majority(reader: _Reader, value: object, place: str) -> Majority:
    if value is None:
        return MORE_THAN_HALF
    if isinstance(value, dict) and set(value) <= {"fraction", "strict"}:
        found = _FRACTION.fullmatch(str(value.get("fraction")))
        strict = value.get("strict", True)
        if found and isinstance(strict, bool) and int(found[1]) <= int(found[2]):
            return Majority(Fraction(int(found[1]), int(found[2])), strict)
    reader.problems.append(f'{place}: majority is such as {{"fraction": "2/3", "strict": false}}')
    return MORE_THAN_HALF
