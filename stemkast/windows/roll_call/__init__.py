"""The window of a station that hears municipalities in a roll call."""
