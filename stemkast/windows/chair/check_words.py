"""The check list in words: what a point is, how it stands, and what to do about it."""

from PySide6.QtCore import QCoreApplication

from stemkast.hall_client.chair.check_list import CheckPoint, CheckRow, Standing
from stemkast.windows.shared.numbers import whole

translate = QCoreApplication.translate


def standing(row: CheckRow) -> str:
    """How it stands, in one word or two; never by colour alone."""
    words = {
        Standing.DONE: translate("Chair", "in order"),
        Standing.OPEN: translate("Chair", "open"),
        Standing.UNKNOWN: translate("Chair", "not known"),
        Standing.WAIVED: translate("Chair", "waived"),
    }
    return words[row.standing]


def says(row: CheckRow) -> str:
    """What was found, in one sentence."""
    if row.standing is Standing.UNKNOWN:
        return translate("Chair", "The hall has not said yet how this stands.")
    found = (_found_open if row.bad else _found_good)(row)
    return found.replace("%1", whole(row.count)).replace("%2", whole(row.of))


def to_do(row: CheckRow) -> str:
    """What to do about an open point; why it was waived; nothing where there is nothing to do."""
    if row.standing is Standing.WAIVED:
        return translate("Chair", "Reason: %1").replace("%1", row.reason)
    if row.standing is not Standing.OPEN:
        return ""
    what = {
        CheckPoint.TEST_POLL: translate("Chair", "Hold a test poll (Ctrl+T)."),
        CheckPoint.KEYPADS: translate("Chair", "Send an usher: switch it on, press a key, or replace it at the desk."),
        CheckPoint.BATTERIES: translate("Chair", "Have them replaced at the desk."),
        CheckPoint.BASE_STATIONS: translate("Chair", "Look at its cable and power; it comes back by itself."),
        CheckPoint.REPLICAS: translate("Chair", "Start a second station on another computer."),
        CheckPoint.COMMITTEE: translate("Chair", "Ask the committee to open its window."),
    }
    return what[row.point]


def _found_good(row: CheckRow) -> str:
    found = {
        CheckPoint.TEST_POLL: translate("Chair", "%1 of %2 municipalities voted in it.")
        if row.of
        else translate("Chair", "This assembly asks for none."),
        CheckPoint.KEYPADS: translate("Chair", "All %2 that are handed out have answered."),
        CheckPoint.BATTERIES: translate("Chair", "None is nearly empty."),
        CheckPoint.BASE_STATIONS: translate("Chair", "All %2 are connected."),
        CheckPoint.REPLICAS: translate("Chair", "Other stations that keep the ledger: %1.")
        if row.count
        else translate("Chair", "The settings ask for none."),
        CheckPoint.COMMITTEE: translate("Chair", "It follows the assembly."),
    }
    return found[row.point]


def _found_open(row: CheckRow) -> str:
    found = {
        CheckPoint.TEST_POLL: translate("Chair", "Nobody voted in it: nothing was tried.")
        if row.waivable
        else translate("Chair", "There was none yet."),
        CheckPoint.KEYPADS: translate("Chair", "%1 of %2 have not answered yet.")
        if row.of
        else translate("Chair", "None is handed out."),
        CheckPoint.BATTERIES: translate("Chair", "%1 of %2 are nearly empty."),
        CheckPoint.BASE_STATIONS: translate("Chair", "%1 of %2 lost.")
        if row.of
        else translate("Chair", "None is connected."),
        CheckPoint.REPLICAS: translate("Chair", "No other station keeps the ledger."),
        CheckPoint.COMMITTEE: translate("Chair", "No committee follows the assembly."),
    }
    return found[row.point]
