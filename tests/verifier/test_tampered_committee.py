"""What the committee recorded, recounted: releases, spot checks, compared roots (V-07 and V-17)."""

from pathlib import Path

import pytest

from stemkast.assembly import event_codec, events
from stemkast.assembly.committee import sample
from stemkast.verifier import Anchors, Report, verify
from tests.verifier.attack import WITNESS_KEY, written
from tests.verifier.corpus_committee import decided
from tests.verifier.ledger_maker import Hall, bodies_of, write_ledger
from tests.verifier.tampering import failing, verified

_ROOTS = ("root_shown", "root_compared")


def found(hall: Hall, tmp_path: Path) -> set[str]:
    return failing(verified(write_ledger(tmp_path / "x.ledger", bodies_of(hall.end()))))


def forced(hall: Hall, event: events.Event, before: str = "") -> None:
    """Writes what the rules refuse, as a hall would that cheats; before the entry of this name, else at the end."""
    names = [each["event"] for each in hall.entries]
    place = names.index(before) if before else len(names)
    entry = hall.entry(event_codec.name_of(event), event_codec.to_data(event), place)
    hall.entries.insert(place, entry)
    if before:  # the root that was compared is another one then
        hall.entries[:] = [each for each in hall.entries if each["event"] not in _ROOTS]


def test_what_is_as_it_should_be_is_found_so(tmp_path: Path) -> None:
    assert found(decided(), tmp_path) == set()


def test_a_committee_whose_key_is_given_acted_under_the_name_of_its_station(tmp_path: Path) -> None:
    report = verify(written(tmp_path, decided().end()), anchors=Anchors(witness=(WITNESS_KEY,)))
    assert isinstance(report, Report)
    assert report.ok
    assert "V-40" in [each.id for each in report.checks]


def test_a_declaration_without_its_release_is_found(tmp_path: Path) -> None:
    hall = decided()
    hall.entries[:] = [each for each in hall.entries if each["event"] not in ("poll_released", *_ROOTS)]
    assert found(hall, tmp_path) == {"V-17"}


def test_a_release_that_nothing_waited_for_is_found(tmp_path: Path) -> None:
    hall = decided(releases=False)
    forced(hall, events.PollReleased(2), "result_declared")
    assert found(hall, tmp_path) == {"V-17"}


@pytest.mark.parametrize("poll", [1, 2, 9])
def test_a_second_release_one_of_a_test_poll_and_one_of_no_poll_are_found(poll: int, tmp_path: Path) -> None:
    hall = decided()
    forced(hall, events.PollReleased(poll), "result_declared")
    assert found(hall, tmp_path) == {"V-17"}


def test_municipalities_that_the_seed_does_not_draw_are_found(tmp_path: Path) -> None:
    hall = decided()
    drawn = next(each for each in hall.entries if each["event"] == "spot_check_drawn")
    drawn["data"]["municipalities"].reverse()
    hall.entries[:] = [each for each in hall.entries if each["event"] not in _ROOTS]
    assert found(hall, tmp_path) == {"V-17"}


def test_a_spot_check_that_was_drawn_twice_is_found(tmp_path: Path) -> None:
    hall = decided()
    forced(hall, events.SpotCheckDrawn(2, b"x", "x", sample(b"x", hall.assembly.polls[2].votes, 1)))
    assert found(hall, tmp_path) == {"V-17"}


def test_an_answer_of_who_was_not_drawn_is_found(tmp_path: Path) -> None:
    hall = decided()
    poll = hall.assembly.polls[2]
    other = next(code for code in poll.votes if code not in poll.spot_checks)
    forced(hall, events.SpotCheckDone(2, other, agreed=True, remark=""))
    assert found(hall, tmp_path) == {"V-17"}


def test_a_difference_that_nobody_worded_is_found(tmp_path: Path) -> None:
    hall = decided()
    drawn = next(iter(hall.assembly.polls[2].spot_checks))
    forced(hall, events.SpotCheckDone(2, drawn, agreed=False, remark=""))
    assert found(hall, tmp_path) == {"V-17"}


@pytest.mark.parametrize("event", [events.RootCompared, events.RootShown])
@pytest.mark.parametrize("size", [3, 10_000])
def test_a_root_that_this_ledger_never_had_is_found(
    size: int, event: type[events.RootCompared | events.RootShown], tmp_path: Path
) -> None:
    hall = decided()
    forced(hall, event(size, b"r" * 32))
    assert found(hall, tmp_path) == {"V-07"}
