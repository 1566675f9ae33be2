"""LEDGER.md: what it says can be done, and its catalogue is the one in the code."""

import hashlib
import re
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import pytest

from stemkast.assembly.events import CATALOGUE
from stemkast.ledger.catalogue import DOCUMENT, main, with_catalogue
from stemkast.ledger.entry import from_body
from stemkast.ledger.export import Exported, export
from stemkast.ledger.store import LedgerStore

TEXT = DOCUMENT.read_text("utf-8")


@pytest.fixture
def bundle(ledger: Path, vkey: str, tmp_path: Path) -> Path:
    """The bundle of the whole assembly."""
    with LedgerStore.open_read_only(ledger) as store:
        exported = export(store, vkey, tmp_path / "bundle")
    assert isinstance(exported, Exported)
    return exported.folder


def test_the_catalogue_is_the_one_in_the_code() -> None:
    assert with_catalogue(TEXT) == TEXT, "due: python -m stemkast.ledger.catalogue"


def test_every_event_stands_in_it_once() -> None:
    assert re.findall(r"^### `(\w+)`$", TEXT, re.MULTILINE) == list(CATALOGUE)


def test_every_link_in_it_leads_somewhere() -> None:
    headings = {line.lstrip("# ").lower().replace(" ", "-") for line in TEXT.splitlines() if line.startswith("#")}
    assert set(re.findall(r"\]\(#([^)]+)\)", TEXT)) <= headings


def test_the_catalogue_is_written_where_it_belongs(tmp_path: Path) -> None:
    document = tmp_path / "LEDGER.md"
    document.write_text("before\n<!-- events -->\nold\n<!-- /events -->\nafter\n", "utf-8")
    main(document)
    written = document.read_text("utf-8")
    assert written.startswith("before\n<!-- events -->\n\n### `assembly_initialised`\n")
    assert written.endswith("\n<!-- /events -->\nafter\n")
    assert "\nold\n" not in written


@pytest.mark.parametrize("document", ["", "<!-- events -->\n", "<!-- /events -->\n"])
def test_a_document_without_the_place_is_refused(document: str) -> None:
    with pytest.raises(ValueError, match="no place"):
        with_catalogue(document)


def test_the_example_of_an_entry_is_one() -> None:
    example = re.search(r"^```json\n(.*)\n```$", TEXT, re.MULTILINE)
    assert example is not None
    assert not hasattr(from_body(0, example[1].encode()), "reason")


def test_the_commands_check_an_entry_and_the_root(bundle: Path, bodies: list[bytes]) -> None:
    if shutil.which("sqlite3") is None or shutil.which("sha256sum") is None:
        pytest.skip("sqlite3 or sha256sum is not here; the same is checked through Python below")
    commands = "\n".join(re.findall(r"^```sh\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL))
    done = subprocess.run(["sh", "-c", commands], cwd=bundle, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    body, by_hand, in_tile, root, signed = done.stdout.splitlines()
    leaf = hashlib.sha256(b"\x00" + bodies[0]).hexdigest()
    assert body.encode() == bodies[0]
    assert by_hand.split()[0] == in_tile == leaf
    assert root == signed == (bundle / "checkpoint").read_text().splitlines()[2]
    assert not (bundle / "node.tmp").exists()


def test_the_commands_notice_a_changed_ledger(bundle: Path) -> None:
    if shutil.which("sqlite3") is None or shutil.which("sha256sum") is None:
        pytest.skip("sqlite3 or sha256sum is not here")
    ledger = bundle / "assembly.ledger"
    raw = ledger.read_bytes()
    assert raw.count(b"de voorzitter") > 0
    ledger.write_bytes(raw.replace(b"de voorzitter", b"De voorzitter"))
    commands = "\n".join(re.findall(r"^```sh\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL))
    done = subprocess.run(["sh", "-c", commands], cwd=bundle, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (1, "")
    *_, root, signed = done.stdout.splitlines()
    assert len(root) == len(signed) == 44
    assert root != signed


def test_an_entry_is_checked_with_any_sqlite(bundle: Path) -> None:
    (tile,) = (bundle / "tile" / "0" / "000.p").iterdir()
    hashes = tile.read_bytes()
    with closing(sqlite3.connect(f"{(bundle / 'assembly.ledger').as_uri()}?mode=ro", uri=True)) as connection:
        rows = connection.execute("SELECT idx, body FROM entry").fetchall()
    assert len(rows) == int(tile.name)
    for index, body in rows:
        assert hashlib.sha256(b"\x00" + body.encode()).digest() == hashes[32 * index : 32 * index + 32]
