"""A poll from announcement to its end: every step, every outcome, every refusal."""

import dataclasses
from fractions import Fraction

import pytest

from stemkast.assembly.events import (
    AssemblyClosed,
    ContestGround,
    ContestRejected,
    LotDrawn,
    MatterCalled,
    PairingEnd,
    PairingEnded,
    PollAnnounced,
    PollClosed,
    PollClosing,
    PollHeld,
    PollKind,
    PollOpened,
    PollResumed,
    PollVoided,
    ProposalAdded,
    ResultContested,
    ScreenShown,
    ScreenView,
    VoteRefused,
)
from stemkast.assembly.majority import Majority
from stemkast.assembly.outcome import Outcome
from stemkast.assembly.poll_state import PollState
from stemkast.assembly.proposals import ChoiceRule, Meaning, Option, Proposal, ProposalKind, Question, choice_options
from stemkast.assembly.questions import question_about
from stemkast.assembly.refusal import Reason
from stemkast.assembly.settings import RevotePolicy, Settings, TieRule
from stemkast.assembly.state import ProposalStatus
from stemkast.assembly.tally import draw
from tests.assembly.hall import TEST_QUESTION, Hall, code

MOTION = Proposal("01-1", "01", "Motie “Eerst de mens”", ProposalKind.MOTION, "de motie")


def hall(settings: Settings | None = None, proposal: Proposal | None = MOTION) -> Hall:
    there = Hall(settings)
    there.hand_out(0, 1, 2, 3, 4)
    there.test_poll()
    if proposal is not None:
        there.propose(proposal)
    return there


def reason(there: Hall, event: object) -> Reason:
    refusal = there.refusal(event)  # type: ignore[arg-type]
    assert refusal is not None, event
    assert refusal.text
    assert refusal.rule
    return refusal.reason


def test_a_plain_poll_from_call_to_final() -> None:
    there = hall()
    declared = there.poll({0: 1, 1: 2, 2: 3})
    assert (declared.outcome, declared.percentage) == (Outcome.ADOPTED, "65,22")
    assert [each.votes for each in declared.votes] == [75, 40]
    assert declared.abstained == 30
    assert there.assembly.status["01-1"] is ProposalStatus.ADOPTED
    poll = there.assembly.polls[2]
    assert (poll.present, poll.present_votes, poll.voted, poll.voted_votes) == (5, 166, 3, 145)
    there.do(MatterCalled("01", ()))
    assert poll.state is PollState.FINAL
    assert reason(there, ResultContested(2, ContestGround.MAJORITY_ASKS, "")) is Reason.CONTEST_TOO_LATE


def test_the_first_real_poll_waits_for_a_test_poll_unless_the_setting_says_otherwise() -> None:
    there = Hall()
    there.propose(MOTION)
    asked = there.announcement(PollKind.REAL, question_about(there.assembly, ("01-1",)))
    assert reason(there, asked) is Reason.TEST_POLL_FIRST
    relaxed = Hall(Settings(test_poll_first=False))
    relaxed.propose(MOTION)
    assert relaxed.refusal(asked) is None


def test_a_test_poll_shows_its_share_and_decides_nothing() -> None:
    there = Hall()
    there.hand_out(0, 1)
    number = there.open(PollKind.TEST, TEST_QUESTION)
    there.do(there.vote(0, 1), there.vote(1, 2))
    there.close()
    result = there.assembly.polls[number].result(there.assembly.settings)
    assert result is not None
    assert (result.outcome, result.percentage) == (None, "65,22")
    there.do(ScreenShown(ScreenView.RESULT, number))
    there.propose(MOTION)
    real = there.poll({0: 2})
    assert reason(there, dataclasses.replace(real, poll=number)) is Reason.POLL_STATE
    assert there.assembly.status["01-1"] is ProposalStatus.REJECTED


def test_nobody_sees_the_direction_of_a_running_poll() -> None:
    there = hall()
    number = there.open()
    there.do(there.vote(0, 1))
    poll = there.assembly.polls[number]
    assert poll.result(there.assembly.settings) is None
    assert reason(there, ScreenShown(ScreenView.RESULT, number)) is Reason.POLL_STATE
    there.do(PollHeld(number, b"held"))
    assert poll.result(there.assembly.settings) is None
    there.do(PollClosing(number, b"closing"))
    assert poll.result(there.assembly.settings) is None


def test_the_steps_of_a_poll_are_those_of_the_table() -> None:
    there = hall()
    number = there.open()
    assert reason(there, PollOpened(number, 30, b"")) is Reason.POLL_STATE
    assert reason(there, PollResumed(number, 30, b"")) is Reason.POLL_STATE
    assert reason(there, PollClosed(number, 166, 5, (), b"")) is Reason.POLL_STATE
    assert reason(there, PollHeld(9, b"")) is Reason.UNKNOWN
    there.do(PollHeld(number, b""))
    assert reason(there, PollResumed(number, -1, b"")) is Reason.INCONSISTENT
    assert reason(there, PollResumed(number, 24 * 60 * 60 + 1, b"")) is Reason.INCONSISTENT
    assert reason(there, PollResumed(number, 10**15, b"")) is Reason.INCONSISTENT
    there.do(PollResumed(number, 10, b""))
    assert there.assembly.polls[number].seconds == 10
    there.do(PollClosing(number, b""))
    assert reason(there, PollClosed(number, 165, 5, (), b"")) is Reason.INCONSISTENT


def test_what_is_put_to_the_vote_is_the_matter_called() -> None:
    there = hall()
    asked = question_about(there.assembly, ("01-1",))
    for wrong in (
        dataclasses.replace(asked, subject="Iets anders"),
        dataclasses.replace(asked, majority=Majority(Fraction(2, 3), False)),
        dataclasses.replace(asked, round=2),
        dataclasses.replace(asked, options=(Option(1, Meaning.FOR, "Voor"),)),
        dataclasses.replace(asked, options=(Option(2, Meaning.FOR, "Voor"), Option(1, Meaning.AGAINST, "Tegen"))),
        dataclasses.replace(asked, options=(Option(1, Meaning.FOR, ""), Option(2, Meaning.AGAINST, "Tegen"))),
        dataclasses.replace(asked, options=(Option(1, Meaning.OPTION, "A"), Option(2, Meaning.OPTION, "B"))),
        dataclasses.replace(asked, options=(Option(1, Meaning.FOR, "Tegen"), Option(2, Meaning.AGAINST, "Voor"))),
        dataclasses.replace(asked, options=(*asked.options[:2], Option(3, Meaning.ABSTAIN, "Voor alles"))),
    ):
        assert reason(there, there.announcement(PollKind.REAL, wrong)) is Reason.INCONSISTENT, wrong
    right = there.announcement(PollKind.REAL, asked)
    assert reason(there, dataclasses.replace(right, poll=7)) is Reason.INCONSISTENT
    assert reason(there, dataclasses.replace(right, question_hash=bytes(32))) is Reason.INCONSISTENT
    other = dataclasses.replace(asked, proposals=("01-2",))
    assert reason(there, there.announcement(PollKind.REAL, other)) is Reason.NOT_CALLED
    test = there.announcement(PollKind.TEST, dataclasses.replace(asked, subject="Proef"))
    assert reason(there, test) is Reason.INCONSISTENT
    there.do(right)
    assert reason(there, there.announcement(PollKind.REAL, asked)) is Reason.POLL_RUNNING


def test_several_proposals_in_one_poll_are_decided_together() -> None:
    there = hall(proposal=None)
    there.do(
        ProposalAdded(Proposal("01-b", "01", "06b Kadernota")), ProposalAdded(Proposal("01-c", "01", "06c Begroting"))
    )
    there.do(MatterCalled("01", ("01-b", "01-c")))
    declared = there.poll({0: 1})
    assert there.assembly.polls[2].question.subject == "06b Kadernota en 06c Begroting"
    assert declared.outcome is Outcome.ADOPTED
    assert {there.assembly.status["01-b"], there.assembly.status["01-c"]} == {ProposalStatus.ADOPTED}


def test_proposals_with_different_majorities_cannot_share_a_poll() -> None:
    there = hall(proposal=None)
    statutes = Proposal("01-s", "01", "Statuten", majority=Majority(Fraction(2, 3), False))
    there.do(ProposalAdded(MOTION), ProposalAdded(statutes), MatterCalled("01", ("01-1", "01-s")))
    asked = question_about(there.assembly, ("01-1", "01-s"))
    assert reason(there, there.announcement(PollKind.REAL, asked)) is Reason.INCONSISTENT


@pytest.mark.parametrize(
    ("choices", "outcome"),
    [({0: 1, 1: 1, 4: 2}, Outcome.ADOPTED), ({0: 2}, Outcome.REJECTED), ({}, Outcome.VOID), ({0: 3}, Outcome.VOID)],
)
def test_outcomes_of_a_plain_poll(choices: dict[int, int], outcome: Outcome) -> None:
    assert hall().poll(choices).outcome is outcome


def test_a_two_thirds_majority_missed_by_one_vote() -> None:
    # 40 + 1 = 41 for, 20 + 1 against would be more; 40 for and 20 against is exactly two thirds.
    exactly = Proposal("01-1", "01", "Statuten", majority=Majority(Fraction(2, 3), False))
    assert hall(proposal=exactly).poll({1: 1, 3: 2}).outcome is Outcome.ADOPTED
    declared = hall(proposal=exactly).poll({1: 1, 3: 2, 4: 2})
    assert (declared.outcome, declared.percentage) == (Outcome.REJECTED, "65,57")


def test_an_abstention_counts_as_a_vote_cast_only_by_setting() -> None:
    choices = {1: 1, 2: 2, 3: 3}
    assert hall().poll(choices).outcome is Outcome.ADOPTED
    assert hall(Settings(abstentions_count=True)).poll(choices).outcome is Outcome.REJECTED
    assert hall(Settings(abstentions_count=True)).poll({0: 3}).outcome is Outcome.REJECTED


ELECTION = Proposal(
    "01-1", "01", "Verkiezing", ProposalKind.ELECTION, options=("Koen Schuiling", "Mark Boumans", "Optie 3")
)
DUEL = Proposal("01-1", "01", "Verkiezing", ProposalKind.ELECTION, options=("Koen Schuiling", "Mark Boumans"))


def test_an_election_with_a_second_round() -> None:
    there = hall(proposal=ELECTION)
    first = there.poll({0: 1, 1: 2, 2: 3, 3: 3})
    assert (first.outcome, first.chosen, first.percentage) == (Outcome.NO_MAJORITY, None, "45,45")
    assert there.assembly.status["01-1"] is ProposalStatus.UNDECIDED
    again = question_about(there.assembly, ("01-1",))
    assert again.round == 2
    foreign = (Option(1, Meaning.OPTION, "Iemand"), Option(2, Meaning.OPTION, "Mark Boumans"))
    unknown = there.announcement(PollKind.REAL, dataclasses.replace(again, options=foreign))
    assert reason(there, unknown) is Reason.INCONSISTENT
    two = (again.options[0], Option(2, Meaning.OPTION, "Optie 3"), Option(3, Meaning.ABSTAIN, "Onthouding"))
    number = there.open(question=dataclasses.replace(again, options=two))
    there.do(there.vote(0, 1), there.vote(1, 2))
    there.close()
    chosen = there.declaration(number)
    there.do(chosen)
    assert (chosen.outcome, chosen.chosen, chosen.percentage) == (Outcome.CHOSEN, "Koen Schuiling", "65,22")
    assert there.assembly.status["01-1"] is ProposalStatus.CHOSEN


def test_the_first_round_has_every_candidate() -> None:
    there = hall(proposal=ELECTION)
    asked = question_about(there.assembly, ("01-1",))
    fewer = dataclasses.replace(asked, options=(*asked.options[:2], Option(3, Meaning.ABSTAIN, "Onthouding")))
    assert reason(there, there.announcement(PollKind.REAL, fewer)) is Reason.INCONSISTENT
    named = (*ELECTION.options, ELECTION.options[0])
    twice = there.announcement(PollKind.REAL, dataclasses.replace(asked, options=choice_options(named)))
    assert reason(there, twice) is Reason.INCONSISTENT


def test_plurality_chooses_who_leads() -> None:
    plural = dataclasses.replace(ELECTION, choice=ChoiceRule.PLURALITY)
    declared = hall(proposal=plural).poll({0: 1, 1: 2, 2: 3, 3: 3})
    assert (declared.outcome, declared.chosen, declared.percentage) == (Outcome.CHOSEN, "Koen Schuiling", "45,45")


def test_a_tie_is_no_majority() -> None:
    weights = (10, 10)
    assert Hall(weights=weights) is not None
    for settings, proposal, outcome in (
        (Settings(), MOTION, Outcome.REJECTED),
        (Settings(tie=TieRule.NEXT_ROUND), MOTION, Outcome.TIE),
        (Settings(), DUEL, Outcome.TIE),
    ):
        there = Hall(settings, weights)
        there.hand_out(0, 1)
        there.test_poll()
        there.propose(proposal)
        assert there.poll({0: 1, 1: 2}).outcome is outcome


@pytest.mark.parametrize("proposal", [MOTION, DUEL])
def test_a_lot_decides_a_tie_where_the_setting_says_so(proposal: Proposal) -> None:
    there = Hall(Settings(tie=TieRule.LOT), (10, 10))
    there.hand_out(0, 1)
    there.test_poll()
    there.propose(proposal)
    number = there.open()
    there.do(there.vote(0, 1), there.vote(1, 2))
    there.close()
    drawn = draw(b"seed", (1, 2))
    assert reason(there, LotDrawn(number, b"seed", "munt", 3 - drawn)) is Reason.INCONSISTENT
    there.do(LotDrawn(number, b"seed", "munt", drawn))
    declared = there.declaration(number)
    there.do(declared)
    if proposal is DUEL:
        assert (declared.outcome, declared.chosen) == (Outcome.CHOSEN, DUEL.options[drawn - 1])
    else:
        assert declared.outcome is (Outcome.ADOPTED if drawn == 1 else Outcome.REJECTED)
    assert reason(there, LotDrawn(number, b"seed", "munt", drawn)) is Reason.NO_TIE


def test_no_lot_without_its_setting() -> None:
    there = Hall(weights=(10, 10))
    there.hand_out(0, 1)
    there.test_poll()
    there.propose(DUEL)
    number = there.open()
    there.do(there.vote(0, 1), there.vote(1, 2))
    there.close()
    assert reason(there, LotDrawn(number, b"seed", "munt", 1)) is Reason.NO_TIE


def test_a_declaration_repeats_the_count_by_who_is_in_the_chair() -> None:
    there = hall()
    number = there.open()
    there.do(there.vote(0, 1))
    there.close()
    right = there.declaration(number)
    assert reason(there, dataclasses.replace(right, percentage="99,99")) is Reason.RESULT_DIFFERS
    assert reason(there, dataclasses.replace(right, chair="Sharon Dijksma")) is Reason.NO_CHAIR
    assert reason(there, MatterCalled("01", ())) is Reason.POLL_STATE
    there.do(right)


def test_one_entitled_attendee_gets_a_new_poll_where_votes_are_not_by_name() -> None:
    there = hall()
    there.poll({0: 1})
    assert reason(there, ResultContested(2, ContestGround.ONE_ENTITLED_ASKS, "GM9999")) is Reason.CONTEST_GROUND
    there.do(ResultContested(2, ContestGround.ONE_ENTITLED_ASKS, code(1)))
    assert reason(there, ContestRejected(2, 0, 166)) is Reason.CONTEST_GROUND
    assert reason(there, MatterCalled("01", ())) is Reason.CONTEST_OPEN
    assert reason(there, PollVoided(2, "", b"")) is Reason.INCONSISTENT
    there.do(PollVoided(2, "betwist", b""))
    assert there.assembly.status["01-1"] is ProposalStatus.PENDING
    assert there.assembly.polls[2].result(there.assembly.settings) is None
    again = there.poll({0: 2})
    assert again.outcome is Outcome.REJECTED
    assert there.assembly.polls[3].question.round == 1


def test_a_majority_has_to_ask_where_votes_are_by_name() -> None:
    there = hall(Settings(keypad_vote_by_name=True))
    there.poll({0: 1})
    assert reason(there, ResultContested(2, ContestGround.ONE_ENTITLED_ASKS, code(1))) is Reason.CONTEST_GROUND
    there.do(ResultContested(2, ContestGround.MAJORITY_ASKS, ""))
    assert reason(there, ContestRejected(2, 84, 166)) is Reason.CONTEST_GROUND
    there.do(ContestRejected(2, 83, 166))
    assert there.assembly.polls[2].state is PollState.DECLARED


@pytest.mark.parametrize(("by_weight", "most"), [(True, 165), (False, 4)])
def test_no_more_can_reject_a_contest_than_were_ever_present(by_weight: bool, most: int) -> None:
    there = Hall(Settings(contest_by_weight=by_weight))
    there.hand_out(0, 1, 2, 3)
    there.test_poll()
    there.propose(MOTION)
    there.poll({0: 1})
    there.do(PairingEnded(there.assembly.current_pairing[code(0)], PairingEnd.LEFT_EARLY))
    there.do(ResultContested(2, ContestGround.MAJORITY_ASKS, ""))
    assert reason(there, ContestRejected(2, 0, most + 1)) is Reason.INCONSISTENT
    there.do(ContestRejected(2, 0, most))


def test_a_running_poll_can_be_voided_and_announced_anew() -> None:
    there = hall()
    number = there.open()
    there.do(there.vote(0, 1), PollVoided(number, "basisstation uitgevallen", b"voided"))
    assert there.poll({0: 2}).outcome is Outcome.REJECTED


def test_a_vote_that_changes_counts_with_its_last_and_only_once() -> None:
    there = hall()
    number = there.open()
    earlier = there.vote(0, 1)
    later = there.vote(0, 2)
    there.do(later)
    assert reason(there, earlier) is Reason.SUPERSEDED
    refused = VoteRefused(number, earlier.pairing, earlier.counter, 1, "superseded", earlier.envelope)
    assert reason(there, dataclasses.replace(refused, reason="held")) is Reason.INCONSISTENT
    assert reason(there, dataclasses.replace(refused, pairing=99)) is Reason.UNKNOWN_PAIRING
    there.do(refused)
    clone = dataclasses.replace(later, envelope=b"another", choice=1)
    assert reason(there, clone) is Reason.CLONED_KEY
    poll = there.assembly.polls[number]
    assert (poll.voted, poll.voted_votes, poll.refused) == (1, 75, 1)


def test_with_the_first_vote_policy_a_second_is_refused() -> None:
    there = hall(Settings(revote=RevotePolicy.FIRST))
    there.open()
    there.do(there.vote(0, 1))
    assert reason(there, there.vote(0, 2)) is Reason.ALREADY_VOTED


def test_refusals_of_votes() -> None:
    there = hall()
    asked = question_about(there.assembly, ("01-1",))
    there.do(there.announcement(PollKind.REAL, asked))
    assert reason(there, there.vote(0, 1)) is Reason.NOT_OPEN
    there.do(PollOpened(2, 0, b"open"))
    assert reason(there, there.vote(0, 9)) is Reason.UNKNOWN_CHOICE
    vote = there.vote(0, 1)
    assert reason(there, dataclasses.replace(vote, poll=8)) is Reason.WRONG_POLL
    assert reason(there, dataclasses.replace(vote, pairing=8)) is Reason.UNKNOWN_PAIRING
    assert reason(there, dataclasses.replace(vote, municipality=code(1))) is Reason.INCONSISTENT
    there.do(PollHeld(2, b""))
    assert reason(there, vote) is Reason.HELD
    there.do(PollClosing(2, b""), vote)
    there.do(PollClosed(2, 166, 5, (), b""))
    assert reason(there, there.vote(1, 1)) is Reason.NOT_OPEN


def test_a_replaced_keypad_is_dead_and_its_vote_stands_until_the_new_one_votes() -> None:
    there = hall()
    number = there.open()
    old = there.vote(0, 1)
    late = there.vote(0, 1)
    there.do(old, PairingEnded(1, PairingEnd.BROKEN))
    assert reason(there, late) is Reason.NOT_CURRENT_PAIRING
    assert there.assembly.present_in(there.assembly.polls[number]) == (5, 166)
    there.do(PairingEnded(5, PairingEnd.RETURNED))
    assert there.assembly.present_in(there.assembly.polls[number]) == (4, 165)
    there.do(there.pairing(0, "SK-0004"))
    there.do(dataclasses.replace(there.vote(0, 2), counter=1))
    poll = there.assembly.polls[number]
    assert (poll.votes[code(0)].choice, poll.voted_votes) == (2, 75)


def test_the_assembly_closes_once_and_for_all() -> None:
    there = hall()
    number = there.open()
    assert reason(there, AssemblyClosed(number)) is Reason.POLL_RUNNING
    there.close()
    there.do(there.declaration(number))
    assert reason(there, AssemblyClosed(0)) is Reason.INCONSISTENT
    there.do(AssemblyClosed(number))
    assert there.assembly.polls[number].state is PollState.FINAL
    assert reason(there, AssemblyClosed(number)) is Reason.WRONG_PHASE


def test_no_poll_without_a_register() -> None:
    bare = Hall()
    bare.assembly.register_adopted = None
    assert reason(bare, bare.announcement(PollKind.TEST, TEST_QUESTION)) is Reason.WRONG_PHASE
    bare = Hall()
    bare.assembly.chair = ""
    assert reason(bare, bare.announcement(PollKind.TEST, TEST_QUESTION)) is Reason.NO_CHAIR


def test_a_question_without_words_or_with_a_hidden_proposal_is_refused() -> None:
    there = Hall()
    for wrong in (Question("", ()), Question("Proef", (), round=2), Question("Proef", ("01-1",))):
        announced: PollAnnounced = there.announcement(PollKind.TEST, wrong)
        assert reason(there, announced) is Reason.INCONSISTENT
