"""What a run in the guest came to, from the lines on its console. Those that count begin with @@.

@@ kernel RELEASE SECONDS     the kernel is up, its modules are loaded
@@ test OUTCOME SECONDS NAME TRIED   a test ran: passed, failed, skipped; and what it used
@@ exit STATUS                pytest ended
@@ trouble TEXT               something that the guest needs is missing

A run is good only if the guest said so to the end: pytest ended with 0, and every test of the folder passed.
"""

import ast
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

_MARK = "@@ "


@dataclass(frozen=True, slots=True)
class Ran:
    """A test that ran, how long it took in seconds of the guest, and what it tried of kernel and machine."""

    name: str
    outcome: str
    seconds: float
    tried: str = ""

    @property
    def test(self) -> str:
        """The name of its function."""
        return self.name.partition("[")[0]


@dataclass(slots=True)
class Outcome:
    """What the guest said so far. `status` is pytest's, None before it ended."""

    kernel: str = ""
    status: int | None = None
    ran: list[Ran] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)

    def take(self, line: str) -> bool:
        """One line of the console; False for one that does not count."""
        _, mark, said = line.partition(_MARK)
        match said.split(" ") if mark else []:
            case ["kernel", release, _]:
                self.kernel = release
            case ["test", outcome, seconds, name, *tried]:
                self.ran.append(Ran(name.rpartition("::")[2], outcome, float(seconds), " ".join(tried)))
            case ["exit", status]:
                self.status = int(status)
            case ["trouble", *words]:
                self.troubles.append(" ".join(words))
            case _:
                return False
        return True

    def complaints(self, expected: Iterable[str]) -> list[str]:
        """Why the run is not good, in sentences; empty where it is. `expected` are the names of the tests."""
        found = list(self.troubles)
        if not self.kernel:
            found.append("the kernel did not come up")
        elif self.status is None:
            found.append("the guest stopped before its tests ended, or hung")
        elif self.status:
            found.append(f"pytest in the guest ended with {self.status}")
        found += [f"{each.name} {each.outcome}" for each in self.ran if each.outcome != "passed"]
        return found + [f"{each} did not run" for each in sorted(set(expected) - {each.test for each in self.ran})]


def names_in(folder: Path) -> list[str]:
    """The names of the tests that stand in a folder, read without running anything."""
    return [
        each.name
        for path in sorted(folder.glob("test_*.py"))
        for each in ast.parse(path.read_text()).body
        if isinstance(each, ast.FunctionDef) and each.name.startswith("test_")
    ]
