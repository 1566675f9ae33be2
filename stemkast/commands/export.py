"""`stemkast export` and `stemkast templates`: what is published of an assembly, and how it looks."""

import shutil
import sys
from importlib.resources import as_file
from pathlib import Path
from typing import Annotated

import typer

from stemkast.commands.mistakes import end
from stemkast.documents.publication import publish_file
from stemkast.documents.typesetting import TEMPLATES, TemplateBroken
from stemkast.ledger.errors import LedgerError
from stemkast.ledger.export import ExportRefused, export_file


def export(
    ledger: Annotated[Path, typer.Argument(help="A ledger file.")],
    to: Annotated[Path, typer.Option("--to", help="A new folder, or one with an earlier export.")],
    bundle_only: Annotated[bool, typer.Option("--bundle", help="The bundle alone, without papers.")] = False,
    templates: Annotated[Path | None, typer.Option(help="The office's own templates of the papers.")] = None,
) -> None:
    """Write everything that is published of an assembly: results, voting behaviour, record, minutes, proofs, bundle.

    Example: stemkast export demo-output/assembly.ledger --to publicatie
    """
    try:
        exported = export_file(ledger, to) if bundle_only else publish_file(ledger, to, templates)
    except TemplateBroken as error:
        end(f"a template cannot be set: {error}")
    except (LedgerError, OSError) as error:
        end(str(error))
    if isinstance(exported, ExportRefused):
        end(exported.text)
    sys.stdout.write(f"{exported.size} entries in {exported.folder}\n")


def templates(to: Annotated[Path, typer.Option("--to", help="A new folder for the templates.")]) -> None:
    """Copy the templates of all papers, to be changed and given to export --templates.

    Example: stemkast templates --to sjablonen
    """
    try:
        with as_file(TEMPLATES) as folder:
            shutil.copytree(folder, to)
    except OSError as error:
        end(f"{to} cannot be written: {error.strerror or error}")
    sys.stdout.write(f"The templates are in {to}\n")
