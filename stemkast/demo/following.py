"""A station that follows the hall and can wait until the assembly is so far."""

import threading
from collections.abc import Callable
from typing import TypeVar

from stemkast.assembly.assembly import Assembly
from stemkast.hall_client.connection.address import HallAddress
from stemkast.hall_client.following.model import HallModel
from stemkast.hall_client.following.stream import EntryStream

_T = TypeVar("_T")


class HallBroken(Exception):
    """Raised while waiting: the hall sent an entry that breaks the rules, or went silent."""


class Following:
    """The fold of the hall's entries, kept up to date by a thread of its own."""

    def __init__(self, hall: HallAddress) -> None:
        self._model = HallModel()
        self._changed = threading.Condition()
        self._stream = EntryStream(hall, self._take)

    def __enter__(self) -> "Following":
        self._stream.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stream.stop()

    def wait(self, question: Callable[[Assembly], _T | None], seconds: float) -> _T:
        """The first answer that is neither None nor False. Raises HallBroken when there is none in time."""
        with self._changed:
            answers: list[_T] = []

            def answered() -> bool:
                if self._model.broken is not None:
                    raise HallBroken(f"entry {self._model.broken.index}: {self._model.broken.text}")
                answer = question(self._model.assembly)
                if answer is None or answer is False:
                    return False
                answers.append(answer)
                return True

            if not self._changed.wait_for(answered, seconds):
                raise HallBroken("the hall does not get on")
            return answers[-1]

    def look(self, at: Callable[[Assembly], None]) -> None:
        """Lets somebody look at the assembly, while it stands still."""
        with self._changed:
            at(self._model.assembly)

    def _take(self, _index: int, body: bytes) -> None:
        with self._changed:
            self._model.take(body)
            self._changed.notify_all()
