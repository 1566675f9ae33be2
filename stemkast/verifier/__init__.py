"""The committee's recount: start at `recount.py`, and at `VERIFY.md` for what is checked."""

from stemkast.verifier.reading import Unusable
from stemkast.verifier.recount import verify
from stemkast.verifier.report import Report

__all__ = ["Report", "Unusable", "verify"]
