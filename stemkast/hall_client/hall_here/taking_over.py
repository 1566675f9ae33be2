"""A control station becomes the hall: `hall-server serve NEW --from COPY …` as a child of this process.

The 24 words go to the child through a pipe: they stand on no command line, in no environment and in no file. The child
ends with its parent.
"""

import json
import os
import socket
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from hall_server.disk.succession_key import SuccessionKey
from stemkast.hall_client.connection.address import HallAddress
from stemkast.hall_client.hall_here.hall_program import hall_server

_END_SECONDS = 20
_HERE, _EVERYWHERE = "127.0.0.1", "0.0.0.0"
_BY_ITSELF = "hall-server: "


@dataclass(frozen=True, slots=True)
class TakeOver:
    """What is needed to go on.

    sources  folders of stations, or of the old hall
    words    the 24 words of the succession key
    lines    serial lines of base stations and cradles
    port     where the old hall could be reached, so that stations find the new one there
    """

    sources: tuple[Path, ...]
    words: str = field(repr=False)
    lines: tuple[str, ...] = ()
    port: int = 0


@dataclass(frozen=True, slots=True)
class NotTakenOver:
    """Why not, in the words of the hall server."""

    text: str


def are_words(text: str) -> bool:
    """Whether these can be the words of a succession key: 24 of them, and the check fits."""
    return SuccessionKey.from_words(text) is not None


class SucceedingHall:
    """The hall that goes on, a child of this process.

    Attributes:
        address: where this station, as it was, reaches it; `folder` is that of its ledger.
        place: HOST:PORT at which the other stations look for it.
        is_found: whether this computer has that address, so that they find it there.
    """

    def __init__(
        self, process: "subprocess.Popen[bytes]", address: HallAddress, log: Path, folder: Path, looked_for: str
    ) -> None:
        self._process = process
        self._log = log
        self.address = address
        self.folder = folder
        self.place = f"{looked_for}:{address.address.rpartition(':')[2]}"
        self.is_found = _is_own(looked_for)

    @property
    def said(self) -> str:
        """What it said when it took over: the epoch, and from how many entries of which copy it goes on."""
        return _said(self._log)

    def close(self) -> int:
        """Ends the hall in an orderly way; its exit status."""
        self._process.communicate(timeout=_END_SECONDS)
        return self._process.returncode


def take_over(wanted: TakeOver, folder: Path, station: HallAddress) -> SucceedingHall | NotTakenOver:
    """Makes `folder` the hall that goes on, and serves it. `station` is this station at the old hall.

    Waits until the hall can be reached: not for the thread of a window. Raises OSError.
    """
    host = _EVERYWHERE if station.certificate else _HERE
    folder.parent.mkdir(parents=True, exist_ok=True)
    log = folder.with_name(f"{folder.name}.log")
    reading, writing = os.pipe()
    try:
        arguments = _arguments(wanted, folder, f"{host}:{wanted.port}", reading)
        with log.open("wb") as errors:
            process = subprocess.Popen(
                arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors, pass_fds=(reading,)
            )
        with os.fdopen(writing, "wb") as pipe:
            writing = -1
            pipe.write(wanted.words.encode())
    finally:
        os.close(reading)
        if writing >= 0:
            os.close(writing)
    line = process.stdout.readline() if process.stdout is not None else b""
    if not line:
        process.communicate(timeout=_END_SECONDS)
        return NotTakenOver(_said(log) or "the hall server ended without a word")
    port = str(json.loads(line)["listening"]).rpartition(":")[2]
    here = HallAddress(f"{_HERE}:{port}", station.token, station.certificate)
    return SucceedingHall(process, here, log, folder, station.address.rpartition(":")[0])


def _is_own(host: str) -> bool:
    """Whether this computer has this address."""
    try:
        with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
            probe.bind((host, 0))
    except OSError:
        return False
    return True


def _arguments(wanted: TakeOver, folder: Path, listen: str, words: int) -> Sequence[str]:
    copies = [argument for each in wanted.sources for argument in ("--from", str(each))]
    lines = [argument for each in wanted.lines for argument in ("--line", each)]
    serve = [*hall_server(), "serve", str(folder), "--listen", listen, *copies, *lines]
    return [*serve, "--words", f"/dev/fd/{words}", "--old-machine-is-off", "--until-input-ends"]


def _said(log: Path) -> str:
    """The last sentence of the command itself, among what the hall logged."""
    lines = log.read_text("utf-8", errors="replace").splitlines()
    own = [line.removeprefix(_BY_ITSELF) for line in lines if line.startswith(_BY_ITSELF)]
    return own[-1] if own else ""
