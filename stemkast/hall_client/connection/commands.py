"""Asking the hall for something: one command in, entries or a refusal out."""

import time
from dataclasses import dataclass

import httpx

from stemkast.assembly import commands
from stemkast.assembly.commands import Command
from stemkast.assembly.refusal import Reason, Refusal
from stemkast.hall_client.connection.address import HallAddress

_TIMEOUT, _REACH_TIMEOUT = 30.0, 5.0
"""Seconds for an answer, and to reach the machine at all."""
_MOST_PAUSES = 10
"""How often one command waits because this station asked too much."""


@dataclass(frozen=True, slots=True)
class Accepted:
    """The command became these entries."""

    indexes: tuple[int, ...]


class HallUnreachable(Exception):
    """Raised by `send` when the hall does not answer, or not as a hall does."""


class CommandSender:
    """Sends commands over one connection. Not for the thread of a window: it waits for the answer."""

    def __init__(self, hall: HallAddress) -> None:
        self._hall = hall
        self._client = httpx.Client(
            headers=hall.headers,
            verify=hall.context() or False,
            timeout=httpx.Timeout(_TIMEOUT, connect=_REACH_TIMEOUT),
            trust_env=False,
        )

    def send(self, command: Command) -> Accepted | Refusal:
        """The hall's answer. Raises HallUnreachable."""
        try:
            answer = self._post(command)
            fields = answer.json()
        except (httpx.HTTPError, ValueError) as error:
            raise HallUnreachable("the hall does not answer") from error
        if answer.status_code == httpx.codes.OK:
            return Accepted(tuple(fields["indexes"]))
        if answer.status_code == httpx.codes.CONFLICT:
            return Refusal(Reason(fields["reason"]), fields["text"], fields["rule"])
        raise HallUnreachable(f"the hall answers: {fields.get('text', answer.status_code)}")

    def _post(self, command: Command) -> httpx.Response:
        """The answer; a hall that was asked too much did nothing yet, and is asked again when it says."""
        answer = self._client.post(f"{self._hall.http}/commands", json=commands.to_json(command))
        for _ in range(_MOST_PAUSES):
            if answer.status_code != httpx.codes.TOO_MANY_REQUESTS:
                break
            time.sleep(min(int(answer.headers.get("Retry-After", "1")), _TIMEOUT))
            answer = self._client.post(f"{self._hall.http}/commands", json=commands.to_json(command))
        return answer

    def close(self) -> None:
        """Ends the connection."""
        self._client.close()
