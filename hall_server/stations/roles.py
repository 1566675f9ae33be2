"""Which stations may ask what: the one place that the door, the OpenAPI document and docs/ROLES.md read.

Who may cause an event is declared with the event (`stemkast/assembly/events.py`); a command is for those who may cause
what it leads to. A question by HTTP is for the roles that stand here.
"""

from collections.abc import Mapping
from types import MappingProxyType

from stemkast.assembly import events as e
from stemkast.assembly.commands import (
    AnnouncePoll,
    AnnounceRollCall,
    Attend,
    CloseAssembly,
    ClosePoll,
    CloseRollCall,
    Command,
    DeclareAcclamation,
    DeclareResult,
    ExtendPoll,
    HoldPoll,
    IssueForms,
    OfferPairing,
    OpenPoll,
    Record,
    ResumePoll,
    ShowRoot,
    VoidPoll,
)
from stemkast.assembly.events import BY_TYPE, Event, Role

STATIONS = frozenset(Role) - {Role.HALL}
"""The roles that a station can have; `hall` is the server itself."""

_LEADS_TO: Mapping[type[Command], type[Event]] = {
    AnnouncePoll: e.PollAnnounced,
    AnnounceRollCall: e.RollCallAnnounced,
    CloseRollCall: e.RollCallClosed,
    OpenPoll: e.PollOpened,
    HoldPoll: e.PollHeld,
    ResumePoll: e.PollResumed,
    ExtendPoll: e.PollExtended,
    ClosePoll: e.PollClosing,
    VoidPoll: e.PollVoided,
    DeclareResult: e.ResultDeclared,
    DeclareAcclamation: e.AcclamationDeclared,
    IssueForms: e.MandateFormIssued,
    ShowRoot: e.RootShown,
    CloseAssembly: e.AssemblyClosed,
    OfferPairing: e.KeypadPaired,  # if the keypad in the cradle says yes
    Attend: e.KeypadPaired,  # that is what it is for
}
_LISTENING = STATIONS - {Role.BASE}  # who hosts base stations has no use for the ledger, and needs no trust

QUESTIONS: Mapping[tuple[str, str], frozenset[Role] | None] = MappingProxyType(
    {
        ("GET", "/health"): STATIONS,
        ("GET", "/entries"): _LISTENING,
        ("GET", "/stream"): _LISTENING,
        ("GET", "/lines"): frozenset({Role.BASE, Role.DESK, Role.ADMIN}),
        ("POST", "/commands"): STATIONS,
        ("POST", "/invitations"): frozenset({Role.ADMIN}),
        ("GET", "/stations"): frozenset({Role.ADMIN}),
        ("DELETE", "/stations/{name}"): frozenset({Role.ADMIN}),
        ("GET", "/keypads"): frozenset({Role.ADMIN}),
        ("GET", "/switches"): frozenset({Role.ADMIN}),
        ("PUT", "/switches/{page}"): frozenset({Role.ADMIN}),
        ("POST", "/enrol"): None,
        ("GET", "/checkpoint"): None,
        ("GET", "/tile/{path}"): None,
        ("GET", "/openapi.json"): None,
        ("GET", "/scherm"): None,
        ("GET", "/overlay"): None,
        ("GET", "/uitslagen"): None,
        ("GET", "/scherm/events"): None,
        ("GET", "/overlay/events"): None,
        ("GET", "/uitslagen/events"): None,
        ("GET", "/pages/{name}"): None,
    }
)
"""Method and path of every question, and whose it is; None: anybody's, without a token."""


def is_for(role: Role, method: str, path: str) -> bool:
    """Whether a station with this role may ask this question. KeyError for one that there is not."""
    roles = QUESTIONS[method, path]
    return roles is None or role in roles


def may_record(event: type[Event]) -> frozenset[Role]:
    """The roles whose stations may cause this event."""
    return BY_TYPE[event].by & STATIONS


def may_ask(command: type[Command]) -> frozenset[Role]:
    """The roles whose stations may ask for this command; for `Record` it depends on the event, see `may`."""
    return may_record(_LEADS_TO[command])


def may(role: Role, command: Command) -> bool:
    """Whether a station with this role may ask for exactly this, whatever the assembly says to it."""
    kind = type(command)
    return role in (may_record(type(command.event)) if isinstance(command, Record) else may_ask(kind))
