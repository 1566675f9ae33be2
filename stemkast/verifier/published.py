"""The register as Statistics Netherlands published it, from a file that you fetched yourself (V-34)."""

import csv
import io
import re
from collections.abc import Iterator, Mapping
from typing import Any

_CODE = re.compile(r"GM[0-9]{4}")
_WHOLE = re.compile(r"[0-9]{1,3}([. ][0-9]{3})+|[0-9]{1,9}")
_POPULATION = re.compile(r"population|bevolking|inwoner", re.IGNORECASE)


def published(content: bytes) -> dict[str, int]:
    """Population by code, from a file of one reference date; empty where it is not clear which column that is.

    It is the column of whole numbers that a header calls population, or the only one that is not the same throughout.
    """
    text = content.decode("utf-8-sig", errors="replace")
    rows = list(csv.reader(io.StringIO(text), delimiter=";" if text.count(";") > text.count(",") else ","))
    coded = {cell.strip(): row for row in rows for cell in row if _CODE.fullmatch(cell.strip())}
    columns = range(min((len(row) for row in coded.values()), default=0))
    cells = {place: [row[place].strip() for row in coded.values()] for place in columns}
    whole = {place for place, each in cells.items() if all(map(_WHOLE.fullmatch, each)) and len(set(each)) > 1}
    called = {place for row in rows for place, cell in enumerate(row) if place in whole and _POPULATION.search(cell)}
    found = called or whole
    if len(found) != 1:
        return {}
    return dict(zip(coded, (int(re.sub("[ .]", "", cell)) for cell in cells[found.pop()]), strict=True))


def differences(register: Mapping[str, dict[str, Any]], content: bytes) -> Iterator[str]:
    """Where the adopted register says something else than the published one."""
    figures = published(content)
    if not figures:
        yield "the file that you gave has no column of codes and one of population"
        return
    for row in register.values():
        parts = row["merged_from"]  # after the reference date: then the parts are published, or the sum
        for each in parts if parts and all(part["code"] in figures for part in parts) else [row]:
            figure = figures.pop(each["code"], None)
            if figure != each["population"]:
                yield f"{each['code']} {each['name']!r} has {each['population']} inhabitants; published is {figure}"
    merged = {part["code"] for row in register.values() for part in row["merged_from"]}
    for code in figures.keys() - merged:
        yield f"{code} is published with {figures[code]} inhabitants, and is not in the register"
