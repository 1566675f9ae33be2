"""The page of voting behaviour as it is published: opened from a folder in a real browser, without any network."""

from pathlib import Path

import pytest

from firmware_protocol.emulator.fleet import Fleet
from stemkast.documents.pages import voting_behaviour_page
from stemkast.documents.proceedings import Proceedings, Seal
from stemkast.documents.read_proceedings import read_proceedings
from stemkast.documents.tables import choice_of
from stemkast.ledger.tree import Tree, leaf_hash
from tests.documents.june import VKEY, June, plan
from tests.pages.chromium import Chromium

SHOWN = (
    "[...document.querySelectorAll('tbody tr')].filter((each) => !each.hidden).map((each) => each.cells[0].innerText)"
)


@pytest.fixture(scope="module")
def proceedings() -> Proceedings:
    """The assembly of 14 June 2023."""
    made = plan()
    june = June(made, Fleet(len(made.present), seed=1))
    root = Tree(map(leaf_hash, june.bodies)).root()
    read = read_proceedings(june.bodies, Seal(len(june.bodies), root, june.note, VKEY, ()))
    assert isinstance(read, Proceedings)
    return read


@pytest.fixture
def page(browser: Chromium, proceedings: Proceedings, tmp_path: Path) -> Chromium:
    file = tmp_path / "stemgedrag.html"
    file.write_text(voting_behaviour_page(proceedings), encoding="utf-8")
    browser.size(1366, 768)
    browser.open(file.as_uri())
    return browser


def look_for(page: Chromium, says: str) -> list[str]:
    page.run("document.getElementById('search').focus(); document.getElementById('search').select()")
    page.write(says)
    page.wait(f"document.getElementById('search').value === {says!r}")
    shown = page.run(SHOWN)
    assert isinstance(shown, list)
    return shown


def choose(page: Chromium, field: str, label: str) -> None:
    """As a person does: the choice of this name in a list."""
    page.run(
        f"(() => {{ const list = document.getElementById('{field}');"
        f" list.value = [...list.options].find((each) => each.textContent.trim() === {label!r}).value;"
        " list.dispatchEvent(new Event('change', {bubbles: true})); })()"
    )


def test_a_municipality_is_found_by_what_people_type(page: Chromium) -> None:
    assert len(page.run(SHOWN)) == 342
    assert look_for(page, "schiermonn") == ["Schiermonnikoog"]
    assert look_for(page, "sudwest") == ["Súdwest-Fryslân"], "without its accents"
    assert look_for(page, "Den Haag") == ["'s-Gravenhage"], "by the name that everybody uses"
    assert look_for(page, "den bosch") == ["'s-Hertogenbosch"]
    assert look_for(page, "gm0518") == ["'s-Gravenhage"], "by its code"
    assert look_for(page, "bestaat niet") == []
    assert page.run("document.getElementById('found').textContent") == "0 gemeenten, 0 stemmen"


def test_one_that_is_found_shows_all_its_votes(page: Chromium, proceedings: Proceedings) -> None:
    look_for(page, "Beesel")
    card = page.run("document.getElementById('card').innerText")
    assert card.startswith("Beesel, 13 stemmen")
    said = page.run("[...document.querySelectorAll('#card dd')].map((each) => each.textContent)")
    code = next(each.code for each in proceedings.register.values() if each.name == "Beesel")
    assert said == [choice_of(poll, code) for poll in proceedings.results]


def test_who_voted_against_is_chosen_and_counted(page: Chromium, proceedings: Proceedings) -> None:
    poll = proceedings.results[5]
    choices = page.run("[...document.getElementById('poll').options].map((each) => each.textContent.trim())")
    choose(page, "poll", choices[6])
    choose(page, "choice", "Tegen")
    against = [each for each in proceedings.register.values() if choice_of(poll, each.code) == "Tegen"]
    assert page.run(SHOWN) == [each.name for each in against]
    votes = f"{sum(each.weight for each in against):,}".replace(",", ".")
    assert page.run("document.getElementById('found').textContent") == f"{len(against)} gemeenten, {votes} stemmen"


def test_columns_are_sorted_by_the_keyboard(page: Chromium, proceedings: Proceedings) -> None:
    page.run("document.querySelectorAll('thead th')[1].focus()")
    page.press("Enter", 13)
    page.press("Enter", 13)
    heaviest = max(each.weight for each in proceedings.register.values())
    assert page.run("document.querySelector('tbody tr').cells[1].innerText") == str(heaviest)
    assert page.run("document.querySelectorAll('thead th')[1].ariaSort") == "descending"
    assert look_for(page, "") == page.run(SHOWN), "looking for nothing shows all, in that order"


def test_it_fits_a_phone(page: Chromium) -> None:
    page.size(360, 740)
    assert page.run("document.documentElement.scrollWidth <= innerWidth"), "only the table itself is wider"
