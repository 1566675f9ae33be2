"""Replays a planned assembly through a real hall: every command, key press and vote goes the way it goes in a hall."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from firmware_protocol.emulator.fleet import Fleet
from firmware_protocol.emulator.hall import EmulatedHall
from stemkast.assembly.assembly import Assembly
from stemkast.assembly.commands import (
    AnnouncePoll,
    CloseAssembly,
    ClosePoll,
    Command,
    DeclareAcclamation,
    DeclareResult,
    OfferPairing,
    OpenPoll,
    Record,
)
from stemkast.assembly.events import (
    AgendaItemAdded,
    ChairTaken,
    Event,
    KeypadEnrolled,
    MandateIssued,
    MatterCalled,
    PollKind,
    ProposalAdded,
    ProposalHeldOver,
    ProposalWithdrawn,
    RepresentativeRole,
    Role,
    ScreenShown,
    ScreenView,
    SettingsAdopted,
)
from stemkast.assembly.poll_state import PollState
from stemkast.assembly.proposals import Proposal, Question
from stemkast.assembly.questions import question_about
from stemkast.assembly.refusal import Refusal
from stemkast.demo.agenda_file import Decision, How
from stemkast.demo.following import Following, HallBroken
from stemkast.demo.plan import Plan
from stemkast.hall_client.connection.commands import CommandSender
from stemkast.hall_client.hall_here.local_hall import LocalHall

_PATIENCE = 60.0
_CHAIR = "De voorzitter"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a replay is: what is being done, and how much of all of it."""

    doing: str
    done: int
    of: int


class Replay:
    """One replay. `pace` is the time in seconds for each thing that a person does or reads, 0 for as fast as it goes.

    `settled(decision, assembly)` is called after each matter, with the assembly as this station knows it.
    """

    def __init__(
        self,
        plan: Plan,
        hall: LocalHall,
        devices: EmulatedHall,
        pace: float,
        progress: Callable[[Progress], None],
        settled: Callable[[Decision, Assembly], None],
    ) -> None:
        self._plan = plan
        self._devices = devices
        self._pace = pace
        self._progress = progress
        self._settled = settled
        self._admin, self._desk, self._chair = (
            CommandSender(hall.address(role)) for role in (Role.ADMIN, Role.DESK, Role.CHAIR)
        )
        self._following = Following(hall.address(Role.CHAIR))
        self._done = 0

    def run(self) -> None:
        """From the register to the last entry. Raises HallBroken, HallUnreachable."""
        with self._following:
            self._prepare(self._devices.fleet)
            self._hand_out(self._devices.fleet)
            self._meet()
            self._ask(self._chair, CloseAssembly())
        self._hang_up()

    def prepare(self) -> None:
        """Up to the moment at which somebody takes the chair by hand. Raises HallBroken, HallUnreachable."""
        with self._following:
            self._prepare(self._devices.fleet)
            self._hand_out(self._devices.fleet)
        self._hang_up()

    def _hang_up(self) -> None:
        for sender in (self._admin, self._desk, self._chair):
            sender.close()

    def _ask(self, sender: CommandSender, command: Command) -> None:
        answer = sender.send(command)
        if isinstance(answer, Refusal):
            raise HallBroken(f"{type(command).__name__}: {answer.text} ({answer.rule})")

    def _record(self, sender: CommandSender, *events: Event) -> None:
        for event in events:
            self._ask(sender, Record(event))

    def _rest(self, times: float = 1.0) -> None:
        if self._pace:
            time.sleep(self._pace * times)

    # Preparation and desk

    def _prepare(self, fleet: Fleet) -> None:
        plan = self._plan
        steps: list[Event] = [SettingsAdopted(plan.settings), *plan.register.events(plan.settings.weight)]
        steps += [ChairTaken(plan.agenda.chair or _CHAIR)]
        for item in plan.agenda.items:
            steps.append(AgendaItemAdded(item.item))
            steps += [ProposalAdded(each.proposal) for each in item.decisions if each.proposal is not None]
        steps += [KeypadEnrolled(each.serial, each.public_key, each.certificate) for each in fleet.members]
        steps += [
            MandateIssued(each.code, RepresentativeRole.ALDERMAN, "", f"F-{number:03d}")
            for number, each in enumerate(plan.present, start=1)
        ]
        for number, step in enumerate(steps):
            self._progress(Progress("voorbereiden", number, len(steps)))
            self._record(self._admin, step)

    def _hand_out(self, fleet: Fleet) -> None:
        for number, (municipality, member) in enumerate(zip(self._plan.present, fleet.members, strict=False), start=1):
            self._progress(Progress("stemkastjes uitgeven", number, len(self._plan.present)))
            self._devices.insert(0, member.serial)
            self._offer(OfferPairing(municipality.code, member.serial))
            self._following.wait(_has_keypad(municipality.code), _PATIENCE)
            self._devices.remove(0)

    def _offer(self, offer: OfferPairing) -> None:
        """Offers a keypad; the cradle may need a moment to say that it is there."""
        deadline = time.monotonic() + _PATIENCE
        while isinstance(answer := self._desk.send(offer), Refusal):
            if "in no cradle" not in answer.text or time.monotonic() > deadline:
                raise HallBroken(f"handing out: {answer.text}")

    # The meeting

    def _meet(self) -> None:
        decisions = self._plan.decisions
        for item in self._plan.agenda.items:
            if item.chair:
                self._record(self._chair, ChairTaken(item.chair))
            if not item.decisions:
                self._record(self._chair, MatterCalled(item.item.number, ()))
                self._rest()
            for decision in item.decisions:
                self._progress(Progress(decision.subject, self._done, len(decisions)))
                self._decide(decision)
        self._progress(Progress("klaar", self._done, len(decisions)))

    def _decide(self, decision: Decision) -> None:
        proposal = decision.proposal
        if proposal is None:
            self._test_poll(decision)
            return
        self._record(self._chair, MatterCalled(proposal.item, (proposal.id,)))
        self._rest()
        match decision.how:
            case How.ACCLAMATION:
                self._ask(self._chair, DeclareAcclamation((proposal.id,), ""))
            case How.WITHDRAWN:
                self._ask(self._chair, Record(ProposalWithdrawn(proposal.id)))
            case How.HELD_OVER:
                self._ask(self._chair, Record(ProposalHeldOver(proposal.id)))
            case _:
                self._weighted(proposal)
        self._settle(decision)

    def _test_poll(self, decision: Decision) -> None:
        number = self._poll(PollKind.TEST, Question(decision.subject, ()))
        self._ask(self._chair, Record(ScreenShown(ScreenView.RESULT, number)))
        self._settle(decision)

    def _weighted(self, proposal: Proposal) -> None:
        question = self._following.wait(
            lambda assembly: question_about(assembly, (proposal.id,)) if proposal.id in assembly.proposals else None,
            _PATIENCE,
        )
        number = self._poll(PollKind.REAL, question)
        self._ask(self._chair, DeclareResult(number, ""))

    def _poll(self, kind: PollKind, question: Question) -> int:
        number = self._following.wait(lambda assembly: len(assembly.polls) + 1, _PATIENCE)
        self._ask(self._chair, AnnouncePoll(kind, question))
        self._rest()
        self._ask(self._chair, OpenPoll(number, 0))
        expected = len(self._plan.choices[number])
        self._following.wait(lambda assembly: _voted(assembly, number) == expected, _PATIENCE)
        self._rest(0.5)
        self._ask(self._chair, ClosePoll(number))
        self._following.wait(
            lambda assembly: number in assembly.polls and assembly.polls[number].state is PollState.CLOSED, _PATIENCE
        )
        return number

    def _settle(self, decision: Decision) -> None:
        """Waits until this station knows how the matter ended, then tells whoever looks on."""
        self._done += 1
        self._following.wait(lambda assembly: _settled(assembly, self._done), _PATIENCE)
        self._following.look(lambda assembly: self._settled(decision, assembly))
        self._rest(1.5)


def _has_keypad(code: str) -> Callable[[Assembly], bool]:
    return lambda assembly: code in assembly.current_pairing


def _voted(assembly: Assembly, number: int) -> int:
    poll = assembly.polls.get(number)
    return poll.voted if poll is not None else 0


def _settled(assembly: Assembly, matters: int) -> bool:
    """Whether so many matters were dealt with: a poll is once its result is shown."""
    if len(assembly.matters) < matters:
        return False
    poll = assembly.polls.get(assembly.matters[matters - 1].poll)
    return poll is None or (assembly.view is ScreenView.RESULT and assembly.view_poll == poll.number)
