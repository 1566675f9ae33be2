"""A small assembly of three municipalities, from its first entry to its last, as bodies of a ledger."""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from nacl.signing import SigningKey

from stemkast.assembly import event_codec, events
from stemkast.assembly.hashes import question_hash, register_hash
from stemkast.assembly.outcome import OptionVotes, Outcome
from stemkast.assembly.proposals import AgendaItem, Proposal, Question
from stemkast.assembly.settings import Settings
from stemkast.ledger.checkpoint import Checkpoint, origin_of, sign, vkey_of
from stemkast.ledger.entry import Entry, to_body
from stemkast.ledger.store import LedgerStore
from stemkast.ledger.tree import Tree, leaf_hash

ASSEMBLY = bytes(range(16))
START = datetime(2023, 6, 14, 8, 0, tzinfo=UTC)
KEY = SigningKey(bytes(range(32)))
SIGNED = b"COSE_Sign1, opaque to the ledger"
REGISTER = (
    events.RegisterRow("GM0344", "Utrecht", 361_742, 75),
    events.RegisterRow("GM0088", "Schiermonnikoog", 947, 1),
    events.RegisterRow("GM1904", "Stichtse Vecht", 65_126, 65),
)
TEST_QUESTION = Question("Proefstemming: schijnt de zon?", ())
QUESTION = Question("Motie over de zon", ("07b-1",))


def _preparation() -> Iterator[events.Event]:
    yield events.AssemblyInitialised(ASSEMBLY, "ALV", "2023-06-14", "Utrecht", 1, b"h" * 32, b"s" * 32, b"f" * 32)
    yield events.SettingsAdopted(Settings())
    yield events.RegisterChunk(0, REGISTER[:2])
    yield events.RegisterChunk(1, REGISTER[2:])
    population, votes = sum(row.population for row in REGISTER), sum(row.weight for row in REGISTER)
    yield events.RegisterAdopted("2022-01-01", "CBS", 2, 3, population, votes, register_hash(REGISTER))
    yield events.AgendaItemAdded(AgendaItem("07b", "De zon"))
    yield events.ProposalAdded(Proposal("07b-1", "07b", "Motie over de zon"))
    for number, row in enumerate(REGISTER, start=1):
        yield events.KeypadEnrolled(f"SK-{number:04}", bytes([number]) * 32, SIGNED)
        yield events.MandateIssued(row.code, events.RepresentativeRole.MAYOR, "", str(number))
        yield events.KeypadPaired(number, row.code, f"SK-{number:04}", row.weight, SIGNED + bytes([number]))
    yield events.ChairTaken("de voorzitter")


def _vote(poll: int, pairing: int, counter: int, choice: int) -> events.Event:
    code = REGISTER[pairing - 1].code
    return events.VoteAccepted(poll, pairing, code, counter, choice, SIGNED + bytes([poll, pairing, counter]))


def _voting() -> Iterator[events.Event]:
    yield events.PollAnnounced(1, events.PollKind.TEST, TEST_QUESTION, question_hash(TEST_QUESTION), SIGNED)
    yield events.PollOpened(1, 0, SIGNED)
    yield _vote(1, 1, 1, 2)
    yield events.PollClosing(1, SIGNED)
    yield events.PollClosed(1, 141, 3, (), SIGNED)
    yield events.MatterCalled("07b", ("07b-1",))
    yield events.PollAnnounced(2, events.PollKind.REAL, QUESTION, question_hash(QUESTION), SIGNED)
    yield events.PollOpened(2, 60, SIGNED)
    yield _vote(2, 1, 2, 2)
    yield _vote(2, 2, 1, 2)
    yield _vote(2, 1, 3, 1)
    yield events.PairingEnded(3, events.PairingEnd.BROKEN)
    yield events.PollClosing(2, SIGNED)


def _end() -> Iterator[events.Event]:
    yield events.PollClosed(2, 76, 2, (), SIGNED)
    votes = (OptionVotes(1, 75, 1), OptionVotes(2, 1, 1))
    yield events.ResultDeclared(2, "de voorzitter", "Aangenomen.", Outcome.ADOPTED, None, "98,68", votes, 0)
    yield events.AssemblyClosed(2)


def make_bodies(story: Iterator[events.Event], start: int = 0) -> list[bytes]:
    """The bodies of these events, one second apart."""
    bodies = []
    for index, event in enumerate(story, start):
        at = START + timedelta(seconds=index)
        body = to_body(Entry(index, at, "hall", event_codec.name_of(event), event_codec.to_data(event)))
        assert isinstance(body, bytes)
        bodies.append(body)
    return bodies


@pytest.fixture(scope="session")
def running_bodies() -> list[bytes]:
    """Up to the moment that the real poll is closing: two municipalities voted, one of them twice."""
    return make_bodies(iter([*_preparation(), *_voting()]))


@pytest.fixture(scope="session")
def bodies() -> list[bytes]:
    """The whole assembly."""
    return make_bodies(iter([*_preparation(), *_voting(), *_end()]))


@pytest.fixture(scope="session")
def signing_key() -> SigningKey:
    return KEY


@pytest.fixture(scope="session")
def origin() -> str:
    return origin_of(ASSEMBLY)


@pytest.fixture(scope="session")
def vkey(origin: str) -> str:
    return vkey_of(origin, bytes(KEY.verify_key))


@pytest.fixture(scope="session")
def note_over(origin: str) -> Callable[[list[bytes]], str]:
    """Signs a checkpoint over bodies."""

    def note(bodies: list[bytes]) -> str:
        return sign(Checkpoint(origin, len(bodies), Tree(map(leaf_hash, bodies)).root()), KEY)

    return note


@pytest.fixture
def store(tmp_path: Path) -> Iterator[LedgerStore]:
    """A new, empty ledger."""
    with LedgerStore.create(tmp_path / "new.ledger") as store:
        yield store


@pytest.fixture
def ledger(tmp_path: Path, bodies: list[bytes], note_over: Callable[[list[bytes]], str]) -> Path:
    """The file of the whole assembly, closed, with two checkpoints."""
    path = tmp_path / "whole.ledger"
    with LedgerStore.create(path) as store:
        store.append(bodies)
        store.add_checkpoint(5, note_over(bodies[:5]))
        store.add_checkpoint(len(bodies), note_over(bodies))
    return path


@pytest.fixture(scope="session")
def rfc6962_vectors(shared: Path) -> dict[str, dict[str, object]]:
    """Proofs made by others; they lie beside the repository, not in it."""
    vectors: dict[str, dict[str, object]] = json.loads((shared / "vectors" / "rfc6962-proofs.json").read_text())
    return vectors
