"""The widget of the hall screen: one state, painted; it holds nothing else."""

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import QSize, Qt, QTimer, QVariantAnimation
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeySequence, QPainter, QPaintEvent, QPixmap, QShortcut
from PySide6.QtWidgets import QStyle, QWidget

from stemkast.assembly.shown import PollOpenShown, ScreenState, SpeakerShown, VotingBehaviourShown
from stemkast.hall_client.following.hall_trouble import HallTrouble
from stemkast.windows.hall_screen.pages import paint_state
from stemkast.windows.hall_screen.voting_behaviour import page_at, pages_of
from stemkast.windows.shared.fitting import Fitter
from stemkast.windows.shared.palette import LIGHT, Palette
from stemkast.windows.shared.sheet import Placed

Clock = Callable[[], datetime]

_TICK = 100
_CALM_TICK = 250
_FADE = 240


def utc_now() -> datetime:
    """The clock of a screen that shows a countdown."""
    return datetime.now(UTC)


class HallScreen(QWidget):
    """Paints one `ScreenState`; F11 goes to the whole screen and back, Escape back.

    Attributes:
        placed: every text of the last painting, with its place and whether it fits.

    `moving` False shows changes at once; left out, it follows what the system asks for.
    """

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        palette: Palette = LIGHT,
        clock: Clock = utc_now,
        moving: bool | None = None,
    ) -> None:
        super().__init__(parent)
        self.placed: tuple[Placed, ...] = ()
        self._state: ScreenState | None = None
        self._colours = palette
        self._clock = clock
        self._connected = True
        self._waits = False
        self._page = 0
        self._fitter = Fitter()
        self._before = QPixmap()
        self._fade = QVariantAnimation(self)
        self._fade.setDuration(_FADE)
        self._fade.setStartValue(1.0)
        self._fade.setEndValue(0.0)
        self._fade.valueChanged.connect(self.update)
        self._fade.finished.connect(self._forget_before)
        self._moving = self._system_moves() if moving is None else moving
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK if self._moving else _CALM_TICK)
        self._tick.timeout.connect(self._on_time)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(240, 135)
        self.setAccessibleName(self.tr("Hall screen"))
        self.setWindowTitle(self.tr("Hall screen"))

    def offer_full_screen(self) -> None:
        """Makes F11 and Escape work; for a screen that is a window of its own."""
        QShortcut(QKeySequence(Qt.Key.Key_F11), self, self.toggle_full_screen)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self._leave_full_screen)

    def show_state(self, state: ScreenState) -> None:
        """Shows another state; a new picture comes in a short fade, new figures in the same picture at once."""
        if state == self._state:
            return
        if self._moving and self.isVisible() and self._state is not None and _other_picture(self._state, state):
            self._before = self.grab()
            self._fade.stop()
            self._fade.start()
        self._state = state
        if _goes_on(state):
            self._tick.start()
        else:
            self._tick.stop()
        self.update()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))

    def show_connected(self, connected: bool) -> None:
        """Without a connection the last state stays, and the screen says so in small print."""
        self._connected = connected
        self.update()

    def show_trouble(self, trouble: object) -> None:
        """While lights cannot turn green, for whatever reason (`HallTrouble`), the screen says so in small print."""
        if isinstance(trouble, HallTrouble):
            self._waits = trouble.not_written is not None or trouble.starved
            self.update()

    def toggle_full_screen(self) -> None:
        """To the whole screen, or back to a window."""
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the state, and over it what fades."""
        painter = QPainter(self)
        if self._state is None:
            painter.fillRect(self.rect(), self._colours.paper)
            painter.end()
            return
        pixels = (float(self.width()), float(self.height()))
        painter.save()
        self.placed = paint_state(
            painter, pixels, self._state, self._colours, self._clock(), self._fitter, self._connected, self._waits
        )
        painter.restore()
        if not self._before.isNull():
            painter.setOpacity(float(self._fade.currentValue() or 0.0))
            painter.drawPixmap(self.rect(), self._before)
        painter.end()
        self.setAccessibleDescription(", ".join(text.text for text in self.placed))

    def sizeHint(self) -> QSize:
        """A quarter of full HD."""
        return QSize(960, 540)

    def hasHeightForWidth(self) -> bool:
        """A preview keeps the shape of a hall screen."""
        return True

    def heightForWidth(self, width: int) -> int:
        """16:9."""
        return width * 9 // 16

    def _system_moves(self) -> bool:
        return self.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, self) > 0

    def _on_time(self) -> None:
        """A countdown goes on; a list is painted anew only when its page turns."""
        if isinstance(self._state, VotingBehaviourShown):
            page = page_at(self._state, self._clock())
            if page == self._page:
                return
            self._page = page
        self.update()

    def _forget_before(self) -> None:
        self._before = QPixmap()
        self.update()

    def _leave_full_screen(self) -> None:
        if self.isFullScreen():
            self.showNormal()


def _goes_on(state: ScreenState) -> bool:
    """Whether the picture changes while the state stays the same."""
    if isinstance(state, VotingBehaviourShown):
        return len(pages_of(state)) > 1
    if isinstance(state, PollOpenShown):
        return state.seconds > 0 and not state.held
    return isinstance(state, SpeakerShown) and state.seconds > 0


def _other_picture(old: ScreenState, new: ScreenState) -> bool:
    """Whether the whole picture changes, rather than figures in it."""
    return type(old) is not type(new) or getattr(old, "topic", None) != getattr(new, "topic", None)
