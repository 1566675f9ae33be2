"""Following a hall: every entry once and in order, from any number, whatever happens to the connection."""

import contextlib
import json
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from firmware_protocol.emulator.fleet import Fleet
from hall_server.stations.rate_limits import CONNECTIONS
from stemkast.assembly.commands import Record
from stemkast.assembly.events import ChairTaken, Role
from stemkast.hall_client.connection.address import HallAddress
from stemkast.hall_client.connection.commands import Accepted, CommandSender
from stemkast.hall_client.following.stream import EntryStream
from stemkast.ledger.store import LedgerStore
from tests.hall_server.house import free_port
from tests.hall_server.small_hall import Following, Server, make_folder
from tests.hall_server.stage import wait
from tests.patience import PATIENCE


@pytest.fixture
def chair(server: Server) -> Iterator[CommandSender]:
    """The chair's connection."""
    sender = CommandSender(server.station(Role.CHAIR))
    yield sender
    sender.close()


def write(chair: CommandSender, entries: int) -> int:
    """Writes so many entries; the number of all that there are then."""
    last = -1
    for number in range(entries):
        answer = chair.send(Record(ChairTaken(f"Voorzitter {number}")))
        assert isinstance(answer, Accepted)
        (last,) = answer.indexes
    return last + 1


def in_ledger(server: Server) -> list[tuple[int, bytes]]:
    """Every entry with its index, as the file has them."""
    with LedgerStore.open_read_only(server.folder / "assembly.ledger") as store:
        return list(enumerate(store.entries()))


def test_two_followers_get_every_entry_once_and_in_order_while_others_arrive(
    server: Server, chair: CommandSender
) -> None:
    write(chair, 20)
    writing = threading.Thread(target=write, args=(chair, 150))
    writing.start()
    screen = server.station(Role.SCREEN)
    with Following(screen) as first, Following(screen) as second:
        writing.join()
        every = in_ledger(server)
        for each in (first, second):
            each.wait(lambda it: len(it.entries) >= len(every))
            assert each.entries == every
            assert each.model.tree.size == len(every)
            assert each.states == [True]


def test_a_follower_goes_on_from_any_number(server: Server, chair: CommandSender) -> None:
    size = write(chair, 5)
    with Following(server.station(Role.SCREEN), start=size - 2) as behind:
        behind.wait(lambda it: len(it.entries) == 2)
        with Following(server.station(Role.SCREEN), start=size + 1) as ahead:
            ahead.wait(lambda it: it.states == [True])
            write(chair, 2)
            behind.wait(lambda it: len(it.entries) == 4)
            ahead.wait(lambda it: it.entries)
            assert behind.entries == in_ledger(server)[size - 2 :]
            assert ahead.entries == in_ledger(server)[size + 1 :]


def test_across_a_restart_of_the_hall_nothing_is_lost_and_nothing_comes_twice(tmp_path: Path) -> None:
    folder = make_folder(tmp_path / "hall", Fleet(1, seed=7))
    port = free_port()
    server = Server(folder, port=port)
    with Following(server.station(Role.SCREEN)) as following:
        chair = CommandSender(server.station(Role.CHAIR))
        write(chair, 3)
        following.wait(lambda it: len(it.entries) == 4)
        chair.close()
        server.kill()
        following.wait(lambda it: it.states == [True, False])
        with Server(folder, port=port) as again:
            chair = CommandSender(again.station(Role.CHAIR))
            write(chair, 3)
            chair.close()
            following.wait(lambda it: len(it.entries) == 7)
            assert following.entries == in_ledger(again)
            assert following.states == [True, False, True]


def test_a_stream_can_be_stopped_at_every_moment(server: Server) -> None:
    for moment in range(12):
        heard = threading.Event()
        stream = EntryStream(server.station(Role.SCREEN), lambda _index, _body, heard=heard: heard.set())
        silent = EntryStream(server.station(Role.SCREEN), lambda _index, _body: None, start=10**9)
        stream.start()
        silent.start()
        heard.wait(moment * 0.002)
        stopping = [threading.Thread(target=each.stop, daemon=True) for each in (stream, silent)]
        for each in stopping:
            each.start()
        for each in stopping:
            each.join(PATIENCE)
            assert not each.is_alive()


def test_where_there_is_no_hall_it_keeps_trying_and_says_nothing_new() -> None:
    with Following(HallAddress(f"127.0.0.1:{free_port()}", "x")) as following:
        threading.Event().wait(0.7)
    assert following.states == []


def test_with_a_wrong_token_nothing_is_given_and_the_reason_is_logged(
    server: Server, caplog: pytest.LogCaptureFixture
) -> None:
    with Following(HallAddress(server.address, "x")) as following:
        following.wait(lambda it: False in it.states)
        wait(lambda: "it does not let this station in" in caplog.text)
    assert following.entries == []


def test_who_follows_too_often_is_told_so_in_the_halls_words(server: Server, caplog: pytest.LogCaptureFixture) -> None:
    with contextlib.ExitStack() as opened:
        for _ in range(CONNECTIONS):
            each = opened.enter_context(Following(server.station(Role.COMMITTEE)))
            each.wait(lambda it: it.entries)
        opened.enter_context(Following(server.station(Role.COMMITTEE)))
        wait(lambda: f"{CONNECTIONS} connections of this station follow already" in caplog.text)


def test_the_body_is_the_bytes_of_the_ledger(server: Server, chair: CommandSender) -> None:
    name = 'Ümit "de Vries" \u2028 \U0001f5f3'
    assert isinstance(chair.send(Record(ChairTaken(name))), Accepted)
    index, body = in_ledger(server)[-1]
    with Following(server.station(Role.SCREEN), start=index) as following:
        following.wait(lambda it: it.entries)
    assert following.entries[0] == (index, body)
    assert json.loads(body)["data"]["name"] == name
