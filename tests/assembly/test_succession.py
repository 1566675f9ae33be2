"""Epochs rise, and a poll does not outlive its hall."""

from datetime import UTC, datetime

import pytest

from stemkast.assembly.assembly import Assembly
from stemkast.assembly.events import AssemblyInitialised, HallSucceeded, Role
from stemkast.assembly.refusal import Reason

AT = datetime(2023, 6, 14, tzinfo=UTC)
SUCCEEDED = HallSucceeded(2, b"n" * 32, 1, b"r" * 32, b"signed")


@pytest.fixture
def assembly() -> Assembly:
    assembly = Assembly()
    assembly.apply(
        AssemblyInitialised(bytes(16), "ALV", "2023-06-14", "Utrecht", 1, b"h" * 32, b"s" * 32, b"f" * 32), AT
    )
    return assembly


def test_the_new_hall_has_its_own_key_and_epoch(assembly: Assembly) -> None:
    assert (assembly.epoch, assembly.hall_key) == (1, b"h" * 32)
    assert assembly.check(SUCCEEDED, Role.HALL) is None
    assembly.apply(SUCCEEDED, AT)
    assert (assembly.epoch, assembly.hall_key) == (2, b"n" * 32)
    refusal = assembly.check(SUCCEEDED)
    assert refusal is not None
    assert refusal.reason is Reason.INCONSISTENT


@pytest.mark.parametrize(
    "wrong",
    [
        HallSucceeded(1, b"n" * 32, 1, b"r" * 32, b"signed"),
        HallSucceeded(2, b"n" * 31, 1, b"r" * 32, b"signed"),
        HallSucceeded(2, b"n" * 32, 0, b"r" * 32, b"signed"),
        HallSucceeded(2, b"n" * 32, 1, b"r" * 33, b"signed"),
        HallSucceeded(2, b"n" * 32, 1, b"r" * 32, b""),
    ],
    ids=["epoch", "key", "size", "root", "unsigned"],
)
def test_what_is_no_succession_is_refused(assembly: Assembly, wrong: HallSucceeded) -> None:
    assert assembly.check(wrong) is not None


def test_only_the_hall_itself_says_so(assembly: Assembly) -> None:
    refusal = assembly.check(SUCCEEDED, Role.ADMIN)
    assert refusal is not None
    assert refusal.reason is Reason.WRONG_ROLE
