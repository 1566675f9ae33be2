"""Municipalities stand in one order wherever a person sees them; CBS sorts its file by code."""

import csv
import io

import pytest

from stemkast.assembly.events import PollKind, ResultDeclared, RollCallAnnounced, ScreenShown, ScreenView
from stemkast.assembly.hashes import question_hash
from stemkast.assembly.proposals import Proposal
from stemkast.assembly.public_results import public_matters, public_register
from stemkast.assembly.questions import question_about
from stemkast.assembly.register import Municipality, Register
from stemkast.assembly.roll_call import to_be_called
from stemkast.assembly.screen_state import screen_state
from stemkast.assembly.shown import RollCallShown, VotingBehaviourShown
from stemkast.assembly.weights import WeightRule
from stemkast.hall_client.chair.check_list import CheckPoint, check_list
from stemkast.hall_client.chair.roll_call_state import roll_call_state
from stemkast.hall_client.chair.state import chair_state
from stemkast.hall_client.committee.chronicle import Chronicle
from stemkast.hall_client.committee.state import Witness, committee_state
from stemkast.hall_client.desk.overview import attendance_csv, overview
from stemkast.hall_client.following.readiness import ReadinessNow
from stemkast.preparation.register_preview import preview
from tests.assembly.hall import TEST_QUESTION, Hall, code
from tests.hall_client.desk_table import Table

BY_CODE = ("Groningen", "Stadskanaal", "'s-Gravenhage", "Aa en Hunze", "Súdwest-Fryslân")
BY_NAME = ["Aa en Hunze", "'s-Gravenhage", "Groningen", "Stadskanaal", "Súdwest-Fryslân"]
EVERYBODY = range(len(BY_CODE))


@pytest.fixture
def hall() -> Hall:
    """All weigh the same, and all came, the last one first."""
    made = Hall(weights=(10,) * len(BY_CODE), names=BY_CODE)
    made.hand_out(*reversed(EVERYBODY))
    made.propose(Proposal("01-1", "01", "Begroting"))
    return made


def declared(hall: Hall) -> ResultDeclared:
    hall.test_poll()
    return hall.poll({2: 1, 0: 1, 3: 2})


def test_the_hall_is_called_by_name(hall: Hall) -> None:
    matter = hall.assembly.matter
    assert matter is not None
    question = question_about(hall.assembly, matter.proposals)
    hall.do(RollCallAnnounced(1, question, question_hash(question), "de basisstations zijn uitgevallen"))
    poll, screen, post = hall.assembly.polls[1], screen_state(hall.assembly), roll_call_state(hall.assembly)
    assert [hall.assembly.register[each].name for each in to_be_called(hall.assembly, poll)] == BY_NAME
    assert isinstance(screen, RollCallShown)
    assert [screen.calling, *screen.following] == BY_NAME
    assert post is not None
    assert [each.name for each in post.called] == BY_NAME


def test_whoever_looks_for_people_finds_them_by_name(hall: Hall) -> None:
    silent = tuple(code(number) for number in reversed(EVERYBODY))
    now = ReadinessNow(silent=silent, silent_count=len(silent))
    keypads = next(row for row in check_list(hall.assembly, now).rows if row.point is CheckPoint.KEYPADS)
    assert list(keypads.names) == BY_NAME, "who has not answered yet"
    hall.open(question=TEST_QUESTION, kind=PollKind.TEST)
    view = chair_state(hall.assembly).poll
    assert view is not None
    assert [each.name for each in view.silent] == BY_NAME, "who has not voted yet, for the ushers"


def test_who_may_contest_stands_by_name(hall: Hall) -> None:
    declared(hall)
    assert [each.name for each in chair_state(hall.assembly).entitled] == BY_NAME


def test_how_everybody_voted_stands_by_name(hall: Hall) -> None:
    number = declared(hall).poll
    hall.do(ScreenShown(ScreenView.VOTING_BEHAVIOUR, number))
    screen = screen_state(hall.assembly)
    assert isinstance(screen, VotingBehaviourShown)
    assert [(each.name, each.choice) for each in screen.municipalities] == list(
        zip(BY_NAME, (2, 1, 1, 0, 0), strict=True)
    )
    assert [each.name for each in public_register(hall.assembly).municipalities] == BY_NAME
    assert [each.choices for each in public_matters(hall.assembly)] == [(2, 1, 1, 0, 0)]
    committee = committee_state(hall.assembly, Chronicle(), Witness("commissie", enrolled=True))
    assert [each.name for each in committee.voters] == BY_NAME


def test_the_desk_and_the_office_list_by_name(hall: Hall) -> None:
    desk = Table(hall).work.hall
    assert [row.municipality for row in overview(desk).out] == BY_NAME
    rows = list(csv.DictReader(io.StringIO(attendance_csv(desk).decode("utf-8-sig")), delimiter=";"))
    assert [row["gemeente"] for row in rows] == BY_NAME
    register = Register("2022-01-01", "CBS", tuple(Municipality(f"GM{name}", name, 1_000) for name in BY_CODE))
    assert [row.name for row in preview(register, WeightRule()).rows] == BY_NAME
