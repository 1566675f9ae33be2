"""What is the matter with the hall, in one sentence for who works at a station."""

from PySide6.QtCore import QCoreApplication

from stemkast.hall_client.following.hall_trouble import HallTrouble
from stemkast.ledger.errors import Obstacle

translate = QCoreApplication.translate


def trouble_words(trouble: HallTrouble) -> str:
    """The most serious one, with what to do; empty where nothing is the matter."""
    if trouble.disbelieved:
        says = translate("Trouble", "This station no longer believes the hall: %1. Call the committee.")
        return says.replace("%1", _disbelieved(trouble.disbelieved))
    if trouble.not_written is not None:
        return _not_written(trouble.not_written)
    if trouble.starved:
        return translate(
            "Trouble",
            "No other station keeps the ledger, so no light turns green. Connect one, or have it waived.",
        )
    if trouble.late:
        names = ", ".join(trouble.late)
        return translate("Trouble", "Behind with keeping the ledger: %1").replace("%1", names)
    if trouble.lost:
        names = ", ".join(trouble.lost)
        says = translate("Trouble", "Base station no longer connected: %1. Look at its cable and power.")
        return says.replace("%1", names)
    if trouble.clock_went_back:
        return translate(
            "Trouble", "The clock of the hall's computer was set back. Set it right; the hall counts on from before."
        )
    return ""


def _disbelieved(why: str) -> str:
    """What a station's copy says of the hall, where it is one of the sentences that are known; else as it is."""
    known = {
        "the hall sends a checkpoint that it did not sign": translate(
            "Trouble", "it sends a checkpoint that it did not sign"
        ),
        "the hall changed entries that it had sent before": translate(
            "Trouble", "it changed entries that it had sent before"
        ),
        "the hall took over without the succession key": translate(
            "Trouble", "it says that it took over, and the succession key did not sign that"
        ),
    }
    return known.get(why, why.removesuffix("."))


def _not_written(why: Obstacle) -> str:
    match why:
        case Obstacle.FULL:
            return translate("Trouble", "The hall's disk is full. Make room; voting goes on as soon as there is.")
        case Obstacle.IN_USE:
            return translate("Trouble", "Another program holds the hall's ledger. Close it; voting goes on then.")
        case Obstacle.READ_ONLY:
            return translate("Trouble", "The hall's folder can only be read. Make it writable; voting goes on then.")
        case Obstacle.GONE:
            return translate(
                "Trouble",
                "The hall's folder is gone. Put it back as it was, or stop the hall and go on from a station's copy.",
            )
        case Obstacle.BROKEN:
            return translate(
                "Trouble", "The hall's disk reports an error. If it does not pass, go on from a station's copy."
            )
