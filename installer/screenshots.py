"""Makes the pictures of README and guide from the real windows, with a trial province beside them.

python installer/screenshots.py    writes docs/user/pictures/<language>-<text size>/*.png
"""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "user" / "pictures"
SIZE = (1366, 728)
COLOURS = 256  # a window has hardly more, and the repository stays small
SETS = (("vi", 100), ("vi", 125), ("en", 100), ("en", 125))


def main() -> int:
    """Play the day once for each language and text size, and keep what was seen."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    sys.path.insert(0, str(ROOT))
    from counter_app.trial.day import play
    from counter_app.trial.province import trial

    with tempfile.TemporaryDirectory() as folder, _inside(folder), trial(Path("data")) as running:
        for language, percent in SETS:
            out = Path(folder) / f"{language}-{percent}"
            play(running, out, language=language, percent=percent)
            _practise(running.paths, out, language=language, percent=percent)
            _begin(Path(folder) / f"new-{language}-{percent}", out, language, percent)
            _keep(out)
    shutil.copyfile(PICTURES / "vi-100" / "04-filled.png", PICTURES / "reception.png")
    return 0


@contextmanager
def _inside(folder: str) -> Iterator[None]:
    """Work from within ``folder``: a picture of the settings names no folder of this machine."""
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)


def _practise(paths: Any, out: Path, *, language: str, percent: int) -> None:
    """Open the practice beside the counter and look at it."""
    from PySide6.QtCore import Qt

    from counter_app.app import open_office
    from counter_app.services.oversight.training import prepare_training
    from counter_app.settings import TRAINING_PASSWORD, load
    from counter_app.ui.language import Language
    from counter_app.ui.look import theme
    from counter_app.ui.main_window import MainWindow
    from counter_app.ui.played.hands import FilePrinter, Hands
    from counter_app.ui.program import application

    app, spoken = application(), Language()
    theme.apply(app, percent=percent)
    spoken.choose(language)
    practice = prepare_training(paths, load(paths.settings))
    window = MainWindow(open_office(practice), FilePrinter(out), app)
    window.resize(*SIZE)
    window.show()
    window.activateWindow()
    hands = Hands(window, out)
    hands.wait()
    hands.look("21-practice-sign-in")
    hands.write(window.sign_in.password, TRAINING_PASSWORD)
    hands.press(Qt.Key.Key_Return, window.sign_in.password)
    hands.wait(lambda: not window.is_locked)
    hands.look("22-practice")
    window.shut()
    window.hide()
    spoken.choose("en")


def _begin(empty: Path, out: Path, language: str, percent: int) -> None:
    """Look at the window of the first start, on a PC where nothing was set up."""
    from counter_app.front import doors
    from counter_app.paths import Paths
    from counter_app.ui.language import Language
    from counter_app.ui.look import theme
    from counter_app.ui.played.hands import pause
    from counter_app.ui.program import application
    from counter_app.ui.set_up.sheet import SetUpSheet

    spoken = Language()
    theme.apply(application(), percent=percent)
    spoken.choose(language)
    sheet = SetUpSheet(doors(Paths(empty)))
    sheet.show()
    pause(200)
    sheet.grab().save(str(out / "28-set-up.png"))
    sheet.done(0)
    spoken.choose("en")


def _keep(out: Path) -> None:
    to = PICTURES / out.name
    shutil.rmtree(to, ignore_errors=True)
    to.mkdir(parents=True)
    for picture in sorted(out.glob("*.png")):
        _shrink(picture, to / picture.name)


def _shrink(source: Path, target: Path) -> None:
    from PIL import Image

    with Image.open(source) as picture:
        few = picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
        few.save(target, optimize=True)


if __name__ == "__main__":
    sys.exit(main())
