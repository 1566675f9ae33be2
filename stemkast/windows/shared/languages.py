"""The languages of the windows."""

from enum import StrEnum


class Language(StrEnum):
    """Dutch, as everything in the hall is, or English."""

    DUTCH = "nl"
    ENGLISH = "en"
