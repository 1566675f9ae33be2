"""The tampering corpus: what a dishonest hall, operator, desk, station or base station could try, each made for real.

An attack on entries is the work of a hall that holds its own key: every checkpoint is made and signed anew over what
it says now, so that it is not the changed root that gives the attack away. `python -m tests.verifier.corpus FOLDER`
writes every attack as a ledger or bundle; VERIFY.md lists them.
"""

import base64
import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from nacl.signing import SigningKey as NoteKey

from firmware_protocol import envelope
from firmware_protocol.ed25519 import SigningKey
from stemkast.assembly import events
from stemkast.assembly.event_codec import to_data
from stemkast.assembly.proposals import Proposal
from stemkast.assembly.roll_call import Act
from stemkast.ledger.cosignature import cosign, witness_key
from stemkast.ledger.store import LedgerStore
from stemkast.verifier import Anchors
from tests.verifier.ledger_maker import (
    FLEET,
    HALL_SEED,
    REGISTER,
    SUCCESSION,
    VKEY,
    Hall,
    bodies_of,
    note_over,
    story,
    sum_up,
    to_base64,
    write_bundle,
    write_ledger,
)
from tests.verifier.tampering import Tampering, pair

SIZES = [7, 40]
OTHER_SEED = b"o" * 32
OTHER = SigningKey(OTHER_SEED)
WITNESS, WITNESS_NAME = NoteKey(b"w" * 32), "commissie-1"
WITNESS_KEY = str(witness_key(WITNESS_NAME, bytes(WITNESS.verify_key)))
_TIME = 1_686_729_600


def published(rows: tuple[events.RegisterRow, ...]) -> bytes:
    """A file as Statistics Netherlands would publish it."""
    return "".join(["cbs_code,name,population\n", *(f"{r.code},{r.name},{r.population}\n" for r in rows)]).encode()


@cache
def kept() -> tuple[bytes, ...]:
    """Checkpoints of the honest story that people in the hall kept."""
    bodies = bodies_of(story().end())
    return note_over(bodies[:100]).encode(), note_over(bodies).encode()


def anchor(name: str) -> Anchors:
    """What is known from elsewhere of the honest story."""
    return {
        "": Anchors(),
        "hall-key": Anchors(hall_key=VKEY),
        "succession-key": Anchors(succession_key=to_base64(SUCCESSION.public_key)),
        "fleet-key": Anchors(fleet_key=to_base64(FLEET.public_key)),
        "register": Anchors(register=published(REGISTER)),
        "witness": Anchors(witness=(WITNESS_KEY,)),
        "checkpoint": Anchors(checkpoint=kept()),
    }[name]


@dataclass(frozen=True, slots=True)
class Attack:
    """`found_by`: the checks that fail, the telling one first. `anchor`: what it takes, else nothing is found."""

    name: str
    who: str
    found_by: tuple[str, ...]
    anchor: str
    make: Callable[[Path], Path]


ATTACKS: list[Attack] = []
Change = Callable[[Tampering], None]
Make = Callable[[Path], Path]


def _add(who: str, found_by: str, anchor: str, function: Callable[..., object], make: Make) -> None:
    name = function.__name__.replace("_", " ").capitalize()
    ATTACKS.append(Attack(name, who, tuple(found_by.split()), anchor, make))


def entries(who: str, found_by: str, anchor: str = "") -> Callable[[Change], Change]:
    """Declares an attack that changes entries; the hall signs every checkpoint anew."""

    def declare(change: Change) -> Change:
        def make(folder: Path) -> Path:
            tampering = Tampering()
            change(tampering)
            return write_ledger(folder / "x.ledger", bodies_of(tampering.end()), SIZES)

        _add(who, found_by, anchor, change, make)
        return change

    return declare


def files(who: str, found_by: str, anchor: str = "") -> Callable[[Make], Make]:
    """Declares an attack that makes files in a folder."""

    def declare(make: Make) -> Make:
        _add(who, found_by, anchor, make, make)
        return make

    return declare


# The hall or its operator: votes


@entries("hall", "V-19")
def invented_vote_with_a_signature_of_another_key(t: Tampering) -> None:
    vote = t.vote(2, 3, 9, 1)
    vote["envelope"] = t.data("vote_accepted", poll=3, pairing=3)["envelope"]
    t.insert(t.index("poll_closing", poll=2), "vote_accepted", vote)


@entries("hall", "V-19 V-24")
def choice_of_a_vote_changed(t: Tampering) -> None:
    t.data("vote_accepted", poll=7, pairing=4)["choice"] = 1


@entries("hall", "V-19")
def invented_vote_without_a_signature_of_a_keypad(t: Tampering) -> None:
    vote = {**t.vote(2, 3, 9, 1), "envelope": ""}
    t.insert(t.index("poll_closing", poll=2), "vote_accepted", vote)


@entries("hall", "V-19")
def vote_of_the_test_poll_replayed_in_a_real_one(t: Tampering) -> None:
    tested = t.data("vote_accepted", poll=1, pairing=1)
    t.insert(t.index("poll_closing", poll=2), "vote_accepted", {**tested, "poll": 2})


@entries("hall", "V-19 V-24")
def header_added_to_the_envelope_of_a_vote(t: Tampering) -> None:
    vote = t.data("vote_accepted", poll=7, pairing=1)
    raw = base64.b64decode(vote["envelope"])
    vote["envelope"] = to_base64(raw[:6] + b"\xa1\x04\x41\x01" + raw[7:])


@entries("hall", "V-20 V-24")
def vote_moved_to_another_municipality(t: Tampering) -> None:
    t.data("vote_accepted", poll=7, pairing=4)["municipality"] = "GM0088"


@entries("hall", "V-24")
def vote_dropped(t: Tampering) -> None:
    del t.entries[t.index("vote_accepted", poll=7, pairing=3)]


@entries("hall", "V-37", "checkpoint")
def vote_dropped_and_the_declaration_made_to_fit(t: Tampering) -> None:
    vote_dropped(t)
    counted = [{"key": 1, "municipalities": 2, "votes": 143}, {"key": 2, "municipalities": 1, "votes": 58}]
    t.data("result_declared", poll=7).update(votes=counted, percentage="71,14")


@entries("hall", "V-37", "checkpoint")
def refusal_removed(t: Tampering) -> None:
    del t.entries[t.index("vote_refused", reason="held")]


@entries("hall", "V-22")
def refusal_with_another_reason(t: Tampering) -> None:
    t.data("vote_refused", reason="held")["reason"] = "not_open"


@entries("hall", "V-22")
def good_vote_refused(t: Tampering) -> None:
    at = t.index("vote_accepted", poll=1, pairing=2)
    refused = {key: value for key, value in t.entries[at]["data"].items() if key != "municipality"}
    t.entries[at].update(event="vote_refused", data=refused | {"reason": "not_open"})


@entries("hall", "V-20")
def late_vote_accepted(t: Tampering) -> None:
    t.insert(t.index("poll_closed", poll=2) + 1, "vote_accepted", t.vote(2, 3, 9, 1))


@entries("hall", "V-21")
def older_vote_put_in_the_place_of_a_newer_one(t: Tampering) -> None:
    at = t.index("vote_refused", poll=3, pairing=1)
    accepted = {key: value for key, value in t.entries[at]["data"].items() if key != "reason"}
    t.entries[at].update(event="vote_accepted", data=accepted | {"municipality": "GM0344"})


@entries("hall", "V-21")
def keypad_cloned(t: Tampering) -> None:
    counter = t.data("vote_accepted", poll=2, pairing=1)["counter"]
    t.insert(t.index("poll_closing", poll=2), "vote_accepted", t.vote(2, 1, counter, 2))


@entries("base station", "V-21")
def vote_repeated_and_written_twice(t: Tampering) -> None:
    t.insert(t.index("poll_closing", poll=2), "vote_accepted", t.data("vote_accepted", poll=2, pairing=1))


# A roll call, in which no keypad signs


def called() -> Tampering:
    """The story, and then a poll by roll call: 65 for, 58 against."""
    hall = story()
    hall.enrol_witnesses()
    hall.propose(Proposal("01-20", "01", "Motie bij hoofdelijke stemming"))
    hall.call("01-20")
    hall.call_roll({"GM1904": 1, "GM1992": 2})
    return Tampering(hall, is_told=True)


def by_roll_call(who: str, found_by: str) -> Callable[[Change], Change]:
    """Declares an attack that changes entries of an assembly with a roll call; everything is signed anew."""

    def declare(change: Change) -> Change:
        def make(folder: Path) -> Path:
            tampering = called()
            change(tampering)
            return write_ledger(folder / "x.ledger", bodies_of(tampering.end()), SIZES)

        _add(who, found_by, "", change, make)
        return change

    return declare


@by_roll_call("hall", "V-39")
def vote_of_a_roll_call_invented(t: Tampering) -> None:
    """Utrecht, which said nothing, with the signatures of what somebody else said."""
    for event in ("roll_call_entered", "roll_call_confirmed"):
        vote = {**t.data(event, municipality="GM1992"), "municipality": "GM0344"}
        t.insert(t.index("roll_call_closed"), event, vote)


@by_roll_call("operator", "V-39 V-24")
def vote_of_a_roll_call_changed(t: Tampering) -> None:
    for event in ("roll_call_entered", "roll_call_confirmed"):
        t.data(event, municipality="GM1992")["choice"] = 1


@by_roll_call("operator", "V-39 V-24")
def one_witness_entered_and_confirmed(t: Tampering) -> None:
    heard = t.hall.heard("GM1992", 2, Act.CONFIRM, "voorzitter")
    t.data("roll_call_confirmed", municipality="GM1992").update(witness="voorzitter", signature=to_base64(heard[-1]))


@by_roll_call("operator", "V-39")
def vote_of_a_roll_call_that_nobody_confirmed_passed_over(t: Tampering) -> None:
    heard = t.hall.heard("GM0344", 2, Act.ENTER, "voorzitter")
    t.insert(t.index("roll_call_closed"), "roll_call_entered", to_data(events.RollCallEntered(*heard)))


# The hall or its operator: polls and decisions


@entries("hall", "V-15")
def options_swapped_in_the_entry(t: Tampering) -> None:
    options = t.data("poll_announced", poll=1)["question"]["options"]
    options[0]["label"], options[1]["label"] = options[1]["label"], options[0]["label"]


@entries("hall", "V-15 V-16 V-19 V-22 V-24")
def options_swapped_and_the_announcement_signed_anew(t: Tampering) -> None:
    data = t.data("poll_announced", poll=2)
    said = envelope.peek(base64.b64decode(data["announcement"]))
    assert isinstance(said, bytes)
    swapped = said.replace(b"\x01\x64Voor", b"\x01\x65Tegen", 1).replace(b"\x02\x65Tegen", b"\x02\x64Voor", 1)
    assert swapped != said
    data["announcement"] = to_base64(envelope.sign(swapped, t.hall.key))


@entries("hall", "V-16")
def poll_closed_without_telling_the_keypads(t: Tampering) -> None:
    t.data("poll_closed", poll=7)["control"] = ""


@entries("operator", "V-17")
def poll_voided_and_yet_declared(t: Tampering) -> None:
    t.append("poll_voided", {"poll": 7, "reason": "een fout", "control": ""})
    t.append("result_declared", t.data("result_declared", poll=7))


@entries("operator", "V-17 V-24")
def test_poll_declared_as_a_result(t: Tampering) -> None:
    declared = {**t.data("result_declared", poll=7), "poll": 1, "chair": "de voorzitter"}
    t.insert(t.index("poll_closed", poll=1) + 1, "result_declared", declared)


@entries("operator", "V-18")
def majority_that_is_not_that_of_the_proposal(t: Tampering) -> None:
    t.data("proposal_added", 4)["proposal"]["majority"] = {"fraction": "3/4", "strict": True}


@entries("operator", "V-23")
def turnout_invented(t: Tampering) -> None:
    t.data("poll_closed", poll=7)["present_votes"] += 75


@entries("operator", "V-24")
def other_result_declared_than_was_counted(t: Tampering) -> None:
    t.data("result_declared", poll=7)["outcome"] = "rejected"


@entries("operator", "V-25")
def adopted_by_acclamation_after_an_objection(t: Tampering) -> None:
    acclamation = t.data("acclamation_declared", proposals=["01-7"])
    at = t.index("proposal_held_over")
    t.entries[at].update(event="acclamation_declared", data=acclamation)
    t.insert(at, "matter_called", {"item": "01", "proposals": ["01-7"]})


@entries("operator", "V-38")
def result_shown_before_it_was_declared(t: Tampering) -> None:
    t.insert(t.index("result_declared", poll=7), "screen_shown", {"view": "result", "poll": 7})


@entries("operator", "V-10")
def settings_changed_during_the_assembly(t: Tampering) -> None:
    settings = t.data("settings_adopted")["settings"]
    t.append("settings_adopted", {"settings": {**settings, "abstentions_count": True}})


# The operator, before the assembly


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


# The hall: history


@files("hall", "V-07")
def entry_changed_under_the_old_checkpoint(folder: Path) -> Path:
    honest, t = bodies_of(story().end()), Tampering()
    t.data("result_declared", poll=7)["words"] = "Iets anders."
    note = note_over(honest)
    return write_ledger(folder / "x.ledger", bodies_of(t.end()), note=lambda _: note)


@files("somebody else", "V-08")
def checkpoint_signed_by_somebody_else(folder: Path) -> Path:
    ended = bodies_of(story().end())
    return write_ledger(folder / "x.ledger", ended, SIZES, lambda part: note_over(part, OTHER_SEED))


@entries("hall", "V-37", "checkpoint")
def history_signed_anew_with_the_halls_key(t: Tampering) -> None:
    t.data("result_declared", poll=7)["words"] = "Iets anders."


@files("hall", "V-32", "witness")
def history_signed_anew_after_a_witness_looked(folder: Path) -> Path:
    hall = story()
    hall.do(events.WitnessEnrolled(WITNESS_NAME, bytes(WITNESS.verify_key)))
    ended = hall.end()
    seen = bodies_of(ended[:80])
    ended[90] = {**ended[90], "at": ended[89]["at"]}  # behind what the witness saw
    ledger = write_ledger(folder / "x.ledger", bodies_of(ended), [80])
    with LedgerStore.open(ledger) as store:
        store.add_cosignature(80, WITNESS_NAME, _cosigned(seen, WITNESS))
    return ledger


def _cosigned(bodies: list[bytes], key: NoteKey) -> str:
    return cosign(note_over(bodies).split("\n\n")[0] + "\n", WITNESS_NAME, key, _TIME).line


@files("hall", "V-31")
def cosignature_invented(folder: Path) -> Path:
    hall = story()
    hall.do(events.WitnessEnrolled(WITNESS_NAME, bytes(WITNESS.verify_key)))
    bodies = bodies_of(hall.end())
    ledger = write_ledger(folder / "x.ledger", bodies)
    with LedgerStore.open(ledger) as store:
        store.add_cosignature(len(bodies), WITNESS_NAME, _cosigned(bodies, NoteKey(OTHER_SEED)))
    return ledger


@files("hall", "V-37", "checkpoint")
def two_stations_shown_two_histories(folder: Path) -> Path:
    """The committee has this one, whole and signed; whoever kept a checkpoint was shown the other."""
    t = Tampering()
    t.data("chair_taken", 1)["name"] = "de tweede vicevoorzitter"
    t.data("result_declared", poll=7)["chair"] = "de tweede vicevoorzitter"
    return write_ledger(folder / "x.ledger", bodies_of(t.end()), SIZES)


@files("hall", "V-09")
def end_cut_off(folder: Path) -> Path:
    return write_ledger(folder / "x.ledger", bodies_of(story().end())[:-10], SIZES)


@files("hall", "V-37", "checkpoint")
def end_cut_off_and_closed_again(folder: Path) -> Path:
    t = Tampering()
    del t.entries[t.index("matter_called", proposals=["01-5"]) :]
    t.polls = 6
    return write_ledger(folder / "x.ledger", bodies_of(t.end()), SIZES)


@files("hall", "V-09")
def closing_entry_left_out(folder: Path) -> Path:
    return write_ledger(folder / "x.ledger", bodies_of(story().entries), SIZES)


@files("hall", "V-09")
def something_behind_the_closing_entry(folder: Path) -> Path:
    more = Hall.entry("screen_shown", {"view": "pause", "poll": 0}, 999)
    return write_ledger(folder / "x.ledger", bodies_of([*story().end(), more]), SIZES)


@files("somebody else", "V-33")
def hall_taken_over_without_the_envelope(folder: Path) -> Path:
    hall = story()
    hall.succeed(OTHER_SEED, by=OTHER)
    return write_ledger(folder / "x.ledger", bodies_of(hall.end()), SIZES)


@files("hall", "V-33")
def history_before_a_takeover_written_anew(folder: Path) -> Path:
    hall = story()
    at = len(hall.entries)
    hall.succeed(OTHER_SEED)
    ended = hall.end()
    ended[at - 1] = {**ended[at - 1], "at": ended[at]["at"]}
    path, bodies = folder / "x.ledger", bodies_of(ended)
    return write_ledger(path, bodies, SIZES, lambda part: note_over(part, HALL_SEED if len(part) <= at else OTHER_SEED))


@entries("hall", "V-05")
def two_assemblies_in_one_ledger(t: Tampering) -> None:
    t.append("assembly_initialised", t.data("assembly_initialised"))


@entries("hall", "V-04")
def event_that_nobody_knows(t: Tampering) -> None:
    t.append("vote_corrected", {"poll": 7, "municipality": "GM0344"})


@files("hall", "V-03")
def entry_written_in_another_way(folder: Path) -> Path:
    bodies = bodies_of(story().end())
    bodies[8] = bodies[8].replace(b'","', b'", "', 1)
    return write_ledger(folder / "x.ledger", bodies, SIZES)


# Files, on their way to whoever reads them


@contextmanager
def unlocked(ledger: Path) -> Iterator[sqlite3.Connection]:
    """A connection to a file whose triggers are out of the way; they are put back."""
    with closing(sqlite3.connect(ledger)) as connection:
        triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        yield connection
        for _, sql in triggers:
            connection.execute(sql)
        connection.commit()


def _honest(folder: Path) -> Path:
    return write_ledger(folder / "x.ledger", bodies_of(story().end()), SIZES)


@files("whoever has the file", "V-01")
def trigger_taken_away(folder: Path) -> Path:
    ledger = _honest(folder)
    with closing(sqlite3.connect(ledger)) as connection:
        connection.execute("DROP TRIGGER entry_never_goes")
    return ledger


@files("whoever has the file", "V-02")
def entry_taken_out_of_the_file(folder: Path) -> Path:
    ledger = _honest(folder)
    with unlocked(ledger) as connection:
        connection.execute("UPDATE entry SET idx = idx + 1 WHERE idx = (SELECT max(idx) FROM entry)")
    return ledger


@files("whoever has the file", "V-26")
def view_of_the_file_altered(folder: Path) -> Path:
    ledger = _honest(folder)
    with closing(sqlite3.connect(ledger)) as connection:
        (sql,) = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'votes'").fetchone()
        connection.execute("DROP VIEW votes")
        connection.execute(sql.replace("ranked.choice", "1 AS choice", 1))
        connection.commit()
    return ledger


def _bundle(folder: Path) -> Path:
    return write_bundle(folder / "bundle", _honest(folder))


@files("whoever has the file", "V-27")
def file_of_the_bundle_changed_in_the_list(folder: Path) -> Path:
    bundle = _bundle(folder)
    sums = bundle / "SHA256SUMS"
    sums.write_text(sums.read_text().replace("0", "1", 1))
    return bundle


@files("whoever has the file", "V-28")
def checkpoint_of_the_bundle_exchanged(folder: Path) -> Path:
    bundle = _bundle(folder)
    (bundle / "checkpoint").write_bytes(kept()[0])
    sum_up(bundle)
    return bundle


@files("whoever has the file", "V-29")
def tile_of_the_bundle_altered(folder: Path) -> Path:
    bundle = _bundle(folder)
    tile = next(each for each in (bundle / "tile" / "entries").rglob("*") if each.is_file())
    tile.write_bytes(tile.read_bytes().replace(b"GM0344", b"GM0088", 1))
    sum_up(bundle)
    return bundle


@files("whoever has the file", "V-30")
def result_sheet_put_into_the_bundle(folder: Path) -> Path:
    bundle = _bundle(folder)
    (bundle / "uitslagen.csv").write_text("01-5;verworpen\n")
    sum_up(bundle)
    return bundle


def write(folder: Path) -> None:
    """Every attack in a folder of its own."""
    for number, attack in enumerate(ATTACKS, start=1):
        made = folder / f"{number:02} {attack.name}"
        made.mkdir(parents=True)
        attack.make(made)


if __name__ == "__main__":
    shutil.rmtree(sys.argv[1], ignore_errors=True)
    write(Path(sys.argv[1]))
