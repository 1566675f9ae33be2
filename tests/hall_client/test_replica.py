"""A station's own verified copy: what it keeps, what it believes, and when it stops following."""

from pathlib import Path

import pytest

from firmware_protocol.ed25519 import SigningKey
from hall_server.disk.folder import LEDGER
from stemkast.assembly.commands import Record
from stemkast.assembly.events import ChairTaken, Role
from stemkast.hall_client.connection.commands import Accepted, CommandSender
from stemkast.hall_client.following.control_station import ControlStation
from stemkast.hall_client.following.not_followed import NotFollowed, ReplicaFault
from stemkast.hall_client.following.replica import Replica
from stemkast.hall_client.following.stream import EntryStream
from stemkast.ledger.errors import Obstacle
from stemkast.ledger.store import LedgerStore
from stemkast.verifier import Report, verify
from tests.hall_server.small_hall import Server
from tests.hall_server.stage import wait
from tests.verifier.ledger_maker import SUCCESSION, VKEY, bodies_of, note_over, story

SECOND = b"2" * 32


@pytest.fixture(scope="module")
def bodies() -> list[bytes]:
    return bodies_of(story().end())


@pytest.fixture
def replica(tmp_path: Path) -> Replica:
    return Replica.open(tmp_path / "replica.ledger")


def told(replica: Replica, bodies: list[bytes]) -> None:
    for body in bodies:
        replica.take(body)


def test_what_was_told_is_kept_and_believed_up_to_the_checkpoint(replica: Replica, bodies: list[bytes]) -> None:
    told(replica, bodies[:50])
    assert replica.check(note_over(bodies[:50])) is None
    told(replica, bodies[50:60])
    assert replica.keep() is None
    assert (replica.size, replica.verified) == (60, 50)


def test_it_goes_on_where_it_was(tmp_path: Path, bodies: list[bytes]) -> None:
    path = tmp_path / "replica.ledger"
    first = Replica.open(path)
    told(first, bodies[:50])
    first.check(note_over(bodies[:50]))
    first.close()
    again = Replica.open(path)
    assert (again.size, again.verified) == (50, 50)
    told(again, bodies[50:])
    assert again.check(note_over(bodies)) is None
    again.close()
    with LedgerStore.open_read_only(path) as store:
        assert list(store.entries()) == bodies
        assert [size for size, _ in store.checkpoints()] == [50, len(bodies)]


def test_the_committee_recounts_its_own_replica_while_it_grows(tmp_path: Path, bodies: list[bytes]) -> None:
    path = tmp_path / "replica.ledger"
    replica = Replica.open(path)
    told(replica, bodies[:60])
    assert replica.check(note_over(bodies[:60])) is None
    assert recounted(path, running=True).entries == 60
    told(replica, bodies[60:])
    assert replica.check(note_over(bodies)) is None
    assert recounted(path, running=False).anchors == ("hall-key",)
    replica.close()
    assert recounted(path, running=False).entries == len(bodies)


def recounted(path: Path, running: bool) -> Report:
    report = verify(path, VKEY, running)
    assert isinstance(report, Report)
    assert report.ok, report.text()
    return report


def test_a_hall_that_rewrites_history_is_named_and_not_followed(replica: Replica, bodies: list[bytes]) -> None:
    told(replica, bodies[:50])
    replica.check(note_over(bodies[:50]))
    told(replica, bodies[50:60])
    other = [*bodies[:20], bodies[21], *bodies[21:60]]
    stopped = replica.check(note_over(other))
    assert stopped is not None
    assert (stopped.fault, stopped.text) == (
        ReplicaFault.REWRITTEN,
        "the hall changed entries that it had sent before",
    )
    told(replica, bodies[60:])
    assert replica.check(note_over(bodies)) == stopped
    assert (replica.size, replica.verified) == (60, 50)


def test_a_checkpoint_of_nobody_or_of_entries_that_never_came(replica: Replica, bodies: list[bytes]) -> None:
    told(replica, bodies[:50])
    stopped = replica.check(note_over(bodies[:60]))
    assert stopped is not None
    assert stopped.fault is ReplicaFault.REWRITTEN


@pytest.mark.parametrize("note", ["", "noise\n", note_over([b"x"], SECOND)])
def test_a_note_that_the_hall_did_not_sign(replica: Replica, bodies: list[bytes], note: str) -> None:
    told(replica, bodies[:50])
    stopped = replica.check(note)
    assert stopped is not None
    assert stopped.fault is ReplicaFault.BAD_CHECKPOINT


def test_before_the_first_entry_nothing_is_believed(replica: Replica, bodies: list[bytes]) -> None:
    stopped = replica.check(note_over(bodies))
    assert stopped is not None
    assert stopped.fault is ReplicaFault.BAD_CHECKPOINT


def test_a_hall_that_lost_what_it_signed_is_named(replica: Replica, bodies: list[bytes]) -> None:
    told(replica, bodies[:60])
    assert replica.check(note_over(bodies[:60])) is None
    stopped = replica.check(note_over(bodies[:50]))
    assert stopped is not None
    assert stopped.fault is ReplicaFault.BEHIND
    assert stopped.text == "the hall has 50 entries, this station 60 that the hall signed before"


def test_an_older_checkpoint_of_the_same_history_is_no_matter(replica: Replica, bodies: list[bytes]) -> None:
    """Entries that no checkpoint covers yet may be ahead of the note: it comes with the next one."""
    told(replica, bodies[:60])
    assert replica.check(note_over(bodies[:50])) is None
    assert replica.stopped is None
    stopped = replica.check(note_over([*bodies[:20], *bodies[21:51]]))
    assert stopped is not None
    assert stopped.fault is ReplicaFault.REWRITTEN


def test_after_a_succession_the_new_hall_signs(replica: Replica) -> None:
    hall = story()
    at = len(hall.entries)
    hall.succeed(SECOND)
    bodies = bodies_of(hall.end())
    told(replica, bodies[:at])
    assert replica.check(note_over(bodies[:at])) is None
    told(replica, bodies[at:])
    assert replica.check(note_over(bodies, SECOND)) is None
    assert replica.verified == len(bodies)


@pytest.mark.parametrize(
    ("by", "changed"), [(SigningKey(b"3" * 32), {}), (SUCCESSION, {"epoch": 3}), (SUCCESSION, {"hall_key": b"x" * 32})]
)
def test_a_succession_without_the_succession_key_is_not_followed(
    replica: Replica, by: SigningKey, changed: dict[str, object]
) -> None:
    """Whoever has the machine cannot name another hall: its own key signs no succession."""
    hall = story()
    hall.succeed(SECOND, by, **changed)
    bodies = bodies_of(hall.end())
    told(replica, bodies)
    stopped = replica.check(note_over(bodies, SECOND))
    assert stopped is not None
    assert stopped.fault is ReplicaFault.BAD_SUCCESSION


def test_the_old_hall_is_not_believed_after_a_succession(replica: Replica) -> None:
    hall = story()
    hall.succeed(SECOND)
    bodies = bodies_of(hall.end())
    told(replica, bodies)
    stopped = replica.check(note_over(bodies))
    assert stopped is not None
    assert stopped.fault is ReplicaFault.BAD_CHECKPOINT


def test_a_station_that_cannot_write_says_so(tmp_path: Path, bodies: list[bytes]) -> None:
    path = tmp_path / "replica.ledger"
    replica = Replica.open(path)
    with LedgerStore.open(path) as other:
        other.append(bodies[:1])  # another program writes into it
    told(replica, bodies[:2])
    stopped = replica.keep()
    assert stopped is not None
    assert stopped.fault is ReplicaFault.NOT_KEPT


def test_of_a_running_hall_it_is_the_same_ledger(server: Server, tmp_path: Path) -> None:
    replica = Replica.open(tmp_path / "replica.ledger")
    stream = EntryStream(
        server.station(Role.CHAIR),
        lambda _index, body: replica.take(body),
        on_checkpoint=replica.check,
        on_pause=replica.keep,
    )
    chair = CommandSender(server.station(Role.CHAIR))
    stream.start()
    for number in range(30):
        chair.send(Record(ChairTaken(f"Voorzitter {number}")))
    chair.close()
    with LedgerStore.open_read_only(server.folder / "assembly.ledger") as store:
        while replica.size < store.size:
            pass
        stream.stop()
        assert replica.stopped is None
        assert replica.verified >= 1
        replica.close()
        with LedgerStore.open_read_only(tmp_path / "replica.ledger") as kept:
            assert list(kept.entries()) == list(store.entries())


def test_a_station_that_cannot_keep_says_so_and_goes_on_to_show(server: Server, tmp_path: Path) -> None:
    """A chair whose disk is full still leads the assembly; only the copy and the cosignature are gone."""
    folder, entries, troubles = tmp_path / "station", list[int](), list[NotFollowed]()
    station = ControlStation(
        server.station(Role.CHAIR),
        folder,
        "voorzitter",
        on_entry=lambda index, _body: entries.append(index),
        on_trouble=troubles.append,
    )
    chair = CommandSender(server.station(Role.CHAIR))

    def until_shown() -> None:
        answer = chair.send(Record(ChairTaken("De voorzitter")))
        assert isinstance(answer, Accepted)
        wait(lambda: entries and entries[-1] == answer.indexes[-1])

    station.start()
    try:
        until_shown()
        wait(lambda: station.replica.size == len(entries))
        kept = station.replica.size
        (folder / LEDGER).rename(tmp_path / "elsewhere.ledger")
        until_shown()
        wait(lambda: troubles)
        until_shown()
        assert entries == list(range(len(entries)))
        assert [(each.fault, each.obstacle) for each in troubles] == [(ReplicaFault.NOT_KEPT, Obstacle.GONE)]
        assert station.replica.size == kept
    finally:
        station.stop()
        chair.close()
