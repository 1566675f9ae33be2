"""How each municipality voted in a poll, for the hall screen: a part of the result that everybody may see.

Source: RULES "Results are public".
"""

from datetime import datetime

from stemkast.assembly.shown import MunicipalityVote, ResultShown, VotingBehaviourShown
from stemkast.assembly.state import Poll, State

NOT_VOTED = 0
"""Stands for a municipality without a vote in a poll, where others have the key that they pressed."""


def voting_behaviour(assembly: State, poll: Poll, result: ResultShown, since: datetime) -> VotingBehaviourShown:
    """Who was present in `poll` and how they voted; `result` is its result as the hall may see it."""
    chosen = dict.fromkeys(poll.silent, NOT_VOTED) | {code: vote.choice for code, vote in poll.votes.items()}
    rows = [row for code, row in assembly.register.items() if code in chosen]
    return VotingBehaviourShown(
        meeting=result.meeting,
        topic=result.topic,
        ballot=result.ballot,
        turnout=result.turnout,
        tallies=result.tallies,
        abstained=result.abstained,
        municipalities=tuple(MunicipalityVote(row.name, row.weight, chosen[row.code]) for row in rows),
        since=since,
        by_lot=result.by_lot,
        contested=result.contested,
        roll_call=result.roll_call,
    )
