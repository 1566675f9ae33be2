"""Reads a ledger with the standard library and pycose, and nothing of this project: who signed, and for what.

Run by the Python of .venv-interop: `read_votes.py LEDGER MOST`. Prints one JSON object with what it found. MOST is how
many votes are verified one by one, spread over all.
"""

import base64
import hashlib
import json
import sqlite3
import sys
import warnings

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # of the libraries' own
    from pycose.keys import OKPKey
    from pycose.keys.curves import Ed25519
    from pycose.messages import Sign1Message


def cbor_of_two_hashes(first: bytes, second: bytes) -> bytes:
    """An array of two byte strings of 32 bytes, written by hand (RFC 8949)."""
    return b"\x82\x58\x20" + first + b"\x58\x20" + second


def signed(envelope: bytes, public_key: bytes, external: bytes = b"") -> bool:
    """Whether pycose takes this COSE_Sign1 for one by this key over this external data."""
    message = Sign1Message.decode(envelope)
    message.key = OKPKey(crv=Ed25519, x=public_key)
    message.external_aad = external
    return bool(message.verify_signature())


def main(path: str, most: int) -> None:
    """Verifies announcements, acceptances and votes."""
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    entries = [json.loads(body) for (body,) in connection.execute("SELECT body FROM entry ORDER BY idx")]
    connection.close()
    first = entries[0]["data"]
    raw = base64.b64decode
    hall_key = raw(first["hall_key"])
    keypads, pairings, polls, votes = {}, {}, {}, []
    for entry in entries:
        data = entry["data"]
        match entry["event"]:
            case "keypad_enrolled":
                keypads[data["serial"]] = raw(data["public_key"])
            case "keypad_paired":
                pairings[data["pairing"]] = (keypads[data["serial"]], raw(data["acceptance"]))
            case "poll_announced":
                polls[data["poll"]] = raw(data["announcement"])
            case "vote_accepted":
                votes.append(data)
    found = {"announcements": 0, "acceptances": 0, "votes": 0, "forged": 0, "all_votes": len(votes)}
    found["announcements"] = sum(signed(each, hall_key) for each in polls.values())
    step = max(1, len(votes) // most)
    for vote in votes[::step]:
        key, acceptance = pairings[vote["pairing"]]
        announcement, envelope = polls[vote["poll"]], raw(vote["envelope"])
        digests = hashlib.sha256(announcement).digest(), hashlib.sha256(acceptance).digest()
        found["acceptances"] += signed(acceptance, key)
        found["votes"] += signed(envelope, key, cbor_of_two_hashes(*digests))
        # Not for another question, another municipality, no question at all, nor with a bit changed.
        found["forged"] += signed(envelope, key, cbor_of_two_hashes(bytes(32), digests[1]))
        found["forged"] += signed(envelope, key, cbor_of_two_hashes(digests[0], bytes(32)))
        found["forged"] += signed(envelope, key)
        found["forged"] += signed(envelope[:-1] + bytes([envelope[-1] ^ 1]), key, cbor_of_two_hashes(*digests))
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
