"""Changes of entries, checkpoints and the end of the log: V-03 to V-09."""

import base64
from pathlib import Path

import pytest

from stemkast.ledger.store import LedgerStore
from tests.verifier.ledger_maker import (
    SUCCESSION_SEED,
    VKEY,
    Hall,
    bodies_of,
    note_over,
    to_base64,
    write_ledger,
)
from tests.verifier.tampering import Change, Changes, Tampering, failing, failing_after, verified

finds = Changes()


@pytest.mark.parametrize(("check", "change"), finds.all, ids=lambda each: getattr(each, "__name__", each))
def test_change_is_found_by(check: str, change: Change, tmp_path: Path) -> None:
    assert failing_after(change, tmp_path) == {check}


@finds("V-04")
def unknown_event(t: Tampering) -> None:
    t.append("vote_corrected", {"poll": 1})


@finds("V-04")
def additional_field(t: Tampering) -> None:
    t.data("vote_accepted")["weight"] = 75


@finds("V-04")
def missing_field(t: Tampering) -> None:
    del t.data("vote_accepted")["municipality"]


@finds("V-04")
def text_for_a_number(t: Tampering) -> None:
    t.data("vote_accepted")["choice"] = "1"


@finds("V-04")
def truth_for_a_number(t: Tampering) -> None:
    t.data("vote_accepted", choice=1)["choice"] = True


@finds("V-04")
def negative_number(t: Tampering) -> None:
    t.data("poll_opened")["seconds"] = -1


@finds("V-04")
def text_for_a_list(t: Tampering) -> None:
    t.data("matter_called")["proposals"] = "01-1"


@finds("V-04")
def unknown_word(t: Tampering) -> None:
    t.data("screen_shown")["view"] = "advertisement"


@finds("V-04")
def kind_for_a_value(t: Tampering) -> None:
    t.data("poll_opened")["seconds"] = "int"


@finds("V-04")
def null_where_there_is_a_value(t: Tampering) -> None:
    t.data("chair_taken")["name"] = None


@finds("V-04")
def key_of_another_size(t: Tampering) -> None:
    t.data("keypad_enrolled")["public_key"] = to_base64(b"k" * 31)


@finds("V-04")
def fraction_not_in_lowest_terms(t: Tampering) -> None:
    t.data("proposal_added")["proposal"]["majority"]["fraction"] = "2/4"


@finds("V-04")
def fraction_above_one(t: Tampering) -> None:
    t.data("proposal_added")["proposal"]["majority"]["fraction"] = "3/2"


@finds("V-04")
def base64_written_differently(t: Tampering) -> None:
    data = t.data("vote_accepted", pairing=6)
    envelope_text = data["envelope"]
    data["envelope"] = to_base64(base64.b64decode(envelope_text))[:-2] + {"A": "B", "Q": "R", "g": "h", "w": "x"}.get(
        envelope_text[-3], "="
    )
    assert data["envelope"] != envelope_text


@finds("V-05")
def second_first_entry(t: Tampering) -> None:
    t.append("assembly_initialised", t.data("assembly_initialised"))


@finds("V-05")
def key_of_small_order(t: Tampering) -> None:
    t.data("assembly_initialised")["fleet_key"] = to_base64(bytes(32))


@finds("V-05")
def epoch_zero(t: Tampering) -> None:
    t.data("assembly_initialised")["epoch"] = 0


@finds("V-09")
def closing_entry_with_another_number_of_polls(t: Tampering) -> None:
    t.polls -= 1


def test_the_hall_that_you_do_not_know(ledger: Path) -> None:
    report = verified(ledger, VKEY.replace("AV", "AW"))
    assert failing(report) == {"V-06"}


def test_an_entry_that_is_not_canonical(whole_story: Hall, tmp_path: Path) -> None:
    right = bodies_of(whole_story.end())
    deep = b'{"at":' + b"[" * 30_000 + b"]" * 30_000 + b"}"
    at = b'"at":"2023-06-14T08:00:08.000Z"'
    other = {
        b" " + right[8],
        right[8] + b"\n",
        right[8].replace(b'","', b'", "', 1),
        right[8].replace(b'"at"', b'"at":1,"at"', 1),
        right[8].replace(b'"by":"station 1"', b'"by":"station \\u0031"'),
        right[8].replace(b"station 1", "Zuide\u0301nland".encode()),
        right[8].replace(b"station 1", b"\\ud800"),
        right[8].replace(b'"station 1"', b"1"),
        right[8].replace(b'"by"', b'"bye"'),
        right[8].replace(at, b'"at":"2023-13-14T08:00:08.000Z"'),
        right[8].replace(at, b'"at":"2023-06-14T08:00:08Z"'),
        right[8].replace(b"station 1", b"s" * 65_536),
        b"[]",
        b"null",
        b"{}",
        b"",
        b"NaN",
        b"1e999",
        b"9" * 5_000,
        b"-9007199254740992",
        deep,
    }
    assert len(other) == 21
    for number, body in enumerate(sorted(other)):
        bodies = [*right[:8], body, *right[9:]]
        report = verified(write_ledger(tmp_path / f"{number}.ledger", bodies))
        assert failing(report) == {"V-03"}, body[:100]
        assert "entry 8: " in report.checks[2].detail


def test_an_entry_that_is_changed_without_the_halls_key(whole_story: Hall, tmp_path: Path) -> None:
    bodies = bodies_of(whole_story.end())
    note = note_over(bodies)
    place = next(index for index, body in enumerate(bodies) if b'"chair_taken"' in body and b"vice" in body)
    bodies[place - 1], bodies[place] = bodies[place], bodies[place - 1]
    report = verified(write_ledger(tmp_path / "x.ledger", bodies, note=lambda _: note))
    assert failing(report) == {"V-07"}


def test_checkpoints_of_somebody_else(whole_story: Hall, tmp_path: Path) -> None:
    bodies = bodies_of(whole_story.end())
    other = write_ledger(tmp_path / "x.ledger", bodies, note=lambda part: note_over(part, SUCCESSION_SEED))
    assert failing(verified(other)) == {"V-08"}
    first, _, second = note_over(bodies).rpartition("\n\n")
    twice = write_ledger(tmp_path / "y.ledger", bodies, note=lambda _: f"{first}\n\n{second}{second}")
    assert failing(verified(twice)) == {"V-08"}


def test_a_ledger_whose_end_is_cut_off(whole_story: Hall, tmp_path: Path) -> None:
    bodies = bodies_of(whole_story.entries)
    report = verified(write_ledger(tmp_path / "x.ledger", bodies))
    assert failing(report) == {"V-09"}
    assert "not closed" in report.checks[7].detail


def test_nothing_follows_the_closing_entry(whole_story: Hall, tmp_path: Path) -> None:
    shown = Hall.entry("screen_shown", {"view": "pause", "poll": 0}, 999)
    report = verified(write_ledger(tmp_path / "x.ledger", bodies_of([*whole_story.end(), shown])))
    assert failing(report) == {"V-09"}


def test_the_last_checkpoint_covers_the_closing_entry(whole_story: Hall, tmp_path: Path) -> None:
    bodies = bodies_of(whole_story.end())
    path = write_ledger(tmp_path / "x.ledger", bodies[:-1])
    with LedgerStore.open(path) as store:
        store.append(bodies[-1:])
    assert failing(verified(path)) == {"V-09"}
