"""Whole assemblies, replayed by the real command with real processes and pseudo-terminals."""

import fcntl
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="session")
def stemkast() -> Run:
    """Runs the command `stemkast` with these arguments."""

    without_screen = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}

    def run(*arguments: object) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, "-W", "error", "-m", "stemkast", *map(str, arguments)],
            capture_output=True,
            text=True,
            timeout=240,
            env=without_screen | {"QT_QPA_PLATFORM": "offscreen"},
            check=False,
        )

    return run


@pytest.fixture(scope="session")
def demo(stemkast: Run, tmp_path_factory: pytest.TempPathFactory) -> "tuple[Path, subprocess.CompletedProcess[str]]":
    """The demo, run once for all processes that test: its folder of results and what it said."""
    own = tmp_path_factory.getbasetemp()
    folder = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "demo"
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        kept = folder / "said.json"
        if not kept.exists():
            done = stemkast("demo", "--headless", "--out", folder / "out")
            kept.write_text(json.dumps([done.returncode, done.stdout, done.stderr]))
    return folder / "out", subprocess.CompletedProcess(["stemkast", "demo"], *json.loads(kept.read_text()))


WEIGHTS = {"Aa": 75, "Bee": 40, "Cee": 33, "Dee": 21, "Ee": 20, "Ef": 9, "Gee": 5, "Ha": 3, "Ie": 2, "Jee": 1}


def files(folder: Path, decisions: list[dict[str, Any]], weights: dict[str, int] | None = None) -> list[str | Path]:
    """Writes agenda, register and attendance of a small assembly; returns the arguments of `stemkast replay`."""
    folder.mkdir(parents=True, exist_ok=True)
    members = list((weights or WEIGHTS).items())
    rows = [f"GM{number:04d},{name},{votes * 1000},2022-01-01" for number, (name, votes) in enumerate(members, 1)]
    (folder / "register.csv").write_text("\n".join(["cbs_code,name,population,date", *rows]) + "\n")
    present = [f"{name},{name},GM{number:04d}" for number, (name, _) in enumerate(members, 1)]
    (folder / "present.csv").write_text("\n".join(["naam_in_notulen,cbs_naam,cbs_code", *present]) + "\n")
    agenda = {
        "assembly": "Proefvergadering",
        "date": "2024-06-12",
        "place": "Utrecht",
        "agenda": [{"nr": "01", "title": "Besluiten", "kind": "ter besluitvorming", "decisions": decisions}],
    }
    (folder / "agenda.json").write_text(json.dumps(agenda))
    return [
        folder / "agenda.json",
        "--register",
        folder / "register.csv",
        "--present",
        folder / "present.csv",
        "--headless",
        "--out",
        folder / "out",
    ]


def weighted(subject: str, outcome: str, percentage: str, **more: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON values
    """A matter that is put to the vote."""
    matter = {"subject": subject, "kind": "voorstel", "outcome": outcome, "method": "gewogen stemming"}
    return matter | {"percentage": percentage} | more


@pytest.fixture(scope="session")
def small(stemkast: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The results of a small assembly with a choice, an abstention, an acclamation and a withdrawal."""
    folder = tmp_path_factory.mktemp("small")
    decisions = [
        {"subject": "Proefstemming", "kind": "proefstemming"},
        weighted("Begroting", "aangenomen", "64,11"),
        weighted("Statuten", "aangenomen", "80,38", majority={"fraction": "2/3", "strict": False}),
        weighted("Motie", "verworpen", "30,00", abstain=9),
        weighted("Keuze", "Optie 2", "51,67", options=["Optie 1", "Optie 2"], kind="ordevoorstel"),
        {"subject": "Hamerstuk", "kind": "voorstel", "outcome": "aangenomen", "method": "acclamatie"},
        {"subject": "Teruggetrokken", "kind": "motie", "outcome": "ingetrokken", "method": None},
    ]
    done = stemkast("replay", *files(folder, decisions))
    assert done.returncode == 0, done.stderr + done.stdout
    return folder / "out"
