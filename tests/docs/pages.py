"""The documents of this project, as tests read them."""

import re
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
GUIDES = ROOT / "docs" / "gids"
DUTCH = (ROOT / "LEESMIJ.md", *sorted(GUIDES.glob("*.md")))
"""What staff of the hall read."""
_FENCED = re.compile(r"^```.*?^```", re.DOTALL | re.MULTILINE)
_CODE = re.compile(r"`[^`\n]*`")
_NOT_A_LETTER = re.compile(r"[^\w\- ]")


@cache
def documents() -> tuple[Path, ...]:
    """Every Markdown file of the project: what git keeps; without git what lies there, but for hidden folders."""
    listed = subprocess.run(
        ["git", "ls-files", "*.md"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    names = listed.stdout.splitlines() or [
        str(path.relative_to(ROOT))
        for path in ROOT.rglob("*.md")
        if not any(part.startswith(".") for part in path.relative_to(ROOT).parts)
    ]
    return tuple(ROOT / name for name in sorted(set(names)) if (ROOT / name).is_file())


@cache
def prose(path: Path) -> str:
    """A document without what stands in code."""
    return _CODE.sub("", _FENCED.sub("", path.read_text("utf-8")))


@cache
def anchors(path: Path) -> frozenset[str]:
    """The names of its headings, as GitHub makes them; a second heading of the same words ends in -1."""
    seen: dict[str, int] = {}
    names = set()
    for line in _FENCED.sub("", path.read_text("utf-8")).splitlines():
        if not re.match(r"#{1,6} ", line):
            continue
        words = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", line.lstrip("#").strip())
        name = _NOT_A_LETTER.sub("", words.lower()).replace(" ", "-")
        count = seen[name] = seen.get(name, -1) + 1
        names.add(f"{name}-{count}" if count else name)
    return frozenset(names)
