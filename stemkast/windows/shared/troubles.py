"""What is the matter with the hall, in one sentence for who works at a station."""

from PySide6.QtCore import QCoreApplication

from stemkast.hall_client.following.hall_trouble import HallTrouble
from stemkast.hall_client.following.not_followed import NotFollowed, ReplicaFault
from stemkast.ledger.errors import Obstacle
from stemkast.windows.shared.numbers import whole

translate = QCoreApplication.translate


def trouble_words(trouble: HallTrouble) -> str:
    """The most serious one, with what to do; empty where nothing is the matter."""
    why = trouble.not_followed
    if why is not None and not why.is_of_this_station:
        says = translate("Trouble", "This station no longer believes the hall. %1 Call the committee.")
        return says.replace("%1", not_followed_words(why))
    if trouble.not_written is not None:
        return _not_written(trouble.not_written)
    if trouble.starved:
        return translate(
            "Trouble",
            "No other station keeps the ledger, so no light turns green. Connect one, or have it waived.",
        )
    if why is not None:
        says = translate("Trouble", "This station keeps no copy any more. %1 Then start it again, once there is time.")
        return says.replace("%1", not_followed_words(why))
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


def not_followed_words(why: NotFollowed) -> str:
    """Why a station does not follow its hall any more, in one sentence."""
    match why.fault:
        case ReplicaFault.BAD_CHECKPOINT:
            return translate("Trouble", "The hall sends a checkpoint that it did not sign.")
        case ReplicaFault.REWRITTEN:
            return translate("Trouble", "The hall changed entries that it had sent before.")
        case ReplicaFault.BAD_SUCCESSION:
            return translate(
                "Trouble", "Another hall says that it took over, and the succession key did not sign that."
            )
        case ReplicaFault.BEHIND:
            says = translate("Trouble", "The hall has %1 entries; it had signed %2 for this station before.")
            return says.replace("%1", whole(why.entries)).replace("%2", whole(why.signed))
        case ReplicaFault.AGAINST_THE_RULES:
            says = translate("Trouble", "Entry %1 of the hall is against the rules of the assembly.")
            return says.replace("%1", whole(why.entries))
        case ReplicaFault.NOT_KEPT:
            return _not_kept(why.obstacle)


def _not_kept(why: Obstacle) -> str:
    match why:
        case Obstacle.FULL:
            return translate("Trouble", "The disk of this computer is full: make room.")
        case Obstacle.IN_USE:
            return translate("Trouble", "Another program holds the copy of this station: close it.")
        case Obstacle.READ_ONLY:
            return translate("Trouble", "The folder of this station can only be read: make it writable.")
        case Obstacle.GONE:
            return translate("Trouble", "The folder of this station is gone: put it back.")
        case Obstacle.BROKEN:
            return translate("Trouble", "The disk of this computer reports an error: take another computer.")


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
