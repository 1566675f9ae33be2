"""The roll call (hoofdelijke stemming), for when keypads fail: two witnesses hear each municipality and sign (V-39)."""

from stemkast.verifier.log import canonical, encode_base64, sha256
from stemkast.verifier.polls import begin, stands, the_poll
from stemkast.verifier.state import Data, Poll, State, Vote


def roll_call_announced(state: State, data: Data) -> None:
    """A poll that is open at once; keypads are told nothing."""
    state.need(data["reason"], "V-39", "a roll call is held for no reason")
    begin(state, data, "real", b"", "calling")


def roll_call_entered(state: State, data: Data) -> None:
    """What one witness heard."""
    _heard(state, data, "enter").entered[data["municipality"]] = data["choice"], data["witness"]


def roll_call_confirmed(state: State, data: Data) -> None:
    """Another heard the same: the vote stands."""
    poll, code = _heard(state, data, "confirm"), data["municipality"]
    choice, witness = poll.entered.pop(code, (0, ""))
    same = choice == data["choice"] and witness != data["witness"]
    state.must(same, "V-39", f"the vote of {code!r} was not entered like this by another witness")
    stands(poll, Vote(state.index, state.current[code], 0, choice))


def roll_call_closed(state: State, data: Data) -> None:
    """Nothing waits for a second witness."""
    waiting = ", ".join(state.polls[data["poll"]].entered)
    state.need(not waiting, "V-39", f"closed while nobody confirmed the votes of {waiting}")


def _heard(state: State, data: Data, act: str) -> Poll:
    """The roll call that is open, if the witness signed that it heard this there from who is present."""
    poll = the_poll(state, data, "V-39")
    open_here = poll.state == "calling" and poll.epoch == state.epoch
    state.must(open_here, "V-39", f"a vote by roll call while poll {poll.number} is no open roll call")
    pairing = state.find(state.current, data["municipality"], "V-39", f"{data['municipality']!r} is not present")
    witness = state.find(state.witnesses, data["witness"], "V-39", f"{data['witness']!r} is no witness")
    state.must(data["choice"] in poll.labels, "V-39", f"poll {poll.number} has no key {data['choice']}")
    said = {
        "act": act,
        "assembly": encode_base64(state.first["assembly"]),
        "choice": data["choice"],
        "municipality": pairing.municipality,
        "poll": poll.number,
        "question_hash": encode_base64(sha256(canonical(poll.question))),
        "weight": pairing.weight,
    }
    signed = witness.key.signed(b"stemkast roll call 1\n" + canonical(said), data["signature"])
    state.must(signed, "V-39", f"{witness.name!r} did not sign that {pairing.municipality!r} said this")
    state.acted.append((state.index, witness.name))
    return poll
