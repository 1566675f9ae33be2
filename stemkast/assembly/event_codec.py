"""Events to and from the plain JSON shapes of the ledger, driven by the declarations in `events.py`.

Enums are their values, fractions "2/3", bytes standard base64 that re-encodes identically, tuples lists, moments
RFC 3339 in UTC with milliseconds, nested values objects. Every field is always written; a missing, unknown or
ill-typed one is refused.
"""

import binascii
import dataclasses
import types
import typing
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
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
    return {
        name: getattr(value, name) if write is None else write(getattr(value, name))
        for name, write in _writers(value.__class__)
    }


def from_data(name: str, data: Mapping[str, object]) -> Event | EventRefused:
    """The event called `name` with these fields, or why there is none. Never raises."""
    declaration = CATALOGUE.get(name)
    if declaration is None:
        return EventRefused("event", f"there is no event called {name!r}")
    try:
        kind: typing.Any = declaration.event
        event = _reader(kind)(data)
    except _Malformed as malformed:
        return EventRefused(malformed.path, malformed.text)
    return typing.cast(Event, event)


def value_from_data(cls: type[_T], data: object) -> _T | EventRefused:
    """The frozen dataclass `cls` read from JSON values, or why not. Never raises."""
    try:
        kind: typing.Any = cls
        return typing.cast(_T, _reader(kind)(data))
    except _Malformed as malformed:
        return EventRefused(malformed.path, malformed.text)


@cache
def _writers(cls: typing.Any) -> tuple[tuple[str, Callable[[typing.Any], Json] | None], ...]:  # noqa: ANN401 - a type hint has no type
    """The fields of a dataclass, each with what writes it; None for one that stands in JSON as it is."""
    hints = typing.get_type_hints(cls)
    return tuple(
        (field.name, {int: None, str: None, bytes: _base64}.get(hints[field.name], _plain))
        for field in dataclasses.fields(cls)
    )


def _plain(value: object) -> Json:
    match value:
        case None | bool() | int():
            return value
        case StrEnum():
            return value.value
        case str():
            return value
        case bytes():
            return _base64(value)
        case Fraction():
            return f"{value.numerator}/{value.denominator}"
        case datetime():
            return _moment(value)
        case tuple():
            return [_plain(part) for part in value]
        case _:
            return value_to_data(value)


def _base64(value: bytes) -> str:
    return binascii.b2a_base64(value, newline=False).decode("ascii")


_Reader = Callable[[object], object]
"""Reads one JSON value; raises _Malformed with the path below it."""


@cache
def _reader(kind: typing.Any) -> _Reader:  # noqa: ANN401 - a type hint has no type
    """How values of this kind are read. Made once for each kind: a ledger has millions of fields and few kinds."""
    origin = typing.get_origin(kind)
    if origin is tuple:
        return _list_reader(_reader(typing.get_args(kind)[0]))
    if origin in (typing.Union, types.UnionType):
        (known,) = (each for each in typing.get_args(kind) if each is not type(None))
        return _optional_reader(_reader(known))
    if kind is bool:
        return _read_bool
    if kind is int:
        return _read_int
    if kind is str:
        return _read_text
    if kind is bytes:
        return _read_base64
    if kind is Fraction:
        return lambda value: _read_fraction(_read_text(value))
    if kind is datetime:
        return lambda value: _read_moment(_read_text(value))
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return _enum_reader(kind)
    return _dataclass_reader(kind)


def _list_reader(part: _Reader) -> _Reader:
    def read(value: object) -> object:
        if not isinstance(value, list | tuple):
            raise _Malformed("", "a list is expected")
        found = []
        for number, each in enumerate(value):
            try:
                found.append(part(each))
            except _Malformed as wrong:
                raise _Malformed(_below(f"[{number}]", wrong.path), wrong.text) from wrong
        return tuple(found)

    return read


def _optional_reader(known: _Reader) -> _Reader:
    return lambda value: None if value is None else known(value)


def _enum_reader(kind: type[StrEnum]) -> _Reader:
    members = {member.value: member for member in kind}

    def read(value: object) -> object:
        found = members.get(_read_text(value))
        if found is None:
            raise _Malformed("", f"{value!r} is none of {', '.join(members)}")
        return found

    return read


def _dataclass_reader(cls: type) -> _Reader:
    hints = typing.get_type_hints(cls)
    shape = {field.name: (hints[field.name], _reader(hints[field.name])) for field in dataclasses.fields(cls)}

    def read(value: object) -> object:
        if not isinstance(value, dict | Mapping):  # a dict nearly always, and that is asked quickly
            raise _Malformed("", "an object is expected")
        if value.keys() != shape.keys():
            raise _wrong_fields(value, shape)
        fields, key = [], ""
        try:
            for key, (kind, reader) in shape.items():
                each = value[key]  # text and numbers stand there as they are, and most fields are one of these
                fields.append(each if type(each) is kind else reader(each))
        except _Malformed as wrong:
            raise _Malformed(_below(key, wrong.path), wrong.text) from wrong
        try:
            return cls(*fields)
        except ValueError as error:
            raise _Malformed("", str(error)) from error

    return read


def _wrong_fields(value: Mapping[str, object], shape: Mapping[str, object]) -> _Malformed:
    unknown = [str(key) for key in value if key not in shape]
    if unknown:
        return _Malformed("", f"unknown field {unknown[0]!r}")
    return _Malformed("", f"field {next(key for key in shape if key not in value)!r} is missing")


def _below(key: str, path: str) -> str:
    """The path of something at `path` inside the field or element `key`."""
    return key + (path if not path or path.startswith("[") else f".{path}")


def _read_bool(value: object) -> bool:
    if isinstance(value, bool):
        return value
    raise _Malformed("", "true or false is expected")


def _read_int(value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise _Malformed("", "a whole number is expected")


def _read_text(value: object) -> str:
    if isinstance(value, str):
        return value
    raise _Malformed("", "text is expected")


def _read_base64(value: object) -> bytes:
    text = _read_text(value)
    try:
        raw = binascii.a2b_base64(text, strict_mode=True)
    except ValueError:  # binascii.Error is one, and so is what is not ASCII
        raise _Malformed("", "base64 is expected") from None
    if _base64(raw) != text:
        raise _Malformed("", "this base64 is not written in its one canonical form")
    return raw


def _read_fraction(text: str) -> Fraction:
    numerator, slash, denominator = text.partition("/") if len(text) <= _FRACTION_MAX else ("", "", "")
    if not (slash and numerator.isascii() and numerator.isdigit() and denominator.isascii() and denominator.isdigit()):
        raise _Malformed("", 'a fraction such as "2/3" is expected')
    if int(denominator) == 0:
        raise _Malformed("", "the denominator of a fraction is not zero")
    fraction = Fraction(int(numerator), int(denominator))
    if f"{fraction.numerator}/{fraction.denominator}" != text:
        raise _Malformed("", "a fraction is written in lowest terms")
    return fraction


def _moment(at: datetime) -> str:
    return f"{at.astimezone(UTC).replace(tzinfo=None).isoformat(timespec='milliseconds')}Z"


def _read_moment(text: str) -> datetime:
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        raise _Malformed("", "a moment is expected") from None
    if at.tzinfo is None or _moment(at) != text:
        raise _Malformed("", "a moment is written in UTC with milliseconds")
    return at
