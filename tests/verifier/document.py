"""The tables of VERIFY.md, from `checks.toml` and the corpus: `python -m tests.verifier.document` writes them."""

import re
from pathlib import Path

from stemkast import verifier
from stemkast.verifier.checks import ANCHORS, RULES
from tests.verifier.corpus import ATTACKS

DOCUMENT = Path(verifier.__file__).with_name("VERIFY.md")


def _table(*rows: tuple[str, ...]) -> str:
    head, *rest = (f"| {' | '.join(row)} |\n" for row in rows)
    return head + "|---" * len(rows[0]) + "|\n" + "".join(rest)


def tables() -> dict[str, str]:
    """Each table by the name of its place."""
    anchors = [(f"`{each.option}`", each.finds) for each in ANCHORS.values()]
    checks = [
        (number, each.rule, each.regel, each.means, each.anchor + (" (must be given)" if each.made == "anchor" else ""))
        for number, each in RULES.items()
    ]
    attacks = [(each.who, each.name, ", ".join(each.found_by), each.anchor or "none") for each in ATTACKS]
    return {
        "anchors": _table(("option", "only this finds"), *anchors),
        "checks": _table(("", "check", "controle", "if it fails", "anchor"), *checks),
        "attacks": _table(("who", "attack", "found by", "anchor"), *attacks),
    }


def written(text: str) -> str:
    """The document with its tables as they are now."""
    for name, table in tables().items():
        text, places = re.subn(
            rf"(?<=<!-- {name} -->\n).*?(?=<!-- /{name} -->\n)", lambda _, table=table: table, text, flags=re.DOTALL
        )
        assert places == 1, name
    return text


if __name__ == "__main__":
    DOCUMENT.write_text(written(DOCUMENT.read_text("utf-8")), "utf-8")
