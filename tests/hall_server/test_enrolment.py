"""Only keypads of the fleet are enrolled."""

import dataclasses

import pytest

from firmware_protocol.emulator.fleet import Fleet
from hall_server.keypads.enrolment import wrong_certificate
from stemkast.assembly.assembly import Assembly
from stemkast.assembly.events import AssemblyInitialised, KeypadEnrolled
from stemkast.assembly.refusal import Reason
from tests.assembly.hall import START

FLEET = Fleet(2, seed=3)


def enrolled(number: int = 0) -> KeypadEnrolled:
    member = FLEET.members[number]
    return KeypadEnrolled(member.serial, member.public_key, member.certificate)


@pytest.fixture
def assembly() -> Assembly:
    made = Assembly()
    key = FLEET.public_key
    made.apply(AssemblyInitialised(bytes(16), "ALV", "2023-06-14", "Groningen", 1, key, key, key), START)
    return made


def test_a_keypad_of_the_fleet_is_let_in(assembly: Assembly) -> None:
    assert wrong_certificate(assembly, enrolled()) is None


@pytest.mark.parametrize(
    "changed",
    [
        {"serial": "SK-0002"},
        {"public_key": enrolled(1).public_key},
        {"certificate": enrolled(1).certificate},
        {"certificate": Fleet(1, seed=4).members[0].certificate},
        {"certificate": b""},
    ],
)
def test_a_certificate_of_another_keypad_or_fleet_is_refused(assembly: Assembly, changed: dict[str, object]) -> None:
    refusal = wrong_certificate(assembly, dataclasses.replace(enrolled(), **changed))  # type: ignore[arg-type]
    assert refusal is not None
    assert refusal.reason is Reason.BAD_SIGNATURE


def test_a_key_of_small_order_is_refused(assembly: Assembly) -> None:
    refusal = wrong_certificate(assembly, dataclasses.replace(enrolled(), public_key=bytes(32)))
    assert refusal is not None
    assert refusal.reason is Reason.INCONSISTENT
