"""The hall screen with a result on it."""

from PySide6.QtWidgets import QApplication

from stemkast.windows.hall_screen.hall_screen import HallScreen
from stemkast.windows.shared.language import install_language
from stemkast.windows.shared.typefaces import load_typefaces
from tests.bench.painting import tell
from tests.windows.samples import ADOPTED, NOW


def screen() -> HallScreen:
    """As it stands there after the animation."""
    load_typefaces()
    shown = HallScreen(clock=lambda: NOW, moving=False)
    shown.show_state(ADOPTED)
    return shown


if __name__ == "__main__":
    application = QApplication([])
    install_language(application, "nl")
    tell(application, screen())
