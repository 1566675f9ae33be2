"""The composition root: puts servers, clients, windows and replays together. Only the commands import this."""
