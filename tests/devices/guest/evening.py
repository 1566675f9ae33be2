"""A hall with devices of this kernel: two HID cradles, a base station at a serial adapter, another one on USB.

The hall itself may do no more than on a hall's own computer: it runs as nobody, in the group that the udev rules name.
A device whose node they did not hand over stays closed to it.
"""

import os
import shutil
import sys
import time
from collections import Counter
from pathlib import Path
from types import TracebackType

from firmware_protocol.emulator.fleet import Fleet
from firmware_protocol.keypad import Keypad
from firmware_protocol.keypad_state import KeypadState
from firmware_protocol.messages import StationRole
from stemkast.assembly.commands import OfferPairing, OpenPoll
from stemkast.hall_client.connection.commands import Accepted
from stemkast.verifier import Report, verify
from tests.devices.guest.cradle_line import CradleLine
from tests.devices.guest.ends import FileEnd, hid_end
from tests.devices.guest.gadget import HidGadget, SerialGadget
from tests.devices.guest.monitor import Monitor, virtio_port
from tests.devices.guest.test_lines import ADAPTER
from tests.hall_server.hand_worked import Devices, Station
from tests.hall_server.small_hall import CODES, Meeting, Server, make_folder
from tests.patience import PATIENCE

NOBODY, DIALOUT = 65_534, 20
AS_NOBODY = (
    *("setpriv", f"--reuid={NOBODY}", f"--regid={DIALOUT}", "--clear-groups"),
    # Wherever the clone lies, its files can be read. To write, and so to open a device, this is not enough.
    *("--inh-caps=-all,+dac_read_search", "--ambient-caps=-all,+dac_read_search"),
)
SLOTS = 5


class KernelDevices(Devices):
    """Hand-worked stations at the device ends; `cradle` is the HID cradle in which keypads are placed now."""

    def __init__(self, monitor: Monitor) -> None:
        self._monitor = monitor
        self._serial = SerialGadget(2, "stemkast base station", "BS-2")
        # Of one series, and by mistake with one serial number.
        self._hid = [HidGadget(number, "stemkast cradle", "CR-1") for number in (0, 1)]
        monitor.plug_adapter()
        for gadget in (self._serial, *self._hid):
            gadget.plug()
        ends = [FileEnd(virtio_port("base-station")), FileEnd(self._serial.device_end())]
        super().__init__(Fleet(SLOTS, seed=7, clock=lambda: 0), ends, hid_end(self._hid[0].device_end()), CradleLine())
        self.cradles = [self.cradle, self._cradle(1)]

    def pull_adapter(self) -> None:
        """The first base station loses cable and power."""
        self._monitor.pull_adapter()
        self.bases[0].unplug()

    def put_adapter_in(self) -> None:
        """It is there again."""
        self._monitor.plug_adapter()
        self.bases[0] = Station("BS-1", StationRole.BASE_STATION, FileEnd(virtio_port("base-station")), SLOTS)

    def pull_usb_base_station(self) -> None:
        """The second base station loses cable and power."""
        self.bases[1].unplug()
        self._serial.unplug()

    def put_usb_base_station_in(self) -> None:
        """It is there again."""
        self._serial.plug()
        self.bases[1] = Station("BS-2", StationRole.BASE_STATION, FileEnd(self._serial.device_end()), SLOTS)

    def place_in(self, cradle: int) -> None:
        """Keypads are placed in this cradle from now on; what lies in the other one is taken out."""
        self.remove()
        self.cradle = self.cradles[cradle]

    def pull_cradle(self, cradle: int) -> None:
        """A cradle loses its cable, and its keypad the hall; it still lies there."""
        self.cradles[cradle].unplug()
        self._hid[cradle].unplug()

    def put_cradle_in(self, cradle: int) -> None:
        """It is there again, with what lies in it."""
        self._hid[cradle].plug()
        self.cradles[cradle] = self.cradle = self._cradle(cradle)

    def close(self) -> None:
        """Pulls everything."""
        for each in (*self.bases, *self.cradles):
            each.unplug()
        self._monitor.pull_adapter()
        for gadget in (self._serial, *self._hid):
            gadget.remove()

    def _cradle(self, number: int) -> Station:
        end = hid_end(self._hid[number].device_end())
        return Station(f"CR-{number + 1}", StationRole.CRADLE, end, line=CradleLine())


class Evening(Meeting):
    """A prepared assembly at a real server on these devices. A context manager that ends all of it."""

    def __init__(self, folder: Path, devices: KernelDevices) -> None:
        make_folder(folder, devices.fleet)
        for each in (folder, *folder.iterdir()):
            shutil.chown(each, NOBODY, DIALOUT)
        environment = os.environ | {"HOME": str(folder)}
        self.kernel_devices = devices
        super().__init__(Server(folder, (ADAPTER,), environment=environment, run_by=AS_NOBODY), devices)

    def offer(self, code: str, number: int) -> Keypad:
        """Places a keypad in the cradle and offers it a municipality; again, as a desk does, where nothing comes of it.

        A report that comes late costs the message (P-62), and to whom it is said again is for people to decide.
        """
        keypad = self.devices.keypad(number)
        self.devices.insert(keypad)
        deadline = time.monotonic() + PATIENCE
        while keypad.state is not KeypadState.OFFERED:
            answer = self.desk.send(OfferPairing(code, keypad.serial))
            assert isinstance(answer, Accepted) or "in no cradle" in answer.text, answer
            assert time.monotonic() < deadline
            self.devices.work_for(1.0)
        return keypad

    def open_to(self, *numbers: int) -> int:
        """Announces and opens a poll, and waits until these keypads show it."""
        poll = self.announce()
        self.ask(self.chair, OpenPoll(poll, 0))
        self.wait_for(KeypadState.OPEN, *numbers)
        return poll

    def wait_for(self, state: KeypadState, *numbers: int) -> None:
        """Until these keypads are so."""
        self.devices.work(lambda: all(self.devices.keypad(each).state is state for each in numbers))

    def cast(self, number: int, key: int, base: int) -> bytes:
        """Votes through this base station, counting from 0, without waiting for the receipt; the envelope."""
        (signed,) = self.devices.keypad(number).press(key)
        self.send_again(number, signed, base)
        return signed

    def send_again(self, number: int, signed: bytes, base: int) -> None:
        """A keypad repeats its vote, through this base station."""
        self.devices.bases[base].up(signed, self.devices.keypad(number).serial)

    def is_whole(self, poll: int, choices: dict[int, int]) -> None:
        """Closes the poll: each of these keypads' votes stands in the ledger exactly once, and the recount is well."""
        self.close(poll)
        votes = self.following.assembly.polls[poll].votes
        assert {code: each.choice for code, each in votes.items()} == {CODES[n - 1]: key for n, key in choices.items()}
        accepted = Counter(each["pairing"] for each in self.following.of_poll("vote_accepted", poll))
        assert set(accepted.values()) == {1}
        report = verify(self.server.folder / "assembly.ledger", running=True)
        assert isinstance(report, Report)
        assert report.ok, [each for each in report.checks if not each.ok]

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        super().__exit__(kind, error, trace)
        sys.stdout.write(self.server.said)  # pytest shows it where a test failed
        self.server.stop()
        assert "Traceback" not in self.server.said, self.server.said
