"""Papers of whatever a small hall of `tests.assembly` did."""

from stemkast.assembly.event_codec import name_of, to_data
from stemkast.documents.proceedings import Proceedings, Seal
from stemkast.documents.read_proceedings import read_proceedings
from stemkast.ledger.entry import Entry, to_body
from stemkast.ledger.tree import Tree, leaf_hash
from tests.assembly.hall import Hall
from tests.documents.june import VKEY


def proceedings_of(hall: Hall) -> Proceedings:
    """What papers know of it, as if it had been written."""
    bodies = []
    for index, (event, at) in enumerate(hall.done):
        body = to_body(Entry(index, at, "station", name_of(event), to_data(event)))
        assert isinstance(body, bytes)
        bodies.append(body)
    read = read_proceedings(bodies, Seal(len(bodies), Tree(map(leaf_hash, bodies)).root(), "", VKEY, ()))
    assert isinstance(read, Proceedings)
    return read
