"""The language of the windows: English in the code, Dutch unless asked otherwise, through Qt translations."""

from importlib.resources import files
from importlib.resources.abc import Traversable

from PySide6.QtCore import QCoreApplication, QLocale, QObject, QTranslator

from stemkast.windows.shared.languages import Language


class TranslationMissingError(Exception):
    """A compiled translation is not readable. Raised by `install_language` at the start of the program."""


def install_language(app: QCoreApplication, language: Language | str = Language.DUTCH) -> Language:
    """Lets every window speak `language` and write numbers and dates its way.

    Replaces a language that was installed before. Raises ValueError for a language that there is not.
    """
    chosen = Language(language)
    for old in app.findChildren(Translation):
        app.removeTranslator(old)
        old.setParent(None)
    if chosen is Language.DUTCH:
        QLocale.setDefault(QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands))
        for compiled in files("stemkast.windows.translations").iterdir():
            if compiled.name.endswith(f"_{chosen.value}.qm"):
                app.installTranslator(Translation(compiled, app))
    else:
        QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    return chosen


class Translation(QTranslator):
    """The translation of one folder of windows, out of the package, whose bytes it keeps."""

    def __init__(self, compiled: Traversable, parent: QObject) -> None:
        super().__init__(parent)
        self._data = compiled.read_bytes()
        if not self.load(self._data):
            raise TranslationMissingError(compiled.name)
