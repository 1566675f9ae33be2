"""The windows: each a folder that assembles panels; what they share is in `shared`, and they do not know each other."""
