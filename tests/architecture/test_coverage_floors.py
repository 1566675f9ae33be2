"""The judgement of tests/coverage_floors.py: per package, statements and branches apart."""

import pytest

from tests.coverage_floors import PackageCoverage, coverage_of


def summary(statements: int, covered: int, branches: int, branches_covered: int) -> dict[str, dict[str, int]]:
    """One file of a JSON report of coverage."""
    return {
        "summary": {
            "num_statements": statements,
            "covered_lines": covered,
            "num_branches": branches,
            "covered_branches": branches_covered,
        }
    }


def test_files_are_added_up_within_their_package_only() -> None:
    report = {
        "files": {
            "stemkast/ledger/tree.py": summary(10, 9, 4, 3),
            "stemkast/ledger/deeper/note.py": summary(5, 5, 2, 2),
            "stemkast/ledger_of_another/tree.py": summary(100, 0, 100, 0),
        }
    }
    assert coverage_of("stemkast/ledger", report) == PackageCoverage("stemkast/ledger", 15, 14, 6, 5)


@pytest.mark.parametrize(
    ("counts", "below"),
    [
        ((100, 95, 100, 95), False),
        ((100, 94, 100, 100), True),
        ((1000, 1000, 1000, 949), True),
        ((10, 10, 0, 0), False),
        ((0, 0, 0, 0), True),
    ],
)
def test_the_floor_is_exact(counts: tuple[int, int, int, int], *, below: bool) -> None:
    assert PackageCoverage("a", *counts).below_floor is below


def test_a_package_below_the_floor_says_so() -> None:
    assert str(PackageCoverage("a", 10, 10, 10, 9)) == "a: 9 of 10 branches, 10 of 10 statements, BELOW 95 %"
