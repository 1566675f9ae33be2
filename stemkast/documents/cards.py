"""What is printed at the desk and for the keypads: the voting card, as a card or a label, and labels of keypads."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from stemkast.assembly.shown import Meeting
from stemkast.documents import qr_code
from stemkast.documents.dutch import day, number
from stemkast.documents.typesetting import Data, pages, pdf


class CardSize(Enum):
    """The paper in the printer: a card of A6, or a roll of labels 62 mm wide. The value is the template."""

    A6 = "voting_card.typ"
    LABEL = "voting_label.typ"


@dataclass(frozen=True, slots=True)
class VotingCard:
    """What stands on a voting card; `serial` is that of the keypad."""

    meeting: Meeting
    municipality: str
    votes: int
    serial: str


def voting_card(card: VotingCard, size: CardSize = CardSize.A6, templates: Path | None = None) -> bytes:
    """The card as a PDF of one page. Raises TemplateBroken."""
    return pdf(size.value, _on_card(card), card.meeting.date, templates)


def voting_card_picture(
    card: VotingCard, size: CardSize = CardSize.A6, ppi: int = 300, templates: Path | None = None
) -> bytes:
    """The card as a PNG of `ppi` dots an inch, for a printer that takes pictures. Raises TemplateBroken."""
    (page,) = pages(size.value, _on_card(card), ppi, templates)
    return page


def keypad_labels(meeting: Meeting, serials: Sequence[str], templates: Path | None = None) -> bytes:
    """Sheets of A4 with 65 labels of 38.1 by 21.2 mm: serial number, and the same as a QR code.

    Raises ValueError without a keypad, TemplateBroken.
    """
    if not serials:
        raise ValueError("there is no keypad to print a label for")
    keypads: list[Data] = [{"serial": each, "qr": qr_code.svg(each)} for each in serials]
    return pdf("keypad_labels.typ", {"keypads": keypads}, meeting.date, templates)


def _on_card(card: VotingCard) -> dict[str, Data]:
    return {
        "assembly": card.meeting.name,
        "date": day(card.meeting.date),
        "place": card.meeting.place,
        "municipality": card.municipality,
        "votes": number(card.votes),
        "noun": "stem" if card.votes == 1 else "stemmen",
        "serial": card.serial,
    }
