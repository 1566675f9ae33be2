"""Pages for a browser without internet: results with voting behaviour, and the index of everything that is published.

Each is one file that holds its typeface; without JavaScript it shows everything, with it one can search and sort.
"""

import base64
from collections.abc import Mapping
from functools import cache
from html import escape
from importlib.resources import files
from pathlib import Path
from string import Template

from stemkast.assembly.municipality_search import OTHER_NAMES
from stemkast.assembly.proposals import Meaning
from stemkast.documents import typesetting, words
from stemkast.documents.dutch import counted, day, number
from stemkast.documents.proceedings import PollRecord, Proceedings, Tally
from stemkast.documents.tables import choice_of, is_chosen, outcome_of

_FACES = ((400, "Regular"), (700, "Bold"))
_CLASS = {Meaning.FOR: "for", Meaning.AGAINST: "against", Meaning.ABSTAIN: "abstain"}
_MARK = {"niet gestemd": "–", "afwezig": "·"}


def voting_behaviour_page(proceedings: Proceedings, templates: Path | None = None) -> str:
    """Results and voting behaviour, searchable and printable."""
    polls = proceedings.results
    parts = {
        **_head(proceedings),
        "polls": "\n".join(_poll(poll, proceedings) for poll in polls),
        "choices_of_poll": "".join(
            f'<option value="{place}">{poll.number}. {escape(poll.topic.subject)}</option>'
            for place, poll in enumerate(polls, start=2)
        ),
        "columns": "".join(
            f'<th scope="col" title="{poll.number}. {escape(poll.topic.subject)}">{poll.number}</th>' for poll in polls
        ),
        "rows": "\n".join(_rows(proceedings)),
    }
    body = _template("voting_behaviour.html", templates).substitute(parts)
    return _page(f"Stemgedrag {proceedings.meeting.name}", body, templates)


def index_page(proceedings: Proceedings, proofs: Mapping[str, str], templates: Path | None = None) -> str:
    """The page that leads to everything; `proofs` is the path of each municipality's proof, by its code."""
    links = (
        f'<a href="{escape(proofs[row.code])}">{escape(row.name)}</a>'
        for row in proceedings.register.values()
        if row.code in proofs
    )
    body = _template("index.html", templates).substitute(_head(proceedings), proofs="<br>".join(links))
    return _page(proceedings.meeting.name, body, templates)


def _head(proceedings: Proceedings) -> dict[str, str]:
    meeting, seal = proceedings.meeting, proceedings.seal
    votes = number(sum(each.votes for each in proceedings.attendance))
    summary = (
        f"{counted(len(proceedings.results), 'gewogen stemming', 'gewogen stemmingen')}. Aanwezig: "
        f"{number(len(proceedings.attendance))} van {number(len(proceedings.register))} gemeenten, met {votes} van "
        f"{number(proceedings.adopted.votes)} stemmen."
    )
    warning = "Oefening met nagebootste stemkastjes: wie wat stemde is niet echt."
    return {
        "assembly": escape(meeting.name),
        "date": escape(day(meeting.date, weekday=True)),
        "place": escape(meeting.place),
        "warning": f'<p class="warning">{warning}</p>' if proceedings.emulated else "",
        "summary": summary,
        "fingerprint": seal.fingerprint,
        "entries": number(seal.entries),
        "root": seal.root.hex(),
        "provisional": "" if proceedings.closed else "Voorlopig: de vergadering is niet gesloten.",
    }


def _poll(poll: PollRecord, proceedings: Proceedings) -> str:
    topic = poll.topic
    kind = words.KIND[topic.kind] if topic.kind is not None else ""
    positive = poll.counts and poll.outcome is not None and poll.outcome.value in ("adopted", "chosen")
    colour = "abstain" if poll.voided_because else "for" if positive else "against"
    by_roll_call = " · hoofdelijk, niet ondertekend door stemkastjes" if poll.roll_call else ""
    voided = f" · vervallen: {escape(poll.voided_because)}" if poll.voided_because else ""
    figure = f'<span class="figure">{poll.percentage} <span>%</span></span>' if poll.percentage else ""
    return (
        f'<article class="poll"><small>Stemming {poll.number} · agendapunt {escape(words.items(topic.items))} · {kind}'
        f"</small><h3>{escape(topic.subject)}</h3>"
        f'<div class="outcome">{figure}<span class="word {colour}">{escape(outcome_of(poll))}</span>'
        f"<small>vereist: {words.majority(poll.majority)}{by_roll_call}{voided}</small></div>"
        f'{_bar(poll)}<ul class="options">{"".join(_options(poll))}</ul>'
        f"<p><small>{counted(poll.voted, 'gemeente', 'gemeenten')} van {number(poll.present)} stemden, "
        f"{counted(poll.cast, 'stem', 'stemmen')} uitgebracht</small></p>{_names(poll, proceedings)}</article>"
    )


def _bar(poll: PollRecord) -> str:
    if not poll.cast:
        return ""
    parts = "".join(
        f'<i class="{_class(poll, tally)}" style="width:{_share(tally.votes, poll.cast)}"></i>'
        for tally in sorted(poll.tallies, key=lambda each: not is_chosen(poll, each))
        if tally.option.meaning is not Meaning.ABSTAIN
    )
    at = poll.majority.fraction
    line = f'<b style="left:{_share(at.numerator, at.denominator)}"></b>'
    return f'<div class="bar" aria-hidden="true">{parts}{line}</div>'


def _share(part: int, whole: int) -> str:
    hundredths = part * 10_000 // whole
    return f"{hundredths // 100}.{hundredths % 100:02d}%"


def _class(poll: PollRecord, tally: Tally) -> str:
    return "for" if is_chosen(poll, tally) else _CLASS.get(tally.option.meaning, "other")


def _options(poll: PollRecord) -> list[str]:
    return [
        f'<li><span class="{_class(poll, tally)}">{escape(words.label(tally.option))}</span><br>'
        f"<strong>{number(tally.votes)}</strong> <small>{counted(tally.municipalities, 'gemeente', 'gemeenten')}"
        "</small></li>"
        for tally in poll.tallies
    ]


def _names(poll: PollRecord, proceedings: Proceedings) -> str:
    names: dict[str, list[str]] = {}
    for row in proceedings.register.values():
        names.setdefault(choice_of(poll, row.code), []).append(f"{escape(row.name)} ({number(row.weight)})")
    lists = (f"<p><strong>{escape(choice)}</strong>: {', '.join(each)}</p>" for choice, each in names.items())
    return f"<details><summary>Wie stemde wat</summary>{''.join(lists)}</details>"


def _rows(proceedings: Proceedings) -> list[str]:
    found = []
    for row in proceedings.register.values():
        cells = "".join(_cell(poll, row.code) for poll in proceedings.results)
        also = " ".join(OTHER_NAMES.get(row.code, ()))
        found.append(
            f'<tr data-code="{escape(row.code)}" data-also="{escape(also)}" data-votes="{row.weight}">'
            f"<td>{escape(row.name)}</td><td>{number(row.weight)}</td>{cells}</tr>"
        )
    return found


def _cell(poll: PollRecord, code: str) -> str:
    choice, key = choice_of(poll, code), poll.choices.get(code)
    tally = next((each for each in poll.tallies if each.option.key == key), None)
    if tally is None:
        return f'<td class="abstain" title="{choice}">{_MARK[choice]}</td>'
    if tally.option.meaning is Meaning.OPTION:
        return f'<td title="{escape(choice)}"><strong>{key}</strong></td>'
    return f'<td class="{_CLASS[tally.option.meaning]}">{choice}</td>'


def _page(title: str, body: str, templates: Path | None) -> str:
    return _template("page.html", templates).substitute(title=escape(title), body=body, typeface=_typeface())


def _template(name: str, templates: Path | None) -> Template:
    place = templates / name if templates is not None else typesetting.TEMPLATES / name
    return Template(place.read_text("utf-8"))


@cache
def _typeface() -> str:
    folder = files("font_source_sans_pro") / "files"
    faces = []
    for weight, face in _FACES:
        raw = base64.b64encode((folder / f"SourceSansPro-{face}.otf").read_bytes()).decode("ascii")
        faces.append(
            f'@font-face {{ font-family: "Source Sans Pro"; font-weight: {weight}; '
            f'src: url("data:font/otf;base64,{raw}") format("opentype"); }}'
        )
    return "\n".join(faces)
