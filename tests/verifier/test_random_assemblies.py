"""Random assemblies through the server's own writer: what it counted is what the recount counts, and all checks hold.

Commands come in any order; what the rules refuse leaves no trace. `make soak` holds 1,000 assemblies (SOAK_ASSEMBLIES).
"""

import os
import tempfile
from collections import Counter
from fractions import Fraction
from pathlib import Path

from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test

from stemkast.assembly import events
from stemkast.assembly.commands import (
    AnnouncePoll,
    AnnounceRollCall,
    CloseAssembly,
    CloseRollCall,
    DeclareAcclamation,
    DeclareResult,
    ExtendPoll,
    HoldPoll,
    OpenPoll,
    ResumePoll,
    VoidPoll,
)
from stemkast.assembly.majority import Majority
from stemkast.assembly.outcome import Outcome
from stemkast.assembly.poll_state import PollState
from stemkast.assembly.proposals import ChoiceRule, Meaning, Proposal, ProposalKind
from stemkast.assembly.questions import question_about
from stemkast.assembly.roll_call import Act
from stemkast.assembly.settings import RevotePolicy, Settings, TieRule
from stemkast.assembly.state import Poll
from stemkast.assembly.tally import draw, tied_keys
from stemkast.verifier import Anchors, Report, verify
from stemkast.verifier.report import Matter
from tests.verifier.attack import anchor
from tests.verifier.ledger_maker import CHAIR, TEST_QUESTION
from tests.verifier.running_hall import RunningHall

ASSEMBLIES = int(os.environ.get("SOAK_ASSEMBLIES", "30"))
STEPS = 40


def proposals(turn: str) -> list[Proposal]:
    """One of every kind, told apart by `turn`."""
    two_thirds = Majority(Fraction(2, 3), strict=False)
    plurality = ChoiceRule.PLURALITY
    return [
        Proposal(f"m{turn}", "01", f"Motie {turn}", ProposalKind.MOTION, "de motie"),
        Proposal(f"s{turn}", "01", f"Statuten {turn}", majority=two_thirds),
        Proposal(f"a{turn}", "01", "Amendement", ProposalKind.AMENDMENT, amends=f"s{turn}", changed_subject="Anders"),
        Proposal(f"n{turn}", "01", f"Naam {turn}", options=("Zon", "Maan", "Ster")),
        Proposal(
            f"v{turn}", "01", f"Voorzitter {turn}", ProposalKind.ELECTION, options=("Zon", "Maan"), choice=plurality
        ),
        Proposal(f"o{turn}", "01", f"Motie van orde {turn}", ProposalKind.MOTION_OF_ORDER, "de motie"),
    ]


PROPOSALS = [each for turn in "123" for each in proposals(turn)]
SETTINGS = st.builds(
    Settings,
    abstentions_count=st.booleans(),
    tie=st.sampled_from(TieRule),
    revote=st.sampled_from(RevotePolicy),
    keypad_vote_by_name=st.booleans(),
    contest_by_weight=st.booleans(),
    test_poll_first=st.booleans(),
)
# Few different weights, so that ties come about; 400 and 90,000 meet the minimum and the maximum.
POPULATION = st.sampled_from([400, 1_000, 2_999, 65_126, 90_000])
POPULATIONS = POPULATION.map(lambda each: [each] * 5) | st.lists(POPULATION, min_size=5, max_size=5)
IDS = st.sampled_from([each.id for each in PROPOSALS])
PAIRINGS, CHOICES = st.integers(0, 20), st.integers(1, 4)
VOTES = st.dictionaries(st.integers(0, 4), st.integers(1, 3), min_size=2)
SEEDS = st.binary(min_size=1, max_size=4)
seen: Counter[str] = Counter()


class RandomAssembly(RuleBasedStateMachine):
    """One assembly; whatever a rule asks may be refused by the hall."""

    @initialize(settings=SETTINGS, populations=POPULATIONS)
    def begin(self, settings: Settings, populations: list[int]) -> None:
        self.folder = tempfile.TemporaryDirectory(prefix="stemkast-")
        self.hall = RunningHall(Path(self.folder.name), settings, populations, PROPOSALS)

    @property
    def poll(self) -> int:
        return len(self.hall.book.assembly.polls)

    def is_in(self, *states: PollState) -> bool:
        last = self.hall.book.assembly.last_poll
        return last is not None and last.state in states

    @rule()
    def test_poll(self) -> None:
        self.hall.ask(AnnouncePoll(events.PollKind.TEST, TEST_QUESTION))

    @rule(proposal=IDS)
    def call(self, proposal: str) -> None:
        self.hall.note(events.MatterCalled("01", (proposal,)))

    @rule()
    def announce(self) -> None:
        matter = self.hall.book.assembly.matter
        if matter is not None:
            question = question_about(self.hall.book.assembly, matter.proposals)
            self.hall.ask(AnnouncePoll(events.PollKind.REAL, question))

    @rule(seconds=st.sampled_from([0, 600]))
    def open(self, seconds: int) -> None:
        self.hall.ask(OpenPoll(self.poll, seconds))

    @rule(proposal=IDS, votes=VOTES, confirm=st.sampled_from([True, True, False]))
    def call_roll(self, proposal: str, votes: dict[int, int], confirm: bool) -> None:
        """By roll call, as the keypads failed; where nobody confirms it cannot be closed, and waits."""
        if self.is_in(PollState.ANNOUNCED, PollState.OPEN, PollState.HELD):
            self.void("de basisstations vielen uit")
        self.call(proposal)
        matter = self.hall.book.assembly.matter
        if matter is None:
            return
        question = question_about(self.hall.book.assembly, matter.proposals)
        if self.hall.ask(AnnounceRollCall(question, "de basisstations vielen uit")):
            for place, choice in votes.items():
                code = list(self.hall.book.assembly.register)[place]
                self.hall.hear(self.poll, code, choice, Act.ENTER, "voorzitter")
                if confirm:
                    self.hall.hear(self.poll, code, choice, Act.CONFIRM, "commissie")
            self.hall.ask(CloseRollCall(self.poll))

    @precondition(lambda self: self.is_in(PollState.OPEN))
    @rule(further=st.booleans())
    def interrupt_or_extend(self, further: bool) -> None:
        self.hall.ask(ExtendPoll(self.poll, 600) if further else HoldPoll(self.poll))

    @rule()
    def resume(self) -> None:
        self.hall.ask(ResumePoll(self.poll, 0))

    @rule(pairing=PAIRINGS, choice=CHOICES)
    def vote(self, pairing: int, choice: int) -> None:
        if self.poll:
            self.hall.vote(1 + pairing % len(self.hall.book.assembly.pairings), self.poll, choice)

    @rule(proposal=IDS, votes=VOTES)
    def begin_a_poll(self, proposal: str, votes: dict[int, int]) -> None:
        """Whatever it takes until keypads can vote, as far as the rules let it."""
        if not self.is_in(PollState.ANNOUNCED, PollState.OPEN, PollState.HELD):
            self.call(proposal)
            self.announce()
            if not self.is_in(PollState.ANNOUNCED):
                self.test_poll()
        self.resume()
        self.open(0)
        for pairing, choice in votes.items():
            self.vote(pairing, choice)

    @rule(proposal=IDS, votes=VOTES, seed=SEEDS)
    def hold_a_poll(self, proposal: str, votes: dict[int, int], seed: bytes) -> None:
        self.begin_a_poll(proposal, votes)
        if self.is_in(PollState.OPEN):
            self.hall.close(self.poll)
            self.declare(seed)

    @precondition(lambda self: self.poll > 0)
    @rule(pairing=PAIRINGS, poll=PAIRINGS, choice=st.integers(1, 9), back=st.integers(0, 3))
    def strange_vote(self, pairing: int, poll: int, choice: int, back: int) -> None:
        """For no option, for an earlier poll, repeated, older than the newest, or of a cloned key."""
        self.hall.vote(1 + pairing % len(self.hall.book.assembly.pairings), 1 + poll % self.poll, choice, back)

    @precondition(lambda self: self.is_in(PollState.OPEN, PollState.HELD))
    @rule()
    def close(self) -> None:
        self.hall.close(self.poll)

    @precondition(lambda self: self.is_in(PollState.CLOSED))
    @rule(seed=SEEDS)
    def declare(self, seed: bytes) -> None:
        assembly = self.hall.book.assembly
        poll = assembly.polls[self.poll]
        result = poll.result(assembly.settings)
        if result is not None and result.outcome is Outcome.TIE:
            drawn = draw(seed, tied_keys(poll.question, result.votes))
            self.hall.note(events.LotDrawn(self.poll, seed, "kop of munt", drawn))
        self.hall.ask(DeclareResult(self.poll, ""))

    @precondition(lambda self: self.is_in(PollState.DECLARED))
    @rule(ground=st.sampled_from(events.ContestGround))
    def contest(self, ground: events.ContestGround) -> None:
        who = "GM0344" if ground is events.ContestGround.ONE_ENTITLED_ASKS else ""
        self.hall.note(events.ResultContested(self.poll, ground, who))

    @precondition(lambda self: self.is_in(PollState.CONTESTED))
    @rule(is_for=st.integers(0, 300))
    def decide_the_contest(self, is_for: int) -> None:
        assembly = self.hall.book.assembly
        present, votes = assembly.present_in(assembly.polls[self.poll])
        whole = votes if assembly.settings.contest_by_weight else present
        if not self.hall.note(events.ContestRejected(self.poll, min(is_for, whole), whole)):
            self.hall.ask(VoidPoll(self.poll, "de uitslag is betwist"))

    @rule(reason=st.sampled_from(["", "een basisstation viel uit"]))
    def void(self, reason: str) -> None:
        self.hall.ask(VoidPoll(self.poll, reason))

    @rule(objects=st.booleans())
    def acclaim(self, objects: bool) -> None:
        matter = self.hall.book.assembly.matter
        if matter is not None:
            self.hall.ask(DeclareAcclamation(matter.proposals, ""))
            if objects:
                self.hall.note(events.AcclamationObjected(matter.proposals))

    @rule(proposal=IDS, way=st.integers(0, 2))
    def leave_the_agenda(self, proposal: str, way: int) -> None:
        ways = (
            events.ProposalWithdrawn(proposal),
            events.ProposalHeldOver(proposal),
            events.ProposalTakenOff(proposal, "o1"),
        )
        self.hall.note(ways[way])

    @rule(pairing=PAIRINGS, again=st.booleans())
    def leave_the_hall(self, pairing: int, again: bool) -> None:
        pairings = self.hall.book.assembly.pairings
        number = 1 + pairing % len(pairings)
        reason = events.PairingEnd.BROKEN if again else events.PairingEnd.LEFT_EARLY
        ended = self.hall.note(events.PairingEnded(number, reason), events.Role.DESK)
        if ended and again:
            self.hall.hand_out(pairings[number].municipality)

    @rule(view=st.sampled_from(events.ScreenView))
    def show(self, view: events.ScreenView) -> None:
        self.hall.note(events.ScreenShown(view, self.poll if view in events.OF_A_POLL else 0))

    def teardown(self) -> None:
        if not hasattr(self, "hall"):
            return
        self._finish()
        assembly = self.hall.book.assembly
        path = self.hall.end()
        anchors = Anchors(anchor("hall-key").hall_key, anchor("succession-key").succession_key)
        report = verify(path, anchors=anchors)
        assert isinstance(report, Report)
        assert report.ok, report.text()
        recounted = [each for each in report.polls if each.method in ("weighted", "roll_call")]
        assert len(recounted) == len(assembly.polls)
        for found, poll in zip(recounted, assembly.polls.values(), strict=True):
            same_poll(found, poll, assembly.settings)
        seen["assemblies"] += 1
        for check in (
            "vote_accepted",
            "vote_refused",
            "result_declared",
            "result_contested",
            "lot_drawn",
            "poll_closed",
            "poll_voided",
            "acclamation_declared",
            "roll_call_closed",
        ):
            seen[check] += path.read_bytes().count(f'"event":"{check}"'.encode())
        self.folder.cleanup()

    def _finish(self) -> None:
        """As a chair would, so that the assembly can be closed."""
        if self.is_in(PollState.ANNOUNCED, PollState.CLOSING, PollState.CONTESTED):
            assert self.hall.ask(VoidPoll(self.poll, "de vergadering sluit"))
        if self.is_in(PollState.OPEN, PollState.HELD):
            self.hall.close(self.poll)
        if self.is_in(PollState.CLOSED):
            self.hall.ask(DeclareResult(self.poll, ""))
        assert self.hall.book.assembly.chair == CHAIR
        if not self.hall.ask(CloseAssembly()):
            assert self.hall.ask(VoidPoll(self.poll, "geen lot getrokken"))
            assert self.hall.ask(CloseAssembly())


def same_poll(found: Matter, poll: Poll, settings: Settings) -> None:
    """What the recount found is what the server counted."""
    assert (found.method == "roll_call") == poll.roll_call
    assert found.voided == (poll.state is PollState.VOIDED)
    result = poll.result(settings)
    if result is None:
        assert found.voided
        return
    words = {
        each.key: each.label if each.meaning is Meaning.OPTION else each.meaning.value for each in poll.question.options
    }
    assert found.votes == {words[each.key]: each.votes for each in result.votes}
    assert (found.abstained, found.percentage) == (result.abstained, result.percentage)
    if poll.kind is events.PollKind.REAL:
        assert result.outcome is not None
        assert found.outcome == (result.chosen or result.outcome.value)


def test_the_recount_of_random_assemblies_is_what_the_server_counted() -> None:
    seen.clear()
    run_state_machine_as_test(
        RandomAssembly,
        settings=hypothesis_settings(
            max_examples=ASSEMBLIES,
            stateful_step_count=STEPS,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
    assert seen["assemblies"] >= ASSEMBLIES // 2
    for what in ("vote_accepted", "vote_refused", "result_declared", "roll_call_closed"):
        assert seen[what] >= ASSEMBLIES // 10, f"these assemblies try too little: {seen}"
