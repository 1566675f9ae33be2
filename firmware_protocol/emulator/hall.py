"""A whole hall: keypads, base stations and cradles on pseudo-terminals, in one thread with one loop.

with EmulatedHall(Fleet(328, seed=1), people=people) as hall:
    ...open hall.base_station_paths and hall.cradle_paths with a serial transport...
"""

import heapq
import os
import selectors
import threading
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from types import TracebackType
from typing import TypeVar

from firmware_protocol.ballot import Light
from firmware_protocol.emulator.fleet import Fleet
from firmware_protocol.emulator.people import NoPeople, People
from firmware_protocol.emulator.station import BaseStation, Cradle, Station
from firmware_protocol.keypad import Key, Keypad

_LONGEST_WAIT = 1.0
_T = TypeVar("_T")


class EmulatedHall:
    """Runs the devices in a thread of its own, which alone touches a keypad; the methods may be called from any."""

    def __init__(self, fleet: Fleet, base_stations: int = 2, cradles: int = 1, people: People | None = None) -> None:
        self.fleet = fleet
        self._people = people or NoPeople()
        keypads = list(fleet.keypads.values())
        shares = [keypads[number::base_stations] for number in range(base_stations)]
        self._base_stations = [
            BaseStation(f"BS-{number}", share, self._changed) for number, share in enumerate(shares, start=1)
        ]
        self._station_of = {
            keypad.serial: station
            for station, share in zip(self._base_stations, shares, strict=True)
            for keypad in share
        }
        self._cradles = [Cradle(f"CR-{number}", self._changed) for number in range(1, cradles + 1)]
        self._timers: list[tuple[float, int, Callable[[], None]]] = []
        self._timer_count = 0
        self._asked: deque[Callable[[], None]] = deque()
        self._wake_out, self._wake_in = os.pipe()
        os.set_blocking(self._wake_out, False)
        self._stopping = False
        self._thread = threading.Thread(target=self._run, name="emulated hall", daemon=True)

    @property
    def base_station_paths(self) -> list[str]:
        """The pseudo-terminals of the base stations."""
        return [station.line.path for station in self._base_stations]

    @property
    def cradle_paths(self) -> list[str]:
        """The pseudo-terminals of the cradles."""
        return [cradle.line.path for cradle in self._cradles]

    def insert(self, cradle: int, serial: str) -> None:
        """Places a keypad in a cradle, counting from 0."""
        into, keypad = self._cradles[cradle], self.fleet.keypads[serial]
        self._ask(lambda: self._insert(into, keypad))

    def remove(self, cradle: int) -> None:
        """Takes the keypad out of a cradle."""
        self._ask(self._cradles[cradle].remove)

    def press(self, serial: str, key: int | Key) -> None:
        """Presses a key of a keypad."""
        keypad = self.fleet.keypads[serial]
        self._ask(lambda: self._press(keypad, key))

    def display(self, serial: str) -> tuple[str, str]:
        """The two lines that a keypad shows. Only while the loop runs."""
        keypad = self.fleet.keypads[serial]
        return self._answer(lambda: keypad.display)

    def light(self, serial: str) -> Light:
        """The light of a keypad. Only while the loop runs."""
        keypad = self.fleet.keypads[serial]
        return self._answer(lambda: keypad.light)

    def start(self) -> None:
        """Starts the loop."""
        self._thread.start()

    def stop(self) -> None:
        """Ends the loop, if it runs, and unplugs everything."""
        if self._thread.is_alive():
            self._ask(self._stop)
            self._thread.join()
        for station in self._stations():
            station.line.close()
        os.close(self._wake_in)
        os.close(self._wake_out)
        self._wake_in = -1  # so that asking too late is an error, and no write into a file that got the same number

    def __enter__(self) -> "EmulatedHall":
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.stop()

    def _stations(self) -> list[Station]:
        return [*self._base_stations, *self._cradles]

    def _ask(self, action: Callable[[], None]) -> None:
        self._asked.append(action)
        os.write(self._wake_in, b"\0")

    def _answer(self, question: Callable[[], _T]) -> _T:
        answer: Future[_T] = Future()
        self._ask(lambda: answer.set_result(question()))
        return answer.result()

    def _stop(self) -> None:
        self._stopping = True

    def _run(self) -> None:
        with selectors.DefaultSelector() as selector:
            selector.register(self._wake_out, selectors.EVENT_READ)
            for station in self._stations():
                selector.register(station.line.device, selectors.EVENT_READ, station)
            while not self._stopping:
                self._once(selector)

    def _once(self, selector: selectors.BaseSelector) -> None:
        for station in self._stations():
            wanted = selectors.EVENT_READ | (selectors.EVENT_WRITE if station.line.has_waiting else 0)
            if selector.get_key(station.line.device).events != wanted:
                selector.modify(station.line.device, wanted, station)
        now = time.monotonic()
        wait = min(self._timers[0][0] - now, _LONGEST_WAIT) if self._timers else _LONGEST_WAIT
        for key, events in selector.select(max(0.0, wait)):
            if key.data is None:
                self._do_what_was_asked()
                continue
            station = key.data
            if events & selectors.EVENT_WRITE:
                station.line.flush()
            if events & selectors.EVENT_READ:
                station.received(station.line.read())
        now = time.monotonic()
        while self._timers and self._timers[0][0] <= now:
            heapq.heappop(self._timers)[2]()

    def _do_what_was_asked(self) -> None:
        os.read(self._wake_out, 4096)
        while self._asked:
            self._asked.popleft()()

    def _changed(self, keypad: Keypad) -> None:
        for press in self._people.on_change(keypad):
            self._timer_count += 1
            action = self._pressing(keypad, press.key)
            heapq.heappush(self._timers, (time.monotonic() + press.after, self._timer_count, action))

    def _insert(self, cradle: Cradle, keypad: Keypad) -> None:
        for each in self._cradles:
            if each.keypad is keypad:
                each.remove()
        cradle.insert(keypad)
        self._changed(keypad)

    def _pressing(self, keypad: Keypad, key: int | Key) -> Callable[[], None]:
        return lambda: self._press(keypad, key)

    def _press(self, keypad: Keypad, key: int | Key) -> None:
        messages = keypad.press(key)
        cradle = next((cradle for cradle in self._cradles if cradle.keypad is keypad), None)
        for message in messages:
            if cradle is not None:
                cradle.send_up(keypad, message)
            else:
                self._station_of[keypad.serial].send_up(keypad, message)
        self._changed(keypad)
