"""What stands in the hall: seats, base stations, cradles and the air between them, on any clock."""

import random
from collections.abc import Callable

from firmware_protocol.ballot import Light
from firmware_protocol.emulator.air import Air, AirParameters, Listener
from firmware_protocol.emulator.base_station import BaseStation, Cradle, Occupant, Station
from firmware_protocol.emulator.clock import Scheduler
from firmware_protocol.emulator.device_seat import DeviceSeat
from firmware_protocol.emulator.fleet import Fleet
from firmware_protocol.emulator.seat import Seat, SwitchedStorage
from firmware_protocol.keypad import Keypad
from firmware_protocol.storage import Storage

_LOOK_EVERY = 250
"""Milliseconds between two looks of a keypad for its base station."""


class Room:
    """Keypads are shared out over the base stations. `changed` is told of every seat that may have changed."""

    def __init__(
        self,
        fleet: Fleet,
        base_stations: int,
        cradles: int,
        clock: Callable[[], int],
        changed: Callable[[Seat], None],
        air: AirParameters | None = None,
        clockless: frozenset[str] = frozenset(),
        seed: int = 1,
    ) -> None:
        parameters = air or AirParameters()
        self.scheduler = Scheduler(clock)
        self.air = Air(self.scheduler, parameters, seed)
        numbers = random.Random(f"sessions {seed}")

        self._session = lambda: numbers.randrange(1, 2**32)
        self.devices: dict[str, DeviceSeat] = {}

        self.base_stations = [
            BaseStation(f"BS-{number}", parameters.slots, self.scheduler, self._session, self.air)
            for number in range(1, base_stations + 1)
        ]
        self.cradles = [Cradle(f"CR-{number}", self.scheduler, self._session) for number in range(1, cradles + 1)]
        self.seats = {
            serial: Seat(
                self.scheduler, SwitchedStorage(storage), _maker(fleet, serial, clock), changed, serial in clockless
            )
            for serial, storage in fleet.storages.items()
        }
        for number, seat in enumerate(self.seats.values()):
            self._on_the_air(seat)
            if self.base_stations:
                self.air.place(seat, self.base_stations[number % base_stations])
        self.scheduler.after(_LOOK_EVERY, self._look_around)

    @property
    def stations(self) -> list[Station]:
        """Everything that has a line."""
        return [*self.base_stations, *self.cradles]

    def attach(self, serial: str, changed: Callable[[DeviceSeat], None]) -> DeviceSeat:
        """A keypad that is a device of its own gets a seat, and camps on the first base station with a slot."""
        seat = DeviceSeat(serial, self.scheduler, self._session, changed)
        seat.on_the_air(lambda message: self.air.send_up(seat, message))
        any(self.air.place(seat, each) for each in self.base_stations)
        self.devices[serial] = seat
        return seat

    def insert(self, cradle: Cradle, seat: Occupant) -> None:
        """Places a keypad in a cradle; out of the one in which it lies, if any."""
        for each in self.cradles:
            if each.seat is seat:
                each.remove()
        cradle.insert(seat)

    def lights(self) -> dict[str, tuple[Light, int]]:
        """Light and confirmed choice of every keypad; 0 for none."""
        return {serial: (seat.keypad.light, seat.keypad.confirmed) for serial, seat in self.seats.items()}

    def _on_the_air(self, seat: Seat) -> None:
        seat.on_the_air(lambda message: self.air.send_up(seat, message))

    def _look_around(self) -> None:
        listeners: list[Listener] = [*self.seats.values(), *self.devices.values()]
        for listener in listeners:
            self.air.look_around(listener)
        self.scheduler.after(_LOOK_EVERY, self._look_around)


def _maker(fleet: Fleet, serial: str, clock: Callable[[], int]) -> Callable[[Storage], Keypad]:
    return lambda storage: fleet.switched_on(serial, storage, clock)
