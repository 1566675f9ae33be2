"""Checkpoints of the hall."""

import pytest
from nacl.signing import SigningKey

from stemkast.ledger.checkpoint import Checkpoint, open_note, origin_of, sign, vkey_of
from stemkast.ledger.note import NoteReason, NoteRefused, sign_note

KEY = SigningKey(b"k" * 32)
ORIGIN = origin_of(bytes(16))
VKEY = vkey_of(ORIGIN, bytes(KEY.verify_key))
ROOT = bytes(range(32))


def test_is_what_tlog_checkpoint_says() -> None:
    note = sign(Checkpoint(ORIGIN, 20_852_163, ROOT), KEY)
    assert note.startswith(
        "stemkast.nl/00000000000000000000000000000000\n"
        "20852163\n"
        "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\n"
        "\n"
        "— stemkast.nl/00000000000000000000000000000000 "
    )
    assert open_note(note, VKEY) == Checkpoint(ORIGIN, 20_852_163, ROOT)


@pytest.mark.parametrize("size", [0, 1, 2**63 - 1])
def test_any_size_reads_back(size: int) -> None:
    checkpoint = Checkpoint(ORIGIN, size, ROOT)
    assert open_note(sign(checkpoint, KEY), VKEY) == checkpoint


@pytest.mark.parametrize(
    "text",
    [
        f"{ORIGIN}\n1\n",
        f"{ORIGIN}\n1\nAAAA\n",
        f"{ORIGIN}\n01\nAAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\n",
        f"{ORIGIN}\n-1\nAAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\n",
        f"{ORIGIN}\n１\nAAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\n",
        f"{ORIGIN}\n{10**19}\nAAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\n",
        f"{ORIGIN}\n1\nAAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh9=\n",
        f"{ORIGIN}\n1\nAAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\nextension\n",
    ],
)
def test_a_signed_text_that_is_no_checkpoint_is_refused(text: str) -> None:
    refused = open_note(sign_note(text, ORIGIN, KEY), VKEY)
    assert isinstance(refused, NoteRefused)
    assert refused.reason is NoteReason.NOT_A_CHECKPOINT


def test_the_key_is_that_of_the_origin() -> None:
    refused = open_note(sign_note(Checkpoint("stemkast.nl/other", 1, ROOT).text, ORIGIN, KEY), VKEY)
    assert isinstance(refused, NoteRefused)
    assert refused.reason is NoteReason.OTHER_ORIGIN


def test_a_wrong_key_or_note_is_refused() -> None:
    note = sign(Checkpoint(ORIGIN, 1, ROOT), KEY)
    for text, vkey, reason in [
        (note, "no key", NoteReason.BAD_VERIFIER_KEY),
        (note, vkey_of(ORIGIN, bytes(SigningKey(b"o" * 32).verify_key)), NoteReason.NO_SIGNATURE),
        (note.replace("\n1\n", "\n2\n"), VKEY, NoteReason.BAD_SIGNATURE),
    ]:
        refused = open_note(text, vkey)
        assert isinstance(refused, NoteRefused)
        assert refused.reason is reason


@pytest.mark.parametrize(("size", "root"), [(-1, ROOT), (1, b"short")])
def test_a_checkpoint_has_a_size_and_a_root(size: int, root: bytes) -> None:
    with pytest.raises(ValueError, match="checkpoint"):
        Checkpoint(ORIGIN, size, root)
