"""The chair's window: agenda, matter at hand, what the hall sees, and the one next action."""
