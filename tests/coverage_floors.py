"""A pytest plugin: each package that counts, commits or carries votes keeps a floor of coverage of its own.

Loaded by `make test` as `-p tests.coverage_floors`, beside `--cov`. pytest-cov can hold one total to one floor, and a
package that is covered well would pay for one that is not. Statements and branches are judged apart, for the same
reason. A package below its floor fails the run, and its missing lines are printed.

What counts is what a package's own tests run: whatever a whole assembly happens to pass through is not thereby tested,
and to watch it would make those tests half as slow again.
"""

import io
import json
import tempfile
from collections.abc import Generator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from coverage import Coverage

FLOOR = 95  # percent
PACKAGES = ("stemkast/assembly", "stemkast/ledger", "stemkast/verifier", "firmware_protocol")
OWN_TESTS = tuple(Path("tests", Path(package).name) for package in PACKAGES)


@dataclass(frozen=True, slots=True)
class PackageCoverage:
    """How much of one package ran: counts of statements and branches."""

    package: str
    statements: int
    statements_covered: int
    branches: int
    branches_covered: int

    @property
    def below_floor(self) -> bool:
        """A package of which nothing was measured is below any floor; one without branches has covered them all."""
        return (
            not self.statements
            or self.statements_covered * 100 < FLOOR * self.statements
            or self.branches_covered * 100 < FLOOR * self.branches
        )

    def __str__(self) -> str:
        return (
            f"{self.package}: {self.branches_covered} of {self.branches} branches, "
            f"{self.statements_covered} of {self.statements} statements"
            f"{f', BELOW {FLOOR} %' if self.below_floor else ''}"
        )


def coverage_of(package: str, report: Mapping[str, Mapping[str, Mapping[str, Mapping[str, int]]]]) -> PackageCoverage:
    """Add up the files of one package (a folder from the root) in a JSON report of coverage."""
    summaries = [
        entry["summary"] for name, entry in report["files"].items() if Path(name).is_relative_to(Path(package))
    ]

    def total(key: str) -> int:
        return sum(summary.get(key, 0) for summary in summaries)

    return PackageCoverage(
        package, total("num_statements"), total("covered_lines"), total("num_branches"), total("covered_branches")
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Watch no test but a package's own."""
    own = tuple(config.rootpath / folder for folder in OWN_TESTS)
    for item in items:
        if not any(item.path.is_relative_to(folder) for folder in own):
            item.add_marker("no_cover")


RESULTS = pytest.StashKey[list[PackageCoverage]]()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtestloop(session: pytest.Session) -> Generator[None, object, object]:
    """After pytest-cov has written its data (it wraps the same hook, further in): judge each package."""
    result = yield
    if session.config.option.collectonly or hasattr(session.config, "workerinput"):  # only who sees all may judge
        return result
    measured = _load()
    with tempfile.TemporaryDirectory() as folder:
        outfile = Path(folder) / "coverage.json"
        measured.json_report(outfile=str(outfile))
        report = json.loads(outfile.read_text())
    results = [coverage_of(package, report) for package in PACKAGES]
    session.config.stash[RESULTS] = results
    # pytest takes the exit status from this count, as soon as this hook returns.
    session.testsfailed += sum(result.below_floor for result in results)
    return result


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """One line a package; below its floor also the lines that did not run. Before pytest's own closing line."""
    if RESULTS not in config.stash:
        return
    terminalreporter.section("coverage floors")
    for result in config.stash[RESULTS]:
        terminalreporter.write_line(str(result), red=result.below_floor, green=not result.below_floor)
        if result.below_floor and result.statements:
            text = io.StringIO()
            _load().report(file=text, include=[f"{result.package}/*"])
            terminalreporter.write(text.getvalue())


def _load() -> Coverage:
    measured = Coverage()
    measured.load()
    return measured
