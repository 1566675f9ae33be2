"""Makes whole ledgers, signed by real keys, to verify and to tamper with.

`Hall` does events that the rules of the assembly accept; `story` is a small complete assembly. What comes out is a list
of entries as plain JSON values, which a test changes before `write_ledger` or `write_bundle` signs checkpoints over it:
the work of a dishonest hall that holds its own key.
"""

import base64
import copy
import dataclasses
import hashlib
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

from nacl.signing import SigningKey as NoteKey

from firmware_protocol import codec, envelope
from firmware_protocol import messages as m
from firmware_protocol.ed25519 import SigningKey
from stemkast.assembly import event_codec, events
from stemkast.assembly.assembly import Assembly
from stemkast.assembly.hashes import question_hash, register_hash
from stemkast.assembly.majority import Majority
from stemkast.assembly.outcome import Outcome
from stemkast.assembly.proposals import AgendaItem, ChoiceRule, Proposal, ProposalKind, Question
from stemkast.assembly.questions import question_about
from stemkast.assembly.roll_call import Act, statement
from stemkast.assembly.settings import RevotePolicy, Settings
from stemkast.ledger.canonical import encode
from stemkast.ledger.checkpoint import Checkpoint, origin_of, sign, vkey_of
from stemkast.ledger.export import Exported, export
from stemkast.ledger.store import LedgerStore
from stemkast.ledger.tree import Tree, leaf_hash

Entry = dict[str, Any]
Changed = Mapping[str, Any] | None
ASSEMBLY = bytes(range(16))
HALL_SEED, SUCCESSION_SEED, FLEET_SEED = b"h" * 32, b"s" * 32, b"f" * 32
HALL, SUCCESSION, FLEET = (SigningKey(seed) for seed in (HALL_SEED, SUCCESSION_SEED, FLEET_SEED))
WITNESSES = {"voorzitter": SigningKey(b"v" * 32), "commissie": SigningKey(b"c" * 32)}
ORIGIN = origin_of(ASSEMBLY)
VKEY = vkey_of(ORIGIN, HALL.public_key)
START = datetime(2023, 6, 14, 8, 0, tzinfo=UTC)
LONG_NAME = "De allermooiste en allerlangste naam van al"
CHAIR = "de voorzitter"
MERGED = (events.MergedPart("GM0501", "Brielle", 18_085), events.MergedPart("GM0530", "Hellevoetsluis", 40_610))
REGISTER = (
    events.RegisterRow("GM0344", "Utrecht", 361_742, 75),
    events.RegisterRow("GM0088", "Schiermonnikoog", 947, 1),
    events.RegisterRow("GM1904", "Stichtse Vecht", 65_126, 65),
    events.RegisterRow("GM1992", "Voorne aan Zee", 58_695, 58, MERGED),
    events.RegisterRow("GM0106", "Assen", 68_798, 68),
)
TEST_QUESTION = Question("Proefstemming: schijnt de zon, en is dat voor iedereen in de zaal goed te zien?", ())


def to_base64(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


def keypad_key(serial: str) -> SigningKey:
    return SigningKey(envelope.sha256(serial.encode()))


class Hall:
    """Does events one after another; each is checked by the real rules and kept as an entry."""

    def __init__(
        self,
        settings: Settings | None = None,
        register: tuple[events.RegisterRow, ...] = REGISTER,
        fleet: SigningKey = FLEET,
        succession: SigningKey = SUCCESSION,
        key: SigningKey = HALL,
    ) -> None:
        self.settings = settings or Settings()
        self.register, self.fleet, self.succession = register, fleet, succession
        self.assembly = Assembly()
        self.entries: list[Entry] = []
        self.counters: dict[int, int] = {}
        self.sequence = 0
        self.key, self.epoch = key, 1

    def succeed(self, seed: bytes, by: SigningKey = SUCCESSION, **changed: object) -> None:
        """Another machine becomes the hall."""
        bodies = bodies_of(self.entries)
        key = SigningKey(seed)
        root = root_over(bodies)
        said = m.Succession(ASSEMBLY, self.epoch + 1, key.public_key, len(bodies), root)
        signed = envelope.sign(codec.encode(dataclasses.replace(said, **changed)), by)
        self.do(events.HallSucceeded(said.epoch, said.hall_key, said.ledger_size, said.ledger_root, signed))
        self.key, self.epoch, self.sequence = key, said.epoch, 0

    def do(self, *some: events.Event) -> None:
        for event in some:
            refusal = self.assembly.check(event)
            assert refusal is None, f"{event}: {refusal}"
            self.assembly.apply(event, START)
            self.entries.append(self.entry(event_codec.name_of(event), event_codec.to_data(event), len(self.entries)))

    def do_as(self, by: str, *some: events.Event) -> None:
        """The same, caused by the station of this name."""
        before = len(self.entries)
        self.do(*some)
        for entry in self.entries[before:]:
            entry["by"] = by

    @staticmethod
    def entry(event: str, data: Mapping[str, object], second: int) -> Entry:
        at = (START + timedelta(seconds=second)).replace(tzinfo=None).isoformat(timespec="milliseconds")
        return {"at": f"{at}Z", "by": "station 1", "data": data, "event": event}

    def prepare(self, keypads: int = 5) -> None:
        date, place = "2023-06-14", "Groningen"
        keys = (self.key.public_key, self.succession.public_key, self.fleet.public_key)
        rows = self.register
        self.do(events.AssemblyInitialised(ASSEMBLY, "ALV", date, place, 1, *keys))
        self.do(events.SettingsAdopted(self.settings))
        self.do(events.RegisterChunk(0, rows[:3]), events.RegisterChunk(1, rows[3:]))
        population, votes = sum(row.population for row in rows), sum(row.weight for row in rows)
        adopted = events.RegisterAdopted("2022-01-01", "CBS", 2, len(rows), population, votes, register_hash(rows))
        self.do(adopted, events.AgendaItemAdded(AgendaItem("01", "Alles")), events.ChairTaken(CHAIR))
        for number in range(1, keypads + 2):
            self.do(enrolled(f"SK-{number:04}", self.fleet))
        for number, row in enumerate(rows, start=1):
            self.do(events.MandateIssued(row.code, events.RepresentativeRole.MAYOR, "", str(number)))
            self.do(self.paired(number, row, f"SK-{number:04}"))

    def paired(self, number: int, row: events.RegisterRow, serial: str) -> events.KeypadPaired:
        keys = {"hall_key": self.key.public_key, "succession_key": self.succession.public_key}
        return events.KeypadPaired(number, row.code, serial, row.weight, acceptance(number, row, serial, keys))

    def propose(self, *proposals: Proposal) -> None:
        self.do(*(events.ProposalAdded(each) for each in proposals))

    def call(self, *ids: str) -> None:
        self.do(events.MatterCalled("01", ids))

    def announce(self, question: Question | None = None, kind: events.PollKind = events.PollKind.REAL) -> int:
        if question is None:
            matter = self.assembly.matter
            assert matter is not None
            question = question_about(self.assembly, matter.proposals)
        self.sequence += 1
        poll = len(self.assembly.polls) + 1
        here = {"epoch": self.epoch, "register_hash": register_hash(self.register)}
        said = announcement(poll, kind, question, self.sequence, self.settings.revote, here, self.key)
        self.do(events.PollAnnounced(poll, kind, question, question_hash(question), said))
        return poll

    def control(self, action: m.Action, seconds: int = 0) -> bytes:
        self.sequence += 1
        poll = self.assembly.last_poll
        assert poll is not None
        return control(poll.number, action, poll.announcement_hash, self.sequence, seconds, self.epoch, self.key)

    def open(self, question: Question | None = None, kind: events.PollKind = events.PollKind.REAL) -> int:
        poll = self.announce(question, kind)
        self.do(events.PollOpened(poll, 60, self.control(m.Action.OPEN, 60)))
        return poll

    def vote(self, pairing: int, choice: int, counter: int | None = None, poll: int | None = None) -> None:
        """Signs and hands in a vote; whether it is accepted or refused is for the rules."""
        number = len(self.assembly.polls) if poll is None else poll
        used = counter or self.counters.get(pairing, 0) + 1
        self.counters[pairing] = max(used, self.counters.get(pairing, 0))
        self.hand_in(self.signed_vote(pairing, number, used, choice), pairing, number, used, choice)

    def hand_in(self, signed: bytes, pairing: int, poll: int, counter: int, choice: int) -> None:
        code = self.assembly.pairings[pairing].municipality
        accepted = events.VoteAccepted(poll, pairing, code, counter, choice, signed)
        refusal = self.assembly.check(accepted)
        if refusal is None:
            self.do(accepted)
        else:
            self.do(events.VoteRefused(poll, pairing, counter, choice, refusal.reason.value, signed))

    def signed_vote(self, pairing: int, poll: int, counter: int, choice: int) -> bytes:
        known = self.assembly.pairings[pairing]
        bound = envelope.hashed_vote_aad(self.assembly.polls[poll].announcement_hash, known.acceptance_hash)
        return signed_vote(known.serial, pairing, poll, counter, choice, bound)

    def close(self) -> None:
        poll = self.assembly.last_poll
        assert poll is not None
        self.do(events.PollClosing(poll.number, self.control(m.Action.CLOSING)))
        present, votes = self.assembly.present_in(poll)
        self.do(events.PollClosed(poll.number, votes, present, (), self.control(m.Action.CLOSED)))

    def declare(self) -> Outcome | None:
        poll = self.assembly.last_poll
        assert poll is not None
        result = poll.result(self.settings)
        assert result is not None
        assert result.outcome is not None
        said = (result.outcome, result.chosen, result.percentage, result.votes, result.abstained)
        self.do(events.ResultDeclared(poll.number, self.assembly.chair, "De uitslag.", *said))
        return result.outcome

    def poll(self, votes: dict[int, int]) -> Outcome | None:
        """A whole poll on the matter at hand."""
        self.open()
        for pairing, choice in votes.items():
            self.vote(pairing, choice)
        self.close()
        return self.declare()

    def enrol_witnesses(self) -> None:
        self.do(*(events.WitnessEnrolled(name, key.public_key) for name, key in WITNESSES.items()))

    def call_roll(self, votes: dict[str, int]) -> Outcome | None:
        """A whole poll by roll call on the matter at hand, by code of the municipality."""
        matter, number = self.assembly.matter, len(self.assembly.polls) + 1
        assert matter is not None
        question = question_about(self.assembly, matter.proposals)
        self.do(events.RollCallAnnounced(number, question, question_hash(question), "de basisstations vielen uit"))
        entering, confirming = WITNESSES
        for code, choice in votes.items():
            self.do(events.RollCallEntered(*self.heard(code, choice, Act.ENTER, entering)))
            self.do(events.RollCallConfirmed(*self.heard(code, choice, Act.CONFIRM, confirming)))
        present, present_votes = self.assembly.present_in(self.assembly.polls[number])
        self.do(events.RollCallClosed(number, present_votes, present))
        return self.declare()

    def heard(self, code: str, choice: int, act: Act, witness: str) -> tuple[int, str, int, str, bytes]:
        """Poll, municipality, choice, witness and signature of what a witness heard in the poll that is last."""
        poll, weight = self.assembly.last_poll, self.assembly.register[code].weight
        assert poll is not None
        digest = question_hash(poll.question)
        said = statement(ASSEMBLY, poll.number, digest, municipality=code, weight=weight, choice=choice, act=act)
        return poll.number, code, choice, witness, WITNESSES[witness].sign(said)

    def test_poll(self) -> None:
        self.open(TEST_QUESTION, events.PollKind.TEST)
        self.vote(1, 1)
        self.vote(2, 2)
        self.close()

    def end(self) -> list[Entry]:
        """The entries with the closing one."""
        closing = self.entry("assembly_closed", {"polls": len(self.assembly.polls)}, len(self.entries))
        return [*self.entries, closing]


def enrolled(serial: str, fleet: SigningKey = FLEET) -> events.KeypadEnrolled:
    key = keypad_key(serial).public_key
    certificate = envelope.sign(codec.encode(m.Certificate(serial, key)), fleet)
    return events.KeypadEnrolled(serial, key, certificate)


def acceptance(number: int, row: events.RegisterRow, serial: str, changed: Changed = None) -> bytes:
    fields: dict[str, Any] = {
        "assembly": ASSEMBLY, "epoch": 1, "municipality": row.code, "name": row.name, "weight": row.weight,
        "pairing": number, "serial": serial, "hall_key": HALL.public_key, "succession_key": SUCCESSION.public_key,
    }  # fmt: skip
    return envelope.sign(codec.encode(m.Assignment(**(fields | dict(changed or {})))), keypad_key(serial))


def announcement(
    poll: int,
    kind: events.PollKind,
    question: Question,
    sequence: int,
    revote: RevotePolicy,
    changed: Changed = None,
    key: SigningKey = HALL,
) -> bytes:
    fields: dict[str, Any] = {
        "assembly": ASSEMBLY, "epoch": 1, "sequence": sequence, "poll": poll,
        "kind": m.PollKind.TEST if kind is events.PollKind.TEST else m.PollKind.REAL,
        "question_hash": question_hash(question), "register_hash": register_hash(REGISTER),
        "nonce": envelope.sha256(bytes([sequence]))[:16],
        "revote": m.Revote.LAST if revote is RevotePolicy.LAST else m.Revote.FIRST,
        "options": tuple((option.key, shortened(option.label, 40)) for option in question.options),
        "title": shortened(question.subject, 64),
    }  # fmt: skip
    return envelope.sign(codec.encode(m.Announcement(**(fields | dict(changed or {})))), key)


def control(
    poll: int,
    action: m.Action,
    announced: bytes,
    sequence: int,
    seconds: int = 0,
    epoch: int = 1,
    key: SigningKey = HALL,
) -> bytes:
    message = m.Control(ASSEMBLY, epoch, sequence, poll, action, announced, seconds)
    return envelope.sign(codec.encode(message), key)


def signed_vote(serial: str, pairing: int, poll: int, counter: int, choice: int, bound: bytes) -> bytes:
    return envelope.sign(codec.encode(m.Vote(pairing, poll, counter, choice)), keypad_key(serial), bound)


def shortened(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1] + "…"


def story(hall: Hall | None = None) -> Hall:
    """Five municipalities, a test poll, six real polls and nearly everything that an assembly can do; not closed.

    In `hall` where that is given, else in one that is the caller's own and was told it before.
    """
    return copy.deepcopy(_told()) if hall is None else _tell(hall)


@cache
def _told() -> Hall:
    return _tell(Hall())


def _tell(hall: Hall) -> Hall:
    hall.prepare()
    motion = ProposalKind.MOTION
    two_thirds = Majority(Fraction(2, 3), strict=False)
    hall.propose(
        Proposal("01-1", "01", "Motie over de zon", motion, "de motie"),
        Proposal("01-2", "01", "Naam van de prijs", options=("Zon", "Maan", LONG_NAME)),
        Proposal("01-3", "01", "Jaarrekening"),
        Proposal("01-4", "01", "Motie over regen", motion, "de motie"),
        Proposal("01-5", "01", "Statuten", majority=two_thirds),
        Proposal("01-6", "01", "Amendement", ProposalKind.AMENDMENT, amends="01-5", changed_subject="Statuten (2)"),
        Proposal("01-7", "01", "Motie over wind", motion, "de motie"),
        Proposal("01-8", "01", "Motie van orde", ProposalKind.MOTION_OF_ORDER, "de motie"),
        Proposal("01-9", "01", "Motie die vervalt", motion, "de motie"),
    )  # fmt: skip
    hall.test_poll()
    _first_matter(hall)
    hall.call("01-2")
    hall.poll({1: 1, 2: 2, 3: 3, 4: 2, 6: 4})  # no majority
    poll = hall.open()
    hall.vote(1, 1)
    hall.do(events.PollVoided(poll, "een basisstation viel uit", hall.control(m.Action.VOIDED)))
    assert hall.poll({1: 1, 2: 2, 3: 1, 4: 3, 6: 4}) is Outcome.CHOSEN
    _without_polls(hall)
    hall.do(events.ChairTaken("de vicevoorzitter"))
    hall.call("01-5")
    assert hall.poll({1: 1, 3: 1, 4: 2, 6: 1}) is Outcome.ADOPTED
    hall.do(events.ScreenShown(events.ScreenView.VOTING_BEHAVIOUR, len(hall.assembly.polls)))
    hall.do(events.ScreenShown(events.ScreenView.PAUSE, 0), events.AgendaOrdered(("01",)))
    return hall


def _first_matter(hall: Hall) -> None:
    """A poll that is held and resumed, contested and voided, and put to the vote again."""
    hall.call("01-1")
    poll = hall.open()
    hall.vote(1, 1)
    hall.do(events.PollHeld(poll, hall.control(m.Action.HOLD)))
    hall.vote(2, 2)  # refused: held
    hall.do(events.PollResumed(poll, 30, hall.control(m.Action.RESUME, 30)))
    hall.vote(2, 2)
    hall.do(events.PairingEnded(5, events.PairingEnd.BROKEN))
    hall.vote(5, 1)  # refused: the pairing has ended
    hall.do(hall.paired(6, hall.register[4], "SK-0006"))
    hall.vote(6, 1)
    hall.close()
    hall.vote(3, 1)  # refused: not open
    hall.declare()
    hall.do(events.ResultContested(poll, events.ContestGround.ONE_ENTITLED_ASKS, "GM1904"))
    hall.do(events.PollVoided(poll, "betwist", b""))
    poll = hall.open()
    for pairing, choice in ((1, 2), (2, 1), (3, 2), (1, 1), (4, 3)):
        hall.vote(pairing, choice)
    hall.vote(1, 2, counter=hall.counters[1] - 1)  # refused: a cloned key, and superseded
    hall.vote(2, 9)  # refused: there is no such option
    hall.close()
    hall.declare()
    hall.do(events.ResultContested(poll, events.ContestGround.MAJORITY_ASKS, ""))
    hall.do(events.ContestRejected(poll, 2, 5))


def _without_polls(hall: Hall) -> None:
    """Acclamations, an objection, and every way of leaving the agenda."""
    for each in ("01-3", "01-6", "01-7", "01-8"):
        hall.call(each)
        hall.do(events.AcclamationDeclared((each,), CHAIR, "Bij acclamatie aangenomen."))
        if each == "01-7":
            hall.do(events.AcclamationObjected((each,)))
    hall.do(events.ProposalHeldOver("01-7"), events.ProposalTakenOff("01-9", "01-8"), events.ProposalWithdrawn("01-4"))


def bodies_of(entries: Sequence[Entry]) -> list[bytes]:
    return [encode(entry) for entry in entries]


def root_over(bodies: Sequence[bytes]) -> bytes:
    return Tree(map(leaf_hash, bodies)).root()


def note_over(bodies: Sequence[bytes], seed: bytes = HALL_SEED) -> str:
    return sign(Checkpoint(ORIGIN, len(bodies), root_over(bodies)), NoteKey(seed))


def write_ledger(
    path: Path, bodies: Sequence[bytes], sizes: Sequence[int] = (), note: Callable[..., str] = note_over
) -> Path:
    """The file of these entries, with checkpoints at `sizes` and at the end."""
    with LedgerStore.create(path) as store:
        store.append(bodies)
        for size in [*sizes, len(bodies)]:
            store.add_checkpoint(size, note(bodies[:size]))
    return path


def write_bundle(folder: Path, ledger: Path) -> Path:
    with LedgerStore.open_read_only(ledger) as store:
        assert isinstance(export(store, VKEY, folder), Exported)
    return folder


def sum_up(bundle: Path) -> None:
    """SHA256SUMS as the export would write it."""
    files = sorted(each.relative_to(bundle).as_posix() for each in bundle.rglob("*") if each.is_file())
    lines = [f"{hashlib.sha256((bundle / each).read_bytes()).hexdigest()}  {each}\n" for each in files]
    (bundle / "SHA256SUMS").write_text("".join(line for line in lines if "SHA256SUMS" not in line))


def election(settings: Settings) -> Hall:
    """An assembly that is ready to decide between two persons."""
    hall = Hall(settings)
    hall.prepare()
    rule = ChoiceRule.PLURALITY
    hall.propose(Proposal("01-1", "01", "Voorzitter", ProposalKind.ELECTION, options=("Anna", "Bas"), choice=rule))
    hall.test_poll()
    hall.call("01-1")
    return hall
