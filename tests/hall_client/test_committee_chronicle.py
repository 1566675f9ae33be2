"""What the committee's chronicle keeps of what a hall says of itself: each thing once, when it arises."""

from stemkast.hall_client.committee.chronicle import Chronicler
from stemkast.hall_client.following.hall_trouble import HallTrouble
from stemkast.ledger.errors import Obstacle


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
