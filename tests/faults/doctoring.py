"""What the judgement must notice: the end of a real round, doctored in every way that it looks for.

Every round does this with its own end: a judgement that notices nothing is worth nothing.
"""

from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from firmware_protocol.ballot import Light
from stemkast.ledger.store import LedgerStore
from tests.faults.judgement import Ended, judge, vote_in


def vote_removed(ended: Ended) -> Ended:
    """The first vote that was green is not there any more, in the ledger and in every copy."""
    green = {each.vote for each in ended.greens}
    at = next(number for number, each in enumerate(ended.bodies) if vote_in(each) in green)
    return _with(ended, (*ended.bodies[:at], *ended.bodies[at + 1 :]))


def vote_doubled(ended: Ended) -> Ended:
    """The last vote stands there twice."""
    return _with(ended, (*ended.bodies, next(each for each in reversed(ended.bodies) if vote_in(each))))


def traceback_logged(ended: Ended) -> Ended:
    """A process stumbled, and went on."""
    name, text = next(iter(ended.logs.items()))
    return replace(ended, logs={**ended.logs, name: f"{text}\nTraceback (most recent call last):\n  KeyError: 1\n"})


def window_hung(ended: Ended) -> Ended:
    """The loop of a window did not answer."""
    return replace(ended, answers={**ended.answers, next(iter(ended.answers)): False})


def other_picture(ended: Ended) -> Ended:
    """The hall screen stayed behind."""
    return replace(ended, pictures={**ended.pictures, next(iter(ended.pictures)): "an older one"})


def still_waiting(ended: Ended) -> Ended:
    """A keypad was never answered."""
    return replace(ended, lights={**ended.lights, next(iter(ended.lights)): (Light.WAITING, 0)})


def other_choice(ended: Ended) -> Ended:
    """A keypad shows green for what does not count."""
    return replace(ended, lights={**ended.lights, next(iter(ended.lights)): (Light.GREEN, 9)})


def copy_short(ended: Ended) -> Ended:
    """A station keeps less than it said."""
    name, copy = next(iter(ended.copies.items()))
    return replace(ended, copies={**ended.copies, name: copy[:-1]})


def copy_differs(ended: Ended) -> Ended:
    """A station keeps something else."""
    name, copy = next(iter(ended.copies.items()))
    return replace(ended, copies={**ended.copies, name: (*copy[:-1], b"{}")})


def ended_badly(ended: Ended) -> Ended:
    """A process ended with a failure when it was asked to end."""
    return replace(ended, statuses={**ended.statuses, next(iter(ended.statuses)): 1})


def nothing_green(ended: Ended) -> Ended:
    """Nobody voted at all."""
    return replace(ended, greens=())


NOTICED: Mapping[Callable[[Ended], Ended], str] = MappingProxyType(
    {
        vote_removed: "no such vote stands in the ledger",
        vote_doubled: "stands 2 times",
        traceback_logged: "Traceback",
        window_hung: "is hung",
        other_picture: "show different things",
        still_waiting: "still waits",
        other_choice: "shows 9",
        copy_short: "entries",
        copy_differs: "is not the ledger",
        ended_badly: "ended with 1",
        nothing_green: "nothing was tried",
    }
)
"""What is done, and what the judgement has to say of it."""
_BREAKS_RECOUNT = (vote_removed, vote_doubled)


def unnoticed(ended: Ended) -> list[str]:
    """What the judgement lets pass, in sentences; empty as it should be. Of an end that was judged right."""
    missed = []
    for doctor, says in NOTICED.items():
        found = judge(doctor(ended))
        if not any(says in each for each in found):
            missed.append(f"the judgement does not notice: {doctor.__doc__}")
        if doctor in _BREAKS_RECOUNT and not any(each.startswith("the recount") for each in found):
            missed.append(f"the recount does not notice: {doctor.__doc__}")
    return missed


def _with(ended: Ended, bodies: tuple[bytes, ...]) -> Ended:
    """The same with these entries, in a file of their own and in every copy; what the hall signed stays as it was."""
    file = Path(f"{ended.ledger}.doctored")
    file.unlink(missing_ok=True)
    with LedgerStore.open_read_only(ended.ledger) as original:
        notes = [(size, note) for size, note in original.checkpoints() if size <= len(bodies)]
    with closing(LedgerStore.create(file)) as store:
        store.append(list(bodies))
        for size, note in notes:
            store.add_checkpoint(size, note)
    return replace(ended, ledger=file, bodies=bodies, copies=dict.fromkeys(ended.copies, bodies))
