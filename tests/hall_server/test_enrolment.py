"""Only keypads of the fleet are enrolled."""

import dataclasses

import pytest

from firmware_protocol.emulator.fleet import Fleet
from hall_server.keypads.enrolment import wrong_certificate
from stemkast.assembly.events import KeypadEnrolled
from stemkast.assembly.refusal import Reason

FLEET = Fleet(2, seed=3)


def enrolled(number: int = 0) -> KeypadEnrolled:
    member = FLEET.members[number]
    return KeypadEnrolled(member.serial, member.public_key, member.certificate)


def test_a_keypad_of_the_fleet_is_let_in() -> None:
    assert wrong_certificate(FLEET.public_key, enrolled()) is None


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
def test_a_certificate_of_another_keypad_or_fleet_is_refused(changed: dict[str, object]) -> None:
    refusal = wrong_certificate(FLEET.public_key, dataclasses.replace(enrolled(), **changed))  # type: ignore[arg-type]
    assert refusal is not None
    assert refusal.reason is Reason.BAD_SIGNATURE


def test_a_key_of_small_order_is_refused() -> None:
    refusal = wrong_certificate(FLEET.public_key, dataclasses.replace(enrolled(), public_key=bytes(32)))
    assert refusal is not None
    assert refusal.reason is Reason.INCONSISTENT
