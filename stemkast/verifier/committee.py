"""What the committee recorded: releases, spot checks, and the roots that its members compared (V-07, V-17, V-40)."""

from stemkast.verifier.log import sha256
from stemkast.verifier.polls import the_poll
from stemkast.verifier.state import Data, State


def _committee_acts(state: State) -> None:
    """The station that caused this cosigns under its own name, with - for what a name cannot hold."""
    state.acted.append((state.index, state.by.replace(" ", "-").replace("+", "-")))


def poll_released(state: State, data: Data) -> None:
    """By setting nothing is declared before; a lot that is drawn afterwards takes the release away."""
    _committee_acts(state)
    poll = the_poll(state, data, "V-17")
    waits = state.settings["committee_releases"] and poll.kind == "real" and poll.state == "closed"
    state.need(waits and not poll.released, "V-17", f"poll {poll.number} is released, which does not wait for that")
    poll.released = True


def spot_check_drawn(state: State, data: Data) -> None:
    """Who is asked what the display says follows from a seed."""
    _committee_acts(state)
    poll, drawn = the_poll(state, data, "V-17"), data["municipalities"]
    order = sorted(poll.standing, key=lambda code: sha256(data["seed"] + code.encode()))
    right = bool(data["source"] and drawn) and drawn == order[: len(drawn)] and not poll.drawn
    text = f"the seed of the spot check of poll {poll.number} does not draw these, or it was drawn before"
    state.need(right and poll.closed and poll.state != "voided", "V-17", text)
    poll.drawn = drawn


def spot_check_done(state: State, data: Data) -> None:
    """One that was drawn was asked."""
    _committee_acts(state)
    asked = data["municipality"] in the_poll(state, data, "V-17").drawn
    text = f"{data['municipality']!r} was not drawn in poll {data['poll']}, or what differs is not said"
    state.need(asked and (data["agreed"] or data["remark"]), "V-17", text)


def root_compared(state: State, data: Data) -> None:
    """A member read the fingerprint of the tree elsewhere; whether it is this one's is seen with the checkpoints."""
    _committee_acts(state)
    state.roots.append((state.index, data["size"], data["root"], "V-07"))


def root_shown(state: State, data: Data) -> None:
    """What the hall saw is what the committee compares."""
    state.roots.append((state.index, data["size"], data["root"], "V-07"))
