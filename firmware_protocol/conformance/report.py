"""Runs the sessions on a bench, and says by rule how it went."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from firmware_protocol.conformance.bench import Bench
from firmware_protocol.conformance.sessions import Session
from firmware_protocol.conformance.tester import Failed, TestHall


@dataclass(frozen=True, slots=True)
class Tried:
    """One session: `why` is empty where it passed, else what was expected and what came."""

    session: Session
    why: str


def run(bench: Bench, sessions: Sequence[Session], progress: Callable[[str], None]) -> list[Tried]:
    """Tries every session. Raises TransportGone, DeviceSilent."""
    tried = []
    for session in sessions:
        progress(session.name)
        hall = TestHall(bench)
        try:
            hall.meet()
            session.run(hall)
        except Failed as failed:
            tried.append(Tried(session, f"expected {failed}"))
        else:
            tried.append(Tried(session, ""))
    return tried


def by_rule(tried: Sequence[Tried]) -> dict[str, list[Tried]]:
    """What was tried of each rule, in order of their numbers."""
    rules = sorted({rule for each in tried for rule in each.session.rules})
    return {rule: [each for each in tried if rule in each.session.rules] for rule in rules}
