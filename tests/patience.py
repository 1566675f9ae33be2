"""How long a test waits for what comes at once on a quiet machine, before it says that it does not come at all.

An upper bound and no measure: a machine with ten times as much to do as it can is no fault of the code.
"""

PATIENCE = 120.0
"""Seconds."""
MILLISECONDS = 120_000
"""The same, for Qt."""
