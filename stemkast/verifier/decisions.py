"""What is decided: the agenda, the question of every poll, declarations, acclamations (V-18, V-24, V-25)."""

import dataclasses
import re
from collections.abc import Iterator, Sequence
from typing import Any

from stemkast.verifier.count import well_formed
from stemkast.verifier.polls import all_finished, is_unfinished, recount, the_poll
from stemkast.verifier.state import Data, Left, Matter, Poll, State

_OPEN = {"pending", "undecided"}
_STATUS = {"adopted": "adopted", "rejected": "rejected", "chosen": "chosen"}  # of an outcome; else undecided
_LABELS = {"for": "Voor", "against": "Tegen", "abstain": "Onthouding"}  # on the display, of what has this meaning
_WORDS = {"adopted": "aangenomen", "rejected": "verworpen"}


def proposal_added(state: State, data: Data) -> None:
    """Something to decide. What changes another proposal is an amendment, and comes before that is decided."""
    proposal, changes = data["proposal"], data["proposal"]["amends"]
    state.need(proposal["id"] not in state.proposals, "V-25", f"there are two proposals {proposal['id']!r}")
    amendment = proposal["kind"] == "amendment"
    state.need(amendment or changes is None, "V-25", f"{proposal['id']!r} changes another, and is no amendment")
    in_time = not proposal["late"] and state.status.get(changes) in _OPEN
    state.need(not amendment or in_time, "V-25", f"amendment {proposal['id']!r} to {changes!r} comes too late")
    state.proposals[proposal["id"]] = proposal
    state.status[proposal["id"]] = "pending"


def chair_taken(state: State, data: Data) -> None:
    """Who declares from here on."""
    state.chair = data["name"]


def matter_called(state: State, data: Data) -> None:
    """The next matter; what was declared before is final."""
    all_finished(state)
    _undecided(state, "V-25", data["proposals"])
    state.called = data["proposals"]
    for poll in state.polls.values():
        poll.state = "final" if poll.state == "declared" else poll.state


def _undecided(state: State, check: str, ids: list[str]) -> bool:
    """Every one of these exists and can still be decided."""
    status = {each: state.status.get(each, "unknown") for each in ids}
    closed = [f"{each!r} is {now}" for each, now in status.items() if now not in _OPEN]
    return state.need(not closed, check, f"what cannot be decided (again): {', '.join(closed)}")


def _can_be_put(state: State, check: str, ids: list[str]) -> None:
    """These are the matter at hand, undecided, and no amendment waits that has to be decided before."""
    waits = [
        each["id"]
        for each in state.proposals.values()
        if each["kind"] == "amendment" and each["amends"] in ids and state.status[each["id"]] in _OPEN
    ]
    state.need(not waits, check, f"before this comes amendment {', '.join(waits)}")
    state.need(ids and ids == state.called, check, "this is not the matter that was called")
    if not ids or not _undecided(state, check, ids):
        raise Left


def poll_announced(state: State, data: Data) -> None:
    """What is asked, by keypad or by roll call, is what was called and what the proposals say."""
    poll, question = state.polls[data["poll"]], data["question"]
    state.handled.append(poll)
    state.need(well_formed(question), "V-18", "the question does not have the options of a poll")
    for each in question["options"]:
        shown = _LABELS.get(each["meaning"], each["label"])
        state.need(each["label"] == shown, "V-18", f"keypads show {each['label']!r} for what counts as {shown!r}")
    if poll.kind == "test":
        state.need(not question["proposals"], "V-18", "a test poll is about a proposal")
    else:
        _can_be_put(state, "V-18", question["proposals"])
        _same_question(state, question)


roll_call_announced = poll_announced


def _same_question(state: State, question: Data) -> None:
    """Words, majority, kind of choice, round and options."""
    proposals = [state.proposals[each] for each in question["proposals"]]
    words = " en ".join(_subject(state, each["id"]) for each in proposals)
    state.need(question["subject"] == words, "V-18", f"what is put to the vote should be {words!r}")
    offered = proposals[0]["options"]
    labels = [option["label"] for option in question["options"] if option["meaning"] == "option"]
    rules = [(each["majority"], each["choice"], bool(each["options"])) for each in proposals]
    same = all(each == (question["majority"], question["choice"], bool(labels)) for each in rules)
    state.need(same, "V-18", "the majority or the kind of question is not that of the proposal")
    before = _polls_on(state, question["proposals"])[:-1][-1:]  # the last one is this
    again = any(each.closed and each.count.outcome in ("no_majority", "tie") for each in before)
    state.need(question["round"] == (before[0].question["round"] + 1 if again else 1), "V-18", "it is another round")
    fits = set(labels) <= set(offered) and (again or len(labels) == len(offered))
    state.need(fits, "V-18", "the options are not those of the proposal")


def _polls_on(state: State, ids: list[str]) -> list[Poll]:
    return [each for each in state.polls.values() if each.question["proposals"] == ids and each.state != "voided"]


def _subject(state: State, proposal: str) -> str:
    """The words of a proposal after the amendments that were adopted."""
    words: str = state.proposals[proposal]["subject"]
    for each in state.proposals.values():
        if each["amends"] == proposal and state.status[each["id"]] == "adopted":
            words = each["changed_subject"] or words
    return words


def lot_drawn(state: State, data: Data) -> None:
    """A tie is decided by a number that follows from a seed."""
    text = "a lot is drawn, but no tie is to be decided by lot"
    poll = the_poll(state, data, "V-24")
    tie = poll.state == "closed" and poll.count.outcome == "tie" and state.settings["tie"] == "lot"
    state.must(tie, "V-24", text)
    drawn = poll.count.drawn(data["seed"])
    state.need(data["chosen"] == drawn and data["source"], "V-24", f"this seed draws {drawn}, or has no source")
    recount(state, poll, drawn)
    poll.released = False


def result_declared(state: State, data: Data) -> None:
    """What the chair said is what the votes give, in figures and in words."""
    poll = state.polls[data["poll"]]
    released = poll.released or not state.settings["committee_releases"]
    state.need(released, "V-17", f"poll {poll.number} is declared, which the committee did not release")
    _said_by_chair(state, "V-24", data)
    state.need(poll.kind == "real", "V-24", "the result of a test poll is declared")
    given = poll.count
    counted: dict[str, Any] = {
        "outcome": given.outcome,
        "chosen": poll.chosen,
        "percentage": given.percentage,
        "abstained": given.abstained,
    }
    for name, value in counted.items():
        state.need(data[name] == value, "V-24", f"declared {name} {data[name]!r}; the votes give {value!r}")
    said = [(each["key"], each["votes"], each["municipalities"]) for each in data["votes"]]
    text = f"declared {_in_words(poll, said)}; the votes give {_in_words(poll, given.votes)}"
    state.need(said == list(given.votes), "V-24", text)
    other = _other_words(poll, data["words"])
    state.need(not other, "V-24", f"the votes do not give what was said: {data['words']!r}")
    _undecided(state, "V-25", poll.question["proposals"])
    state.status |= dict.fromkeys(poll.question["proposals"], _STATUS.get(data["outcome"], "undecided"))
    poll.declared = data


def _in_words(poll: Poll, votes: Sequence[tuple[int, int, int]]) -> str:
    return ", ".join(f"{number} {poll.labels.get(key)} of {of} municipalities" for key, number, of in votes)


def _other_words(poll: Poll, words: str) -> bool:
    """Whether they name another outcome, option or percentage than was counted, and not the one that was."""
    outcome, chosen = poll.count.outcome, poll.chosen
    names = [*_WORDS.values()] if outcome in _WORDS else [_called(each) for each in poll.labels.values() if chosen]
    own = _WORDS.get(outcome) or _called(chosen or "")
    named = [each for each in names if re.search(rf"(?<!niet ){re.escape(each)}(?!\w)", words, re.IGNORECASE)]
    shares = re.findall(r"\d+,\d\d(?= ?%)", words)
    return bool(named and own not in named) or bool(shares and poll.count.percentage not in shares)


def _called(label: str) -> str:
    """How a sentence calls an option: "Optie 2: …" by its number, another by its label."""
    numbered = re.match(r"optie \d+\b", label, re.IGNORECASE)
    return numbered[0] if numbered else label


def _said_by_chair(state: State, check: str, data: Data) -> None:
    said = state.chair and data["chair"] == state.chair and data["words"]
    state.need(said, check, f"{data['chair']!r} declares, while {state.chair!r} is in the chair")


def result_contested(state: State, data: Data) -> None:
    """By the meeting, or by one who is present."""
    alone = not state.settings["keypad_vote_by_name"] and data["municipality"] in state.current
    state.need(alone or data["ground"] == "majority_asks", "V-25", "who contests this cannot do so alone")
    state.polls[data["poll"]].contest = data["ground"]


def contest_rejected(state: State, data: Data) -> None:
    """No more than half of those who are there ask for another poll."""
    poll = state.polls[data["poll"]]
    rejected = poll.contest == "majority_asks" and 2 * data["votes_for"] <= data["votes_present"]
    state.need(rejected, "V-25", "a contest is rejected that entitles to a new poll")
    ever = {each.municipality: each.weight for each in state.pairings.values()}
    most, said = sum(ever.values()) if state.settings["contest_by_weight"] else len(ever), data["votes_present"]
    state.need(said <= most, "V-25", f"{said} votes are said to be present; no more than {most} ever were")


def poll_voided(state: State, data: Data) -> None:
    """It has no effect from here on, and what it decided is open again."""
    poll = state.polls[data["poll"]]
    state.need(data["reason"], "V-25", "a poll is voided without a reason")
    if poll.declared:
        state.status |= dict.fromkeys(poll.question["proposals"], "pending")


def acclamation_declared(state: State, data: Data) -> None:
    """Adopted, as nobody asked for a poll."""
    ids = data["proposals"]
    all_finished(state)
    _can_be_put(state, "V-25", ids)
    state.need(not state.objected & set(ids), "V-25", "an acclamation although a weighted poll was asked for")
    _said_by_chair(state, "V-25", data)
    _without_poll(state, "acclamation", ids, "adopted", data["words"])


def acclamation_objected(state: State, data: Data) -> None:
    """One asks for a poll after all."""
    ids = data["proposals"]
    can = ids and ids == state.called and all(state.status.get(each) in _OPEN | {"adopted"} for each in ids)
    state.need(can and not _polls_on(state, ids), "V-25", "an objection that comes too late or is about nothing")
    state.status |= dict.fromkeys(ids, "pending")
    state.objected |= set(ids)
    for place, each in enumerate(state.handled):
        if isinstance(each, Matter) and each.method == "acclamation" and each.id == "+".join(ids):
            state.handled[place] = dataclasses.replace(each, outcome="void", voided=True)


def proposal_withdrawn(state: State, data: Data) -> None:
    """By its movers."""
    _leaves(state, data["proposal"])
    _without_poll(state, "withdrawn", [data["proposal"]])


def proposal_held_over(state: State, data: Data) -> None:
    """For a later assembly."""
    _leaves(state, data["proposal"])
    _without_poll(state, "held_over", [data["proposal"]])


def proposal_taken_off(state: State, data: Data) -> None:
    """By a motion of order that was adopted."""
    _leaves(state, data["proposal"])
    order = state.proposals.get(data["because"], {}).get("kind") in ("motion_of_order", "point_of_order")
    adopted = state.status.get(data["because"]) in ("adopted", "chosen")
    state.need(order and adopted, "V-25", f"{data['because']!r} is no adopted motion of order")
    state.status[data["proposal"]] = "taken_off"


def proposal_restored(state: State, data: Data) -> None:
    """What left the agenda by mistake comes back to it, as if it had not left."""
    proposal = data["proposal"]
    left = state.status.get(proposal) in ("withdrawn", "held_over", "taken_off")
    state.must(left, "V-25", f"{proposal!r} comes back to the agenda, which it did not leave")
    state.status[proposal] = "pending"
    state.handled[:] = [each for each in state.handled if not _is_about(each, proposal)]


def _is_about(handled: Poll | Matter, proposal: str) -> bool:
    """That this proposal alone left the agenda."""
    return isinstance(handled, Matter) and handled.method in ("withdrawn", "held_over") and handled.id == proposal


def _leaves(state: State, proposal: str) -> None:
    """It can still be decided, and no poll on it is unfinished."""
    _undecided(state, "V-25", [proposal])
    busy = any(is_unfinished(each) and proposal in each.question["proposals"] for each in state.polls.values())
    state.need(not busy, "V-25", f"{proposal!r} leaves the agenda while a poll on it is not finished")


def _without_poll(state: State, method: str, ids: list[str], outcome: str | None = None, words: str = "") -> None:
    known = " en ".join(_subject(state, each) for each in ids if each in state.proposals)
    state.status |= dict.fromkeys(ids, outcome or method)
    state.handled.append(Matter("+".join(ids), known, "real", method, outcome, {}, 0, None, voided=False, words=words))


def assembly_closed(state: State, data: Data) -> None:
    """The last entry."""
    all_finished(state)
    state.need(data["polls"] == len(state.polls), "V-09", f"there were {len(state.polls)} polls, not {data['polls']}")


def matters(state: State) -> Iterator[Matter]:
    """What was handled, in order; a poll that is running is not among it, so that its direction stays hidden."""
    for each in state.handled:
        if isinstance(each, Matter):
            yield each
        elif each.closed or each.state == "voided":
            voided, result = each.state == "voided", each.count
            yield Matter(
                id=f"poll-{each.number}",
                subject=each.question["subject"],
                kind=each.kind,
                method="weighted" if each.announced else "roll_call",
                outcome="void" if voided else None if each.kind == "test" else each.chosen or result.outcome,
                votes={each.labels[key]: votes for key, votes, _ in result.votes},
                abstained=result.abstained,
                percentage=result.percentage,
                voided=voided,
                words=each.declared.get("words", ""),
            )
