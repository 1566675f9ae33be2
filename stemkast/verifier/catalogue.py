"""The events that a ledger can hold, read from `events.toml`, where each is a line (V-04)."""

import math
import re
import tomllib
from collections.abc import Callable
from importlib.resources import files
from typing import Any

from stemkast.verifier.log import decode_base64


def _declared(table: dict[str, str]) -> dict[str, dict[str, str]]:
    """Fields and kinds by the name of the line."""
    return {name: dict(each.split(":") for each in fields.split()) for name, fields in table.items()}


_TABLES = tomllib.loads(files("stemkast.verifier").joinpath("events.toml").read_text("utf-8"))
WITH_EFFECT, WITHOUT_EFFECT = _declared(_TABLES["with_effect"]), _declared(_TABLES["without_effect"])
EVENTS = WITH_EFFECT | WITHOUT_EFFECT
RECORDS = _declared(_TABLES["values"]) | EVENTS
_PLAIN: dict[str, Callable[[Any], bool]] = {
    "int": lambda value: type(value) is int and value >= 0,
    "bool": lambda value: isinstance(value, bool),
    "text": lambda value: isinstance(value, str),
    "fraction": lambda value: isinstance(value, str) and _is_fraction(value),
}


def read(kind: str, value: Any, field: str) -> Any:  # noqa: ANN401 - whatever JSON holds, and what the kind says
    """The value with its base64 decoded, if it is of this kind. Raises ValueError that names the field."""
    if kind in _PLAIN:
        if _PLAIN[kind](value):
            return value
    elif kind in RECORDS:
        if isinstance(value, dict) and value.keys() == RECORDS[kind].keys():
            return {name: read(each, value[name], name) for name, each in RECORDS[kind].items()}
    elif kind.endswith("*") and isinstance(value, list):
        return [read(kind[:-1], each, field) for each in value]
    elif kind.endswith("?"):
        return None if value is None else read(kind[:-1], value, field)
    elif kind.startswith("bytes") and isinstance(value, str):
        raw = decode_base64(value)
        if raw is not None and kind in ("bytes", f"bytes{len(raw)}"):
            return raw
    elif isinstance(value, str) and "|" in kind and value in kind.split("|"):
        return value
    raise ValueError(f"{field} is not {kind}" if kind not in RECORDS else f"{field} has not exactly the fields it has")


def _is_fraction(text: str) -> bool:
    """Whether text is a fraction between 0 and 1 in lowest terms."""
    found = re.fullmatch(r"(0|[1-9][0-9]{0,14})/([1-9][0-9]{0,14})", text)
    return found is not None and math.gcd(int(found[1]), int(found[2])) == 1 and int(found[1]) <= int(found[2])
