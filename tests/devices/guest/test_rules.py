"""What udev makes of the rules that this project ships: who may open a device, and what leaves it alone."""

import grp
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.devices.guest.conftest import properties, settle
from tests.devices.guest.gadget import Gadget, HidGadget, SerialGadget
from tests.devices.guest.sysfs import wait

OURS = (0o660, "dialout", True, True)
NOBODYS = (0o600, "root", False, False)
"""As the kernel makes a node that no rule knows."""


@pytest.fixture
def gadgets() -> Iterator[list[Gadget]]:
    """What a test plugged in is taken out again."""
    plugged: list[Gadget] = []
    yield plugged
    for each in plugged:
        each.remove()


def node(pattern: str) -> Path:
    """The one device node of this name, once udev has done with it."""
    (found,) = wait(lambda: list(Path("/dev").glob(pattern)))
    settle()
    return found


def given(path: Path) -> tuple[int, str, bool, bool]:
    """Mode and group of a node, whether who sits at the computer may open it, whether a modem is sought there."""
    status, known = path.stat(), properties(path)
    is_for_who_sits_here = ":uaccess:" in known.get("CURRENT_TAGS", "")
    return (
        stat.S_IMODE(status.st_mode),
        grp.getgrgid(status.st_gid).gr_name,
        is_for_who_sits_here,
        known.get("ID_MM_DEVICE_IGNORE") == "1",
    )


@pytest.mark.tried("udevd, 70-stemkast.rules, hidraw")
def test_a_cradle_is_for_the_group_dialout_and_who_sits_here(gadgets: list[Gadget]) -> None:
    gadgets.append(HidGadget(0, "stemkast cradle", "CR-1"))
    gadgets[0].plug()
    assert given(node("hidraw*")) == OURS


@pytest.mark.tried("udevd, 70-stemkast.rules, ttyACM")
def test_a_base_station_is_for_the_group_dialout_and_who_sits_here(gadgets: list[Gadget]) -> None:
    gadgets.append(SerialGadget(0, "stemkast base station", "BS-1"))
    gadgets[0].plug()
    assert given(node("ttyACM*")) == OURS


@pytest.mark.tried("udevd, 70-stemkast.rules, hidraw, ttyACM")
def test_what_others_made_under_the_same_vendor_id_is_left_alone(gadgets: list[Gadget]) -> None:
    """1209 is shared by many makers: the product's name decides."""
    gadgets += [HidGadget(0, "gamepad", "1"), SerialGadget(1, "modem", "1")]
    for each in gadgets:
        each.plug()
    assert given(node("hidraw*")) == given(node("ttyACM*")) == NOBODYS
