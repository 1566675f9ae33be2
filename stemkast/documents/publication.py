"""The publication: every paper of an assembly and the bundle that proves it, in one folder.

index.html                      leads to everything below
stemgedrag.html                 results and voting behaviour to search in; one file, without internet
uitslagen.pdf, stemgedrag.pdf   the same on paper
uitslagen.csv, stemgedrag.csv, uitslagen-en-stemgedrag.xlsx
proces-verbaal.pdf, .json       the record that the tally committee signs
notulenfragment.docx, .md       the fragment for the minutes
bewijs/GM0344.zip               a municipality's own proof
bundle/                         the ledger, as `ledger/export.py` writes it
SHA256SUMS                      `sha256sum --check` over every other file
"""

import hashlib
import secrets
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

from stemkast.documents.minutes import docx, markdown
from stemkast.documents.municipality_proofs import proof_files
from stemkast.documents.pages import index_page, voting_behaviour_page
from stemkast.documents.proceedings import Proceedings, Seal
from stemkast.documents.read_proceedings import read_proceedings
from stemkast.documents.record import record, record_json
from stemkast.documents.results import results, voting_behaviour
from stemkast.documents.spreadsheets import results_csv, spreadsheet, voting_behaviour_csv
from stemkast.ledger.checkpoint import open_note
from stemkast.ledger.errors import BundleNotWritten
from stemkast.ledger.export import NO_LEDGER, SUMS, Exported, ExportRefused, cosigned, export, put_in_place
from stemkast.ledger.halls import hall_vkey
from stemkast.ledger.note import NoteRefused
from stemkast.ledger.replay import ReplayRefused
from stemkast.ledger.store import LedgerStore

INDEX, BUNDLE, PROOFS = "index.html", "bundle", "bewijs"


def publish(store: LedgerStore, vkey: str, to: Path, templates: Path | None = None) -> Exported | ExportRefused:
    """Writes the publication of `store` to the folder `to`, whole or not at all; an earlier one there is replaced.

    `vkey` is the hall's verifier key. What is published is what the last checkpoint covers. Refused where `to` holds
    anything else, or the ledger has no papers to give. Raises BundleNotWritten when the disk refuses, LedgerDamaged
    when the ledger cannot be read, TemplateBroken for an office's template that cannot be set.
    """
    to = to.resolve()
    problem = _problem_with(to, store.path.resolve())
    if problem is not None:
        return ExportRefused(problem)
    draft = to.with_name(f".{to.name}.{secrets.token_hex(8)}")
    try:
        draft.mkdir(parents=True)
        written = _write(store, vkey, draft, templates)
        if isinstance(written, ExportRefused):
            return written
        put_in_place(draft, to)
    except OSError as error:
        raise BundleNotWritten(f"{to} cannot be written: {error.strerror}.") from error
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return Exported(to, written.size)


def publish_file(ledger: Path, to: Path, templates: Path | None = None) -> Exported | ExportRefused:
    """`publish` of the ledger file `ledger`, under the key that it names itself. Raises what `publish` raises."""
    with LedgerStore.open_read_only(ledger) as store:
        vkey = hall_vkey(store.entries())
        return ExportRefused(NO_LEDGER.format(ledger)) if vkey is None else publish(store, vkey, to, templates)


def _write(store: LedgerStore, vkey: str, draft: Path, templates: Path | None) -> Exported | ExportRefused:
    exported = export(store, vkey, draft / BUNDLE)
    if isinstance(exported, ExportRefused):
        return exported
    bodies = tuple(store.entries(0, exported.size))
    proceedings = read_proceedings(bodies, seal_of(store, vkey))
    if isinstance(proceedings, ReplayRefused):
        return ExportRefused(f"entry {proceedings.index} of {store.path}: {proceedings.text}.")
    running = [poll.number for poll in proceedings.polls if not poll.tallies and not poll.voided_because]
    if running:
        return ExportRefused(f"Poll {running[0]} is not closed yet: how it goes is for nobody to see.")
    for path, content in papers(proceedings, bodies, templates):
        (draft / path).parent.mkdir(exist_ok=True)
        (draft / path).write_bytes(content)
    (draft / SUMS).write_text("".join(sums(draft)), "utf-8")
    return exported


def papers(
    proceedings: Proceedings, bodies: Sequence[bytes], templates: Path | None = None
) -> Iterator[tuple[str, bytes]]:
    """Path and content of every file but the bundle and the sums. Raises TemplateBroken."""
    proofs: dict[str, str] = {}
    for name, content in proof_files(proceedings, bodies):
        proofs[name.removesuffix(".zip")] = path = f"{PROOFS}/{name}"
        yield path, content
    yield INDEX, index_page(proceedings, proofs, templates).encode()
    yield "stemgedrag.html", voting_behaviour_page(proceedings, templates).encode()
    yield "uitslagen.pdf", results(proceedings, templates)
    yield "stemgedrag.pdf", voting_behaviour(proceedings, templates)
    yield "uitslagen.csv", results_csv(proceedings)
    yield "stemgedrag.csv", voting_behaviour_csv(proceedings)
    yield "uitslagen-en-stemgedrag.xlsx", spreadsheet(proceedings)
    yield "proces-verbaal.pdf", record(proceedings, templates)
    yield "proces-verbaal.json", record_json(proceedings)
    yield "notulenfragment.docx", docx(proceedings)
    yield "notulenfragment.md", markdown(proceedings).encode()


def seal_of(store: LedgerStore, vkey: str) -> Seal:
    """What the last checkpoint says, with its witnesses; ValueError where there is none that the hall signed."""
    kept = store.last_checkpoint()
    checkpoint = open_note(kept[1], vkey) if kept is not None else None
    if kept is None or checkpoint is None or isinstance(checkpoint, NoteRefused):
        raise ValueError("the ledger has no checkpoint that the hall signed")
    lines = store.cosignatures(kept[0])
    return Seal(
        entries=checkpoint.size,
        root=checkpoint.root,
        note=cosigned(kept[1], lines),
        vkey=vkey,
        witnesses=tuple(name for name, _ in lines),
    )


def is_publication(folder: Path) -> bool:
    """Whether this is a folder as `publish` writes it, rather than a bundle or a ledger."""
    return (folder / INDEX).is_file() and (folder / BUNDLE).is_dir() and (folder / SUMS).is_file()


def differences(folder: Path) -> list[str]:
    """What is not as SHA256SUMS of the publication says, in sentences; none if all is. Raises OSError."""
    said = (folder / SUMS).read_text("utf-8", "replace").splitlines(keepends=True)
    found = list(sums(folder))
    if said == found:
        return []
    names_said = {line[66:].rstrip("\n"): line for line in said}
    names_found = {line[66:].rstrip("\n"): line for line in found}
    missing = [f"{name} is missing" for name in names_said if name not in names_found]
    strange = [f"{name} does not belong here" for name in names_found if name not in names_said]
    changed = [
        f"{name} is other than {SUMS} says"
        for name in names_said
        if name in names_found and names_said[name] != names_found[name]
    ]
    return [*missing, *changed, *strange] or [f"{SUMS} is not in order"]


def sums(folder: Path) -> Iterator[str]:
    """The lines of SHA256SUMS: every file but that of the folder itself, sorted."""
    for each in sorted(folder.rglob("*"), key=lambda path: path.relative_to(folder).as_posix()):
        name = each.relative_to(folder).as_posix()
        if each.is_file() and name != SUMS:
            yield f"{hashlib.sha256(each.read_bytes()).hexdigest()}  {name}\n"


def _problem_with(to: Path, ledger: Path) -> str | None:
    if ledger.is_relative_to(to):
        return f"{to} holds the ledger itself; a publication needs a folder of its own."
    if not to.exists():
        return None
    if not to.is_dir():
        return f"{to} is a file, not a folder."
    if any(to.iterdir()) and not is_publication(to):
        return f"{to} is not empty and not an earlier publication; it is left as it is."
    return None
