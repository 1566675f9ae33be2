"""The record (proces-verbaal) of the tally committee: everything that it signs for, as PDF and as JSON."""

import json
from collections.abc import Mapping
from pathlib import Path

from stemkast.assembly.event_codec import value_to_data
from stemkast.documents import words
from stemkast.documents.dutch import clock, day, number
from stemkast.documents.proceedings import Handled, How, PollRecord, Proceedings
from stemkast.documents.results import head, poll_data
from stemkast.documents.tables import outcome_of
from stemkast.documents.typesetting import Data, pdf

_FORM = "stemkast proces-verbaal 1"
_OTHERWISE = frozenset({How.ACCLAMATION, How.WITHDRAWN, How.HELD_OVER, How.TAKEN_OFF})


def record(proceedings: Proceedings, templates: Path | None = None) -> bytes:
    """The record as a PDF with places for signatures. Raises TemplateBroken."""
    adopted, settings = proceedings.adopted, proceedings.settings
    data: dict[str, Data] = {
        **head(proceedings),
        "chairs": ", ".join(proceedings.chairs),
        "reference_date": day(adopted.reference_date),
        "source": adopted.source,
        "population": number(adopted.population),
        "register_hash": _grouped(adopted.register_hash),
        "keypads": number(proceedings.keypads),
        "witnesses": ", ".join(proceedings.seal.witnesses),
        "hall_key": proceedings.seal.vkey,
        "settings": [
            ["Gewicht", _weight(proceedings)],
            ["Heringedeelde gemeenten", "som van hun voorgangers" if settings.merged_sum else "niet opgeteld"],
            ["Onthouding", "telt mee als uitgebracht" if settings.abstentions_count else "telt niet als uitgebracht"],
            ["Staken van stemmen", words.TIE[settings.tie]],
            ["Meer dan één keer stemmen", words.REVOTE[settings.revote]],
            [
                "Stem per stemkastje",
                "geldt als hoofdelijk" if settings.keypad_vote_by_name else "geldt niet als hoofdelijk",
            ],
            ["Groen licht", words.RECEIPTS[settings.receipts]],
        ],
        "polls": [{**poll_data(poll), **_more(poll)} for poll in proceedings.polls],
        "otherwise": [
            {"items": words.items(step.topic.items), "subject": step.topic.subject, "words": step.words}
            for step in proceedings.steps
            if isinstance(step, Handled) and step.how in _OTHERWISE
        ],
        "incidents": [
            {"entry": number(each.entry), "at": clock(each.at), "text": each.text} for each in proceedings.incidents
        ],
        "attendance": [
            {"name": each.name, "votes": number(each.votes), "role": words.ROLE[each.role], "person": each.person}
            for each in proceedings.attendance
        ],
    }
    return pdf("record.typ", data, proceedings.meeting.date, templates)


def record_json(proceedings: Proceedings) -> bytes:
    """The same as JSON, for machines: names in English as in the ledger, sorted, two spaces."""
    meeting, adopted, seal = proceedings.meeting, proceedings.adopted, proceedings.seal
    value = {
        "form": _FORM,
        "assembly": {"name": meeting.name, "date": meeting.date, "place": meeting.place},
        "closed": proceedings.closed,
        "emulated": proceedings.emulated,
        "chairs": list(proceedings.chairs),
        "settings": value_to_data(proceedings.settings),
        "register": {
            "reference_date": adopted.reference_date,
            "source": adopted.source,
            "municipalities": adopted.municipalities,
            "population": adopted.population,
            "votes": adopted.votes,
            "sha256": adopted.register_hash.hex(),
        },
        "attendance": [
            {"code": each.code, "name": each.name, "votes": each.votes, "role": each.role.value, "person": each.person}
            for each in proceedings.attendance
        ],
        "polls": [_poll_json(poll) for poll in proceedings.polls],
        "decisions": [
            {
                "how": step.how.value,
                "items": list(step.topic.items),
                "subject": step.topic.subject,
                "words": step.words,
                "chair": step.chair,
                "poll": step.poll or None,
            }
            for step in proceedings.steps
            if isinstance(step, Handled)
        ],
        "incidents": [
            {"entry": each.entry, "at": each.at.isoformat(), "text": each.text} for each in proceedings.incidents
        ],
        "ledger": {
            "entries": seal.entries,
            "root": seal.root.hex(),
            "fingerprint": seal.fingerprint,
            "hall_key": seal.vkey,
            "witnesses": list(seal.witnesses),
        },
    }
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


def _weight(proceedings: Proceedings) -> str:
    rule = proceedings.settings.weight
    return f"één stem per {number(rule.divisor)} inwoners, ten minste {rule.minimum} en ten hoogste {rule.maximum}"


def _more(poll: PollRecord) -> Mapping[str, Data]:
    return {
        "is_test": poll.kind.value == "test",
        "opened": clock(poll.opened_at) if poll.opened_at is not None else "",
        "closed": clock(poll.closed_at) if poll.closed_at is not None else "",
        "refused": number(poll.refused),
    }


def _poll_json(poll: PollRecord) -> dict[str, object]:
    return {
        "number": poll.number,
        "kind": poll.kind.value,
        "items": list(poll.topic.items),
        "subject": poll.topic.subject,
        "movers": list(poll.topic.movers),
        "round": poll.topic.round,
        "majority": value_to_data(poll.majority),
        "options": [
            {
                "key": each.option.key,
                "meaning": each.option.meaning.value,
                "label": each.option.label,
                "votes": each.votes,
                "municipalities": each.municipalities,
            }
            for each in poll.tallies
        ],
        "cast": poll.cast,
        "present": {"municipalities": poll.present, "votes": poll.present_votes},
        "voted": {"municipalities": poll.voted, "votes": poll.voted_votes},
        "refused": poll.refused,
        "outcome": poll.outcome.value if poll.outcome is not None else None,
        "result": outcome_of(poll),
        "percentage": poll.percentage,
        "by_lot": poll.by_lot,
        "roll_call": poll.roll_call,
        "declared": {"chair": poll.declared.chair, "words": poll.declared.words} if poll.declared else None,
        "voided_because": poll.voided_because or None,
        "opened_at": poll.opened_at.isoformat() if poll.opened_at else None,
        "closed_at": poll.closed_at.isoformat() if poll.closed_at else None,
        "choices": dict(poll.choices),
    }


def _grouped(raw: bytes) -> str:
    text = raw.hex()
    return " ".join(text[place : place + 4] for place in range(0, len(text), 4))
