"""The hall's machine is lost and a station's copy becomes the hall: no green vote is lost, nobody comes to the desk."""

import json
import queue
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import httpx
import pytest
import structlog
from typer.testing import CliRunner
from websockets.sync.client import connect

from hall_server.__main__ import app
from hall_server.disk import folder as folders
from hall_server.disk.folder import Wanted
from hall_server.disk.page_switches import Page, PageSwitches
from hall_server.disk.succession_key import SuccessionKey
from stemkast.assembly.commands import ClosePoll, HoldPoll, OpenPoll, Record, ResumePoll
from stemkast.assembly.events import ReplicationWaived, Role, WitnessEnrolled
from stemkast.assembly.poll_state import PollState
from stemkast.hall_client.connection.address import HallAddress
from stemkast.hall_client.connection.commands import Accepted, CommandSender, HallUnreachable
from stemkast.hall_client.following import control_station
from stemkast.hall_client.following.shorter_copy import entries_of, went_on_at
from stemkast.ledger.errors import LedgerError
from stemkast.ledger.store import LedgerStore
from stemkast.verifier import Report, verify
from tests.hall_server.house import SERIALS, WELL, House, bodies, free_port
from tests.hall_server.small_hall import CODES, Following, Server
from tests.hall_server.stage import wait
from tests.patience import PATIENCE


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with House(tmp_path) as house:
        yield house


@pytest.mark.rule("P-26", "P-32", "P-33", "P-81")
def test_the_machine_is_lost_in_mid_poll(house: House, caplog: pytest.LogCaptureFixture) -> None:
    with house.serve() as first:
        house.follow(first, Role.CHAIR, Role.COMMITTEE)
        house.prepare(first)
        house.open_poll(first)
        house.press(1, *SERIALS[:2])
        wait(lambda: house.green() == set(SERIALS[:2]))
        first.kill()
    # A light is green once one station has its vote: the other may be behind.
    green = max((bodies(house.path / role.value) for role in (Role.CHAIR, Role.COMMITTEE)), key=len)
    assert sum(b'"vote_accepted"' in each for each in green) == 2, "what was green is kept elsewhere"
    with house.take_over(Role.CHAIR, Role.COMMITTEE) as second, Following(second.station(Role.SCREEN)) as following:
        following.wait(lambda it: it.of_poll("poll_announced", 2))
        assembly = following.assembly
        assert assembly.polls[1].state is PollState.VOIDED
        assert assembly.epoch == 2
        chair = CommandSender(second.station(Role.CHAIR))
        assert isinstance(chair.send(OpenPoll(2, 0)), Accepted)
        house.wait_open()
        house.press(2)
        wait(lambda: house.green() == set(SERIALS))
        assert isinstance(chair.send(ClosePoll(2)), Accepted)
        following.wait(lambda it: it.of_poll("poll_closed", 2))
        chair.close()
        assert {code: vote.choice for code, vote in following.assembly.polls[2].votes.items()} == dict.fromkeys(
            CODES, 2
        )
        house.kept(Role.CHAIR, lambda: len(following.entries))
    assert house.troubles == [], "stations followed on by themselves"
    assert len(assembly.pairings) == 4, "nobody was handed out anew"
    copy, ledger = bodies(house.path / Role.CHAIR.value), bodies(house.path / "next")
    assert ledger[: len(green)] == green
    assert copy == ledger[: len(copy)]
    report = verify(house.path / "next" / "assembly.ledger", running=True)
    assert isinstance(report, Report)
    assert report.ok, [each for each in report.checks if not each.ok]
    with house.serve() as old:  # switched on again, with both machines in one hall
        assert old.process.wait(PATIENCE) == 1
    assert "another machine is the hall now" in old.said
    wait(lambda: "another machine is the hall now" in caplog.text)  # the station says why it went
    assert (house.folder / "retired").exists()


def test_who_takes_over_at_another_address_is_found(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """A machine with an address of its own goes on: stations look for the hall, and know it by its certificate."""
    with House(tmp_path, host="0.0.0.0") as house:
        with house.serve() as first:
            house.follow(first, Role.CHAIR)
            house.prepare(first)
            house.open_poll(first)
            wait(lambda: any(b'"poll_opened"' in each for each in bodies(house.path / Role.CHAIR.value)))
            hall = first.station(Role.CHAIR)
            sender = CommandSender(hall)
            first.kill()
        house.port = free_port()
        with Following(hall) as following, house.take_over(Role.CHAIR) as second:
            following.wait(lambda it: it.of_poll("poll_announced", 2))
            assert isinstance(sender.send(OpenPoll(2, 0)), Accepted), "what speaks with the same hall goes there, too"
            sender.close()
            house.wait_open()
            house.press(1)
            wait(lambda: house.green() == set(SERIALS))
            assert hall.place.rpartition(":")[2] == second.address.rpartition(":")[2] != hall.address
    assert house.troubles == []
    assert "it is at" in caplog.text


def test_a_station_whose_copy_is_longer_follows_on(
    house: House, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The admin took over from his own copy, and another station had been told of two votes more.

    The next hall does not answer at first: that is not another history.
    """
    asked: list[int] = []

    def at_the_second_time(hall: HallAddress, start: int) -> Iterator[bytes]:
        asked.append(start)
        if len(asked) == 1:
            raise HallUnreachable("the hall does not show its entries")
        yield from entries_of(hall, start)

    monkeypatch.setattr(control_station, "entries_of", at_the_second_time)
    with house.serve() as first:
        house.follow(first, Role.CHAIR, Role.COMMITTEE)
        house.prepare(first)
        house.open_poll(first)
        house.press(1, SERIALS[0])
        wait(lambda: house.green() == {SERIALS[0]})
        all_signed(house, first)  # so that nothing is, of what the chair misses
        house.stations.pop(Role.CHAIR).stop()
        house.press(1, *SERIALS[1:3])
        wait(lambda: house.green() == set(SERIALS[:3]))
        first.kill()
    committee, folder = house.stations[Role.COMMITTEE], house.path / Role.COMMITTEE.value
    own, verified, shorter = bodies(folder), committee.replica.verified, len(bodies(house.path / Role.CHAIR.value))
    assert verified <= shorter < len(own)
    with house.take_over(Role.CHAIR) as second, Following(second.station(Role.SCREEN)) as following:
        following.wait(lambda it: it.of_poll("poll_announced", 2))
        wait(lambda: kept(folder) == [body for _, body in following.entries])
    assert house.troubles == [], "it believes the hall, which shows a succession"
    assert len(asked) == 2
    assert f"the hall took over from {shorter} entries" in caplog.text
    (aside,) = folder.glob("assembly.ledger.*[0-9]")
    with LedgerStore.open_read_only(aside) as store:
        assert list(store.entries())[: len(own)] == own, "nothing that was kept is thrown away"
    told = bodies(folder)
    assert went_on_at(own, verified, iter(told[verified:])) == shorter
    assert went_on_at(own, len(own), iter(told[len(own) :])) is None, "all of it was signed"
    false = told[shorter].replace(b'"epoch":2', b'"epoch":3')
    assert false != told[shorter]
    assert went_on_at(own, shorter, iter([false])) is None, "not what the succession key signed"
    assert went_on_at(own, shorter, iter([told[shorter + 1]])) is None, "no succession"


def all_signed(house: House, server: Server) -> None:
    """Both stations keep the same entries, all of them under a checkpoint; the next one is seconds away.

    Whatever the chair commands gets one, and a vote does not.
    """
    chair = CommandSender(server.station(Role.CHAIR))
    for command in (HoldPoll(1), ResumePoll(1, 0)):
        answer = chair.send(command)
        assert isinstance(answer, Accepted)
        last = answer.indexes[-1]
    chair.close()
    wait(lambda: all(each.replica.verified > last for each in house.stations.values()))
    wait(lambda: all(house.devices.display(each)[1].startswith("1 ") for each in SERIALS[1:]))


def kept(folder: Path) -> list[bytes]:
    """What a station keeps; nothing while it is put aside."""
    with suppress(LedgerError):
        return bodies(folder)
    return []


def test_a_page_that_was_switched_off_stays_off(house: House) -> None:
    """Said on the command line while the hall runs; the hall notices at the next question about a page."""
    with house.serve() as first:
        house.follow(first, Role.CHAIR)
        house.prepare(first)
        sealed = house.path / Role.CHAIR.value / "hall.sealed"
        wait(sealed.exists)
        before = sealed.read_bytes()
        PageSwitches(house.folder).switch(Page.RESULTS, on=False)
        assert httpx.get(f"http://{first.address}/uitslagen", trust_env=False, timeout=PATIENCE).status_code == 404
        wait(lambda: sealed.read_bytes() != before)
        wait(lambda: house.stations[Role.CHAIR].replica.verified >= 10)
        first.kill()
    with house.take_over(Role.CHAIR) as second:
        for page, status in ((Page.RESULTS, 404), (Page.SCREEN, 200)):
            address = f"http://{second.address}/{page.value}"
            assert httpx.get(address, trust_env=False, timeout=PATIENCE).status_code == status


def test_two_histories_are_never_mixed(house: House) -> None:
    with house.serve() as first:
        house.follow(first, Role.CHAIR)
        house.prepare(first)
        house.kept(Role.CHAIR, lambda: 10)
    other = house.path / "other"
    key = SuccessionKey.from_words(house.words.read_text())
    assert key is not None
    folders.init(other, Wanted("ALV", "2023-06-14", "Groningen", house.fleet.public_key))
    text = refused(house, house.path / Role.CHAIR.value, other)
    assert "differ from entry 0 on" in text
    assert not (house.path / "next").exists()


def test_what_cannot_take_over_says_why(house: House) -> None:
    with house.serve() as first:
        house.follow(first, Role.CHAIR)
        house.prepare(first)
        house.kept(Role.CHAIR, lambda: 10)
    chair = house.path / Role.CHAIR.value
    house.stations.pop(Role.CHAIR).stop()
    right = house.words.read_text()
    house.words.write_text(SuccessionKey.generate().words)
    assert "not the succession key of this assembly" in refused(house, chair)
    house.words.write_text("een twee drie")
    assert "not 24 words" in refused(house, chair)
    house.words.write_text(right)
    (house.path / "next").mkdir()
    (house.path / "next" / "holiday.jpg").touch()
    assert "is not empty" in refused(house, chair)
    (house.path / "next" / "holiday.jpg").unlink()
    (house.path / "next").rmdir()
    sealed = (chair / "hall.sealed").read_bytes()
    (chair / "hall.sealed").write_bytes(sealed[:-1])
    assert "holds a hall.sealed for this key" in refused(house, chair)
    (chair / "hall.sealed").write_bytes(sealed)
    assert "cannot be read" in refused(house, house.path / "nobody")
    with house.take_over(Role.CHAIR) as second:
        assert second.address


def test_a_green_light_waits_for_a_station_after_taking_over_too(house: House) -> None:
    """The hall that goes on promises what the one before did, also before the first station has found it."""
    with house.serve() as first:
        house.follow(first, Role.CHAIR)
        house.prepare(first)
        house.kept(Role.CHAIR, lambda: len(bodies(house.folder)))
        first.kill()
    house.stations.pop(Role.CHAIR).stop()
    with house.take_over(Role.CHAIR) as second, Following(second.station(Role.SCREEN)) as following:
        house.open_poll(second)
        house.press(1)
        following.wait(lambda it: len(it.events("vote_accepted")) == len(SERIALS))
        admin = CommandSender(second.station(Role.ADMIN))
        admin.send(Record(ReplicationWaived(2, "there is no poll 2")))  # whatever was to be answered, is by now
        admin.close()
        assert house.green() == set(), "nobody else keeps them yet"
        assert (house.path / "next" / "hall.replicated").exists(), "and that stays through its restarts"
        house.follow(second, Role.COMMITTEE)
        wait(lambda: house.green() == set(SERIALS))


def refused(house: House, *sources: Path) -> str:
    """What `serve --from` says; it does not begin."""
    copies = [argument for each in sources for argument in ("--from", str(each))]
    words = ("--words", str(house.words), "--old-machine-is-off")
    status, said = hall_server("serve", str(house.path / "next"), *copies, *words)
    assert status == 2
    assert said.count("\n") == 1, said
    return said


def test_a_green_light_waits_for_a_station_that_keeps_the_vote(house: House) -> None:
    with house.serve() as server, Following(server.station(Role.SCREEN)) as following:
        house.follow(server, Role.CHAIR)
        house.prepare(server)
        house.open_poll(server)
        house.press(1, SERIALS[0])
        wait(lambda: house.green() == {SERIALS[0]})
        house.stations.pop(Role.CHAIR).stop()
        house.press(1, SERIALS[1])
        following.wait(lambda it: len(it.events("vote_accepted")) == 2)
        time.sleep(0.5)
        assert house.green() == {SERIALS[0]}, "it is in the ledger, but nowhere else"
        house.follow(server, Role.COMMITTEE)
        wait(lambda: house.green() == set(SERIALS[:2]))
        house.stations.pop(Role.COMMITTEE).stop()
        house.press(1, SERIALS[2])
        following.wait(lambda it: len(it.events("vote_accepted")) == 3)
        admin = CommandSender(server.station(Role.ADMIN))
        assert isinstance(admin.send(Record(ReplicationWaived(1, "beide laptops vielen uit"))), Accepted)
        wait(lambda: house.green() == set(SERIALS[:3]))
        house.press(1, SERIALS[3])
        wait(lambda: house.green() == set(SERIALS))
        admin.close()
    report = verify(house.folder / "assembly.ledger", running=True)
    assert isinstance(report, Report)
    assert report.ok, [each for each in report.checks if not each.ok]


def test_a_station_that_does_not_confirm_is_named_to_all(house: House) -> None:
    with house.serve() as server:
        house.follow(server, Role.CHAIR, Role.COMMITTEE)
        house.prepare(server)
        house.open_poll(server)
        with Stalled(server, Role.DESK) as desk:
            desk.kept(1)
            house.press(1, SERIALS[0])
            wait(lambda: house.green() == {SERIALS[0]})
            wait(lambda: house.asides[-1] != ("hall", WELL))
            house.stations.pop(Role.COMMITTEE).stop()
            house.stations.pop(Role.CHAIR).stop()
            house.press(1, SERIALS[1])
            wait(lambda: desk.said and desk.said[-1] == WELL | {"late": ["station desk"], "starved": True})
            assert house.green() == {SERIALS[0]}
            desk.kept(10_000)
            wait(lambda: house.green() == set(SERIALS[:2]))
            wait(lambda: desk.said[-1] == WELL)


class Stalled:
    """A control station that follows, and says by hand what it keeps."""

    def __init__(self, server: Server, role: Role) -> None:
        self.said: list[object] = []
        self._server, self._role = server, role
        self._to_say: queue.SimpleQueue[int] = queue.SimpleQueue()
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._follow, daemon=True)

    def kept(self, size: int) -> None:
        self._to_say.put(size)

    def _follow(self) -> None:
        url, headers = f"ws://{self._server.address}/stream", self._server.station(self._role).headers
        with connect(url, additional_headers=headers, proxy=None) as socket:
            while not self._ending.is_set():
                while not self._to_say.empty():
                    socket.send(json.dumps({"size": self._to_say.get()}))
                with suppress(TimeoutError):
                    fields = json.loads(socket.recv(timeout=0.05))
                    if "hall" in fields:
                        self.said.append(fields["hall"])

    def __enter__(self) -> "Stalled":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ending.set()
        self._thread.join()


def test_an_enrolled_witness_cosigns_by_itself(house: House) -> None:
    with house.serve() as server:
        house.follow(server, Role.COMMITTEE)
        witness = house.stations[Role.COMMITTEE]
        admin = CommandSender(server.station(Role.ADMIN))
        enrolled = WitnessEnrolled(witness.witness_name, witness.witness_public_key)
        assert isinstance(admin.send(Record(enrolled)), Accepted)
        admin.close()
        house.prepare(server)
        house.open_poll(server)

        def closed_and_cosigned() -> bool:
            with LedgerStore.open_read_only(house.folder / "assembly.ledger") as store:
                entries, newest = list(store.entries()), store.last_checkpoint()
                closed = any(b'"poll_closed"' in each for each in entries)
                covered = newest is not None and newest[0] == len(entries)  # not the one of *closing*, a moment before
                return closed and covered and bool(store.cosignatures(len(entries)))

        chair = CommandSender(server.station(Role.CHAIR))
        assert isinstance(chair.send(ClosePoll(1)), Accepted)
        chair.close()
        wait(closed_and_cosigned)
        server.kill()
    report = verify(house.folder / "assembly.ledger", running=True, witnesses=(witness.witness,))
    assert isinstance(report, Report)
    assert report.ok, [each for each in report.checks if not each.ok]


def test_the_prepared_assembly_is_moved_and_does_not_come_back(house: House) -> None:
    with house.serve() as office:
        house.prepare(office)
    done = hall_server("move", str(house.folder), str(house.path / "stick"), "--words", str(house.words))
    assert done == (0, "")
    with house.serve(house.path / "stick") as hall, Following(hall.station(Role.SCREEN)) as following:
        following.wait(lambda it: it.events("hall_succeeded"))
        house.open_poll(hall)
        house.press(1)
        wait(lambda: house.green() == set(SERIALS))
    status, said = hall_server("serve", str(house.folder))
    assert status == 2
    assert "went on in stick" in said
    assert [each for each in following.assembly.pairings.values() if each.ended] == []


def test_the_folder_of_a_hall_that_is_off_is_taken_over_as_it_is(house: House) -> None:
    with house.serve() as first:
        house.prepare(first)
        first.kill()
    copies = ("--from", str(house.folder), "--words", str(house.words), "--old-machine-is-off")
    with house.serve(house.path / "next", *copies) as second, Following(second.station(Role.SCREEN)) as following:
        following.wait(lambda it: it.events("hall_succeeded"))
        assert not (house.path / "next" / "hall.replicated").exists(), "no station ever kept it"
        house.open_poll(second)
        house.press(1)
        wait(lambda: house.green() == set(SERIALS))


def test_a_hall_that_cannot_keep_what_is_sealed_goes_on(house: House) -> None:
    (house.folder / ".hall.sealed.new").mkdir()
    with house.serve() as server:
        house.follow(server, Role.CHAIR)
        wait((house.path / Role.CHAIR.value / "hall.sealed").exists)
    assert "not sealed for the next hall" in server.said
    assert not (house.folder / "hall.sealed").exists()


def hall_server(*arguments: str) -> tuple[int, str]:
    """The command, in this process; its status and what it says of what went wrong."""
    done = CliRunner().invoke(app, arguments)
    structlog.reset_defaults()  # the command logs to a stream that is closed by now
    return done.exit_code, done.stderr if done.exit_code else ""
