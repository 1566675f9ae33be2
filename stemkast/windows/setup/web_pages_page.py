"""The pages that the hall serves to any browser: what each is for, where it is, and its switch."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton

from hall_server.disk.page_switches import Page as WebPageName
from stemkast.hall_client.connection.hall_admin import WebPage
from stemkast.hall_client.setup.asks import SwitchPage
from stemkast.windows.setup.look import BODY, HEADING, button, card, speak, text
from stemkast.windows.setup.page import Page, Shown
from stemkast.windows.shared.typefaces import Weight

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class _Row:
    """What stands on the card of one page and changes."""

    state: QLabel
    address: QLabel
    switch: QPushButton


class WebPagesPage(Page):
    """A card for each page. Nobody needs a token for them, so each can be switched off."""

    def __init__(self) -> None:
        says = translate(
            "Setup", "Any browser that reaches the hall may open them. While a poll is open they never say how."
        )
        super().__init__(translate("Setup", "Web pages"), says)
        self.rows = {name: self._row_of(name) for name in WebPageName}
        self.column.addStretch(1)
        self._shown: tuple[WebPage, ...] = ()

    def show_all(self, shown: Shown) -> None:
        """Shows which are on."""
        self._shown = shown.web
        known = {each.page: each for each in shown.web}
        for name, row in self.rows.items():
            page = known.get(name)
            row.state.setText(_state(page))
            speak(row.state, "good" if page is not None and page.is_on else "soft")
            row.address.setText(page.address if page is not None else "")
            is_on = page is None or page.is_on
            row.switch.setText(translate("Setup", "Switch off") if is_on else translate("Setup", "Switch on"))
            row.switch.setEnabled(page is not None and shown.connected and not shown.busy)

    def _row_of(self, name: WebPageName) -> _Row:
        title, says = _about(name)
        frame, rows = card()
        head = QHBoxLayout()
        head.addWidget(text(HEADING, Weight.SEMIBOLD, says=title), 1)
        state = text(BODY, Weight.SEMIBOLD)
        state.setAlignment(Qt.AlignmentFlag.AlignRight)
        head.addWidget(state)
        rows.addLayout(head)
        rows.addWidget(text(BODY, voice="soft", says=says))
        address = text(BODY)
        address.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        switch = button("")
        switch.setAccessibleName(title)
        switch.clicked.connect(lambda: self._switch(name))
        foot = QHBoxLayout()
        foot.addWidget(address, 1)
        foot.addWidget(switch)
        rows.addLayout(foot)
        self.column.addWidget(frame)
        return _Row(state, address, switch)

    def _switch(self, name: WebPageName) -> None:
        for each in self._shown:
            if each.page is name:
                self.asked.emit(SwitchPage(name, not each.is_on))


def _about(name: WebPageName) -> tuple[str, str]:
    match name:
        case WebPageName.SCREEN:
            says = translate("Setup", "What the hall screen shows, for overflow rooms.")
            return translate("Setup", "Hall screen"), says
        case WebPageName.OVERLAY:
            says = translate("Setup", "A transparent band, for the mixer of the stream.")
            return translate("Setup", "Band for the stream"), says
        case WebPageName.RESULTS:
            says = translate("Setup", "What is decided and how every municipality voted, for phones in the hall.")
            return translate("Setup", "Results"), says


def _state(page: WebPage | None) -> str:
    if page is None:
        return ""
    return translate("Setup", "● on") if page.is_on else translate("Setup", "○ off")
