"""QEMU's own control (QMP), reached from inside: plugs and pulls the serial adapter that QEMU emulates."""

import json
from pathlib import Path
from types import TracebackType

from tests.devices.guest.sysfs import wait

ADAPTER = "adapter"


def virtio_port(name: str) -> Path:
    """The port of virtio that QEMU gave this name."""
    for each in Path("/sys/class/virtio-ports").iterdir():
        if (each / "name").read_text().strip() == name:
            return Path("/dev") / each.name
    raise FileNotFoundError(name)


class Monitor:
    """One conversation with QEMU. A context manager that ends it."""

    def __init__(self) -> None:
        self._file = virtio_port("monitor").open("r+b", buffering=0)
        assert "QMP" in json.loads(self._line())
        self.ask("qmp_capabilities")

    def ask(self, command: str, **arguments: object) -> bool:
        """Has something done; False if QEMU refuses it."""
        self._file.write(json.dumps({"execute": command, "arguments": arguments}).encode() + b"\n")
        while True:
            answer = json.loads(self._line())
            if "event" not in answer:
                return "return" in answer

    def plug_adapter(self) -> None:
        """An FTDI adapter (usb-serial) on the cable. Just after it was pulled, QEMU may still hold the cable."""
        new = {"driver": "usb-serial", "id": ADAPTER, "bus": "usb.0", "chardev": "cable", "always-plugged": True}
        wait(lambda: self.ask("device_add", **new))

    def pull_adapter(self) -> None:
        """Pulls it."""
        assert self.ask("device_del", id=ADAPTER)

    def _line(self) -> bytes:
        line = b""
        while not line.endswith(b"\n"):
            line += self._file.read(1) or b""
        return line

    def __enter__(self) -> "Monitor":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()
