"""The firmware's loop on a board of its own: keys, contacts, and a line on which anything may come."""

import json
import random
from importlib.resources import files

from firmware_protocol import codec
from firmware_protocol import messages as m
from firmware_protocol.firmware import frames
from firmware_protocol.firmware.bench import Bench
from firmware_protocol.firmware.ed25519 import base_comb
from firmware_protocol.firmware.try_vectors import MemoryBoard, certificate_of
from firmware_protocol.framing import FrameKind
from firmware_protocol.line import OVER_CRADLE, Delivered
from firmware_protocol.link import Link

STEPS = json.loads((files("firmware_protocol") / "vectors" / "sessions.json").read_text("utf-8"))[1]["steps"]


class Table(MemoryBoard):
    """A board with keys, a cradle and a line that lie on the table."""

    def __init__(self) -> None:
        super().__init__(base_comb(), certificate_of(STEPS))
        self._numbers = random.Random(1)
        self.pressed: list[int] = []
        self.in_cradle = True
        self.to_read: list[bytes | None] = []
        self.written: list[bytes] = []
        self.shown: list[tuple[str, str, int]] = []

    def random(self, size: int) -> bytes:
        return self._numbers.randbytes(size)

    def keys(self) -> list[int]:
        pressed, self.pressed = self.pressed, []
        return pressed

    def lies_in_cradle(self) -> bool:
        return self.in_cradle

    def show(self, line1: str, line2: str, light: int) -> None:
        self.shown.append((line1, line2, light))

    def wait(self, milliseconds: int) -> None:
        assert 0 <= milliseconds <= 1000
        self.time += max(1, milliseconds)

    def read(self) -> bytes | None:
        return self.to_read.pop(0) if self.to_read else b""

    def write(self, data: bytes) -> None:
        self.written.append(data)


class Desk:
    """The other end of its line."""

    def __init__(self) -> None:
        self.board = Table()
        self.bench = Bench(self.board)
        self.link = Link(lambda: 77)
        self.heard: list[tuple[FrameKind, bytes]] = []

    def turn(self, times: int = 4) -> None:
        for _ in range(times):
            self.board.time += 10
            self.board.to_read += self.link.outgoing(self.board.time)
            while self.board.to_read:
                self.bench.turn()
            self.bench.turn()
            written, self.board.written = b"".join(self.board.written), []
            for event in self.link.receive(written, self.board.time):
                if isinstance(event, Delivered):
                    self.heard.append((event.frame.kind, event.frame.payload))

    def say(self, message: bytes, slot: int = OVER_CRADLE, kind: FrameKind = FrameKind.DOWN) -> None:
        self.link.send(kind, 0, message, slot)
        self.turn()


def test_an_offer_is_accepted_by_the_key_of_the_board_and_gone_when_it_is_lifted() -> None:
    desk = Desk()
    desk.turn()
    offer = next(bytes.fromhex(step["hears"]) for step in STEPS if step.get("hears", "").startswith("830a"))
    desk.say(offer)
    assert desk.board.shown[-1][1] == "akkoord?"
    desk.board.in_cradle = False
    desk.turn()
    assert desk.board.shown[-1] == ("", "SK-0417", 0)
    desk.board.in_cradle = True
    desk.say(offer)
    desk.board.pressed = [m.YES_KEY]
    desk.turn()
    assert desk.board.shown[-1] == ("Utrecht 75", "", 0)
    assert any(payload[:1] == b"\xd2" for kind, payload in desk.heard if kind is FrameKind.UP)


def test_what_is_no_business_of_a_keypad_is_passed_over() -> None:
    desk = Desk()
    desk.turn()
    seen = len(desk.heard)
    desk.say(codec.encode(m.Identify()), kind=FrameKind.STATION)
    desk.say(codec.encode(m.Identify()), kind=FrameKind.PANEL)
    desk.say(b"noise", kind=FrameKind.PANEL)
    desk.say(b"noise", slot=0)
    assert len(desk.heard) == seen
    for payload in (b"", b"\x01" + bytes(7), b"\x01" + b"\x00\x00\x00\x01\x00\x01\x00", b"\x02" + bytes(14), b"\x03"):
        desk.board.to_read.append(frames.encode(frames.Frame(frames.LINK, 0, 0, 0, 0, payload)))
    desk.turn()
    desk.say(codec.encode(m.Identify()))
    desk.turn(60)
    assert any(isinstance(codec.decode(payload), m.Information) for _, payload in desk.heard[seen:])


def test_its_line_begins_anew_after_the_hall_did() -> None:
    desk = Desk()
    desk.turn()
    seen = len(desk.heard)
    desk.link = Link(lambda: 99)
    desk.turn(60)
    desk.say(codec.encode(m.Identify()))
    desk.turn(60)
    assert any(isinstance(codec.decode(payload), m.Information) for _, payload in desk.heard[seen:])


def test_it_ends_with_its_line() -> None:
    board = Table()
    board.to_read = [b"", None]
    Bench(board).run()
    assert board.to_read == []
