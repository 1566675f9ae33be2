"""Reading an agenda: the list of an office in CSV or XLSX, a row for each item and each proposal, or JSON.

A row with a kind of item ("ter besluitvorming", "ter kennisname") or without one is an item; a row with a kind of
proposal stands under the item of its number. JSON has the form of `stemkast/demo/data`; outcomes in it are passed over.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from stemkast.assembly.csv_rows import ImportRefused, Problem, refused
from stemkast.assembly.proposals import AgendaItem, ItemKind, Proposal, ProposalKind
from stemkast.preparation.agenda import Draft
from stemkast.preparation.json_place import Place, read_object
from stemkast.preparation.proposal_place import MOST_OPTIONS, read_proposal
from stemkast.preparation.proposal_words import ADVICE, ITEM_KINDS, KINDS, NOUNS, PROPOSAL_NOUN, majority_of
from stemkast.preparation.table import Line, read_table

_COLUMNS = {
    "number": "nr agendapunt nummer punt number item",
    "title": "titel onderwerp tekst title subject",
    "kind": "soort type aard kind",
    "movers": "indieners indiener mover movers",
    "supporters": "medeondersteuners mede_indieners steun ondersteuners supporters",
    "advice": "preadvies advies_bestuur recommendation",
    "majority": "meerderheid vereiste_meerderheid majority",
    "options": "opties keuzes kandidaten options",
    "amends": "wijzigt amends",
    "changed": "gewijzigde_tekst nieuwe_tekst changed_subject",
    "submitted": "ingediend ingediend_op datum_indiening submitted",
}
_LIST = re.compile(r"\s*[;|]\s*")
_MOMENT = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[T ]([0-9]{1,2})[:.]([0-9]{2}))?.*")
_DUTCH_MOMENT = re.compile(r"([0-9]{1,2})[-/]([0-9]{1,2})[-/]([0-9]{4})(?:,? ([0-9]{1,2})[:.]([0-9]{2}))?(?: uur)?")
_TEST = "proefstemming"


@dataclass(frozen=True, slots=True)
class ReadAgenda:
    """What stands in a file, and the rows that are left out with why."""

    draft: Draft
    problems: tuple[Problem, ...]


def read_agenda_list(data: bytes) -> ReadAgenda | ImportRefused:
    """The agenda in a file. Never raises."""
    return _from_json(data) if data.lstrip(b"\xef\xbb\xbf \r\n\t").startswith((b"{", b"[")) else _from_table(data)


def _from_json(data: bytes) -> ReadAgenda | ImportRefused:
    faults: list[str] = []
    source = read_object(data.removeprefix(b"\xef\xbb\xbf"), faults)
    draft = _of_places(source) if source is not None else Draft()
    if not faults and not draft.items:
        faults.append("there is no agenda item in this file")
    if faults:
        return refused(Problem(0, "", "this JSON is no agenda: %1", (each,)) for each in faults)
    return ReadAgenda(draft, ())


def _of_places(source: Place) -> Draft:
    draft = Draft()
    for item in source.objects("agenda", lambda count, it: f"agenda item {it.get('nr') or count}"):
        number = item.text("nr")
        if any(each.number == number for each in draft.items):
            item.wrong("another item has this number")
        kind = item.word("kind", ITEM_KINDS) or ItemKind.DECISION
        draft = draft.with_item(AgendaItem(number, item.text("title"), kind))
        for count, place in enumerate(item.objects("decisions", _decision_place), start=1):
            proposal_kind = place.word("kind", {**KINDS, _TEST: None})
            if proposal_kind is not None:
                draft = draft.with_proposal(read_proposal(place, proposal_kind, f"{number}-{count}", number))
    return draft


def _decision_place(count: int, source: Mapping[str, object]) -> str:
    return f"decision {count}, {source.get('subject')}"


def _from_table(data: bytes) -> ReadAgenda | ImportRefused:
    lines = read_table(data, _COLUMNS, ("number", "title"))
    if isinstance(lines, ImportRefused):
        return lines
    draft = Draft()
    problems: list[Problem] = []
    for line in lines:
        read = _row(line, draft)
        if isinstance(read, Problem):
            problems.append(read)
        elif isinstance(read, AgendaItem):
            draft = draft.with_item(read)
        elif isinstance(read, Proposal):
            draft = draft.with_proposal(read)
    if not draft.items:
        problems = problems or [Problem(0, "", "there is no agenda item in this file")]
        return refused(problems)
    return ReadAgenda(draft, tuple(problems))


def _row(line: Line, draft: Draft) -> AgendaItem | Proposal | Problem | None:
    word = line["kind"].casefold()
    if not line["number"] or not line["title"]:
        return line.wrong("title" if line["number"] else "number", "is missing")
    there = any(each.number == line["number"] for each in draft.items)
    if not word or word in ITEM_KINDS:
        if there:
            return line.wrong("number", "agenda item %1 stands above already", line["number"])
        return AgendaItem(line["number"], line["title"], ITEM_KINDS.get(word, ItemKind.DECISION))
    if word == _TEST:
        return None
    if word not in KINDS:
        return line.wrong("kind", "'%1' is no kind of item or proposal", line["kind"])
    if not there:
        return line.wrong("number", "there is no agenda item %1 above this row", line["number"])
    return _proposal(line, KINDS[word], draft)


def _proposal(line: Line, kind: ProposalKind, draft: Draft) -> Proposal | Problem:
    majority = majority_of(line["majority"])
    submitted = moment_of(line["submitted"])
    options = listed(line["options"])
    advice = line["advice"].casefold()
    amended = next((each for each in draft.proposals if line["amends"] in (each.id, each.subject)), None)
    if majority is None:
        return line.wrong("majority", "'%1' is no majority such as 2/3 or meer dan de helft", line["majority"])
    if submitted is None:
        return line.wrong("submitted", "'%1' is no moment such as 2023-06-01 12:30", line["submitted"])
    if options and not 2 <= len(set(options)) == len(options) <= MOST_OPTIONS:
        return line.wrong("options", "a choice has two to eight different options")
    if advice and advice not in ADVICE:
        return line.wrong("advice", "'%1' is no advice: overnemen, aanhouden, ontraden", line["advice"])
    if kind is ProposalKind.AMENDMENT and (amended is None or not line["changed"]):
        return line.wrong("amends", "an amendment names a proposal above it, and its changed text")
    return Proposal(
        id=draft.next_id(line["number"]),
        item=line["number"],
        subject=line["title"],
        kind=kind,
        noun=NOUNS.get(kind, PROPOSAL_NOUN),
        movers=listed(line["movers"]),
        recommendation=ADVICE.get(advice),
        majority=majority,
        options=options,
        amends=amended.id if amended is not None and kind is ProposalKind.AMENDMENT else None,
        changed_subject=line["changed"] or None if kind is ProposalKind.AMENDMENT else None,
        supporters=listed(line["supporters"]),
        submitted=submitted,
    )


def moment_of(text: str) -> str | None:
    """A moment as it is written, "2023-06-01T12:30"; a day alone ends at 23:59, nothing stays empty; None if none."""
    if not text:
        return ""
    form, dutch = _MOMENT.fullmatch(text), _DUTCH_MOMENT.fullmatch(text)
    if form is not None:
        year, month, day, hour, minute = form.groups()
    elif dutch is not None:
        day, month, year, hour, minute = dutch.groups()
    else:
        return None
    written = f"{year}-{int(month):02d}-{int(day):02d}T{int(hour or 23):02d}:{int(minute or 59):02d}"
    try:
        return datetime.fromisoformat(written).isoformat(timespec="minutes")
    except ValueError:
        return None


def listed(text: str) -> tuple[str, ...]:
    """Names or options: separated by `;` or `|`, else by commas."""
    parts = _LIST.split(text) if _LIST.search(text) else text.split(",")
    return tuple(dict.fromkeys(each.strip() for each in parts if each.strip()))
