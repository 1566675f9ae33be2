"""The views, for people with a database browser."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from stemkast.assembly import event_codec, events
from stemkast.assembly.proposals import Question
from stemkast.assembly.settings import RevotePolicy, Settings
from stemkast.ledger.canonical import encode
from stemkast.ledger.store import LedgerStore


def rows(path: Path, view: str) -> list[dict[str, Any]]:
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        return [dict(row) for row in connection.execute(f"SELECT * FROM {view}")]


def index_of(bodies: list[bytes], *parts: str) -> int:
    return next(index for index, body in enumerate(bodies) if all(part.encode() in body for part in parts))


def body(event: events.Event) -> bytes:
    data = event_codec.to_data(event)
    return encode({"at": "2023-06-14T10:00:00.000Z", "by": "hall", "data": data, "event": event_codec.name_of(event)})


def test_votes_with_names_and_weights_and_which_one_counts(ledger: Path, bodies: list[bytes]) -> None:
    utrecht = {"municipality": "GM0344", "name": "Utrecht", "weight": 75}
    schier = {"municipality": "GM0088", "name": "Schiermonnikoog", "weight": 1}
    cast = [(1, "GM0344", 1), (2, "GM0344", 2), (2, "GM0088", 1), (2, "GM0344", 3)]
    at = [
        index_of(bodies, f'"counter":{counter},', f'"poll":{poll}}}', f'"municipality":"{code}"')
        for poll, code, counter in cast
    ]
    assert rows(ledger, "votes") == [
        {"poll": 1, **utrecht, "choice": 2, "idx": at[0], "counted": 1, "roll_call": 0},
        {"poll": 2, **utrecht, "choice": 2, "idx": at[1], "counted": 0, "roll_call": 0},
        {"poll": 2, **schier, "choice": 2, "idx": at[2], "counted": 1, "roll_call": 0},
        {"poll": 2, **utrecht, "choice": 1, "idx": at[3], "counted": 1, "roll_call": 0},
    ]


def test_the_first_vote_counts_where_the_settings_say_so(tmp_path: Path, bodies: list[bytes]) -> None:
    path = tmp_path / "first.ledger"
    first = body(events.SettingsAdopted(Settings(revote=RevotePolicy.FIRST)))
    with LedgerStore.create(path) as store:
        store.append([first if b'"settings_adopted"' in each else each for each in bodies])
    votes = [(row["choice"], row["counted"]) for row in rows(path, "votes") if row["poll"] == 2]
    assert votes == [(2, 1), (2, 1), (1, 0)]


def test_results_of_closed_polls(ledger: Path) -> None:
    test, real = rows(ledger, "results")
    assert (test["poll"], test["kind"], test["words"], test["outcome"], test["voided"]) == (1, "test", None, None, 0)
    assert json.loads(test["votes"]) == {"Voor": 0, "Tegen": 75, "Onthouding": 0}
    assert real["subject"] == "Motie over de zon"
    assert (real["poll"], real["kind"], real["words"], real["outcome"], real["voided"]) == (
        2, "real", "Aangenomen.", "adopted", 0,
    )  # fmt: skip
    assert json.loads(real["votes"]) == {"Voor": 75, "Tegen": 1, "Onthouding": 0}


def test_a_voided_poll_says_so(tmp_path: Path, bodies: list[bytes]) -> None:
    path = tmp_path / "voided.ledger"
    with LedgerStore.create(path) as store:
        store.append([*bodies[:-1], body(events.PollVoided(2, "herstemming", b""))])
    assert [row["voided"] for row in rows(path, "results")] == [0, 1]


def test_nothing_of_a_poll_shows_before_it_is_closed(tmp_path: Path, running_bodies: list[bytes]) -> None:
    path = tmp_path / "running.ledger"
    with LedgerStore.create(path) as store:
        store.append(running_bodies)
        assert {row["poll"] for row in rows(path, "votes")} == {1}
        assert {row["poll"] for row in rows(path, "results")} == {1}
        store.append([body(events.PollVoided(2, "stroom", b"signed"))])
        assert {row["poll"] for row in rows(path, "votes")} == {1}, "announced anew, it would know its direction"
        assert {row["poll"] for row in rows(path, "results")} == {1}


def test_handouts_with_their_end(ledger: Path, bodies: list[bytes]) -> None:
    handouts = rows(ledger, "handouts")
    assert [(row["municipality"], row["name"], row["serial"], row["pairing"]) for row in handouts] == [
        ("GM0344", "Utrecht", "SK-0001", 1),
        ("GM0088", "Schiermonnikoog", "SK-0002", 2),
        ("GM1904", "Stichtse Vecht", "SK-0003", 3),
    ]
    assert [row["reason"] for row in handouts] == [None, None, "broken"]
    assert handouts[0]["ended"] is None
    ended = index_of(bodies, '"pairing_ended"')
    assert handouts[2]["at"] < handouts[2]["ended"] == f"2023-06-14T08:00:{ended:02}.000Z"


@pytest.mark.parametrize("view", ["votes", "results", "handouts"])
def test_an_empty_ledger_has_empty_views(store: LedgerStore, view: str) -> None:
    assert rows(store.path, view) == []


def test_a_roll_call_stands_in_the_views_with_its_weights_once_it_is_closed(tmp_path: Path) -> None:
    said = [
        events.RegisterChunk(0, (events.RegisterRow("GM0344", "Utrecht", 361699, 75),)),
        events.RollCallAnnounced(1, Question("Motie over de zon", ("01-1",)), bytes(32), "geen stemkastjes"),
        events.RollCallEntered(1, "GM0344", 2, "voorzitter", b"s" * 64),
        events.RollCallConfirmed(1, "GM0344", 2, "commissie", b"t" * 64),
        events.RollCallConfirmed(1, "GM0344", 1, "commissie", b"u" * 64),
    ]
    path = tmp_path / "called.ledger"
    with LedgerStore.create(path) as store:
        store.append([body(event) for event in said])
    assert rows(path, "votes") == rows(path, "results") == []
    with LedgerStore.open(path) as store:
        store.append([body(events.RollCallClosed(1, 75, 1))])
    utrecht = {"poll": 1, "municipality": "GM0344", "name": "Utrecht", "weight": 75, "roll_call": 1}
    assert rows(path, "votes") == [
        {**utrecht, "choice": 2, "idx": 3, "counted": 0},
        {**utrecht, "choice": 1, "idx": 4, "counted": 1},
    ]
    (result,) = rows(path, "results")
    assert json.loads(result["votes"]) == {"Voor": 75, "Tegen": 0, "Onthouding": 0}
