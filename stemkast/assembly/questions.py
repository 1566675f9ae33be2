"""Whether a question asks exactly what the matter at hand is: its words, options, majority and round."""

from stemkast.assembly.events import PollAnnounced, PollKind
from stemkast.assembly.hashes import question_hash
from stemkast.assembly.outcome import Outcome
from stemkast.assembly.poll_state import PollState
from stemkast.assembly.proposals import FOR_AGAINST, Meaning, Option, Question, choice_options
from stemkast.assembly.refusal import Reason, Refusal
from stemkast.assembly.rulebook import first
from stemkast.assembly.state import Poll, State

_POLL = "RULES: a poll"
_MOST_KEYS = 9
_LABELS = {option.meaning: option.label for option in FOR_AGAINST}
"""What stands beside a key that is for, against or abstention: nobody may read one and press the other."""


def question_about(state: State, proposals: tuple[str, ...]) -> Question:
    """The question that the assembly is to answer about these proposals now.

    Several proposals in one poll share their majority and options; the words are joined by "en". After a round
    without a decision the next round has the same options. Raises KeyError for an unknown proposal.
    """
    leading = state.proposals[proposals[0]]
    before = _undecided_round(state, proposals)
    return Question(
        subject=" en ".join(state.subject_of(each) for each in proposals),
        proposals=proposals,
        options=choice_options(leading.options) if leading.options else FOR_AGAINST,
        majority=leading.majority,
        choice=leading.choice,
        round=before.question.round + 1 if before is not None else 1,
    )


def _undecided_round(state: State, proposals: tuple[str, ...]) -> Poll | None:
    """The last poll on these proposals that counts, if it ended without a decision."""
    counted = [poll for poll in state.polls_on(proposals) if poll.state is not PollState.VOIDED]
    if not counted:
        return None
    result = counted[-1].result(state.settings)
    undecided = result is not None and result.outcome in (Outcome.NO_MAJORITY, Outcome.TIE)
    return counted[-1] if undecided else None


def wrong_question(state: State, event: PollAnnounced) -> Refusal | None:
    """Why this announcement does not ask what it should, or None."""
    question = event.question
    refusal = first(_wrong_options(question), _wrong_hash(event))
    if refusal is not None:
        return refusal
    if event.kind is PollKind.TEST:
        if question.proposals or question.round != 1:
            return Refusal(Reason.INCONSISTENT, "a test poll is about no proposal", "RULES: a test poll")
        return None
    return _wrong_matter(state, question)


def _wrong_hash(event: PollAnnounced) -> Refusal | None:
    if event.question_hash == question_hash(event.question):
        return None
    return Refusal(Reason.INCONSISTENT, "the hash of the question is another one", "SPEC: announcement")


def _wrong_options(question: Question) -> Refusal | None:
    keys = [option.key for option in question.options]
    meanings = [option.meaning for option in question.options]
    abstain_last = meanings[-1:] == [Meaning.ABSTAIN]
    named = meanings[:-1] if abstain_last else meanings
    plain = named == [Meaning.FOR, Meaning.AGAINST]
    choice = len(named) >= 2 and set(named) == {Meaning.OPTION}
    if keys != list(range(1, len(keys) + 1)) or len(keys) > _MOST_KEYS or not (plain or choice):
        text = "a poll has for and against, or two to eight options, on keys from 1, and abstention last"
        return Refusal(Reason.INCONSISTENT, text, _POLL)
    if not question.subject or any(not option.label for option in question.options):
        return Refusal(Reason.INCONSISTENT, "the question and its options are in words", _POLL)
    for option in question.options:
        if option.label != _LABELS.get(option.meaning, option.label):
            text = f"{option.label!r} would stand beside the key for what counts as {_LABELS[option.meaning]!r}"
            return Refusal(Reason.INCONSISTENT, text, _POLL)
    if len({option.label for option in question.options}) < len(question.options):
        return Refusal(Reason.INCONSISTENT, "two options have the same name", _POLL)
    return None


def _wrong_matter(state: State, question: Question) -> Refusal | None:
    expected = question_about(state, question.proposals)
    if (question.subject, question.majority, question.choice) != (
        expected.subject,
        expected.majority,
        expected.choice,
    ):
        return Refusal(Reason.INCONSISTENT, f"what is put to the vote is: {expected.subject}", _POLL)
    if question.round != expected.round:
        return Refusal(Reason.INCONSISTENT, f"this is round {expected.round}", "RULES: next round")
    for each in question.proposals:
        proposal = state.proposals[each]
        if proposal.majority != expected.majority or bool(proposal.options) != question.is_choice:
            text = "proposals in one poll share their majority and their options"
            return Refusal(Reason.INCONSISTENT, text, _POLL)
    if question.is_choice and not _labels(question.options) <= _labels(expected.options):
        return Refusal(Reason.INCONSISTENT, "there is an option that the proposal does not have", _POLL)
    if question.is_choice and question.round == 1 and _labels(question.options) != _labels(expected.options):
        return Refusal(Reason.INCONSISTENT, "the first round has every option of the proposal", _POLL)
    return None


def _labels(options: tuple[Option, ...]) -> set[str]:
    return {option.label for option in options if option.meaning is Meaning.OPTION}
