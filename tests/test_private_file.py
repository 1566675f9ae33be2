"""Files for the owner alone: their rights, and that they are whole or not there."""

from pathlib import Path

import pytest

from stemkast import private_file


def test_a_new_file_is_for_the_owner_alone_and_never_overwrites(tmp_path: Path) -> None:
    private_file.create(tmp_path / "keys", b"secret")
    assert (tmp_path / "keys").stat().st_mode & 0o777 == 0o600
    with pytest.raises(FileExistsError):
        private_file.create(tmp_path / "keys", b"other")
    assert (tmp_path / "keys").read_bytes() == b"secret"


def test_a_file_is_replaced_whole_and_gets_the_rights_of_a_private_one(tmp_path: Path) -> None:
    path = tmp_path / "stations.json"
    path.write_bytes(b"old")
    path.chmod(0o644)
    private_file.replace(path, b"new")
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"new", 0o600)
    assert list(tmp_path.iterdir()) == [path]


def test_what_cannot_be_written_leaves_the_old_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "stations.json"
    private_file.replace(path, b"old")

    def broken(_handle: int) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("os.fsync", broken)
    with pytest.raises(OSError, match="Input/output"):
        private_file.replace(path, b"new")
    assert path.read_bytes() == b"old"
