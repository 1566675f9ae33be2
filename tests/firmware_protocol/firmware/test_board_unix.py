"""The board of a process, in this process: the same files run here and on MicroPython."""

import io
import os
import sys
import threading
import tty
from pathlib import Path
from types import TracebackType

import pytest

from firmware_protocol.conformance.bench import LineBench
from firmware_protocol.conformance.report import run
from firmware_protocol.conformance.sessions import SESSIONS
from firmware_protocol.emulator.fleet import Fleet
from firmware_protocol.firmware import board_unix
from firmware_protocol.firmware.board_unix import UnixBoard, main
from firmware_protocol.firmware.kept import Kept, StorageDamaged
from firmware_protocol.transports.base import Descriptor
from firmware_protocol.transports.serial_line import SerialTransport
from tests.patience import PATIENCE

SERIAL = "SK-9001"


class Running:
    """`main` in a thread, a pseudo-terminal for its standard input and output. At the end the line is pulled."""

    def __init__(self, folder: Path) -> None:
        self._patch = pytest.MonkeyPatch()
        self._near, self._far = os.openpty()
        tty.setraw(self._far)
        self.path = os.ttyname(self._far)
        self.status: int | None = None
        self._thread = threading.Thread(target=self._run, args=(folder,), daemon=True)

    def __enter__(self) -> "Running":
        self._files = [
            io.TextIOWrapper(os.fdopen(os.dup(self._near), f"{mode}b", buffering=0))  # type: ignore[type-var]
            for mode in "rw"
        ]
        self._patch.setattr(sys, "stdin", self._files[0])
        self._patch.setattr(sys, "stdout", self._files[1])
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        os.close(self._far)
        self._thread.join(PATIENCE)
        self._patch.undo()
        for each in self._files:
            each.close()
        os.close(self._near)

    def _run(self, folder: Path) -> None:
        self.status = main([SERIAL, str(folder)])


def test_it_answers_until_the_line_ends(tmp_path: Path) -> None:
    chosen = [each for each in SESSIONS if "vote" in each.name or "power" in each.name]
    assert len(chosen) >= 4
    certified(tmp_path)
    with Running(tmp_path) as running:
        port = SerialTransport().open(Descriptor("serial", running.path))
        bench = LineBench(port)
        bench.connect()
        tried = run(bench, chosen, lambda _name: None)
        port.close()
    assert [each.why for each in tried if each.why] == []
    assert running.status == 0


def certified(folder: Path) -> None:
    """What the factory leaves, for a keypad with the first key that it makes."""
    (folder / "key").write_bytes(bytes(range(32)))
    with Path(os.devnull).open() as nothing, pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdin", nothing)
        keypad = board_unix.Keypad(UnixBoard(SERIAL, str(folder)))
    (folder / "certificate").write_bytes(Fleet(0, seed=1).certify(SERIAL, keypad.public_key))


def test_its_public_key_is_made_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Path(os.devnull).open() as nothing, pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdin", nothing)
        assert [main([SERIAL, str(tmp_path), "--public-key"]) for _ in range(2)] == [0, 0]
        first, second = capsys.readouterr().out.split()
        assert first == second
        assert len(bytes.fromhex(first)) == 32
        assert main([SERIAL]) == 2
        assert capsys.readouterr().err.startswith("usage: ")


def test_its_hash_is_that_of_everything_that_runs() -> None:
    folder = Path(board_unix.__file__).parent
    runs = {each.stem for each in folder.glob("*.py")} - {"__init__", "try_vectors", "try_speed"}
    assert set(board_unix._MODULES) == runs
    assert list(board_unix._MODULES) == sorted(board_unix._MODULES)


@pytest.mark.rule("P-82")
@pytest.mark.parametrize(
    "stored", [b"", b"\x80", b"\x87\x02\x00\x40\x40\x00\x00\x40", b"\x87\x01\x00\x41\x00\x40\x00\x00\x40"]
)
def test_storage_that_cannot_be_read_is_no_empty_storage(tmp_path: Path, stored: bytes) -> None:
    (tmp_path / "state").write_bytes(stored)
    with Path(os.devnull).open() as nothing, pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdin", nothing)
        with pytest.raises(StorageDamaged):
            Kept(UnixBoard(SERIAL, str(tmp_path)))
