"""A roll call on a hall that has no other station: both posts stand at its own computer, with keys of their own."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from stemkast.app.hall_windows import HallWindows
from stemkast.app.roll_call_here import RollCallHere
from stemkast.assembly.commands import AnnounceRollCall, CloseRollCall, Command, Record
from stemkast.assembly.events import AgendaItemAdded, MatterCalled, ProposalAdded, Role
from stemkast.assembly.proposals import AgendaItem, Proposal
from stemkast.assembly.questions import question_about
from stemkast.demo.following import Following
from stemkast.hall_client.connection.commands import Accepted, CommandSender
from stemkast.verifier import Report, verify
from tests.hall_server.house import SERIALS, House
from tests.patience import MILLISECONDS, PATIENCE

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
NAMES = ("voorzitter", "beheer")


def test_two_people_at_one_computer_hold_a_roll_call(qtbot: QtBot, tmp_path: Path) -> None:
    with House(tmp_path) as house, house.serve() as server:
        house.prepare(server)
        with Following(server.station(Role.SCREEN)) as following:
            senders = {role: CommandSender(server.station(role)) for role in (Role.ADMIN, Role.CHAIR)}

            def do(role: Role, command: Command) -> None:
                answer = senders[role].send(command)
                assert isinstance(answer, Accepted), answer

            windows = HallWindows()
            windows.follow(server.station(Role.CHAIR), name="voorzitter")
            posts = RollCallHere(server.station(Role.ADMIN), house.folder, NAMES, windows)
            posts.start()
            do(Role.ADMIN, Record(AgendaItemAdded(AgendaItem("01", "Begroting"))))
            do(Role.ADMIN, Record(ProposalAdded(Proposal("01-1", "01", "Begroting"))))
            do(Role.CHAIR, Record(MatterCalled("01", ("01-1",))))
            question = following.wait(
                lambda it: question_about(it, ("01-1",)) if it.matter is not None else None, PATIENCE
            )
            assert not following.wait(lambda it: [it.witnesses], PATIENCE)[0], "no entry before one is needed"
            do(Role.CHAIR, AnnounceRollCall(question, "de basisstations zijn uitgevallen"))
            assert windows.roll_call is not None
            both = (windows.roll_call, posts.second)
            qtbot.waitUntil(lambda: all(each.isVisible() for each in both), timeout=MILLISECONDS)
            following.wait(lambda it: len(it.witnesses) == 2, PATIENCE)
            for code in following.wait(
                lambda it: [each for each in it.register if each in it.current_pairing], PATIENCE
            ):
                for window in both:  # the second does not wait for what the first pressed
                    qtbot.waitUntil(lambda window=window, code=code: window.at_hand == code, timeout=MILLISECONDS)
                for window in both:
                    qtbot.keyClick(window, Qt.Key.Key_1)
            qtbot.waitUntil(lambda: votes(following) == len(SERIALS), timeout=MILLISECONDS)
            do(Role.CHAIR, CloseRollCall(1))
            qtbot.waitUntil(lambda: not any(each.isVisible() for each in both), timeout=MILLISECONDS)
            names = following.wait(lambda it: [*it.witnesses], PATIENCE)
            assert sorted(each.rpartition("-")[0] for each in names) == sorted(NAMES)
            posts.end()
            windows.end()
            for each in senders.values():
                each.close()
    report = verify(house.folder / "assembly.ledger", running=True)
    assert isinstance(report, Report)
    assert report.ok, [each for each in report.checks if not each.ok]


def votes(following: Following) -> int:
    """How many votes stand now; the thread of the windows waits for nothing."""
    return following.wait(lambda it: [len(it.polls[1].votes)], PATIENCE)[0]
