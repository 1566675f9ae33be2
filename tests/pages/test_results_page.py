"""/uitslagen on a phone: what is decided, how each municipality voted, by touch, keyboard and ear."""

import pytest

from stemkast.assembly.public_results import PublicMatter, PublicRegister, PublicVoter
from stemkast.assembly.shown import Decided, Decision, ResultShown, Voided
from tests.pages.chromium import Chromium
from tests.pages.stage import Stage
from tests.windows.samples import CHOSEN, MEETING, REJECTED, SHORT, STATES

NAMES = ("'s-Gravenhage", "Bergen (L.)", "Bergen (NH.)", "Groningen", "Schiermonnikoog", "Súdwest-Fryslân")
ALSO = {"'s-Gravenhage": ("Den Haag", "The Hague")}
REGISTER = PublicRegister(
    MEETING,
    tuple(
        PublicVoter(name, weight, ALSO.get(name, ()))
        for name, weight in zip(NAMES, (75, 13, 29, 75, 1, 75), strict=True)
    ),
)
MATTERS = (
    PublicMatter(1, REJECTED, (1, 2, 2, 3, 0, 1)),
    PublicMatter(2, Decided(MEETING, SHORT, Decision.ACCLAMATION)),
    PublicMatter(3, CHOSEN, (1, 2, 2, 2, 2, 3)),
)
OUTCOMES = [state for name, state in STATES.items() if not name.startswith("test: ")]
EVERY_RESULT = [state for state in OUTCOMES if isinstance(state, ResultShown | Decided | Voided)]


TOO_WIDE = "(each) => each.getBoundingClientRect().right > innerWidth"


@pytest.fixture
def phone(browser: Chromium, stage: Stage) -> Chromium:
    stage.show(REGISTER, *MATTERS)
    browser.size(360, 740)
    browser.open(f"{stage.url}/uitslagen")
    browser.wait("document.querySelectorAll('#matters > li').length === 3")
    return browser


def text(phone: Chromium, selector: str) -> str:
    return " ".join(str(phone.run(f"document.querySelector({selector!r}).innerText")).split())


def ask_for(phone: Chromium, name: str) -> None:
    phone.run("document.getElementById('municipality').focus(); document.getElementById('municipality').select()")
    phone.write(name)
    phone.wait(f"document.getElementById('municipality').value === {name!r}")


def test_the_newest_stands_first_and_says_everything(phone: Chromium) -> None:
    headings = phone.run("[...document.querySelectorAll('h2')].map((each) => each.textContent)")
    assert headings == [CHOSEN.topic.subject, SHORT.subject, REJECTED.topic.subject]
    said = text(phone, "#matters > li:last-child")
    for each in (
        "21,49%",
        "Verworpen",
        "van 12.429 uitgebrachte stemmen is vóór",
        "meer dan de helft",
        "Voor 2.671",
        "Tegen 9.758",
    ):
        assert each in said
    assert "bij acclamatie: niemand vraagt om stemming" in text(phone, "#matters > li:nth-child(2)")
    assert "Gekozen Mark Boumans Koen Schuiling 38,91 % 4.867" in text(phone, "#matters > li:first-child").replace(
        "\u202f", " "
    )
    assert "woensdag 14 juni 2023" in text(phone, "#meeting")


@pytest.mark.parametrize(
    ("typed", "those"),
    [
        ("sudwest f", "Súdwest-Fryslân (75 stemmen): Voor"),
        ("s gravenhage", "'s-Gravenhage (75 stemmen): Voor"),
        ("den haag", "'s-Gravenhage (75 stemmen): Voor"),
        ("GRONINGEN", "Groningen (75 stemmen): Onthouding"),
        ("schier", "Schiermonnikoog (1 stem): geen stem uitgebracht"),
        ("bergen", "Bergen (L.) (13 stemmen): Tegen Bergen (NH.) (29 stemmen): Tegen"),
    ],
)
def test_a_municipality_is_found_as_people_type_it(phone: Chromium, typed: str, those: str) -> None:
    ask_for(phone, typed)
    assert text(phone, "#matters > li:last-child .theirs") == those
    assert phone.run("document.querySelectorAll('.theirs').length") == 2  # an acclamation has no votes


def test_an_address_can_ask_for_a_municipality(phone: Chromium, stage: Stage) -> None:
    phone.open(f"{stage.url}/uitslagen?gemeente=groningen")
    phone.wait("document.querySelectorAll('.theirs').length === 2")
    assert text(phone, "#found") == "Groningen"


def test_a_municipality_that_is_not_there(phone: Chromium) -> None:
    ask_for(phone, "Parijs")
    assert text(phone, "#found") == "Geen gemeente gevonden."
    assert phone.run("document.querySelectorAll('.theirs').length") == 0


def test_behind_every_poll_stands_how_everybody_voted(phone: Chromium) -> None:
    phone.run("document.querySelector('#matters > li:last-child summary').click()")
    phone.wait("document.querySelectorAll('#matters > li:last-child .all li').length === 6")
    rows = phone.run(
        "[...document.querySelectorAll('#matters > li:last-child .all li')].map((each) => each.textContent)"
    )
    assert rows[0] == "'s-Gravenhage (75)Voor"
    assert rows[4] == "Schiermonnikoog (1)geen stem uitgebracht"


def test_it_keeps_itself_up_to_date_and_says_so(phone: Chromium, stage: Stage) -> None:
    phone.run("document.querySelector('#matters > li:last-child summary').click()")
    contested = STATES["everything said, 400"]
    assert isinstance(contested, ResultShown)
    voided = STATES["voided"]
    assert isinstance(voided, Voided)
    stage.show(PublicMatter(4, contested, (1,) * 6))
    phone.wait("document.querySelectorAll('#matters > li').length === 4")
    assert contested.topic.subject in text(phone, "#news")
    stage.show(PublicMatter(4, voided))
    phone.wait("document.querySelector('#matters > li').innerText.includes('Stemming vervallen')")
    assert phone.run("document.querySelector('#matters > li:last-child details').open")
    stage.take_off(4)
    phone.wait("document.querySelectorAll('#matters > li').length === 3")


def test_whoever_uses_a_keyboard_gets_everywhere(phone: Chromium) -> None:
    phone.run("document.activeElement.blur()")
    reached = []
    for _ in range(4):
        phone.press("Tab", 9)
        reached.append(phone.run("document.activeElement.tagName"))
    assert reached[:3] == ["INPUT", "SUMMARY", "SUMMARY"]
    assert phone.run("getComputedStyle(document.querySelector('summary')).minHeight") != "0px"


def test_every_control_has_a_name_for_who_listens(phone: Chromium) -> None:
    nodes = phone.call("Accessibility.getFullAXTree")["nodes"]
    named = {(node["role"]["value"], node.get("name", {}).get("value", "")) for node in nodes if not node["ignored"]}
    roles = dict(named)
    assert any(
        name == "Hoe stemde gemeente …" for role, name in named if role in ("searchbox", "combobox", "textbox")
    ), named
    assert ("heading", "Uitslagen") in named
    assert "main" in roles
    assert all(name for role, name in named if role in ("heading", "DisclosureTriangle", "searchbox", "combobox"))


def test_no_result_is_wider_than_a_phone(phone: Chromium, stage: Stage) -> None:
    for number, state in enumerate(EVERY_RESULT, start=10):
        choices = (1, 2, 3, 1, 2, 0) if isinstance(state, ResultShown) else ()
        stage.show(PublicMatter(number, state, choices))
    phone.wait(f"document.querySelectorAll('#matters > li').length === {3 + len(EVERY_RESULT)}")
    ask_for(phone, "bergen")
    for width in (320, 360, 768, 1280):
        phone.size(width, 740)
        assert phone.run("document.documentElement.scrollWidth") == width
        wide = phone.run(f"[...document.querySelectorAll('#matters *')].filter({TOO_WIDE}).length")
        assert wide == 0
    for number in range(10, 10 + len(EVERY_RESULT)):
        stage.take_off(number)
    phone.wait("document.querySelectorAll('#matters > li').length === 3")
