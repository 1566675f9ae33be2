"""What a replay shows on a terminal: progress while it runs, then one line for each matter."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bar
from rich.table import Table

from stemkast.demo.replay import Progress
from stemkast.demo.results import Row, equal_polls

_OUTCOMES = {
    "adopted": "aangenomen",
    "rejected": "verworpen",
    "no_majority": "geen meerderheid",
    "tie": "stemmen staken",
    "void": "nietig",
}
_WIDEST = 58
_WIDTH_OF_A_FILE = 132


def console() -> Console:
    """The terminal, or a page wide enough for one line a matter where the output goes to a file."""
    plain = Console()
    return plain if plain.is_terminal else Console(width=_WIDTH_OF_A_FILE)


@contextmanager
def progress_bar(console: Console) -> Iterator[Callable[[Progress], None]]:
    """A bar that follows a replay."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Bar(*columns, console=console, transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda now: bar.update(task, description=_cut(now.doing), completed=now.done, total=now.of)


def show_table(console: Console, rows: list[Row]) -> None:
    """One line for each matter: the percentage of the minutes beside the recounted one, and the votes."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("#", justify="right")
    table.add_column("zaak", no_wrap=True, overflow="ellipsis", max_width=_WIDEST, ratio=1)
    table.add_column("uitkomst", no_wrap=True, overflow="ellipsis", max_width=24)
    for name in ("notulen", "geteld", "voor", "tegen", "onthouden"):
        table.add_column(name, justify="right", no_wrap=True)
    for row in rows:
        table.add_row(
            str(row.number),
            _cut(row.subject),
            _outcome(row),
            row.said_percentage or "",
            ("" if row.percentage is None else row.percentage) + ("" if row.agrees else " ✗"),
            *_votes(row),
        )
    console.print(table)
    equal, of = equal_polls(rows)
    console.print(f"\n{equal} van {of} gewogen stemmingen gelijk aan de notulen.")
    console.print("De notulen geven percentages; wie wat stemde is hier gekozen (synthetisch).")


def _outcome(row: Row) -> str:
    if row.outcome is None:
        return row.how
    word = _OUTCOMES.get(row.outcome, row.outcome)
    return f"{word} (acclamatie)" if row.how == "acclamatie" else _cut(word, 24)


def _votes(row: Row) -> tuple[str, str, str]:
    if not row.votes:
        return "", "", ""
    votes = list(row.votes.values())
    return _number(votes[0]), " / ".join(_number(each) for each in votes[1:]), _number(row.abstained)


def _number(votes: int) -> str:
    return f"{votes:,}".replace(",", ".")


def _cut(text: str, widest: int = _WIDEST) -> str:
    return text if len(text) <= widest else text[: widest - 1] + "…"
