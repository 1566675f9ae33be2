"""The guest: Debian's kernel in QEMU, with two USB hosts and a cable that the guest itself plugs and pulls.

Two of QEMU's ends lie in the guest again, as ports of virtio: `monitor` is QEMU's own control (QMP), so that a test can
say when a device is pulled; `base-station` is the other end of the cable of the serial adapter that QEMU emulates.
"""

import subprocess
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

MEMORY = 1024
"""Megabytes."""


def arguments(folder: Path, sockets: Path, run: Path, only: str) -> list[str]:
    """The command line. `folder` holds kernel and initramfs, `run` is what the guest runs, `only` chooses tests."""
    console = "console=ttyS0 quiet loglevel=2 panic=-1 mitigations=off"
    return [
        "qemu-system-x86_64",
        # Not KVM: most machines of a CI have none, and some have one that QEMU ends in. The guest's clock counts its
        # instructions, 4 ns each: on a loaded machine its time goes slower, and no timeout in it passes sooner.
        *("-accel", "tcg", "-icount", "shift=2,sleep=on", "-rtc", "clock=vm"),
        *("-machine", "pc", "-cpu", "max", "-smp", "1", "-m", str(MEMORY)),
        *("-nodefaults", "-no-user-config", "-display", "none", "-no-reboot", "-serial", "stdio"),
        *("-kernel", str(folder / "kernel-image"), "-initrd", str(folder / "initramfs")),
        *("-append", f"{console} run={run} only={only} -"),
        *("-virtfs", "local,path=/,mount_tag=host,security_model=none,readonly=on,multidevs=remap"),
        *("-device", "qemu-xhci,id=usb", "-device", "virtio-serial"),
        *("-chardev", f"socket,id=control,path={sockets}/control,server=on,wait=off"),
        *("-mon", "chardev=control,mode=control"),
        *("-chardev", f"socket,id=monitor,path={sockets}/control"),
        *("-device", "virtserialport,chardev=monitor,name=monitor"),
        *("-chardev", f"socket,id=cable,path={sockets}/cable,server=on,wait=off"),
        *("-chardev", f"socket,id=base-station,path={sockets}/cable"),
        *("-device", "virtserialport,chardev=base-station,name=base-station"),
    ]


def boot(folder: Path, run: Path, only: str, seconds: float) -> Iterator[str]:
    """Boots, and gives what the guest says, line by line, until it is off; after so many seconds it is turned off."""
    with tempfile.TemporaryDirectory(prefix="devices-") as sockets:
        guest = subprocess.Popen(
            arguments(folder, Path(sockets), run, only),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        off = threading.Timer(seconds, guest.kill)
        off.daemon = True
        off.start()
        try:
            assert guest.stdout is not None
            for line in guest.stdout:
                yield line.decode(errors="replace").rstrip()
        finally:
            off.cancel()
            guest.kill()
            guest.wait()
