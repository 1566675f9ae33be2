"""What is published after an assembly, as a browser shows it."""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from PIL import Image

from tests.pages.chromium import Chromium, chromium

_WIDE, _HIGH = 1366, 768
_LOOKED_UP = "Groningen"


def published(ledger: Path) -> Iterator[tuple[str, Image.Image]]:
    """How each municipality voted, with one looked up. Without Chromium this picture is not made, and it says so."""
    program = chromium()
    if program is None:
        sys.stderr.write("no Chromium here: published.png is not made\n")
        return
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        stemkast = Path(sys.executable).with_name("stemkast")
        to = folder / "publicatie"
        subprocess.run([stemkast, "export", ledger, "--to", to], check=True, stdout=subprocess.DEVNULL)
        with Chromium(program) as browser:
            browser.size(_WIDE, _HIGH)
            browser.open((to / "stemgedrag.html").as_uri())
            browser.run("document.querySelector('input').focus()")
            browser.write(_LOOKED_UP)
            browser.picture(folder / "page.png")
        yield "published", Image.open(BytesIO((folder / "page.png").read_bytes())).convert("RGB")
