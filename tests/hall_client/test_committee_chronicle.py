"""What the committee's chronicle keeps of what a hall says of itself: each thing once, when it arises."""

from dataclasses import replace

from stemkast.assembly.proposals import Proposal
from stemkast.hall_client.committee.chronicle import Chronicle, Chronicler, Recorded
from stemkast.hall_client.committee.state import Witness, committee_state
from stemkast.hall_client.following.hall_trouble import HallTrouble
from stemkast.ledger.errors import Obstacle
from tests.assembly.hall import START, Hall


def told(chronicler: Chronicler, **state: object) -> list[HallTrouble]:
    """What was kept in all, after the hall said this."""
    well: dict[str, object] = {"late": [], "starved": False, "not_written": "", "clock_went_back": False, "lost": []}
    chronicler.aside("hall", well | state)
    return [each.trouble for each in chronicler.now.recorded]


def test_each_thing_is_kept_when_it_arises_and_again_when_it_comes_back() -> None:
    chronicler = Chronicler()
    assert told(chronicler) == []
    first = HallTrouble(lost=("balkon",))
    assert told(chronicler, lost=["balkon"]) == [first]
    late = HallTrouble(late=("commissie",))
    assert told(chronicler, lost=["balkon"], late=["commissie"]) == [first, late]
    second = HallTrouble(lost=("zaal links",))
    assert told(chronicler, lost=["balkon", "zaal links"]) == [first, late, second]
    assert told(chronicler) == [first, late, second]
    assert told(chronicler, lost=["balkon"]) == [first, late, second, first]


def test_what_arises_together_is_kept_apart_so_that_each_has_its_sentence() -> None:
    found = told(Chronicler(), lost=["balkon"], late=["balie"], starved=True, not_written="full", clock_went_back=True)
    assert found == [
        HallTrouble(not_written=Obstacle.FULL),
        HallTrouble(starved=True),
        HallTrouble(late=("balie",)),
        HallTrouble(lost=("balkon",)),
        HallTrouble(clock_went_back=True),
    ]


def test_what_is_said_otherwise_or_of_something_else_is_passed_over() -> None:
    chronicler = Chronicler()
    chronicler.aside("hall", {"lost": "balkon", "late": None})
    chronicler.aside("readiness", {"lost": ["balkon"]})
    assert chronicler.now.recorded == ()


def test_a_result_in_words_of_the_chair_is_unusual_and_one_as_ever_is_not() -> None:
    hall = Hall()
    hall.hand_out(0, 1)
    hall.test_poll(0)
    hall.propose(Proposal("01-1", "01", "Begroting"))
    as_ever = hall.poll({0: 1})
    for declared, kept in ((as_ever, 0), (replace(as_ever, words="Met algemene stemmen."), 1)):
        chronicle = Chronicle((Recorded(7, START, declared),))
        state = committee_state(hall.assembly, chronicle, Witness("commissie", enrolled=True))
        assert len(state.notices) == kept
