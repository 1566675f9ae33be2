"""Words, numbers, colours and letters that every window uses."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from stemkast.assembly.events import PollKind
from stemkast.assembly.majority import MORE_THAN_HALF, Majority
from stemkast.assembly.outcome import Outcome
from stemkast.assembly.poll_state import PollState
from stemkast.assembly.proposals import FOR_AGAINST, ItemKind, Meaning, Option, ProposalKind, Recommendation
from stemkast.assembly.refusal import Reason, Refusal
from stemkast.assembly.state import ProposalStatus
from stemkast.hall_client.chair.actions import ChairAction
from stemkast.windows.chair import labels, statuses
from stemkast.windows.shared import numbers, refusals, words
from stemkast.windows.shared.fitting import Fitter, TextStyle, advance
from stemkast.windows.shared.language import install_language
from stemkast.windows.shared.palette import LIGHT, contrast
from stemkast.windows.shared.ring import seconds_left, whole_seconds
from stemkast.windows.shared.sheet import Align, Run, Sheet
from stemkast.windows.shared.typefaces import FAMILY, Weight, font, load_typefaces
from tests.windows.samples import NOW, OPENED


def test_dutch_numbers() -> None:
    assert numbers.whole(12576) == "12.576"
    assert numbers.percent_on_screen("98,58") == "98,58\u202f%"
    assert numbers.percent_in_sentence("98,58") == "98,58%"
    assert numbers.long_date("2023-06-14") == "14 juni 2023"
    assert numbers.long_weekday("2023-06-14") == "woensdag 14 juni 2023"


def test_english_numbers(qapp: QApplication) -> None:
    install_language(qapp, "en")
    assert numbers.whole(12576) == "12,576"
    assert numbers.percent_in_sentence("98,58") == "98.58%"
    assert numbers.long_date("2023-06-14") == "14 June 2023"
    assert words.outcome(Outcome.ADOPTED) == "Adopted"


def test_what_is_no_date_stays_as_it_is() -> None:
    assert numbers.long_date("morgen") == "morgen"
    assert numbers.long_weekday("") == ""


def test_there_is_no_third_language(qapp: QApplication) -> None:
    with pytest.raises(ValueError, match="fy"):
        install_language(qapp, "fy")


@pytest.mark.parametrize(
    ("majority", "said"),
    [
        (MORE_THAN_HALF, "meer dan de helft"),
        (Majority(Fraction(2, 3), strict=False), "twee derde"),
        (Majority(Fraction(2, 3)), "meer dan twee derde"),
        (Majority(Fraction(1, 2), strict=False), "ten minste de helft"),
        (Majority(Fraction(1), strict=False), "alle stemmen"),
        (Majority(Fraction(5, 7), strict=False), "5/7"),
    ],
)
def test_a_majority_in_words(majority: Majority, said: str) -> None:
    assert words.majority(majority) == said


def test_every_value_has_a_word() -> None:
    said = [
        *(words.proposal_kind(each) for each in ProposalKind),
        *(words.item_kind(each) for each in ItemKind),
        *(words.recommendation(each) for each in Recommendation),
        *(words.outcome(each) for each in Outcome),
        *(words.option(each) for each in FOR_AGAINST),
        *(statuses.poll_state(state, kind) for state in PollState for kind in PollKind),
        *(refusals.sentence(Refusal(reason, "", "")) for reason in Reason),
        *(labels.large_label(action) for action in ChairAction),
        *(labels.label(action) for action in ChairAction),
    ]
    assert all(said)
    assert words.option(Option(1, Meaning.OPTION, "Mark Boumans")) == "Mark Boumans"


def test_every_status_but_what_is_to_come_has_a_word() -> None:
    silent = [status for status in ProposalStatus if not statuses.proposal_status(status)]
    assert silent == [ProposalStatus.PENDING]


def test_no_two_actions_at_one_moment_share_a_key() -> None:
    taken: dict[str, set[ChairAction]] = {}
    for action, key in labels.KEYS.items():
        taken.setdefault(key, set()).add(action)
    shared = [actions for actions in taken.values() if len(actions) > 1]
    assert shared == [{ChairAction.CLOSE, ChairAction.CLOSE_ROLL_CALL}, {ChairAction.HOLD, ChairAction.RESUME}]
    assert not {"Return", "Enter", "F11"} & set(taken)


def test_contrast_as_wcag_says() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_the_typeface_is_ours_and_its_figures_are_equally_wide() -> None:
    assert load_typefaces() == FAMILY
    assert {advance(str(digit), 100, Weight.BOLD) for digit in range(10)} == {advance("0", 100, Weight.BOLD)}
    assert font(34).pixelSize() == 34


def test_a_countdown() -> None:
    assert seconds_left(OPENED, 30, NOW) == 18
    assert seconds_left(OPENED, 5, NOW) == 0
    assert seconds_left(NOW, 30, OPENED) == 30
    assert [whole_seconds(left) for left in (30.0, 29.9, 0.1, 0.0)] == [30, 30, 1, 0]


@given(
    text=st.text(st.characters(categories=["L", "N", "Zs"]), max_size=300),
    width=st.floats(60, 2000),
    height=st.floats(20, 600),
)
def test_no_word_is_ever_lost_and_what_fits_fits(text: str, width: float, height: float) -> None:
    style = TextStyle(72, weight=Weight.SEMIBOLD, lines=4)
    setting = Fitter().fit(text, width, height, style)
    assert " ".join(setting.lines).split() == text.split()
    if setting.fits:
        assert setting.width <= width
        assert setting.height <= height
        assert all(advance(line, setting.size, style.weight) <= width for line in setting.lines)


def test_a_word_too_wide_for_its_room_says_so() -> None:
    assert not Fitter().fit("Arbeidsongeschiktheidsverzekering", 100, 500, TextStyle(72, lines=4)).fits


def test_a_fitter_forgets_when_it_knows_too_much() -> None:
    fitter = Fitter()
    first = fitter.fit("Voor", 500, 100, TextStyle(72))
    for number in range(600):
        fitter.fit(str(number), 500, 100, TextStyle(30))
    assert fitter.fit("Voor", 500, 100, TextStyle(72)) == first


def test_a_sheet_remembers_what_sticks_out() -> None:
    image = QImage(1920, 1080, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    sheet = Sheet(painter, (1920.0, 1080.0), LIGHT, Fitter())
    sheet.line([Run("Een regel die niet past", LIGHT.ink)], QPointF(0, 100), 60, 40, Align.LEFT)
    sheet.text("past", QRectF(0, 200, 400, 100), TextStyle(40), LIGHT.ink)
    painter.end()
    assert [placed.fits for placed in sheet.placed] == [False, True]
