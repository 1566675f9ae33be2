"""The names of the points of the check list, for whoever waives one and for whoever reads that it was waived."""

from PySide6.QtCore import QCoreApplication

from stemkast.hall_client.chair.check_list import CheckPoint

translate = QCoreApplication.translate


def check_point(point: str) -> str:
    """A point as it stands in the ledger, in the language of the window; one that is not known here as it is."""
    titles: dict[str, str] = {
        CheckPoint.TEST_POLL: translate("CheckPoint", "Test poll"),
        CheckPoint.KEYPADS: translate("CheckPoint", "Keypads"),
        CheckPoint.BATTERIES: translate("CheckPoint", "Batteries"),
        CheckPoint.BASE_STATIONS: translate("CheckPoint", "Base stations"),
        CheckPoint.REPLICAS: translate("CheckPoint", "Copy of the ledger"),
        CheckPoint.COMMITTEE: translate("CheckPoint", "Committee"),
    }
    return titles.get(point, point)
