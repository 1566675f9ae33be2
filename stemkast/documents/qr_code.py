"""A QR code as SVG that a template can place; error correction M: legible with a seventh of it soiled."""

import io

import segno


def svg(text: str) -> str:
    """The code with its quiet zone, scaling to any size."""
    out = io.BytesIO()
    segno.make(text, error="m", boost_error=False, micro=False).save(
        out, kind="svg", border=4, xmldecl=False, svgns=True, omitsize=True, dark="#000000", light=None
    )
    return out.getvalue().decode("utf-8")
