"""``./run``: the window with a trial province beside it, or a day played without a screen."""

import argparse
import os
import subprocess
import sys
from pathlib import Path

from counter_app.domain.errors import CounterError
from counter_app.trial.province import OFFICER, PASSWORD, Trial, trial

ROOT = Path(__file__).resolve().parent.parent.parent


def main() -> int:
    """Start the trial and return the exit code."""
    parser = argparse.ArgumentParser(prog="run", description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "out", help="where everything goes")
    parser.add_argument("--day", action="store_true", help="even where there is a screen")
    words = parser.parse_args()
    screen = has_screen() and not words.day
    folder = words.out / ("trial" if screen else "day")
    _say("Starting the trial province ...")
    try:
        with trial(folder) as running:
            return _window(running) if screen else _day(running, words.out)
    except CounterError as wrong:
        _say(f"The trial could not start: {wrong}")
        return 1


def has_screen() -> bool:
    """Return whether a window can be shown here."""
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _window(running: Trial) -> int:
    _say(f"The province answers at {running.url}. Sign in as {OFFICER}, password {PASSWORD}.")
    words = [sys.executable, "-m", "counter_app", "--data", str(running.paths.data)]
    return subprocess.run(words, check=False).returncode


def _day(running: Trial, out: Path) -> int:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ.setdefault("QT_LOGGING_RULES", "default.warning=false")  # it has no size hints
    from counter_app.trial.day import play

    _say("No screen here: playing one counter's day through the real windows.")
    play(running, out)
    _say(f"Pictures, receipts and the sync summary are in {out}.")
    return 0


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
