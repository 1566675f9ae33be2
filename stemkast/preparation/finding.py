"""Which municipality of the register a person means: by its CBS code, its name, or a name that everybody uses.

Accents, capitals, "'s-" and "(gemeente)" do not matter. Nothing is guessed: a name fits one municipality or none.
"""

import re
import unicodedata
from collections.abc import Iterable

from stemkast.assembly.events import RegisterRow

_ALIASES = {"den haag": "gravenhage", "den bosch": "hertogenbosch"}
_NOT_A_LETTER = re.compile(r"[^a-z0-9]+")
_BEFORE = re.compile(r"^(gemeente )?(s |t )?")
_CODE = re.compile(r"(?:gm)?\s*([0-9]{1,4})", re.IGNORECASE)


class Finder:
    """Finds municipalities of one register."""

    def __init__(self, rows: Iterable[RegisterRow]) -> None:
        self._by_code = {row.code: row for row in rows}
        self._by_name: dict[str, RegisterRow | None] = {}
        for row in self._by_code.values():
            word = folded(row.name)
            self._by_name[word] = None if word in self._by_name else row

    def find(self, text: str) -> RegisterRow | None:
        """The municipality that is meant, or None. "344", "GM0344" and "Utrecht" are the same."""
        code = _CODE.fullmatch(text.strip())
        if code is not None:
            return self._by_code.get(f"GM{int(code[1]):04d}")
        return self._by_name.get(folded(text))


def folded(name: str) -> str:
    """A name without capitals, accents, what stands before it ("'s-", "gemeente") and what is no letter."""
    letters = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    word = _NOT_A_LETTER.sub(" ", letters.replace("(gemeente)", "")).strip()
    bare = _BEFORE.sub("", word)
    return _ALIASES.get(bare, bare)
