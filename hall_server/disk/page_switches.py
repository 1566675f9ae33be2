"""Which pages for everybody are served: a file in the folder, so that it holds after a restart.

It stands in no ledger: what a page shows is decided there, whether this machine serves it decides nothing. Whoever has
the folder may write the file while the hall runs (`hall-server pages`); the hall sees that at the next question.
"""

import json
import os
from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import Path

import structlog

FILE = "pages.json"
_log = structlog.get_logger()


class Page(StrEnum):
    """The pages, by the names in their addresses: for overflow rooms, for the stream's mixer, for phones."""

    SCREEN = "scherm"
    OVERLAY = "overlay"
    RESULTS = "uitslagen"


class PageSwitches:
    """On or off for every page; on where nothing is said. A file that cannot be read switches nothing off.

    `changed` is told when another file is seen than before.
    """

    def __init__(self, folder: Path, changed: Callable[[], object] = lambda: None) -> None:
        self._path = folder / FILE
        self._changed = changed
        self._read_at: tuple[int, int] | None = None
        self._off: frozenset[Page] = frozenset()

    def is_on(self, page: Page) -> bool:
        """Whether the page is served now."""
        self._look()
        return page not in self._off

    @property
    def all(self) -> Mapping[Page, bool]:
        """Every page, in their order, and whether it is on."""
        self._look()
        return {page: page not in self._off for page in Page}

    def switch(self, page: Page, on: bool) -> None:
        """Switches a page on or off. Raises OSError."""
        self._look()
        off = self._off - {page} if on else self._off | {page}
        draft = self._path.with_name(f".{FILE}.new")
        with draft.open("w", encoding="utf-8") as file:
            json.dump({each.value: each not in off for each in Page}, file)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(self._path)
        self._look()

    def _look(self) -> None:
        stamp = _stamp(self._path)
        if stamp == self._read_at:
            return
        self._read_at, before = stamp, self._off
        self._off = _read(self._path) if stamp is not None else frozenset()
        if self._off != before:
            self._changed()


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_ino


def _read(path: Path) -> frozenset[Page]:
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
        return frozenset(page for page in Page if said.get(page.value) is False)
    except (OSError, ValueError, AttributeError) as error:
        _log.warning("the pages that are switched off cannot be read", file=str(path), why=str(error))
        return frozenset()
