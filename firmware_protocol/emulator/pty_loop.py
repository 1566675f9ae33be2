"""The loop that moves bytes between emulated stations and their pseudo-terminals, and does what is due."""

import os
import selectors
import tempfile
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import serial

from firmware_protocol.emulator.base_station import Station
from firmware_protocol.emulator.clock import Scheduler
from firmware_protocol.emulator.device_seat import DeviceSeat
from firmware_protocol.emulator.faults import FaultMaker, Faults, FaultyFrames, Harm
from firmware_protocol.emulator.pty_line import PtyLine
from firmware_protocol.transports.serial_line import BAUD

_LONGEST_WAIT = 1000
_AT_ONCE = 65_536
_WHILE_PACED = 2
"""Milliseconds until a slow line is looked at again."""


class _Plugged:
    """A station with its line, and what goes wrong on it in each direction."""

    def __init__(self, line: PtyLine, faults: Faults, seed: str) -> None:
        self.line = line
        self.makers = FaultMaker(faults, f"{seed} up"), FaultMaker(faults, f"{seed} down")
        self.up, self.down = (FaultyFrames(maker) for maker in self.makers)


class PtyLoop:
    """`ask` may be called from any thread; everything else belongs to the one that runs, or is done before it does.

    The path of a line is a link in a folder of its own, so that a station that is plugged in again has the same one.
    """

    def __init__(self, scheduler: Scheduler, baud: int, faults: Faults, seed: int) -> None:
        self._scheduler = scheduler
        self._baud = baud
        self._faults = faults
        self._seed = seed
        self._folder = tempfile.TemporaryDirectory(prefix="stemkast-lines-")
        self._plugged: dict[Station, _Plugged] = {}
        self._makers: list[FaultMaker] = []
        self._devices: dict[DeviceSeat, serial.Serial] = {}
        self._asked: deque[Callable[[], None]] = deque()
        self._wake_out, self._wake_in = os.pipe()
        os.set_blocking(self._wake_out, False)
        self._ending = False
        self._selector = selectors.DefaultSelector()
        self._selector.register(self._wake_out, selectors.EVENT_READ)

    @property
    def harm(self) -> list[Harm]:
        """What went wrong on the lines."""
        return [maker.harm for maker in self._makers]

    def go_wrong(self, faults: Faults) -> None:
        """What goes wrong on the lines from now on, also on those that are plugged in later."""
        self._faults = faults
        for maker in self._makers:
            maker.become(faults)

    def path(self, station: Station) -> str:
        """What the hall opens."""
        return str(Path(self._folder.name) / station.name)

    def plug(self, station: Station) -> None:
        """Puts in the cable of a station."""
        if station in self._plugged:
            return
        plugged = _Plugged(PtyLine(self._baud), self._faults, f"line {station.name} {self._seed}")
        self._plugged[station] = plugged
        self._makers += plugged.makers
        link = Path(self.path(station))
        link.unlink(missing_ok=True)
        link.symlink_to(plugged.line.path)
        self._selector.register(plugged.line.device, selectors.EVENT_READ, station)
        station.plug(lambda data: plugged.line.write(plugged.up.carry(data)))

    def attach(self, device: DeviceSeat, path: str) -> None:
        """Takes the line of a keypad that is a device of its own. Raises serial.SerialException."""
        port = serial.Serial(path, self._baud or BAUD, timeout=0, write_timeout=0, exclusive=True)
        self._devices[device] = port
        self._selector.register(port.fileno(), selectors.EVENT_READ, device)
        # What the line does not take at once is lost, and sent again by the link.
        device.plug(lambda data: self._to_device(device, data))

    def detach(self, device: DeviceSeat) -> None:
        """Gives it back."""
        port = self._devices.pop(device, None)
        if port is not None:
            self._selector.unregister(port.fileno())
            device.unplug()
            port.close()

    def unplug(self, station: Station) -> None:
        """Pulls it."""
        plugged = self._plugged.pop(station, None)
        if plugged is not None:
            if plugged.line.device in self._selector.get_map():
                self._selector.unregister(plugged.line.device)
            station.unplug()
            # The name first: the system gives the number of a closed line away, and a hall would take what has it then.
            Path(self.path(station)).unlink(missing_ok=True)
            plugged.line.close()

    def ask(self, action: Callable[[], None]) -> None:
        """Has something done in the loop. OSError after `close`."""
        self._asked.append(action)
        os.write(self._wake_in, b"\0")

    def end(self) -> None:
        """Ends the loop."""
        self._ending = True

    def run(self) -> None:
        """Until `end`."""
        while not self._ending:
            self._once()

    def close(self) -> None:
        """Pulls every cable."""
        for station in list(self._plugged):
            self.unplug(station)
        for device in list(self._devices):
            self.detach(device)
        self._selector.close()
        os.close(self._wake_in)
        os.close(self._wake_out)
        self._wake_in = -1  # so that asking too late is an error, and no write into a file that got the same number
        self._folder.cleanup()

    def _once(self) -> None:
        now = self._scheduler.now()
        due = self._scheduler.next_due()
        wait = _LONGEST_WAIT if due is None else min(max(due - now, 0), _LONGEST_WAIT)
        if self._listen(now):
            wait = min(wait, _WHILE_PACED)
        for key, events in self._selector.select(wait / 1000):
            if key.data is None:
                self._do_what_was_asked()
            elif isinstance(key.data, DeviceSeat):
                self._from_device(key.data)
            elif events & selectors.EVENT_READ and key.data in self._plugged:
                plugged = self._plugged[key.data]
                key.data.received(plugged.down.carry(plugged.line.read(self._scheduler.now())))
        self._scheduler.run_due()
        now = self._scheduler.now()
        for plugged in self._plugged.values():
            plugged.line.flush(now)

    def _from_device(self, device: DeviceSeat) -> None:
        try:
            device.received(self._devices[device].read(_AT_ONCE))
        except (serial.SerialException, OSError, TypeError):  # three ways in which pyserial says that it is gone
            self.detach(device)

    def _to_device(self, device: DeviceSeat, data: bytes) -> None:
        port = self._devices.get(device)
        with suppress(serial.SerialException, OSError):  # what is gone is noticed by who reads
            if port is not None:
                port.write(data)

    def _listen(self, now: int) -> bool:
        """Asks only for what a line could carry now; whether some line has to be looked at again soon."""
        paced = False
        for station, plugged in self._plugged.items():
            line = plugged.line
            may_read, may_write = line.may_read(now), line.may_write(now)
            wanted = selectors.EVENT_READ if may_read else 0
            wanted |= selectors.EVENT_WRITE if line.has_waiting and may_write else 0
            paced = paced or not may_read or (line.has_waiting and not may_write)
            self._ask_for(line, wanted, station)
        return paced

    def _ask_for(self, line: PtyLine, wanted: int, station: Station) -> None:
        registered = self._selector.get_map().get(line.device)
        if registered is None and wanted:
            self._selector.register(line.device, wanted, station)
        elif registered is not None and not wanted:
            self._selector.unregister(line.device)
        elif registered is not None and registered.events != wanted:
            self._selector.modify(line.device, wanted, station)

    def _do_what_was_asked(self) -> None:
        os.read(self._wake_out, 4096)
        while self._asked:
            self._asked.popleft()()
