"""The air between keypads and base stations: slots, latency, loss, and acknowledgement from hop to hop (P-67 to P-71).

A base station gives every keypad that camps on it a slot; in its slot a keypad sends one packet, and hears at once
whether the base station got it. What got lost is sent again in the next cycle, eight times at most. Downwards the base
station sends in slots of its own, and repeats in the same way; broadcasts are sent once.

A slot of 500 µs holds 100 bytes at 2 Mbit/s with its acknowledgement. 171 keypads make a cycle of 86 ms, while their
votes take 180 ms on a serial line of 921,600 baud: the air is not what a hall waits for.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from firmware_protocol.emulator.clock import Scheduler
from firmware_protocol.emulator.faults import NONE, FaultMaker, Faults

ATTEMPTS = 8
BEACON_LOST = 1000
"""Milliseconds without a beacon after which a keypad looks for another base station."""
SIGNAL = -52
"""dBm, the same for all."""


class Listener(Protocol):
    """A keypad on the air."""

    @property
    def address(self) -> int:
        """Its radio address."""

    @property
    def is_on(self) -> bool:
        """Whether it has power."""

    def hear(self, packet: bytes) -> None:
        """A packet arrived."""

    def joined(self, signal: int) -> None:
        """A base station carries it from now on, heard at -`signal` dBm."""


class Carrier(Protocol):
    """A base station on the air."""

    @property
    def beacons(self) -> bool:
        """Whether it has power and a hall: keypads stay with it."""

    def heard(self, slot: int, address: int, packet: bytes) -> None:
        """A packet of the keypad in this slot arrived."""


@dataclass(frozen=True, slots=True)
class AirParameters:
    """`slot` in microseconds, `latency` in milliseconds; `slots` is how many keypads a base station carries."""

    slot: int = 500
    latency: int = 1
    slots: int = 1024
    faults: Faults = NONE


class Air:
    """Joins listeners and carriers; which listener camps on which carrier is decided here."""

    def __init__(self, scheduler: Scheduler, parameters: AirParameters, seed: int) -> None:
        self._scheduler = scheduler
        self._parameters = parameters
        self._faults = FaultMaker(parameters.faults, f"air {seed}")
        self._carriers: list[Carrier] = []
        self._places: dict[int, list[Listener | None]] = {}
        self._camp: dict[Listener, tuple[Carrier, int]] = {}
        self._down_free: dict[int, int] = {}
        self._missing_since: dict[Listener, int] = {}
        self.repeated = 0

    @property
    def harm(self) -> FaultMaker:
        """What went wrong so far."""
        return self._faults

    def put_up(self, carrier: Carrier) -> None:
        """A base station is there."""
        self._carriers.append(carrier)
        self._places[id(carrier)] = []
        self._down_free[id(carrier)] = 0

    def carrier_of(self, listener: Listener) -> Carrier | None:
        """The base station that a keypad camps on."""
        found = self._camp.get(listener)
        return found[0] if found is not None else None

    def place(self, listener: Listener, carrier: Carrier) -> bool:
        """A keypad camps on this base station; False if that has no slot left."""
        self.remove(listener)
        places = self._places[id(carrier)]
        if None in places:
            slot = places.index(None)
        elif len(places) < self._parameters.slots:
            slot = len(places)
            places.append(None)
        else:
            return False
        places[slot] = listener
        self._camp[listener] = (carrier, slot)
        return True

    def remove(self, listener: Listener) -> None:
        """A keypad is off, or looks for another base station."""
        found = self._camp.pop(listener, None)
        if found is not None:
            self._places[id(found[0])][found[1]] = None

    def look_around(self, listener: Listener) -> None:
        """A keypad that has heard no beacon for a second joins another base station. Asked now and then."""
        carrier = self.carrier_of(listener)
        now = self._scheduler.now()
        if not listener.is_on or (carrier is not None and carrier.beacons):
            self._missing_since.pop(listener, None)
            return
        since = self._missing_since.setdefault(listener, now)
        if now - since < BEACON_LOST:
            return
        for other in self._carriers:
            if other is not carrier and other.beacons and self.place(listener, other):
                self._missing_since.pop(listener, None)
                listener.joined(-SIGNAL)
                return

    def send_up(self, listener: Listener, packet: bytes) -> None:
        """A keypad sends a packet, in its next slot."""
        found = self._camp.get(listener)
        if found is not None:
            self._in_slot(found[1], self._cycle(found[0]), lambda: self._up(listener, packet, 1))

    def send_down(self, carrier: Carrier, address: int, packet: bytes) -> None:
        """A base station sends a packet to the keypads with this address."""
        for listener in [each for each in self._places[id(carrier)] if each is not None and each.address == address]:
            self._in_turn(carrier, lambda to=listener: self._down(carrier, to, packet, 1))  # type: ignore[misc]

    def broadcast(self, carrier: Carrier, packet: bytes) -> None:
        """A base station sends a packet to all keypads that camp on it, once."""
        self._in_turn(carrier, lambda: self._to_all(carrier, packet))

    def _cycle(self, carrier: Carrier) -> int:
        return max(1, len(self._places[id(carrier)])) * self._parameters.slot

    def _in_slot(self, slot: int, cycle: int, action: Callable[[], None]) -> None:
        """At the end of the next slot with this number, in whole milliseconds."""
        now = self._scheduler.now() * 1000
        begins = now - now % cycle + slot * self._parameters.slot
        ends = (begins if begins >= now else begins + cycle) + self._parameters.slot
        self._scheduler.at(-(-ends // 1000) + self._parameters.latency, action)

    def _in_turn(self, carrier: Carrier, action: Callable[[], None]) -> None:
        """At the end of the next slot in which the base station sends."""
        free = max(self._down_free[id(carrier)], self._scheduler.now() * 1000) + self._parameters.slot
        self._down_free[id(carrier)] = free
        self._scheduler.at(-(-free // 1000) + self._parameters.latency, action)

    def _up(self, listener: Listener, packet: bytes, attempt: int) -> None:
        found = self._camp.get(listener)
        if found is None or not listener.is_on:
            return
        carrier, slot = found
        arrives = carrier.beacons and not self._faults.loses()
        if arrives:
            for copy in self._faults.copies(packet):
                carrier.heard(slot, listener.address, copy)
        if (not arrives or self._faults.loses()) and attempt < ATTEMPTS:  # the packet, or its acknowledgement
            self.repeated += 1
            self._in_slot(slot, self._cycle(carrier), lambda: self._up(listener, packet, attempt + 1))

    def _down(self, carrier: Carrier, listener: Listener, packet: bytes, attempt: int) -> None:
        if self.carrier_of(listener) is not carrier or not carrier.beacons:
            return
        arrives = listener.is_on and not self._faults.loses()
        if arrives:
            for copy in self._faults.copies(packet):
                listener.hear(copy)
        if (not arrives or self._faults.loses()) and attempt < ATTEMPTS:
            self.repeated += 1
            self._in_turn(carrier, lambda: self._down(carrier, listener, packet, attempt + 1))

    def _to_all(self, carrier: Carrier, packet: bytes) -> None:
        for listener in [each for each in self._places[id(carrier)] if each is not None]:
            if listener.is_on and not self._faults.loses():
                for copy in self._faults.copies(packet):
                    listener.hear(copy)
