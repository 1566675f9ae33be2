"""Events to and from the plain JSON shapes of the ledger, driven by the declarations in `events.py`.

Enums are their values, fractions "2/3", bytes standard base64 that re-encodes identically, tuples lists,
nested values objects. Every field is always written; a missing, unknown or ill-typed one is refused.
"""

import base64
import binascii
import dataclasses
import types
import typing
from collections.abc import Mapping
from enum import StrEnum
from fractions import Fraction
from functools import cache

from stemkast.assembly.events import BY_TYPE, CATALOGUE, Event

Json = typing.Union[None, bool, int, str, list["Json"], dict[str, "Json"]]  # noqa: UP007 - a recursive alias
_T = typing.TypeVar("_T")
_FRACTION_MAX = 32  # characters; Python refuses to read very long integers with an error of its own


@dataclasses.dataclass(frozen=True, slots=True)
class EventRefused:
    """Why data is not an event; `path` is where, "proposal.majority.fraction"."""

    path: str
    text: str


class _Malformed(Exception):
    """Raised while reading, turned into EventRefused by `from_data`."""

    def __init__(self, path: str, text: str) -> None:
        super().__init__(text)
        self.path = path
        self.text = text


def name_of(event: Event) -> str:
    """The name under which the event stands in the ledger."""
    return BY_TYPE[type(event)].name


def to_data(event: Event) -> dict[str, Json]:
    """The fields of an event as JSON values."""
    return value_to_data(event)


def value_to_data(value: typing.Any) -> dict[str, Json]:  # noqa: ANN401 - any frozen dataclass of the assembly
    """The fields of any frozen dataclass of the assembly as JSON values."""
    return {field.name: _plain(getattr(value, field.name)) for field in dataclasses.fields(value)}


def from_data(name: str, data: Mapping[str, object]) -> Event | EventRefused:
    """The event called `name` with these fields, or why there is none. Never raises."""
    declaration = CATALOGUE.get(name)
    if declaration is None:
        return EventRefused("event", f"there is no event called {name!r}")
    try:
        event = _read_dataclass(declaration.event, data, "")
    except _Malformed as malformed:
        return EventRefused(malformed.path, malformed.text)
    return typing.cast(Event, event)


def value_from_data(cls: type[_T], data: object) -> _T | EventRefused:
    """The frozen dataclass `cls` read from JSON values, or why not. Never raises."""
    try:
        return typing.cast(_T, _read_dataclass(cls, data, ""))
    except _Malformed as malformed:
        return EventRefused(malformed.path, malformed.text)


def _plain(value: object) -> Json:
    match value:
        case None | bool() | int():
            return value
        case StrEnum():
            return value.value
        case str():
            return value
        case bytes():
            return base64.b64encode(value).decode("ascii")
        case Fraction():
            return f"{value.numerator}/{value.denominator}"
        case tuple():
            return [_plain(part) for part in value]
        case _:
            return value_to_data(value)


@cache
def _shape(cls: type) -> dict[str, typing.Any]:
    hints = typing.get_type_hints(cls)
    return {field.name: hints[field.name] for field in dataclasses.fields(cls)}


def _read_dataclass(cls: type, data: object, path: str) -> object:
    if not isinstance(data, Mapping):
        raise _Malformed(path, "an object is expected")
    shape = _shape(cls)
    unknown = [str(key) for key in data if key not in shape]
    if unknown:
        raise _Malformed(path, f"unknown field {unknown[0]!r}")
    missing = [key for key in shape if key not in data]
    if missing:
        raise _Malformed(path, f"field {missing[0]!r} is missing")
    fields = {key: _read(kind, data[key], f"{path}.{key}".lstrip(".")) for key, kind in shape.items()}
    try:
        return cls(**fields)
    except ValueError as error:
        raise _Malformed(path, str(error)) from error


def _read(kind: typing.Any, value: object, path: str) -> object:  # noqa: ANN401 - a type hint has no type
    origin = typing.get_origin(kind)
    if origin is tuple:
        if not isinstance(value, list | tuple):
            raise _Malformed(path, "a list is expected")
        part = typing.get_args(kind)[0]
        return tuple(_read(part, each, f"{path}[{number}]") for number, each in enumerate(value))
    if origin in (typing.Union, types.UnionType):
        if value is None:
            return None
        (kind,) = (each for each in typing.get_args(kind) if each is not type(None))
        return _read(kind, value, path)
    if kind is bool:
        if isinstance(value, bool):
            return value
        raise _Malformed(path, "true or false is expected")
    if kind is int:
        if isinstance(value, int) and not isinstance(value, bool):
            return value
        raise _Malformed(path, "a whole number is expected")
    if not isinstance(value, str) and not dataclasses.is_dataclass(kind):
        raise _Malformed(path, "text is expected")
    if kind is str:
        return value
    if kind is bytes:
        return _read_base64(typing.cast(str, value), path)
    if kind is Fraction:
        return _read_fraction(typing.cast(str, value), path)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        try:
            return kind(typing.cast(str, value))
        except ValueError:
            allowed = ", ".join(member.value for member in kind)
            raise _Malformed(path, f"{value!r} is none of {allowed}") from None
    return _read_dataclass(kind, value, path)


def _read_base64(text: str, path: str) -> bytes:
    try:
        raw = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise _Malformed(path, "base64 is expected") from None
    if base64.b64encode(raw).decode("ascii") != text:
        raise _Malformed(path, "this base64 is not written in its one canonical form")
    return raw


def _read_fraction(text: str, path: str) -> Fraction:
    numerator, slash, denominator = text.partition("/") if len(text) <= _FRACTION_MAX else ("", "", "")
    if not (slash and numerator.isascii() and numerator.isdigit() and denominator.isascii() and denominator.isdigit()):
        raise _Malformed(path, 'a fraction such as "2/3" is expected')
    if int(denominator) == 0:
        raise _Malformed(path, "the denominator of a fraction is not zero")
    fraction = Fraction(int(numerator), int(denominator))
    if f"{fraction.numerator}/{fraction.denominator}" != text:
        raise _Malformed(path, "a fraction is written in lowest terms")
    return fraction
