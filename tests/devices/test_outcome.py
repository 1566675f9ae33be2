"""A run on a real kernel is good only if every test passed there and the guest said so to its end."""

import lzma
import struct
import zlib
from pathlib import Path

import pytest

from tests.devices.outcome import Outcome, Ran, names_in
from tests.devices.vmlinux import unpacked

GOOD = (
    "@@ kernel 6.1.0-56-amd64 7.79",
    ".@@ test passed 0.6 test_x.py::test_one uhid, hidraw",
    "@@ test passed 1.2 test_x.py::test_two[a-1] udevd",
    "@@ test passed 1.3 test_x.py::test_two[c-2] udevd",
    "3 passed in 4 s",
    "@@ exit 0",
    "reboot: Power down",
)
EXPECTED = ["test_one", "test_two"]


def of(*lines: str) -> Outcome:
    outcome = Outcome()
    for line in lines:
        outcome.take(line)
    return outcome


def test_a_good_run() -> None:
    outcome = of(*GOOD)
    assert outcome.complaints(EXPECTED) == []
    assert outcome.kernel == "6.1.0-56-amd64"
    assert outcome.ran[0] == Ran("test_one", "passed", 0.6, "uhid, hidraw")
    assert [each.test for each in outcome.ran] == ["test_one", "test_two", "test_two"]


@pytest.mark.parametrize(
    ("lines", "complaint"),
    [
        ((), "the kernel did not come up"),
        (GOOD[:1], "the guest stopped before its tests ended, or hung"),
        (GOOD[:5], "the guest stopped before its tests ended, or hung"),
        ((*GOOD[:5], "@@ exit 1"), "pytest in the guest ended with 1"),
        ((GOOD[0], *GOOD[2:]), "test_one did not run"),
        ((GOOD[0], GOOD[1], "@@ exit 0"), "test_two did not run"),
        ((*GOOD[:3], "@@ test failed 1.3 test_x.py::test_two[c-2] udevd", "@@ exit 0"), "test_two[c-2] failed"),
        ((GOOD[0], "@@ test skipped 0.0 test_x.py::test_one", *GOOD[2:]), "test_one skipped"),
        (("@@ trouble module uhid.ko", *GOOD), "module uhid.ko"),
    ],
)
def test_a_bad_run_says_why(lines: tuple[str, ...], complaint: str) -> None:
    assert complaint in of(*lines).complaints(EXPECTED)


def test_every_test_of_the_guest_is_expected() -> None:
    expected = names_in(Path(__file__).parent / "guest")
    assert len(expected) == len(set(expected)), "two of one name would be taken for one"
    assert {each for each in expected if "adapter_pulled" in each or "serial_number" in each}


ELF = b"\x7fELF" + bytes(5000)


def image(payload: bytes, magic: bytes = b"HdrS") -> bytes:
    """A bzImage with one sector of setup, a sector before the payload, and its size behind it."""
    header = bytearray(1024)
    header[0x1F1], header[0x202:0x206] = 1, magic
    struct.pack_into("<II", header, 0x248, 512, len(payload) + 4)
    return bytes(header) + bytes(512) + payload + struct.pack("<I", len(ELF))


@pytest.mark.parametrize("pack", [lzma.compress, lambda data: zlib.compress(data, wbits=31)])
def test_a_kernel_is_unpacked(pack: object) -> None:
    assert callable(pack)
    assert unpacked(image(pack(ELF))) == ELF


@pytest.mark.parametrize(
    "strange",
    [
        b"",
        image(lzma.compress(ELF), magic=b"\0\0\0\0"),
        image(b"\x28\xb5\x2f\xfd" + ELF),  # zstd
        image(lzma.compress(b"no kernel")),
        image(b"\xfd7zXZ\0" + bytes(100)),
        image(b"\x1f\x8b" + bytes(100)),
    ],
)
def test_what_cannot_be_unpacked_is_taken_as_it_is(strange: bytes) -> None:
    assert unpacked(strange) is None
