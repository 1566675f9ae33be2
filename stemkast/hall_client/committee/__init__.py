"""What the committee's window shows: pure functions of what its own station knows."""
