"""Results and voting behaviour for publication, as PDF."""

from collections.abc import Iterator
from pathlib import Path

from stemkast.assembly.proposals import Meaning
from stemkast.documents import words
from stemkast.documents.dutch import counted, day, number
from stemkast.documents.proceedings import PollRecord, Proceedings
from stemkast.documents.tables import ABSENT, NOT_VOTED, choice_of, is_chosen, outcome_of
from stemkast.documents.typesetting import Data, pdf

_SHORT = {Meaning.FOR: "V", Meaning.AGAINST: "T", Meaning.ABSTAIN: "O"}
_PARTS = 100_000
"""The whole of a bar: typst draws it in parts of this, so that no fraction is needed."""


def results(proceedings: Proceedings, templates: Path | None = None) -> bytes:
    """The results of every poll. Raises TemplateBroken."""
    data: dict[str, Data] = {**head(proceedings), "polls": [poll_data(poll) for poll in proceedings.results]}
    return pdf("results.typ", data, proceedings.meeting.date, templates)


def voting_behaviour(proceedings: Proceedings, templates: Path | None = None) -> bytes:
    """Who voted how: a row for each municipality, then every poll with the names. Raises TemplateBroken."""
    polls = proceedings.results
    data: dict[str, Data] = {
        **head(proceedings),
        "polls": [{**poll_data(poll), "names": list(_names(poll, proceedings))} for poll in polls],
        "rows": [
            {
                "name": row.name,
                "votes": number(row.weight),
                "choices": [_short(poll, row.code) for poll in polls],
            }
            for row in proceedings.register.values()
        ],
    }
    return pdf("voting_behaviour.typ", data, proceedings.meeting.date, templates)


def head(proceedings: Proceedings) -> dict[str, Data]:
    """What stands at the head and foot of every paper."""
    meeting, seal = proceedings.meeting, proceedings.seal
    return {
        "assembly": meeting.name,
        "date": day(meeting.date, weekday=True),
        "place": meeting.place,
        "present": number(len(proceedings.attendance)),
        "present_votes": number(sum(each.votes for each in proceedings.attendance)),
        "municipalities": number(len(proceedings.register)),
        "votes": number(proceedings.adopted.votes),
        "closed": proceedings.closed,
        "emulated": proceedings.emulated,
        "entries": number(seal.entries),
        "root": " ".join(seal.root.hex()[place : place + 4] for place in range(0, 64, 4)),
        "fingerprint": seal.fingerprint,
    }


def poll_data(poll: PollRecord) -> dict[str, Data]:
    """A poll as a template draws it."""
    named = [each for each in poll.tallies if each.option.meaning is not Meaning.ABSTAIN]
    abstained = [each for each in poll.tallies if each.option.meaning is Meaning.ABSTAIN]
    fraction = poll.majority.fraction
    return {
        "number": poll.number,
        "items": words.items(poll.topic.items),
        "kind": words.KIND[poll.topic.kind] if poll.topic.kind is not None else "",
        "subject": poll.topic.subject,
        "movers": ", ".join(poll.topic.movers),
        "advice": words.ADVICE[poll.topic.recommendation] if poll.topic.recommendation is not None else "",
        "round": poll.topic.round,
        "outcome": outcome_of(poll),
        "positive": poll.counts and poll.outcome is not None and poll.outcome.value in ("adopted", "chosen"),
        "percentage": poll.percentage or "",
        "is_choice": poll.is_choice,
        "leading": poll.leading or "",
        "by_lot": poll.by_lot,
        "roll_call": poll.roll_call,
        "majority": words.majority(poll.majority),
        "majority_at": fraction.numerator * _PARTS // fraction.denominator,
        "whole": _PARTS,
        "options": [
            {
                "label": words.label(each.option),
                "meaning": each.option.meaning.value,
                "chosen": is_chosen(poll, each),
                "votes": number(each.votes),
                "municipalities": counted(each.municipalities, "gemeente", "gemeenten"),
                "part": each.votes * _PARTS // poll.cast if poll.cast else 0,
            }
            for each in (*named, *abstained)
        ],
        "cast": number(poll.cast),
        "present_votes": number(poll.present_votes),
        "present": counted(poll.present, "gemeente", "gemeenten"),
        "voted": number(poll.voted),
        "words": poll.declared.words if poll.declared is not None else "",
        "chair": poll.declared.chair if poll.declared is not None else "",
        "voided_because": poll.voided_because.rstrip(". "),
    }


def _short(poll: PollRecord, code: str) -> str:
    key = poll.choices.get(code)
    if key is None:
        return "–" if code in poll.present_codes else "·"
    option = next(each.option for each in poll.tallies if each.option.key == key)
    return _SHORT.get(option.meaning, str(option.key))


def _names(poll: PollRecord, proceedings: Proceedings) -> Iterator[dict[str, Data]]:
    """The municipalities behind every option, and those present that did not vote."""
    by_choice: dict[str, list[Data]] = {}
    for row in proceedings.register.values():
        by_choice.setdefault(choice_of(poll, row.code), []).append(f"{row.name} ({number(row.weight)})")
    labels = [words.label(each.option) for each in poll.tallies]
    for label in (*labels, NOT_VOTED, ABSENT):
        names = by_choice.get(label, [])
        if names:
            yield {
                "label": label[:1].upper() + label[1:],
                "count": counted(len(names), "gemeente", "gemeenten"),
                "names": names,
            }
