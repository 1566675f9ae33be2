"""Bars: shares to scale, and nothing so small that it is not there."""

from collections.abc import Callable
from fractions import Fraction

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from stemkast.windows.shared.bars import Fill, option_bar, turnout_bar, vote_bar
from stemkast.windows.shared.palette import LIGHT

ROOM = QRectF(0, 0, 1000, 100)


def drawn(paint: Callable[[QPainter], None]) -> QImage:
    image = QImage(1000, 100, QImage.Format.Format_RGB32)
    image.fill(QColor(LIGHT.paper))
    painter = QPainter(image)
    paint(painter)
    painter.end()
    return image


def colours(image: QImage, start: int, end: int) -> set[str]:
    return {image.pixelColor(x, 50).name() for x in range(start, end)}


def test_parts_are_to_scale() -> None:
    parts = [(Fill.FAVOUR, Fraction(1, 4)), (Fill.AGAINST, Fraction(1, 2)), (Fill.ABSTAIN, Fraction(1, 4))]
    image = drawn(lambda painter: vote_bar(painter, ROOM, parts, LIGHT))
    assert colours(image, 5, 248) == {LIGHT.favour.lower()}
    assert LIGHT.favour.lower() not in colours(image, 252, 748)
    assert LIGHT.abstain.lower() in colours(image, 752, 995)


def test_a_single_vote_against_shows() -> None:
    parts = [(Fill.FAVOUR, Fraction(9999, 10_000)), (Fill.AGAINST, Fraction(1, 10_000))]
    image = drawn(lambda painter: vote_bar(painter, ROOM, parts, LIGHT))
    assert colours(image, 987, 996) & {LIGHT.against.lower(), LIGHT.against_shade.lower()}


def test_no_votes_against_show_none() -> None:
    parts = [(Fill.FAVOUR, Fraction(1)), (Fill.AGAINST, Fraction(0))]
    image = drawn(lambda painter: vote_bar(painter, ROOM, parts, LIGHT))
    assert colours(image, 5, 995) == {LIGHT.favour.lower()}


def test_nothing_cast_leaves_the_bar_empty() -> None:
    assert colours(drawn(lambda painter: vote_bar(painter, ROOM, [], LIGHT)), 5, 995) == {LIGHT.paper.lower()}


def test_an_option_and_a_turnout_are_filled_to_their_share() -> None:
    option = drawn(lambda painter: option_bar(painter, ROOM, Fraction(3, 5), Fill.INK, LIGHT))
    turnout = drawn(lambda painter: turnout_bar(painter, ROOM, Fraction(3, 5), LIGHT))
    for image in (option, turnout):
        assert colours(image, 5, 598) == {LIGHT.ink.lower()}
        assert colours(image, 602, 995) == {LIGHT.line.lower()}
    for image in (
        drawn(lambda painter: option_bar(painter, ROOM, Fraction(0), Fill.INK, LIGHT)),
        drawn(lambda painter: turnout_bar(painter, ROOM, Fraction(0), LIGHT)),
    ):
        assert colours(image, 5, 995) == {LIGHT.line.lower()}
