"""What comes from keypads, each kind to whom it concerns; what concerns nobody is noise.

- Who a keypad is, its proof, its yes and its no are taken over a cradle only (SPEC P-24, P-31): on the air anybody
  could say them for it.
- Votes and statuses are taken from anywhere, by what is signed or authenticated in them.
"""

from collections.abc import Callable
from functools import partial

from firmware_protocol import codec, envelope
from firmware_protocol import messages as m
from hall_server.disk.book import NOT_WRITTEN, Book
from hall_server.keypads.cradles import Cradles
from hall_server.keypads.devices import Devices
from hall_server.keypads.herald import Herald
from hall_server.keypads.keypads_seen import KeypadsSeen
from hall_server.keypads.line import Heard
from hall_server.keypads.voice import Voice
from hall_server.writer.after_commit import AfterCommit
from hall_server.writer.desk import Desk
from hall_server.writer.votes import Votes
from stemkast.assembly.state import Pairing


class Listening:
    """Owned by the hall's thread. `again` brings back what could not be written."""

    def __init__(
        self,
        book: Book,
        voice: Voice,
        devices: Devices,
        after: AfterCommit,
        again: Callable[[Heard], None],
        *,
        cradles: Cradles,
        desk: Desk,
        herald: Herald,
        votes: Votes,
        seen: KeypadsSeen,
    ) -> None:
        self._book = book
        self._voice = voice
        self._devices = devices
        self._after = after
        self._again = again
        self._cradles = cradles
        self._desk = desk
        self._herald = herald
        self._votes = votes
        self._seen = seen

    def take(self, heard: Heard) -> bool:
        """Does what the message leads to; False if it is noise."""
        if envelope.is_authenticated(heard.payload):
            return self._status(heard)
        if not envelope.is_signed(heard.payload):
            return heard.over_cradle and self._plain(heard, codec.decode(heard.payload))
        payload = envelope.peek(heard.payload)
        match codec.decode(payload) if isinstance(payload, bytes) else None:
            case m.Assignment() as assignment:
                return heard.over_cradle and self._acceptance(heard, assignment)
            case m.Attestation() as attestation:
                return heard.over_cradle and self._attestation(heard, attestation)
            case m.Vote() as vote:
                return self._votes.take(heard, vote)
            case _:
                return False

    def _plain(self, heard: Heard, message: m.Message | codec.MessageRefused) -> bool:
        match message:
            case m.Information():
                self._cradles.placed(heard.path, message)
            case m.Removed():
                self._cradles.removed(heard.path, message.serial)
                self._devices.lost(message.serial, heard.path)
            case m.Declined():
                self._desk.declined(message)
            case _:
                return False
        return True

    def _attestation(self, heard: Heard, attestation: m.Attestation) -> bool:
        if not self._cradles.attested(heard.path, heard.payload, attestation):
            return False
        self._devices.heard_at(attestation.serial, heard.path)
        return True

    def _acceptance(self, heard: Heard, assignment: m.Assignment) -> bool:
        accepted = self._desk.accepted(self._book.assembly, heard.payload, assignment)
        if accepted is None:
            return False
        why = self._book.record(*accepted)
        if why is NOT_WRITTEN:  # the keypad said it once: it is looked at again when the ledger can be written
            self._again(heard)
            return True
        if why is not None:
            return False
        self._after.when_durable(partial(self._paired, assignment.pairing))
        self._after.unless_durable(lambda: self._again(heard))
        return True

    def _paired(self, pairing: int) -> None:
        self._desk.paired(pairing)
        self._herald.tell_all()

    def _status(self, heard: Heard) -> bool:
        pairing = self._seen.take(self._book.assembly, heard.payload, heard.station)
        if pairing is None:
            return False
        self._devices.heard_at(pairing.serial, heard.path)
        if pairing.ended is not None:
            self._release_again(pairing)
        return True

    def _release_again(self, pairing: Pairing) -> None:
        """A keypad that was taken in lives on: it missed that."""
        release = self._voice.release(pairing)
        self._after.when_durable(lambda: self._devices.send_to(pairing.serial, release))
