import hashlib
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemkast.assembly import form_code
from stemkast.assembly.form_code import SignedForm

ASSEMBLY = bytes(range(16))


def sign(message: bytes) -> bytes:
    """Something of the length of a signature that depends on the message."""
    return hashlib.sha512(message).digest()


CODE = form_code.write(ASSEMBLY, "GM0344", 7, sign)


def test_a_code_says_what_was_written() -> None:
    form = form_code.read(CODE)
    assert form is not None
    assert (form.assembly, form.municipality, form.number) == (ASSEMBLY, "GM0344", 7)
    assert form.signed == b"stemkast mandate form 1\x00" + ASSEMBLY + b"\x06GM0344" + bytes([0, 0, 0, 7])
    assert form.signature == sign(form.signed)


def test_a_code_is_one_that_every_scanner_can_type() -> None:
    assert set(CODE) <= set(string.ascii_uppercase + string.digits)
    assert len(CODE) == 156  # fits version 7 of a QR code, error correction M


@pytest.mark.parametrize(
    "scanned", [CODE.lower(), f"{CODE}\r\n", f"  {CODE}\t", " ".join((CODE[:40], CODE[40:])), CODE.swapcase()]
)
def test_as_a_scanner_leaves_it(scanned: str) -> None:
    assert form_code.read(scanned) == form_code.read(CODE)


@given(
    st.binary(min_size=16, max_size=16),
    st.text(min_size=1, max_size=8).filter(lambda text: text.isprintable()),
    st.integers(1, 2**32 - 1),
)
def test_every_form_there_and_back(assembly: bytes, municipality: str, number: int) -> None:
    form = form_code.read(form_code.write(assembly, municipality, number, sign))
    assert form is not None
    assert (form.assembly, form.municipality, form.number) == (assembly, municipality, number)


@given(st.integers(4, len(CODE) - 1), st.sampled_from(string.ascii_uppercase + string.digits))
def test_a_code_with_another_character_is_damaged(place: int, character: str) -> None:
    changed = CODE[:place] + character + CODE[place + 1 :]
    assert form_code.read(changed) == (form_code.read(CODE) if changed == CODE else None)


@given(st.integers(4, len(CODE) - 1))
def test_a_code_with_a_character_too_few_is_damaged(place: int) -> None:
    shorter = CODE[:place] + CODE[place + 1 :]
    assert form_code.is_form_code(shorter)
    assert form_code.read(shorter) is None


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    assert isinstance(form_code.read(text), SignedForm | None)
    assert isinstance(form_code.read(f"SKF1{text}"), SignedForm | None)


@pytest.mark.parametrize(
    ("assembly", "municipality", "number"),
    [(b"short", "GM0344", 1), (ASSEMBLY, "", 1), (ASSEMBLY, "x" * 33, 1), (ASSEMBLY, "GM0344", 0)],
)
def test_what_is_no_form_is_not_written(assembly: bytes, municipality: str, number: int) -> None:
    with pytest.raises(ValueError, match="a form has"):
        form_code.write(assembly, municipality, number, sign)
