"""The Qt application: one a process, with typeface, language and the colours of the system."""

import os
import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from stemkast.windows.shared.language import install_language
from stemkast.windows.shared.palette import DARK, LIGHT, Palette
from stemkast.windows.shared.typefaces import load_typefaces


def has_screen() -> bool:
    """Whether windows can be shown here."""
    if sys.platform != "linux":
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def make_application() -> QApplication:
    """The Qt application, offscreen where there is no screen, with typeface and language."""
    if not has_screen():
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    existing = QGuiApplication.instance()
    application = existing if isinstance(existing, QApplication) else QApplication(["stemkast"])
    load_typefaces()
    install_language(application, "nl")
    return application


def system_palette() -> Palette:
    """Dark or light, as this computer is set."""
    return DARK if QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark else LIGHT
