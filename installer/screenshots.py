"""Makes the pictures of README and docs from the real windows, with a trial province beside them.

python installer/screenshots.py    writes docs/pictures/<language>-<text size>/*.png
"""

import os
import shutil
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"
WHOLE = ("vi", 100)
OTHERS = (("vi", 125), ("en", 100), ("en", 125))
KEY_SCREENS = ("04-filled", "07-register", "09-dossier", "13-board", "15-sync-centre")


def main() -> int:
    """Play the day once for each language and text size, and keep what was seen."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    sys.path.insert(0, str(ROOT))
    from counter_app.trial.day import play
    from counter_app.trial.province import trial

    with tempfile.TemporaryDirectory() as folder, trial(Path(folder) / "trial") as running:
        for language, percent in (WHOLE, *OTHERS):
            out = Path(folder) / f"{language}-{percent}"
            play(running, out, language=language, percent=percent)
            _keep(out, whole=(language, percent) == WHOLE)
    shutil.copyfile(PICTURES / "vi-100" / "04-filled.png", PICTURES / "reception.png")
    return 0


def _keep(out: Path, *, whole: bool) -> None:
    to = PICTURES / out.name
    shutil.rmtree(to, ignore_errors=True)
    to.mkdir(parents=True)
    for picture in sorted(out.glob("*.png")):
        if whole or picture.stem in KEY_SCREENS:
            _shrink(picture, to / picture.name)


def _shrink(source: Path, target: Path) -> None:
    from PySide6.QtGui import QImage

    flat = QImage(str(source)).convertToFormat(QImage.Format.Format_RGB888)
    flat.save(str(target), "PNG", 0)  # type: ignore[call-overload]  # 0: the smallest file


if __name__ == "__main__":
    sys.exit(main())
