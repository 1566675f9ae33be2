"""Whole assemblies led through the chair's window: the day of 14 June 2023, and everything that it did not have."""

from collections.abc import Callable
from dataclasses import replace
from importlib.resources import files as resources
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from stemkast.assembly.commands import Record
from stemkast.assembly.events import AgendaItemAdded, PollKind, ProposalAdded
from stemkast.assembly.outcome import Outcome
from stemkast.assembly.poll_state import PollState
from stemkast.assembly.proposals import AgendaItem, Proposal, ProposalKind
from stemkast.assembly.settings import TieRule
from stemkast.assembly.shown import Decided, Decision, MessageOnScreen, ResultShown, SpeakerShown, Voided
from stemkast.assembly.state import ProposalStatus
from stemkast.demo.agenda_file import How
from stemkast.demo.plan import Plan, make_plan
from stemkast.hall_client.chair.check_list import CheckPoint
from stemkast.hall_client.chair.undo import Undone, WhyNot
from stemkast.hall_client.connection.commands import Accepted
from stemkast.verifier import Report, verify
from stemkast.windows.chair.dialogs import ContestQuestion, Question, TextQuestion, VotesQuestion
from stemkast.windows.chair.insert_question import InsertQuestion
from stemkast.windows.chair.poll_questions import SecondsQuestion
from tests.scenarios.chair_hand import A, ChairHand, Fill, chair_hand
from tests.scenarios.conftest import files, weighted

# The offscreen platform has no window manager that could hold a dialog to its size, and says so.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def write(text: str) -> Fill:
    def fill(question: Question) -> None:
        assert isinstance(question, TextQuestion)
        question.field.setText(text)

    return fill


def as_proposed(_question: Question) -> None:
    """Whatever the question proposes."""


def recounted(folder: Path, *, closed: bool) -> Report:
    report = verify(folder / "assembly.ledger", running=not closed)
    assert isinstance(report, Report)
    assert report.ok, [check for check in report.checks if not check.ok]
    return report


def test_the_day_of_14_june_2023(qtbot: QtBot, qapp: object, tmp_path: Path) -> None:
    data = resources("stemkast.demo") / "data"
    names = ("alv-2023-06-14.json", "gemeenten_2022_op_indeling_2023.csv", "aanwezig-2023-06-14.csv")
    plan = make_plan(*((data / name).read_bytes() for name in names), 1)
    assert isinstance(plan, Plan)
    polls, checked = 0, False
    with chair_hand(qtbot, qapp, plan, tmp_path / "hall", plan.choices) as hand:
        for item in plan.agenda.items:
            if item.chair:
                hand.press(A.TAKE_CHAIR, write(item.chair))
                hand.until(lambda chair=item.chair: hand.state.chair == chair)
            for decision in item.decisions:
                if decision.proposal is None:
                    polls += 1
                    hand.press(A.ANNOUNCE_TEST, write(decision.subject))
                    hand.until(lambda: hand.state.next is A.OPEN)
                    hand.enter()
                    hand.until(lambda number=polls: hand.poll.turnout.voted == len(plan.choices[number]))
                    assert hand.enter() is A.CLOSE
                    assert hand.enter() is A.SHOW_RESULT
                    continue
                hand.call(decision.proposal.id)
                if decision.how is How.ACCLAMATION:
                    hand.press(A.ACCLAMATION)
                elif decision.how is How.WITHDRAWN:
                    hand.press(A.WITHDRAW, as_proposed)
                else:
                    polls += 1
                    if not checked:
                        hand.get_ready("op één computer nagespeeld")
                        checked = True
                    hand.put_to_the_vote(len(plan.choices[polls]))
                    assert hand.enter() is A.DECLARE
                hand.until(lambda: hand.state.next not in (A.ANNOUNCE, A.WAIT, A.DECLARE))
        while hand.state.next is A.CALL_NEXT:  # what is there to be told, and was told in between
            hand.enter()
        assert hand.enter(as_proposed) is A.CLOSE_ASSEMBLY
    report = recounted(tmp_path / "hall", closed=True)
    said = [each for each in plan.decisions if each.how is How.WEIGHTED]
    counted = [each for each in report.polls if each.method == "weighted" and each.kind != "test"]
    assert len(said) == len(counted) == 16
    assert [each.percentage for each in counted] == [each.percentage for each in said]
    assert [each.outcome for each in counted] == [each.chosen or each.outcome for each in said]
    ways = [each.how for each in plan.decisions]
    assert (ways.count(How.ACCLAMATION), ways.count(How.WITHDRAWN)) == (22, 1)
    assert sum(each.method == "acclamation" for each in report.polls) == 22
    assert sum(each.method == "withdrawn" for each in report.polls) == 1


MEMBERS = {"Aa": 75, "Bee": 40, "Cee": 33, "Dee": 21, "Ee": 20, "Ef": 9, "Gee": 5, "Ha": 3, "Ie": 2, "Jee": 2}
CODES = {name: f"GM{number:04d}" for number, name in enumerate(MEMBERS, 1)}
ALL = len(MEMBERS)


def pressing(**keys: int) -> dict[str, int]:
    """Everybody presses 2, but for these."""
    return {CODES[name]: keys.get(name, 2) for name in MEMBERS}


def only(keys: dict[str, int]) -> dict[str, int]:
    return {CODES[name]: key for name, key in keys.items()}


@pytest.fixture
def plan(tmp_path: Path) -> Plan:
    agenda, _, register, _, present, *_ = files(
        tmp_path / "files",
        [weighted("Statuten", "aangenomen", "100,00", majority={"fraction": "2/3", "strict": False})],
        MEMBERS,
    )
    made = make_plan(Path(agenda).read_bytes(), Path(register).read_bytes(), Path(present).read_bytes(), 1)
    assert isinstance(made, Plan), made
    return replace(made, settings=replace(made.settings, test_poll_first=True, tie=TieRule.LOT))


class Evening:
    """Puts matters on the agenda as they come, and says what is pressed in the next poll."""

    def __init__(self, hand: ChairHand, choices: dict[int, dict[str, int]]) -> None:
        self.hand = hand
        self.choices = choices
        self.polls = 0

    def propose(self, number: str, subject: str, **more: object) -> str:
        item = AgendaItem(number, subject)
        proposal = Proposal(f"{number}-1", number, subject, **more)  # type: ignore[arg-type]
        for event in (AgendaItemAdded(item), ProposalAdded(proposal)):
            assert isinstance(self.hand.admin.send(Record(event)), Accepted)
        self.hand.until(lambda: any(row.proposal == proposal.id for row in self.hand.state.agenda))
        return proposal.id

    def vote(self, keys: dict[str, int]) -> ResultShown:
        """One poll on the matter at hand, to its result for the operator."""
        self.polls += 1
        self.choices[self.polls] = keys
        self.hand.put_to_the_vote(len(keys))
        assert self.hand.poll.result is not None
        return self.hand.poll.result

    def declare(self) -> None:
        assert self.hand.enter() is A.DECLARE

    def status(self, proposal: str) -> ProposalStatus | None:
        return next(row.status for row in self.hand.state.agenda if row.proposal == proposal)


def test_everything_that_day_did_not_have(qtbot: QtBot, qapp: object, plan: Plan, tmp_path: Path) -> None:
    choices: dict[int, dict[str, int]] = {}
    with chair_hand(qtbot, qapp, plan, tmp_path / "hall", choices) as hand:
        evening = Evening(hand, choices)
        for chapter in CHAPTERS:
            chapter(hand, evening)
        assert hand.enter(as_proposed) is A.CLOSE_ASSEMBLY
        assert hand.state.next is A.FINISHED
    recounted(tmp_path / "hall", closed=True)


def a_test_poll_and_speakers(hand: ChairHand, evening: Evening) -> None:
    hand.enter()  # the first matter
    evening.polls += 1
    evening.choices[1] = pressing(Jee=1)
    hand.enter(as_proposed)
    hand.enter()
    hand.until(lambda: hand.poll.turnout.voted == ALL)
    assert hand.enter() is A.CLOSE
    assert hand.poll.kind is PollKind.TEST
    hand.enter()
    hand.press(A.MESSAGE, write("We beginnen over vijf minuten."))
    hand.until(lambda: isinstance(hand.screen, MessageOnScreen))


def a_majority_missed_by_one_vote(hand: ChairHand, evening: Evening) -> None:
    """139 of 210 are one vote short of two thirds."""
    two_thirds = next(row.proposal for row in hand.state.agenda if row.proposal)
    hand.call(two_thirds)
    assert hand.get_ready("zonder commissie geoefend") == [CheckPoint.REPLICAS, CheckPoint.COMMITTEE]
    result = evening.vote(pressing(Aa=1, Bee=1, Dee=1, Ha=1))
    assert (result.outcome, result.percentage) == (Outcome.REJECTED, "66,19")
    evening.declare()


def what_was_a_mistake_is_put_back(hand: ChairHand, evening: Evening) -> None:
    """Ctrl+Z after a withdrawal, a break, another order and an interruption; a declared result stays."""
    hand.until(lambda: hand.state.undo.why is WhyNot.DECLARED)
    wrong = evening.propose("21", "Per ongeluk ingetrokken")
    hand.call(wrong)
    hand.press(A.WITHDRAW, as_proposed)
    hand.until(lambda: evening.status(wrong) is ProposalStatus.WITHDRAWN)
    hand.undo(Undone.ON_AGENDA)
    assert evening.status(wrong) is ProposalStatus.PENDING
    shown = hand.screen
    hand.press(A.SHOW_PAUSE)
    hand.undo(Undone.VIEW)
    assert hand.screen == shown
    order = [row.item for row in hand.state.agenda]
    hand.select(wrong)
    hand.press(A.MOVE_UP)
    hand.undo(Undone.ORDER)
    assert [row.item for row in hand.state.agenda] == order
    evening.polls += 1
    evening.choices[evening.polls] = pressing(Aa=1)
    assert hand.enter() is A.ANNOUNCE
    hand.until(lambda: hand.state.undo.why is WhyNot.ANNOUNCED)
    assert hand.enter() is A.OPEN
    hand.until(lambda: hand.poll.turnout.voted == ALL)
    hand.press(A.HOLD)
    hand.undo(Undone.RESUMED)
    assert hand.poll.state is PollState.OPEN
    assert hand.enter() is A.CLOSE
    hand.until(lambda: hand.state.undo.why is WhyNot.CLOSED)
    evening.declare()
    assert evening.status(wrong) is ProposalStatus.REJECTED


def a_tie_and_a_lot(hand: ChairHand, evening: Evening) -> None:
    hand.call(evening.propose("11", "Staking"))
    result = evening.vote(pressing(Aa=1, Ee=1, Gee=1, Ha=1, Ie=1))  # 105 of 210
    assert (result.outcome, result.percentage) == (Outcome.TIE, "50,00")
    assert hand.enter(as_proposed) is A.DRAW_LOT
    evening.declare()
    assert isinstance(hand.screen, ResultShown)
    assert hand.screen.by_lot
    assert hand.screen.outcome in (Outcome.ADOPTED, Outcome.REJECTED)


def all_abstain_and_nobody_votes(hand: ChairHand, evening: Evening) -> None:
    hand.call(evening.propose("12", "Onthouden"))
    assert evening.vote(dict.fromkeys(CODES.values(), 3)).outcome is Outcome.VOID
    evening.declare()
    assert evening.status("12-1") is ProposalStatus.UNDECIDED
    hand.call(evening.propose("13", "Stilte"))
    assert evening.vote({}).outcome is Outcome.VOID
    evening.declare()


def a_contest_of_one_and_a_new_poll(hand: ChairHand, evening: Evening) -> None:
    hand.call(evening.propose("14", "Betwist"))
    evening.vote(pressing(Aa=1))
    evening.declare()

    def one_asks(question: Question) -> None:
        assert isinstance(question, ContestQuestion)
        question.field.setCurrentText("Aa")

    hand.press(A.CONTEST, one_asks)
    hand.until(lambda: hand.poll.state is PollState.CONTESTED)
    assert hand.enter(write("betwist door Aa")) is A.VOID
    assert isinstance(hand.screen, Voided)
    evening.vote(pressing(Aa=1, Bee=1))
    evening.declare()
    assert evening.status("14-1") is ProposalStatus.ADOPTED


def a_contest_that_the_meeting_does_not_support(hand: ChairHand, evening: Evening) -> None:
    hand.press(A.CONTEST, as_proposed)
    hand.until(lambda: hand.poll.state is PollState.CONTESTED)

    def few(question: Question) -> None:
        assert isinstance(question, VotesQuestion)
        question.field.setValue(12)

    hand.press(A.REJECT_CONTEST, few)
    hand.until(lambda: hand.poll.state is PollState.DECLARED)
    assert evening.status("14-1") is ProposalStatus.ADOPTED


def an_election_in_two_rounds(hand: ChairHand, evening: Evening) -> None:
    elected = evening.propose("15", "Lid bestuur", kind=ProposalKind.ELECTION, options=("Links", "Midden", "Rechts"))
    hand.call(elected)
    first = evening.vote(pressing(Aa=1, Bee=3, Cee=3))
    assert first.outcome is Outcome.NO_MAJORITY
    evening.declare()
    assert evening.status(elected) is ProposalStatus.UNDECIDED
    second = evening.vote(pressing(Aa=1, Bee=1))
    assert (second.outcome, second.leading, second.topic.round) == (Outcome.CHOSEN, "Links", 2)
    evening.declare()
    assert evening.status(elected) is ProposalStatus.CHOSEN


def a_poll_held_while_a_base_station_is_out(hand: ChairHand, evening: Evening) -> None:
    hand.call(evening.propose("16", "Storing"))
    assert hand.enter() is A.ANNOUNCE
    evening.polls += 1
    assert hand.enter() is A.OPEN
    hand.press(A.HOLD)
    hand.until(lambda: hand.poll.state is PollState.HELD)
    hand.devices.unplug(0)
    evening.choices[evening.polls] = pressing(Aa=1)
    hand.devices.replug(0)
    assert hand.enter() is A.RESUME

    def half_a_minute(question: Question) -> None:
        assert isinstance(question, SecondsQuestion)
        question.field.setValue(300)

    hand.press(A.EXTEND, half_a_minute)
    hand.until(lambda: hand.poll.seconds == 300)
    serials = [member.serial for member in hand.devices.fleet.members]
    for serial in serials:  # who was asked while it was interrupted presses now
        hand.devices.press(serial, 1)
    hand.until(lambda: hand.poll.turnout.voted == ALL)
    assert hand.enter() is A.CLOSE
    evening.declare()


def the_wrong_question_is_open(hand: ChairHand, evening: Evening) -> None:
    wrong, right = evening.propose("23", "Verkeerd"), evening.propose("24", "Goed")
    hand.call(wrong)
    assert hand.enter() is A.ANNOUNCE
    evening.polls += 1
    evening.choices[evening.polls] = pressing(Aa=1)
    assert hand.enter() is A.OPEN
    hand.until(lambda: hand.poll.turnout.voted > 0)
    hand.press(A.VOID, write("de verkeerde vraag"))
    hand.until(lambda: isinstance(hand.screen, Voided))
    hand.call(right)
    assert evening.vote(pressing(Aa=1, Bee=1)).outcome is Outcome.ADOPTED
    evening.declare()
    assert evening.status(wrong) is ProposalStatus.PENDING, "it can be put to the vote later"


def an_acclamation_that_becomes_a_poll(hand: ChairHand, evening: Evening) -> None:
    hand.call(evening.propose("17", "Hamerstuk"))
    hand.press(A.ACCLAMATION)
    hand.until(lambda: isinstance(hand.screen, Decided) and hand.screen.decision is Decision.ACCLAMATION)
    hand.press(A.OBJECTION)
    hand.until(lambda: hand.state.next is A.OPEN)
    assert evening.vote(pressing()).outcome is Outcome.REJECTED
    evening.declare()


def an_amendment_before_its_proposal(hand: ChairHand, evening: Evening) -> None:
    changed = evening.propose("18", "Contributie omhoog")
    evening.propose(
        "19",
        "Amendement: omlaag",
        kind=ProposalKind.AMENDMENT,
        noun="het amendement",
        amends=changed,
        changed_subject="Contributie omlaag",
    )
    hand.until(lambda: hand.state.next_matter is not None and hand.state.next_matter.proposals == ("19-1",))
    assert hand.enter() is A.CALL_NEXT
    evening.vote(pressing(Aa=1, Bee=1))
    evening.declare()
    hand.call(changed)
    assert hand.state.matter is not None
    assert hand.state.matter.question is not None
    assert hand.state.matter.question.subject == "Contributie omlaag"
    hand.press(A.ACCLAMATION)
    hand.until(lambda: evening.status(changed) is ProposalStatus.ADOPTED)


def a_motion_of_order_on_the_spot(hand: ChairHand, evening: Evening) -> None:
    doomed = evening.propose("20", "Voor later", kind=ProposalKind.MOTION, noun="de motie")

    def order(question: Question) -> None:
        assert isinstance(question, InsertQuestion)
        question.subject.setText("Geen moties meer vandaag")
        question.movers.setText("Aa")

    hand.press(A.INSERT, order)
    hand.until(lambda: hand.state.matter is not None and hand.state.matter.proposals == ("18-2",))
    hand.press(A.ACCLAMATION)
    hand.until(lambda: hand.state.orders == ("18-2",))
    hand.select(doomed)
    hand.press(A.TAKE_OFF)
    hand.until(lambda: evening.status(doomed) is ProposalStatus.TAKEN_OFF)


def another_chair_and_the_end(hand: ChairHand, _evening: Evening) -> None:
    hand.press(A.TAKE_CHAIR, write("De plaatsvervanger"))
    hand.until(lambda: hand.state.chair == "De plaatsvervanger")
    while hand.state.next is A.CALL_NEXT:  # what was undecided comes back
        hand.enter()
        if hand.state.next is A.ANNOUNCE:
            hand.press(A.HOLD_OVER, as_proposed)
            hand.until(lambda: hand.state.next in (A.CALL_NEXT, A.CLOSE_ASSEMBLY))
    assert not isinstance(hand.screen, SpeakerShown)


CHAPTERS: tuple[Callable[[ChairHand, Evening], None], ...] = (
    a_test_poll_and_speakers,
    a_majority_missed_by_one_vote,
    what_was_a_mistake_is_put_back,
    a_tie_and_a_lot,
    all_abstain_and_nobody_votes,
    a_contest_of_one_and_a_new_poll,
    a_contest_that_the_meeting_does_not_support,
    an_election_in_two_rounds,
    a_poll_held_while_a_base_station_is_out,
    the_wrong_question_is_open,
    an_acclamation_that_becomes_a_poll,
    an_amendment_before_its_proposal,
    a_motion_of_order_on_the_spot,
    another_chair_and_the_end,
)
