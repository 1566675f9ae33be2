"""A network of this process's own: the hall here, every station behind a cable of its own that can be pulled.

The round runs in namespaces of its own (`COMMAND`), so that nothing of it is seen outside, and nothing stays: network,
mounts and processes go with the one that made them. Each station gets one more, joined to the hall's by a pair of
virtual Ethernet devices; pulling the cable takes down the hall's end, and neither side is told anything else.
"""

import contextlib
import functools
import os
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

_INSIDE = "STEMKAST_FAULTS_INSIDE"
_OWN = ("unshare", "--net", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc")
_AS_ROOT = ("unshare", "--user", "--map-root-user", *_OWN[1:])
_BRIDGE = "stemkast"
_TRIED = ("ip", "link", "add", "name", _BRIDGE, "type", "bridge")
HALL = "10.83.0.1"
ALONE = "127.0.0.1"
_PATIENCE = 30


@functools.cache
def prefix() -> tuple[str, ...]:
    """What begins a command that runs in namespaces of its own; empty where there are none to be had."""
    for each in (_OWN, _AS_ROOT):
        try:
            subprocess.run([*each, *_TRIED], check=True, capture_output=True, timeout=_PATIENCE)
        except (OSError, subprocess.SubprocessError):
            continue
        return each
    return ()


def environment() -> dict[str, str]:
    """For a command behind `prefix()`: it says where it is."""
    return os.environ | ({_INSIDE: "1"} if prefix() else {})


def is_own() -> bool:
    """Whether this process has namespaces of its own."""
    return os.environ.get(_INSIDE) == "1"


class Cable:
    """What joins one station to the hall. Without namespaces of one's own it is this computer, and cannot be pulled."""

    def __init__(self, number: int) -> None:
        self._number = number
        self._name = f"stemkast{number}"
        self._holder: subprocess.Popen[bytes] | None = None
        self.prefix: Sequence[str] = ()
        if is_own():
            self._lay()

    def pull(self) -> None:
        """Nothing gets through any more."""
        _ip("link", "set", self._name, "down")

    def put_in(self) -> None:
        """It does again."""
        _ip("link", "set", self._name, "up")

    def end(self) -> None:
        """The station's namespace goes."""
        if self._holder is not None:
            self._holder.communicate(timeout=_PATIENCE)

    def _lay(self) -> None:
        # `cat` holds the namespace; what it says back says that it is there.
        holder = subprocess.Popen(["unshare", "--net", "cat"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        assert holder.stdin is not None
        assert holder.stdout is not None
        holder.stdin.write(b"\n")
        holder.stdin.flush()
        assert holder.stdout.readline() == b"\n"
        self._holder = holder
        self.prefix = ("nsenter", f"--net=/proc/{holder.pid}/ns/net", "--")
        _ip("link", "add", self._name, "type", "veth", "peer", "name", "hall", "netns", str(holder.pid))
        _ip("link", "set", self._name, "master", _BRIDGE, "up")
        for words in (
            ("addr", "add", f"10.83.0.{10 + self._number}/24", "dev", "hall"),
            ("link", "set", "hall", "up"),
            ("link", "set", "lo", "up"),
        ):
            subprocess.run([*self.prefix, "ip", *words], check=True)


def make_network() -> str:
    """The hall's end of all cables; the address at which the hall is reached."""
    if not is_own():
        return ALONE
    _ip("link", "set", "lo", "up")
    _ip(*_TRIED[1:])
    _ip("addr", "add", f"{HALL}/24", "dev", _BRIDGE)
    _ip("link", "set", _BRIDGE, "up")
    return HALL


def another_machine(instead_of: str, number: int) -> str:
    """A hall's machine is gone from the network, and the next one has an address of its own; the same without one."""
    if not is_own():
        return instead_of
    address = f"10.83.0.{number}"
    _ip("addr", "del", f"{instead_of}/24", "dev", _BRIDGE)
    _ip("addr", "add", f"{address}/24", "dev", _BRIDGE)
    return address


def _ip(*words: str) -> None:
    subprocess.run(["ip", *words], check=True)


@contextlib.contextmanager
def own_disk(folder: Path, megabytes: int) -> Iterator[None]:
    """Puts a disk of its own, so large, under `folder`; where there are no namespaces the folder stays as it is."""
    if is_own():
        options = f"size={megabytes}m,mode=700"
        subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)], check=True)
    try:
        yield
    finally:
        if is_own():
            subprocess.run(["umount", "--lazy", str(folder)], check=True)
