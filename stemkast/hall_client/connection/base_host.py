"""A remote host of base stations: lends the hall its serial lines, without a window, until it is told to stop."""

import threading
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import PurePath

from firmware_protocol.transports.serial_line import SerialTransport
from stemkast.hall_client.connection.address import HallAddress
from stemkast.hall_client.connection.lending import Lending, LendingState, Lent, NoDevice, NoHall, NotTaken


def line_names(paths: Sequence[str]) -> dict[str, str] | None:
    """The path of each line by the name under which it is lent: the last part of it; None if two have the same."""
    names = {PurePath(path).name: path for path in paths}
    return names if len(names) == len(paths) and "" not in names else None


def host(hall: HallAddress, lines: dict[str, str], say: Callable[[str], None], stop: threading.Event) -> None:
    """Lends `lines`, paths by name, until `stop`. `say` is told in sentences what changes, from several threads."""

    def told(name: str, state: LendingState) -> None:
        say(f"{name}: {sentence(state)}")

    lendings = [
        Lending(hall, name, SerialTransport((path,)), partial(told, name), path) for name, path in lines.items()
    ]
    for each in lendings:
        each.start()
    stop.wait()
    for each in lendings:
        each.stop()


def sentence(state: LendingState) -> str:
    """What a person reads."""
    match state:
        case Lent(path=path):
            return f"lent to the hall as {path}"
        case NoDevice(why=why) | NoHall(why=why):
            return f"{why}; trying again"
        case NotTaken(why=why):
            return f"{why}; trying again now and then"
