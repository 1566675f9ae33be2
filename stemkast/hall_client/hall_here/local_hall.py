"""A hall on this computer: the server as a child process on loopback, which ends with its parent."""

import json
import subprocess
from pathlib import Path
from types import TracebackType

from hall_server.stations.access import Access
from stemkast.assembly.events import Role
from stemkast.hall_client.connection.address import HallAddress
from stemkast.hall_client.hall_here.hall_program import hall_server

_END_SECONDS = 20
_STATIONS = {
    Role.ADMIN: "beheer",
    Role.DESK: "stembalie",
    Role.CHAIR: "voorzitter",
    Role.SCREEN: "zaalscherm",
    Role.COMMITTEE: "commissie",
}
"""The stations on this computer, by the names that stand in the ledger."""


class HallDidNotStart(Exception):
    """Raised by `start`; the text is what the server said."""


class LocalHall:
    """Serves `folder`, made by `hall-server init`, with these serial lines. A context manager that ends the server."""

    def __init__(self, folder: Path, lines: list[str]) -> None:
        arguments = [*hall_server(), "serve", str(folder), "--listen", "127.0.0.1:0"]
        for line in lines:
            arguments += ["--line", line]
        access = Access.load(folder)
        self._tokens = {role: access.enrol(name, role) for role, name in _STATIONS.items()}
        self._log = (folder / "hall.log").open("ab")
        self._process = subprocess.Popen(
            [*arguments, "--until-input-ends"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._log
        )
        self._address = self._read_address()

    def address(self, role: Role) -> HallAddress:
        """How a station with this role reaches the hall."""
        return HallAddress(self._address, self._tokens[role])

    @staticmethod
    def name(role: Role) -> str:
        """The name of the station with this role on this computer, as it stands in the ledger."""
        return _STATIONS[role]

    def close(self) -> int:
        """Ends the server in an orderly way; returns its exit status."""
        self._process.communicate(timeout=_END_SECONDS)
        self._log.close()
        return self._process.returncode

    def __enter__(self) -> "LocalHall":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _read_address(self) -> str:
        if self._process.stdout is None:
            raise AssertionError("the child was started with a pipe")
        line = self._process.stdout.readline()
        if not line:
            self.close()
            raise HallDidNotStart(f"the hall did not start; see {self._log.name}")
        return str(json.loads(line)["listening"])
