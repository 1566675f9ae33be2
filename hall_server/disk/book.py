"""The assembly together with its ledger: what is checked, written and then known, in that order for everybody.

Within a batch the assembly runs ahead of the file; the batch is written in one transaction, and nothing leaves the
hall before that. Its entries happen together, so they bear one time. If the file cannot be written, the assembly is
read from it anew.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog

from hall_server.disk.clock import HallClock
from stemkast.assembly.assembly import Assembly
from stemkast.assembly.event_codec import name_of, to_data
from stemkast.assembly.events import Event, KeypadPaired, PollOpened, Role, RollCallAnnounced
from stemkast.assembly.poll_state import PollState
from stemkast.assembly.refusal import Reason, Refusal
from stemkast.ledger import checkpoint
from stemkast.ledger.cosignature import Cosignature, open_cosignature, witness_key
from stemkast.ledger.entry import Entry, EntryRefused, from_body, to_body
from stemkast.ledger.errors import LedgerDamaged, LedgerNotWritten, Obstacle
from stemkast.ledger.note import NoteRefused
from stemkast.ledger.replay import Replayed, ReplayRefused, replay
from stemkast.ledger.store import LedgerStore
from stemkast.ledger.tree import Tree, leaf_hash

_CHECKPOINT_EVERY = timedelta(seconds=10)
_OPENINGS = (PollOpened, RollCallAnnounced)
NOT_WRITTEN = Refusal(Reason.NOT_READY, "the ledger cannot be written now", "design decision 4")
TAKE_A_COPY = "Keep it as it is, and go on from the copy of a station: hall-server serve NEW-FOLDER --from COPY"
_log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Written:
    """Entries that are durable: the index of the first, and their bodies.

    `note` is the checkpoint that was signed after them, if one was; `public` whether everybody may see it now.
    """

    start: int
    bodies: tuple[bytes, ...]
    note: str | None = None
    public: bool = False

    @property
    def size(self) -> int:
        """The number of entries with these."""
        return self.start + len(self.bodies)


def hides_votes(assembly: Assembly) -> bool:
    """Whether the ledger holds votes whose direction nobody may see yet (design decision 7)."""
    poll = assembly.running
    return poll is not None and poll.state is not PollState.ANNOUNCED


class LedgerUnreadable(Exception):
    """Raised by `Book`: the ledger is not what the hall signed, or breaks its own rules; the text says what to do."""


class Book:
    """One writer's view of one ledger. `sign_checkpoint` signs the state of the tree as a note.

    `told` hears of every entry that the ledger holds already, in order, while it is read. `obstacle` is why nothing was
    written the last time; None while all is well.

    The store may be one to read: it is written to only after all of it was checked, and its last checkpoint fits.
    """

    def __init__(
        self,
        store: LedgerStore,
        sign_checkpoint: Callable[[checkpoint.Checkpoint], str],
        clock: HallClock,
        told: Callable[[Replayed], None] = lambda _replayed: None,
    ) -> None:
        self._store = store
        self._sign = sign_checkpoint
        self._clock = clock
        self._waiting: list[bytes] = []
        self._at: datetime | None = None
        self._checkpoint_due = False
        self._is_known = True
        self._opened = 0
        self.obstacle: Obstacle | None = None
        store.check()
        self.assembly, self._tree = self._read(told)
        store.begin_writing()
        for body in store.entries(max(store.size - 1, 0)):
            last = from_body(store.size - 1, body)
            if isinstance(last, Entry):
                clock.begin_after(last.at)
        self._signed_at = clock.now()
        newest = store.last_checkpoint()
        self._covered = newest[0] if newest is not None else 0

    @property
    def size(self) -> int:
        """The number of durable entries."""
        return self._store.size

    @property
    def next_index(self) -> int:
        """The index of the entry that is recorded next."""
        return self._store.size + len(self._waiting)

    def record(self, event: Event, by: str, role: Role | None = None) -> Refusal | None:
        """Checks the event, takes it over and puts it in the batch; or says why not."""
        if not self._is_known:
            return NOT_WRITTEN
        refusal = self.assembly.check(event, role)
        if refusal is not None:
            return refusal
        at = self._at = self._at or self._clock.now()
        index = self.next_index
        body = to_body(Entry(index, at, by, name_of(event), to_data(event)))
        if isinstance(body, EntryRefused):
            return Refusal(Reason.INCONSISTENT, body.text, "LEDGER: canonical form")
        self.assembly.apply(event, at)
        self._note_opening(index, event)
        self._waiting.append(body)
        if isinstance(event, KeypadPaired):  # whoever leaves the desk with a keypad can be told of a checkpoint
            self._checkpoint_due = True
        return None

    def root(self) -> tuple[int, bytes]:
        """Size and root of everything that was recorded, with what waits in the batch."""
        ahead = self._tree.copy()
        for body in self._waiting:
            ahead.append(leaf_hash(body))
        return ahead.size, ahead.root()

    def ask_for_checkpoint(self) -> None:
        """The batch ends in a signed checkpoint."""
        self._checkpoint_due = True

    def seconds_to_checkpoint(self) -> float | None:
        """In how long the entries that no checkpoint covers are to get one; None while there are none."""
        if self._covered == self._store.size:
            return None
        return max((self._signed_at + _CHECKPOINT_EVERY - self._clock.now()).total_seconds(), 0.0)

    def commit(self) -> Written | None:
        """Writes the batch; None if the file cannot be written, and then nothing of the batch happened."""
        if not self._is_known:
            return None
        bodies, self._waiting, self._at = tuple(self._waiting), [], None
        start = self._store.size
        try:
            self._store.append(bodies)
        except LedgerNotWritten as error:
            _log.error("entries not written", entries=len(bodies), why=str(error))
            self.obstacle = error.obstacle
            self._is_known = False
            if error.obstacle is not Obstacle.IN_USE:  # who waited for another program once does not wait again now
                self._read_again()
            return None
        if bodies:
            self.obstacle = None
        for body in bodies:
            self._tree.append(leaf_hash(body))
        if bodies and self._clock.now() - self._signed_at >= _CHECKPOINT_EVERY:
            self._checkpoint_due = True
        note = self._add_checkpoint()
        return Written(start, bodies, note, note is not None and not hides_votes(self.assembly))

    def look(self) -> None:
        """Now and then: whether the ledger could be written, without anybody who waits for it."""
        if self._is_known or self._read_again():
            self.obstacle = self._store.try_writing() if self.obstacle is not None else self._store.obstacle()

    def now(self) -> datetime:
        """The time that entries bear; it never goes back."""
        return self._clock.now()

    @property
    def clock_went_back(self) -> bool:
        """Whether the computer's clock is behind the times of the ledger."""
        self._clock.now()
        return self._clock.went_back

    def witnessed(self) -> dict[str, int]:
        """The size of the newest checkpoint that each witness cosigned, by name."""
        return self._store.witnessed()

    def cosigned(self, size: int, line: str) -> str | None:
        """Keeps the line of an enrolled witness under the checkpoint of `size`: its name; None if it is none."""
        note = self._store.checkpoint(size)
        if note is None:
            return None
        text = note.partition("\n\n")[0] + "\n"
        for name, public_key in self.assembly.witnesses.items():
            if isinstance(open_cosignature(line, text, witness_key(name, public_key)), Cosignature):
                try:
                    self._store.add_cosignature(size, name, line)
                except LedgerNotWritten as error:
                    _log.error("cosignature not written", witness=name, why=str(error))
                    return None
                return name
        return None

    def public_note(self) -> str | None:
        """The newest checkpoint that everybody may see: none with votes of a poll that runs."""
        notes = self._store.checkpoints()
        if hides_votes(self.assembly):
            notes = [(size, note) for size, note in notes if size <= self._opened]
        return notes[-1][1] if notes else None

    def bodies(self) -> Iterator[bytes]:
        """Every durable entry, in order."""
        return self._store.entries()

    def close(self) -> None:
        """Closes the file."""
        self._add_checkpoint()
        self._store.close()

    def _add_checkpoint(self) -> str | None:
        """Writes the checkpoint that is due. If it cannot be written it stays due: the entries are durable without."""
        if not self._checkpoint_due or self.assembly.initialised is None:
            return None
        origin = checkpoint.origin_of(self.assembly.initialised.assembly)
        note = self._sign(checkpoint.Checkpoint(origin, self._tree.size, self._tree.root()))
        try:
            self._store.add_checkpoint(self._tree.size, note)
        except LedgerNotWritten as error:
            _log.error("checkpoint not written", entries=self._tree.size, why=str(error))
            return None
        self._checkpoint_due, self._signed_at, self._covered = False, self._clock.now(), self._tree.size
        return note

    def _note_opening(self, index: int, event: Event) -> None:
        """Keeps where the poll that was opened last began: what is public while it runs ends there."""
        if isinstance(event, _OPENINGS):
            self._opened = index

    def _read_again(self) -> bool:
        """What was not written did not happen. While another program lets nobody read either, nothing happens.

        Raises LedgerDamaged where no waiting helps.
        """
        try:
            self.assembly, self._tree = self._read(lambda _replayed: None)
        except LedgerDamaged as error:
            if error.obstacle is not Obstacle.IN_USE:
                raise
            _log.error("ledger not read", why=str(error))
            self.obstacle = error.obstacle
        else:
            self._is_known = True
        return self._is_known

    def _read(self, told: Callable[[Replayed], None]) -> tuple[Assembly, Tree]:
        """The entries, held to the rules and to the last checkpoint. Raises LedgerUnreadable, LedgerDamaged."""
        newest = self._store.last_checkpoint()
        signed, note = newest if newest is not None else (0, "")
        assembly, tree = Assembly(), Tree()

        def taken(replayed: Replayed) -> None:
            if tree.size == signed:
                self._hold_to(note, assembly, tree)
            self._note_opening(replayed.entry.index, replayed.event)
            told(replayed)

        refused = replay(self._store.entries(), assembly, tree, taken)
        if isinstance(refused, ReplayRefused):
            raise LedgerUnreadable(f"entry {refused.index} of {self._store.path}: {refused.text}. {TAKE_A_COPY}")
        if tree.size < signed:
            missing = f"{signed} entries were signed and {tree.size} are there"
            raise LedgerUnreadable(f"{self._store.path} lost entries: {missing}. {TAKE_A_COPY}")
        return assembly, tree

    def _hold_to(self, note: str, assembly: Assembly, tree: Tree) -> None:
        """The checkpoint has to be of the hall that wrote so far, and over these entries. Raises LedgerUnreadable."""
        if assembly.initialised is None:
            return
        origin = checkpoint.origin_of(assembly.initialised.assembly)
        said = checkpoint.open_note(note, checkpoint.vkey_of(origin, assembly.hall_key))
        if isinstance(said, NoteRefused):
            raise LedgerUnreadable(
                f"the last checkpoint of {self._store.path} is not the hall's: {said.text}. {TAKE_A_COPY}"
            )
        if (said.size, said.root) != (tree.size, tree.root()):
            changed = (
                f"{self._store.path} was changed: its first {tree.size} entries are not those that the hall signed"
            )
            raise LedgerUnreadable(f"{changed}. {TAKE_A_COPY}")
