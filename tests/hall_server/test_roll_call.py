"""A roll call on a running hall: two stations with keys of their own, and nobody else's word."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest

from stemkast.assembly.assembly import Assembly
from stemkast.assembly.commands import AnnounceRollCall, CloseRollCall, Command, DeclareResult, OpenPoll, Record
from stemkast.assembly.events import AgendaItemAdded, MatterCalled, ProposalAdded, Role, WitnessEnrolled
from stemkast.assembly.outcome import Outcome
from stemkast.assembly.proposals import AgendaItem, Proposal
from stemkast.assembly.questions import question_about
from stemkast.assembly.refusal import Reason, Refusal
from stemkast.demo.following import Following
from stemkast.hall_client.chair.roll_call_state import Called, RollCallState, heard, roll_call_state
from stemkast.hall_client.connection.commands import Accepted, CommandSender
from tests.hall_server.house import House
from tests.hall_server.small_hall import Server
from tests.patience import PATIENCE

FOR, AGAINST = 1, 2
T = TypeVar("T")
REASON = "de basisstations zijn uitgevallen"


class Calling:
    """A hall with two witnesses, and a matter that was called."""

    def __init__(self, house: House, server: Server) -> None:
        self.house = house
        self.server = server
        self.following = Following(server.station(Role.SCREEN))
        house.follow(server, Role.CHAIR, Role.COMMITTEE)
        self.senders = {role: CommandSender(server.station(role)) for role in (Role.ADMIN, Role.CHAIR, Role.COMMITTEE)}

    def prepare(self) -> None:
        self.house.prepare(self.server)
        for role in (Role.CHAIR, Role.COMMITTEE):
            station = self.house.stations[role]
            self.do(Role.ADMIN, Record(WitnessEnrolled(station.witness_name, station.witness_public_key)))
        self.do(Role.ADMIN, Record(AgendaItemAdded(AgendaItem("01", "Begroting"))))
        self.do(Role.ADMIN, Record(ProposalAdded(Proposal("01-1", "01", "Begroting"))))
        self.do(Role.CHAIR, Record(MatterCalled("01", ("01-1",))))
        question = self.wait(lambda it: question_about(it, ("01-1",)) if it.matter is not None else None)
        self.do(Role.CHAIR, AnnounceRollCall(question, REASON))

    def do(self, role: Role, command: Command) -> None:
        answer = self.senders[role].send(command)
        assert isinstance(answer, Accepted), answer

    def wait(self, question: Callable[[Assembly], T | None]) -> T:
        return self.following.wait(question, PATIENCE)

    def now(self) -> RollCallState:
        return self.wait(lambda it: roll_call_state(it))

    def hear(self, role: Role, code: str, choice: int) -> Command:
        called = next(each for each in self.now().called if each.code == code)
        return self.said(role, called, choice)

    def said(self, role: Role, called: Called, choice: int) -> Command:
        station = self.house.stations[role]
        return heard(self.now(), called, choice, station.witness_name, station.sign)

    def both(self, code: str, choice: int) -> None:
        self.do(Role.CHAIR, self.hear(Role.CHAIR, code, choice))
        self.wait(lambda it: code in it.polls[1].entered)
        self.do(Role.COMMITTEE, self.hear(Role.COMMITTEE, code, choice))
        self.wait(lambda it: code in it.polls[1].votes)

    def __enter__(self) -> "Calling":
        self.following.__enter__()
        return self

    def __exit__(self, *_: object) -> None:
        self.following.__exit__()
        for each in self.senders.values():
            each.close()


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with House(tmp_path) as made:
        yield made


def test_two_stations_hear_the_hall_and_the_result_is_declared(house: House) -> None:
    with house.serve() as server, Calling(house, server) as calling:
        calling.prepare()
        codes = [each.code for each in calling.now().called]
        for number, code in enumerate(codes):
            calling.both(code, FOR if number else AGAINST)
        calling.do(Role.CHAIR, CloseRollCall(1))
        calling.do(Role.CHAIR, DeclareResult(1, ""))
        poll = calling.wait(lambda it: it.polls[1] if it.polls[1].declared else None)
        assert poll.declared is not None
        assert poll.declared.outcome in (Outcome.ADOPTED, Outcome.REJECTED)
        assert (poll.voted, poll.voted_votes) == (4, poll.present_votes)


def test_what_nobody_signed_gets_no_further(house: House) -> None:
    with house.serve() as server, Calling(house, server) as calling:
        calling.prepare()
        code = calling.now().called[0].code
        calling.do(Role.CHAIR, calling.hear(Role.CHAIR, code, FOR))
        calling.wait(lambda it: code in it.polls[1].entered)
        called = calling.now().called[0]
        chair, committee = house.stations[Role.CHAIR], house.stations[Role.COMMITTEE]
        forged = heard(calling.now(), called, FOR, committee.witness_name, chair.sign)
        answer = calling.senders[Role.CHAIR].send(forged)
        assert isinstance(answer, Refusal)
        assert answer.reason is Reason.BAD_SIGNATURE
        assert isinstance(calling.senders[Role.CHAIR].send(OpenPoll(1, 0)), Refusal)
        answer = calling.senders[Role.CHAIR].send(CloseRollCall(1))
        assert isinstance(answer, Refusal)
        assert "entered and not confirmed" in answer.text


def test_a_hall_that_starts_again_goes_on_with_the_roll_call(house: House) -> None:
    with house.serve() as server, Calling(house, server) as calling:
        calling.prepare()
        first, second, *_ = [each.code for each in calling.now().called]
        calling.both(first, FOR)
        calling.do(Role.CHAIR, calling.hear(Role.CHAIR, second, FOR))
        server.kill()
    with house.serve() as server, Calling(house, server) as calling:
        calling.wait(lambda it: it.running is not None and second in it.running.entered)
        calling.do(Role.COMMITTEE, calling.hear(Role.COMMITTEE, second, FOR))
        calling.wait(lambda it: second in it.polls[1].votes)
        calling.do(Role.CHAIR, CloseRollCall(1))
        poll = calling.wait(lambda it: it.polls[1] if not it.polls[1].running else None)
        assert poll.voted == 2
