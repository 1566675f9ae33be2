"""What the committee recorded: releases, spot checks, and the roots that its members compared (V-07 and V-17)."""

from stemkast.verifier.desk import Data
from stemkast.verifier.envelopes import Key
from stemkast.verifier.log import sha256
from stemkast.verifier.polls import Poll
from stemkast.verifier.roll_call import RollCalls


class Committee(RollCalls):
    """The entries of the committee. `compared`: index of the entry, size and root of each comparison."""

    def __init__(self, first: Data, hall: Key, succession: Key, fleet: Key) -> None:
        super().__init__(first, hall, succession, fleet)
        self.compared: list[tuple[int, int, bytes]] = []
        self._released: set[int] = set()
        self._drawn: dict[int, list[str]] = {}

    def _poll_released(self, data: Data) -> None:
        poll = self.find(self.polls, data["poll"], "V-17", f"there is no poll {data['poll']} to release")
        waits = self.settings["committee_releases"] and poll.kind == "real" and poll.state == "closed"
        text = f"poll {poll.number} is released, which does not wait for that"
        self.need(waits and poll.number not in self._released, "V-17", text)
        self._released.add(poll.number)

    def _lot_drawn(self, data: Data) -> None:
        super()._lot_drawn(data)
        self._released.discard(data["poll"])

    def _result_declared(self, poll: Poll, data: Data) -> None:
        released = not self.settings["committee_releases"] or poll.number in self._released
        self.need(released, "V-17", f"poll {poll.number} is declared, which the committee did not release")
        super()._result_declared(poll, data)

    def _spot_check_drawn(self, data: Data) -> None:
        poll = self.find(self.polls, data["poll"], "V-17", f"there is no poll {data['poll']} to check")
        order = sorted(poll.standing, key=lambda code: sha256(data["seed"] + code.encode()))
        drawn = data["municipalities"]
        right = bool(data["source"] and drawn) and drawn == order[: len(drawn)] and poll.number not in self._drawn
        text = f"the seed of the spot check of poll {poll.number} does not draw these, or it was drawn before"
        self.need(right and poll.closed and poll.state != "voided", "V-17", text)
        self._drawn[poll.number] = drawn

    def _spot_check_done(self, data: Data) -> None:
        asked = data["municipality"] in self._drawn.get(data["poll"], [])
        said = data["agreed"] or data["remark"]
        text = f"{data['municipality']!r} was not drawn in poll {data['poll']}, or what differs is not said"
        self.need(asked and said, "V-17", text)

    def _root_compared(self, data: Data) -> None:
        self.compared.append((self.index, data["size"], data["root"]))

    _root_shown = _root_compared  # what the hall saw is what the committee compares
