"""What is decided: the agenda, the question of every poll, declarations, acclamations (V-18, V-24, V-25)."""

import dataclasses
from collections.abc import Iterator

from stemkast.verifier.count import well_formed
from stemkast.verifier.desk import Data, Left
from stemkast.verifier.envelopes import Key
from stemkast.verifier.log import WITNESS, Signer
from stemkast.verifier.polls import Poll, Polls
from stemkast.verifier.report import Matter

_OPEN = {"pending", "undecided"}
_STATUS = {"adopted": "adopted", "rejected": "rejected", "chosen": "chosen"}  # of an outcome; else undecided


class Decisions(Polls):
    """The entries about the agenda and about what the chair says."""

    def __init__(self, first: Data, hall: Key, succession: Key, fleet: Key) -> None:
        super().__init__(first, hall, succession, fleet)
        self.witnesses: dict[str, Signer] = {}
        self._proposals: dict[str, Data] = {}
        self._status: dict[str, str] = {}
        self._called: list[str] = []
        self._objected: set[str] = set()
        self._chair = ""
        self._handled: list[Poll | Matter] = []

    def _proposal_added(self, data: Data) -> None:
        proposal = data["proposal"]
        self.need(proposal["id"] not in self._proposals, "V-25", f"there are two proposals {proposal['id']!r}")
        self._proposals[proposal["id"]] = proposal
        self._status[proposal["id"]] = "pending"

    def _witness_enrolled(self, data: Data) -> None:
        key = Key.of(data["public_key"])
        taken = data["name"] in self.witnesses or key in [each.key for each in self.witnesses.values()]
        self.need(key is not None and not taken, "V-31", f"witness {data['name']!r} or its key is there twice, or bad")
        if key is not None and not taken:
            self.witnesses[data["name"]] = Signer(data["name"], key, WITNESS)

    def _chair_taken(self, data: Data) -> None:
        self._chair = data["name"]

    def _matter_called(self, data: Data) -> None:
        self.all_finished()
        self._undecided("V-25", data["proposals"])
        self._called = data["proposals"]
        for poll in self.polls.values():
            poll.state = "final" if poll.state == "declared" else poll.state

    def _undecided(self, check: str, ids: list[str]) -> bool:
        """Every one of these exists and can still be decided."""
        status = {each: self._status[each] if each in self._proposals else "unknown" for each in ids}
        closed = [f"{each!r} is {now}" for each, now in status.items() if now not in _OPEN]
        return self.need(not closed, check, f"what cannot be decided (again): {', '.join(closed)}")

    def _can_be_put(self, check: str, ids: list[str]) -> None:
        """These are the matter at hand, undecided, and no amendment waits that has to be decided before."""
        waits = [
            each["id"]
            for each in self._proposals.values()
            if each["kind"] == "amendment" and each["amends"] in ids and self._status[each["id"]] in _OPEN
        ]
        self.need(not waits, check, f"before this comes amendment {', '.join(waits)}")
        self.need(ids and ids == self._called, check, "this is not the matter that was called")
        if not ids or not self._undecided(check, ids):
            raise Left

    def _poll_announced(self, data: Data) -> None:
        super()._poll_announced(data)
        self._put_to_the_vote(self.polls[data["poll"]])

    def _put_to_the_vote(self, poll: Poll) -> None:
        question = poll.question
        self._handled.append(poll)
        self.need(well_formed(question), "V-18", "the question does not have the options of a poll")
        if poll.kind == "test":
            self.need(not question["proposals"], "V-18", "a test poll is about a proposal")
        else:
            self._can_be_put("V-18", question["proposals"])
            self._same_question(question)

    def _same_question(self, question: Data) -> None:
        """What is put to the vote is what the proposals say."""
        proposals = [self._proposals[each] for each in question["proposals"]]
        words = " en ".join(self._subject(each["id"]) for each in proposals)
        self.need(question["subject"] == words, "V-18", f"what is put to the vote should be {words!r}")
        offered = proposals[0]["options"]
        labels = [option["label"] for option in question["options"] if option["meaning"] == "option"]
        rules = [(each["majority"], each["choice"], bool(each["options"])) for each in proposals]
        same = all(each == (question["majority"], question["choice"], bool(labels)) for each in rules)
        self.need(same, "V-18", "the majority or the kind of question is not that of the proposal")
        before = self._polls_on(question["proposals"])[:-1][-1:]  # the last one is this
        again = any(each.closed and each.count.outcome in ("no_majority", "tie") for each in before)
        self.need(question["round"] == (before[0].question["round"] + 1 if again else 1), "V-18", "it is another round")
        fits = set(labels) <= set(offered) and (again or len(labels) == len(offered))
        self.need(fits, "V-18", "the options are not those of the proposal")

    def _polls_on(self, ids: list[str]) -> list[Poll]:
        return [each for each in self.polls.values() if each.question["proposals"] == ids and each.state != "voided"]

    def _subject(self, proposal: str) -> str:
        """The words of a proposal after the amendments that were adopted."""
        words: str = self._proposals[proposal]["subject"]
        for each in self._proposals.values():
            if each["amends"] == proposal and self._status[each["id"]] == "adopted":
                words = each["changed_subject"] or words
        return words

    def _lot_drawn(self, data: Data) -> None:
        text = "a lot is drawn, but no tie is to be decided by lot"
        poll = self.find(self.polls, data["poll"], "V-24", text)
        tie = poll.state == "closed" and poll.count.outcome == "tie" and self.settings["tie"] == "lot"
        self.must(tie, "V-24", text)
        drawn = poll.count.drawn(data["seed"])
        self.need(data["chosen"] == drawn and data["source"], "V-24", f"this seed draws {drawn}, or has no source")
        self.recount(poll, drawn)

    def _result_declared(self, poll: Poll, data: Data) -> None:
        self._said_by_chair("V-24", data)
        self.need(poll.kind == "real", "V-24", "the result of a test poll is declared")
        names, given = ("key", "votes", "municipalities"), poll.count
        counted = {
            "outcome": given.outcome,
            "chosen": poll.chosen,
            "percentage": given.percentage,
            "votes": [dict(zip(names, each, strict=True)) for each in given.votes],
            "abstained": given.abstained,
        }
        for name, value in counted.items():
            self.need(data[name] == value, "V-24", f"declared {name} {data[name]!r}; the votes give {value!r}")
        self._undecided("V-25", poll.question["proposals"])
        self._status |= dict.fromkeys(poll.question["proposals"], _STATUS.get(data["outcome"], "undecided"))
        poll.declared = True

    def _said_by_chair(self, check: str, data: Data) -> None:
        said = self._chair and data["chair"] == self._chair and data["words"]
        self.need(said, check, f"{data['chair']!r} declares, while {self._chair!r} is in the chair")

    def _result_contested(self, poll: Poll, data: Data) -> None:
        alone = not self.settings["keypad_vote_by_name"] and data["municipality"] in self.current
        self.need(alone or data["ground"] == "majority_asks", "V-25", "who contests this cannot do so alone")
        poll.contest = data["ground"]

    def _contest_rejected(self, poll: Poll, data: Data) -> None:
        rejected = poll.contest == "majority_asks" and 2 * data["votes_for"] <= data["votes_present"]
        self.need(rejected, "V-25", "a contest is rejected that entitles to a new poll")

    def _poll_voided(self, poll: Poll, data: Data) -> None:
        self.need(data["reason"], "V-25", "a poll is voided without a reason")
        if poll.declared:
            self._status |= dict.fromkeys(poll.question["proposals"], "pending")

    def _acclamation_declared(self, data: Data) -> None:
        ids = data["proposals"]
        self.all_finished()
        self._can_be_put("V-25", ids)
        self.need(not self._objected & set(ids), "V-25", "an acclamation although a weighted poll was asked for")
        self._said_by_chair("V-25", data)
        self._without_poll("acclamation", ids, "adopted", "adopted")

    def _acclamation_objected(self, data: Data) -> None:
        ids = data["proposals"]
        can = ids and ids == self._called and all(self._status.get(each) in _OPEN | {"adopted"} for each in ids)
        self.need(can and not self._polls_on(ids), "V-25", "an objection that comes too late or is about nothing")
        self._status |= dict.fromkeys(ids, "pending")
        self._objected |= set(ids)
        for place, each in enumerate(self._handled):
            if isinstance(each, Matter) and each.method == "acclamation" and each.id == "+".join(ids):
                self._handled[place] = dataclasses.replace(each, outcome="void", voided=True)

    def _proposal_withdrawn(self, data: Data) -> None:
        self._leaves(data["proposal"])
        self._without_poll("withdrawn", [data["proposal"]], "withdrawn", None)

    def _proposal_held_over(self, data: Data) -> None:
        self._leaves(data["proposal"])
        self._without_poll("held_over", [data["proposal"]], "held_over", None)

    def _proposal_taken_off(self, data: Data) -> None:
        self._leaves(data["proposal"])
        order = self._proposals.get(data["because"], {}).get("kind") in ("motion_of_order", "point_of_order")
        adopted = self._status.get(data["because"]) in ("adopted", "chosen")
        self.need(order and adopted, "V-25", f"{data['because']!r} is no adopted motion of order")
        self._status[data["proposal"]] = "taken_off"

    def _proposal_restored(self, data: Data) -> None:
        proposal = data["proposal"]
        left = self._status.get(proposal) in ("withdrawn", "held_over", "taken_off")
        self.must(left, "V-25", f"{proposal!r} comes back to the agenda, which it did not leave")
        self._status[proposal] = "pending"
        self._handled = [each for each in self._handled if not _is_about(each, proposal)]

    def _leaves(self, proposal: str) -> None:
        """It can still be decided, and no poll on it is unfinished."""
        self._undecided("V-25", [proposal])
        busy = any(each.unfinished and proposal in each.question["proposals"] for each in self.polls.values())
        self.need(not busy, "V-25", f"{proposal!r} leaves the agenda while a poll on it is not finished")

    def _without_poll(self, method: str, ids: list[str], status: str, outcome: str | None) -> None:
        known = " en ".join(self._subject(each) for each in ids if each in self._proposals)
        self._status |= dict.fromkeys(ids, status)
        self._handled.append(Matter("+".join(ids), known, "real", method, outcome, {}, 0, None, False))

    def _assembly_closed(self, data: Data) -> None:
        self.all_finished()
        self.need(data["polls"] == len(self.polls), "V-09", f"there were {len(self.polls)} polls, not {data['polls']}")

    def matters(self) -> Iterator[Matter]:
        """What was handled, in order; a poll that is running is not among it, so that its direction stays hidden."""
        for each in self._handled:
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
                )


def _is_about(handled: Poll | Matter, proposal: str) -> bool:
    """That this proposal alone left the agenda."""
    return isinstance(handled, Matter) and handled.method in ("withdrawn", "held_over") and handled.id == proposal
