"""The fragment of 14 June 2023 beside the fields of the published minutes, sentence by sentence."""

import io
import json
from importlib.resources import files
from typing import Any

from docx import Document

from stemkast.documents.minutes import Level, Line, docx, lines, markdown
from stemkast.documents.proceedings import Proceedings

MINUTES = json.loads((files("stemkast.demo") / "data" / "alv-2023-06-14.json").read_text("utf-8"))
DECISIONS = [each for item in MINUTES["agenda"] for each in item["decisions"] if each["kind"] != "proefstemming"]


def sentence(decision: dict[str, Any]) -> str:
    """What the minutes say of a matter, from their own fields."""
    noun, outcome, percentage = decision["noun"], decision["outcome"], decision.get("percentage")
    noun, verb = ("de voorstellen", "zijn") if decision.get("combined") else (noun, "is")
    if decision["method"] == "acclamatie":
        return f"{noun.capitalize()} {verb} bij acclamatie {outcome}."
    if outcome == "ingetrokken":
        return f"{noun.capitalize()} {verb} ingetrokken."
    if outcome.startswith("Optie 2"):
        return f"Uitslag stemming: de leden kiezen voor optie 2 met een meerderheid van {percentage}%."
    if decision.get("options"):
        return f"Uitslag stemming: de leden kiezen {outcome} met {percentage}%."
    return f"Uitslag stemming: {noun} {verb} {outcome} met {percentage}% van de stemmen."


def test_the_fragment_says_what_the_minutes_say(proceedings: Proceedings) -> None:
    said = list(lines(proceedings))
    subjects = [place for place, line in enumerate(said) if line.level is Level.SUBJECT][1:]
    assert len(subjects) == len(DECISIONS) == 39
    for place, decision in zip(subjects, DECISIONS, strict=True):
        assert said[place : place + 2] == [
            Line(Level.SUBJECT, decision["subject"]),
            Line(Level.SENTENCE, sentence(decision)),
        ]


def test_the_sentences_that_everybody_remembers(proceedings: Proceedings) -> None:
    said = [line.text for line in lines(proceedings)]
    assert "Uitslag stemming: de motie is verworpen met 21,49% van de stemmen." in said
    assert "Uitslag stemming: de leden kiezen Mark Boumans met 61,09%." in said
    assert "Sharon Dijksma zit de vergadering verder voor." in said
    assert said.index("Sharon Dijksma zit de vergadering verder voor.") < said.index(
        "09 Invulling vacatures VNG-bestuur en commissies"
    )


def test_markdown_holds_every_line_and_everybody_who_was_there(proceedings: Proceedings) -> None:
    text = markdown(proceedings)
    for line in lines(proceedings):
        assert line.text in text
    assert "Aanwezig waren 328 van de 342 gemeenten, met 12.576 van de 12.972 stemmen." in text
    assert "Voorzitter: Jan van Zanen en Sharon Dijksma" in text
    assert text.count("| wethouder |") == 328
    assert "| Súdwest-Fryslân | wethouder | 75 |" in text
    assert "niet echt" in text


def test_docx_is_the_same(proceedings: Proceedings) -> None:
    document = Document(io.BytesIO(docx(proceedings)))
    paragraphs = [each.text for each in document.paragraphs]
    assert all(line.text in paragraphs for line in lines(proceedings))
    (table,) = document.tables
    rows = [tuple(cell.text for cell in row.cells) for row in table.rows]
    assert rows[0] == ("Gemeente", "Vertegenwoordiger", "Stemmen")
    assert len(rows) == 329
    assert ("'s-Gravenhage", "wethouder", "75") in rows
    assert document.core_properties.created.isoformat().startswith("2023-06-14")


def test_what_did_not_go_smoothly_is_told_too(story_proceedings: Proceedings) -> None:
    said = [line.text for line in lines(story_proceedings)]
    for sentence_ in (
        "De stemming is vervallen: betwist.",
        "De stemming is vervallen: een basisstation viel uit.",
        "Er is een gewogen stemming gevraagd; de acclamatie vervalt.",
        "De motie is aangehouden.",
        "De motie is van de agenda afgevoerd.",
        "De motie is ingetrokken.",
        "Uitslag stemming: de uitslag.",
        "De vicevoorzitter zit de vergadering verder voor.",
    ):
        assert sentence_ in said


def test_markup_in_a_name_stays_text(story_proceedings: Proceedings) -> None:
    assert "|" not in markdown(story_proceedings).partition("## Aanwezig")[0].replace(r"\|", "")
