"""What is the matter with the hall, in one sentence for who works at a station."""

from PySide6.QtCore import QCoreApplication

from stemkast.hall_client.hall_trouble import HallTrouble

translate = QCoreApplication.translate


def trouble_words(trouble: HallTrouble) -> str:
    """The most serious one, with what to do; empty where nothing is the matter."""
    if trouble.disbelieved:
        says = translate("Trouble", "This station no longer believes the hall: %1. Call the committee.")
        return says.replace("%1", trouble.disbelieved.removesuffix("."))
    if trouble.not_written:
        return translate(
            "Trouble", "The hall cannot write its ledger: is the disk full? Voting goes on as soon as it can."
        )
    if trouble.starved:
        return translate(
            "Trouble",
            "No other station keeps the ledger, so no light turns green. Connect one, or have it waived.",
        )
    if trouble.late:
        names = ", ".join(trouble.late)
        return translate("Trouble", "Behind with keeping the ledger: %1").replace("%1", names)
    return ""
