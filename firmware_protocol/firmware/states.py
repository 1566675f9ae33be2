"""Where a keypad is, and what moves it (SPEC, P-30; `keypad-states.md`). What is not in the table moves nothing."""

UNASSIGNED, OFFERED, IDLE, ANNOUNCED, OPEN, WAITING, CONFIRMED, REFUSED, HELD, CLOSED, UNCONFIRMED = range(11)

_VOTING = (OPEN, WAITING, CONFIRMED, REFUSED, UNCONFIRMED)
_POLL = _VOTING + (ANNOUNCED, HELD, CLOSED)
_SENT = (WAITING, UNCONFIRMED)

# What happens, in which states, and where that leads.
TABLE = (
    ("offer", (UNASSIGNED, OFFERED), OFFERED),
    ("yes", (OFFERED,), IDLE),
    ("no", (OFFERED,), UNASSIGNED),
    ("lifted", (OFFERED,), UNASSIGNED),
    ("announcement", _POLL + (IDLE,), ANNOUNCED),
    ("open", (ANNOUNCED,), OPEN),
    ("press", _VOTING, WAITING),
    ("receipt", _SENT, CONFIRMED),
    ("receipt", (HELD,), HELD),
    ("receipt", (CLOSED,), CLOSED),
    ("refusal", _SENT, REFUSED),
    ("refusal", (HELD,), HELD),
    ("refusal", (CLOSED,), CLOSED),
    ("gave_up", (WAITING,), UNCONFIRMED),
    ("gave_up", (HELD,), HELD),
    ("gave_up", (CLOSED,), CLOSED),
    ("hold", _VOTING + (ANNOUNCED,), HELD),
    ("resume", (ANNOUNCED, HELD), OPEN),
    ("resume_waiting", (HELD,), WAITING),
    ("resume_green", (HELD,), CONFIRMED),
    ("resume_red", (HELD,), REFUSED),
    ("resume_unconfirmed", (HELD,), UNCONFIRMED),
    ("stop", _POLL, CLOSED),
    ("void", _POLL, IDLE),
    ("missed", _POLL, IDLE),
    ("release", _POLL + (IDLE,), UNASSIGNED),
)


def after(state: int, event: str) -> int | None:
    """The state that the event leads to; None where it means nothing."""
    for what, where, then in TABLE:
        if what == event and state in where:
            return then
    return None


class Machine:
    """Moves by the table and in no other way."""

    def __init__(self, state: int) -> None:
        self.state = state

    def step(self, event: str) -> bool:
        """Moves, if the event means something here; whether it did."""
        then = after(self.state, event)
        if then is None:
            return False
        self.state = then
        return True
