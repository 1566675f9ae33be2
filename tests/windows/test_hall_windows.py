"""The hall screen and the chair's window of one hall, put together: they count by the clock of that hall."""

from collections.abc import Callable, Iterator
from datetime import datetime

import pytest
from pytestqt.qtbot import QtBot

from stemkast.app.hall_windows import HallWindows
from stemkast.hall_client.connection.address import HallAddress
from stemkast.hall_client.following.hall_time import KIND
from stemkast.windows.hall_screen.hall_screen import HallScreen
from tests.patience import MILLISECONDS
from tests.windows.samples import NOW, SHORT, being_voted

Aside = Callable[[str, object], None]


class Silent:
    """A stream over which no entry comes."""

    def start(self) -> None: ...

    def stop(self) -> None: ...


@pytest.fixture
def followed(qtbot: QtBot) -> Iterator[tuple[HallWindows, Aside]]:
    """The windows, and what the hall says to them beside its entries."""
    asides: list[Aside] = []

    def silent(_entry: object, _state: object, aside: Aside) -> Silent:
        asides.append(aside)
        return Silent()

    windows = HallWindows()
    qtbot.addWidget(windows.screen)
    qtbot.addWidget(windows.chair)
    windows.follow(HallAddress("127.0.0.1:1", "token"), silent)
    yield windows, asides[0]
    windows.end()


def milliseconds(moment: datetime) -> int:
    return round(moment.timestamp() * 1000)


def test_a_countdown_is_counted_by_the_clock_of_the_hall(qtbot: QtBot, followed: tuple[HallWindows, Aside]) -> None:
    """Twelve of three thousand seconds are over at the hall; by the clock of this computer it is years later."""
    windows, aside = followed
    windows.screen.show_state(being_voted(SHORT, seconds=3000))
    windows.screen.grab()
    assert "0" in {text.text for text in windows.screen.placed}, "until the hall says what time it is"
    aside(KIND, milliseconds(NOW))

    def counts() -> None:
        windows.screen.grab()
        seconds = [int(text.text) for text in windows.screen.placed if text.text.isdecimal() and text.size > 100]
        assert [2900 < each <= 2988 for each in seconds] == [True]

    qtbot.waitUntil(counts, timeout=MILLISECONDS)
    preview = windows.chair.findChild(HallScreen)
    assert preview is not None
    preview.show_state(being_voted(SHORT, seconds=3000))
    preview.grab()
    assert "0" not in {text.text for text in preview.placed}
