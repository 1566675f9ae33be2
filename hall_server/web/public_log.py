"""The ledger as anybody may read it while the assembly lasts: C2SP tlog-tiles, up to the public checkpoint.

While a poll is open the public checkpoint stands still at its announcement, so that nobody sees how it goes (design
decision 7). Whoever reads needs no token: `/checkpoint`, `/tile/<level>/<number>`, `/tile/entries/<number>`.
"""

from hall_server.disk.book import Written
from stemkast.ledger.tiles import GrowingTiles, TileName, parse_path
from stemkast.ledger.tree import leaf_hash


class PublicLog:
    """Hashes of all entries, and the checkpoint up to which they are shown. Lives in the event loop of the server.

    `tiles` has those of the entries that are there, and belongs to this log from then on.
    """

    def __init__(self, tiles: GrowingTiles, note: str | None) -> None:
        self._tiles = tiles
        self.checkpoint = note

    @property
    def size(self) -> int:
        """The number of entries that everybody may see."""
        return int(self.checkpoint.split("\n")[1]) if self.checkpoint is not None else 0

    def take(self, written: Written) -> None:
        """Entries became durable."""
        for body in written.bodies:
            self._tiles.append(leaf_hash(body))
        if written.public:
            self.checkpoint = written.note

    def hashes(self, name: TileName) -> bytes | None:
        """A hash tile of the public part, or None."""
        return self._tiles.tile(name, self.size)

    def asked(self, path: str) -> TileName | None:
        """The tile that a path asks for, if it lies in the public part."""
        name = parse_path(path)
        if name is None or (name.level is None and name.stop > self.size):
            return None
        return name
