"""The bundle in dist/stemkast as a computer without Python has it: `make package-test`."""

import hashlib
import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.packages.checkout import ROOT

BUNDLE = ROOT / "dist" / "stemkast"
Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="session")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Runs a program of the bundle where there is nothing else: an own home, hardly an environment, no Python."""
    home = tmp_path_factory.mktemp("home")

    def run(program: str, *arguments: object, timeout: int = 600) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [BUNDLE / program, *map(str, arguments)],
            cwd=home,
            env={"HOME": str(home), "PATH": "/nowhere", "LANG": "C.UTF-8"},
            capture_output=True,
            text=True,
            timeout=timeout,
            check=False,
        )

    return run


@pytest.fixture(scope="session")
def demo(run: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The results of the demo, whose hall is another program of the bundle."""
    out = tmp_path_factory.mktemp("demo") / "out"
    done = run("stemkast", "demo", "--headless", "--out", out)
    assert done.returncode == 0, done.stderr + done.stdout
    assert "16 van 16 gewogen stemmingen gelijk aan de notulen." in done.stdout
    return out


def test_the_demo_is_recounted(run: Run, demo: Path) -> None:
    key = (demo / "bundle" / "hall.vkey").read_text().strip()
    done = run("stemkast", "verify", demo / "bundle", "--hall-key", key, "--json")
    assert done.returncode == 0, done.stdout + done.stderr
    assert json.loads(done.stdout)["anchored"]
    assert len(list((demo / "screens").glob("*.png"))) == 40


def test_papers_are_set_with_the_typeface_and_the_templates(run: Run, demo: Path, tmp_path: Path) -> None:
    done = run("stemkast", "export", demo / "assembly.ledger", "--to", tmp_path / "papers")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "papers" / "proces-verbaal.pdf").read_bytes().startswith(b"%PDF")
    assert (tmp_path / "papers" / "notulenfragment.docx").read_bytes().startswith(b"PK")
    assert run("stemkast", "templates", "--to", tmp_path / "own").returncode == 0
    assert (tmp_path / "own" / "house.typ").is_file()


def test_a_hall_is_made_and_found_well(run: Run, tmp_path: Path) -> None:
    key = "A" * 43 + "="
    made = run("hall-server", "init", tmp_path / "hall", "--fleet-key", key, "--name", "ALV", "--date", "2024-06-12")
    assert made.returncode == 0, made.stderr
    looked = run("hall-server", "doctor", tmp_path / "hall")
    assert looked.returncode in (0, 1), looked.stdout + looked.stderr
    assert "ledger" in looked.stdout


@pytest.mark.parametrize("program", ["stemkast", "hall-server", "keypad-emulator", "keypad-conformance"])
def test_every_command_is_there(run: Run, program: str) -> None:
    done = run(program, "--help")
    assert done.returncode == 0, done.stderr
    assert "Usage" in done.stdout


def test_the_list_of_components_says_what_is_in_the_folder() -> None:
    listed = json.loads((BUNDLE / "components.cdx.json").read_text())["components"]
    files = {each["name"]: each["hashes"][0]["content"] for each in listed if each["type"] == "file"}
    libraries = {path for path in (BUNDLE / "_internal").glob("lib*.so*") if not path.is_symlink()}
    assert files.keys() == {path.relative_to(BUNDLE).as_posix() for path in libraries}
    assert all(hashlib.sha256((BUNDLE / name).read_bytes()).hexdigest() == said for name, said in files.items())
    names = {each["name"] for each in listed}
    assert names >= {"cpython", "pyinstaller", "pyside6-essentials", "typst", "cryptography"}
    assert not names & {"pytest", "mypy", "hypothesis", "ruff"}
    assert not list((BUNDLE / "_internal").glob("*pytest*"))


def test_another_reader_of_cyclonedx_finds_the_list_in_order(tmp_path: Path) -> None:
    everything = tmp_path / "components.cdx.json"
    subprocess.run([ROOT / ".venv" / "bin" / "python", ROOT / "tools" / "components.py", everything], check=True)
    reader = (
        "import sys; from pathlib import Path\n"
        "from cyclonedx.schema import SchemaVersion; from cyclonedx.validation.json import JsonStrictValidator\n"
        "for each in sys.argv[1:]:\n"
        "    print(JsonStrictValidator(SchemaVersion.V1_6).validate_str(Path(each).read_text()))\n"
    )
    python = ROOT / ".venv-audit" / "bin" / "python"
    lists = [everything, BUNDLE / "components.cdx.json"]
    done = subprocess.run([python, "-c", reader, *lists], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["None", "None"]
