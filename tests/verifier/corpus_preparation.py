"""Attacks of a dishonest operator before the assembly, and of the desk."""

import base64
import hashlib
from pathlib import Path

from stemkast.assembly import events
from stemkast.ledger.canonical import encode
from tests.verifier.attack import OTHER, OTHER_SEED, SIZES, Corpus
from tests.verifier.ledger_maker import (
    HALL_SEED,
    REGISTER,
    Hall,
    bodies_of,
    note_over,
    story,
    to_base64,
    write_ledger,
)
from tests.verifier.tampering import Tampering, pair

CORPUS = Corpus()
entries, files = CORPUS.entries, CORPUS.files


@entries("operator", "V-11 V-13 V-15 V-23 V-24")
def weight_in_the_register_altered(t: Tampering) -> None:
    t.data("register_chunk")["municipalities"][1]["weight"] = 75


def _with_75_votes() -> tuple[events.RegisterRow, ...]:
    return (REGISTER[0], events.RegisterRow("GM0088", "Schiermonnikoog", 75_000, 75), *REGISTER[2:])


def _whole(folder: Path, hall: Hall, seed: bytes = HALL_SEED) -> Path:
    ended = bodies_of(story(hall).end())
    return write_ledger(folder / "x.ledger", ended, SIZES, lambda part: note_over(part, seed))


def _other_story(hall: Hall) -> Hall:
    hall.prepare()
    hall.test_poll()
    return hall


@files("operator", "V-34", "register")
def population_altered_before_everything_else(folder: Path) -> Path:
    hall = _other_story(Hall(register=_with_75_votes()))
    return write_ledger(folder / "x.ledger", bodies_of(hall.end()))


@files("operator", "V-34", "register")
def register_exchanged_for_another(folder: Path) -> Path:
    hall = _other_story(Hall(register=(*REGISTER[:4], events.RegisterRow("GM0503", "Delft", 104_572, 75))))
    return write_ledger(folder / "x.ledger", bodies_of(hall.end()))


@files("operator", "V-35", "fleet-key")
def keypads_made_by_the_operator(folder: Path) -> Path:
    return _whole(folder, Hall(fleet=OTHER))


@files("operator", "V-36", "succession-key")
def envelope_exchanged(folder: Path) -> Path:
    return _whole(folder, Hall(succession=OTHER))


@files("somebody else", "V-06", "hall-key")
def whole_ledger_of_another_hall(folder: Path) -> Path:
    return _whole(folder, Hall(key=OTHER), OTHER_SEED)


# The desk


@entries("desk", "V-12")
def keypad_without_a_certificate(t: Tampering) -> None:
    certificate = t.data("keypad_enrolled", serial="SK-0002")["certificate"]
    t.data("keypad_enrolled", serial="SK-0001")["certificate"] = certificate


@entries("desk", "V-13")
def keypad_handed_out_without_a_mandate(t: Tampering) -> None:
    del t.entries[t.index("mandate_issued", municipality="GM0088")]


@entries("desk", "V-13")
def second_keypad_for_one_municipality(t: Tampering) -> None:
    pair(t, 7, REGISTER[0], "SK-0005")


@entries("desk", "V-14")
def pairing_moved_to_another_municipality(t: Tampering) -> None:
    t.append("pairing_ended", {"pairing": 2, "reason": "lost"})
    t.append("pairing_ended", {"pairing": 3, "reason": "returned"})
    pair(t, 7, REGISTER[1], "SK-0003", base64.b64decode(t.data("keypad_paired", pairing=3)["acceptance"]))


@entries("operator", "V-11")
def register_imported_again_after_the_first_poll(t: Tampering) -> None:
    rows = [{**t.data("register_chunk")["municipalities"][0], "code": "GM9999", "name": "Elders"}]
    t.append("register_chunk", {"chunk": 2, "municipalities": rows})


@files("operator", "V-11")
def former_municipality_beside_the_one_it_became_part_of(folder: Path) -> Path:
    """Brielle votes with its own inhabitants, and in Voorne aan Zee."""
    t = Tampering(_other_story(Hall()), is_told=True)
    row = {"code": "GM0501", "name": "Brielle", "population": 18_085, "weight": 18, "merged_from": []}
    t.data("register_chunk", 1)["municipalities"].append(row)
    rows = [each for part in (0, 1) for each in t.data("register_chunk", part)["municipalities"]]
    digest = hashlib.sha256(b"".join(encode(each) + b"\n" for each in rows)).digest()
    said = {"municipalities": len(rows), "register_hash": to_base64(digest)}
    sums = {name: sum(each[of] for each in rows) for name, of in (("population", "population"), ("votes", "weight"))}
    t.data("register_adopted").update(said | sums)
    del t.entries[t.index("poll_announced") :]
    t.polls = 0
    return write_ledger(folder / "x.ledger", bodies_of(t.end()))


@entries("desk", "V-13")
def mandate_withdrawn_while_its_keypad_votes(t: Tampering) -> None:
    t.insert(t.index("poll_closing", poll=7), "mandate_withdrawn", {"municipality": "GM0344", "reason": "ziek"})


@entries("desk", "V-13")
def lost_keypad_handed_out_again(t: Tampering) -> None:
    t.append("pairing_ended", {"pairing": 2, "reason": "lost"})
    pair(t, 7, REGISTER[1], "SK-0002")
