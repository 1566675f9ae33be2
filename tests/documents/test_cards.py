import io
from pathlib import Path

import pytest
from PIL import Image

from stemkast.assembly.shown import Meeting
from stemkast.documents.cards import CardSize, VotingCard, keypad_labels, voting_card, voting_card_picture
from tests.documents.paper import codes, has_clear_edges, needs_poppler, pictures, texts

MEETING = Meeting("Algemene ledenvergadering van de VNG", "2023-06-14", "Groningen")
LONGEST = VotingCard(MEETING, "Nuenen, Gerwen en Nederwetten", 23, "SK-0417")


@needs_poppler
@pytest.mark.parametrize("size", CardSize)
def test_a_card_says_who_and_how_many(size: CardSize, tmp_path: Path) -> None:
    (page,) = texts(voting_card(LONGEST, size), tmp_path)
    for words in (LONGEST.municipality, "23", "stemmen", "SK-0417", MEETING.name, "14 juni 2023", "Groningen"):
        assert words in page


@needs_poppler
@pytest.mark.parametrize("size", CardSize)
@pytest.mark.parametrize("name", ["'s-Gravenhage", "Súdwest-Fryslân", LONGEST.municipality, "Ee " * 30])
def test_nothing_is_cut(size: CardSize, name: str, tmp_path: Path) -> None:
    (page,) = pictures(voting_card(VotingCard(MEETING, name, 75, "SK-0417"), size), tmp_path)
    assert has_clear_edges(page, 0.04)


@needs_poppler
def test_a_card_is_of_the_paper_that_it_is_for(tmp_path: Path) -> None:
    dots = 150 / 25.4
    (card,) = pictures(voting_card(LONGEST), tmp_path)
    (label,) = pictures(voting_card(LONGEST, CardSize.LABEL), tmp_path)
    assert card.size == pytest.approx((148 * dots, 105 * dots), abs=1)
    assert label.width == pytest.approx(62 * dots, abs=1)


def test_a_card_as_a_picture() -> None:
    with Image.open(io.BytesIO(voting_card_picture(LONGEST, CardSize.LABEL, ppi=300))) as picture:
        assert picture.width == pytest.approx(62 * 300 / 25.4, abs=1)


@needs_poppler
def test_one_vote_is_one_vote(tmp_path: Path) -> None:
    (page,) = texts(voting_card(VotingCard(MEETING, "Schiermonnikoog", 1, "SK-0001")), tmp_path)
    assert "stemmen" not in page


@needs_poppler
def test_labels_of_keypads_scan_as_their_serial_numbers(tmp_path: Path) -> None:
    serials = [f"SK-{number:04d}" for number in range(1, 68)]
    pages = pictures(keypad_labels(MEETING, serials), tmp_path, dpi=200)
    assert [codes(page) for page in pages] == [serials[:65], serials[65:]]
    words = texts(keypad_labels(MEETING, serials), tmp_path)
    assert all(serial in words[0] for serial in serials[:65])


def test_no_keypads_no_labels() -> None:
    with pytest.raises(ValueError, match="no keypad"):
        keypad_labels(MEETING, [])
