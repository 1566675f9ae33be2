"""From the bytes of a keypad to a verified vote: signature first, meaning after.

What no enrolled key validly signed is noise, and is counted only; what one signed is a vote, and the assembly says
whether it counts (design decision 1).
"""

from enum import StrEnum

from firmware_protocol import envelope
from firmware_protocol import messages as m
from stemkast.assembly.assembly import Assembly
from stemkast.assembly.state import Pairing


class Noise(StrEnum):
    """Why bytes are no vote of an enrolled keypad."""

    UNKNOWN_PAIRING = "unknown_pairing"
    UNKNOWN_POLL = "unknown_poll"
    SIGNATURE = "signature"


def verify_vote(vote: m.Vote, signed: bytes, assembly: Assembly) -> Pairing | Noise:
    """Whose keypad signed this vote, for exactly this announcement and acceptance; or why it is noise. Never raises.

    `vote` is what was read from `signed`, a COSE_Sign1, before anybody knew who signed it.
    """
    pairing = assembly.pairings.get(vote.pairing)
    if pairing is None:
        return Noise.UNKNOWN_PAIRING
    poll = assembly.polls.get(vote.poll)
    if poll is None:
        return Noise.UNKNOWN_POLL
    bound = envelope.hashed_vote_aad(poll.announcement_hash, pairing.acceptance_hash)
    public_key = assembly.keypads[pairing.serial]
    if not isinstance(envelope.open_signed(signed, public_key, bound), bytes):
        return Noise.SIGNATURE
    return pairing
