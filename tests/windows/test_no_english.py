"""What the hall, a replica or a ledger says in English comes to a Dutch screen in Dutch, whatever it is."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from stemkast.assembly.refusal import Reason, Refusal
from stemkast.hall_client.desk.visit import CardWanted, Notice, Tell
from stemkast.hall_client.following.hall_trouble import HallTrouble
from stemkast.hall_client.following.not_followed import NotFollowed, ReplicaFault
from stemkast.ledger.errors import Obstacle
from stemkast.windows.committee.disbelieved import Disbelieved
from stemkast.windows.committee.words import refusal_words
from stemkast.windows.desk.printing import Printed
from stemkast.windows.desk.sentences import notice, printed, saved
from stemkast.windows.setup.hall_words import sentence as setup_sentence
from stemkast.windows.shared.language import Language, install_language
from stemkast.windows.shared.refusals import sentence
from stemkast.windows.shared.troubles import trouble_words

ENGLISH = "said in English by a program"
FAULTS = [
    *(NotFollowed(fault, ENGLISH, entries=1204, signed=1310) for fault in ReplicaFault),
    *(NotFollowed(ReplicaFault.NOT_KEPT, ENGLISH, obstacle=each) for each in Obstacle),
]


def both(qapp: QApplication, says: Callable[[], str]) -> tuple[str, str]:
    """What is said in Dutch and in English."""
    dutch, english = (install_language(qapp, each) and says() for each in (Language.DUTCH, Language.ENGLISH))
    return dutch, english


def is_translated(qapp: QApplication, says: Callable[[], str]) -> bool:
    dutch, english = both(qapp, says)
    return bool(dutch) and ENGLISH not in dutch + english and dutch != english and "%" not in dutch


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_to_refuse(reason: Reason, qapp: QApplication) -> None:
    refusal = Refusal(reason, ENGLISH, ENGLISH)
    assert is_translated(qapp, lambda: sentence(refusal)), "at the chair and the committee, and of a roll call"
    assert is_translated(qapp, lambda: notice(Notice(Tell.HANDED_OUT, refusal=refusal))), "at the desk"
    assert is_translated(qapp, lambda: refusal_words(reason.value)), "of a vote, in the committee's list"


@pytest.mark.parametrize("why", FAULTS, ids=lambda why: f"{why.fault}-{why.obstacle}")
def test_every_reason_to_follow_a_hall_no_further(why: NotFollowed, qapp: QApplication, qtbot: QtBot) -> None:
    def page() -> str:
        shown = Disbelieved()
        qtbot.addWidget(shown)
        shown.show_why(why)
        return "\n".join(each.text() for each in shown.findChildren(QLabel))

    assert is_translated(qapp, lambda: trouble_words(HallTrouble(why)))
    assert is_translated(qapp, page)


@pytest.mark.parametrize("obstacle", Obstacle)
def test_everything_that_keeps_the_hall_from_writing(obstacle: Obstacle, qapp: QApplication) -> None:
    assert is_translated(qapp, lambda: trouble_words(HallTrouble(not_written=obstacle)))


def test_no_two_reasons_to_follow_no_further_are_said_alike(qapp: QApplication) -> None:
    install_language(qapp)
    assert len({trouble_words(HallTrouble(why)) for why in FAULTS}) == len(FAULTS) - 1  # NOT_KEPT is BROKEN, too


def errors(tmp_path: Path) -> Iterator[OSError]:
    """What really goes wrong with files, as Python raises it."""
    (tmp_path / "file").write_bytes(b"")
    with Path("/dev/full").open("wb", buffering=0) as full:
        yield from raised(lambda: full.write(b"x"))
    yield from raised(lambda: (tmp_path / "nowhere" / "file").read_bytes())
    yield from raised(lambda: tmp_path.read_bytes())
    yield from raised(lambda: (tmp_path / "file" / "deeper").read_bytes())
    yield from raised(lambda: (tmp_path / "file").mkdir())
    yield from raised(lambda: (tmp_path / ("x" * 300)).read_bytes())
    yield from raised(lambda: Path("/proc/version").write_bytes(b"x"))


def raised(does: Callable[[], object]) -> Iterator[OSError]:
    try:
        does()
    except OSError as error:
        yield error


def test_what_the_system_says_of_a_file_is_said_in_dutch_wherever_it_stands(qapp: QApplication, tmp_path: Path) -> None:
    found = list(errors(tmp_path))
    assert len(found) == 7
    for error in found:
        says = error.strerror or ""
        card = CardWanted("ALV", "2023-06-14", "Groningen", "GM0344", "Utrecht", 75, "SK-0001", 1)

        for shown in (
            setup_sentence(str(error)),
            setup_sentence(f"/media/stick cannot be read: {error}"),
            saved("", says),
            printed(Printed(card, failed=str(error))),
        ):
            assert says not in shown
            assert "Errno" not in shown
    named = next(each for each in found if each.filename and each.filename.endswith("nowhere/file"))
    assert setup_sentence(str(named)) == f"{named.filename}: het is er niet"
    assert setup_sentence("something else: of a program") == "something else: of a program"
