"""One byte anywhere: verify says no, or that it cannot read it; it never says yes and never breaks."""

import random
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from stemkast.verifier import Report, Unusable, verify
from tests.scenarios.conftest import Run

CHANGES = 100


def says_yes(path: Path) -> bool:
    report = verify(path)
    assert isinstance(report, Report | Unusable)
    return isinstance(report, Report) and report.ok


def test_any_byte_of_any_entry(small: Path, tmp_path: Path) -> None:
    chance = random.Random(14)
    path = tmp_path / "changed.ledger"
    with closing(sqlite3.connect(f"file:{small / 'assembly.ledger'}?mode=ro", uri=True)) as ledger:
        size = ledger.execute("SELECT count(*) FROM entry").fetchone()[0]
        triggers = ledger.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for number in range(CHANGES):
        shutil.copyfile(small / "assembly.ledger", path)
        with closing(sqlite3.connect(path)) as ledger, ledger:
            index = chance.randrange(size)
            body = bytearray(
                ledger.execute("SELECT CAST(body AS BLOB) FROM entry WHERE idx = ?", [index]).fetchone()[0]
            )
            place = chance.randrange(len(body))
            body[place] ^= 1 << chance.randrange(8)
            for name, _ in triggers:
                ledger.execute(f'DROP TRIGGER "{name}"')
            ledger.execute("UPDATE entry SET body = CAST(? AS TEXT) WHERE idx = ?", [bytes(body), index])
            for _, sql in triggers:
                ledger.execute(sql)
        assert not says_yes(path), (number, index, place)


def test_base64_that_decodes_the_same_but_is_written_differently(small: Path, tmp_path: Path) -> None:
    path = tmp_path / "changed.ledger"
    shutil.copyfile(small / "assembly.ledger", path)
    with closing(sqlite3.connect(path)) as ledger, ledger:
        triggers = ledger.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        index, body = ledger.execute("SELECT idx, body FROM entry WHERE body LIKE '%vote_accepted%'").fetchone()
        start = body.index('"envelope":"') + len('"envelope":"')
        end = body.index('"', start)
        last = end - len(body[start:end]) + len(body[start:end].rstrip("=")) - 1
        alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
        other = alphabet[alphabet.index(body[last]) | 1]
        for name, _ in triggers:
            ledger.execute(f'DROP TRIGGER "{name}"')
        ledger.execute("UPDATE entry SET body = ? WHERE idx = ?", [body[:last] + other + body[last + 1 :], index])
        for _, sql in triggers:
            ledger.execute(sql)
    assert not says_yes(path)


def test_any_byte_of_any_file_of_the_bundle(small: Path, tmp_path: Path) -> None:
    chance = random.Random(6)
    bundle = tmp_path / "bundle"
    shutil.copytree(small / "bundle", bundle)
    paths = sorted(path for path in bundle.rglob("*") if path.is_file())
    for number in range(CHANGES):
        path = paths[number % len(paths)] if number < 5 * len(paths) else chance.choice(paths)
        whole = path.read_bytes()
        place = chance.randrange(len(whole))
        path.write_bytes(whole[:place] + bytes([whole[place] ^ (1 << chance.randrange(8))]) + whole[place + 1 :])
        assert not says_yes(bundle), (number, path, place)
        path.write_bytes(whole)
    assert says_yes(bundle)


@pytest.mark.parametrize("how", ["one more", "one less", "cut"])
def test_files_added_removed_or_cut(small: Path, tmp_path: Path, how: str) -> None:
    bundle = tmp_path / "bundle"
    shutil.copytree(small / "bundle", bundle)
    match how:
        case "one more":
            (bundle / "tile" / "more").write_bytes(b"x")
        case "one less":
            (bundle / "hall.vkey").unlink()
        case _:
            (bundle / "assembly.ledger").write_bytes((bundle / "assembly.ledger").read_bytes()[:-4096])
    assert not says_yes(bundle)


def test_the_command_says_it_with_its_exit_status(stemkast: Run, small: Path, tmp_path: Path) -> None:
    path = tmp_path / "changed.ledger"
    whole = bytearray((small / "assembly.ledger").read_bytes())
    place = whole.index(b"vote_accepted")
    whole[place] ^= 1
    path.write_bytes(whole)
    done = stemkast("verify", path)
    assert done.returncode in (1, 2)
    assert "Traceback" not in done.stderr
