"""How each municipality voted in a poll, for the hall screen: a part of the result that everybody may see.

Source: RULES "Results are public".
"""

from datetime import datetime

from stemkast.assembly.register import alphabetical
from stemkast.assembly.shown import MunicipalityVote, ResultShown, VotingBehaviourShown
from stemkast.assembly.state import Poll, State

NOT_VOTED = 0
"""Stands for a municipality without a vote in a poll, where others have the key that they pressed."""


def voting_behaviour(assembly: State, poll: Poll, result: ResultShown, since: datetime) -> VotingBehaviourShown:
    """Who was present in `poll` and how they voted; `result` is its result as the hall may see it."""
    voted = [(code, vote.choice, vote.weight) for code, vote in poll.votes.items()]
    silent = [(code, NOT_VOTED, assembly.register[code].weight) for code in poll.silent]
    rows = [MunicipalityVote(assembly.register[code].name, votes, key) for code, key, votes in (*voted, *silent)]
    return VotingBehaviourShown(
        meeting=result.meeting,
        topic=result.topic,
        ballot=result.ballot,
        turnout=result.turnout,
        tallies=result.tallies,
        abstained=result.abstained,
        municipalities=tuple(sorted(rows, key=lambda row: (alphabetical(row.name), row.name))),
        since=since,
        by_lot=result.by_lot,
        contested=result.contested,
        roll_call=result.roll_call,
    )
