"""The code of a form against a folded assembly, signed with real keys."""

import pytest

from firmware_protocol.ed25519 import SigningKey
from stemkast.assembly import form_code
from stemkast.assembly.events import HallSucceeded, MandateFormIssued
from stemkast.assembly.refusal import Reason
from stemkast.documents.form_code import FormCode, FormReason, FormRefused, read
from tests.assembly.hall import Hall, code

HALL, NEXT_HALL, STRANGER = (SigningKey(bytes([number]) * 32) for number in (1, 2, 3))
UTRECHT = code(0)
ASSEMBLY = bytes(16)


def written(municipality: str, number: int, key: SigningKey = HALL, assembly: bytes = ASSEMBLY) -> str:
    return form_code.write(assembly, municipality, number, key.sign)


def issued(municipality: str, number: int, key: SigningKey = HALL) -> MandateFormIssued:
    return MandateFormIssued(municipality, number, written(municipality, number, key))


@pytest.fixture
def hall() -> Hall:
    return Hall(hall_key=HALL.public_key)


def test_the_newest_form_is_valid(hall: Hall) -> None:
    hall.do(issued(UTRECHT, 1))
    assert read(written(UTRECHT, 1), hall.assembly) == FormCode(UTRECHT, 1)
    hall.do(issued(UTRECHT, 2))
    assert read(written(UTRECHT, 2).lower() + "\n", hall.assembly) == FormCode(UTRECHT, 2)
    assert read(written(UTRECHT, 1), hall.assembly) == FormRefused(FormReason.OLDER, UTRECHT, 1, 2)


def test_a_form_of_the_hall_before_stays_valid(hall: Hall) -> None:
    hall.do(issued(UTRECHT, 1), HallSucceeded(2, NEXT_HALL.public_key, 1, bytes(32), b"signed"))
    assert read(written(UTRECHT, 1), hall.assembly) == FormCode(UTRECHT, 1)
    hall.do(issued(UTRECHT, 2, NEXT_HALL))
    assert read(written(UTRECHT, 2, NEXT_HALL), hall.assembly) == FormCode(UTRECHT, 2)


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("", FormRefused(FormReason.NOT_A_FORM)),
        ("SK-0001", FormRefused(FormReason.NOT_A_FORM)),
        ("Utrecht", FormRefused(FormReason.NOT_A_FORM)),
        (written(UTRECHT, 1)[:-1], FormRefused(FormReason.DAMAGED)),
        (written(UTRECHT, 1, assembly=b"x" * 16), FormRefused(FormReason.OTHER_ASSEMBLY)),
        (written(UTRECHT, 1, STRANGER), FormRefused(FormReason.NOT_OF_THIS_HALL)),
        (written(UTRECHT, 2), FormRefused(FormReason.NOT_ISSUED, UTRECHT, 2)),
        (written(code(1), 1), FormRefused(FormReason.NOT_ISSUED, code(1), 1)),
    ],
)
def test_what_is_no_valid_form(hall: Hall, text: str, refused: FormRefused) -> None:
    hall.do(issued(UTRECHT, 1))
    assert read(text, hall.assembly) == refused


@pytest.mark.parametrize(
    ("event", "reason"),
    [
        (issued("GM9999", 1), Reason.UNKNOWN),
        (issued(UTRECHT, 2), Reason.INCONSISTENT),
        (MandateFormIssued(UTRECHT, 1, written(code(1), 1)), Reason.INCONSISTENT),
        (MandateFormIssued(UTRECHT, 1, written(UTRECHT, 2)), Reason.INCONSISTENT),
        (MandateFormIssued(UTRECHT, 1, written(UTRECHT, 1, assembly=b"x" * 16)), Reason.INCONSISTENT),
        (MandateFormIssued(UTRECHT, 1, "SKF1"), Reason.INCONSISTENT),
    ],
)
def test_what_cannot_be_issued(hall: Hall, event: MandateFormIssued, reason: Reason) -> None:
    refusal = hall.refusal(event)
    assert refusal is not None
    assert refusal.reason is reason
