"""A hall on devices of a real kernel: keypads are handed out and vote, while cables are pulled and put in again."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from firmware_protocol.keypad import Key
from firmware_protocol.keypad_state import KeypadState
from tests.devices.guest.evening import Evening, KernelDevices
from tests.devices.guest.monitor import Monitor
from tests.hall_server.small_hall import CODES

CRADLES = "two HID cradles with one serial number on dummy_hcd, hidraw"
ADAPTER = "FTDI adapter of QEMU, ttyUSB, QMP"


@pytest.fixture(scope="module")
def evening(monitor: Monitor) -> Iterator[Evening]:
    """An assembly in session: keypads 1 and 2 were attested and handed out over the first HID cradle."""
    devices = KernelDevices(monitor)
    with Evening(Path("/run/assembly"), devices) as evening:
        evening.prepare()
        evening.pair(1, 2)
        yield evening
    devices.close()


@pytest.mark.tried(f"{ADAPTER}; base station on ttyACM")
def test_votes_over_two_base_stations(evening: Evening) -> None:
    poll = evening.open_to(1, 2)
    evening.cast(1, 1, base=0)
    evening.cast(2, 2, base=1)
    evening.wait_for(KeypadState.CONFIRMED, 1, 2)
    evening.is_whole(poll, {1: 1, 2: 2})


@pytest.mark.tried(f"{ADAPTER}; base station on ttyACM")
def test_an_adapter_pulled_in_the_middle_of_a_poll_costs_no_vote(evening: Evening) -> None:
    devices = evening.kernel_devices
    poll = evening.open_to(1, 2)
    signed = evening.cast(1, 1, base=0)
    devices.pull_adapter()  # with the vote in it, or behind it
    evening.send_again(1, signed, base=1)
    evening.wait_for(KeypadState.CONFIRMED, 1)
    devices.put_adapter_in()
    evening.send_again(1, signed, base=0)
    evening.cast(2, 3, base=0)
    evening.wait_for(KeypadState.CONFIRMED, 2)
    evening.is_whole(poll, {1: 1, 2: 3})


@pytest.mark.tried("base station on ttyACM, dummy_hcd")
def test_a_usb_base_station_pulled_in_the_middle_of_a_poll_costs_no_vote(evening: Evening) -> None:
    devices = evening.kernel_devices
    poll = evening.open_to(1, 2)
    evening.cast(1, 2, base=0)
    signed = evening.cast(2, 1, base=1)
    devices.pull_usb_base_station()
    devices.put_usb_base_station_in()
    evening.send_again(2, signed, base=1)
    evening.wait_for(KeypadState.CONFIRMED, 1, 2)
    evening.is_whole(poll, {1: 2, 2: 1})


@pytest.mark.tried(CRADLES)
def test_the_second_cradle_with_the_same_serial_number_is_a_cradle_of_its_own(evening: Evening) -> None:
    devices = evening.kernel_devices
    devices.insert(devices.keypad(4))
    devices.place_in(1)
    evening.pair(3)
    assert evening.following.assembly.current_pairing[CODES[2]] == 3
    devices.place_in(0)


@pytest.mark.tried(CRADLES)
def test_a_cradle_pulled_with_an_offer_in_it_hands_out_after_it_was_put_in_again(evening: Evening) -> None:
    devices = evening.kernel_devices
    keypad = evening.offer(CODES[3], 4)
    devices.pull_cradle(0)
    assert keypad.press(Key.NO), "what was offered is still on its screen, and nobody hears the answer"
    devices.put_cradle_in(0)
    evening.pair(4)
    assert evening.following.assembly.keypad_out[keypad.serial]
