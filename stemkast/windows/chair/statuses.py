"""Where a proposal or a poll stands, in a word or two."""

from PySide6.QtCore import QCoreApplication

from stemkast.assembly.events import PollKind
from stemkast.assembly.poll_state import PollState
from stemkast.assembly.state import ProposalStatus

translate = QCoreApplication.translate


def proposal_status(status: ProposalStatus) -> str:
    """For the agenda; what is still to come says nothing."""
    words = {
        ProposalStatus.PENDING: "",
        ProposalStatus.ADOPTED: translate("Chair", "adopted"),
        ProposalStatus.REJECTED: translate("Chair", "rejected"),
        ProposalStatus.CHOSEN: translate("Chair", "chosen"),
        ProposalStatus.UNDECIDED: translate("Chair", "undecided"),
        ProposalStatus.WITHDRAWN: translate("Chair", "withdrawn"),
        ProposalStatus.HELD_OVER: translate("Chair", "held over"),
        ProposalStatus.TAKEN_OFF: translate("Chair", "off the agenda"),
    }
    return words[status]


def poll_state(state: PollState, kind: PollKind) -> str:
    """For the heading over a poll; a test poll is never declared."""
    if state is PollState.CLOSED and kind is PollKind.TEST:
        return translate("Chair", "Closed")
    words = {
        PollState.DRAFT: translate("Chair", "Not announced"),
        PollState.ANNOUNCED: translate("Chair", "Announced, not open yet"),
        PollState.OPEN: translate("Chair", "Open"),
        PollState.HELD: translate("Chair", "Interrupted"),
        PollState.CLOSING: translate("Chair", "Closing"),
        PollState.CLOSED: translate("Chair", "Closed, not declared"),
        PollState.DECLARED: translate("Chair", "Declared"),
        PollState.CONTESTED: translate("Chair", "Contested"),
        PollState.VOIDED: translate("Chair", "Void"),
        PollState.FINAL: translate("Chair", "Final"),
    }
    return words[state]
