"""A paper is a template and data: typst sets it, in Source Sans Pro, with no font of the system and no network.

Templates are .typ files in `templates`; an office that wants other words or another letterhead changes a copy of that
folder. A template reads its data with `json(bytes(sys.inputs.data))`; data is never taken for markup.
"""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Literal, TypeAlias

import typst

from stemkast.documents.dutch import moment

Data: TypeAlias = bool | int | str | list["Data"] | tuple["Data", ...] | Mapping[str, "Data"] | None
"""What a template can be given."""

TEMPLATES = files("stemkast.documents") / "templates"
_FONTS = files("font_source_sans_pro") / "files"
_STANDARD: Literal["a-2a"] = "a-2a"
"""PDF/A-2a, ISO 19005-2: to be kept for decades, and tagged for who listens to it."""


class TemplateBroken(Exception):
    """A template cannot be set; the text says where and why. Raised to whoever changed it."""


def pdf(template: str, data: Mapping[str, Data], dated: str, templates: Path | None = None) -> bytes:
    """The PDF of `template` with `data`; the same bytes for the same data.

    `dated` is the date that the file carries, YYYY-MM-DD: that of the assembly, so that the clock of whoever prints
    changes nothing. `templates` is an office's own copy of the folder. Raises TemplateBroken.
    """
    (whole,) = _set(template, data, templates, "pdf", None, int(moment(dated).timestamp()))
    return whole


def pages(template: str, data: Mapping[str, Data], ppi: int, templates: Path | None = None) -> tuple[bytes, ...]:
    """Every page as a PNG of `ppi` dots an inch, for a printer that takes pictures only. Raises TemplateBroken."""
    return _set(template, data, templates, "png", ppi, 0)


def _set(
    template: str,
    data: Mapping[str, Data],
    templates: Path | None,
    form: Literal["pdf", "png"],
    ppi: int | None,
    timestamp: int,
) -> tuple[bytes, ...]:
    if templates is None:
        with as_file(TEMPLATES) as folder:
            return _set(template, data, folder, form, ppi, timestamp)
    try:
        made, warnings = typst.compile_with_warnings(
            templates / template,
            root=templates,
            font_paths=_fonts(),
            ignore_system_fonts=True,
            format=form,
            ppi=ppi,
            sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
            pdf_standards=_STANDARD if form == "pdf" else None,
            timestamp=timestamp,
        )
    except typst.TypstError as error:
        raise TemplateBroken(f"{template}: {error.diagnostic or error.message}") from error
    if warnings:
        raise TemplateBroken(f"{template}: {warnings[0].diagnostic or warnings[0].message}")
    several: object = made  # the types of typst do not say that more than one picture is a list of them
    return tuple(several) if isinstance(several, list) else (made,)


@cache
def _fonts() -> typst.Fonts:
    with as_file(_FONTS) as folder:
        return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)])
