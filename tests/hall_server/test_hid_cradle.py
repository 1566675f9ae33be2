"""A keypad handed out over a HID cradle: the hall takes it for a cradle like any other."""

import threading
import time
from pathlib import Path

import pytest

from firmware_protocol import codec
from firmware_protocol import messages as m
from firmware_protocol.emulator.fleet import Fleet
from firmware_protocol.errors import TransportGone
from firmware_protocol.hid_device import HidDevice
from firmware_protocol.keypad import Key, Keypad
from firmware_protocol.keypad_state import KeypadState
from firmware_protocol.packets import REPORT, Command
from firmware_protocol.transports.base import Descriptor, Port
from firmware_protocol.transports.memory import MemoryPort, MemoryTransport
from tests.hall_server.inside import Inside
from tests.hall_server.small_hall import CODES


class HidInMemory:
    """Finds lines in memory as HID devices."""

    def __init__(self) -> None:
        self._memory = MemoryTransport()

    def plug(self, path: str) -> MemoryPort:
        return self._memory.plug(path)

    def enumerate(self) -> list[Descriptor]:
        return [Descriptor("hid", each.path) for each in self._memory.enumerate()]

    def open(self, descriptor: Descriptor) -> Port:
        return self._memory.open(Descriptor("memory", descriptor.path))


class HidCradle:
    """A cradle that answers by itself, with one keypad in it from the beginning."""

    def __init__(self, port: MemoryPort, keypad: Keypad) -> None:
        self._port = port
        self._keypad = keypad
        self._device = HidDevice(iter(range(7, 1000)).__next__)
        self._lock = threading.Lock()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def press(self, key: Key) -> None:
        with self._lock:
            for each in self._keypad.press(key):
                self._device.send(Command.KEYPAD, each)
            self._write()

    def unplug(self) -> None:
        self._port.close()
        self._thread.join()

    def _run(self) -> None:
        while True:
            try:
                data = self._port.read(0.01)
                with self._lock:
                    for start in range(0, len(data), REPORT):
                        report = data[start : start + REPORT]
                        for message in self._device.receive(report, time.monotonic_ns() // 1_000_000):
                            self._take(message.command, message.payload)
                    self._write()
            except TransportGone:
                return  # pulled out, perhaps between hearing and answering

    def _take(self, command: Command, payload: bytes) -> None:
        if command is Command.STATION:
            information = m.StationInformation("CR-HID", m.StationRole.CRADLE, 1)
            self._device.send(Command.STATION, codec.encode(information))
            answers = self._keypad.inserted()
        else:
            answers = self._keypad.receive(payload, over_cradle=True)
        for each in answers:
            self._device.send(Command.KEYPAD, each)

    def _write(self) -> None:
        for each in self._device.outgoing():
            self._port.write(each)


@pytest.mark.rule("P-24", "P-31")
def test_a_keypad_is_handed_out_over_a_hid_cradle_that_is_plugged_in_later(tmp_path: Path) -> None:
    hid = HidInMemory()
    fleet = Fleet(1, seed=7, clock=lambda: 0)
    keypad = fleet.keypads["SK-0001"]
    with Inside(tmp_path / "hall", fleet, hid=hid) as inside:
        inside.enrol(1)
        cradle = HidCradle(hid.plug("hidraw0"), keypad)
        inside.devices.wait(lambda: any(each.attestation for each in inside.hall.in_cradles().values()))
        assert isinstance(inside.offer(0, 1), range)
        inside.devices.wait(lambda: keypad.state is KeypadState.OFFERED)
        cradle.press(Key.YES)
        inside.devices.wait(lambda: inside.book.assembly.current_pairing == {CODES[0]: 1})
        cradle.unplug()
        inside.devices.wait(lambda: not inside.hall.in_cradles())
        again = HidCradle(hid.plug("hidraw1"), keypad)
        inside.devices.wait(lambda: list(inside.hall.in_cradles()) == ["hidraw1"])
        again.unplug()
