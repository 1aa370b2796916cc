"""Make the pictures of all forms in ``docs/forms`` from made-up papers.

Usage: ``python installer/pictures.py [FOLDER]``
"""

import sys
from pathlib import Path

import pypdfium2

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from counter_app.printing import render  # noqa: E402
from tests.printing.samples import SAMPLES  # noqa: E402

SCALE = 1.25  # pixels a point
COLOURS = 16  # text needs no more, and the repository stays small


def draw(name: str, printed: bytes, folder: Path) -> None:
    """Write each page of ``printed`` as a picture."""
    document = pypdfium2.PdfDocument(printed)
    for number, page in enumerate(document, start=1):
        suffix = f"-{number}" if len(document) > 1 else ""
        picture = page.render(scale=SCALE, grayscale=True).to_pil()
        picture.quantize(COLOURS).save(folder / f"{name}{suffix}.png", optimize=True)
    document.close()


def main(folder: Path) -> None:
    """Draw every form."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, paper in SAMPLES.items():
        draw(name, render(paper), folder)
    receipt = SAMPLES["receipt"]
    draw("receipt-a5", render(receipt, size="A5"), folder)
    draw("receipt-2a5", render(receipt, size="A4-2xA5"), folder)
    draw("apology-tt01", render(SAMPLES["apology"], forms="TT01/2018"), folder)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "forms")
