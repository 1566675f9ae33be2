"""A control station: follows its hall into a verified copy of its own, says how far it keeps it, and cosigns.

Its folder is what another machine becomes the hall from (`hall-server serve --from FOLDER`): the ledger, and what was
sealed for whoever has the succession key. Neither tells the station how anybody votes in a window: that stays hidden
until the poll is closed.
"""

import base64
import binascii
import contextlib
import logging
import secrets
import time
from collections.abc import Callable
from pathlib import Path

from nacl.signing import SigningKey

from hall_server.disk.folder import LEDGER
from hall_server.disk.sealed import FILE as SEALED
from hall_server.disk.sealed import MOST_BYTES
from stemkast import private_file
from stemkast.assembly import event_codec
from stemkast.assembly.events import HallSucceeded
from stemkast.hall_client.connection.address import HallAddress
from stemkast.hall_client.connection.commands import HallUnreachable
from stemkast.hall_client.following.not_followed import NotFollowed, ReplicaFault
from stemkast.hall_client.following.replica import Replica
from stemkast.hall_client.following.shorter_copy import entries_of, went_on_at
from stemkast.hall_client.following.stream import EntryStream, GoOnFrom
from stemkast.ledger.cosignature import cosign, witness_key, witness_name
from stemkast.ledger.entry import Entry, from_body
from stemkast.ledger.errors import LedgerError
from stemkast.ledger.note import VerifierKey

WITNESS = "witness.key"
_DIFFERENT = (ReplicaFault.BAD_CHECKPOINT, ReplicaFault.REWRITTEN)
_log = logging.getLogger(__name__)
_SUCCESSION = b'"hall_succeeded"'


class ControlStation:
    """Follows `hall` as the station `name` into `folder`; `start` and `stop` are those of its stream.

    `on_entry` and `on_state` are those of `EntryStream`, from the first entry on, also for those that were kept before.
    `on_trouble(why)` is told once why the hall is not believed any more, or that nothing can be kept here any more (it
    is followed then without a copy, and nothing is cosigned); `on_cosigned` size and root of every
    checkpoint that was cosigned. All from the stream's thread; `start` tells what was kept before. `on_anew()`: another
    machine took over from a copy that lacks the last entries of this one, and every entry is told again from the first.
    """

    def __init__(
        self,
        hall: HallAddress,
        folder: Path,
        name: str,
        on_entry: Callable[[int, bytes], None] = lambda _index, _body: None,
        on_state: Callable[[bool], None] = lambda _connected: None,
        on_aside: Callable[[str, object], object] = lambda _kind, _value: None,
        on_trouble: Callable[[NotFollowed], None] = lambda _why: None,
        on_cosigned: Callable[[int, bytes], None] = lambda _size, _root: None,
        on_anew: Callable[[], object] = lambda: None,
    ) -> None:
        self._hall = hall
        self._on_anew = on_anew
        self._witness = signing_key(folder)
        self._folder = folder
        self._on_entry = on_entry
        self._told_aside = on_aside
        self._on_trouble = on_trouble
        self._on_cosigned = on_cosigned
        self._succession = b""
        self._said = -1
        self._is_over = False
        self.replica = Replica.open(folder / LEDGER)
        self._witness_name = witness_name(name)
        self._stream = EntryStream(
            hall,
            self._entry,
            lambda connected: self._state(connected, on_state),
            self.replica.size,
            self._checkpoint,
            self._pause,
            self._aside,
            lambda: self._succession,
            witness=self.witness,
        )

    @property
    def witness(self) -> str:
        """The verifier key under which it cosigns, once the admin enrolled it as a witness."""
        return str(witness_key(self._witness_name, self.witness_public_key))

    @property
    def witness_called(self) -> str:
        """Name and id of that key, which people compare: `commissie+8f1c20de`."""
        return witness_key(self._witness_name, self.witness_public_key).called

    @property
    def witness_public_key(self) -> bytes:
        """32 bytes."""
        return bytes(self._witness.verify_key)

    @property
    def witness_name(self) -> str:
        """The name under which it cosigns."""
        return self._witness_name

    def sign(self, message: bytes) -> bytes:
        """Signs with the key of this station, 64 bytes; for what names its own purpose, as a roll call does."""
        return self._witness.sign(message).signature

    def start(self) -> None:
        """Tells what was kept before, and begins to follow."""
        self._tell_all()
        self._stream.start()

    def stop(self) -> None:
        """Ends; no call follows."""
        self._stream.stop()
        self.replica.close()

    def _tell_all(self) -> None:
        for index, body in enumerate(self.replica.bodies()):
            self._learn(index, body)
            self._on_entry(index, body)

    def _state(self, connected: bool, on_state: Callable[[bool], None]) -> None:
        if not connected:
            self._said = -1
        on_state(connected)

    def _entry(self, index: int, body: bytes) -> None:
        stopped = self.replica.stopped
        if stopped is None or stopped.is_of_this_station:  # what cannot be kept here can still be shown
            self.replica.take(body)
            self._learn(index, body)
            self._on_entry(index, body)

    def _pause(self) -> None:
        """What arrived together is durable, and the hall is told."""
        if self._followed(self.replica.keep()) and self.replica.size != self._said:
            self._said = self.replica.size
            self._stream.say(self._said)

    def _checkpoint(self, note: str) -> None:
        """Raises GoOnFrom where the hall took over from a shorter copy."""
        stopped = self.replica.check(note)
        if stopped is not None and stopped.fault in _DIFFERENT and not self._is_over:
            self._go_on_from_shorter_copy()
        if self._followed(stopped):
            text = note.partition("\n\n")[0] + "\n"
            size = int(text.split("\n")[1])
            cosigned = cosign(text, self._witness_name, self._witness, int(time.time()))
            self._stream.say(size, cosigned.line)
            self._on_cosigned(size, base64.b64decode(text.split("\n")[2]))

    def _go_on_from_shorter_copy(self) -> None:
        """Raises GoOnFrom where what this station has more was signed by nobody; else nothing happens.

        Also where the hall did not say: no answer is no other history, and it is asked again.
        """
        own, verified = list(self.replica.bodies()), self.replica.verified
        try:
            size = went_on_at(own, verified, entries_of(self._hall, verified))
        except HallUnreachable as error:
            _log.warning("%s; it is asked again", error)
            self.replica.stopped = None  # until it says
            raise GoOnFrom(self.replica.size) from error
        if size is None:
            return
        try:
            self.replica = self.replica.shortened(size)
        except (OSError, LedgerError) as error:
            _log.warning("the copy of this station cannot be put aside: %s", error)
            return
        _log.warning("the hall took over from %d entries; what this station had more nobody signed: put aside", size)
        self._on_anew()
        self._tell_all()
        raise GoOnFrom(size)

    def _aside(self, kind: str, value: object) -> None:
        if kind == "sealed" and isinstance(value, str) and len(value) <= MOST_BYTES:
            with contextlib.suppress(OSError, binascii.Error):  # an older one is there still
                private_file.replace(self._folder / SEALED, base64.b64decode(value, validate=True))
        self._told_aside(kind, value)

    def _learn(self, index: int, body: bytes) -> None:
        if _SUCCESSION not in body:
            return
        entry = from_body(index, body)
        event = event_codec.from_data(entry.event, entry.data) if isinstance(entry, Entry) else None
        if isinstance(event, HallSucceeded):
            self._succession = event.succession

    def _followed(self, stopped: NotFollowed | None) -> bool:
        if stopped is not None and not self._is_over:
            self._is_over = True
            self._on_trouble(stopped)
        return stopped is None


def witness_of(folder: Path, name: str) -> VerifierKey:
    """The verifier key under which the station `name`, which keeps the ledger in `folder`, cosigns. Raises OSError."""
    return witness_key(witness_name(name), bytes(signing_key(folder).verify_key))


def signing_key(folder: Path) -> SigningKey:
    """The witness key of the station that keeps it in `folder`, made once. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = folder / WITNESS
    if not path.exists():
        private_file.create(path, secrets.token_bytes(32))
    return SigningKey(path.read_bytes())
