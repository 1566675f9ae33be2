"""`hall-server init`: a folder with keys, tokens and a ledger of one entry, or one sentence and nothing made."""

import base64
import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner

from hall_server.__main__ import app
from hall_server.disk.keys import HallKeys, KeysUnusable
from stemkast.hall_client.following.model import HallModel
from stemkast.ledger.store import LedgerStore

FLEET_KEY = base64.b64encode(bytes(range(32))).decode()


def init(folder: Path, *options: str, fleet_key: str = FLEET_KEY) -> tuple[int, str]:
    """Runs the command; its exit status and what it wrote to stderr."""
    done = CliRunner().invoke(app, ["init", str(folder), "--fleet-key", fleet_key, *options])
    assert done.exception is None or isinstance(done.exception, SystemExit)
    return done.exit_code, done.stderr


def model_of(folder: Path) -> HallModel:
    """The fold of the ledger in a folder."""
    model = HallModel()
    with LedgerStore.open_read_only(folder / "assembly.ledger") as store:
        for body in store.entries():
            model.take(body)
    assert model.broken is None
    return model


def test_the_first_entry_says_which_assembly_this_is(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "hall"
    assert init(folder, "--name", "ALV VNG", "--date", "2023-06-14", "--place", "Groningen") == (0, "")
    said = model_of(folder).assembly.initialised
    assert said is not None
    assert (said.name, said.date, said.place, said.epoch) == ("ALV VNG", "2023-06-14", "Groningen", 1)
    assert (said.hall_key, said.fleet_key) == (HallKeys.load(folder).hall.public_key, bytes(range(32)))
    with LedgerStore.open_read_only(folder / "assembly.ledger") as store:
        assert [size for size, _ in store.checkpoints()] == [1]
    assert (folder / "hall.vkey").read_text().startswith(f"stemkast.nl/{said.assembly.hex()}+")
    assert sorted(each.name for each in folder.iterdir()) == [
        "assembly.ledger",
        "hall.keys",
        "hall.vkey",
        "stations.json",
        "succession.html",
        "tls.crt",
        "tls.key",
    ]


def test_without_a_date_it_is_today(tmp_path: Path) -> None:
    before = datetime.now(UTC).date().isoformat()
    assert init(tmp_path)[0] == 0
    said = model_of(tmp_path).assembly.initialised
    assert said is not None
    assert before <= said.date <= datetime.now(UTC).date().isoformat()


def test_secrets_are_for_their_owner_only(tmp_path: Path) -> None:
    init(tmp_path)
    for name in ("hall.keys", "stations.json", "tls.key"):
        assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600


def test_a_folder_in_use_is_left_as_it_is(tmp_path: Path) -> None:
    init(tmp_path)
    before = {each.name: each.read_bytes() for each in tmp_path.iterdir()}
    assert init(tmp_path) == (2, f"hall-server: {tmp_path} holds an assembly already\n")
    assert {each.name: each.read_bytes() for each in tmp_path.iterdir()} == before


@pytest.mark.parametrize(
    ("options", "fleet_key", "said"),
    [
        ([], "no base64!", "--fleet-key is not base64"),
        ([], base64.b64encode(bytes(31)).decode(), "each key 32"),
        (["--date", "14 juni"], FLEET_KEY, "isoformat"),
    ],
    ids=["base64", "size", "date"],
)
def test_what_no_assembly_can_have_makes_nothing(tmp_path: Path, options: list[str], fleet_key: str, said: str) -> None:
    folder = tmp_path / "hall"
    status, error = init(folder, *options, fleet_key=fleet_key)
    assert (status, error.count("\n")) == (2, 1)
    assert said in error
    assert not folder.exists()


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    status, error = init(tmp_path / "file" / "hall")
    assert (status, error.count("\n")) == (2, 1)


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"hall": 1}', '{"hall": "AA==", "succession": "", "receipts": ""}'])
def test_files_that_hold_no_secrets(tmp_path: Path, text: str) -> None:
    (tmp_path / "hall.keys").write_text(text)
    with pytest.raises(KeysUnusable):
        HallKeys.load(tmp_path)


def test_words_are_written_in_the_form_of_the_ledger(tmp_path: Path) -> None:
    assert init(tmp_path, "--name", "Cafe\u0301", "--place", "Skarsterla\u0302n") == (0, "")
    said = model_of(tmp_path).assembly.initialised
    assert said is not None
    assert (said.name, said.place) == ("Caf\u00e9", "Skarsterl\u00e2n")
