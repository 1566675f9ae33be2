"""The roll call (hoofdelijke stemming), for when keypads fail: two witnesses hear each municipality and sign (V-39)."""

from stemkast.verifier.decisions import Decisions
from stemkast.verifier.desk import Data
from stemkast.verifier.log import canonical, encode_base64, sha256
from stemkast.verifier.polls import Poll, Vote


class RollCalls(Decisions):
    """The entries about votes that no keypad signed."""

    def _roll_call_announced(self, data: Data) -> None:
        self.need(data["reason"], "V-39", "a roll call is held for no reason")
        self.begin(data, "real", b"", "calling")
        self._put_to_the_vote(self.polls[data["poll"]])

    def _roll_call_entered(self, data: Data) -> None:
        self._heard(data, "enter").entered[data["municipality"]] = data["choice"], data["witness"]

    def _roll_call_confirmed(self, data: Data) -> None:
        poll, code = self._heard(data, "confirm"), data["municipality"]
        choice, witness = poll.entered.pop(code, (0, ""))
        same = choice == data["choice"] and witness != data["witness"]
        self.must(same, "V-39", f"the vote of {code!r} was not entered like this by another witness")
        poll.standing[code] = Vote(self.index, self.current[code], 0, choice)
        poll.votes.append(poll.standing[code])

    def _roll_call_closed(self, poll: Poll, data: Data) -> None:
        waiting = ", ".join(poll.entered)
        self.need(not waiting, "V-39", f"closed while nobody confirmed the votes of {waiting}")
        self._poll_closed(poll, data)

    def _heard(self, data: Data, act: str) -> Poll:
        """The roll call that is open, if the witness signed that it heard this there from who is present."""
        poll = self.find(self.polls, data["poll"], "V-39", f"there is no poll {data['poll']}")
        open_here = poll.state == "calling" and poll.epoch == self.epoch
        self.must(open_here, "V-39", f"a vote by roll call while poll {poll.number} is no open roll call")
        pairing = self.find(self.current, data["municipality"], "V-39", f"{data['municipality']!r} is not present")
        witness = self.find(self.witnesses, data["witness"], "V-39", f"{data['witness']!r} is no witness")
        self.must(data["choice"] in poll.labels, "V-39", f"poll {poll.number} has no key {data['choice']}")
        said = {
            "act": act,
            "assembly": encode_base64(self.first["assembly"]),
            "choice": data["choice"],
            "municipality": pairing.municipality,
            "poll": poll.number,
            "question_hash": encode_base64(sha256(canonical(poll.question))),
            "weight": pairing.weight,
        }
        signed = witness.key.signed(b"stemkast roll call 1\n" + canonical(said), data["signature"])
        self.must(signed, "V-39", f"{witness.name!r} did not sign that {pairing.municipality!r} said this")
        return poll
