"""The Qt application: one a process, with typeface, language and the colours of the system."""

import os
import sys
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from stemkast.windows.shared.language import install_language
from stemkast.windows.shared.languages import Language
from stemkast.windows.shared.palette import DARK, LIGHT, Palette
from stemkast.windows.shared.typefaces import load_typefaces


@dataclass(frozen=True, slots=True)
class Look:
    """How the windows are on this computer.

    `dark` and `still` are of the hall screen: light on dark, and without animation whatever the system asks for. All
    of them are in `language`.
    """

    dark: bool = False
    still: bool = False
    language: Language = Language.DUTCH


AS_IT_IS = Look()
"""Light, as calm as the system asks for, and Dutch."""


def has_screen() -> bool:
    """Whether windows can be shown here."""
    if sys.platform != "linux":
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def make_application(language: Language = Language.DUTCH) -> QApplication:
    """The Qt application, offscreen where there is no screen, with typeface and language."""
    if not has_screen():
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    existing = QGuiApplication.instance()
    application = existing if isinstance(existing, QApplication) else QApplication(["stemkast"])
    load_typefaces()
    install_language(application, language)
    return application


def system_palette() -> Palette:
    """Dark or light, as this computer is set."""
    return DARK if QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark else LIGHT
