"""What is given away: the wheel and the sdist hold everything, and are the same bytes wherever they are built."""

import json
import os
import subprocess
import zipfile
from pathlib import Path

from tests.packages.checkout import ROOT, Installed, build, copy_tree
from tests.scenarios.conftest import files, weighted

PACKAGES = ("stemkast", "hall_server", "firmware_protocol")
WHERE = """
import firmware_protocol, hall_server, stemkast

for each in (firmware_protocol, hall_server, stemkast):
    print(each.__file__)
"""


def contents(wheel: Path) -> dict[str, bytes]:
    """Name and content of every file in a wheel."""
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_wheel_holds_every_file_of_the_packages_and_no_other(built: tuple[Path, Path]) -> None:
    held = {name: content for name, content in contents(built[0]).items() if ".dist-info/" not in name}
    there = {
        path.relative_to(ROOT).as_posix(): path.read_bytes()
        for package in PACKAGES
        for path in (ROOT / package).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert held.keys() == there.keys()
    assert [name for name, content in there.items() if held[name] != content] == []
    kinds = {Path(name).suffix for name in held}
    assert kinds >= {".py", ".typ", ".qm", ".html", ".js", ".css", ".csv", ".json", ".toml", ".rules", ".md"}


def test_two_builds_are_the_same_bytes(built: tuple[Path, Path], tree: Path, tmp_path: Path) -> None:
    other = copy_tree(tmp_path / "elsewhere" / "another name")
    for path in other.rglob("*"):
        path.chmod(0o700 if path.is_dir() or path.stat().st_mode & 0o100 else 0o600)
        os.utime(path, (1_000_000_000, 1_000_000_000))
    again = build(other, tmp_path / "again", "wheel", "sdist", umask=0o077)
    for first, second in zip(built, again, strict=True):
        assert first.name == second.name
        assert first.read_bytes() == second.read_bytes()


def test_the_sdist_builds_the_same_wheel(built: tuple[Path, Path], tmp_path: Path) -> None:
    wheel, sdist = built
    subprocess.run(["tar", "--extract", "--file", sdist, "--directory", tmp_path], check=True)
    (unpacked,) = tmp_path.iterdir()
    for name in ("tests/conftest.py", "docs/ARCHITECTURE.md", "tools/components.py", "Makefile", "requirements.lock"):
        assert (unpacked / name).is_file(), name
    (again,) = build(unpacked, tmp_path / "again", "wheel")
    assert again.read_bytes() == wheel.read_bytes()


def test_what_is_installed_uses_no_file_of_the_checkout(installed: Installed) -> None:
    done = installed.run("python", "-c", WHERE)
    assert done.returncode == 0, done.stderr
    assert all(path.startswith(str(installed.folder)) for path in done.stdout.split())
    watched = installed.run("python", "-c", f"open({str(ROOT / 'README.md')!r})")
    assert watched.returncode == 97, "the guard itself"


def test_a_small_assembly_is_replayed_recounted_and_published(installed: Installed, tmp_path: Path) -> None:
    decisions = [weighted("Begroting", "aangenomen", "64,11"), weighted("Motie", "verworpen", "30,00", abstain=9)]
    done = installed.run("stemkast", "replay", *files(tmp_path, decisions))
    assert done.returncode == 0, done.stderr + done.stdout
    ledger = tmp_path / "out" / "assembly.ledger"
    recount = installed.run("stemkast", "verify", ledger, "--json")
    assert recount.returncode == 0, recount.stderr
    assert [poll["percentage"] for poll in json.loads(recount.stdout)["polls"]] == ["64,11", "30,00"]
    published = installed.run("stemkast", "export", ledger, "--to", tmp_path / "papers")
    assert published.returncode == 0, published.stderr
    assert (tmp_path / "papers" / "proces-verbaal.pdf").read_bytes().startswith(b"%PDF")
    assert len(list((tmp_path / "out" / "screens").glob("*.png"))) == 2


def test_the_other_commands_are_there_too(installed: Installed) -> None:
    for command in ("hall-server", "keypad-emulator", "keypad-conformance"):
        done = installed.run(command, "--help")
        assert done.returncode == 0, done.stderr
        assert "Usage" in done.stdout
