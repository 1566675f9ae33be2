"""A whole hall of devices: keypads, base stations and cradles on pseudo-terminals, in one thread with one loop.

with EmulatedHall(Fleet(328, seed=1), people=people) as hall:
    ...open hall.base_station_paths and hall.cradle_paths with a serial transport...
"""

import threading
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, field
from types import MappingProxyType, TracebackType
from typing import TypeVar

from firmware_protocol.ballot import Light
from firmware_protocol.emulator.air import AirParameters
from firmware_protocol.emulator.device_seat import DeviceSeat
from firmware_protocol.emulator.faults import NONE, Faults
from firmware_protocol.emulator.fleet import Fleet, monotonic
from firmware_protocol.emulator.keypad_port import LIGHT_OF, NUMBERS
from firmware_protocol.emulator.people import NoPeople, People
from firmware_protocol.emulator.pty_loop import PtyLoop
from firmware_protocol.emulator.room import Room
from firmware_protocol.emulator.seat import PowerLoss, Seat
from firmware_protocol.keypad import Key
from firmware_protocol.messages import Panel

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class HallParameters:
    """`baud` of the serial lines, 0 for as fast as they go; `clockless`: serial numbers of keypads without timers."""

    air: AirParameters = field(default_factory=AirParameters)
    baud: int = 0
    line_faults: Faults = NONE
    clockless: frozenset[str] = frozenset()
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Statistics:
    """What went wrong and was mended so far."""

    lost: int
    doubled: int
    corrupted: int
    overtaken: int
    repeated_on_air: int
    repeated_on_lines: int


class EmulatedHall:
    """Runs the devices in a thread of its own, which alone touches a keypad; the methods may be called from any.

    `watch` is told of every keypad that may have changed: serial number, two lines, light; from that thread.
    `devices` are keypads of their own on bench lines, serial number to path: a prototype among emulated ones. They can
    be inserted, removed and pressed like the others. Raises OSError where one of them cannot be opened.
    """

    def __init__(
        self,
        fleet: Fleet,
        base_stations: int = 2,
        cradles: int = 1,
        people: People | None = None,
        parameters: HallParameters | None = None,
        watch: Callable[[str, tuple[str, str], Light], None] = lambda _serial, _lines, _light: None,
        devices: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        parameters = parameters or HallParameters()
        self.fleet = fleet
        self._watch = watch
        self._people = people or NoPeople()
        air, clockless, seed = parameters.air, parameters.clockless, parameters.seed
        self._room = Room(fleet, base_stations, cradles, monotonic, self._changed, air, clockless, seed)
        self._loop = PtyLoop(self._room.scheduler, parameters.baud, parameters.line_faults, seed)
        try:
            for station in self._room.stations:
                self._loop.plug(station)
            for serial, path in devices.items():
                self._loop.attach(self._room.attach(serial, self._device_changed), path)
        except OSError:  # no pseudo-terminal to be had, or no such device
            self._loop.close()
            raise
        self._thread = threading.Thread(target=self._loop.run, name="emulated hall", daemon=True)

    @property
    def base_station_paths(self) -> list[str]:
        """The serial lines of the base stations."""
        return [self._loop.path(each) for each in self._room.base_stations]

    @property
    def cradle_paths(self) -> list[str]:
        """The serial lines of the cradles."""
        return [self._loop.path(each) for each in self._room.cradles]

    def insert(self, cradle: int, serial: str) -> None:
        """Places a keypad in a cradle, counting from 0."""
        place, seat = self._room.cradles[cradle], self._seat(serial)
        self._loop.ask(lambda: self._room.insert(place, seat))

    def remove(self, cradle: int) -> None:
        """Takes the keypad out of a cradle."""
        self._loop.ask(self._room.cradles[cradle].remove)

    def press(self, serial: str, key: int | Key) -> None:
        """Presses a key of a keypad."""
        device = self._room.devices.get(serial)
        if device is not None:
            number = NUMBERS[key]
            self._loop.ask(lambda: device.press(number))
            return
        seat = self._room.seats[serial]
        self._loop.ask(lambda: seat.press(key))

    def power(self, serial: str, on: bool) -> None:
        """Takes the battery out of a keypad, or puts it back."""
        seat = self._room.seats[serial]
        self._loop.ask(seat.power_on if on else seat.power_off)

    def lose_power_at_next_press(self, serial: str, when: PowerLoss) -> None:
        """Lets a keypad lose power in the middle of its next press."""
        seat = self._room.seats[serial]
        self._loop.ask(lambda: seat.lose_power_at_next_press(when))

    def unplug(self, base_station: int) -> None:
        """Pulls the cable of a base station, counting from 0."""
        station = self._room.base_stations[base_station]
        self._loop.ask(lambda: self._loop.unplug(station))

    def replug(self, base_station: int) -> None:
        """Puts the cable in again; the line has the same path."""
        station = self._room.base_stations[base_station]
        self._loop.ask(lambda: self._loop.plug(station))

    def get_stuck(self, base_station: int, stuck: bool = True) -> None:
        """Lets a base station hang with its cable in, or go on."""
        station = self._room.base_stations[base_station]
        self._loop.ask(lambda: station.get_stuck(stuck))

    def go_wrong(self, air: Faults, lines: Faults) -> None:
        """What goes wrong on the air and on the lines, from now on."""

        def change() -> None:
            self._room.air.harm.become(air)
            self._loop.go_wrong(lines)

        self._loop.ask(change)

    def panel(self, serial: str) -> Panel | None:
        """What a keypad shows that is a device of its own; None before it said so. Only while the loop runs."""
        device = self._room.devices[serial]
        return self._answer(lambda: device.panel)

    def display(self, serial: str) -> tuple[str, str]:
        """The two lines that a keypad shows. Only while the loop runs."""
        seat = self._room.seats[serial]
        return self._answer(lambda: seat.keypad.display)

    def light(self, serial: str) -> Light:
        """The light of a keypad. Only while the loop runs."""
        seat = self._room.seats[serial]
        return self._answer(lambda: seat.keypad.light)

    def lights(self) -> dict[str, tuple[Light, int]]:
        """Light and confirmed choice of every keypad, 0 for none. Only while the loop runs."""
        return self._answer(self._room.lights)

    def statistics(self) -> Statistics:
        """What went wrong so far. Only while the loop runs."""
        return self._answer(self._count)

    def start(self) -> None:
        """Starts the loop."""
        self._thread.start()

    def stop(self) -> None:
        """Ends the loop and unplugs every line."""
        if self._thread.is_alive():
            self._loop.ask(self._loop.end)
            self._thread.join()
        self._loop.close()

    def __enter__(self) -> "EmulatedHall":
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.stop()

    def _answer(self, question: Callable[[], _T]) -> _T:
        answer: Future[_T] = Future()
        self._loop.ask(lambda: answer.set_result(question()))
        return answer.result()

    def _count(self) -> Statistics:
        air, lines = self._room.air.harm.harm, self._loop.harm
        return Statistics(
            air.lost + sum(each.lost for each in lines),
            air.doubled + sum(each.doubled for each in lines),
            air.corrupted + sum(each.corrupted for each in lines),
            air.overtaken + sum(each.overtaken for each in lines),
            self._room.air.repeated,
            sum(each.repeated for each in self._room.stations),
        )

    def _seat(self, serial: str) -> Seat | DeviceSeat:
        return self._room.devices.get(serial) or self._room.seats[serial]

    def _device_changed(self, device: DeviceSeat) -> None:
        panel = device.panel
        if panel is not None:
            self._watch(device.serial, (panel.line1, panel.line2), LIGHT_OF[panel.light])

    def _changed(self, seat: Seat) -> None:
        keypad = seat.keypad
        self._watch(keypad.serial, keypad.display, keypad.light)
        for press in self._people.on_change(keypad):
            self._room.scheduler.after(round(press.after * 1000), self._pressing(seat, press.key))

    def _pressing(self, seat: Seat, key: int | Key) -> Callable[[], None]:
        return lambda: seat.press(key)
