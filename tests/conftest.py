"""What every test may count on, and what no test may do unnoticed.

- A log record of level WARNING or above fails the test that caused it, unless the test takes `caplog`: who asks for it
  says that records are expected. (Python warnings and Qt messages fail by the settings in pyproject.toml.)
- Where CI=true a skipped test is a failed test. One skip stays: the one for want of the data beside the clone.
- Without a display Qt draws offscreen.
- A time of day on a screen is that of UTC, wherever the test runs.
- Modules that take longest come first: several run at a time, and none should be alone at the end.
"""

import logging
import os
import time
from collections.abc import Generator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

SHARED = Path(__file__).resolve().parents[2] / "shared"
SHARED_IS_ABSENT = "../shared is not here"
TESTS = Path(__file__).resolve().parent
LONGEST = (
    "scenarios/test_led_by_hand.py",
    "scenarios/test_ten_desks.py",
    "scenarios/test_replay.py",
    "faults/test_short_round.py",
    "hall_server/test_openapi.py",
    "hall_server/test_kills.py",
    "pages/test_overlay.py",
    "pages/test_same_words.py",
    "hall_server/test_taking_over.py",
    "scenarios/test_desk.py",
    "scenarios/test_tampering.py",
    "verifier/test_random_assemblies.py",
    "verifier/test_single_bytes.py",
    "packages/test_wheel.py",
    "hall_server/test_bad_disk.py",
    "hall_server/test_stations.py",
    "hall_server/test_serve.py",
    "pages/test_connection.py",
    "hall_server/test_restart.py",
)
IN_CI = os.environ.get("CI", "").lower() == "true"

if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

os.environ["TZ"] = "UTC"
time.tzset()

# How fast a machine is, is no property of the code: no deadline, and no complaint about slow input.
settings.register_profile("everyday", deadline=None, suppress_health_check=[HealthCheck.too_slow])
# In CI the same examples every time: what is red there is red here.
settings.register_profile("ci", settings.get_profile("everyday"), derandomize=True, print_blob=True)
settings.register_profile("thorough", settings.get_profile("everyday"), max_examples=2_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci" if IN_CI else "everyday"))


class StrayRecords(logging.Handler):
    """Keeps what is logged at WARNING or above, by whatever logger and thread, until it is taken."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.setFormatter(logging.Formatter("%(levelname)s %(name)s: %(message)s"))
        self._lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one record as a line of text."""
        self._lines.append(self.format(record))

    def take(self) -> list[str]:
        """What was logged since the last time, oldest first."""
        lines, self._lines = self._lines, []
        return lines


STRAY_RECORDS = pytest.StashKey[StrayRecords]()


def pytest_configure(config: pytest.Config) -> None:
    """Listen at the root logger for the whole session."""
    config.stash[STRAY_RECORDS] = StrayRecords()
    logging.getLogger().addHandler(config.stash[STRAY_RECORDS])


def pytest_unconfigure(config: pytest.Config) -> None:
    """Stop listening."""
    logging.getLogger().removeHandler(config.stash[STRAY_RECORDS])


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest first, the others as they come."""
    turns = {TESTS / name: turn for turn, name in enumerate(LONGEST)}
    items.sort(key=lambda item: turns.get(item.path, len(turns)))


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turn stray log records, and in CI skips, into failures; setup, call and teardown alike."""
    report = yield
    lines = item.config.stash[STRAY_RECORDS].take()
    if report.passed and lines and "caplog" not in getattr(item, "fixturenames", ()):
        report.outcome = "failed"
        report.longrepr = "\n".join([f"logged during {report.when}, and no caplog to take it:", *lines])
    _fail_if_skipped_in_ci(report)
    return report


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """The same for a module that skips itself, with `importorskip` for example."""
    report = yield
    _fail_if_skipped_in_ci(report)
    return report


def _fail_if_skipped_in_ci(report: pytest.TestReport | pytest.CollectReport) -> None:
    if not IN_CI or not report.skipped or hasattr(report, "wasxfail"):
        return
    reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    reason = reason.removeprefix("Skipped: ")
    if not reason.startswith(SHARED_IS_ABSENT):
        report.outcome = "failed"
        report.longrepr = f"skipped, and CI skips nothing: {reason}"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with data and test vectors that lies beside the clone; the test is skipped where there is none."""
    if not (SHARED / "vectors").is_dir():
        pytest.skip(SHARED_IS_ABSENT)
    return SHARED
