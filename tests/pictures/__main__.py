"""Makes every picture of the documents: `make screenshots`.

python -m tests.pictures                 holds the assembly of 14 June 2023 in a real hall first: a minute
python -m tests.pictures LEDGER          of the ledger of an assembly that was held before
"""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from PIL import Image

from tests.pictures import desk, joining
from tests.pictures.browser import published
from tests.pictures.hall import of_the_assembly
from tests.pictures.painting import application, save

SCREENSHOTS = Path(__file__).parents[2] / "docs" / "screenshots"


def pictures(ledger: Path) -> Iterator[tuple[str, Image.Image]]:
    """Name and picture. Needs a QApplication."""
    yield from desk.pictures()
    yield from joining.pictures()
    yield from of_the_assembly(ledger)
    yield from published(ledger)


def main(arguments: list[str]) -> None:
    """Makes the pictures, and leaves no other in the folder."""
    _application = application()
    with tempfile.TemporaryDirectory() as made:
        if not arguments:
            stemkast = Path(sys.executable).with_name("stemkast")
            subprocess.run([stemkast, "demo", "--headless", "--out", made], check=True, stdout=subprocess.DEVNULL)
        ledger = Path(arguments[0]) if arguments else Path(made) / "assembly.ledger"
        shutil.rmtree(SCREENSHOTS, ignore_errors=True)
        SCREENSHOTS.mkdir()
        for name, image in pictures(ledger):
            save(image, SCREENSHOTS / f"{name}.png")


if __name__ == "__main__":
    main(sys.argv[1:])
