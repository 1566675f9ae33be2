"""From the bytes of a keypad to a verified vote: signature first, meaning after.

What no enrolled key validly signed is noise, and is counted only; what one signed is a vote, and the assembly says
whether it counts (design decision 1).
"""

from dataclasses import dataclass
from enum import StrEnum

from firmware_protocol import codec, envelope
from firmware_protocol import messages as m
from stemkast.assembly.assembly import Assembly
from stemkast.assembly.state import Pairing


class Noise(StrEnum):
    """Why bytes are no vote of an enrolled keypad."""

    NO_VOTE = "no_vote"
    UNKNOWN_PAIRING = "unknown_pairing"
    UNKNOWN_POLL = "unknown_poll"
    SIGNATURE = "signature"


@dataclass(frozen=True, slots=True)
class VerifiedVote:
    """A vote that the keypad of `pairing` signed for exactly this announcement and acceptance."""

    vote: m.Vote
    pairing: Pairing


def verify_vote(signed: bytes, assembly: Assembly) -> VerifiedVote | Noise:
    """The vote in a COSE_Sign1 of a keypad, or why it is noise. Never raises."""
    payload = envelope.peek(signed)
    vote = codec.decode(payload) if isinstance(payload, bytes) else None
    if not isinstance(vote, m.Vote):
        return Noise.NO_VOTE
    pairing = assembly.pairings.get(vote.pairing)
    if pairing is None:
        return Noise.UNKNOWN_PAIRING
    poll = assembly.polls.get(vote.poll)
    if poll is None:
        return Noise.UNKNOWN_POLL
    bound = envelope.hashed_vote_aad(poll.announcement_hash, pairing.acceptance_hash)
    public_key = assembly.keypads[pairing.serial].public_key
    if not isinstance(envelope.open_signed(signed, public_key, bound), bytes):
        return Noise.SIGNATURE
    return VerifiedVote(vote, pairing)
