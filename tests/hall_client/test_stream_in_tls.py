"""A station in TLS that speaks all the time while it hears: the socket is read and written at once."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from nacl.signing import SigningKey

from firmware_protocol.emulator.fleet import Fleet
from stemkast.assembly.commands import Record
from stemkast.assembly.events import ChairTaken, Role, WitnessEnrolled
from stemkast.hall_client.connection.address import HallAddress
from stemkast.hall_client.connection.commands import Accepted, CommandSender
from stemkast.hall_client.following.stream import EntryStream
from stemkast.ledger.cosignature import cosign
from stemkast.ledger.store import LedgerStore
from tests.hall_server.lent import enrolled, in_tls
from tests.hall_server.small_hall import Server, make_folder
from tests.hall_server.stage import wait

CONNECTIONS, BEFORE, LIVE = 10, 120, 20
WITNESSES = {f"getuige-{number}": SigningKey(bytes([number] * 32)) for number in range(CONNECTIONS)}


@contextmanager
def writing(chairs: list[HallAddress]) -> Iterator[None]:
    """Entries come all the time, as fast as so many stations may ask for them."""
    ending = threading.Event()

    def write(hall: HallAddress) -> None:
        sender = CommandSender(hall)
        while not ending.is_set():
            sender.send(Record(ChairTaken("De voorzitter")))
        sender.close()

    threads = [threading.Thread(target=write, args=(each,)) for each in chairs]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        ending.set()
        for thread in threads:
            thread.join()


class Talker:
    """Says after every entry how far it is, from the stream's thread, and all the while from another one."""

    def __init__(self, hall: HallAddress) -> None:
        self.heard: list[int] = []
        self.states: list[bool] = []
        self.notes: list[str] = []
        self.said = 0
        self._ending = threading.Event()
        self._other = threading.Thread(target=self._say_from_elsewhere)
        self.stream = EntryStream(hall, self._entry, self.states.append, on_checkpoint=self.notes.append)

    def __enter__(self) -> "Talker":
        self.stream.start()
        self._other.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ending.set()
        self._other.join()
        self.stream.stop()

    def cosign(self, witness: str) -> None:
        """Says a cosignature of the last checkpoint, behind all that was said before."""
        text = self.notes[-1].partition("\n\n")[0] + "\n"
        size = int(text.split("\n")[1])
        self.stream.say(size, cosign(text, witness, WITNESSES[witness], int(time.time())).line)

    def _entry(self, index: int, _body: bytes) -> None:
        self.heard.append(index)
        self.stream.say(index + 1)
        self.said += 1

    def _say_from_elsewhere(self) -> None:
        while not self._ending.wait(0.001):
            self.stream.say(len(self.heard))


def cosigners(folder: Path) -> set[str]:
    """The witnesses whose lines stand in the ledger."""
    with LedgerStore.open_read_only(folder / "assembly.ledger") as store:
        return {witness for _, witness, _ in store.all_cosignatures()}


def test_it_speaks_while_it_hears_ten_times_in_a_row(tmp_path: Path) -> None:
    folder = make_folder(tmp_path / "hall", Fleet(1, seed=7))
    tokens = enrolled(folder, een=Role.CHAIR, twee=Role.CHAIR, drie=Role.CHAIR, beheer=Role.ADMIN, kc=Role.COMMITTEE)
    with Server(folder, host="0.0.0.0") as server:
        admin = CommandSender(in_tls(server, tokens["beheer"]))
        for each, key in WITNESSES.items():
            assert isinstance(admin.send(Record(WitnessEnrolled(each, bytes(key.verify_key)))), Accepted)
        admin.close()
        with writing([in_tls(server, tokens[name]) for name in ("een", "twee", "drie")]):
            for witness in WITNESSES:
                with Talker(in_tls(server, tokens["kc"])) as talker:
                    wait(lambda talker=talker: len(talker.heard) >= BEFORE and talker.notes)
                    live = len(talker.heard) + LIVE
                    wait(lambda talker=talker, live=live: len(talker.heard) >= live)
                    talker.cosign(witness)
                    wait(lambda witness=witness: witness in cosigners(folder))
                assert talker.heard == list(range(len(talker.heard)))
                assert talker.said >= BEFORE + LIVE
                assert talker.states == [True, False], "one connection, that ended when it was stopped"
        assert cosigners(folder) == set(WITNESSES)
