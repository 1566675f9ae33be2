"""How far the hall keeps the cosignatures of each witness: a committee sees that what it signed has arrived."""

from collections.abc import Callable

from hall_server.disk.book import Book
from hall_server.writer.event_stream import Aside

KIND = "witnesses"


class Witnessed:
    """Owned by the hall's thread. `tell` hears which size the newest checkpoint has that each witness cosigned."""

    def __init__(self, book: Book, tell: Callable[[Aside], None]) -> None:
        self._book = book
        self._tell = tell
        self._kept = book.witnessed()
        if self._kept:
            tell(Aside(KIND, self._kept))

    def take(self, size: int, line: str) -> None:
        """A station sends the cosignature of a witness. What is none is passed over."""
        witness = self._book.cosigned(size, line)
        if witness is not None and size > self._kept.get(witness, -1):
            self._kept = {**self._kept, witness: size}
            self._tell(Aside(KIND, self._kept))
