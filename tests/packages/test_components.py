"""The list of components says what the lock says, and its gate for known holes cannot be passed by silence."""

import json
import runpy
import subprocess
import sys
from collections.abc import Callable

import pytest

from tests.packages.checkout import ROOT


@pytest.fixture(scope="module")
def listed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    """The list, as the command writes it."""
    file = tmp_path_factory.mktemp("components") / "new" / "components.cdx.json"
    subprocess.run([sys.executable, ROOT / "tools" / "components.py", file], check=True)
    return json.loads(file.read_text())


def locked() -> dict[tuple[str, str], set[str]]:
    """Name and version of every pin, and its hashes, read in another way than the command does."""
    found: dict[tuple[str, str], set[str]] = {}
    for word in (ROOT / "requirements.lock").read_text().split():
        if "==" in word and word[0].isalpha():
            name, version = word.split("==")
            hashes = found.setdefault((name, version), set())
        elif word.startswith("--hash=sha256:"):
            hashes.add(word.removeprefix("--hash=sha256:"))
    return found


def test_every_pin_is_a_component_with_its_hashes(listed) -> None:
    pins = locked()
    assert len(pins) > 80
    said = {
        (each["name"], each["version"]): {
            digest["content"] for file in each["externalReferences"] for digest in file["hashes"]
        }
        for each in listed["components"]
    }
    assert said == pins
    assert len({each["bom-ref"] for each in listed["components"]}) == len(pins)


def test_what_only_a_developer_needs_is_marked(listed) -> None:
    scope = {each["name"]: each["scope"] for each in listed["components"]}
    needed = ("pyside6-essentials", "shiboken6", "typst", "cryptography", "cffi", "starlette", "lxml")
    assert {scope[name] for name in needed} == {"required"}
    assert {scope[name] for name in ("pytest", "ruff", "hypothesis", "pip-tools")} == {"excluded"}


def test_every_component_has_a_licence_and_leads_somewhere(listed) -> None:
    assert [each["name"] for each in listed["components"] if not each.get("licenses")] == []
    known = {each["bom-ref"] for each in [*listed["components"], listed["metadata"]["component"]]}
    graph = {each["ref"]: each["dependsOn"] for each in listed["dependencies"]}
    assert graph.keys() == known
    assert {reference for targets in graph.values() for reference in targets} <= known
    (own,) = (each for reference, each in graph.items() if reference.startswith("pkg:pypi/stemkast@"))
    assert len(own) == len([line for line in own if line.startswith("pkg:pypi/")]) >= 20


@pytest.fixture(scope="module")
def verdict() -> Callable[[list[str]], tuple[int, str]]:
    """What tools/audit.py makes of what pip-audit says."""
    return runpy.run_path(str(ROOT / "tools" / "audit.py"))["verdict"]


def said(*packages: dict[str, object]) -> str:
    return json.dumps({"dependencies": [{"name": "cobs", "version": "1.2.0", "vulns": []} | each for each in packages]})


HOLE = {"id": "PYSEC-2026-1", "aliases": ["CVE-2026-1"], "fix_versions": ["1.2.1"], "description": ""}


def test_a_known_hole_ends_the_check(verdict) -> None:
    status, text = verdict([said({}), "", said({"version": "1.1.0", "vulns": [HOLE]})])
    assert status == 1
    assert "cobs 1.1.0: PYSEC-2026-1, mended in 1.2.1" in text


def test_a_hole_that_was_judged_does_not(verdict, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(verdict.__globals__["KNOWN"], "CVE-2026-1", "a reason")
    assert verdict([said({"vulns": [HOLE]})]) == (0, "ok: 1 pins")


def test_what_was_not_looked_at_is_said(verdict) -> None:
    assert verdict([said({}, {"name": "rich", "skip_reason": "no"}), ""]) == (
        0,
        "ok: 1 pins, but not a whole lock, rich",
    )
    for silence in ("", "no json", said({"skip_reason": "not found"})):
        status, text = verdict([silence])
        assert status == 0
        assert text.startswith("not done: ")
