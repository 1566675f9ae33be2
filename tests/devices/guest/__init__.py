"""Tests that run in the guest only, as root, with nothing in their way: they make and pull devices."""
