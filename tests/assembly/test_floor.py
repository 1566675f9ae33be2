"""The floor: who asks for it and who has it, messages to the hall, a check list that is waived, and a poll extended."""

import pytest

from stemkast.assembly.events import (
    Event,
    FloorGiven,
    MatterCalled,
    MessageShown,
    PollExtended,
    PollKind,
    ReadinessWaived,
    RootShown,
    ScreenShown,
    ScreenView,
    Speaker,
    SpeakerListed,
    SpeakerStruck,
)
from stemkast.assembly.refusal import Reason, Refusal
from stemkast.assembly.screen_state import screen_state
from stemkast.assembly.shown import FingerprintShown, ItemShown, MessageOnScreen, SpeakerShown
from tests.assembly.hall import TEST_QUESTION, Hall

FIRST = Speaker(1, "", "Groningen", announced=True)
SECOND = Speaker(2, "Mark Boumans", "Doetinchem", announced=False)


def refused(hall: Hall, event: Event) -> Reason:
    answer = hall.refusal(event)
    assert isinstance(answer, Refusal)
    return answer.reason


@pytest.fixture
def hall() -> Hall:
    made = Hall()
    made.hand_out(0, 1, 2, 3)
    made.do(MatterCalled("01", ()))
    return made


def test_the_floor_goes_from_the_list_to_the_screen(hall: Hall) -> None:
    hall.do(SpeakerListed(FIRST), SpeakerListed(SECOND), FloorGiven(2, 180))
    shown = screen_state(hall.assembly)
    assert isinstance(shown, SpeakerShown)
    assert (shown.name, shown.on_behalf, shown.seconds) == ("Mark Boumans", "Doetinchem", 180)
    assert shown.topic is not None
    assert shown.topic.items == ("01",)
    assert list(hall.assembly.speakers) == [1]
    hall.do(ScreenShown(ScreenView.MATTER, 0))
    assert isinstance(screen_state(hall.assembly), ItemShown)
    hall.do(ScreenShown(ScreenView.SPEAKER, 0))
    assert screen_state(hall.assembly) == shown


def test_a_number_is_never_used_again(hall: Hall) -> None:
    hall.do(SpeakerListed(FIRST), SpeakerStruck(1))
    assert refused(hall, SpeakerListed(FIRST)) is Reason.INCONSISTENT
    assert refused(hall, SpeakerStruck(1)) is Reason.UNKNOWN
    assert refused(hall, FloorGiven(1, 0)) is Reason.UNKNOWN
    hall.do(SpeakerListed(SECOND))


@pytest.mark.parametrize(
    ("event", "reason"),
    [
        (SpeakerListed(Speaker(1, "", "", announced=True)), Reason.INCONSISTENT),
        (SpeakerListed(Speaker(1, "x" * 121, "", announced=True)), Reason.INCONSISTENT),
        (MessageShown(""), Reason.INCONSISTENT),
        (MessageShown("x" * 281), Reason.INCONSISTENT),
        (ScreenShown(ScreenView.SPEAKER, 0), Reason.UNKNOWN),
        (ScreenShown(ScreenView.MESSAGE, 0), Reason.UNKNOWN),
        (ReadinessWaived("", "because"), Reason.INCONSISTENT),
        (ReadinessWaived("keypads", ""), Reason.INCONSISTENT),
        (PollExtended(1, 30), Reason.POLL_STATE),
    ],
)
def test_what_is_not_possible(hall: Hall, event: Event, reason: Reason) -> None:
    assert refused(hall, event) is reason


def test_nobody_gets_the_floor_while_a_poll_runs(hall: Hall) -> None:
    hall.do(SpeakerListed(FIRST))
    hall.do(hall.announcement(PollKind.TEST, TEST_QUESTION))
    assert refused(hall, FloorGiven(1, 60)) is Reason.POLL_RUNNING
    assert refused(hall, PollExtended(1, 30)) is Reason.POLL_STATE


def test_a_speaking_time_ends_within_the_day(hall: Hall) -> None:
    hall.do(SpeakerListed(FIRST))
    assert refused(hall, FloorGiven(1, 24 * 3600 + 1)) is Reason.INCONSISTENT
    hall.do(FloorGiven(1, 24 * 3600))


def test_a_message_stays_until_something_else_is_shown(hall: Hall) -> None:
    hall.do(MessageShown("De lunch staat klaar."))
    shown = screen_state(hall.assembly)
    assert isinstance(shown, MessageOnScreen)
    assert shown.text == "De lunch staat klaar."
    hall.do(MatterCalled("01", ()))
    assert isinstance(screen_state(hall.assembly), ItemShown)


def test_an_open_point_is_waived_once_for_a_reason(hall: Hall) -> None:
    hall.do(ReadinessWaived("replicas", "de laptop van de commissie komt later"))
    assert hall.assembly.waived == {"replicas": "de laptop van de commissie komt later"}
    assert refused(hall, ReadinessWaived("replicas", "nog eens")) is Reason.ALREADY_EXISTS


def test_an_extended_poll_counts_down_anew(hall: Hall) -> None:
    hall.open(PollKind.TEST)
    began = hall.assembly.polls[1].opened_at
    hall.do(PollExtended(1, 45))
    poll = hall.assembly.polls[1]
    assert (began, poll.seconds) == (hall.done[-2][1], 45)
    assert poll.opened_at == hall.done[-1][1]


def test_a_fingerprint_goes_to_the_screen_in_groups_that_are_read_aloud(hall: Hall) -> None:
    assert refused(hall, ScreenShown(ScreenView.FINGERPRINT, 0)) is Reason.UNKNOWN
    hall.do(RootShown(12, bytes(range(32))))
    shown = screen_state(hall.assembly)
    assert isinstance(shown, FingerprintShown)
    assert (shown.entries, len(shown.groups), shown.groups[0], shown.groups[15]) == (12, 16, "0001", "1E1F")
    hall.do(ScreenShown(ScreenView.MATTER, 0), ScreenShown(ScreenView.FINGERPRINT, 0))
    assert screen_state(hall.assembly) == shown, "the one that was shown, whatever came since"


@pytest.mark.parametrize("wrong", [RootShown(0, bytes(32)), RootShown(12, bytes(31))])
def test_what_is_no_root_is_not_shown(hall: Hall, wrong: RootShown) -> None:
    assert refused(hall, wrong) is Reason.INCONSISTENT


def test_while_a_poll_runs_the_hall_sees_the_poll(hall: Hall) -> None:
    hall.open(PollKind.TEST, TEST_QUESTION)
    assert refused(hall, RootShown(12, bytes(32))) is Reason.POLL_RUNNING
