"""What the hall is shown, as JSON for pages that paint it: {"shows": "poll_open", "data": {…}}, driven by `shown.py`.

Values are written as in `event_codec`; every field of the frozen class of a state is always there.
"""

from collections.abc import Mapping
from types import MappingProxyType

from stemkast.assembly.event_codec import EventRefused, Json, value_from_data, value_to_data
from stemkast.assembly.shown import (
    Checking,
    Decided,
    FingerprintShown,
    ItemShown,
    MatterShown,
    MessageOnScreen,
    Pause,
    PollAnnouncedShown,
    PollOpenShown,
    ResultShown,
    RollCallShown,
    ScreenState,
    SpeakerShown,
    Voided,
    VotingBehaviourShown,
    Welcome,
)

STATES: Mapping[str, type[ScreenState]] = MappingProxyType(
    {
        "welcome": Welcome,
        "pause": Pause,
        "speaker": SpeakerShown,
        "message": MessageOnScreen,
        "fingerprint": FingerprintShown,
        "item": ItemShown,
        "matter": MatterShown,
        "announced": PollAnnouncedShown,
        "open": PollOpenShown,
        "roll_call": RollCallShown,
        "checking": Checking,
        "result": ResultShown,
        "voting_behaviour": VotingBehaviourShown,
        "decided": Decided,
        "voided": Voided,
    }
)
"""Every state of the hall screen, by the name under which it is sent."""
_NAMES = {state: name for name, state in STATES.items()}


def screen_to_json(state: ScreenState) -> dict[str, Json]:
    """The state as JSON values."""
    return {"shows": _NAMES[type(state)], "data": value_to_data(state)}


def screen_from_json(message: object) -> ScreenState | EventRefused:
    """The state in a decoded JSON message, or why there is none. Never raises."""
    if not isinstance(message, Mapping) or set(message) != {"shows", "data"}:
        return EventRefused("", 'a state is an object with "shows" and "data"')
    kind = STATES.get(str(message["shows"]))
    if kind is None:
        return EventRefused("shows", f"there is no state {message['shows']!r}")
    return value_from_data(kind, message["data"])
