"""A station as a process of its own, behind its cable: the real command with its windows, drawn into memory."""

import json
import os
import select
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from stemkast.assembly.events import Role
from stemkast.hall_client.connection.address import HallAddress
from stemkast.hall_client.connection.enrolment import Enrolled, save
from stemkast.ledger.store import LedgerStore
from tests.faults.network import Cable

_SCREEN = {"QT_QPA_PLATFORM": "offscreen", "DISPLAY": "none: windows are drawn into memory"}


@dataclass(frozen=True, slots=True)
class Answer:
    """What the event loop of a station's windows said: its longest silence in milliseconds, and pictures as hashes."""

    longest: int
    pictures: tuple[str, ...]


class Station:
    """`stemkast --role ROLE`, enrolled at `hall`; `home` keeps its enrolment, its copy of the ledger and its log."""

    def __init__(self, role: Role, hall: HallAddress, home: Path, cable: Cable, name: str = "") -> None:
        self.role = role
        self.name = name or role.value
        self.cable = cable
        self.home = home
        save(Enrolled(hall, f"station {self.name}", role), home / "stemkast" / "stations" / f"{role.value}.json")
        self.folder = home / "stemkast" / "replicas" / hall.name / role.value
        self._log = home / "station.log"
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def said(self) -> str:
        """Everything that it wrote to standard error, in all its lives."""
        return self._log.read_text(encoding="utf-8", errors="replace") if self._log.exists() else ""

    @property
    def kept(self) -> tuple[bytes, ...]:
        """The entries that it keeps."""
        with LedgerStore.open_read_only(self.folder / "assembly.ledger") as store:
            return tuple(store.entries())

    def start(self) -> None:
        """Begins, or begins again."""
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                [*self.cable.prefix, sys.executable, "-m", "tests.faults.watched", "--role", self.role.value],
                env=os.environ | _SCREEN | {"XDG_DATA_HOME": str(self.home)},
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
            )

    def ask(self, seconds: float, words: str = "how are you") -> Answer | None:
        """What its windows' loop answers; None if it does not, within so many seconds."""
        process = self._running
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            process.stdin.write(f"{words}\n".encode())
            process.stdin.flush()
        except BrokenPipeError:
            return None
        if not select.select([process.stdout], [], [], seconds)[0]:
            return None
        line = process.stdout.readline()
        if not line:
            return None
        fields = json.loads(line)
        return Answer(fields["longest"], tuple(fields["pictures"]))

    def freeze(self) -> None:
        """It hangs: its connections stay, and nobody reads them."""
        self._running.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """It goes on."""
        self._running.send_signal(signal.SIGCONT)

    def kill(self) -> None:
        """As a power cut would."""
        self._running.kill()
        self._running.communicate()

    def end(self, seconds: float) -> int:
        """Closes its windows; the exit status. One that does not end is killed, and that status is not 0."""
        process = self._running
        try:
            process.communicate(b"end\n", timeout=seconds)
        except subprocess.TimeoutExpired:
            self.kill()
        return process.returncode

    @property
    def _running(self) -> "subprocess.Popen[bytes]":
        assert self._process is not None, f"{self.name} was not started"
        return self._process
