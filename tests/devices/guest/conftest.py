"""What every test in the guest may count on: udev with this project's rules, and QEMU's control."""

import grp
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.devices.guest.monitor import Monitor
from tests.devices.guest.sysfs import wait

REPOSITORY = Path(__file__).resolve().parents[3]
RULES = REPOSITORY / "firmware_protocol/udev/70-stemkast.rules"
UDEV = REPOSITORY / ".devices/udev/bin/udevadm"
OF_DEBIAN = 'SUBSYSTEM=="tty", KERNEL=="ttyUSB[0-9]*", GROUP="dialout", MODE="0660"\n'
"""The one rule of Debian's own that counts here: adapters that are nobody's in particular. Of the others none is there,
so that what comes out comes of the project's."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What a test tried travels with its report."""
    for item in items:
        item.user_properties += [("tried", mark.args[0]) for mark in item.iter_markers("tried")]


def pytest_configure(config: pytest.Config) -> None:
    """The host hears of every test as it ends."""
    config.pluginmanager.register(_Teller(config))


class _Teller:
    """Says in a line of its own what became of a test (outcome.py)."""

    def __init__(self, config: pytest.Config) -> None:
        self._config = config

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Of each test the call, and what goes wrong around it."""
        if report.when != "call" and report.passed:
            return
        terminal = self._config.pluginmanager.get_plugin("terminalreporter")
        tried = dict(report.user_properties).get("tried", "")
        terminal.ensure_newline()
        terminal.write_line(f"@@ test {report.outcome} {report.duration:.1f} {report.nodeid} {tried}")


@pytest.fixture(scope="session", autouse=True)
def udev() -> Iterator[None]:
    """A real udevd, which knows nothing but the rules that this project ships."""
    rules = Path("/run/udev/rules.d")
    rules.mkdir(parents=True)
    (rules / RULES.name).write_bytes(RULES.read_bytes())
    (rules / "50-of-debian.rules").write_text(OF_DEBIAN)
    assert grp.getgrnam("dialout")
    daemon = subprocess.Popen(["systemd-udevd", "--resolve-names=early"], executable=UDEV)
    wait(Path("/run/udev/control").exists)
    yield
    daemon.terminate()
    daemon.wait()


@pytest.fixture(scope="session")
def monitor() -> Iterator[Monitor]:
    """QEMU's control."""
    with Monitor() as monitor:
        yield monitor


def settle() -> None:
    """Waits until udev has done with every device that came."""
    subprocess.run([UDEV, "settle", "--timeout=60"], check=True, env=os.environ | {"SYSTEMD_LOG_LEVEL": "err"})


def properties(node: Path) -> dict[str, str]:
    """What udev knows of a device node."""
    said = subprocess.run(
        [UDEV, "info", "--query=property", f"--name={node}"], check=True, capture_output=True, text=True
    )
    return dict(line.split("=", 1) for line in said.stdout.splitlines())
