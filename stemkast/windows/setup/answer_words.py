"""One sentence about what came of something that was asked; empty where the page says enough."""

from PySide6.QtCore import QCoreApplication

from stemkast.assembly.csv_rows import ImportRefused
from stemkast.hall_client.connection.sending import Sending
from stemkast.hall_client.hall_here.taking_over import NotTakenOver, SucceedingHall
from stemkast.hall_client.setup.asks import (
    AgendaRead,
    Answer,
    EarlierRead,
    KeypadsRead,
    MandatesRead,
    NotDone,
    RegisterRead,
    Saved,
    SentAway,
)
from stemkast.windows.setup import hall_words, words
from stemkast.windows.shared.numbers import whole
from stemkast.windows.shared.refusals import sentence as refusal_sentence

translate = QCoreApplication.translate
GOOD, BAD = "good", "bad"


def sentence(answer: Answer) -> tuple[str, str]:
    """The sentence and its voice."""
    match answer:
        case Sending():
            return _of_sending(answer)
        case (
            RegisterRead(register=ImportRefused())
            | EarlierRead(rows=ImportRefused())
            | AgendaRead(agenda=ImportRefused())
            | MandatesRead(report=ImportRefused())
            | KeypadsRead(report=ImportRefused())
        ):
            return translate("Setup", "The file was not used; why stands on the page."), BAD
        case RegisterRead() | EarlierRead() | AgendaRead() | MandatesRead() | KeypadsRead():
            return translate("Setup", "The file was read. Nothing is recorded yet."), GOOD
        case Saved(files=files, path=path):
            says = translate("Setup", "Saved: %1 (files: %2)")
            return says.replace("%1", str(path)).replace("%2", whole(files)), GOOD
        case NotDone(text=text):
            return translate("Setup", "This was not done: %1").replace("%1", hall_words.sentence(text)), BAD
        case SentAway(name=name):
            return translate("Setup", "%1 was sent away.").replace("%1", name), GOOD
        case SucceedingHall():
            return succession(answer), GOOD
        case NotTakenOver(text=text):
            return translate("Setup", "Not taken over: %1").replace("%1", hall_words.sentence(text)), BAD
        case _:
            return "", ""


def succession(hall: SucceedingHall) -> str:
    """What this computer is now, and what is left to be done so that the others follow."""
    if hall.is_found:
        says = translate("Setup", "This computer is the hall now, at %1. Stations and keypads follow.")
    else:
        says = translate(
            "Setup",
            "This computer is the hall now. Stations find it by themselves within half a minute. "
            "One that does not: give this computer the address %1.",
        )
    return says.replace("%1", hall.place)


def _of_sending(sent: Sending) -> tuple[str, str]:
    if sent.refusal is None or sent.stopped_at is None:
        return translate("Setup", "All of it is recorded."), GOOD
    about = words.about(sent.stopped_at)
    why = refusal_sentence(sent.refusal)
    says = translate("Setup", "Recorded: %1 of %2; then it stopped. %3")
    said = says.replace("%1", whole(sent.done)).replace("%2", whole(sent.of))
    return said.replace("%3", f"{about}: {why}" if about else why), BAD
