"""The language of the windows: English in the code, Dutch unless asked otherwise, through Qt translations."""

from enum import StrEnum
from importlib.resources import files

from PySide6.QtCore import QCoreApplication, QLocale, QObject, QTranslator


class Language(StrEnum):
    """The languages that there are."""

    DUTCH = "nl"
    ENGLISH = "en"


class TranslationMissingError(Exception):
    """The compiled translation is not readable. Raised by `install_language` at the start of the program."""


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
        app.installTranslator(Translation(chosen, app))
    else:
        QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    return chosen


class Translation(QTranslator):
    """The translation of one language, out of the package, whose bytes it keeps."""

    def __init__(self, language: Language, parent: QObject) -> None:
        super().__init__(parent)
        name = f"stemkast_{language.value}.qm"
        self._data = files("stemkast.windows.translations").joinpath(name).read_bytes()
        if not self.load(self._data):
            raise TranslationMissingError(name)
