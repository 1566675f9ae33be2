"""Asking the hall for something: one command in, entries or a refusal out."""

from dataclasses import dataclass

import httpx

from stemkast.assembly import commands
from stemkast.assembly.commands import Command
from stemkast.assembly.refusal import Reason, Refusal
from stemkast.hall_client.address import HallAddress

_TIMEOUT = 30.0


@dataclass(frozen=True, slots=True)
class Accepted:
    """The command became these entries."""

    indexes: tuple[int, ...]


class HallUnreachable(Exception):
    """Raised by `send` when the hall does not answer, or not as a hall does."""


class CommandSender:
    """Sends commands over one connection. Not for the thread of a window: it waits for the answer."""

    def __init__(self, hall: HallAddress) -> None:
        self._client = httpx.Client(
            base_url=hall.http, headers=hall.headers, verify=hall.context() or False, timeout=_TIMEOUT, trust_env=False
        )

    def send(self, command: Command) -> Accepted | Refusal:
        """The hall's answer. Raises HallUnreachable."""
        try:
            answer = self._client.post("/commands", json=commands.to_json(command))
            fields = answer.json()
        except (httpx.HTTPError, ValueError) as error:
            raise HallUnreachable("the hall does not answer") from error
        if answer.status_code == httpx.codes.OK:
            return Accepted(tuple(fields["indexes"]))
        if answer.status_code == httpx.codes.CONFLICT:
            return Refusal(Reason(fields["reason"]), fields["text"], fields["rule"])
        raise HallUnreachable(f"the hall answers: {fields.get('text', answer.status_code)}")

    def close(self) -> None:
        """Ends the connection."""
        self._client.close()
