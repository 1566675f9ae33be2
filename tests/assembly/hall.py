"""A small assembly to try the rules on: its events are made here, its rules are the real ones."""

from datetime import UTC, datetime, timedelta

from stemkast.assembly.assembly import Assembly
from stemkast.assembly.declaration import result_words
from stemkast.assembly.events import (
    AgendaItemAdded,
    AssemblyInitialised,
    ChairTaken,
    Event,
    KeypadEnrolled,
    KeypadPaired,
    MandateIssued,
    MatterCalled,
    PollAnnounced,
    PollClosed,
    PollClosing,
    PollKind,
    PollOpened,
    ProposalAdded,
    RegisterAdopted,
    RegisterChunk,
    RegisterRow,
    RepresentativeRole,
    ResultDeclared,
    Role,
    SettingsAdopted,
    VoteAccepted,
)
from stemkast.assembly.hashes import question_hash, register_hash
from stemkast.assembly.proposals import AgendaItem, Proposal, Question
from stemkast.assembly.questions import question_about
from stemkast.assembly.refusal import Refusal
from stemkast.assembly.settings import Settings

START = datetime(2023, 6, 14, 8, 0, tzinfo=UTC)
CHAIR = "Jan van Zanen"
TEST_QUESTION = Question("Proefstemming", ())
WEIGHTS = (75, 40, 30, 20, 1)


def code(number: int) -> str:
    """The code of municipality `number`, counting from 0."""
    return f"GM{number:04d}"


class Hall:
    """Does events one after another, each checked; keeps them, so that the fold can be repeated."""

    def __init__(
        self,
        settings: Settings | None = None,
        weights: tuple[int, ...] = WEIGHTS,
        hall_key: bytes = b"h" * 32,
        names: tuple[str, ...] = (),
    ) -> None:
        self.assembly = Assembly()
        self.done: list[tuple[Event, datetime]] = []
        self.counter = 0
        self.do(AssemblyInitialised(bytes(16), "ALV", "2023-06-14", "Groningen", 1, hall_key, b"s" * 32, b"f" * 32))
        self.do(SettingsAdopted(settings or Settings()))
        rows = tuple(
            RegisterRow(code(number), names[number] if names else f"Gemeente {number}", weight * 1000, weight)
            for number, weight in enumerate(weights)
        )
        self.do(RegisterChunk(0, rows))
        population = sum(row.population for row in rows)
        self.do(RegisterAdopted("2022-01-01", "CBS", 1, len(rows), population, sum(weights), register_hash(rows)))
        for number in range(len(weights)):
            self.do(KeypadEnrolled(f"SK-{number:04d}", number.to_bytes(32, "big"), b"certificate"))
        self.do(ChairTaken(CHAIR))
        self.do(AgendaItemAdded(AgendaItem("01", "Opening")))

    def refusal(self, event: Event, role: Role | None = None) -> Refusal | None:
        """What the rules say of the event, without doing it."""
        return self.assembly.check(event, role)

    def do(self, *events: Event) -> None:
        """Each event, in order; one that is refused fails the test."""
        for event in events:
            refusal = self.assembly.check(event)
            assert refusal is None, f"{event}: {refusal}"
            at = START + timedelta(seconds=len(self.done))
            self.assembly.apply(event, at)
            self.done.append((event, at))

    def hand_out(self, *numbers: int) -> None:
        """A mandate and the keypad of the same number for each municipality."""
        for number in numbers:
            self.do(MandateIssued(code(number), RepresentativeRole.ALDERMAN, "", f"F{number}"))
            self.do(self.pairing(number, f"SK-{number:04d}"))

    def pairing(self, number: int, serial: str) -> KeypadPaired:
        """The pairing of a municipality with a keypad, as the desk would write it now."""
        next_pairing = len(self.assembly.pairings) + 1
        weight = self.assembly.register[code(number)].weight
        return KeypadPaired(next_pairing, code(number), serial, weight, f"acceptance {next_pairing}".encode())

    def propose(self, proposal: Proposal) -> None:
        """A proposal, called as the matter at hand."""
        self.do(ProposalAdded(proposal), MatterCalled(proposal.item, (proposal.id,)))

    def announcement(self, kind: PollKind, question: Question) -> PollAnnounced:
        """The announcement of the next poll."""
        number = len(self.assembly.polls) + 1
        return PollAnnounced(number, kind, question, question_hash(question), f"announcement {number}".encode())

    def open(self, kind: PollKind = PollKind.REAL, question: Question | None = None) -> int:
        """Announces and opens a poll about the matter at hand, or a test poll; returns its number."""
        if question is None and kind is PollKind.TEST:
            question = TEST_QUESTION
        elif question is None:
            matter = self.assembly.matter
            assert matter is not None
            question = question_about(self.assembly, matter.proposals)
        announced = self.announcement(kind, question)
        self.do(announced, PollOpened(announced.poll, 30, b"open"))
        return announced.poll

    def vote(self, number: int, choice: int) -> VoteAccepted:
        """The next vote of a municipality in the running poll."""
        self.counter += 1
        poll = self.assembly.last_poll
        assert poll is not None
        pairing = self.assembly.current_pairing[code(number)]
        envelope = f"vote {self.counter} {choice}".encode()
        return VoteAccepted(poll.number, pairing, code(number), self.counter, choice, envelope)

    def close(self) -> int:
        """Closes the running poll; returns its number."""
        poll = self.assembly.last_poll
        assert poll is not None
        self.do(PollClosing(poll.number, b"closing"))
        present, present_votes = self.assembly.present_in(poll)
        self.do(PollClosed(poll.number, present_votes, present, (), b"closed"))
        return poll.number

    def test_poll(self, *voters: int) -> None:
        """A test poll from announcement to closing, in which these municipalities press the first key."""
        self.open(PollKind.TEST, TEST_QUESTION)
        self.do(*(self.vote(number, 1) for number in voters))
        self.close()

    def declaration(self, number: int) -> ResultDeclared:
        """The declaration that repeats the count."""
        result = self.assembly.polls[number].result(self.assembly.settings)
        assert result is not None
        assert result.outcome is not None
        poll = self.assembly.polls[number]
        proposals = tuple(self.assembly.proposals[each] for each in poll.question.proposals)
        return ResultDeclared(
            number,
            self.assembly.chair,
            result_words(proposals, result, by_lot=poll.lot is not None),
            result.outcome,
            result.chosen,
            result.percentage,
            result.votes,
            result.abstained,
        )

    def poll(self, choices: dict[int, int]) -> ResultDeclared:
        """A whole real poll about the matter at hand: municipality number -> key, declared."""
        self.open()
        for number, choice in choices.items():
            self.do(self.vote(number, choice))
        declared = self.declaration(self.close())
        self.do(declared)
        return declared
