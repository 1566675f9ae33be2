"""The right side of the chair's window: the preview gives way, and nothing lies over anything."""

from dataclasses import replace
from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from stemkast.assembly.events import (
    AgendaItemAdded,
    FloorGiven,
    MatterCalled,
    ProposalAdded,
    RootShown,
    ScreenShown,
    ScreenView,
    Speaker,
    SpeakerListed,
)
from stemkast.assembly.proposals import AgendaItem, Proposal, ProposalKind, Recommendation
from stemkast.hall_client.following.hall_trouble import HallTrouble
from stemkast.windows.chair.matter_panel import MatterPanel
from stemkast.windows.chair.preview_frame import PreviewFrame
from stemkast.windows.chair.preview_panel import PreviewPanel
from tests.assembly.hall import Hall
from tests.patience import MILLISECONDS
from tests.windows.samples import LONGEST
from tests.windows.test_chair_window import Desk


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    hall = Hall()
    hall.hand_out(0, 1, 2, 3)
    hall.do(AgendaItemAdded(AgendaItem("02", "Moties")), ProposalAdded(Proposal("02-1", "02", "Motie een")))
    hall.test_poll(0)
    hall.do(MatterCalled("02", ("02-1",)), SpeakerListed(Speaker(1, "A. Jansen", "Ede", announced=True)))
    hall.poll({0: 1, 1: 2})
    hall.do(FloorGiven(1, 120), ScreenShown(ScreenView.PAUSE, 0))
    return Desk(qtbot, hall)


def places(panel: PreviewPanel) -> dict[str, QRect]:
    """Where every text, every button and the preview stand in the panel."""
    found: dict[str, QRect] = {}
    kinds: tuple[type[QWidget], ...] = (QLabel, QPushButton, PreviewFrame)
    for each in (one for kind in kinds for one in panel.findChildren(kind)):
        name = each.text() if isinstance(each, QLabel | QPushButton) else "preview"
        if each.isVisible() and name:
            found[name] = QRect(each.mapTo(panel, QPoint(0, 0)), each.size())
    return found


def check_room(desk: Desk) -> None:
    panel = desk.window.findChild(PreviewPanel)
    assert panel is not None
    found = places(panel)
    assert len(found) > 12
    for name, place in found.items():
        assert panel.rect().contains(place), name
    for (one, place), (other, there) in combinations(found.items(), 2):
        assert not place.intersects(there), (one, other)
    preview = desk.preview.size()
    assert abs(preview.width() * 9 - preview.height() * 16) <= 16


def test_the_preview_is_as_wide_as_there_is_room(desk: Desk) -> None:
    frame = desk.window.findChild(PreviewFrame)
    assert frame is not None
    desk.window.resize(1366, 940)
    desk.qtbot.waitUntil(lambda: desk.preview.width() == frame.width() - 2, timeout=MILLISECONDS)
    desk.qtbot.waitUntil(lambda: check_room(desk), timeout=MILLISECONDS)


@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080)], ids=str)
def test_nothing_lies_over_anything_when_everything_is_the_matter(desk: Desk, size: tuple[int, int]) -> None:
    desk.hall.do(RootShown(1234, bytes(range(32))))
    desk.window.show_connected(False)
    desk.window.show_trouble(HallTrouble(lost=("balkon links achterin", "zaal rechts voor het podium")))
    desk.window.resize(*size)
    desk.show()
    desk.qtbot.waitUntil(lambda: (desk.window.width(), desk.window.height()) == size, timeout=MILLISECONDS)
    assert desk.window.minimumSizeHint().height() <= size[1]
    desk.qtbot.waitUntil(lambda: check_room(desk), timeout=MILLISECONDS)


def test_once_it_is_declared_the_window_does_not_say_that_the_hall_is_still_to_see_it(desk: Desk) -> None:
    desk.show()
    assert "De zaal ziet nu iets anders." in desk.texts()
    assert "nog niet" not in desk.texts()
    pressed = desk.press(Qt.Key.Key_9, Qt.KeyboardModifier.ControlModifier)
    assert [getattr(each, "event", None) for each in pressed] == [ScreenShown(ScreenView.VOTING_BEHAVIOUR, 2)]
    desk.hall.do(ScreenShown(ScreenView.VOTING_BEHAVIOUR, 2))
    desk.show()
    assert "Stemgedrag" in " ".join(text.text for text in desk.preview.placed)
    assert "Uitslag   Ctrl+4" in desk.texts()


def test_with_the_longest_title_of_that_day_every_action_is_in_sight(qtbot: QtBot) -> None:
    """At 1366 by 768, closed and not declared: the moment with the most to show."""
    hall = Hall()
    hall.hand_out(0, 1, 2, 3)
    moved = Proposal("02-1", "02", LONGEST, ProposalKind.MOTION, "de motie", ("Buren",))
    advised = replace(moved, recommendation=Recommendation.ADVISE_AGAINST)
    hall.do(AgendaItemAdded(AgendaItem("02", "Moties")), ProposalAdded(advised))
    hall.test_poll(0)
    hall.do(MatterCalled("02", ("02-1",)))
    hall.open()
    hall.do(hall.vote(0, 1), hall.vote(1, 2))
    hall.close()
    desk = Desk(qtbot, hall)
    matter = desk.window.findChild(MatterPanel)
    assert matter is not None
    area = next(each for each in desk.window.findChildren(QScrollArea) if each.isAncestorOf(matter))
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() == 0, timeout=MILLISECONDS)
    (void,) = (each for each in desk.window.findChildren(QPushButton) if "Ctrl+F9" in each.text())
    assert void.isVisible()
