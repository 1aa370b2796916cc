"""One counter's morning, played through the real windows without a screen."""

import json
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt

from counter_app import locks
from counter_app.app import open_office
from counter_app.trial.hands import FilePrinter, Hands
from counter_app.trial.province import Trial
from counter_app.ui.language import Language
from counter_app.ui.look import theme
from counter_app.ui.main_window import MainWindow
from counter_app.ui.program import application
from counter_app.ui.reception.screen import ReceptionScreen
from counter_app.ui.register.screen import RegisterScreen

SIZE = (1366, 728)
FEE = "20000"  # where the catalogue leaves the amount to the province


@dataclass(frozen=True, slots=True)
class Visitor:
    """A made-up citizen and what they came for, as the officer types it."""

    name: str
    id_number: str
    born: str
    phone: str
    wish: str


VISITORS = (
    Visitor("Nguyễn Thị Mẫu", "051185001234", "15/8/1985", "0912345678", "xac nhan hon nhan"),
    Visitor("Trần Văn Thử", "051203009876", "1/2/2003", "0987654321", "chung thuc ban sao"),
    Visitor("Lê Thị Mẫu", "051190004321", "20/11/1990", "0356789012", "dang ky khai sinh"),
    Visitor("Phạm Văn Thử", "051078001111", "5/5/1978", "0701234567", "trich luc ho tich"),
    Visitor("Y Mẫu Thử", "051099002222", "1999", "0812345678", "1.000656"),
)
CARD = (
    "051185001234|212345678|Nguyễn Thị Mẫu|15081985|Nữ|"
    "Tổ 3, Thôn Phú Vinh, Hành Minh, Nghĩa Hành, Quảng Ngãi|22052021"
)


def play(running: Trial, out: Path, *, language: str = "vi", percent: int = 100) -> dict[str, Any]:
    """Play the morning; pictures, receipts and ``summary.json``/``.txt`` go into ``out``.

    ``percent``: text size.

    Raises:
        CounterError: the window did not do what it should.
    """
    out.mkdir(parents=True, exist_ok=True)
    began = time.monotonic()
    app = application()
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
            summary = _Morning(Hands(window, out), running, printer).play()
        finally:
            window.shut()
            window.hide()
            spoken.choose("en")
    summary["seconds"] = round(time.monotonic() - began, 1)
    _write_down(summary, out)
    return summary


class _Morning:
    def __init__(self, hands: Hands, running: Trial, printer: FilePrinter) -> None:
        self._hands, self._running, self._printer = hands, running, printer
        self._window = hands.window
        self._codes: list[str] = []

    def play(self) -> dict[str, Any]:
        """Work from signing in to the last confirmation."""
        self._sign_in()
        for number, visitor in enumerate(VISITORS, 1):
            self._receive(visitor, pictures=number == 1)
            _say(f"Received {self._codes[-1]}: {visitor.wish}.")
        self._scan_a_card()
        found = self._find_again()
        self._look_around()
        return self._deliver() | {"found_again": found}

    @property
    def _screen(self) -> ReceptionScreen:
        screens = self._window.screens
        assert screens is not None  # noqa: S101  (signed in)
        return screens.reception

    def _sign_in(self) -> None:
        hands, panel = self._hands, self._window.sign_in
        hands.wait()
        hands.look("01-sign-in")
        hands.write(panel.password, self._running.password)
        hands.press(Qt.Key.Key_Return, panel.password)
        hands.wait(lambda: not self._window.is_locked)
        hands.look("02-reception")
        _say("Signed in.")

    def _receive(self, visitor: Visitor, *, pictures: bool) -> None:
        hands, screen = self._hands, self._screen
        screen.search.setFocus()
        hands.write(screen.search, visitor.wish)
        hands.wait(screen.search.popup.isVisible)
        if pictures:
            hands.look("03-search")
        hands.press(Qt.Key.Key_Return, screen.search)
        hands.wait(lambda: screen.procedure is not None)
        self._fill(visitor)
        if pictures:
            hands.look("04-filled")
        hands.press(Qt.Key.Key_F9, self._window)
        hands.wait(screen.saved_strip.isVisible)
        self._codes.append(screen.saved_strip.code.text())
        if pictures:
            hands.look("05-saved")

    def _fill(self, visitor: Visitor) -> None:
        hands, screen = self._hands, self._screen
        form = screen.applicant
        for field, text in (
            (form.name, visitor.name),
            (form.id_number, visitor.id_number),
            (form.born, visitor.born),
            (form.phone, visitor.phone),
            (form.address, "Thôn 1, xã Mẫu"),
        ):
            hands.write(field, text)
        if screen.panel.must_choose:
            screen.panel.cases.setFocus()
            hands.press(Qt.Key.Key_Down, screen.panel.cases)
            screen.panel.case_chosen.emit()
        screen.checklist.table.setFocus()
        hands.press(Qt.Key.Key_Space, screen.checklist.table)
        hands.press(Qt.Key.Key_F8, self._window)
        hands.wait()
        if screen.fee.amount.isVisible():
            hands.write(screen.fee.amount, FEE)
        if screen.deadline.asked.isVisible():
            hands.write(screen.deadline.count, "3")
        hands.wait()

    def _scan_a_card(self) -> None:
        self._window.scanner.scanned.emit(CARD)
        self._hands.wait(self._screen.card_strip.isVisible)
        self._hands.look("06-card")
        self._hands.press(Qt.Key.Key_Return)
        self._hands.wait()
        self._screen.clear()
        _say("A scanned card filled the applicant after one key.")

    def _find_again(self) -> int:
        hands = self._hands
        hands.press(Qt.Key.Key_F3, self._window)
        screens = self._window.screens
        register = screens.screen("register") if screens else None
        assert isinstance(register, RegisterScreen)  # noqa: S101
        hands.wait()
        hands.look("07-register")
        hands.write(register.search, "nguyen thi mau")
        hands.wait()
        hands.look("08-found")
        found = register.model.rowCount()
        hands.press(Qt.Key.Key_Return, register.search)
        hands.wait()
        hands.look("09-dossier")
        _say(f"Found again without accents: {found}.")
        return found

    def _look_around(self) -> None:
        for key, name in (
            (Qt.Key.Key_F4, "10-returning"),
            (Qt.Key.Key_F7, "11-board"),
            (Qt.Key.Key_F10, "12-settings"),
        ):
            self._hands.press(key, self._window)
            self._hands.wait()
            self._hands.look(name)

    def _deliver(self) -> dict[str, Any]:
        hands, status = self._hands, self._window.status
        assert status is not None  # noqa: S101  (signed in)
        hands.press(Qt.Key.Key_F5, self._window)

        def all_confirmed() -> bool:
            status.look()
            latest = status.latest
            return bool(latest and latest.counts.head_seq and latest.counts.pending == 0)

        hands.wait(all_confirmed)
        hands.look("13-sync-centre")
        latest = status.latest
        assert latest is not None  # noqa: S101
        counts = latest.counts
        _say(f"The province confirmed {counts.covered_seq} of {counts.head_seq} entries.")
        return {
            "province": self._running.url,
            "dossiers": self._codes,
            "receipts": self._printer.printed,
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
        f"Printed: {len(summary['receipts'])} receipts",
        f"Found again without accents: {summary['found_again']}",
        f"Confirmed by the province: {summary['confirmed']['seq']} of {summary['journal']['head']}"
        f" entries at {summary['confirmed']['at']}; waiting: {summary['pending']}",
        f"Took {summary['seconds']} s",
    ]
    (out / "summary.txt").write_text("\n".join(lines) + "\n", "utf-8")
    _say(lines[3] + ".")


def _say(text: str) -> None:
    sys.stderr.write(text + "\n")
    sys.stderr.flush()
