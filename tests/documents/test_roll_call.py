"""A roll call on paper: counted as ever, and everywhere it says that no keypad signed."""

import json
from pathlib import Path

import pytest

from stemkast.assembly.events import RollCallClosed
from stemkast.documents.minutes import lines
from stemkast.documents.pages import voting_behaviour_page
from stemkast.documents.proceedings import How, Proceedings
from stemkast.documents.record import record, record_json
from stemkast.documents.results import results, voting_behaviour
from stemkast.documents.tables import result_rows
from tests.assembly.hall import Hall, code
from tests.assembly.test_roll_call import confirmed, entered, ready
from tests.documents.of_a_hall import proceedings_of
from tests.documents.paper import needs_poppler, texts

LABEL = "hoofdelijk, niet ondertekend door stemkastjes"


@pytest.fixture(scope="module")
def called() -> Proceedings:
    """Four municipalities were called; the proposal is rejected."""
    hall = ready(Hall())
    for number, choice in ((0, 2), (1, 1), (2, 1), (3, 3)):
        hall.do(entered(number, choice), confirmed(number, choice))
    hall.do(RollCallClosed(1, 165, 4))
    hall.do(hall.declaration(1))
    return proceedings_of(hall)


def test_it_is_counted_as_ever(called: Proceedings) -> None:
    (poll,) = called.results
    assert (poll.roll_call, poll.counts, poll.percentage) == (True, True, "48,28")
    assert dict(poll.choices) == {code(0): 2, code(1): 1, code(2): 1, code(3): 3}
    assert [(row.option, row.votes, row.way) for row in result_rows(called)] == [
        *(("Voor", 70, "hoofdelijk"), ("Tegen", 75, "hoofdelijk"), ("Onthouding", 20, "hoofdelijk"))
    ]


def test_the_minutes_and_the_record_say_so(called: Proceedings) -> None:
    said = [line.text for line in lines(called)]
    assert said[-1].startswith("Uitslag hoofdelijke stemming: ")
    read = json.loads(record_json(called))
    assert read["polls"][0]["roll_call"] is True
    assert read["decisions"][0]["how"] == How.ROLL_CALL.value
    assert [each["text"] for each in read["incidents"]] == [
        "Stemming 1 hoofdelijk gehouden, niet met stemkastjes: de basisstations zijn uitgevallen."
    ]
    assert LABEL in voting_behaviour_page(called)


@needs_poppler
@pytest.mark.parametrize("paper", [results, voting_behaviour, record])
def test_every_paper_says_so(paper: "type[results]", called: Proceedings, tmp_path: Path) -> None:
    assert LABEL in " ".join(texts(paper(called), tmp_path))
