"""Ten desk windows hand out a keypad to every municipality of 2023, in a process of their own.

    python -m tests.scenarios.ten_desks FOLDER [DESKS [KEYPADS]]      prints one JSON object

One thread draws ten windows, so what is measured is what each event costs that thread in processor time: with one
window in a process, that is for how long its event loop looks for nothing else. Wall time says on a busy machine what
others do.
"""

import gc
import json
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from firmware_protocol.emulator.people import VotingPeople
from stemkast.assembly.register import Register
from stemkast.assembly.register_import import read_register
from stemkast.hall_client.desk.visit import DeskAction, Tell
from stemkast.windows.desk.printing import Paper
from stemkast.windows.shared.language import install_language
from stemkast.windows.shared.typefaces import load_typefaces
from tests.scenarios.desks import Desk, Desks

A = DeskAction
_PATIENCE = 240.0
_SIZE = QSize(960, 540)


class Watched(QApplication):
    """Keeps what every event cost the thread of the windows: seconds of the processor, and what it was."""

    def __init__(self) -> None:
        super().__init__(["ten desks"])
        self.watching = False
        self.longest: list[tuple[float, str]] = []
        self._depth = 0

    def notify(self, receiver: QObject, event: QEvent) -> bool:
        """The outermost delivery is the event; what it delivers itself belongs to it."""
        if not self.watching or self._depth:
            return bool(super().notify(receiver, event))
        self._depth += 1
        began = time.thread_time()
        try:
            return bool(super().notify(receiver, event))
        finally:
            self._depth -= 1
            self.longest.append((time.thread_time() - began, f"{event.type().name} {type(receiver).__name__}"))


class Bot:
    """What `Desks` needs of pytest-qt, where there is no pytest."""

    def keyClick(self, widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
        QTest.keyClick(widget, key, modifier)

    def keyClicks(self, widget: QWidget, text: str) -> None:
        QTest.keyClicks(widget, text)

    def waitUntil(self, so_far: Callable[[], object], timeout: int) -> None:
        until = time.monotonic() + timeout / 1000
        while not so_far():
            if time.monotonic() > until:
                raise TimeoutError
            QTest.qWait(5)


class Line:
    """One desk with the visitors that stand before it; `step` does the next thing as soon as it can be done."""

    def __init__(self, desk: Desk, desks: Desks, cradle: int, visitors: list[tuple[str, str]]) -> None:
        self.desk, self.visitors = desk, visitors
        self.seconds: list[float] = []
        self.keys: list[int] = []
        self._desks, self._cradle = desks, cradle
        self.shown: list[float] = []
        self._placed: float | None = None
        self._steps = self._next()
        self._waits: Callable[[], bool] = lambda: True

    def step(self) -> bool:
        """False once everybody was helped."""
        if self._placed is not None and self.desk.state.keypad.serial:
            self.shown.append(time.monotonic() - self._placed)
            self._placed = None
        if not self._waits():
            return True
        waits = next(self._steps, None)
        if waits is None:
            return False
        self._waits = waits
        return True

    def _next(self):  # type: ignore[no-untyped-def]
        desk = self.desk
        for code, serial in self.visitors:
            before = desk.keys
            self._desks.devices.insert(self._cradle, serial)
            began = self._placed = time.monotonic()
            desk.type(code)
            desk.enter()
            yield lambda: desk.state.next is A.HAND_OUT
            desk.enter()
            yield lambda: desk.state.next is A.FIND
            notice = desk.state.notice
            assert notice is not None
            assert notice.tell is Tell.HANDED_OUT, notice
            self.seconds.append(time.monotonic() - began)
            self.keys.append(desk.keys - before)
            self._desks.devices.remove(self._cradle)
            yield lambda: not desk.state.keypad.serial


def register() -> Register:
    """The 342 municipalities of 2023."""
    read = read_register((files("stemkast.demo") / "data" / "gemeenten_2022_op_indeling_2023.csv").read_bytes())
    assert isinstance(read, Register), read
    return read


def main(folder: Path, count: int = 10, keypads: int = 342) -> None:
    """Hands out, and prints what came of it."""
    application = Watched()
    load_typefaces()
    install_language(application, "nl")
    everybody = register()
    everybody = replace(everybody, municipalities=everybody.municipalities[:keypads])
    codes = [each.code for each in everybody.municipalities]
    cards: list[str] = []
    paper = Paper(lambda card: cards.append(card.code) or b"%PDF-", lambda _card: b"", 300)  # type: ignore[func-returns-value]
    people = VotingPeople(lambda _poll, _code: None, 0.0, 1)
    began = time.monotonic()
    desks = Desks(Bot(), folder, everybody, count, len(codes), people, codes, paper, _SIZE)  # type: ignore[arg-type]
    with desks:
        prepared = time.monotonic()
        visitors = list(zip(codes, [each.serial for each in desks.fleet.members], strict=True))
        lines = [Line(desk, desks, number, visitors[number::count]) for number, desk in enumerate(desks.desks)]
        gc.collect()
        gc.freeze()  # ten windows know ten halls in one heap: what a collection costs here, no single desk pays
        application.watching = True
        left = list(lines)
        while left:
            assert time.monotonic() < prepared + _PATIENCE, "the desks do not get on"
            left = [line for line in left if line.step()]
            QTest.qWait(1)
        application.watching = False
        done = time.monotonic()
        desks.following.wait(lambda it: len(it.assembly.current_pairing) == len(codes))
        assembly = desks.following.assembly
        pairings = [(it.municipality, it.serial) for it in assembly.pairings.values() if it.ended is None]
    seconds = sorted(each for line in lines for each in line.seconds)
    shown = sorted(each for line in lines for each in line.shown)
    worst = sorted(application.longest, reverse=True)[:5]
    sys.stdout.write(
        json.dumps(
            {
                "pairings": pairings,
                "cards": cards,
                "keys": max(each for line in lines for each in line.keys),
                "longest": worst,
                "events": len(application.longest),
                "median": seconds[len(seconds) // 2],
                "p95": seconds[int(len(seconds) * 0.95)],
                "shown_p95": shown[int(len(shown) * 0.95)],
                "preparing": prepared - began,
                "handing_out": done - prepared,
            }
        )
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), *(int(each) for each in sys.argv[2:]))
