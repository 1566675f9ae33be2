"""The two lines, in Dutch (SPEC, P-37). A line that is longer than the glass scrolls: that is the board's matter."""

from . import states
from .messages import NOT_READY


def lines(state: int, serial: str, assignment, ballot) -> tuple[str, str]:
    """What stands there. `assignment`: the one it has or is offered."""
    if assignment is None:
        return "", serial
    if state == states.OFFERED or ballot is None:
        return assignment.name + " " + str(assignment.weight), "akkoord?" if state == states.OFFERED else ""
    title = ("PROEF " if ballot.announcement.kind else "") + ballot.announcement.title
    stands = "staat: " + ballot.label(ballot.stands) if ballot.stands else ""
    if state == states.ANNOUNCED:
        return title, "nog niet open"
    if state == states.OPEN:
        return title, " ".join([str(key) + " " + label for key, label in ballot.announcement.options])
    if state == states.WAITING:
        return ballot.label(ballot.choice) + " …", stands
    if state == states.CONFIRMED:
        return "✓ " + ballot.label(ballot.stands), ""
    if state == states.REFUSED:
        return "zaal wacht, stem later opnieuw" if ballot.refused == NOT_READY else "niet geteld", stands
    if state == states.UNCONFIRMED:
        return "niet bevestigd", stands
    if state == states.HELD:
        return "onderbroken", stands
    # Closed: why the vote that was sent last stands nowhere, for who looks at the light after the poll.
    if ballot.gave_up:
        stands = "niet bevestigd"
    elif ballot.refused and not ballot.stands:
        stands = "niet geteld"
    return ballot.result or "gesloten", stands
