"""JSON Schema (2020-12) of every command, from the same declarations that `event_codec` reads them by.

Not made by msgspec: there a field with a default may be left out, and here every field is always written.
"""

import dataclasses
import inspect
import types
import typing
from collections.abc import Mapping
from enum import StrEnum
from fractions import Fraction

from stemkast.assembly.commands import COMMANDS, RECORDABLE
from stemkast.assembly.events import CATALOGUE

Schema = dict[str, typing.Any]
_REFERENCE = "#/components/schemas/{}"
# Whole groups of four, then nothing, or a rest whose unused bits are zero: the one form in which bytes are written.
_BASE64 = "^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/][AQgw]==|[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=)?$"
_PLAIN: Mapping[object, Schema] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    bytes: {"type": "string", "contentEncoding": "base64", "pattern": _BASE64},
    Fraction: {
        "type": "string",
        "format": "fraction",
        "description": 'In lowest terms, such as "2/3"; a majority lies between "0/1" and "1/1".',
        "pattern": "^[0-9]{1,15}/[1-9][0-9]{0,14}$",
    },
}


class CommandSchemas:
    """`body` is the schema of what is posted; `inside` are those of the values in it, by name."""

    def __init__(self) -> None:
        self.inside: dict[str, Schema] = {}
        events = [(name, each.event) for name, each in CATALOGUE.items() if name in RECORDABLE]
        self.body: Schema = {"oneOf": [self._command(name, kind) for name, kind in (*events, *COMMANDS.items())]}

    def _command(self, name: str, kind: type) -> Schema:
        said = {"command": {"const": name}, "data": self._of(kind)}
        return {"title": name} | _closed(said)

    def _of(self, kind: typing.Any) -> Schema:  # noqa: ANN401 - a type hint has no type
        arguments = typing.get_args(kind)
        if typing.get_origin(kind) is tuple:
            return {"type": "array", "items": self._of(arguments[0])}
        if typing.get_origin(kind) in (typing.Union, types.UnionType):
            return {"anyOf": [{"type": "null"} if each is type(None) else self._of(each) for each in arguments]}
        return _PLAIN[kind] if kind in _PLAIN else self._named(kind)

    def _named(self, kind: type) -> Schema:
        if kind.__name__ not in self.inside:
            self.inside[kind.__name__] = {}
            self.inside[kind.__name__] = {"description": inspect.getdoc(kind)} | self._shape(kind)
        return {"$ref": _REFERENCE.format(kind.__name__)}

    def _shape(self, kind: typing.Any) -> Schema:  # noqa: ANN401 - a dataclass, or an enumeration of text
        if issubclass(kind, StrEnum):
            return {"type": "string", "enum": [member.value for member in kind]}
        hints = typing.get_type_hints(kind)
        return _closed({each.name: self._of(hints[each.name]) for each in dataclasses.fields(kind)})


def _closed(properties: Schema) -> Schema:
    """An object with all of these and no other."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }
