"""The hall's own writer in the process of the test, as quick as it goes: no line, no cradle, no station beside it.

Votes come in as a base station would hand them over, commands as a station would ask; what writes is the server's code.
Keypads are enrolled and handed out straight in the book, because a cradle takes its time.
"""

import threading
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from nacl.signing import SigningKey as NoteKey

from firmware_protocol import codec, envelope
from firmware_protocol import messages as m
from firmware_protocol.transports.several import SeveralTransports
from hall_server.disk.book import Book, Written
from hall_server.disk.clock import HallClock
from hall_server.keypads.devices import Devices, line_protocol
from hall_server.keypads.line import Heard, LineTells
from hall_server.keypads.sequence import Sequence
from hall_server.keypads.voice import Voice
from hall_server.stations.access import Station
from hall_server.writer.hall import Hall
from hall_server.writer.recall import Recall
from stemkast.assembly import events
from stemkast.assembly.commands import ClosePoll, Command, Record
from stemkast.assembly.hashes import question_hash
from stemkast.assembly.poll_state import PollState
from stemkast.assembly.proposals import AgendaItem, Proposal
from stemkast.assembly.refusal import Refusal
from stemkast.assembly.register import Municipality, Register
from stemkast.assembly.roll_call import Act, statement
from stemkast.assembly.settings import Settings
from stemkast.ledger.checkpoint import sign
from stemkast.ledger.store import LedgerStore
from tests.verifier.ledger_maker import (
    ASSEMBLY,
    CHAIR,
    FLEET,
    HALL,
    HALL_SEED,
    REGISTER,
    SUCCESSION,
    WITNESSES,
    acceptance,
    enrolled,
    keypad_key,
)

_PATIENCE = 60.0
_NO_BEAT = 86_400.0


class RunningHall:
    """Municipalities with these populations, each with a keypad, and these proposals. Ended by `end`."""

    def __init__(self, folder: Path, settings: Settings, populations: list[int], proposals: list[Proposal]) -> None:
        self.path = folder / "assembly.ledger"
        note_key = NoteKey(HALL_SEED)
        self.book = Book(LedgerStore.create(self.path), lambda state: sign(state, note_key), HallClock())
        self._counters: dict[str, int] = {}
        self._prepare(settings, populations, proposals)
        self._written = threading.Condition()
        self.failed = False
        voice = Voice(HALL, b"m" * 32, self.book.assembly, Sequence(folder, 0))
        self._hall = Hall(
            self.book,
            voice,
            self._devices,
            self._publish,
            Recall().recalled,  # no poll and no vote yet
            self._fail,
            _NO_BEAT,
            folder=folder,
            tell=lambda _: None,
        )
        self._hall.start()

    def _devices(self, tell: Callable[[LineTells], None]) -> Devices:
        self._tell = tell
        return Devices(SeveralTransports({}), line_protocol, tell)

    def _publish(self, _: Written) -> None:
        with self._written:
            self._written.notify_all()

    def _fail(self) -> None:
        self.failed = True

    def _prepare(self, settings: Settings, populations: list[int], proposals: list[Proposal]) -> None:
        keys = (HALL.public_key, SUCCESSION.public_key, FLEET.public_key)
        rows = zip(REGISTER, populations, strict=True)
        register = Register("2022-01-01", "CBS", tuple(Municipality(r.code, r.name, n) for r, n in rows))
        self.record(events.Role.HALL, events.AssemblyInitialised(ASSEMBLY, "ALV", "2023-06-14", "Groningen", 1, *keys))
        self.record(events.Role.ADMIN, events.SettingsAdopted(settings), *register.events(settings.weight))
        self.record(events.Role.ADMIN, events.AgendaItemAdded(AgendaItem("01", "Alles")))
        self.record(events.Role.ADMIN, *(events.ProposalAdded(each) for each in proposals))
        self.record(events.Role.CHAIR, events.ChairTaken(CHAIR))
        enrolled_witnesses = (events.WitnessEnrolled(name, key.public_key) for name, key in WITNESSES.items())
        self.record(events.Role.ADMIN, *enrolled_witnesses)
        for row in self.book.assembly.register.values():
            self.record(events.Role.DESK, events.MandateIssued(row.code, events.RepresentativeRole.MAYOR, "", row.code))
            self.hand_out(row.code)

    def record(self, role: events.Role, *some: events.Event) -> None:
        """Straight into the book, while the writer has nothing to do."""
        for event in some:
            refusal = self.book.record(event, role.value, role)
            assert refusal is None, f"{event}: {refusal}"
        assert self.book.commit() is not None

    def hand_out(self, code: str) -> None:
        """A new keypad for a municipality that has none."""
        assembly = self.book.assembly
        number = len(assembly.pairings) + 1
        serial, row = f"SK-{number:04}", assembly.register[code]
        self.record(events.Role.DESK, enrolled(serial))
        accepted = acceptance(number, row, serial)
        self.record(events.Role.DESK, events.KeypadPaired(number, code, serial, row.weight, accepted))

    def ask(self, command: Command, role: events.Role = events.Role.CHAIR) -> bool:
        """Asks as a station of this role; whether it was done."""
        answer = self._hall.ask(command, Station(role.value, role, "")).result(_PATIENCE)
        return not isinstance(answer, Refusal)

    def note(self, event: events.Event, role: events.Role = events.Role.CHAIR) -> bool:
        """Asks for an event that needs no signature of the hall."""
        return self.ask(Record(event), role)

    def close(self, poll: int) -> None:
        """Closes a poll, and waits until it is."""
        self.ask(ClosePoll(poll))
        with self._written:
            closed = self._written.wait_for(
                lambda: self.book.assembly.polls[poll].state is not PollState.CLOSING, _PATIENCE
            )
        assert closed

    def vote(self, pairing: int, poll: int, choice: int, back: int = -1) -> None:
        """A vote as the keypad of this pairing signs it, `back` counters before the newest, handed to the writer."""
        assembly = self.book.assembly
        known = assembly.pairings[pairing]
        counter = max(1, self._counters.get(known.serial, 0) - back)
        self._counters[known.serial] = max(counter, self._counters.get(known.serial, 0))
        bound = envelope.hashed_vote_aad(sha256(assembly.polls[poll].announcement).digest(), known.acceptance_hash)
        signed = envelope.sign(codec.encode(m.Vote(pairing, poll, counter, choice)), keypad_key(known.serial), bound)
        self._tell(Heard("line", "basis 1", signed, over_cradle=False))

    def hear(self, poll: int, code: str, choice: int, act: Act, witness: str) -> bool:
        """What a municipality said in a roll call, as this witness heard and signed it; whether the hall took it."""
        digest, weight = (
            question_hash(self.book.assembly.polls[poll].question),
            self.book.assembly.register[code].weight,
        )
        said = statement(ASSEMBLY, poll, digest, municipality=code, weight=weight, choice=choice, act=act)
        kind = events.RollCallEntered if act is Act.ENTER else events.RollCallConfirmed
        return self.note(kind(poll, code, choice, witness, WITNESSES[witness].sign(said)))

    def end(self) -> Path:
        """Stops the writer and closes the ledger; its path."""
        self._hall.stop()
        self.book.close()
        assert not self.failed
        return self.path
