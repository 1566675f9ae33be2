"""No byte can change unseen: of an entry in the SQLite file, and of any file of a bundle."""

import random
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemkast.verifier import Report, Unusable, verify
from stemkast.verifier.reading import LEDGER
from tests.verifier.ledger_maker import Hall, bodies_of, sum_up


def holds(path: Path) -> bool:
    """Whether verify would end with status 0. Whatever it finds, it can be written."""
    report = verify(path)
    if isinstance(report, Unusable):
        assert report.text
        return False
    assert isinstance(report, Report)
    assert report.text()
    assert report.to_json()["ok"] is report.ok
    return report.ok


def places_of(raw: bytes, bodies: list[bytes]) -> list[int]:
    """Where the bytes of entry bodies are in the file; bodies that SQLite spread over pages are left out."""
    places: list[int] = []
    for body in bodies:
        at = raw.find(body)
        places += range(at, at + len(body)) if at >= 0 else ()
    return places


def test_a_byte_of_an_entry_in_the_file(whole_story: Hall, ledger: Path, tmp_path: Path) -> None:
    raw = ledger.read_bytes()
    places = places_of(raw, bodies_of(whole_story.end()))
    assert len(places) > 20_000
    chosen = random.Random(14_06_2023)
    path = tmp_path / "x.ledger"
    for place in chosen.sample(places, 120):
        changed = bytearray(raw)
        changed[place] ^= chosen.randrange(1, 256)
        path.write_bytes(changed)
        assert not holds(path), place


@settings(max_examples=60)
@given(data=st.data())
def test_a_body_that_was_changed_through_sqlite(
    data: st.DataObject, whole_story: Hall, ledger: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    bodies = bodies_of(whole_story.end())
    index = data.draw(st.integers(0, len(bodies) - 1))
    body = bytearray(bodies[index])
    place = data.draw(st.integers(0, len(body) - 1))
    body[place] ^= data.draw(st.integers(1, 255))
    path = Path(shutil.copy(ledger, tmp_path_factory.getbasetemp() / "changed.ledger"))
    with closing(sqlite3.connect(path)) as connection:
        (sql,) = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'entry_never_changes'").fetchone()
        connection.execute("DROP TRIGGER entry_never_changes")
        connection.execute("UPDATE entry SET body = CAST(? AS TEXT) WHERE idx = ?", [bytes(body), index])
        connection.execute(sql)
        connection.commit()
    assert not holds(path)


def test_a_byte_of_any_file_of_a_bundle(bundle: Path, tmp_path: Path) -> None:
    own = Path(shutil.copytree(bundle, tmp_path / "bundle"))
    files = sorted(each for each in own.rglob("*") if each.is_file())
    assert len(files) == 6
    chosen = random.Random(2)
    for file in files:
        raw = file.read_bytes()
        for _ in range(12):
            changed = bytearray(raw)
            changed[chosen.randrange(len(raw))] ^= chosen.randrange(1, 256)
            file.write_bytes(changed)
            assert not holds(own), file
        for cut in (raw[:-1], raw + b"\n", b""):
            file.write_bytes(cut)
            assert not holds(own), file
        file.unlink()
        assert not holds(own), file
        file.write_bytes(raw)
    assert holds(own)


def test_a_byte_of_a_bundle_whose_sums_were_made_anew(bundle: Path, tmp_path: Path) -> None:
    own = Path(shutil.copytree(bundle, tmp_path / "bundle"))
    files = sorted(each for each in own.rglob("*") if each.is_file() and each.name not in ("SHA256SUMS", LEDGER))
    chosen = random.Random(3)
    for file in files:
        raw = file.read_bytes()
        for place in chosen.sample(range(len(raw)), 12):
            changed = bytearray(raw)
            changed[place] ^= chosen.randrange(1, 256)
            file.write_bytes(changed)
            sum_up(own)
            assert not holds(own), (file, place)
        file.write_bytes(raw)
    sum_up(own)
    assert holds(own)
