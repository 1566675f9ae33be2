"""The question before a window is closed with which the hall ends."""

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from stemkast.windows.shared.ending_hall import EndingHall
from stemkast.windows.shared.language import install_language
from tests.patience import MILLISECONDS

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def answer(window: QWidget, says: str) -> QAbstractButton:
    (question,) = window.findChildren(QMessageBox)
    return next(each for each in question.buttons() if each.text() == says)


def test_one_click_too_many_does_not_stop_the_hall(qtbot: QtBot, qapp: QApplication) -> None:
    install_language(qapp, "nl")
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    ended: list[bool] = []
    EndingHall(window).confirmed.connect(lambda: ended.append(True))
    for _ in range(2):
        assert not window.close()
        assert not window.close(), "it is asked once"
        (question,) = window.findChildren(QMessageBox)
        assert "dan stopt de zaal" in question.text()
        assert question.defaultButton() is answer(window, "Open laten")
        answer(window, "Open laten").click()
        qtbot.waitUntil(lambda: not window.findChildren(QMessageBox), timeout=MILLISECONDS)
        assert (window.isVisible(), ended) == (True, [])
    window.close()
    answer(window, "De zaal stoppen").click()
    assert (window.isVisible(), ended) == (False, [True])
