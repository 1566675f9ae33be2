"""The pages for a browser: read as HTML, without one."""

import re
from html.parser import HTMLParser

from stemkast.documents.pages import index_page, voting_behaviour_page
from stemkast.documents.proceedings import Proceedings
from stemkast.documents.tables import choice_of

_VOID = {"meta", "input", "br"}


class Reader(HTMLParser):
    """Sees that every element is closed, and keeps addresses, rows of the table and all text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.links: list[str] = []
        self.rows: list[list[str]] = []
        self.words: list[str] = []
        self.feed(page)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.links += [value for name, value in given.items() if name in ("href", "src") and value]
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append(given.get("title") or "")
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open[-1:] == ["script"] or self.open[-1:] == ["style"]:
            return
        self.words.append(data)
        if "td" in self.open and not self.rows[-1][-1]:
            self.rows[-1][-1] = data


def test_every_municipality_and_poll_stands_in_it_without_a_script(proceedings: Proceedings) -> None:
    reader = Reader(voting_behaviour_page(proceedings))
    head, *rows = reader.rows
    assert head[2:] == [f"{poll.number}. {poll.topic.subject}" for poll in proceedings.results]
    assert len(rows) == 342
    for row, municipality in zip(rows, proceedings.register.values(), strict=True):
        assert row[:2] == [municipality.name, str(municipality.weight)]
        assert row[2:] == [choice_of(poll, municipality.code) for poll in proceedings.results]
    text = " ".join(reader.words)
    for poll in proceedings.results:
        assert poll.topic.subject in text
        assert poll.percentage is not None
        assert poll.percentage in text
    assert "nagebootste stemkastjes" in text
    assert proceedings.seal.fingerprint in text


def test_it_needs_nothing_from_elsewhere(proceedings: Proceedings) -> None:
    page = voting_behaviour_page(proceedings)
    assert re.findall(r"https?://", page) == []
    assert set(re.findall(r"url\((.{12})", page)) == {'"data:font/o'}
    assert Reader(page).links == []


def test_what_is_text_is_no_markup(story_proceedings: Proceedings) -> None:
    assert story_proceedings.emulated is False
    page = voting_behaviour_page(story_proceedings)
    Reader(page)
    assert "nagebootste" not in page
    assert "vervallen: betwist" in page


def test_the_index_leads_to_everything(proceedings: Proceedings) -> None:
    reader = Reader(index_page(proceedings, {"GM0344": "bewijs/GM0344.zip"}))
    assert set(reader.links) == {
        *("stemgedrag.html", "uitslagen.pdf", "stemgedrag.pdf", "uitslagen-en-stemgedrag.xlsx", "uitslagen.csv"),
        *("stemgedrag.csv", "proces-verbaal.pdf", "proces-verbaal.json", "notulenfragment.docx", "notulenfragment.md"),
        *("bundle/", "SHA256SUMS", "bewijs/GM0344.zip"),
    }
