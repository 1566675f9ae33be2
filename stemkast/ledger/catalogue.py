"""The event catalogue of LEDGER.md, made from the declarations in `stemkast.assembly.events`.

`python -m stemkast.ledger.catalogue` writes it into LEDGER.md; a test says when that is due.
"""

import dataclasses
import inspect
import types
import typing
from collections.abc import Iterator
from enum import StrEnum
from fractions import Fraction
from pathlib import Path

from stemkast.assembly.events import CATALOGUE, Declaration, Phase, Role

DOCUMENT = Path(__file__).with_name("LEDGER.md")
_BEGIN, _END = "<!-- events -->\n", "<!-- /events -->\n"
_FORMS: dict[object, str] = {
    str: "text",
    int: "whole number",
    bool: "true or false",
    bytes: "base64",
    Fraction: 'fraction as text, `"2/3"`',
}


def catalogue() -> str:
    """The catalogue in Markdown: every event, then the values inside them, then the words of every enumeration."""
    parts = [part for declaration in CATALOGUE.values() for part in _event(declaration)]
    inside = _inside()
    parts.append("### Values inside events\n")
    parts += [part for kind in inside if not issubclass(kind, StrEnum) for part in _value(kind)]
    parts.append("### Words\n")
    parts += [_words(kind) for kind in inside if issubclass(kind, StrEnum)]
    return "\n".join(parts)


def with_catalogue(document: str) -> str:
    """`document` with the catalogue between its two marks. ValueError if it lacks them."""
    before, begin, rest = document.partition(_BEGIN)
    _, end, after = rest.partition(_END)
    if not begin or not end:
        raise ValueError("the document has no place for the events")
    return f"{before}{begin}\n{catalogue()}\n{end}{after}"


def main(document: Path = DOCUMENT) -> None:
    """Writes the catalogue into the document."""
    document.write_text(with_catalogue(document.read_text("utf-8")), "utf-8")


def _event(declaration: Declaration) -> Iterator[str]:
    by = ", ".join(role.value for role in Role if role in declaration.by)
    phases = ", ".join(phase.value for phase in Phase if phase in declaration.phases)
    yield f"### `{declaration.name}`\n"
    yield from _described(declaration.event)
    yield f"Caused by: {by}. While the assembly is: {phases}.\n"
    yield from _fields(declaration.event)


def _value(kind: type) -> Iterator[str]:
    yield f"#### {kind.__name__}\n"
    yield from _described(kind)
    yield from _fields(kind)


def _described(kind: type) -> Iterator[str]:
    """The docstring; what follows its first paragraph keeps its lines where it is laid out in columns."""
    summary, _, rest = (inspect.getdoc(kind) or "").partition("\n\n")
    yield f"{summary}\n"
    if rest:
        yield f"```text\n{rest}\n```\n" if "  " in rest else f"{rest}\n"


def _fields(kind: type) -> Iterator[str]:
    yield "| field | form |\n| --- | --- |"
    yield from (f"| `{name}` | {_form(hint)} |" for name, hint in _hints(kind).items())
    yield ""


def _words(kind: type[StrEnum]) -> str:
    return f"- **{kind.__name__}**: {', '.join(f'`{member.value}`' for member in kind)}"


def _form(hint: object) -> str:
    arguments = typing.get_args(hint)
    if typing.get_origin(hint) is tuple:
        return f"list of {_form(arguments[0])}"
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        return " or ".join("null" if each is type(None) else _form(each) for each in arguments)
    if hint in _FORMS:
        return _FORMS[hint]
    name = typing.cast(type, hint).__name__
    return f"[{name}](#words)" if _is_words(hint) else f"[{name}](#{name.lower()})"


def _inside() -> list[type]:
    """Every dataclass and enumeration that some event holds, directly or not, in order of appearance."""
    found: dict[type, None] = {}
    waiting: list[object] = [hint for each in CATALOGUE.values() for hint in _hints(each.event).values()]
    while waiting:
        hint = waiting.pop(0)
        waiting += typing.get_args(hint)
        if isinstance(hint, type) and (dataclasses.is_dataclass(hint) or _is_words(hint)) and hint not in found:
            found[hint] = None
            if dataclasses.is_dataclass(hint):
                waiting += _hints(hint).values()
    return list(found)


def _is_words(hint: object) -> bool:
    return isinstance(hint, type) and issubclass(hint, StrEnum)


def _hints(kind: type) -> dict[str, object]:
    hints = typing.get_type_hints(kind)
    return {field.name: hints[field.name] for field in dataclasses.fields(kind)}


if __name__ == "__main__":
    main()
