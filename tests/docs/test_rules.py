"""Documents that name a rule of the wire or a check of the recount name one that is there."""

import re
import tomllib

from tests.docs.pages import ROOT, documents

_CHECK, _RULE = re.compile(r"\bV-\d{2}\b"), re.compile(r"\bP-\d{2}\b")


def test_every_check_that_is_named_is_declared() -> None:
    declared = tomllib.loads((ROOT / "stemkast" / "verifier" / "checks.toml").read_text("utf-8"))["checks"]
    named = {found for path in documents() for found in _CHECK.findall(path.read_text("utf-8"))}
    assert named <= set(declared)


def test_every_rule_that_is_named_is_in_the_spec() -> None:
    spec = (ROOT / "firmware_protocol" / "SPEC.md").read_text("utf-8")
    written = set(re.findall(r"^- \*\*(P-\d{2})\*\*", spec, re.MULTILINE))
    named = {found for path in documents() for found in _RULE.findall(path.read_text("utf-8"))}
    assert named <= written
