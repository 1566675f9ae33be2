"""What a replay will do, worked out before anything starts: every matter in order, and who presses what."""

from collections.abc import Mapping
from dataclasses import dataclass

from stemkast.assembly.attendance_list import read_attendance
from stemkast.assembly.proposals import FOR_AGAINST, Proposal, Question, choice_options
from stemkast.assembly.register import Municipality, Register
from stemkast.assembly.register_import import ImportRefused, read_register
from stemkast.assembly.settings import Settings
from stemkast.demo.agenda_file import AgendaFile, AgendaRefused, Decision, How, read_agenda
from stemkast.demo.distribution import Distribution, Unreachable, Wanted, at_random, distribute


@dataclass(frozen=True, slots=True)
class Plan:
    """An assembly to replay.

    choices  for every poll, by number from 1 in order of announcement: code -> key
    """

    agenda: AgendaFile
    register: Register
    present: tuple[Municipality, ...]
    settings: Settings
    choices: Mapping[int, Mapping[str, int]]

    def choice(self, question: Question, municipality: str) -> int | None:
        """What a municipality presses when this is asked, in whatever order matters are taken."""
        polls = [each for each in self.decisions if each.how in (How.TEST, How.WEIGHTED)]
        for number, decision in enumerate(polls, start=1):
            asked = (decision.proposal.id,) if decision.proposal is not None else ()
            if asked == question.proposals:
                return self.choices[number].get(municipality)
        return None

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """Every matter, in order."""
        return tuple(decision for item in self.agenda.items for decision in item.decisions)


@dataclass(frozen=True, slots=True)
class PlanRefused:
    """Why there is nothing to replay, in sentences for a person."""

    problems: tuple[str, ...]


def make_plan(agenda_file: bytes, register_file: bytes, present_file: bytes, seed: int) -> Plan | PlanRefused:
    """Reads the three files and finds votes that give every published percentage and outcome."""
    agenda = read_agenda(agenda_file)
    if isinstance(agenda, AgendaRefused):
        return PlanRefused(tuple(f"the agenda: {problem}" for problem in agenda.problems))
    register = read_register(register_file, agenda.reference_date)
    if isinstance(register, ImportRefused):
        return PlanRefused(tuple(f"the register: {problem}" for problem in register.problems))
    present = read_attendance(present_file, register)
    if isinstance(present, ImportRefused):
        return PlanRefused(tuple(f"the attendance list: {problem}" for problem in present.problems))
    tests = any(decision.how is How.TEST for item in agenda.items for decision in item.decisions)
    settings = Settings(test_poll_first=tests)
    choices = _choices(agenda, present, settings, seed)
    if isinstance(choices, PlanRefused):
        return choices
    return Plan(agenda, register, tuple(present.values()), settings, choices)


def _choices(
    agenda: AgendaFile, present: Mapping[str, Municipality], settings: Settings, seed: int
) -> dict[int, Mapping[str, int]] | PlanRefused:
    names = {each.name: each.code for each in present.values()} | {name: each.code for name, each in present.items()}
    weigh = settings.weight.weigh
    weights = {each.code: weigh(each.population).votes for each in present.values()}
    choices: dict[int, Mapping[str, int]] = {}
    problems: list[str] = []
    for decision in (decision for item in agenda.items for decision in item.decisions):
        poll = len(choices) + 1
        if decision.how is How.TEST:
            choices[poll] = at_random(Question(decision.subject, ()), weights, seed).choices
        elif decision.how is How.WEIGHTED and decision.proposal is not None:
            unknown = [name for name in decision.known_votes if name not in names]
            if unknown:
                problems.append(f"{decision.subject!r}: {unknown[0]!r} of known_votes is not present")
                continue
            found = _distribution(decision, decision.proposal, weights, names, settings, seed + poll)
            if isinstance(found, Unreachable):
                problems.append(found.text)
            else:
                choices[poll] = found.choices
    return PlanRefused(tuple(problems)) if problems else choices


def _distribution(
    decision: Decision,
    proposal: Proposal,
    weights: Mapping[str, int],
    names: Mapping[str, str],
    settings: Settings,
    seed: int,
) -> Distribution | Unreachable:
    if decision.outcome is None:
        raise AssertionError("an agenda that was read has an outcome for every weighted poll")
    wanted = Wanted(
        question=question_of(proposal),
        outcome=decision.outcome,
        percentage=decision.percentage,
        chosen=decision.chosen,
        abstain=decision.abstain,
        known={names[name]: key for name, key in decision.known_votes.items()},
        movers=() if proposal.options else tuple(names[name] for name in proposal.movers if name in names),
    )
    return distribute(wanted, weights, settings, seed)


def question_of(proposal: Proposal) -> Question:
    """The question of the first round about one proposal that no amendment changed."""
    return Question(
        subject=proposal.subject,
        proposals=(proposal.id,),
        options=choice_options(proposal.options) if proposal.options else FOR_AGAINST,
        majority=proposal.majority,
        choice=proposal.choice,
    )
