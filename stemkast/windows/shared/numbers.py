"""Numbers and dates as the language writes them: 12.576 and 98,58 % in Dutch, 12,576 and 98.58 % in English."""

from PySide6.QtCore import QDate, QLocale, Qt

_NARROW_NO_BREAK_SPACE = "\u202f"


def whole(number: int) -> str:
    """A whole number with the thousands separated: 12.576."""
    return QLocale().toString(number)


def figure(percentage: str) -> str:
    """A percentage of the assembly ("98,58") with the decimal point of the language, without a sign."""
    return percentage.replace(",", QLocale().decimalPoint())


def percent_on_screen(percentage: str) -> str:
    """With the sign at a distance, as on the hall screen: "98,58 %"."""
    return f"{figure(percentage)}{_NARROW_NO_BREAK_SPACE}%"


def percent_in_sentence(percentage: str) -> str:
    """With the sign attached, as in the minutes: "98,58%"."""
    return f"{figure(percentage)}%"


def long_date(date: str) -> str:
    """YYYY-MM-DD as "14 juni 2023"; anything that is no date stays as it is."""
    day = QDate.fromString(date, Qt.DateFormat.ISODate)
    return QLocale().toString(day, "d MMMM yyyy") if day.isValid() else date


def long_weekday(date: str) -> str:
    """YYYY-MM-DD as "woensdag 14 juni 2023"; anything that is no date stays as it is."""
    day = QDate.fromString(date, Qt.DateFormat.ISODate)
    return QLocale().toString(day, "dddd d MMMM yyyy") if day.isValid() else date
