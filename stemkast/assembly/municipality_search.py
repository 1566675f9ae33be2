"""Finding a municipality by what somebody types: any part of any of its names, or its CBS code.

- Case and accents do not matter, nor dashes, dots and brackets, nor the `'s-` and `'t` in front of a word.
- A municipality is found under the names that people use for it, and under those of which it was merged.
- What begins with the letters comes before what has them somewhere, an own name before another one.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

OTHER_NAMES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "GM0060": ("It Amelân",),
        "GM0072": ("Harns",),
        "GM0074": ("It Hearrenfean",),
        "GM0080": ("Ljouwert",),
        "GM0085": ("Eaststellingwerf", "Stellingwarf"),
        "GM0086": ("Opsterlân",),
        "GM0088": ("Skiermûntseach",),
        "GM0090": ("Smellingerlân", "Drachten"),
        "GM0093": ("Skylge",),
        "GM0096": ("Flylân",),
        "GM0512": ("Gorkum",),
        "GM0518": ("Den Haag", "The Hague"),
        "GM0737": ("Tietjerksteradeel",),
        "GM0796": ("Den Bosch",),
        "GM0820": ("Nuenen c.a.",),
        "GM1891": ("Dantumadeel",),
        "GM1900": ("Zuidwest-Friesland", "Sneek", "Snits"),
        "GM1940": ("De Friese Meren",),
        "GM1949": ("Franeker",),
        "GM1970": ("Noordoost-Friesland", "Dokkum"),
    }
)
"""What people call a municipality beside the name of CBS, by its code: Frisian and Dutch forms, and its main town."""

_CODE = re.compile(r"(gm)?(\d{1,4})")
_ARTICLE = re.compile(r"(?<!\w)'?[st](?=[- ])[- ]+")
_MARKS = str.maketrans({"’": "'", "‘": "'", "`": "'", "´": "'"})


@dataclass(frozen=True, slots=True)
class Findable:
    """A municipality with its names as they are compared; the first is its own."""

    code: str
    names: tuple[str, ...]


def plain(text: str) -> str:
    """A name or a question as it is compared: small letters and digits, words with one space between them."""
    apart = unicodedata.normalize("NFKD", text.translate(_MARKS)).casefold()
    bare = "".join(each for each in apart if not unicodedata.combining(each))
    return " ".join(re.findall(r"\w+", _ARTICLE.sub("", bare)))


def findable(code: str, name: str, merged: Iterable[str] = ()) -> Findable:
    """The municipality with everything that it is found under."""
    names = (name, *OTHER_NAMES.get(code, ()), *merged)
    return Findable(code, tuple(dict.fromkeys(plain(each) for each in names)))


def is_meant(question: str, code: str, name: str) -> bool:
    """Whether somebody who types this means this municipality, among others: for lists that are made shorter."""
    asked = plain(question)
    return not asked or asked in code.casefold() or any(asked in each for each in findable(code, name).names)


def find(question: str, among: Iterable[Findable]) -> tuple[str, ...]:
    """The codes of those that fit, the likeliest first; nothing for an empty question."""
    asked = plain(question)
    if not asked:
        return ()
    number = _CODE.fullmatch(asked)
    code = f"GM{int(number[2]):04d}" if number is not None else ""
    ranked = ((_rank(asked, code, each), each.names[0], each.code) for each in among)
    return tuple(code for rank, _, code in sorted(ranked) if rank < _NOT)


_NOT = 8


def _rank(asked: str, code: str, each: Findable) -> int:
    if code == each.code:
        return 0
    own, *others = each.names
    return min(_fits(asked, own), *(1 + _fits(asked, other) for other in others), _NOT)


def _fits(asked: str, name: str) -> int:
    if name == asked:
        return 0
    if name.startswith(asked):
        return 2
    if f" {asked}" in name:
        return 4
    return 6 if asked in name or asked.replace(" ", "") in name.replace(" ", "") else _NOT
