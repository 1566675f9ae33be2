"""The tables of VERIFY.md, from checks, code and corpus: `python -m tests.verifier.document` writes them."""

import ast
import io
import re
import tokenize
from pathlib import Path

from stemkast import verifier
from stemkast.verifier.checks import ANCHORS, RULES
from tests.verifier.corpus import ATTACKS

DOCUMENT = Path(verifier.__file__).with_name("VERIFY.md")
COUNT = {
    "reading.py": "the file: entries, checkpoints, cosignatures, and that nothing else is in it",
    "log.py": "canonical JSON, the tree, checkpoints",
    "envelopes.py": "signatures",
    "catalogue.py": "the fields of every event",
    "state.py": "what is remembered from entry to entry",
    "desk.py": "who may vote, with how much weight",
    "count.py": "counting",
    "polls.py": "announcements, steps and votes",
    "recount.py": "reads every entry in order, through all of this",
}
MEETING = {
    "decisions.py": "the agenda, questions, declarations",
    "roll_call.py": "votes that witnesses heard",
    "committee.py": "releases, spot checks, compared roots",
    "history.py": "who signed and who saw which beginning of the ledger",
}
AROUND = {
    "checks.py": "the text of every check and anchor, from `checks.toml`",
    "bundle.py": "the other files of a bundle",
    "published.py": "the register as CBS published it",
    "remarks.py": "what is worth asking about, from `remarks.toml`",
    "report.py": "the report, as JSON and for people",
    "verification.py": "puts these together: `verify`",
}


def _table(*rows: tuple[str, ...]) -> str:
    head, *rest = (f"| {' | '.join(row)} |\n" for row in rows)
    return head + "|---" * len(rows[0]) + "|\n" + "".join(rest)


def code_of(path: Path) -> int:
    """Lines of a module that hold code: no blank ones, no comments, no docstrings."""
    source = path.read_text("utf-8")
    aside = (tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENDMARKER)
    found: set[int] = set()
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type not in aside:
            found |= set(range(token.start[0], token.end[0] + 1))
    for each in ast.walk(ast.parse(source)):
        if isinstance(each, ast.Module | ast.ClassDef | ast.FunctionDef) and ast.get_docstring(each) is not None:
            found -= set(range(each.body[0].lineno, (each.body[0].end_lineno or 0) + 1))
    return len(found)


def files(wanted: dict[str, str]) -> str:
    """The table of these modules with their lines, and their sum."""
    rows, sums = [], [0, 0]
    for name, what in wanted.items():
        path = DOCUMENT.with_name(name)
        lines, code = len(path.read_text("utf-8").splitlines()), code_of(path)
        sums = [sums[0] + lines, sums[1] + code]
        rows.append((f"`{name}`", what, str(lines), str(code)))
    return _table(("file", "what", "lines", "code"), *rows, ("", "", *map(str, sums)))


def tables() -> dict[str, str]:
    """Each table by the name of its place."""
    anchors = [(f"`{each.option}`", each.finds) for each in ANCHORS.values()]
    checks = [
        (number, each.rule, each.regel, each.means, each.anchor + (" (must be given)" if each.made == "anchor" else ""))
        for number, each in RULES.items()
    ]
    attacks = [(each.who, each.name, ", ".join(each.found_by), each.anchor or "none") for each in ATTACKS]
    return {
        "count": files(COUNT),
        "meeting": files(MEETING),
        "around": files(AROUND),
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
