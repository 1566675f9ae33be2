"""The window in which a computer becomes a station of a hall elsewhere."""
