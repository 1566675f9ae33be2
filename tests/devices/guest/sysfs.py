"""Waiting for the kernel, and writing into the files that are its switches."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from tests.patience import PATIENCE

_T = TypeVar("_T")


def wait(ask: Callable[[], _T]) -> _T:
    """Asks until the answer is one; the answer."""
    deadline = time.monotonic() + PATIENCE
    while not (answer := ask()):
        assert time.monotonic() < deadline, "the kernel does not get on"
        time.sleep(0.01)
    return answer


def write(path: Path, value: str | bytes) -> None:
    """Writes in one call, as the kernel wants it."""
    with path.open("wb", buffering=0) as file:
        file.write(value.encode() if isinstance(value, str) else value)
