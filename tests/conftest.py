"""What holds for every test: no screen needed, no stray warning, nothing skipped unseen in continuous integration."""

import logging
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

if not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY"):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

settings.register_profile("suite", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("suite")

_SHARED_MISSING = "../shared is not here"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder beside the clone with the vectors of others."""
    folder = Path(__file__).parents[2] / "shared"
    if not (folder / "vectors").is_dir():
        pytest.skip(_SHARED_MISSING)
    return folder


@pytest.fixture(autouse=True)
def no_stray_log_warning(request: pytest.FixtureRequest) -> Iterator[None]:
    """A warning in a log that the test did not ask for fails it."""
    caplog: pytest.LogCaptureFixture = request.getfixturevalue("caplog")
    yield
    if "caplog" in request.node.fixturenames and "caplog" in request.node.function.__code__.co_varnames:
        return
    stray = [record.getMessage() for record in caplog.get_records("call") if record.levelno >= logging.WARNING]
    if stray:
        pytest.fail(f"stray log warnings: {stray}")


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    outcome = yield
    report = outcome.get_result()  # type: ignore[attr-defined]
    if os.environ.get("CI") == "true" and report.skipped and not hasattr(report, "wasxfail"):
        reason = str(report.longrepr[2]) if isinstance(report.longrepr, tuple) else str(report.longrepr)
        if _SHARED_MISSING not in reason:
            report.outcome = "failed"
            report.longrepr = f"nothing is skipped in continuous integration: {reason}"
