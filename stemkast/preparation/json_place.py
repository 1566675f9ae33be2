"""Reading JSON that people wrote: what is asked for comes in the right type, and every fault is kept with its place."""

import json
import unicodedata
from collections.abc import Callable, Mapping
from typing import TypeVar

_T = TypeVar("_T")
_Problems = list[str]


def read_object(data: bytes, problems: _Problems) -> "Place | None":
    """The JSON object in `data`, or None and why in `problems`. Never raises."""
    try:
        source = json.loads(data, object_pairs_hook=_unique)
    except (ValueError, RecursionError) as error:
        problems.append(f"this is not JSON: {error}")
        return None
    if isinstance(source, dict):
        return Place(source, "the file", problems)
    problems.append("this is JSON, but no object")
    return None


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        raise ValueError(
            f"the key {next(name for name in names if names.count(name) > 1)!r} stands twice in one object"
        )
    return found


class Place:
    """An object of a file, `name` in words for people. A key that is null counts as absent.

    What is wrong goes to `problems`, and the caller goes on with a value of the right type; so all of it is found.
    """

    def __init__(self, source: Mapping[str, object], name: str, problems: _Problems) -> None:
        self.name = name
        self._source = source
        self._problems = problems

    def wrong(self, text: str) -> None:
        """Something is wrong here."""
        self._problems.append(f"{self.name}: {text}")

    def has(self, key: str) -> bool:
        """Whether the key is there."""
        return self._source.get(key) is not None

    def text(self, key: str, default: str | None = None) -> str:
        """A text, composed (NFC) and not empty; without a default it is required."""
        value = self._source.get(key)
        if value is None and default is not None:
            return default
        if value is None:
            self.wrong(f"{key} is missing")
            return ""
        return self._clean(key, value) or ""

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts, each once; none when absent."""
        value = self._source.get(key)
        if value is None:
            return ()
        if not isinstance(value, list):
            self.wrong(f"{key} is a list of texts, not {_shown(value)}")
            return ()
        found = [each for each in (self._clean(key, each) for each in value) if each is not None]
        if len(set(found)) < len(found):
            self.wrong(f"{key} names {next(each for each in found if found.count(each) > 1)!r} twice")
        return tuple(found)

    def pairs(self, key: str) -> dict[str, str]:
        """An object with texts as values; empty when absent."""
        value = self._source.get(key)
        if value is None:
            return {}
        if not isinstance(value, dict):
            self.wrong(f"{key} is an object with a text for every name, not {_shown(value)}")
            return {}
        both = {self._clean(key, name): self._clean(key, text) for name, text in value.items()}
        return {name: text for name, text in both.items() if name is not None and text is not None}

    def whole(self, key: str) -> int | None:
        """A whole number from 0; None when absent."""
        value = self._source.get(key)
        if value is None or (isinstance(value, int) and not isinstance(value, bool) and value >= 0):
            return value
        self.wrong(f"{key} is a whole number, not {_shown(value)}")
        return None

    def truth(self, key: str, default: bool) -> bool:
        """True or false."""
        value = self._source.get(key, default)
        if isinstance(value, bool):
            return value
        self.wrong(f"{key} is true or false, not {_shown(value)}")
        return default

    def word(self, key: str, words: Mapping[str, _T]) -> _T | None:
        """What a word of the file stands for; None when absent or when it is none of them."""
        value = self._source.get(key)
        if value is None:
            return None
        if isinstance(value, str) and value in words:
            return words[value]
        self.wrong(f"{key} {_shown(value)} is none of {', '.join(words)}")
        return None

    def inner(self, key: str) -> "Place | None":
        """An object within this one; None when absent."""
        value = self._source.get(key)
        if value is None:
            return None
        if isinstance(value, dict):
            return Place(value, self.name, self._problems)
        self.wrong(f"{key} is an object, not {_shown(value)}")
        return None

    def objects(self, key: str, name: Callable[[int, Mapping[str, object]], str]) -> list["Place"]:
        """A list of objects, each with the place that `name` gives it, counted from 1; empty when absent."""
        value = self._source.get(key)
        if value is None:
            return []
        if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
            self.wrong(f"{key} is a list of objects")
            return []
        return [Place(each, name(number, each), self._problems) for number, each in enumerate(value, start=1)]

    def _clean(self, key: str, value: object) -> str | None:
        if not isinstance(value, str) or not value.strip():
            self.wrong(f"{key} is a text that is not empty, not {_shown(value)}")
            return None
        if any("\ud800" <= letter <= "\udfff" for letter in value):
            self.wrong(f"{key} has half a character (a lone surrogate)")
            return None
        return unicodedata.normalize("NFC", value)


def _shown(value: object) -> str:
    """The value as a person can find it in the file; never a character that cannot be printed."""
    if isinstance(value, list | dict):
        return "a list" if isinstance(value, list) else "an object"
    text = repr(value) if isinstance(value, str) else json.dumps(value)
    return text if len(text) <= 60 else text[:57] + "..."
