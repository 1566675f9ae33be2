"""Polls: what the hall announced, every step of a poll, and every vote (V-15 to V-17, V-19 to V-23 and V-38)."""

from collections.abc import Iterator

import cbor2

from stemkast.verifier.count import UNCOUNTED, count, well_formed
from stemkast.verifier.desk import shortened
from stemkast.verifier.envelopes import items
from stemkast.verifier.log import canonical, sha256
from stemkast.verifier.state import RUNNING, Data, Pairing, Poll, State, Vote

STEPS = {  # event: the states in which it can happen, the state that follows, what the hall tells keypads (a number)
    "poll_opened": ({"announced"}, "open", 1),
    "poll_extended": ({"open"}, "open", 0),
    "poll_held": ({"open"}, "held", 2),
    "poll_resumed": ({"held"}, "open", 3),
    "poll_closing": ({"open", "held"}, "closing", 4),
    "poll_closed": ({"closing"}, "closed", 5),
    "roll_call_closed": ({"calling"}, "closed", 0),
    "result_declared": ({"closed"}, "declared", 0),
    "result_contested": ({"declared"}, "contested", 0),
    "contest_rejected": ({"contested"}, "declared", 0),
    "poll_voided": (RUNNING | {"closed", "contested"}, "voided", 6),
}
_ABOUT_COUNTERS = {"cloned_key", "already_voted", "superseded"}


def step(state: State, event: str, data: Data) -> Poll:
    """A poll goes on by one of the steps; keypads were told, where the step is about them."""
    poll = the_poll(state, data, "V-17")
    before, after, action = STEPS[event]
    state.need(poll.state in before, "V-17", f"{event} while poll {poll.number} is {poll.state}")
    if event != "poll_voided":
        state.need(not _is_of_another_hall(state, poll), "V-17", f"{event} in poll {poll.number} of another hall")
    if action and poll.announced and (event != "poll_voided" or poll.state in RUNNING):
        said = [2, *_here(state), poll.number, action, poll.announced, data.get("seconds", 0)]
        _hall_said(state, "V-16", data["control"], said)
    else:
        state.need(not data.get("control"), "V-16", "keypads are told about a poll that was closed already")
    poll.state = after
    return poll


def the_poll(state: State, data: Data, check: str) -> Poll:
    """The poll that an entry is about; leaves the entry where there is none."""
    return state.find(state.polls, data["poll"], check, f"there is no poll {data['poll']}")


def all_finished(state: State) -> None:
    """Before the next thing: no poll is running, waits for its declaration or is contested."""
    state.need(not any(map(is_unfinished, state.polls.values())), "V-17", "the poll before is not finished")


def is_unfinished(poll: Poll) -> bool:
    """Whether nothing else can be called, announced or closed before this poll is finished."""
    return poll.state in RUNNING | {"contested"} or (poll.state == "closed" and poll.kind == "real")


def poll_announced(state: State, data: Data) -> None:
    """The hall told every keypad the question, and each signs its votes together with that."""
    question = data["question"]
    tested = any(each.kind == "test" and each.state == "closed" for each in state.polls.values())
    early = data["kind"] == "real" and state.settings["test_poll_first"] and not tested
    state.need(not early, "V-17", "a real poll before a test poll")
    kind, policy = int(data["kind"] == "test"), int(state.settings["revote"] == "last")
    options = [[each["key"], shortened(each["label"], 40)] for each in question["options"]]
    said = [1, *_here(state), data["poll"], kind, data["question_hash"], state.register_hash, None, policy, options]
    _hall_said(state, "V-15", data["announcement"], [*said, shortened(question["subject"], 64)])
    begin(state, data, data["kind"], sha256(data["announcement"]), "announced")


def begin(state: State, data: Data, kind: str, announced: bytes, now: str) -> None:
    """A poll begins, by keypad or by roll call."""
    number, question = data["poll"], data["question"]
    all_finished(state)
    state.need(state.register_hash, "V-17", "a poll before the register")
    state.need(number == len(state.polls) + 1, "V-15", f"this is poll {len(state.polls) + 1}, not {number}")
    state.need(data["question_hash"] == sha256(canonical(question)), "V-15", "the question has another hash")
    labels = {
        each["key"]: each["label"] if each["meaning"] == "option" else each["meaning"] for each in question["options"]
    }
    state.polls[number] = Poll(number, state.epoch, kind, question, labels, announced, now)


def _here(state: State) -> tuple[bytes, int, None]:
    """How everything begins that the hall says to all: assembly, epoch, and a sequence that only it knows."""
    return state.first["assembly"], state.epoch, None


def _hall_said(state: State, check: str, envelope: bytes, expected: list[object]) -> None:
    """The hall signed exactly this; None stands for a rising sequence (place 3) and for 16 bytes (place 8)."""
    payload = state.hall.opened(envelope)
    if not state.need(payload, check, "this is not signed by the hall's key: no keypad would have believed it"):
        return
    said = items(payload or b"")
    said += [None] * (len(expected) - len(said))
    free = type(said[3]) is int and (expected[8:9] != [None] or (type(said[8]) is bytes and len(said[8]) == 16))
    whole = [unknown if known is None else known for known, unknown in zip(expected, said, strict=False)]
    same = free and cbor2.dumps(whole) == payload
    state.need(same, check, "what the hall signed is not what this entry says")
    state.need(not same or said[3] > state.sequence, check, "the hall said this before something that comes earlier")
    state.sequence = said[3] if same else state.sequence


def poll_closed(state: State, data: Data) -> None:
    """No vote counts after this entry."""
    poll = state.polls[data["poll"]]
    present = {code: pairing.weight for code, pairing in state.current.items()}
    present |= {code: vote.pairing.weight for code, vote in poll.standing.items()}
    numbers, said = (len(present), sum(present.values())), (data["present"], data["present_votes"])
    state.need(said == numbers, "V-23", f"present were {numbers} municipalities and votes, not {said}")
    poll.closed = True
    recount(state, poll)


roll_call_closed = poll_closed


def recount(state: State, poll: Poll, lot: int | None = None) -> None:
    """Counts the votes that stand."""
    votes = ((vote.choice, vote.pairing.weight) for vote in poll.standing.values())
    poll.count = count(poll.question, votes, state.settings, lot) if well_formed(poll.question) else UNCOUNTED


def vote_accepted(state: State, data: Data) -> None:
    """A vote that is to count: signed by the keypad for this poll and municipality, in time, and new."""
    poll, pairing = _signed(state, "V-19", data)
    wrong = list(_reasons(state, poll, pairing, data))
    for reason in wrong:
        check = "V-21" if reason in _ABOUT_COUNTERS else "V-20"
        state.need(False, check, f"a vote of {state.called_by(pairing.municipality)} counts, and should not: {reason}")
    code, said = pairing.municipality, data["municipality"]
    if said != code:
        state.need(False, "V-20", f"the vote of {state.called_by(code)} is given to {state.called_by(said)}")
    elif not wrong:
        stands(poll, Vote(state.index, pairing, data["counter"], data["choice"]))


def stands(poll: Poll, vote: Vote) -> None:
    """From here on this is the vote of its municipality."""
    poll.standing[vote.pairing.municipality] = vote
    poll.votes.append(vote)


def vote_refused(state: State, data: Data) -> None:
    """A vote that a keypad signed and that does not count, for one of the reasons that there are."""
    poll, pairing = _signed(state, "V-22", data)
    reasons = list(_reasons(state, poll, pairing, data))
    text = " and ".join(reasons) or "nothing wrong: a vote was kept out"
    state.need(data["reason"] in reasons, "V-22", f"refused as {data['reason']!r}, but it is {text}")


def _signed(state: State, check: str, data: Data) -> tuple[Poll, Pairing]:
    """Poll and pairing of a vote, if the keypad signed what the entry says, for that poll and that pairing."""
    text = f"pairing {data['pairing']} did not sign this vote for poll {data['poll']}"
    poll = state.find(state.polls, data["poll"], check, text)
    pairing = state.find(state.pairings, data["pairing"], check, text)
    text = f"the keypad of {state.called_by(pairing.municipality)} did not sign this vote for poll {data['poll']}"
    payload = pairing.key.opened(data["envelope"], cbor2.dumps([poll.announced, pairing.accepted]))
    said = [20, data["pairing"], data["poll"], data["counter"], data["choice"]]
    state.must(payload == cbor2.dumps(said), check, text)
    return poll, pairing


def _reasons(state: State, poll: Poll, pairing: Pairing, data: Data) -> Iterator[str]:
    """Every reason why this vote does not count at this moment."""
    place, digest = (pairing.number, data["counter"]), sha256(data["envelope"])
    if state.used.setdefault(place, digest) != digest:
        yield "cloned_key"
    if poll.state not in ("open", "closing") or _is_of_another_hall(state, poll):
        yield "held" if poll.state == "held" else "not_open"
    if state.current.get(pairing.municipality) is not pairing:
        yield "not_current_pairing"
    if data["choice"] not in poll.labels:
        yield "unknown_choice"
    standing = poll.standing.get(pairing.municipality)
    if standing is not None and state.settings["revote"] == "first":
        yield "already_voted"
    elif standing is not None and place <= (standing.pairing.number, standing.counter):
        yield "superseded"


def _is_of_another_hall(state: State, poll: Poll) -> bool:
    """A poll that was running when another machine became the hall: it can only be voided."""
    return poll.state in RUNNING and poll.epoch != state.epoch


def replication_waived(state: State, data: Data) -> None:
    """Green means the hall's own disk alone, in this poll."""
    poll = the_poll(state, data, "V-17")
    state.need(poll.state in RUNNING and data["reason"], "V-17", "no replica: takes a running poll and a reason")


def screen_shown(state: State, data: Data) -> None:
    """The hall sees how a poll went, and who voted how, once it is declared; that of a test poll once it is closed."""
    if data["view"] in ("poll", "result", "voting_behaviour"):
        poll = the_poll(state, data, "V-38")
        tried = poll.kind == "test" and poll.state == "closed" and data["view"] == "result"
        public = poll.state in ("declared", "contested", "final") or tried or data["view"] == "poll"
        state.need(public, "V-38", f"the screen shows how poll {poll.number} went, which is {poll.state}")
