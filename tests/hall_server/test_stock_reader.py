"""The public log of a running hall and of an export, read by the code behind Go's checksum database (sumdb, x/mod)."""

import base64
import hashlib
import json
import subprocess
from pathlib import Path

import httpx
import pytest

from stemkast.assembly.commands import Record
from stemkast.assembly.events import ChairTaken, Role
from stemkast.hall_client.connection.commands import Accepted, CommandSender
from stemkast.ledger.export import export_file
from tests.hall_server.small_hall import Meeting
from tests.patience import PATIENCE

READER = Path(__file__).parents[2] / ".interop" / "read_log"


def read(source: str | Path, vkey: str, *earlier: Path) -> "subprocess.CompletedProcess[str]":
    if not READER.exists():
        pytest.skip(f"{READER.name} is not built; `make test` does where go is, and root may install it")
    return subprocess.run([READER, source, vkey, *earlier], capture_output=True, text=True, timeout=120, check=False)


def vkey_of(meeting: Meeting) -> str:
    return (meeting.server.folder / "hall.vkey").read_text("ascii").strip()


def checkpoint(meeting: Meeting) -> str:
    return httpx.get(f"http://{meeting.server.address}/checkpoint", trust_env=False, timeout=PATIENCE).text


def test_go_reads_a_running_hall_and_holds_it_to_what_it_said_before(sitting: Meeting, tmp_path: Path) -> None:
    earlier = tmp_path / "earlier"
    earlier.write_text(checkpoint(sitting), encoding="utf-8")
    before = int(earlier.read_text(encoding="utf-8").split("\n")[1])
    chair = CommandSender(sitting.server.station(Role.CHAIR))
    for number in range(300):  # more than a tile holds
        assert isinstance(chair.send(Record(ChairTaken(f"Voorzitter {number}"))), Accepted)
    chair.close()
    sitting.close(sitting.open())
    size = int(checkpoint(sitting).split("\n")[1])
    assert size > max(before, 256)
    done = read(f"http://{sitting.server.address}", vkey_of(sitting), earlier)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {"size": size, "included": size, "forged": 0, "before": before}


def test_go_reads_an_export(sitting: Meeting, tmp_path: Path) -> None:
    sitting.close(sitting.open())
    export_file(sitting.server.folder / "assembly.ledger", tmp_path / "bundle")
    done = read(tmp_path / "bundle", vkey_of(sitting))
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["included"] == found["size"] > 0
    tile = min(each for each in (tmp_path / "bundle" / "tile" / "0").rglob("*") if each.is_file())
    content = bytearray(tile.read_bytes())
    content[40] ^= 1
    tile.write_bytes(content)
    assert read(tmp_path / "bundle", vkey_of(sitting)).returncode == 1, "a tile that was changed is found"


def test_go_believes_no_other_key(sitting: Meeting) -> None:
    name, key = vkey_of(sitting).split("+")[0], bytes(range(32))
    key_id = hashlib.sha256(name.encode() + b"\n\x01" + key).digest()[:4].hex()
    raw = b"\x01" + key
    other = f"{name}+{key_id}+{base64.b64encode(raw).decode()}"
    done = read(f"http://{sitting.server.address}", other)
    assert done.returncode == 1
    assert "no verifiable signatures" in done.stderr
