"""A host of base stations as a process of its own: the command that lends their lines to the hall."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path


class Host:
    """`stemkast --role base` as a child, with a home of its own. What begins its command (`prefix`) says where."""

    def __init__(self, home: Path, *arguments: str, prefix: Sequence[str] = ()) -> None:
        self.said: list[str] = []
        self.process = subprocess.Popen(
            [*prefix, sys.executable, "-m", "stemkast", "--role", "base", *arguments],
            env={**os.environ, "XDG_DATA_HOME": str(home), "DISPLAY": ""},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self._reading = threading.Thread(target=self._read, daemon=True)
        self._reading.start()

    def has_said(self, text: str) -> bool:
        return any(text in line for line in self.said)

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.said.append(line)

    def end_orderly(self) -> int:
        """As Ctrl-C would; the status."""
        return self.end(signal.SIGINT)

    def end(self, how: signal.Signals) -> int:
        self.process.send_signal(how)
        status = self.process.wait(timeout=60)
        self._reading.join()
        assert self.process.stdout is not None
        self.process.stdout.close()
        return status

    def __enter__(self) -> "Host":
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.end(signal.SIGKILL)
