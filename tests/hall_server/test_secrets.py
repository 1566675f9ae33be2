"""The secrets of a hall: keys under a passphrase, the succession key on paper, and what is sealed for it."""

import dataclasses
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hall_server.disk import sealed
from hall_server.disk.keys import FILE, HallKeys, KeysUnusable, PassphraseNeeded, is_sealed
from hall_server.disk.sealed import Inheritance
from hall_server.disk.succession_key import SuccessionKey

KEYS = HallKeys(b"h" * 32, b"r" * 32)
KEY = SuccessionKey(bytes(range(32)))
INHERITANCE = Inheritance(1_686_700_000_000, b"r" * 32, "tls key", "tls certificate", '[{"name": "stembalie é"}]')


def test_keys_without_a_passphrase_are_read_by_their_owner_alone(tmp_path: Path) -> None:
    KEYS.save(tmp_path)
    assert (tmp_path / FILE).stat().st_mode & 0o777 == 0o600
    assert HallKeys.load(tmp_path) == KEYS
    assert HallKeys.load(tmp_path, "not needed") == KEYS
    assert not is_sealed(tmp_path)
    with pytest.raises(FileExistsError):
        HallKeys.generate().save(tmp_path)


def test_under_a_passphrase_they_are_nowhere_in_the_file(tmp_path: Path) -> None:
    KEYS.save(tmp_path, "correct paard batterij")
    assert is_sealed(tmp_path)
    assert set(json.loads((tmp_path / FILE).read_text())) == {"sealed", "salt", "nonce"}
    assert HallKeys.load(tmp_path, "correct paard batterij") == KEYS
    with pytest.raises(PassphraseNeeded, match="takes a passphrase"):
        HallKeys.load(tmp_path)
    with pytest.raises(PassphraseNeeded, match="is not the passphrase"):
        HallKeys.load(tmp_path, "correct paard batterijen")


@pytest.mark.parametrize(
    "text",
    [
        '{"sealed": "AAAA", "salt": "AAAA"}',
        '{"sealed": 1, "salt": "", "nonce": ""}',
        '{"hall": "AAAA", "receipts": "AAAA"}',
    ],
)
def test_what_holds_no_keys_is_said(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE).write_text(text)
    with pytest.raises(KeysUnusable):
        HallKeys.load(tmp_path, "a passphrase")


@given(st.binary(min_size=32, max_size=32))
def test_words_are_the_key(seed: bytes) -> None:
    words = SuccessionKey(seed).words
    assert len(words.split()) == 24
    again = SuccessionKey.from_words(words)
    assert again is not None
    assert again.seed == seed


def test_words_are_read_as_people_type_them() -> None:
    typed = "\n".join(f"  {word.upper()} " for word in KEY.words.split())
    again = SuccessionKey.from_words(typed)
    assert again is not None
    assert again.signing.public_key == KEY.signing.public_key


@pytest.mark.parametrize(
    "words",
    [
        "",
        "abandon",
        " ".join(["abandon"] * 24),
        KEY.words.rsplit(" ", 1)[0],
        KEY.words.replace("liar", "lair"),
        KEY.words + " x",
    ],
)
def test_a_wrong_word_is_no_other_key(words: str) -> None:
    assert SuccessionKey.from_words(words) is None


def test_the_sheet_has_every_word_once_and_nothing_from_elsewhere() -> None:
    sheet = KEY.sheet("ALV <VNG> & co", "2023-06-14")
    assert [sheet.count(f"<li>{word}</li>") for word in set(KEY.words.split())] == [
        KEY.words.split().count(word) for word in set(KEY.words.split())
    ]
    assert "ALV &lt;VNG&gt; &amp; co" in sheet
    assert "<svg" in sheet
    assert "src=" not in sheet


def test_what_is_sealed_opens_with_the_succession_key_alone() -> None:
    box = sealed.seal(INHERITANCE, KEY.signing.public_key)
    assert sealed.unseal(box, KEY.seed) == INHERITANCE
    assert sealed.unseal(box, bytes(32)) is None
    assert sealed.seal(INHERITANCE, KEY.signing.public_key) != box, "nobody sees whether it changed"
    assert b"tls key" not in box
    off = dataclasses.replace(INHERITANCE, pages='{"overlay": false}')
    assert sealed.unseal(sealed.seal(off, KEY.signing.public_key), KEY.seed) == off


@given(st.binary(max_size=200), st.integers(0, 10_000))
def test_what_is_damaged_stays_shut(noise: bytes, place: int) -> None:
    assert sealed.unseal(noise, KEY.seed) is None
    box = bytearray(sealed.seal(dataclasses.replace(INHERITANCE, at=place), KEY.signing.public_key))
    box[place % len(box)] ^= 1
    assert sealed.unseal(bytes(box), KEY.seed) is None
