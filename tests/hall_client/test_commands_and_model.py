"""Asking a hall, and believing it no further than its entries hold."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest

from stemkast.assembly.commands import OfferPairing, OpenPoll, Record
from stemkast.assembly.events import ChairTaken, Role
from stemkast.assembly.refusal import Reason, Refusal
from stemkast.hall_client.connection.address import HallAddress
from stemkast.hall_client.connection.commands import Accepted, CommandSender, HallUnreachable
from stemkast.hall_client.following.model import HallModel
from stemkast.ledger.replay import Replayed
from stemkast.ledger.store import LedgerStore
from tests.hall_server.house import free_port
from tests.hall_server.small_hall import Server


@contextmanager
def sender(hall: HallAddress) -> Iterator[CommandSender]:
    """A connection that is closed in the end."""
    sender = CommandSender(hall)
    yield sender
    sender.close()


def test_accepted_and_refused(server: Server) -> None:
    with sender(server.station(Role.CHAIR)) as chair:
        answer = chair.send(Record(ChairTaken("De voorzitter")))
        assert isinstance(answer, Accepted)
        assert len(answer.indexes) == 1
        refusal = chair.send(OfferPairing("GM0344", "SK-0001"))
        assert refusal == Refusal(Reason.WRONG_ROLE, "offer_pairing is not for chair", "stations and roles")


def test_what_is_no_answer_of_a_hall(server: Server) -> None:
    with sender(HallAddress(server.address, "x")) as stranger, pytest.raises(HallUnreachable, match="token"):
        stranger.send(OpenPoll(1, 0))
    nobody = HallAddress(f"127.0.0.1:{free_port()}", "x")
    with sender(nobody) as alone, pytest.raises(HallUnreachable, match="does not answer"):
        alone.send(OpenPoll(1, 0))


class _Other(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"It works!")

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


def test_another_server_at_this_address() -> None:
    with HTTPServer(("127.0.0.1", 0), _Other) as other:
        answering = Thread(target=other.handle_request)
        answering.start()
        with (
            sender(HallAddress(f"127.0.0.1:{other.server_port}", "x")) as lost,
            pytest.raises(HallUnreachable, match="does not answer"),
        ):
            lost.send(OpenPoll(1, 0))
        answering.join()


def test_a_model_that_was_lied_to_stops_believing(server: Server) -> None:
    with LedgerStore.open_read_only(server.folder / "assembly.ledger") as store:
        first = next(store.entries())
    model = HallModel()
    taken = model.take(first)
    assert isinstance(taken, Replayed)
    assert taken.entry.index == 0
    root = model.tree.root()
    assert model.take(first) is None
    assert model.broken is not None
    assert (model.broken.index, "already holds an assembly" in model.broken.text) == (1, True)
    assert model.take(b"{}") is None
    assert (model.tree.size, model.tree.root(), model.broken.index) == (1, root, 1)
