"""The poll at hand and the holder's votes in it (SPEC, P-35, P-36, P-39, P-80)."""

OFF, WAITING, GREEN, RED = range(4)
NOT_YET, AGAIN, NO_MORE = range(3)
MOST_UNANSWERED = 16
_REPEATED_AFTER = (500, 1000, 2000, 3000, 4000)
_GIVEN_UP_AFTER = 5000
_HEARTBEAT = 1000


class Ballot:
    """An announcement that was believed; choices are 0 for none.

    choice, signed, vote_hash   the vote that was sent last     stands   the choice that is in the ledger
    refused, gave_up            what became of the vote that was sent last; `refused` is the reason, 0 for none
    result                      what the hall shows, once it does
    """

    def __init__(self, announcement, announcement_hash: bytes) -> None:
        self.announcement = announcement
        self.announcement_hash = announcement_hash
        self.choice = self.stands = self.refused = 0
        self.signed = self.vote_hash = b""
        self.gave_up = False
        self.result = ""
        self._unanswered: list[tuple[bytes, int]] = []  # (hash, choice), oldest first
        self._sent_at = self._times = self._heartbeats = 0

    def label(self, key: int) -> str:
        """The option of this key; empty if there is none."""
        for each, label in self.announcement.options:
            if each == key:
                return label
        return ""

    @property
    def light(self) -> int:
        """Green only while the vote that was sent last stands."""
        if self.gave_up or self.refused:
            return RED
        if self.is_waiting():
            return WAITING
        return GREEN if self.stands else OFF

    def is_waiting(self) -> bool:
        """Whether the vote that was sent last has no answer."""
        return self._place(self.vote_hash) is not None

    def send(self, choice: int, signed: bytes, vote_hash: bytes, now: int) -> None:
        """A vote goes out, or one that was given up goes out again."""
        if self._place(vote_hash) is None:
            self._unanswered = (self._unanswered + [(vote_hash, choice)])[-MOST_UNANSWERED:]
        self.choice, self.signed, self.vote_hash = choice, signed, vote_hash
        self.refused, self.gave_up = 0, False
        self._sent_at, self._times, self._heartbeats = now, 0, 0

    def answered(self, vote_hash: bytes, refused: int) -> bool:
        """The hall answered a vote, with the reason if it does not count, or 0; whether one was waited for.

        Those before one that stands are moot.
        """
        place = self._place(vote_hash)
        if place is None:
            return False
        if not refused:
            self.stands = self._unanswered[place][1]
            self._unanswered = self._unanswered[place + 1 :]
        else:
            self._unanswered = self._unanswered[:place] + self._unanswered[place + 1 :]
        if vote_hash == self.vote_hash:
            self.refused, self.gave_up = refused, False
        return True

    def heard_heartbeat(self) -> None:
        """A second went by, for who has no clock. The first one may follow the vote at once, and counts for nothing."""
        self._heartbeats += 1

    def due(self) -> int | None:
        """When the vote that was sent last is repeated or given up; None if it will not be."""
        if self.gave_up or not self.is_waiting():
            return None
        return self._sent_at + self._next()

    def turn(self, now: int) -> int:
        """What is to be done with it now: nothing yet, send it again, or no more, since it is given up."""
        if self.due() is None or max(now - self._sent_at, _HEARTBEAT * (self._heartbeats - 1)) < self._next():
            return NOT_YET
        self.gave_up = self._times == len(_REPEATED_AFTER)
        self._times += 1
        return NO_MORE if self.gave_up else AGAIN

    def _next(self) -> int:
        return _GIVEN_UP_AFTER if self._times == len(_REPEATED_AFTER) else _REPEATED_AFTER[self._times]

    def _place(self, vote_hash: bytes) -> int | None:
        for place in range(len(self._unanswered)):
            if self._unanswered[place][0] == vote_hash:
                return place
        return None
