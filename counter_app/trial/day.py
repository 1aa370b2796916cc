"""One counter's day, played through the real windows without a screen."""

import json
import time
from pathlib import Path
from typing import Any

from counter_app import locks
from counter_app.app import open_office
from counter_app.trial.province import Trial
from counter_app.ui.language import Language
from counter_app.ui.look import theme
from counter_app.ui.look.taste import Taste
from counter_app.ui.main_window import MainWindow
from counter_app.ui.played.delivering import Delivering
from counter_app.ui.played.hands import FilePrinter, Hands, say
from counter_app.ui.played.looking import Looking
from counter_app.ui.played.processing import Processing
from counter_app.ui.played.receiving import Receiving
from counter_app.ui.program import application

SIZE = (1366, 728)


def play(running: Trial, out: Path, *, language: str = "vi", percent: int = 100) -> dict[str, Any]:
    """Play the day; pictures, slips and ``summary.json``/``.txt`` go into ``out``.

    ``percent``: text size.

    Raises:
        CounterError: the window did not do what it should.
    """
    out.mkdir(parents=True, exist_ok=True)
    for pattern in ("*.png", "*.pdf", "summary.*"):  # of an earlier day
        for old in out.glob(pattern):
            old.unlink()
    began = time.monotonic()
    app = application()
    Taste(running.paths.data).set_text_percent(percent)
    theme.apply(app, percent=percent)
    spoken = Language()
    spoken.choose(language)
    printer = FilePrinter(out)
    with locks.desk(running.paths):
        window = MainWindow(
            open_office(running.paths), printer, app, hold_wire=lambda: locks.wire(running.paths)
        )
        window.resize(*SIZE)
        window.show()
        window.activateWindow()
        try:
            summary = _play(Hands(window, out), running, printer)
        finally:
            window.shut()
            window.hide()
            spoken.choose("en")
    summary["seconds"] = round(time.monotonic() - began, 1)
    _write_down(summary, out)
    return summary


def _play(hands: Hands, running: Trial, printer: FilePrinter) -> dict[str, Any]:
    """Work from signing in to the sheet at the end of the day."""
    morning = Receiving(hands, running.password)
    morning.play()
    afternoon = Processing(hands, morning.codes)
    afternoon.play()
    Looking(hands).play()
    counts = Delivering(hands).play().counts
    return {
        "province": running.url,
        "dossiers": morning.codes,
        "found_again": afternoon.found_again,
        "returned": afternoon.returned,
        "receipts": [name for name in printer.printed if name.startswith("receipt-")],
        "other_papers": [name for name in printer.printed if not name.startswith("receipt-")],
        "pictures": hands.taken,
        "journal": {"head": counts.head_seq, "hash": counts.head_hash},
        "confirmed": {
            "seq": counts.covered_seq,
            "hash": counts.covered_hash,
            "at": counts.covered_at,
        },
        "pending": counts.pending,
    }


def _write_down(summary: dict[str, Any], out: Path) -> None:
    text = json.dumps(summary, ensure_ascii=False, indent=1)
    (out / "summary.json").write_text(text + "\n", "utf-8")
    lines = [
        f"Received: {len(summary['dossiers'])} dossiers ({', '.join(summary['dossiers'])})",
        f"Printed: {len(summary['receipts'])} receipts; {', '.join(summary['other_papers'])}",
        f"Found again without accents: {summary['found_again']}",
        f"Returned: {', '.join(summary['returned'])}",
        f"Confirmed by the province: {summary['confirmed']['seq']} of {summary['journal']['head']}"
        f" entries at {summary['confirmed']['at']}; waiting: {summary['pending']}",
        f"Took {summary['seconds']} s",
    ]
    (out / "summary.txt").write_text("\n".join(lines) + "\n", "utf-8")
    say(lines[4] + ".")
