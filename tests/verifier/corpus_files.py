"""Attacks on the history, and on files on their way to whoever reads them."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from nacl.signing import SigningKey as NoteKey

from stemkast.assembly import events
from stemkast.ledger.store import LedgerStore
from tests.verifier.attack import OTHER, OTHER_SEED, SIZES, WITNESS, WITNESS_NAME, Corpus, cosigned, kept
from tests.verifier.ledger_maker import (
    HALL_SEED,
    Hall,
    bodies_of,
    note_over,
    story,
    sum_up,
    write_bundle,
    write_ledger,
)
from tests.verifier.tampering import Tampering

CORPUS = Corpus()
entries, files = CORPUS.entries, CORPUS.files


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
        store.add_cosignature(80, WITNESS_NAME, cosigned(seen, WITNESS))
    return ledger


@files("hall", "V-31")
def cosignature_invented(folder: Path) -> Path:
    hall = story()
    hall.do(events.WitnessEnrolled(WITNESS_NAME, bytes(WITNESS.verify_key)))
    bodies = bodies_of(hall.end())
    ledger = write_ledger(folder / "x.ledger", bodies)
    with LedgerStore.open(ledger) as store:
        store.add_cosignature(len(bodies), WITNESS_NAME, cosigned(bodies, NoteKey(OTHER_SEED)))
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


@files("hall", "V-31")
def cosignature_of_an_older_tree_under_the_end(folder: Path) -> Path:
    hall = story()
    hall.do(events.WitnessEnrolled(WITNESS_NAME, bytes(WITNESS.verify_key)))
    bodies = bodies_of(hall.end())
    ledger = write_ledger(folder / "x.ledger", bodies, [80])
    with LedgerStore.open(ledger) as store:
        store.add_cosignature(len(bodies), WITNESS_NAME, cosigned(bodies[:80], WITNESS))
    return ledger
