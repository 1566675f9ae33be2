"""The window of the committee (commissie van stemopneming)."""
