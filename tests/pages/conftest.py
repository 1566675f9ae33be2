"""One browser and one stage for all tests of the pages."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from stemkast.windows.shared.language import install_language
from stemkast.windows.shared.languages import Language
from stemkast.windows.shared.typefaces import load_typefaces
from tests.pages.chromium import Chromium, chromium
from tests.pages.stage import Stage


@pytest.fixture(scope="package")
def _browser() -> Iterator[Chromium]:
    program = chromium()
    if program is None:
        pytest.skip("there is no Chromium here: apt-get install chromium")
    with Chromium(program) as browser:
        yield browser


@pytest.fixture
def browser(_browser: Chromium) -> Iterator[Chromium]:
    """A real Chromium; a page that complains fails the test, unless the test takes the complaints away."""
    _browser.complaints.clear()
    yield _browser
    _browser.open("about:blank")
    assert _browser.complaints == []


@pytest.fixture
def still(browser: Chromium) -> Iterator[None]:
    """The clock of the pages stands still, so that a countdown shows what Qt paints at that moment."""
    script = browser.before_any_page("performance.now = () => 0;")
    yield
    browser.no_more_before_any_page(script)


@pytest.fixture(scope="package")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """The pages, with boards to be filled."""
    with Stage(tmp_path_factory.mktemp("stage")) as stage:
        yield stage


@pytest.fixture(autouse=True)
def dutch(qapp: QApplication) -> None:
    """What the pages are compared with speaks Dutch in Source Sans Pro."""
    load_typefaces()
    install_language(qapp, Language.DUTCH)
