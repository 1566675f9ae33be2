"""What the hall, its doctor and a takeover say in English, in the language of the window.

They say it on a command line too, so it comes as a whole sentence; it is found by the form that stands here. A sentence
of another form stays as it is.
"""

import re

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from stemkast.assembly.csv_rows import filled
from stemkast.windows.shared.system_words import system_words

translate = QCoreApplication.translate

OF_THE_DOCTOR = (
    QT_TRANSLATE_NOOP("HallSays", "it answers at %1, and shows everybody %2 entries."),
    QT_TRANSLATE_NOOP("HallSays", "the hall does not know it; let this computer in with a code."),
    QT_TRANSLATE_NOOP("HallSays", "this is %1 (%2); the ledger has %3 entries."),
    QT_TRANSLATE_NOOP("HallSays", "there are none (HTTP %1); the hall may be an older one."),
    QT_TRANSLATE_NOOP(
        "HallSays",
        "%1 votes accepted, %2 refused, %3 frames of noise since the hall started; a poll is open.",
    ),
    QT_TRANSLATE_NOOP(
        "HallSays",
        "%1 votes accepted, %2 refused, %3 frames of noise since the hall started; no poll is open.",
    ),
    QT_TRANSLATE_NOOP("HallSays", "%1 times the ledger could not be written; look at the disk."),
    QT_TRANSLATE_NOOP(
        "HallSays",
        "%1 of %2 batches took longer than 40 ms to reach the disk; use a faster disk, or stop what else writes there.",
    ),
    QT_TRANSLATE_NOOP("HallSays", "%1 entries; %2 batches, %3 ms to disk on average."),
    QT_TRANSLATE_NOOP(
        "HallSays",
        "%1 base stations answer, %2 stations follow; "
        "look at power and cable of the base stations, and at their hosts.",
    ),
    QT_TRANSLATE_NOOP(
        "HallSays",
        "%1 base stations answer, %2 stations follow, %3 lines are lent; "
        "look at power and cable of the base stations, and at their hosts.",
    ),
    QT_TRANSLATE_NOOP("HallSays", "%1 base stations answer, %2 stations follow, %3 lines are lent."),
    QT_TRANSLATE_NOOP("HallSays", "%1 base stations answer, %2 stations follow."),
    QT_TRANSLATE_NOOP("HallSays", "below 20 percent: %1; charge or change them."),
    QT_TRANSLATE_NOOP("HallSays", "%1 keypads said how they are, none is low."),
    QT_TRANSLATE_NOOP("HallSays", "nothing answers at %1; look whether it is served, and at the network."),
    QT_TRANSLATE_NOOP("HallSays", "what answers at %1 does not answer as a hall does."),
    QT_TRANSLATE_NOOP("HallSays", "it is valid until %1, %2 days."),
    QT_TRANSLATE_NOOP("HallSays", "it is another one (%1); this is not your hall."),
)
OF_A_TAKEOVER = (
    QT_TRANSLATE_NOOP("HallSays", "%1 cannot be read: %2"),
    QT_TRANSLATE_NOOP("HallSays", "entry %1 of %2 breaks the rules: %3; leave this copy out"),
    QT_TRANSLATE_NOOP("HallSays", "%1 does not fit the last checkpoint that the hall signed; leave this copy out"),
    QT_TRANSLATE_NOOP(
        "HallSays",
        "%1 and %2 differ from entry %3 on: the hall told two histories; "
        "show both to the committee before either is taken",
    ),
    QT_TRANSLATE_NOOP("HallSays", "these words are not the succession key of this assembly"),
    QT_TRANSLATE_NOOP("HallSays", "no copy holds a %1 for this key; without it keypads cannot be answered"),
    QT_TRANSLATE_NOOP("HallSays", "cannot listen on %1: %2"),
    QT_TRANSLATE_NOOP("HallSays", "the hall server ended without a word"),
)
OF_THE_HALL = (
    QT_TRANSLATE_NOOP("HallSays", "the hall does not answer"),
    QT_TRANSLATE_NOOP("HallSays", "this token is not known here"),
    QT_TRANSLATE_NOOP("HallSays", "there is no station %1"),
)
_ABOUT = (
    QT_TRANSLATE_NOOP("HallSays", "hall"),
    QT_TRANSLATE_NOOP("HallSays", "token"),
    QT_TRANSLATE_NOOP("HallSays", "votes"),
    QT_TRANSLATE_NOOP("HallSays", "writing"),
    QT_TRANSLATE_NOOP("HallSays", "stations"),
    QT_TRANSLATE_NOOP("HallSays", "batteries"),
    QT_TRANSLATE_NOOP("HallSays", "certificate"),
    QT_TRANSLATE_NOOP("HallSays", "figures"),
)
_VALUE = re.compile(r"%[1-9]")


def sentence(said: str) -> str:
    """The sentence in the language of the window, with its values in their places."""
    for says in map(str, (*OF_THE_DOCTOR, *OF_A_TAKEOVER, *OF_THE_HALL)):
        found = _form(says).fullmatch(said)
        if found is not None:
            return filled(translate("HallSays", says), tuple(map(system_words, found.groups())))
    return system_words(said)


def about(word: str) -> str:
    """What a finding of the doctor is about."""
    return translate("HallSays", word) if word in _ABOUT else word


def _form(says: str) -> re.Pattern[str]:
    """Values stand in the order of their numbers in every English sentence."""
    return re.compile("(.+?)".join(re.escape(part) for part in _VALUE.split(says)), re.DOTALL)
