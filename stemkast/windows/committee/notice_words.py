"""What happened that is unusual, as a sentence."""

from PySide6.QtCore import QCoreApplication

from stemkast.assembly.events import (
    ContestRejected,
    Event,
    HallSucceeded,
    LotDrawn,
    MandateWithdrawn,
    PairingEnd,
    PairingEnded,
    PollClosed,
    PollExtended,
    PollHeld,
    PollReleased,
    PollVoided,
    ProposalRestored,
    ReadinessWaived,
    ReplicationWaived,
    ResultContested,
    ResultDeclared,
    RollCallAnnounced,
    RootCompared,
    SpotCheckDone,
    SpotCheckDrawn,
    VoteRefused,
)
from stemkast.hall_client.committee.state import Notice
from stemkast.windows.committee.words import refusal_words
from stemkast.windows.shared.check_points import check_point
from stemkast.windows.shared.troubles import trouble_words

translate = QCoreApplication.translate


def notice_words(notice: Notice) -> str:
    """One sentence; names stand where the source text has %1 and %2."""
    says, first, second = _parts(notice)
    return says.replace("%1", first).replace("%2", second)


def _parts(notice: Notice) -> tuple[str, str, str]:
    if notice.recorded.foreign:
        return _foreign(notice.recorded.event, notice.municipality)
    who = f"{notice.municipality} ({notice.serial})" if notice.serial else notice.municipality
    match notice.recorded.event:
        case VoteRefused(poll=poll, reason="cloned_key"):
            says = translate("Committee", "Poll %2: two different votes with one number of %1. Its key may be copied.")
            return says, who, str(poll)
        case VoteRefused(reason=reason):
            return translate("Committee", "A vote of %1 was refused: %2"), who, refusal_words(reason)
        case PairingEnded(reason=reason):
            return _ended(reason), who, ""
        case MandateWithdrawn(reason=reason):
            return translate("Committee", "The mandate of %1 was withdrawn: %2"), who, reason
        case PollExtended(poll=poll, seconds=0):
            return translate("Committee", "Poll %1 got no end while it was open"), str(poll), ""
        case PollExtended(poll=poll, seconds=seconds):
            return (
                translate("Committee", "Poll %1 got %2 seconds from then on while it was open"),
                str(poll),
                str(seconds),
            )
        case PollHeld(poll=poll):
            return translate("Committee", "Poll %1 was interrupted"), str(poll), ""
        case LotDrawn(poll=poll, source=source):
            return translate("Committee", "Poll %1 was a tie that the lot decided: %2"), str(poll), source
        case PollVoided(poll=poll, reason=reason):
            return translate("Committee", "Poll %1 was declared void: %2"), str(poll), reason
        case ResultContested(poll=poll):
            return translate("Committee", "The result of poll %1 was contested"), str(poll), ""
        case ContestRejected(poll=poll):
            return translate("Committee", "The contest of poll %1 was not supported"), str(poll), ""
        case ReplicationWaived(poll=poll, reason=reason):
            return translate("Committee", "Poll %1 went on without a second copy: %2"), str(poll), reason
        case ReadinessWaived(open_point=point, reason=reason):
            return translate("Committee", "The assembly began with a point open, %1: %2"), check_point(point), reason
        case ProposalRestored(proposal=proposal):
            return translate("Committee", "Back on the agenda after a mistake: %1"), notice.subject or proposal, ""
        case ResultDeclared(poll=poll, words=declared):
            return translate("Committee", "Poll %1 was declared in words of the chair: %2"), str(poll), declared
        case RollCallAnnounced(poll=poll, reason=reason):
            return translate("Committee", "Poll %1 was held by roll call: %2"), str(poll), reason
        case HallSucceeded(epoch=epoch):
            return translate("Committee", "Another computer became the hall, number %1"), str(epoch), ""
        case SpotCheckDone(remark=remark):
            return translate("Committee", "The spot check of %1 did not agree: %2"), who, remark
        case PollClosed(poll=poll, noise=noise):
            frames = str(sum(each.frames for each in noise))
            return translate("Committee", "Poll %1: %2 messages were of no enrolled keypad"), str(poll), frames
    return trouble_words(notice.recorded.trouble), "", ""


def _foreign(event: Event | None, municipality: str) -> tuple[str, str, str]:
    """In the committee's name, and not by it: somebody at the hall did this, or another computer has its name."""
    match event:
        case PollReleased(poll=poll):
            did, about = translate("Committee", "poll %2 was released"), str(poll)
        case SpotCheckDrawn(poll=poll):
            did, about = translate("Committee", "a spot check of poll %2 was drawn"), str(poll)
        case SpotCheckDone():
            did, about = translate("Committee", "the spot check of %2 was ticked off"), municipality
        case RootCompared(size=size):
            did, about = translate("Committee", "the fingerprint of the first %2 entries was compared"), str(size)
        case _:
            did, about = "", ""
    return translate("Committee", "NOT DONE HERE, though in the name of this station: %1"), did, about


def _ended(reason: PairingEnd) -> str:
    if reason is PairingEnd.REPLACED:
        return translate("Committee", "The keypad of %1 was replaced")
    if reason is PairingEnd.LOST:
        return translate("Committee", "The keypad of %1 was lost")
    return translate("Committee", "The keypad of %1 was broken")
