"""The fragment for the minutes (notulen): who was there, and of each matter the sentence as the minutes have it.

Uitslag stemming: de motie is verworpen met 21,49% van de stemmen.
"""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from docx import Document
from docx.document import Document as DocumentType
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt, RGBColor

from stemkast.documents import words
from stemkast.documents.dutch import day, listed, moment, number
from stemkast.documents.proceedings import ChairChanged, Handled, How, ItemBegun, Proceedings

_RESULT = {How.POLL: "Uitslag stemming", How.ROLL_CALL: "Uitslag hoofdelijke stemming"}
_BEGINS = ("De ", "Het ", "Een ", "Er ", "Geen ", "Bij ")
_MARKUP = re.compile(r"([\\`*_\[\]<>#|])")
_INK = RGBColor(0x0F, 0x21, 0x36)


class Level(Enum):
    """What a line of the fragment is."""

    ITEM = "item"
    SUBJECT = "subject"
    SENTENCE = "sentence"


@dataclass(frozen=True, slots=True)
class Line:
    """One line."""

    level: Level
    text: str


def lines(proceedings: Proceedings) -> Iterator[Line]:
    """What was decided, in the order of the meeting."""
    chairs = 0
    subject = ""
    for step in proceedings.steps:
        match step:
            case ItemBegun():
                subject = ""
                yield Line(Level.ITEM, f"{step.item.number} {step.item.title}")
            case ChairChanged():
                chairs += 1
                if chairs > 1:
                    yield Line(
                        Level.SENTENCE, f"{step.name[:1].upper()}{step.name[1:]} zit de vergadering verder voor."
                    )
            case Handled():
                if step.topic.subject != subject:
                    subject = step.topic.subject
                    yield Line(Level.SUBJECT, subject)
                if step.words:
                    yield Line(Level.SENTENCE, _sentence(step))


def markdown(proceedings: Proceedings) -> str:
    """The fragment as Markdown."""
    return "\n".join(_markdown(proceedings)) + "\n"


def docx(proceedings: Proceedings) -> bytes:
    """The fragment as DOCX."""
    document = Document()
    _dress(document, proceedings)
    document.add_heading("Fragment voor de notulen", 0)
    for each in _head(proceedings):
        document.add_paragraph(each)
    for line in lines(proceedings):
        if line.level is Level.SENTENCE:
            document.add_paragraph(line.text)
        else:
            document.add_heading(line.text, 1 if line.level is Level.ITEM else 2)
    document.add_heading("Aanwezig", 1)
    document.add_paragraph(_present(proceedings))
    table = document.add_table(rows=1, cols=3, style="Light List")
    for cell, title in zip(table.rows[0].cells, ("Gemeente", "Vertegenwoordiger", "Stemmen"), strict=True):
        cell.text = title
    for attendee in proceedings.attendance:
        cells = table.add_row().cells
        cells[0].text = attendee.name
        cells[1].text = _person(attendee.person, words.ROLE[attendee.role])
        cells[2].text = number(attendee.votes)
        cells[2].paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _sentence(step: Handled) -> str:
    if step.how not in _RESULT or step.words.startswith("De stemming is vervallen"):
        return step.words
    said = step.words
    return f"{_RESULT[step.how]}: {said[0].lower() + said[1:] if said.startswith(_BEGINS) else said}"


def _head(proceedings: Proceedings) -> Iterator[str]:
    meeting = proceedings.meeting
    yield f"{meeting.name}, {day(meeting.date, weekday=True)}, {meeting.place}"
    yield f"Voorzitter: {listed(proceedings.chairs)}"
    if proceedings.emulated:
        yield "Oefening met nagebootste stemkastjes: wie wat stemde is niet echt."


def _present(proceedings: Proceedings) -> str:
    votes = number(sum(each.votes for each in proceedings.attendance))
    return (
        f"Aanwezig waren {number(len(proceedings.attendance))} van de {number(len(proceedings.register))} gemeenten, "
        f"met {votes} van de {number(proceedings.adopted.votes)} stemmen."
    )


def _markdown(proceedings: Proceedings) -> Iterator[str]:
    yield "# Fragment voor de notulen"
    for each in _head(proceedings):
        yield f"\n{_plain(each)}"
    for line in lines(proceedings):
        mark = {Level.ITEM: "## ", Level.SUBJECT: "### ", Level.SENTENCE: ""}[line.level]
        yield f"\n{mark}{_plain(line.text)}"
    yield f"\n## Aanwezig\n\n{_present(proceedings)}\n"
    yield "| gemeente | vertegenwoordiger | stemmen |\n| --- | --- | ---: |"
    for attendee in proceedings.attendance:
        person = _person(attendee.person, words.ROLE[attendee.role])
        yield f"| {_plain(attendee.name)} | {_plain(person)} | {number(attendee.votes)} |"


def _person(name: str, role: str) -> str:
    return f"{name}, {role}" if name else role


def _plain(text: str) -> str:
    return _MARKUP.sub(r"\\\1", text)


def _dress(document: DocumentType, proceedings: Proceedings) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(25)
    document.styles["Normal"].font.size = Pt(11)
    for name in ("Title", "Heading 1", "Heading 2"):
        document.styles[name].font.color.rgb = _INK
    properties = document.core_properties
    properties.title = f"Fragment voor de notulen, {proceedings.meeting.name}"
    properties.author, properties.language = "stemkast", "nl-NL"
    properties.created = properties.modified = moment(proceedings.meeting.date).replace(tzinfo=None)
