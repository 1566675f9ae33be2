"""The HTTP face of the hall: commands in, entries and figures out, and who may ask what."""
