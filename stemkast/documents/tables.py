"""Results and voting behaviour as rows: the one source of the CSV, the spreadsheet and the page."""

from collections.abc import Iterator
from dataclasses import dataclass

from stemkast.assembly.outcome import Outcome
from stemkast.documents import words
from stemkast.documents.proceedings import PollRecord, Proceedings, Tally

NOT_VOTED, ABSENT = "niet gestemd", "afwezig"
VOIDED = "vervallen"
BY_KEYPAD, BY_ROLL_CALL = "stemkastje", "hoofdelijk"


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One option of one poll. `percentage` is that of the poll, 98,58; `voided` says whether it has no effect.

    `way`: by keypad, or by roll call, when no keypad signed.
    """

    poll: int
    item: str
    kind: str
    subject: str
    movers: str
    majority: str
    outcome: str
    percentage: str
    option: str
    votes: int
    municipalities: int
    present_votes: int
    present: int
    way: str
    voided: bool


@dataclass(frozen=True, slots=True)
class ChoiceRow:
    """What one municipality did in one poll."""

    code: str
    municipality: str
    votes: int
    poll: int
    item: str
    subject: str
    choice: str


def outcome_of(poll: PollRecord) -> str:
    """What came out, in a word or the name of what was chosen."""
    if poll.voided_because:
        return VOIDED.capitalize()
    if poll.outcome is None:
        return ""
    if poll.outcome is Outcome.CHOSEN and poll.leading is not None:
        return poll.leading
    return words.OUTCOME[poll.outcome]


def is_chosen(poll: PollRecord, tally: Tally) -> bool:
    """Whether this is the option or person that was chosen."""
    return poll.counts and poll.outcome is Outcome.CHOSEN and words.label(tally.option) == poll.leading


def choice_of(poll: PollRecord, code: str) -> str:
    """What this municipality did: the option in words, not voted, or absent."""
    key = poll.choices.get(code)
    if key is None:
        return NOT_VOTED if code in poll.present_codes else ABSENT
    return next(words.label(each.option) for each in poll.tallies if each.option.key == key)


def result_rows(proceedings: Proceedings) -> Iterator[ResultRow]:
    """Every option of every real poll that was counted, in order."""
    for poll in proceedings.results:
        for tally in poll.tallies:
            yield ResultRow(
                poll=poll.number,
                item=words.items(poll.topic.items),
                kind=words.KIND[poll.topic.kind] if poll.topic.kind is not None else "",
                subject=poll.topic.subject,
                movers=", ".join(poll.topic.movers),
                majority=words.majority(poll.majority),
                outcome=outcome_of(poll),
                percentage=poll.percentage or "",
                option=words.label(tally.option),
                votes=tally.votes,
                municipalities=tally.municipalities,
                present_votes=poll.present_votes,
                present=poll.present,
                way=BY_ROLL_CALL if poll.roll_call else BY_KEYPAD,
                voided=bool(poll.voided_because),
            )


def choice_rows(proceedings: Proceedings) -> Iterator[ChoiceRow]:
    """Every municipality of the register in every real poll that was counted, by municipality."""
    for row in proceedings.register.values():
        for poll in proceedings.results:
            yield ChoiceRow(
                code=row.code,
                municipality=row.name,
                votes=row.weight,
                poll=poll.number,
                item=words.items(poll.topic.items),
                subject=poll.topic.subject,
                choice=choice_of(poll, row.code),
            )
