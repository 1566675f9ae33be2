"""The fingerprint of the ledger, as large as it can be: a member reads the first groups and types them elsewhere."""

from PySide6.QtCore import QCoreApplication, QPointF, QRectF

from stemkast.assembly.shown import FingerprintShown
from stemkast.windows.hall_screen.frame import header
from stemkast.windows.shared.fitting import TextStyle
from stemkast.windows.shared.numbers import whole
from stemkast.windows.shared.sheet import Run, Sheet
from stemkast.windows.shared.typefaces import Weight

translate = QCoreApplication.translate
_ALOUD = 2
"""The groups that are typed: they stand out."""
_COLUMNS = 4
_TOP, _BOTTOM = 366.0, 196.0
_LARGEST = 128
_OF_COLUMN = 0.33
"""Size of the letters in widths of a column: four times the widest fit, so that all groups are equally large."""


def paint_fingerprint(sheet: Sheet, state: FingerprintShown) -> None:
    """Four lines of four groups; of how many entries it is, and since when it stands, below."""
    palette = sheet.palette
    header(sheet, state.meeting)
    title = Run(translate("HallScreen", "Fingerprint of the ledger"), palette.ink, Weight.BOLD)
    sheet.line([title], QPointF(sheet.left, 232), sheet.content, 84)
    wide = sheet.content / _COLUMNS
    pitch = (sheet.height - _TOP - _BOTTOM) / _COLUMNS
    size = min(_LARGEST, int(wide * _OF_COLUMN))
    for number, group in enumerate(state.groups):
        down, across = divmod(number, _COLUMNS)
        aloud = number < _ALOUD
        room = QRectF(sheet.left + across * wide, _TOP + down * pitch, wide - 24, pitch)
        style = TextStyle(size, weight=Weight.BOLD if aloud else Weight.REGULAR)
        sheet.text(group, room, style, palette.ink if aloud else palette.soft, vertical=0.0)
    says = translate("HallScreen", "of the first %1 entries, as they stood at %2")
    says = says.replace("%1", whole(state.entries)).replace("%2", f"{state.at.astimezone():%H:%M}")
    sheet.line([Run(says, palette.soft)], QPointF(sheet.left, sheet.height - 84), sheet.content, 44)
