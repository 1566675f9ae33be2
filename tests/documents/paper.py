"""Reading papers back: their pages as pictures and as text, with poppler, and the QR codes on them, with zxing."""

import shutil
import subprocess
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

needs_poppler = pytest.mark.skipif(
    shutil.which("pdftoppm") is None or shutil.which("pdftotext") is None,
    reason="poppler is not here (package poppler-utils)",
)


def pictures(pdf: bytes, folder: Path, dpi: int = 150) -> list[Image.Image]:
    """Every page, as it is printed."""
    (folder / "paper.pdf").write_bytes(pdf)
    subprocess.run(["pdftoppm", "-r", str(dpi), "-png", "paper.pdf", "page"], cwd=folder, check=True)
    found = []
    for path in sorted(folder.glob("page-*.png")):
        with Image.open(path) as picture:
            found.append(picture.convert("L"))
        path.unlink()
    return found


def texts(pdf: bytes, folder: Path) -> list[str]:
    """The words of every page in reading order, with single spaces."""
    (folder / "paper.pdf").write_bytes(pdf)
    ran = subprocess.run(["pdftotext", "paper.pdf", "-"], cwd=folder, check=True, capture_output=True)
    return [" ".join(page.split()) for page in ran.stdout.decode().removesuffix("\f").split("\f")]


def codes(picture: Image.Image) -> list[str]:
    """What the QR codes on a page say."""
    return sorted(each.text for each in zxingcpp.read_barcodes(picture))


def has_clear_edges(picture: Image.Image, margin: float = 0.02) -> bool:
    """Whether nothing is printed at the very edges, where it would be cut; `margin` is a share of the width."""
    wide, high = picture.size
    edge = round(wide * margin)
    inside = Image.new("L", picture.size, 255)
    inside.paste(picture, (0, 0))
    inside.paste(255, (edge, edge, wide - edge, high - edge))
    return inside.getextrema() == (255, 255)
