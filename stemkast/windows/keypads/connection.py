"""What a hall needs to know of these devices, and the commands that tell it."""

import shlex
from dataclasses import dataclass

_FOLDER = "alv"
"""The folder that the commands name; whoever pastes them may name another one."""


@dataclass(frozen=True, slots=True)
class Connection:
    """`fleet_key` in base64; the paths of the serial lines of base stations and cradles."""

    fleet_key: str
    base_stations: tuple[str, ...]
    cradles: tuple[str, ...]

    @property
    def init_command(self) -> str:
        """Makes an assembly that believes these keypads."""
        return shlex.join(["hall-server", "init", _FOLDER, "--fleet-key", self.fleet_key])

    @property
    def serve_command(self) -> str:
        """Serves it with these lines."""
        words = ["hall-server", "serve", _FOLDER]
        for path in self.base_stations + self.cradles:
            words += ["--line", path]
        return shlex.join(words)
