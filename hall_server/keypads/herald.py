"""What all keypads are told, and told again: how it stands with the poll, and its result (SPEC P-28, P-29).

- After every announcement and control a heartbeat is signed anew, and repeated byte for byte with every beat.
- While a poll is at hand its announcement goes before every second heartbeat, for who was not there.
- A poll that is over stays in the heartbeat until the next one, so that keypads keep it and its result.
- A result is signed when the hall screen shows it, and not before.
Nothing of this is in the ledger: another hall signs it anew, with a higher sequence.
"""

from firmware_protocol import codec, envelope
from firmware_protocol import messages as m
from hall_server.keypads.devices import Devices
from hall_server.keypads.result_text import result_on_screen
from hall_server.keypads.voice import Voice
from stemkast.assembly.assembly import Assembly
from stemkast.assembly.poll_state import PollState

BEAT = 1.0
"""Seconds from one heartbeat to the next."""
_NO_HASH = bytes(32)


class Herald:
    """Owned by the hall's thread.

    `said`: the announcement and controls of the poll that ran when a hall ended. `succession`: what makes keypads
    listen to this hall, where it is not the first one; it is told before everything else.
    """

    def __init__(
        self, voice: Voice, devices: Devices, assembly: Assembly, said: tuple[bytes, ...], succession: bytes
    ) -> None:
        self._voice = voice
        self._devices = devices
        self._succession = [succession] if succession else []
        self._poll = 0
        self._announcement = b""
        self._announcement_hash = _NO_HASH
        self._phase = m.Phase.NONE
        self._at_hand = False
        self._result = b""
        self._result_text = ""
        self._beats = 0
        self._recall(assembly, said)
        self._heartbeat = self._signed_heartbeat()

    def announce(self, poll: int, announcement: bytes) -> None:
        """A poll begins."""
        self._poll, self._announcement, self._at_hand = poll, announcement, True
        self._announcement_hash = envelope.sha256(announcement)
        self._phase = m.Phase.NONE
        self._result, self._result_text = b"", ""
        self._say(announcement)

    def control(self, poll: int, action: m.Action, control: bytes) -> None:
        """Something happens to a poll; `control` is empty where keypads were told before that it is over."""
        if poll == self._poll:
            self._phase = m.Phase(action)
            self._at_hand = action not in (m.Action.CLOSED, m.Action.VOIDED)
            if action is m.Action.VOIDED:
                self._result, self._result_text = b"", ""
        self._say(control)

    def look_at_screen(self, assembly: Assembly) -> None:
        """Entries became durable: the screen may show a result now, or another one than before."""
        shown = result_on_screen(assembly)
        if shown is None or shown[0].number != self._poll or shown[1] == self._result_text:
            return
        poll, self._result_text = shown
        self._result = self._voice.result(poll.number, poll.announcement_hash, self._result_text)
        self._devices.broadcast(self._result)

    def beat(self) -> None:
        """A second went by."""
        self._beats += 1
        if self._beats % 2 == 0:
            for each in self._at_length():
                self._devices.broadcast(each)
        else:
            self._devices.broadcast(self._heartbeat)

    def tell_station(self, path: str) -> None:
        """A base station was not there, or not heard of: it is told how it stands."""
        self._devices.repeat(path, self._at_length())

    def tell_all(self) -> None:
        """A keypad was handed out, and knows nothing yet."""
        for each in self._at_length():
            self._devices.broadcast(each)

    def _at_length(self) -> list[bytes]:
        """What a keypad needs that heard nothing, in the order in which it needs it."""
        told = [self._announcement] if self._at_hand else []
        return [*self._succession, *told, self._heartbeat, *([self._result] if self._result else [])]

    def _say(self, broadcast: bytes) -> None:
        if broadcast:
            self._devices.broadcast(broadcast)
        self._heartbeat = self._signed_heartbeat()

    def _signed_heartbeat(self) -> bytes:
        return self._voice.heartbeat(self._poll, self._phase, self._announcement_hash)

    def _recall(self, assembly: Assembly, said: tuple[bytes, ...]) -> None:
        poll = assembly.last_poll
        if poll is None or poll.epoch != assembly.epoch or poll.roll_call:
            return
        self._poll, self._announcement_hash = poll.number, poll.announcement_hash
        self._announcement, self._at_hand = poll.announcement, poll.running
        self._phase = m.Phase.VOIDED if poll.state is PollState.VOIDED else m.Phase.CLOSED
        if poll.running:
            self._phase = _phase_after(said)


def _phase_after(said: tuple[bytes, ...]) -> m.Phase:
    payload = envelope.peek(said[-1]) if said else None
    message = codec.decode(payload) if isinstance(payload, bytes) else None
    return m.Phase(message.action) if isinstance(message, m.Control) else m.Phase.NONE
