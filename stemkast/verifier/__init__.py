"""The committee's recount: start at `VERIFY.md` for what is checked and where."""

from stemkast.verifier.checks import Anchors
from stemkast.verifier.reading import Unusable
from stemkast.verifier.report import Report
from stemkast.verifier.verification import verify

__all__ = ["Anchors", "Report", "Unusable", "verify"]
