"""A reliable line over serial bytes: frames in order, each once, sent again where they get lost (P-40 to P-50).

Both ends run the same code: a sender for what they say, a receiver for what they hear. sans-IO: the caller moves the
bytes and tells the time in milliseconds.
"""

import secrets
from collections.abc import Callable

from firmware_protocol import link_frames
from firmware_protocol.framing import BadFrame, Frame, FrameDecoder, FrameKind, encode_frame
from firmware_protocol.line import Delivered, GaveUp, LinkEvent, Noise, Up
from firmware_protocol.link_frames import Ack, Start
from firmware_protocol.link_receiver import Receiver
from firmware_protocol.link_sender import ATTEMPTS, Sender


def random_session() -> int:
    """A session number from the system's source of randomness."""
    return secrets.randbelow(2**32 - 1) + 1


class Link:
    """One end of a link. `session` gives random numbers of 32 bits, not 0."""

    def __init__(
        self,
        session: Callable[[], int] = random_session,
        window: int = link_frames.WINDOW,
        attempts: int = ATTEMPTS,
    ) -> None:
        self._sender = Sender(session, window, attempts)
        self._receiver = Receiver()
        self._decoder = FrameDecoder()

    @property
    def is_up(self) -> bool:
        """Whether the other end acknowledged that this end is there."""
        return self._sender.is_running

    @property
    def repeated(self) -> int:
        """How many frames were sent again so far."""
        return self._sender.repeated

    def send(self, kind: FrameKind, address: int, payload: bytes, slot: int = 0, signal: int = 0) -> bool:
        """Takes a message to be sent; False if too many wait already."""
        return self._sender.send(Frame(kind, slot, address, 0, signal, payload))

    def receive(self, data: bytes, now: int) -> list[LinkEvent]:
        """What happened, with the bytes that arrived, if any. Never raises."""
        events: list[LinkEvent] = []
        for found in self._decoder.feed(data) if data else ():
            if isinstance(found, BadFrame):
                events.append(Noise(found.fault))
            elif found.kind is FrameKind.LINK:
                events += self._about_the_link(found, now)
            else:
                events += map(Delivered, self._receiver.data(found, now))
        return events

    def outgoing(self, now: int) -> list[bytes]:
        """The encoded frames that are to be written now; acknowledgements go first."""
        ack = self._receiver.outgoing(now)
        messages = [*([ack] if ack is not None else []), *self._sender.outgoing(now)]
        return [encode_frame(each if isinstance(each, Frame) else _link_frame(each)) for each in messages]

    def expired(self, now: int) -> list[LinkEvent]:  # noqa: ARG002 - another line may have to look at the time
        """What `outgoing` gave up, once."""
        given_up, self._sender.given_up = self._sender.given_up, 0
        return [GaveUp(given_up)] if given_up else []

    def due(self) -> int | None:
        """When `outgoing` has something: 0 for at once, None for not before something happens."""
        moments = [each for each in (self._receiver.due(), self._sender.due()) if each is not None]
        return min(moments, default=None)

    def _about_the_link(self, frame: Frame, now: int) -> list[LinkEvent]:
        message = link_frames.decode(frame.payload)
        match message:
            case Start():
                self._receiver.start(message, now)
            case Ack():
                return [Up()] if self._sender.acknowledged(message, now) else []
            case None:
                return [Noise("link")]
        return []


def _link_frame(message: Start | Ack) -> Frame:
    return Frame(FrameKind.LINK, 0, 0, 0, 0, link_frames.encode(message))
