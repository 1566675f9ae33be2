"""tests/conftest.py itself: a session of pytest under it, with tests that should fail and do."""

import os
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import LONGEST, TESTS

# Plugins that these sessions have no use for; Qt alone costs a second each.
WITHOUT = [part for name in ("cacheprovider", "pytest-qt", "pytest_cov", "anyio") for part in ("-p", f"no:{name}")]
CONFTEST = TESTS / "conftest.py"

MODULES = {
    "warning": "import logging\ndef test_it(): logging.getLogger().warning('lost %d', 3)",
    "warning_of_a_logger": "import logging\ndef test_it(): logging.getLogger('hall.devices').warning('lost %d', 3)",
    "another_thread": (
        "import logging, threading\n"
        "def test_it():\n"
        "    thread = threading.Thread(target=logging.getLogger('air').error, args=('gone',))\n"
        "    thread.start()\n"
        "    thread.join()\n"
    ),
    "teardown": (
        "import logging, pytest\n"
        "@pytest.fixture\n"
        "def line():\n"
        "    yield\n"
        "    logging.warning('still open')\n"
        "def test_it(line): pass\n"
    ),
    "caplog": "import logging\ndef test_it(caplog):\n    logging.warning('x')\n    assert caplog.messages == ['x']\n",
    "information": "import logging\ndef test_it(): logging.getLogger().info('x')",
    "skip_in_call": "import pytest\ndef test_it(): pytest.skip('no time')",
    "skip_by_mark": "import pytest\n@pytest.mark.skip(reason='no time')\ndef test_it(): pass",
    "skip_of_module": "import pytest\npytest.skip('no time', allow_module_level=True)",
    "shared": "def test_it(shared): assert False",
}
"""Each is a module of its own; all of them are one session, because to start Python is what takes the time."""

Said = dict[str, str]
"""By module: what its test was found guilty of, or why it was skipped; empty where it passed."""


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> Callable[[bool], Said]:
    """Of every module under the conftest, in CI or not. A verdict begins with `failure`, `error` or `skipped`."""
    sessions = {}
    for ci in (False, True):
        folder = tmp_path_factory.mktemp("clone") / "tests"
        folder.mkdir()
        (folder / "conftest.py").write_text(CONFTEST.read_text())
        for name, module in MODULES.items():
            (folder / f"test_{name}.py").write_text(module)
        report = folder / "report.xml"
        collecting = ("--continue-on-collection-errors", f"--junitxml={report}")
        subprocess.run(
            [sys.executable, "-m", "pytest", "-q", *WITHOUT, *collecting, "--rootdir", ".", "."],
            cwd=folder,
            env={**os.environ, "CI": "true" if ci else ""},
            capture_output=True,
            check=False,
        )
        sessions[ci] = _verdicts(report)
    return sessions.__getitem__


def _verdicts(report: Path) -> Said:
    said: Said = {}
    for case in ET.parse(report).iter("testcase"):
        module = (case.get("classname") or case.get("name") or "").removeprefix("tests.").removeprefix("test_")
        verdicts = [
            f"{each.tag} {each.get('message')} {each.text}" for each in case if not each.tag.startswith("system")
        ]
        said[module] = said.get(module, "") + "\n".join(verdicts)
    return said


def test_what_comes_first_exists() -> None:
    assert [name for name in LONGEST if not (TESTS / name).is_file()] == []


def test_every_module_was_tried(said: Callable[[bool], Said]) -> None:
    assert set(said(False)) == set(said(True)) == set(MODULES)


@pytest.mark.parametrize("name", ["warning", "warning_of_a_logger"])
def test_a_stray_warning_in_the_log_fails(said: Callable[[bool], Said], name: str) -> None:
    assert said(False)[name].startswith("failure")
    assert "lost 3" in said(False)[name]


def test_a_stray_warning_of_another_thread_fails(said: Callable[[bool], Said]) -> None:
    assert said(False)["another_thread"].startswith("failure")
    assert "ERROR air: gone" in said(False)["another_thread"]


def test_a_warning_while_a_fixture_is_torn_down_fails(said: Callable[[bool], Said]) -> None:
    assert said(False)["teardown"].startswith("error")
    assert "logged during teardown" in said(False)["teardown"]


@pytest.mark.parametrize("name", ["caplog", "information"])
def test_what_is_asked_for_and_what_is_no_warning_passes(said: Callable[[bool], Said], name: str) -> None:
    assert said(False)[name] == said(True)[name] == ""


@pytest.mark.parametrize("name", ["skip_in_call", "skip_by_mark", "skip_of_module"])
def test_ci_skips_nothing(said: Callable[[bool], Said], name: str) -> None:
    assert said(False)[name].startswith("skipped")
    assert said(True)[name].startswith(("failure", "error"))
    assert "CI skips nothing: no time" in said(True)[name]


def test_without_the_data_beside_the_clone_a_test_is_skipped_even_in_ci(said: Callable[[bool], Said]) -> None:
    assert said(True)["shared"].startswith("skipped")
