"""A pytest plugin: the packages that count, commit and carry votes keep a branch coverage of 95 % each.

It looks only when the whole suite ran with coverage and nothing failed, and turns a shortfall into a failure.
"""

import io
from pathlib import Path

import coverage
import pytest

FLOOR = 95.0
PACKAGES = ("stemkast/assembly", "stemkast/ledger", "stemkast/verifier", "firmware_protocol")


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    root = session.config.rootpath
    whole_suite = session.config.args in ([str(root / "tests")], ["tests"])
    if exitstatus != 0 or not whole_suite or not (root / ".coverage").exists():
        return
    measured = coverage.Coverage(data_file=root / ".coverage", config_file=str(root / "pyproject.toml"))
    measured.load()
    figures = {package: _branch_coverage(measured, root, package) for package in PACKAGES if (root / package).is_dir()}
    session.config.stash[_FIGURES] = figures
    if any(figure < FLOOR for figure in figures.values()):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def _branch_coverage(measured: coverage.Coverage, root: Path, package: str) -> float:
    return measured.report(include=[f"{root / package}/*"], file=io.StringIO(), ignore_errors=False)


@pytest.hookimpl(tryfirst=True)
def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    for package, figure in config.stash.get(_FIGURES, {}).items():
        verdict = "" if figure >= FLOOR else f"  BELOW THE FLOOR OF {FLOOR:.0f} %"
        terminalreporter.write_line(f"branch coverage {package}: {figure:.1f} %{verdict}")


_FIGURES = pytest.StashKey[dict[str, float]]()
