"""Sending many commands: in order, up to the first that is refused, and saying how far it came."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from stemkast.assembly.commands import Command
from stemkast.assembly.refusal import Reason, Refusal
from stemkast.hall_client.connection.commands import Accepted, HallUnreachable


class Sender(Protocol):
    """What asks the hall; `commands.CommandSender` is one. Raises HallUnreachable."""

    def send(self, command: Command) -> Accepted | Refusal:
        """The hall's answer."""


@dataclass(frozen=True, slots=True)
class Sending:
    """How far it came: `done` of `of` commands are in the ledger, then `stopped_at` was refused, if any was.

    Where the hall did not answer, whether that last command was written is for the ledger to say.
    """

    done: int
    of: int
    stopped_at: Command | None = None
    refusal: Refusal | None = None


def send_in_order(sender: Sender, commands: Sequence[Command], progress: Callable[[int, int], object]) -> Sending:
    """Sends one command after the other; `progress(done, of)` is told after each. Never raises."""
    for done, command in enumerate(commands):
        try:
            answer = sender.send(command)
        except HallUnreachable as error:
            answer = Refusal(Reason.NOT_READY, str(error), "the hall does not answer")
        if isinstance(answer, Refusal):
            return Sending(done, len(commands), command, answer)
        progress(done + 1, len(commands))
    return Sending(len(commands), len(commands))
