"""Polls: what the hall announced, every step of a poll, and every vote (V-15 to V-17, V-19 to V-23 and V-38)."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field

import cbor2

from stemkast.verifier.count import UNCOUNTED, Count, count, well_formed
from stemkast.verifier.desk import Data, Desk, Left, Pairing, shortened
from stemkast.verifier.envelopes import Key, items
from stemkast.verifier.log import canonical, sha256

_RUNNING = {"announced", "open", "held", "closing", "calling"}
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
    "poll_voided": (_RUNNING | {"closed", "contested"}, "voided", 6),
}
_ABOUT_COUNTERS = {"cloned_key", "already_voted", "superseded"}


@dataclass(frozen=True, slots=True)
class Vote:
    """A vote that passed every check when it came; `index` is its entry."""

    index: int
    pairing: Pairing
    counter: int
    choice: int


@dataclass(slots=True)
class Poll:
    """A poll as it runs; `standing` has the vote of each municipality that counts, `count` is right once closed.

    `announced` is the hash of the announcement, empty for a roll call.
    `entered`: of a roll call, by municipality, the key and the witness that no other has confirmed yet.
    `labels` are the words of the options by key: "for", "against", "abstain", or as the question has them.
    """

    number: int
    epoch: int
    kind: str
    question: Data
    labels: dict[int | None, str]
    announced: bytes
    state: str = "announced"
    votes: list[Vote] = field(default_factory=list)
    standing: dict[str, Vote] = field(default_factory=dict)
    closed: bool = False
    count: Count = UNCOUNTED
    declared: bool = False
    contest: str = ""
    entered: dict[str, tuple[int, str]] = field(default_factory=dict)

    @property
    def public(self) -> bool:
        """Whether the hall may see how it went."""
        return self.state in ("declared", "contested", "final") or (self.kind == "test" and self.state == "closed")

    @property
    def unfinished(self) -> bool:
        """Whether nothing else can be called, announced or closed before this poll is finished."""
        return self.state in _RUNNING | {"contested"} or (self.state == "closed" and self.kind == "real")

    @property
    def chosen(self) -> str | None:
        """The words of the option that was chosen, if any."""
        return self.labels.get(self.count.chosen)


class Polls(Desk):
    """The entries about polls and votes."""

    def __init__(self, first: Data, hall: Key, succession: Key, fleet: Key) -> None:
        super().__init__(first, hall, succession, fleet)
        self.polls: dict[int, Poll] = {}
        self._last: Poll | None = None
        self._sequence = -1  # of the last thing that the hall said to all keypads
        self._used: dict[tuple[int, int], bytes] = {}  # pairing and counter: the vote that they were used for

    def take(self, index: int, event: str, data: Data) -> None:
        """Reads the next entry."""
        self.index = index
        handler = getattr(self, f"_{event}", lambda *_: None)
        with suppress(Left):
            if event in STEPS:
                handler(self._step(event, data), data)
            else:
                handler(data)

    def _step(self, event: str, data: Data) -> Poll:
        poll = self.find(self.polls, data["poll"], "V-17", f"there is no poll {data['poll']}")
        before, after, action = STEPS[event]
        self.need(poll.state in before, "V-17", f"{event} while poll {poll.number} is {poll.state}")
        if event != "poll_voided":
            self.need(not self._is_of_another_hall(poll), "V-17", f"{event} in poll {poll.number} of another hall")
        if action and poll.announced and (event != "poll_voided" or poll.state in _RUNNING):
            said = [2, *self._here(), poll.number, action, poll.announced, data.get("seconds", 0)]
            self._hall_said("V-16", data["control"], said)
        else:
            self.need(not data.get("control"), "V-16", "keypads are told about a poll that was closed already")
        poll.state = after
        return poll

    def _replication_waived(self, data: Data) -> None:
        text = "doing without a replica takes a running poll and a reason"
        poll = self.find(self.polls, data["poll"], "V-17", text)
        self.need(poll.state in _RUNNING and data["reason"], "V-17", text)

    def _screen_shown(self, data: Data) -> None:
        if data["view"] in ("poll", "result"):
            poll = self.find(self.polls, data["poll"], "V-38", f"there is no poll {data['poll']} to show")
            public = poll.public or data["view"] == "poll"
            self.need(public, "V-38", f"the screen shows a result of poll {poll.number}, which is {poll.state}")

    def _is_of_another_hall(self, poll: Poll) -> bool:
        """A poll that was running when another machine became the hall."""
        return poll.state in _RUNNING and poll.epoch != self.epoch

    def _hall_succeeded(self, data: Data) -> None:
        super()._hall_succeeded(data)
        self._sequence = -1

    def _here(self) -> tuple[bytes, int, None]:
        """How everything begins that the hall says to all: assembly, epoch, and a sequence that only it knows."""
        return self.first["assembly"], self.epoch, None

    def _hall_said(self, check: str, envelope: bytes, expected: list[object]) -> None:
        """The hall signed exactly this; None stands for a rising sequence (place 3) and for 16 bytes (place 8)."""
        payload = self.hall.opened(envelope)
        if not self.need(payload, check, "this is not signed by the hall's key: no keypad would have believed it"):
            return
        said = items(payload or b"")
        said += [None] * (len(expected) - len(said))
        free = type(said[3]) is int and (expected[8:9] != [None] or (type(said[8]) is bytes and len(said[8]) == 16))
        whole = [unknown if known is None else known for known, unknown in zip(expected, said, strict=False)]
        same = free and cbor2.dumps(whole) == payload
        self.need(same, check, "what the hall signed is not what this entry says")
        self.need(not same or said[3] > self._sequence, check, "the hall said this before something that comes earlier")
        self._sequence = said[3] if same else self._sequence

    def all_finished(self) -> None:
        """Before the next thing: no poll is running, waits for its declaration or is contested."""
        self.need(self._last is None or not self._last.unfinished, "V-17", "the poll before is not finished")

    def _poll_announced(self, data: Data) -> None:
        question = data["question"]
        tested = any(each.kind == "test" and each.state == "closed" for each in self.polls.values())
        early = data["kind"] == "real" and self.settings["test_poll_first"] and not tested
        self.need(not early, "V-17", "a real poll before a test poll")
        kind, policy = int(data["kind"] == "test"), int(self.settings["revote"] == "last")
        options = [[each["key"], shortened(each["label"], 40)] for each in question["options"]]
        said = [1, *self._here(), data["poll"], kind, data["question_hash"], self.register_hash, None, policy, options]
        self._hall_said("V-15", data["announcement"], [*said, shortened(question["subject"], 64)])
        self.begin(data, data["kind"], sha256(data["announcement"]), "announced")

    def begin(self, data: Data, kind: str, announced: bytes, state: str) -> None:
        """A poll begins, by keypad or by roll call."""
        number, question = data["poll"], data["question"]
        self.all_finished()
        self.need(self.register_hash, "V-17", "a poll before the register")
        self.need(number == len(self.polls) + 1, "V-15", f"this is poll {len(self.polls) + 1}, not {number}")
        self.need(data["question_hash"] == sha256(canonical(question)), "V-15", "the question has another hash")
        labels = {
            each["key"]: each["label" if each["meaning"] == "option" else "meaning"] for each in question["options"]
        }
        self._last = self.polls[number] = Poll(number, self.epoch, kind, question, labels, announced, state)

    def _poll_closed(self, poll: Poll, data: Data) -> None:
        present = {code: pairing.weight for code, pairing in self.current.items()}
        present |= {code: vote.pairing.weight for code, vote in poll.standing.items()}
        numbers, said = (len(present), sum(present.values())), (data["present"], data["present_votes"])
        self.need(said == numbers, "V-23", f"present were {numbers} municipalities and votes, not {said}")
        poll.closed = True
        self.recount(poll)

    def recount(self, poll: Poll, lot: int | None = None) -> None:
        """Counts the votes that stand."""
        votes = ((vote.choice, vote.pairing.weight) for vote in poll.standing.values())
        poll.count = count(poll.question, votes, self.settings, lot) if well_formed(poll.question) else UNCOUNTED

    def _vote_accepted(self, data: Data) -> None:
        poll, pairing = self._signed("V-19", data)
        wrong = list(self._reasons(poll, pairing, data))
        for reason in wrong:
            check = "V-21" if reason in _ABOUT_COUNTERS else "V-20"
            self.need(False, check, f"a vote of {pairing.municipality!r} counts that should not: {reason}")
        code, said = pairing.municipality, data["municipality"]
        self.need(said == code, "V-20", f"the vote of {code!r} is given to {said!r}")
        if said == code and not wrong:
            poll.standing[code] = Vote(self.index, pairing, data["counter"], data["choice"])
            poll.votes.append(poll.standing[code])

    def _vote_refused(self, data: Data) -> None:
        poll, pairing = self._signed("V-22", data)
        reasons = list(self._reasons(poll, pairing, data))
        text = " and ".join(reasons) or "nothing wrong: a vote was kept out"
        self.need(data["reason"] in reasons, "V-22", f"refused as {data['reason']!r}, but it is {text}")

    def _signed(self, check: str, data: Data) -> tuple[Poll, Pairing]:
        """Poll and pairing of a vote, if the keypad signed what the entry says, for that poll and that pairing."""
        text = f"pairing {data['pairing']} did not sign this vote for poll {data['poll']}"
        poll = self.find(self.polls, data["poll"], check, text)
        pairing = self.find(self.pairings, data["pairing"], check, text)
        payload = pairing.key.opened(data["envelope"], cbor2.dumps([poll.announced, pairing.accepted]))
        said = [20, data["pairing"], data["poll"], data["counter"], data["choice"]]
        self.must(payload == cbor2.dumps(said), check, text)
        return poll, pairing

    def _reasons(self, poll: Poll, pairing: Pairing, data: Data) -> Iterator[str]:
        """Every reason why this vote does not count at this moment."""
        place, digest = (pairing.number, data["counter"]), sha256(data["envelope"])
        if self._used.setdefault(place, digest) != digest:
            yield "cloned_key"
        if poll.state not in ("open", "closing") or self._is_of_another_hall(poll):
            yield "held" if poll.state == "held" else "not_open"
        if self.current.get(pairing.municipality) is not pairing:
            yield "not_current_pairing"
        if data["choice"] not in poll.labels:
            yield "unknown_choice"
        standing = poll.standing.get(pairing.municipality)
        if standing is not None and self.settings["revote"] == "first":
            yield "already_voted"
        elif standing is not None and place <= (standing.pairing.number, standing.counter):
            yield "superseded"
