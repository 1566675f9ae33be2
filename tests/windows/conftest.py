"""Windows speak Dutch in Source Sans Pro, as on the day."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from stemkast.windows.shared.language import install_language
from stemkast.windows.shared.languages import Language
from stemkast.windows.shared.typefaces import load_typefaces


@pytest.fixture(autouse=True)
def dutch(qapp: QApplication) -> Iterator[None]:
    """The typeface and the language; another language that a test installs is gone after it."""
    load_typefaces()
    install_language(qapp, Language.DUTCH)
    yield
    install_language(qapp, Language.DUTCH)
