"""Tries this firmware against the vectors: `micropython -m firmware.try_vectors FOLDER`, with CPython just as well.

Prints a line for each file, with how many cases were tried and how many were right, and one for each that was not.
Sessions are tried byte for byte: signatures follow from the key, so a keypad that is right has no choice.
"""

import json
import sys

from . import cbor, envelope, frames
from . import messages as m
from .bench import address
from .board import Board
from .ed25519 import Curve, base_comb
from .keypad import Keypad

_LIGHTS = ("off", "waiting", "green", "red")


class MemoryBoard(Board):
    """The reference keypad of the sessions: its storage is a dictionary, its clock goes when it is told."""

    serial = "SK-0417"
    firmware = "reference 1"

    def __init__(self, comb: bytes, certificate: bytes) -> None:
        self.time = 0
        self.stored = {"comb": comb, "key": bytes(range(32)), "certificate": certificate}

    def now(self) -> int:
        """The time."""
        return self.time

    def battery(self) -> int:
        """Full."""
        return 100

    def load(self, name: str) -> bytes | None:
        """What was stored."""
        return self.stored.get(name)

    def store(self, name: str, data: bytes) -> None:
        """Stores it."""
        self.stored[name] = data


class Player:
    """A keypad in a session, step by step."""

    def __init__(self, board: MemoryBoard) -> None:
        self._board = board
        self.keypad = Keypad(board)

    def does(self, step) -> dict[str, object]:
        """What the keypad says and shows after this step, in the form of the file."""
        if "hears" in step:
            said = self.keypad.hear(bytes.fromhex(step["hears"]), step["over"] == "cradle")
        elif "press" in step:
            said = self.keypad.press(step["press"])
        elif "wait_ms" in step:
            said = self._wait(step["wait_ms"])
        else:
            self.keypad = Keypad(self._board)
            said = self.keypad.joined(0)
        line1, line2 = self.keypad.lines()
        return {
            "sends": [each.hex() for each in said],
            "line1": line1,
            "line2": line2,
            "light": _LIGHTS[self.keypad.light],
            "state": self.keypad.state,
        }

    def _wait(self, milliseconds: int) -> list[bytes]:
        end, said = self._board.time + milliseconds, []
        while self.keypad.due() <= end:
            self._board.time = max(self._board.time, self.keypad.due())
            said += self.keypad.tick()
        self._board.time = end
        return said


class Tried:
    """What is tried, by file."""

    def __init__(self) -> None:
        self._comb = base_comb()
        self._curve = Curve(self._comb)

    def frames(self, case) -> bool:
        """A frame is found, or its fault; what was found is written as it was."""
        data = bytes.fromhex(case["input"])
        found = frames.Splitter().feed(data)
        if len(found) != 1:
            return False
        if not case["valid"]:
            return found[0] == case["fault"]
        frame = found[0]
        if isinstance(frame, str):
            return False
        head = (frame.kind, frame.slot, frame.address, frame.sequence, frame.signal)
        said = (case["kind"],) + tuple([case.get(name, 0) for name in ("slot", "address", "sequence", "signal")])
        return head == said and frame.payload == bytes.fromhex(case["payload"])

    def cbor(self, case) -> bool:
        """Read, and written again as it was."""
        data = bytes.fromhex(case["input"])
        value = cbor.decode(data)
        return value is not None and cbor.encode(value) == data if case["valid"] else value is None

    def messages(self, case) -> bool:
        """What a keypad may hear is read, and written again as it was; what only it says, it does not listen to."""
        data = bytes.fromhex(case["input"])
        message = m.decode(data)
        if case["valid"] and m.is_heard(case["type"]):
            return message is not None and m.encode(case["type"], *message) == data
        return message is None

    def envelopes(self, case) -> bool:
        """Opened or refused."""
        data, key = bytes.fromhex(case["input"]), bytes.fromhex(case["key"])
        if case["form"] == "sign1":
            opened = envelope.opened(data, key, self._curve, bytes.fromhex(case["external"]))
        else:
            opened = envelope.unsealed(data, key)
        return opened == (bytes.fromhex(case["payload"]) if case["valid"] else None)

    def derived(self, case) -> bool:
        """A radio address. Receipt keys are the hall's to derive."""
        return case["what"] != "radio address" or f"{address(case['serial']):08x}" == case["expect"]

    def sessions(self, case) -> bool:
        """Every byte and every letter. The certificate stands in the information that begins a session."""
        player = Player(MemoryBoard(self._comb, certificate_of(case["steps"])))
        return all([self._same(step, player.does(step)) for step in case["steps"]])

    def _same(self, step, seen: dict[str, object]) -> bool:
        return all([step[name] == value for name, value in seen.items()])


def certificate_of(steps) -> bytes:
    """The certificate of the reference keypad, from the first information in a session."""
    for step in steps:
        for said in step["sends"]:
            message = cbor.decode(bytes.fromhex(said))
            if isinstance(message, list) and message[0] == m.INFORMATION:
                return message[-1]
    return b""


def main(folder: str) -> int:
    """Tries every file in this folder; 0 if all is right."""
    tried, wrong = Tried(), 0
    for name in ("frames", "cbor", "messages", "envelopes", "derived", "sessions"):
        with open(folder + "/" + name + ".json") as file:
            cases = json.load(file)
        failed = [case["id"] for case in cases if not getattr(tried, name)(case)]
        wrong += len(failed)
        sys.stdout.write(f"{name}: {len(cases) - len(failed)} of {len(cases)}\n")
        for each in failed:
            sys.stdout.write(f"    {each}\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
