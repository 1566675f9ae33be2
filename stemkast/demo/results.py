"""What a replay came to, matter by matter, beside what the minutes say."""

from dataclasses import dataclass

from stemkast.assembly.assembly import Assembly
from stemkast.assembly.outcome import Outcome
from stemkast.assembly.proposals import Meaning
from stemkast.assembly.state import Method
from stemkast.demo.agenda_file import Decision, How


@dataclass(frozen=True, slots=True)
class Row:
    """One matter: what was published, what came out here, and the votes behind it."""

    number: int
    subject: str
    how: str
    said_outcome: str | None
    outcome: str | None
    said_percentage: str | None
    percentage: str | None
    votes: dict[str, int]
    abstained: int

    @property
    def agrees(self) -> bool:
        """Whether outcome and percentage are those of the minutes."""
        return self.outcome == self.said_outcome and (
            self.said_percentage is None or self.percentage == self.said_percentage
        )


def row_of(number: int, decision: Decision, assembly: Assembly) -> Row:
    """The row of the matter that was dealt with last, as the chair declared it."""
    matter = assembly.matters[-1]
    poll = assembly.polls.get(matter.poll)
    result = poll.result(assembly.settings) if poll is not None else None
    votes: dict[str, int] = {}
    if poll is not None and result is not None:
        for each in result.votes:
            option = poll.question.option(each.key)
            if option is not None:
                votes[option.label if option.meaning is Meaning.OPTION else option.meaning.value] = each.votes
    outcome = result.outcome if result is not None else _outcome_without_poll(matter.method)
    chosen = result.chosen if result is not None else None
    return Row(
        number=number,
        subject=decision.subject,
        how=decision.how.value,
        said_outcome=decision.chosen or (decision.outcome.value if decision.outcome else None),
        outcome=chosen or (outcome.value if outcome else None),
        said_percentage=decision.percentage,
        percentage=result.percentage if result is not None else None,
        votes=votes,
        abstained=result.abstained if result is not None else 0,
    )


def _outcome_without_poll(method: Method) -> Outcome | None:
    return Outcome.ADOPTED if method is Method.ACCLAMATION else None


def equal_polls(rows: list[Row]) -> tuple[int, int]:
    """How many weighted polls have exactly the published percentage and outcome, and how many there are."""
    weighted = [row for row in rows if row.how == How.WEIGHTED.value]
    return sum(row.agrees for row in weighted), len(weighted)
