"""The composition root: puts servers, clients, windows and replays together. Only `__main__` imports this."""
