"""The keypad at the end of a serial line, with its keys and its panel on that line too (SPEC, P-83)."""

from . import envelope, frames
from . import messages as m
from .keypad import Keypad
from .link import Link

_LONGEST_WAIT = 1000


def address(serial: str) -> int:
    """The radio address of a keypad (P-05)."""
    return int.from_bytes(envelope.digest(serial.encode())[:4], "big")


class Bench:
    """Runs the keypad of a board until nobody is at the other end."""

    def __init__(self, board) -> None:
        self._board = board
        self._link = Link(board.random)
        self._heard: list[frames.Frame] = []
        self._has_ended = False
        self._keypad = Keypad(board, self._listen)
        self._address = address(board.serial)
        self._shown: tuple[str, str, int, int] | None = None

    def run(self) -> None:
        """From the moment that power comes until the line ends."""
        self._say(self._keypad.joined(0))
        while not self._has_ended:
            self._board.wait(self._idle())
            self.turn()

    def turn(self) -> None:
        """Everything that is to be done now."""
        self._listen()
        if not self._board.lies_in_cradle():
            self._keypad.lifted()
        for key in self._board.keys():
            self._say(self._keypad.press(key))
        while self._heard:
            self._take(self._heard.pop(0))
        self._say(self._keypad.tick())
        self._write()

    def _idle(self) -> int:
        now = self._board.now()
        return max(0, min(_LONGEST_WAIT, self._keypad.due() - now, self._link.due(now)))

    def _listen(self) -> None:
        """Takes what came off the line, and keeps the link alive, also in the middle of a signature."""
        data = self._board.read()
        if data is None:
            self._has_ended = True
        elif data:
            self._heard += self._link.receive(data, self._board.now())
            self._write()

    def _write(self) -> None:
        for each in self._link.outgoing(self._board.now()):
            self._board.write(each)

    def _take(self, frame) -> None:
        if frame.kind == frames.DOWN:
            self._say(self._keypad.hear(frame.payload, frame.slot == frames.OVER_CRADLE))
        elif frame.kind == frames.BROADCAST:
            self._say(self._keypad.hear(frame.payload, False))
        elif frame.kind == frames.PANEL:
            self._on_panel(m.decode(frame.payload))

    def _on_panel(self, message) -> None:
        if isinstance(message, m.Press):
            self._say(self._keypad.press(message.key))
            self._show(True)
        elif isinstance(message, m.Restart):
            self._keypad = Keypad(self._board, self._listen)
            self._say(self._keypad.joined(0))

    def _say(self, messages: list[bytes]) -> None:
        for each in messages:
            self._link.send(frames.UP, self._address, each)
        self._show(False)

    def _show(self, always: bool) -> None:
        line1, line2 = self._keypad.lines()
        panel = (line1, line2, self._keypad.light, self._keypad.state)
        if panel != self._shown:
            self._board.show(line1, line2, self._keypad.light)
        if always or panel != self._shown:
            self._shown = panel
            self._link.send(frames.PANEL, 0, m.encode(m.PANEL, *panel))
