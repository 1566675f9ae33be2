"""The assembly of 14 June 2023 as a ledger, in a second: its real agenda, register and attendance, folded by the rules.

What keypads sign is filled in: papers do not look at it. `tests/scenarios` does the same over the wire.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from importlib.resources import files

from nacl.signing import SigningKey

from firmware_protocol.emulator.fleet import Fleet
from stemkast.assembly import declaration
from stemkast.assembly import events as e
from stemkast.assembly.assembly import Assembly
from stemkast.assembly.event_codec import name_of, to_data
from stemkast.assembly.hashes import question_hash
from stemkast.assembly.proposals import Question
from stemkast.assembly.questions import question_about
from stemkast.demo.agenda_file import Decision, How
from stemkast.demo.plan import Plan, make_plan
from stemkast.ledger.checkpoint import Checkpoint, origin_of, sign, vkey_of
from stemkast.ledger.entry import Entry, to_body
from stemkast.ledger.tree import Tree, leaf_hash

ASSEMBLY = bytes(range(16))
KEY = SigningKey(bytes(range(32)))
VKEY = vkey_of(origin_of(ASSEMBLY), bytes(KEY.verify_key))
_START = datetime(2023, 6, 14, 8, 0, tzinfo=UTC)
_SIGNED = b"signed"


def plan() -> Plan:
    """What the minutes say, and votes that give it."""
    data = files("stemkast.demo") / "data"
    names = ("alv-2023-06-14.json", "gemeenten_2022_op_indeling_2023.csv", "aanwezig-2023-06-14.csv")
    made = make_plan(*((data / name).read_bytes() for name in names), 1)
    assert isinstance(made, Plan)
    return made


class June:
    """The whole of it, closed: `assembly` as folded, `bodies` of the ledger, and the note over them."""

    def __init__(self, plan: Plan, fleet: Fleet) -> None:
        self.plan, self.fleet = plan, fleet
        self.assembly = Assembly()
        self.bodies: list[bytes] = []
        for event in self._events():
            self._do(event)
        root = Tree(map(leaf_hash, self.bodies)).root()
        self.note = sign(Checkpoint(origin_of(ASSEMBLY), len(self.bodies), root), KEY)

    def _do(self, event: e.Event) -> None:
        refusal = self.assembly.check(event)
        assert refusal is None, f"{event}: {refusal}"
        index = len(self.bodies)
        at = _START + timedelta(seconds=index)
        self.assembly.apply(event, at)
        body = to_body(Entry(index, at, "hall", name_of(event), to_data(event)))
        assert isinstance(body, bytes)
        self.bodies.append(body)

    def _events(self) -> Iterator[e.Event]:
        agenda = self.plan.agenda
        keys = (bytes(KEY.verify_key), b"s" * 32, self.fleet.public_key)
        yield e.AssemblyInitialised(ASSEMBLY, agenda.assembly, agenda.date, agenda.place, 1, *keys)
        yield e.SettingsAdopted(self.plan.settings)
        yield from self.plan.register.events(self.plan.settings.weight)
        yield e.ChairTaken(agenda.chair)
        for item in agenda.items:
            yield e.AgendaItemAdded(item.item)
            yield from (e.ProposalAdded(each.proposal) for each in item.decisions if each.proposal is not None)
        for number, (present, keypad) in enumerate(zip(self.plan.present, self.fleet.members, strict=True), 1):
            yield e.KeypadEnrolled(keypad.serial, keypad.public_key, keypad.certificate)
            yield e.MandateIssued(present.code, e.RepresentativeRole.ALDERMAN, "", str(number))
            weight = self.assembly.register[present.code].weight
            yield e.KeypadPaired(number, present.code, keypad.serial, weight, _SIGNED + number.to_bytes(2, "big"))
        for item in agenda.items:
            if item.chair:
                yield e.ChairTaken(item.chair)
            if not item.decisions:
                yield e.MatterCalled(item.item.number, ())
            for decision in item.decisions:
                yield from self._decide(decision)
        yield e.AssemblyClosed(len(self.assembly.polls))

    def _decide(self, decision: Decision) -> Iterator[e.Event]:
        proposal = decision.proposal
        if proposal is None:
            yield from self._poll(e.PollKind.TEST, Question(decision.subject, ()))
            return
        yield e.MatterCalled(proposal.item, (proposal.id,))
        if decision.how is How.ACCLAMATION:
            said = declaration.acclamation_words((proposal,))
            yield e.AcclamationDeclared((proposal.id,), self.assembly.chair, said)
        elif decision.how is How.WITHDRAWN:
            yield e.ProposalWithdrawn(proposal.id)
        else:
            yield from self._poll(e.PollKind.REAL, question_about(self.assembly, (proposal.id,)))
            poll = self.assembly.polls[len(self.assembly.polls)]
            result = poll.result(self.plan.settings)
            assert result is not None
            assert result.outcome is not None
            said = declaration.result_words((proposal,), result)
            counted = (result.outcome, result.chosen, result.percentage, result.votes, result.abstained)
            yield e.ResultDeclared(poll.number, self.assembly.chair, said, *counted)

    def _poll(self, kind: e.PollKind, question: Question) -> Iterator[e.Event]:
        number = len(self.assembly.polls) + 1
        yield e.PollAnnounced(number, kind, question, question_hash(question), _SIGNED + bytes([number]))
        yield e.PollOpened(number, 0, _SIGNED)
        for code, choice in self.plan.choices[number].items():
            pairing = self.assembly.current_pairing[code]
            envelope = _SIGNED + bytes([number]) + pairing.to_bytes(2, "big")
            yield e.VoteAccepted(number, pairing, code, number, choice, envelope)
        yield e.PollClosing(number, _SIGNED)
        poll = self.assembly.polls[number]
        present, votes = self.assembly.present_in(poll)
        yield e.PollClosed(number, votes, present, (), _SIGNED)
