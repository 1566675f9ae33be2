"""The check list before the first real poll: what is open, what is waived, and what waits for it."""

from dataclasses import replace

import pytest

from stemkast.assembly.commands import Record
from stemkast.assembly.events import AgendaItemAdded, MatterCalled, ProposalAdded, ReadinessWaived
from stemkast.assembly.proposals import AgendaItem, Proposal
from stemkast.assembly.settings import ReceiptPolicy, Settings
from stemkast.hall_client.chair.actions import ChairAction
from stemkast.hall_client.chair.check_list import CheckPoint, CheckRow, Standing, check_list
from stemkast.hall_client.chair.commands import Said, commands_for
from stemkast.hall_client.chair.state import ChairState, chair_state
from stemkast.hall_client.following.readiness import ReadinessNow
from tests.assembly.hall import Hall, code

A, P = ChairAction, CheckPoint
GOOD = ReadinessNow((), 0, {}, ("basis 1",), (), ("balie 1",), ("commissie 1",))


@pytest.fixture
def hall() -> Hall:
    return prepared(Settings())


def prepared(settings: Settings) -> Hall:
    """A matter is called after a test poll."""
    made = Hall(settings)
    made.hand_out(0, 1, 2)
    made.do(AgendaItemAdded(AgendaItem("02", "Moties")), ProposalAdded(Proposal("02-1", "02", "Motie een")))
    made.test_poll(0)
    made.do(MatterCalled("02", ("02-1",)))
    return made


def state(hall: Hall, now: ReadinessNow | None) -> ChairState:
    return chair_state(hall.assembly, checks=check_list(hall.assembly, now))


def row(hall: Hall, point: CheckPoint, now: ReadinessNow | None) -> CheckRow:
    return next(each for each in check_list(hall.assembly, now).rows if each.point is point)


def test_a_hall_in_order_goes_on_at_once(hall: Hall) -> None:
    assert {each.standing for each in state(hall, GOOD).checks.rows} == {Standing.DONE}
    assert state(hall, GOOD).next is A.ANNOUNCE
    assert A.CHECK_LIST in state(hall, GOOD).others


@pytest.mark.parametrize(
    ("point", "now"),
    [
        (P.KEYPADS, replace(GOOD, silent=(code(2), code(1)), silent_count=2)),
        (P.BATTERIES, replace(GOOD, low={code(1): 12})),
        (P.BASE_STATIONS, replace(GOOD, lost=("balkon",))),
        (P.BASE_STATIONS, replace(GOOD, connected=())),
        (P.REPLICAS, replace(GOOD, keeping=())),
        (P.COMMITTEE, replace(GOOD, committees=())),
    ],
)
def test_an_open_point_keeps_the_first_poll_back_until_it_is_waived(
    hall: Hall, point: CheckPoint, now: ReadinessNow
) -> None:
    waits = state(hall, now)
    assert [each.point for each in waits.checks.open] == [point]
    assert waits.next is A.WAIVE
    assert A.ANNOUNCE not in waits.others
    assert commands_for(A.WAIVE, waits, Said()) == ()  # not without a reason
    waive = ReadinessWaived(point, "het kan niet anders")
    assert commands_for(A.WAIVE, waits, Said(text="het kan niet anders")) == (Record(waive),)
    hall.do(waive)
    assert state(hall, now).next is A.ANNOUNCE
    waived = row(hall, point, now)
    assert (waived.standing, waived.reason, waived.bad) == (Standing.WAIVED, "het kan niet anders", True)
    assert row(hall, point, GOOD).standing is Standing.DONE


def test_what_the_hall_has_not_told_is_not_taken_for_good(hall: Hall) -> None:
    assert [each.point for each in check_list(hall.assembly, None).open] == list(CheckPoint)[1:]
    assert {each.standing for each in check_list(hall.assembly, None).open} == {Standing.UNKNOWN}
    assert state(hall, None).next is A.WAIVE


def test_names_come_in_the_order_of_need(hall: Hall) -> None:
    now = replace(GOOD, silent=(code(2), code(0)), silent_count=2, low={code(0): 15, code(1): 3})
    assert row(hall, P.KEYPADS, now).names == ("Gemeente 0", "Gemeente 2")
    assert row(hall, P.BATTERIES, now).names == ("Gemeente 1 (3%)", "Gemeente 0 (15%)")


def test_a_test_poll_cannot_be_waived(hall: Hall) -> None:
    untested = Hall()
    assert row(untested, P.TEST_POLL, GOOD).standing is Standing.OPEN
    untested.do(ReadinessWaived("test_poll", "geen tijd"))
    waived = [each.point for each in check_list(untested.assembly, GOOD).open]
    assert P.TEST_POLL not in waived
    assert not row(untested, P.TEST_POLL, GOOD).can_be_waived


def test_a_test_poll_in_which_nobody_voted_tried_nothing() -> None:
    untried = Hall()
    untried.hand_out(0, 1, 2)
    untried.do(AgendaItemAdded(AgendaItem("02", "Moties")), ProposalAdded(Proposal("02-1", "02", "Motie een")))
    untried.test_poll()
    untried.do(MatterCalled("02", ("02-1",)))
    found = row(untried, P.TEST_POLL, GOOD)
    assert (found.standing, found.count, found.of) == (Standing.OPEN, 0, 3)
    assert state(untried, GOOD).next is A.WAIVE
    assert A.ANNOUNCE_TEST in state(untried, GOOD).others
    untried.do(ReadinessWaived("test_poll", "alle kastjes zijn gisteren geprobeerd"))
    assert row(untried, P.TEST_POLL, GOOD).standing is Standing.WAIVED
    untried.test_poll(1)
    assert row(untried, P.TEST_POLL, GOOD).standing is Standing.DONE
    untried.test_poll()
    assert (row(untried, P.TEST_POLL, GOOD).standing, row(untried, P.TEST_POLL, GOOD).count) == (Standing.DONE, 1)


def test_local_receipts_ask_for_no_copy() -> None:
    alone = prepared(Settings(receipts=ReceiptPolicy.LOCAL))
    assert row(alone, P.REPLICAS, replace(GOOD, keeping=())).standing is Standing.DONE


def test_a_roll_call_waits_for_none_of_it_and_after_the_first_poll_nothing_does(hall: Hall) -> None:
    assert A.ROLL_CALL in state(hall, None).others
    hall.poll({0: 1})
    assert state(hall, None).checks.rows == ()
    assert A.CHECK_LIST not in state(hall, None).others
