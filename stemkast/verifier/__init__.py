"""The committee's recount: start at `VERIFY.md` for what is checked, and at `recount.py` for how."""

from stemkast.verifier.checks import Anchors
from stemkast.verifier.reading import Unusable
from stemkast.verifier.recount import verify
from stemkast.verifier.report import Report

__all__ = ["Anchors", "Report", "Unusable", "verify"]
