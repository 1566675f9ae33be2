"""Signed notes against notes that others signed."""

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nacl.signing import SigningKey

from stemkast.ledger.note import (
    NoteReason,
    NoteRefused,
    VerifierKey,
    decode_base64,
    open_note,
    parse_verifier_key,
    sign_note,
)

# The example of golang.org/x/mod/sumdb/note.
GO_SEED = base64.b64decode("AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz")[1:]
GO_VKEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
GO_TEXT = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
GO_NOTE = (
    f"{GO_TEXT}\n— PeterNeumann "
    "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
)
# A tree head of the public Go checksum database with the key that every Go installation holds.
SUMDB_VKEY = "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8"
SUMDB_TEXT = "go.sum database tree\n65209736\n5+uGFjx6xBZG8ip1+wi77v+grwbhhukIrxEUS8PXvRo=\n"
SUMDB_NOTE = (
    f"{SUMDB_TEXT}\n— sum.golang.org "
    "Az3grnbssgK7ubgFX36gVETtNv0U23qxyAhAMai2QUfeGa3nB/akvkMdlUErfcZz7l/R3cVtYspg3dxXABkGZZKdsQ8=\n"
)
KEY = SigningKey(b"k" * 32)
OURS = VerifierKey("stemkast.nl/test", bytes(KEY.verify_key))
NOTE = sign_note("text\n", OURS.name, KEY)


def key_of(vkey: str) -> VerifierKey:
    key = parse_verifier_key(vkey)
    assert isinstance(key, VerifierKey)
    return key


def reason_of(note: str, key: VerifierKey = OURS) -> NoteReason:
    refused = open_note(note, key)
    assert isinstance(refused, NoteRefused), refused
    return refused.reason


@pytest.mark.parametrize(("vkey", "note", "text"), [(GO_VKEY, GO_NOTE, GO_TEXT), (SUMDB_VKEY, SUMDB_NOTE, SUMDB_TEXT)])
def test_opens_notes_of_others(vkey: str, note: str, text: str) -> None:
    key = key_of(vkey)
    assert str(key) == vkey
    assert open_note(note, key) == text


def test_signs_to_the_same_bytes_as_another_implementation() -> None:
    assert sign_note(GO_TEXT, "PeterNeumann", SigningKey(GO_SEED)) == GO_NOTE


def test_signatures_of_other_keys_are_ignored() -> None:
    other = sign_note("text\n", "witness.example", SigningKey(b"w" * 32)).partition("\n\n")[2]
    same_name = sign_note("text\n", OURS.name, SigningKey(b"w" * 32)).partition("\n\n")[2]
    post_quantum = f"— witness.example {base64.b64encode(bytes(5_000)).decode()}\n"
    assert open_note(NOTE + other + same_name + post_quantum * 16, OURS) == "text\n"
    assert open_note(NOTE.replace("\n\n", "\n\n" + other), OURS) == "text\n"


def test_a_text_may_hold_empty_lines_and_signature_lines() -> None:
    text = "a\n\n— b c\n\nd\n"
    assert open_note(sign_note(text, OURS.name, KEY), OURS) == text


@pytest.mark.parametrize(
    "note",
    [
        "",
        "text\n",
        "text\n\n",
        NOTE[:-1],
        NOTE + "\n",
        NOTE.replace("text", "te\rxt"),
        NOTE.replace("text", "te\ud800xt"),
        NOTE.replace("—", "-"),
        NOTE.replace("— ", "—  "),
        NOTE.replace("stemkast.nl", "stem+kast.nl"),
        NOTE.replace("stemkast.nl", "stem\u00a0kast.nl"),
        NOTE[:-1] + " \n",
        NOTE + "— someone AAAA\n",
        NOTE + "more\n",
        "x" * 1_000_000 + NOTE,
    ],
)
def test_a_malformed_note_is_refused(note: str) -> None:
    assert reason_of(note) is NoteReason.MALFORMED


def test_our_signature_is_there_once_and_valid() -> None:
    assert reason_of(GO_NOTE) is NoteReason.NO_SIGNATURE
    line = NOTE.partition("\n\n")[2]
    assert reason_of(NOTE + line) is NoteReason.TWO_SIGNATURES
    assert reason_of(NOTE.replace("text", "Text")) is NoteReason.BAD_SIGNATURE
    short = base64.b64encode(OURS.key_id + bytes(63)).decode()
    assert reason_of(f"text\n\n— {OURS.name} {short}\n") is NoteReason.BAD_SIGNATURE


@pytest.mark.parametrize("point", [2**255 - 19 + 1, 2**255 - 1, 2**256 - 1, 1, 0])
def test_odd_points_are_refused_as_key_and_in_the_signature(point: int) -> None:
    """Not canonical, or of small order: the one acceptance rule for Ed25519."""
    encoded = point.to_bytes(32, "little")
    key = VerifierKey("a", encoded)
    forged = base64.b64encode(key.key_id + encoded + bytes(32)).decode()
    assert reason_of(f"text\n\n— a {forged}\n", key) is NoteReason.BAD_SIGNATURE
    forged = base64.b64encode(OURS.key_id + encoded + bytes(32)).decode()
    assert reason_of(f"text\n\n— {OURS.name} {forged}\n") is NoteReason.BAD_SIGNATURE


def test_a_signature_in_other_bytes_of_the_same_value_is_refused() -> None:
    raw = bytearray(base64.b64decode(NOTE.rpartition(" ")[2]))
    order = 2**252 + 27742317777372353535851937790883648493
    raw[36:] = (int.from_bytes(raw[36:], "little") + order).to_bytes(32, "little")
    assert reason_of(f"text\n\n— {OURS.name} {base64.b64encode(raw).decode()}\n") is NoteReason.BAD_SIGNATURE


@given(st.integers(0, len(NOTE.encode()) - 1), st.integers(1, 255))
def test_no_byte_of_a_note_can_be_changed(position: int, change: int) -> None:
    raw = bytearray(NOTE.encode())
    raw[position] ^= change
    assert isinstance(open_note(raw.decode("utf-8", "surrogateescape"), OURS), NoteRefused)


@pytest.mark.parametrize(
    "vkey",
    [
        "",
        "PeterNeumann",
        GO_VKEY + "\n",
        GO_VKEY.replace("c74f20a3", "C74F20A3"),
        GO_VKEY.replace("c74f20a3", "c74f20a4"),
        GO_VKEY.replace("+ARpc", "+BRpc"),
        GO_VKEY.replace("Peter", "Pieter"),
        GO_VKEY.replace("Peter", "Peter "),
        GO_VKEY[:-4],
        GO_VKEY + "=",
    ],
)
def test_a_malformed_verifier_key_is_refused(vkey: str) -> None:
    refused = parse_verifier_key(vkey)
    assert isinstance(refused, NoteRefused)
    assert refused.reason is NoteReason.BAD_VERIFIER_KEY


@pytest.mark.parametrize(("name", "key"), [("", bytes(32)), ("a b", bytes(32)), ("a+b", bytes(32)), ("a", bytes(31))])
def test_a_key_has_a_name_without_spaces_and_32_bytes(name: str, key: bytes) -> None:
    with pytest.raises(ValueError, match="verifier key"):
        VerifierKey(name, key)


@pytest.mark.parametrize("text", ["no newline", "a\tb\n", "\ud800\n"])
def test_only_lines_of_text_are_signed(text: str) -> None:
    with pytest.raises(ValueError, match="ends in a newline"):
        sign_note(text, "a", KEY)


@pytest.mark.parametrize("text", ["AA", "AAA", "AB==", "AAB=", "A A=", "é", "AA==="])
def test_base64_has_one_form(text: str) -> None:
    assert decode_base64(text) is None
