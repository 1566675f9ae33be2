"""The preparation: what an admin does before the assembly, and when a hall is gone."""
