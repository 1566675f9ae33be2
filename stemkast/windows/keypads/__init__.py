"""The window of emulated keypads: a handful that one presses by hand, with their displays and lights."""
