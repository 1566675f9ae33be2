"""The yardstick of windows: Qt with nothing in it."""

from PySide6.QtWidgets import QApplication, QWidget

from tests.bench.painting import tell

if __name__ == "__main__":
    tell(QApplication([]), QWidget())
