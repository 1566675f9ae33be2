"""The register as Statistics Netherlands published it, from a file that you fetched yourself (V-34)."""

import csv
import io
import re
from collections.abc import Iterator, Mapping
from typing import Any

_CODE = re.compile(r"GM[0-9]{4}")
_POPULATION = re.compile(r"population|bevolking|inwoner", re.IGNORECASE)


def published(content: bytes) -> dict[str, int]:
    """Population by code: a cell of a row that is a code, and the cell under the last header that speaks of population.

    The file is of one reference date. Other regions, notes and titles are passed over.
    """
    text = content.decode("utf-8-sig", errors="replace")
    found: dict[str, int] = {}
    column = -1
    for row in csv.reader(io.StringIO(text), delimiter=";" if text.count(";") > text.count(",") else ","):
        code = next((cell.strip() for cell in row if _CODE.fullmatch(cell.strip())), None)
        if code is None:
            column = next((place for place, cell in enumerate(row) if _POPULATION.search(cell)), column)
        elif 0 <= column < len(row):
            digits = re.sub(r"[ .]", "", row[column])
            found |= {code: int(digits)} if digits.isascii() and digits.isdigit() else {}
    return found


def differences(register: Mapping[str, dict[str, Any]], content: bytes) -> Iterator[str]:
    """Where the adopted register says something else than the published one."""
    figures = published(content)
    if not figures:
        yield "the file that you gave has no codes of municipalities with their population"
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
