"""Who may cosign: one name, one key, for good."""

from datetime import UTC, datetime

import pytest

from stemkast.assembly.assembly import Assembly
from stemkast.assembly.events import AssemblyInitialised, Role, WitnessEnrolled
from stemkast.assembly.refusal import Reason

KEY = b"w" * 32


@pytest.fixture
def assembly() -> Assembly:
    assembly = Assembly()
    first = AssemblyInitialised(bytes(16), "ALV", "2023-06-14", "Utrecht", 1, b"h" * 32, b"s" * 32, b"f" * 32)
    assembly.apply(first, datetime(2023, 6, 14, tzinfo=UTC))
    return assembly


def test_a_witness_is_known_by_name_and_key(assembly: Assembly) -> None:
    event = WitnessEnrolled("commissie-1", KEY)
    assert assembly.check(event, Role.ADMIN) is None
    assembly.apply(event, datetime(2023, 6, 14, tzinfo=UTC))
    assert assembly.witnesses == {"commissie-1": KEY}


def test_only_the_admin_lets_a_witness_in(assembly: Assembly) -> None:
    for role in set(Role) - {Role.ADMIN}:
        refusal = assembly.check(WitnessEnrolled("commissie-1", KEY), role)
        assert refusal is not None
        assert refusal.reason is Reason.WRONG_ROLE


@pytest.mark.parametrize("again", [WitnessEnrolled("commissie-1", b"x" * 32), WitnessEnrolled("commissie-2", KEY)])
def test_neither_name_nor_key_is_used_twice(assembly: Assembly, again: WitnessEnrolled) -> None:
    assembly.apply(WitnessEnrolled("commissie-1", KEY), datetime(2023, 6, 14, tzinfo=UTC))
    refusal = assembly.check(again, Role.ADMIN)
    assert refusal is not None
    assert refusal.reason is Reason.ALREADY_EXISTS


@pytest.mark.parametrize("name", ["", "twee woorden", "a+b", "regel\n", "x" * 65])
def test_a_name_is_one_that_a_verifier_key_can_have(assembly: Assembly, name: str) -> None:
    assert assembly.check(WitnessEnrolled(name, KEY), Role.ADMIN) is not None
    assert assembly.check(WitnessEnrolled("goed", KEY[:31]), Role.ADMIN) is not None
