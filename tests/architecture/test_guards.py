"""tests/conftest.py itself: a session of pytest under it, with tests that should fail and do."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

# Plugins that these sessions have no use for; Qt alone costs a second each.
WITHOUT = [part for name in ("cacheprovider", "pytest-qt", "pytest_cov", "anyio") for part in ("-p", f"no:{name}")]
CONFTEST = Path(__file__).resolve().parents[1] / "conftest.py"


@pytest.fixture
def outcome(tmp_path: Path):
    """Runs one module of tests under the conftest, in CI or not, and returns pytest's exit status and what it said."""

    def run(module: str, *, ci: bool) -> tuple[int, str]:
        folder = tmp_path / "clone" / "tests"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "conftest.py").write_text(CONFTEST.read_text())
        (folder / "test_it.py").write_text(module)
        finished = subprocess.run(
            [sys.executable, "-m", "pytest", "-q", *WITHOUT, "--rootdir", ".", "."],
            cwd=folder,
            env={**os.environ, "CI": "true" if ci else ""},
            capture_output=True,
            text=True,
            check=False,
        )
        return finished.returncode, finished.stdout

    return run


@pytest.mark.parametrize("logger", ["", "hall.devices"])
def test_a_stray_warning_in_the_log_fails(outcome, logger: str) -> None:
    status, said = outcome(
        f"import logging\ndef test_it(): logging.getLogger({logger!r}).warning('lost %d', 3)", ci=False
    )
    assert status == 1
    assert "lost 3" in said


def test_a_stray_warning_of_another_thread_fails(outcome) -> None:
    status, said = outcome(
        "import logging, threading\n"
        "def test_it():\n"
        "    thread = threading.Thread(target=logging.getLogger('air').error, args=('gone',))\n"
        "    thread.start()\n"
        "    thread.join()\n",
        ci=False,
    )
    assert status == 1
    assert "ERROR air: gone" in said


def test_a_warning_while_a_fixture_is_torn_down_fails(outcome) -> None:
    module = (
        "import logging, pytest\n"
        "@pytest.fixture\n"
        "def line():\n"
        "    yield\n"
        "    logging.warning('still open')\n"
        "def test_it(line): pass\n"
    )
    status, said = outcome(module, ci=False)
    assert status == 1
    assert "logged during teardown" in said


def test_who_takes_caplog_may_be_warned(outcome) -> None:
    module = "import logging\ndef test_it(caplog):\n    logging.warning('x')\n    assert caplog.messages == ['x']\n"
    assert outcome(module, ci=False)[0] == 0


def test_information_is_no_warning(outcome) -> None:
    assert outcome("import logging\ndef test_it(): logging.getLogger().info('x')", ci=False)[0] == 0


@pytest.mark.parametrize(
    "module",
    [
        "import pytest\ndef test_it(): pytest.skip('no time')",
        "import pytest\n@pytest.mark.skip(reason='no time')\ndef test_it(): pass",
        "import pytest\npytest.skip('no time', allow_module_level=True)",
    ],
    ids=["call", "mark", "module"],
)
def test_ci_skips_nothing(outcome, module: str) -> None:
    assert outcome(module, ci=False)[0] in (0, 5)
    status, said = outcome(module, ci=True)
    assert status in (1, 2)
    assert "CI skips nothing: no time" in said


def test_without_the_data_beside_the_clone_a_test_is_skipped_even_in_ci(outcome) -> None:
    status, said = outcome("def test_it(shared): assert False", ci=True)
    assert status == 0
    assert "1 skipped" in said
