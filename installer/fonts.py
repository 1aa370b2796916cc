"""Make the fonts of ``resources/fonts`` from those of Debian's packages.

Needs ``fontTools`` (not among the program's libraries) and the packages fonts-liberation2,
fonts-dejavu-core and fonts-noto-core. Usage: ``python installer/fonts.py``.

The serif is cut down to the letters our forms and names need and loses its hints, which paper
does not use: a receipt becomes a third smaller and the fonts load in half the time. The Open
Font License asks a changed font to take another name, so the family is called Counter Serif.
"""

import shutil
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

SYSTEM = Path("/usr/share/fonts/truetype")
TARGET = Path(__file__).resolve().parent.parent / "resources" / "fonts"
STYLES = {"Regular": "", "Bold": " Bold", "Italic": " Italic", "BoldItalic": " Bold Italic"}
BLOCKS = (
    (0x0020, 0x007E),
    (0x00A0, 0x058F),  # Latin, IPA, marks, Greek, Cyrillic
    (0x1D00, 0x1DBF),
    (0x1E00, 0x1FFF),  # with all of Vietnamese
    (0x2000, 0x2BFF),  # punctuation, money, arrows, signs, boxes
    (0xFB00, 0xFB06),
    (0xFFFD, 0xFFFD),
)
LETTERS = [code for first, last in BLOCKS for code in range(first, last + 1)]


def cut(source: Path, target: Path, *, screen: bool) -> None:
    """Write ``source`` with our letters only; for the screen with hints and features."""
    options = subset.Options(
        hinting=screen,
        layout_features=["kern", "mark", "mkmk", "ccmp", "locl"] if screen else [],
        name_IDs=[0, 1, 2, 3, 4, 5, 6, 7, 13, 14],
        notdef_outline=True,
        recalc_timestamp=False,
    )
    font = subset.load_font(str(source), options)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=LETTERS)
    cutter.subset(font)
    subset.save_font(font, str(target), options)


def rename(file: Path, style: str) -> None:
    """Give the changed serif its own family name."""
    font = TTFont(str(file), recalcTimestamp=False)
    full = "Counter Serif" + STYLES[style]
    names = {1: "Counter Serif", 3: f"{full} 1", 4: full, 6: f"CounterSerif-{style}", 7: ""}
    for record in list(font["name"].names):
        if record.nameID in names:
            if names[record.nameID]:
                record.string = names[record.nameID]
            else:
                font["name"].names.remove(record)
    font.save(str(file))


def main() -> None:
    """Make all of them."""
    for style in STYLES:
        made = TARGET / f"CounterSerif-{style}.ttf"
        cut(SYSTEM / "liberation2" / f"LiberationSerif-{style}.ttf", made, screen=False)
        rename(made, style)
    shutil.copyfile(SYSTEM / "dejavu" / "DejaVuSans.ttf", TARGET / "DejaVuSans.ttf")
    for style in ("Regular", "Bold"):
        name = f"NotoSans-{style}.ttf"
        cut(SYSTEM / "noto" / name, TARGET / "ui" / name, screen=True)


if __name__ == "__main__":
    main()
