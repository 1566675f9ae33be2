"""Everything that a committee's chronicle keeps has a sentence of its own."""

import typing
from enum import Enum

import pytest
from PySide6.QtWidgets import QApplication

from stemkast.assembly.events import Event, PairingEnd, PairingEnded, ProposalRestored, ReadinessWaived, VoteRefused
from stemkast.hall_client.chair.check_list import CheckPoint
from stemkast.hall_client.committee.chronicle import UNUSUAL, Recorded
from stemkast.hall_client.committee.own_acts import ACTS
from stemkast.hall_client.committee.state import Notice
from stemkast.windows.committee.notice_words import notice_words
from stemkast.windows.shared.language import install_language
from stemkast.windows.shared.languages import Language

EXAMPLES: dict[type, object] = {int: 7, str: "omdat het zo is", bytes: b"b", bool: False}


def example(kind: type[Event]) -> Event:
    """An event of this kind, whatever is in it."""
    values = {}
    for name, of in typing.get_type_hints(kind).items():
        is_enum = isinstance(of, type) and issubclass(of, Enum)
        values[name] = next(iter(of)) if is_enum else EXAMPLES.get(of, ())
    return kind(**values)


def words(event: Event, *, foreign: bool = False) -> str:
    return notice_words(Notice(Recorded(1, None, event, foreign=foreign), "Groningen", "SK-0001", new=True))


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("kind", UNUSUAL, ids=lambda kind: kind.__name__)
def test_what_is_unusual_is_a_sentence(kind: type[Event], language: Language, qapp: QApplication) -> None:
    install_language(qapp, language)
    said = words(example(kind))
    assert len(said) > 12
    assert "%" not in said


def test_no_two_are_the_same() -> None:
    said = [words(example(kind)) for kind in UNUSUAL]
    said += [words(PairingEnded(1, reason)) for reason in (PairingEnd.BROKEN, PairingEnd.REPLACED)]
    said.append(words(VoteRefused(2, 1, 9, 2, "cloned_key", b"e")))
    said += [words(example(kind), foreign=True) for kind in ACTS]
    assert len(set(said)) >= len(said) - 1  # the example of how a pairing ended may be one of those two


@pytest.mark.parametrize("kind", ACTS, ids=lambda kind: kind.__name__)
def test_what_was_not_done_here_says_so_before_anything_else(kind: type[Event]) -> None:
    said = words(example(kind), foreign=True)
    assert said.startswith("NIET HIER GEDAAN, wel in naam van dit werkstation: ")
    assert "%" not in said
    assert "7" in said or "Groningen" in said


@pytest.mark.parametrize("point", CheckPoint)
def test_a_point_that_was_waived_has_its_dutch_name(point: CheckPoint) -> None:
    said = words(ReadinessWaived(point.value, "de zaal wacht"))
    assert said.startswith("De vergadering begon met een open punt, ")
    assert f" {point.value}:" not in said


def test_what_came_back_on_the_agenda_is_called_by_its_words() -> None:
    restored = Recorded(1, None, ProposalRestored("08-2"))
    assert "Begroting" in notice_words(Notice(restored, "", "", new=True, subject="Begroting"))
