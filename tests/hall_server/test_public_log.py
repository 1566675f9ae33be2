"""What anybody may read of a running assembly: tlog-tiles without a token, and nothing of an open poll."""

import base64
import hashlib
from pathlib import Path

import httpx
import pytest

from stemkast.ledger.checkpoint import Checkpoint, open_note
from stemkast.ledger.store import LedgerStore
from stemkast.ledger.tree import Tree, leaf_hash
from tests.hall_server.hand_worked import PtyDevices
from tests.hall_server.small_hall import Meeting, Server
from tests.patience import PATIENCE


class Reader:
    """A reader of tlog-tiles that knows the address and the hall's key, and no more."""

    def __init__(self, meeting: Meeting) -> None:
        self.address = meeting.server.address
        self.vkey = (meeting.server.folder / "hall.vkey").read_text("ascii").strip()

    def get(self, path: str) -> httpx.Response:
        with httpx.Client(base_url=f"http://{self.address}", trust_env=False, timeout=PATIENCE) as client:
            return client.get(path)

    def checkpoint(self) -> Checkpoint:
        found = open_note(self.get("/checkpoint").text, self.vkey)
        assert isinstance(found, Checkpoint)
        return found

    def parts(self, size: int, level: str) -> list[tuple[str, int]]:
        full, width = divmod(size, 256)
        names = [(f"/tile/{level}/{number:03}", 256) for number in range(full)]
        return names + ([(f"/tile/{level}/{full:03}.p/{width}", width)] if width else [])

    def leaves(self, size: int) -> list[bytes]:
        hashes = []
        for path, width in self.parts(size, "0"):
            content = self.get(path).content
            assert len(content) == 32 * width
            hashes += [content[at : at + 32] for at in range(0, len(content), 32)]
        return hashes

    def entries(self, size: int) -> list[bytes]:
        bodies = []
        for path, _ in self.parts(size, "entries"):
            content = self.get(path).content
            while content:
                length = int.from_bytes(content[:2], "big")
                bodies.append(content[2 : 2 + length])
                content = content[2 + length :]
        return bodies


@pytest.fixture
def reader(sitting: Meeting) -> Reader:
    return Reader(sitting)


def test_a_stranger_reads_and_checks_the_whole_log(sitting: Meeting, reader: Reader) -> None:
    sitting.close(sitting.open())
    found = reader.checkpoint()
    leaves, entries = reader.leaves(found.size), reader.entries(found.size)
    assert [hashlib.sha256(b"\x00" + body).digest() for body in entries] == leaves
    assert Tree(leaves).root() == found.root
    with LedgerStore.open_read_only(sitting.server.folder / "assembly.ledger") as store:
        assert entries == list(store.entries(0, found.size))


def test_while_a_poll_is_open_the_public_log_stands_still_at_its_announcement(sitting: Meeting, reader: Reader) -> None:
    poll = sitting.open()
    before = reader.checkpoint()
    sitting.vote(1, 1)
    sitting.vote(2, 2)
    assert reader.checkpoint() == before
    announced = [body for body in reader.entries(before.size) if b'"event":"poll_announced"' in body]
    assert len(announced) == poll
    assert not any(b'"event":"poll_opened"' in body for body in reader.entries(before.size)[-3:])
    beyond = before.size + 1
    path, width = reader.parts(beyond, "entries")[-1]
    assert reader.get(path).status_code == 404
    assert reader.get(path.replace("entries", "0")).status_code == 404
    assert width
    sitting.close(poll)
    after = reader.checkpoint()
    assert after.size > beyond
    assert reader.get(path).status_code == 200
    votes = [body for body in reader.entries(after.size)[before.size :] if b'"event":"vote_accepted"' in body]
    assert len(votes) == 2


@pytest.mark.parametrize(
    "path",
    [
        "/tile/0/999",
        "/tile/0/000.p/0",
        "/tile/0/000.p/256",
        "/tile/0/000.p/01",
        "/tile/0/0",
        "/tile/0/x000/000",
        "/tile/00/000",
        "/tile/64/000",
        "/tile/7/000",
        "/tile/entries/x/000",
        "/tile/entries/000.p/1/..",
        "/tile/../checkpoint/x",
        "/tile/-1/000",
        "/tile/entries/999",
    ],
)
def test_what_is_no_tile_of_the_log_is_not_found(reader: Reader, path: str) -> None:
    assert reader.get(path).status_code == 404


def test_a_hall_that_starts_again_in_the_middle_of_a_poll_shows_no_more_than_before(
    folder: Path, devices: PtyDevices
) -> None:
    with Server(folder, devices.lines) as server, Meeting(server, devices) as meeting:
        meeting.prepare()
        meeting.pair(1, 2)
        meeting.open()
        before = Reader(meeting).get("/checkpoint").text
        meeting.vote(1, 1)
    with Server(folder, devices.lines) as server, Meeting(server, devices) as meeting:
        assert Reader(meeting).get("/checkpoint").text == before
        newest = Reader(meeting).checkpoint().size
        meeting.close(1)
        assert Reader(meeting).checkpoint().size > newest


def test_a_key_that_is_not_the_halls_opens_nothing(reader: Reader) -> None:
    name, _, _ = reader.vkey.partition("+")
    other = base64.b64encode(b"\x01" + bytes(range(32))).decode()
    key_id = hashlib.sha256(name.encode() + b"\n\x01" + bytes(range(32))).digest()[:4].hex()
    assert not isinstance(open_note(reader.get("/checkpoint").text, f"{name}+{key_id}+{other}"), Checkpoint)


def test_leaf_hashes_are_those_of_rfc_6962() -> None:
    assert leaf_hash(b"") == hashlib.sha256(b"\x00").digest()
