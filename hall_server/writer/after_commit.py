"""What follows a batch once it is known whether it is durable: answers, broadcasts, or another attempt."""

from collections.abc import Callable


class AfterCommit:
    """Collects while a batch is handled. Owned by the hall's thread."""

    def __init__(self) -> None:
        self._actions: list[Callable[[bool], None]] = []

    def either_way(self, action: Callable[[bool], None]) -> None:
        """Told whether the batch is durable."""
        self._actions.append(action)

    def when_durable(self, action: Callable[[], None]) -> None:
        """Done only if the batch is durable."""
        self._actions.append(lambda durable: action() if durable else None)

    def unless_durable(self, action: Callable[[], None]) -> None:
        """Done only if nothing of the batch was written."""
        self._actions.append(lambda durable: None if durable else action())

    def run(self, durable: bool) -> None:
        """The batch was committed, or not: everything that was collected for it, in order."""
        actions, self._actions = self._actions, []
        for action in actions:
            action(durable)
