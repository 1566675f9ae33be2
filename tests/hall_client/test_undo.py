"""What Ctrl+Z does after everything that a chair may do: what was before is back, or there is a reason why not."""

from collections.abc import Callable

import pytest

from stemkast.assembly import events as e
from stemkast.assembly.commands import Command, ExtendPoll, HoldPoll, Record, ResumePoll
from stemkast.assembly.events import CATALOGUE, Event, PollKind, Role, ScreenView
from stemkast.assembly.hashes import question_hash
from stemkast.assembly.proposals import AgendaItem, Proposal, ProposalKind
from stemkast.assembly.questions import question_about
from stemkast.assembly.state import ProposalStatus
from stemkast.hall_client.chair.own_steps import OwnSteps, Step, as_it_stands
from stemkast.hall_client.chair.undo import NOTHING_TO_UNDO, Undo, Undone, WhyNot
from stemkast.hall_client.chair.undoing import INVERSES, NEVER, undo
from stemkast.ledger.entry import Entry
from stemkast.ledger.replay import Replayed
from tests.assembly.hall import CHAIR, START, TEST_QUESTION, Hall, code

SPEAKER = e.Speaker(1, "A. Jansen", "Ede", announced=True)
ORDER = Proposal("01-1", "01", "Orde", ProposalKind.MOTION_OF_ORDER, "de motie van orde")


class Chaired(Hall):
    """A hall whose steps are remembered as those of the station `voorzitter`, unless another one is named."""

    def __init__(self) -> None:
        super().__init__()
        self.steps = OwnSteps("voorzitter")
        self.by = "beheer"
        self.hand_out(0, 1, 2)
        self.do(
            e.AgendaItemAdded(AgendaItem("02", "Moties")),
            *(e.ProposalAdded(Proposal(f"02-{n}", "02", f"Motie {n}", ProposalKind.MOTION)) for n in (1, 2, 3)),
            e.ProposalAdded(ORDER),
        )
        self.test_poll()
        self.do(e.MatterCalled("01", ("01-1",)), e.AcclamationDeclared(("01-1",), CHAIR, "Aangenomen."))
        self.do(e.MatterCalled("02", ("02-1",)))
        self.by = "voorzitter"

    def do(self, *events: Event) -> None:
        for event in events:
            super().do(event)
            if hasattr(self, "steps"):
                entry = Entry(len(self.done) - 1, START, self.by, "x", {})
                self.steps.take(Replayed(entry, event, b""), self.assembly)

    @property
    def undo(self) -> Undo:
        return undo(self.assembly, self.steps.last)

    def obey(self, command: Command) -> None:
        """What the hall writes for a command that undoes."""
        match command:
            case Record(event=event):
                self.do(event)
            case HoldPoll(poll=poll):
                self.do(e.PollHeld(poll, b"hold"))
            case ResumePoll(poll=poll, seconds=seconds):
                self.do(e.PollResumed(poll, seconds, b"resume"))
            case ExtendPoll(poll=poll, seconds=seconds):
                self.do(e.PollExtended(poll, seconds))
            case _:
                raise AssertionError(command)


@pytest.fixture
def hall() -> Chaired:
    return Chaired()


Prepare = Callable[[Chaired], None]


def nothing(_hall: Chaired) -> None:
    """The hall as it is."""


def a_speaker_on_the_list(hall: Chaired) -> None:
    hall.do(e.SpeakerListed(SPEAKER))


def an_open_poll(hall: Chaired) -> None:
    hall.open()


def a_held_poll(hall: Chaired) -> None:
    hall.open()
    hall.do(e.PollHeld(2, b"hold"))


def a_break(hall: Chaired) -> None:
    hall.do(e.ScreenShown(ScreenView.PAUSE, 0))


def voting_behaviour(hall: Chaired) -> None:
    hall.poll({0: 1})
    hall.do(e.ScreenShown(ScreenView.VOTING_BEHAVIOUR, 2))


def withdrawn(hall: Chaired) -> None:
    hall.do(e.ProposalWithdrawn("02-1"))


BACK: list[tuple[Event, Undone, Prepare]] = [
    (e.AgendaOrdered(("02", "01")), Undone.ORDER, nothing),
    (e.MatterCalled("02", ("02-1", "02-2")), Undone.MATTER, nothing),
    (e.MatterCalled("02", ("02-3",)), Undone.MATTER, nothing),
    (e.ProposalWithdrawn("02-1"), Undone.ON_AGENDA, nothing),
    (e.ProposalHeldOver("02-1"), Undone.ON_AGENDA, nothing),
    (e.ProposalTakenOff("02-3", "01-1"), Undone.ON_AGENDA, nothing),
    (e.ProposalRestored("02-1"), Undone.OFF_AGENDA, withdrawn),
    (e.ChairTaken("De vicevoorzitter"), Undone.CHAIR, nothing),
    (e.ScreenShown(ScreenView.PAUSE, 0), Undone.VIEW, nothing),
    (e.ScreenShown(ScreenView.WELCOME, 0), Undone.VIEW, a_break),
    (e.ScreenShown(ScreenView.PAUSE, 0), Undone.VIEW, voting_behaviour),
    (e.MessageShown("Lunch"), Undone.VIEW, nothing),
    (e.MessageShown("Lunch"), Undone.VIEW, a_break),
    (e.RootShown(1, b"r" * 32), Undone.VIEW, nothing),
    (e.SpeakerListed(SPEAKER), Undone.SPEAKER_OFF, nothing),
    (e.PollHeld(2, b"hold"), Undone.RESUMED, an_open_poll),
    (e.PollResumed(2, 30, b"resume"), Undone.HELD, a_held_poll),
    (e.PollExtended(2, 90), Undone.SECONDS, an_open_poll),
]


def facts(hall: Chaired) -> object:
    """All that a chair can change, but for when it was and which numbers were used."""
    now = as_it_stands(hall.assembly)
    poll = hall.assembly.last_poll
    return (
        now.items,
        now.status,
        now.matter,
        now.chair,
        now.view,
        now.view_poll,
        now.view_matter,
        now.speakers,
        now.seconds,
        poll.state if poll is not None else None,
    )


@pytest.mark.parametrize(("event", "what", "prepare"), BACK)
def test_what_was_is_back(hall: Chaired, event: Event, what: Undone, prepare: Prepare) -> None:
    prepare(hall)
    before, entries = facts(hall), len(hall.done)
    hall.do(event)
    assert facts(hall) != before
    found = hall.undo
    assert (found.what, found.why) == (what, None)
    for command in found.commands:
        hall.obey(command)
    assert facts(hall) == before
    assert len(hall.done) == entries + 1 + len(found.commands)  # nothing was taken out


@pytest.mark.parametrize(("event", "what", "prepare"), [each for each in BACK if each[1] is not Undone.ON_AGENDA])
def test_undoing_what_was_undone_does_it_again(hall: Chaired, event: Event, what: Undone, prepare: Prepare) -> None:
    prepare(hall)
    hall.do(event)
    after = facts(hall)
    for _ in range(2):
        for command in hall.undo.commands:
            hall.obey(command)
    if what is not Undone.SPEAKER_OFF:  # whoever was struck comes back under another number
        assert facts(hall) == after


def test_everything_that_a_chair_may_do_has_an_answer() -> None:
    may = {declaration.event for declaration in CATALOGUE.values() if Role.CHAIR in declaration.by}
    assert set(INVERSES) | set(NEVER) == may
    assert not set(INVERSES) & set(NEVER)
    assert {type(event) for event, _, _ in BACK} | {e.ProposalAdded, e.SpeakerStruck, e.FloorGiven} == set(INVERSES)


def polled(hall: Chaired) -> None:
    hall.open()
    hall.do(hall.vote(0, 1))
    hall.close()


def declared(hall: Chaired) -> None:
    polled(hall)
    hall.do(hall.declaration(2))


NO_WAY_BACK: list[tuple[Prepare, WhyNot]] = [
    (lambda hall: hall.do(e.AgendaItemAdded(AgendaItem("09", "Rondvraag"))), WhyNot.ITEM_ADDED),
    (lambda hall: hall.do(hall.announcement(PollKind.TEST, TEST_QUESTION)), WhyNot.ANNOUNCED),
    (lambda hall: announced_by_roll_call(hall), WhyNot.ANNOUNCED),
    (an_open_poll, WhyNot.OPENED),
    (polled, WhyNot.CLOSED),
    (lambda hall: (an_open_poll(hall), hall.do(e.PollVoided(2, "fout", b"void")))[1], WhyNot.VOIDED),
    (declared, WhyNot.DECLARED),
    (lambda hall: hall.do(e.AcclamationDeclared(("02-1",), CHAIR, "Ja.")), WhyNot.ACCLAIMED),
    (lambda hall: hall.do(e.AcclamationObjected(("02-1",))), WhyNot.OBJECTED),
    (lambda hall: contested(hall), WhyNot.CONTESTED),
    (lambda hall: (contested(hall), hall.do(e.ContestRejected(2, 1, 100)))[1], WhyNot.CONTEST_REJECTED),
    (lambda hall: hall.do(e.ReadinessWaived("committee", "ziek")), WhyNot.WAIVED),
    (lambda hall: hall.do(e.AssemblyClosed(1)), WhyNot.OVER),
    (lambda hall: (declared(hall), hall.do(e.MatterCalled("02", ("02-2",))))[1], WhyNot.MADE_FINAL),
]


def announced_by_roll_call(hall: Chaired) -> None:
    question = question_about(hall.assembly, ("02-1",))
    hall.do(e.RollCallAnnounced(2, question, question_hash(question), "stroomstoring"))


def contested(hall: Chaired) -> None:
    declared(hall)
    hall.do(e.ResultContested(2, e.ContestGround.MAJORITY_ASKS, ""))


@pytest.mark.parametrize(("prepare", "why"), NO_WAY_BACK)
def test_where_the_rules_have_no_way_back_there_is_a_reason(hall: Chaired, prepare: Prepare, why: WhyNot) -> None:
    prepare(hall)
    assert hall.undo == Undo(why=why)


def test_whoever_was_struck_or_got_the_floor_by_mistake_is_last_on_the_list(hall: Chaired) -> None:
    for leaves in (e.SpeakerStruck, lambda number: e.FloorGiven(number, 60)):
        number = hall.assembly.last_speaker + 1
        hall.do(e.SpeakerListed(e.Speaker(number, "A. Jansen", "Ede", announced=True)))
        view = hall.assembly.view
        hall.do(leaves(number))
        assert (hall.undo.what, hall.undo.text) == (Undone.SPEAKER_ON, "A. Jansen, Ede")
        for command in hall.undo.commands:
            hall.obey(command)
        assert [each.name for each in hall.assembly.speakers.values()] == ["A. Jansen"]
        assert hall.assembly.view is view
        hall.do(*(e.SpeakerStruck(number) for number in list(hall.assembly.speakers)))


def test_a_motion_that_was_inserted_is_withdrawn_and_the_matter_before_it_comes_back(hall: Chaired) -> None:
    hall.do(e.ProposalAdded(Proposal("02-9", "02", "Ingevoegd", ProposalKind.MOTION)), e.MatterCalled("02", ("02-9",)))
    assert (hall.undo.what, hall.undo.text) == (Undone.INSERTED, "Ingevoegd")
    for command in hall.undo.commands:
        hall.obey(command)
    assert hall.assembly.status["02-9"] is ProposalStatus.WITHDRAWN
    assert hall.assembly.matter == e.MatterCalled("02", ("02-1",))


def test_what_left_together_comes_back_together(hall: Chaired) -> None:
    hall.do(e.MatterCalled("02", ("02-1", "02-2")), e.ProposalWithdrawn("02-1"), e.ProposalWithdrawn("02-2"))
    assert [each.event for each in hall.undo.commands if isinstance(each, Record)] == [
        e.ProposalRestored("02-1"),
        e.ProposalRestored("02-2"),
    ]
    assert hall.undo.text == "Motie 1; Motie 2"


@pytest.mark.parametrize(("event", "what", "prepare"), BACK)
def test_what_another_station_changed_since_is_left_alone(
    hall: Chaired, event: Event, what: Undone, prepare: Prepare
) -> None:
    """The other undoes it first; there is nothing left to put back, or it is said anew what would happen."""
    prepare(hall)
    hall.do(event)
    hall.by = "tweede voorzitter"
    found = hall.undo.commands
    for command in found:
        hall.obey(command)
    assert hall.undo == Undo(why=WhyNot.CHANGED) or what in (Undone.SECONDS,)


def test_others_do_not_count_as_own_steps(hall: Chaired) -> None:
    assert hall.undo == NOTHING_TO_UNDO
    hall.by = "tweede voorzitter"
    hall.do(e.ScreenShown(ScreenView.PAUSE, 0))
    assert hall.undo == NOTHING_TO_UNDO


def test_the_first_matter_and_the_first_chair_have_nothing_before_them() -> None:
    first = Hall()
    for event, why in ((e.MatterCalled("01", ()), WhyNot.FIRST_MATTER), (e.ChairTaken("Iemand"), WhyNot.FIRST_CHAIR)):
        stood = as_it_stands(Hall().assembly)
        first.do(event)
        bare = Step(0, (event,), type(stood)(items=stood.items))
        assert undo(first.assembly, bare).why is why


def test_what_is_over_is_not_shown_again(hall: Chaired) -> None:
    hall.do(e.AcclamationDeclared(("02-1",), CHAIR, "Ja."), e.ScreenShown(ScreenView.PAUSE, 0))
    assert hall.undo.why is WhyNot.NOT_SHOWN_AGAIN
    hall.do(e.MatterCalled("02", ("02-2",)))
    assert hall.undo.why is WhyNot.DECIDED_BEFORE
    assert code(0) in hall.assembly.current_pairing
