"""Tests mirror the packages. A package itself, so that `tests` is this folder and not one that a dependency brings."""
