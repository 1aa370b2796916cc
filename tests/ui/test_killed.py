"""The window's process is killed with -9: nothing that was saved is lost, nothing is doubled."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO

import pytest

from counter_app.app import open_office
from counter_app.domain.dossier import Status
from counter_app.services.at_hand.unprinted import UnprintedPaper
from counter_app.ui.main_window import MainWindow
from tests.ui.hands import PASSWORD, press, type_text, until_idle

MOST_LOST_S = 2.0
PATIENCE_S = 60.0


@contextmanager
def _window(paths, task: str) -> Iterator[subprocess.Popen]:
    words = [sys.executable, "-m", "tests.ui.window_process", str(paths.data), task]
    process = subprocess.Popen(words, stdout=subprocess.PIPE, text=True, encoding="utf-8")
    try:
        yield process
    finally:
        process.kill()  # SIGKILL, as a power cut would
        process.wait()
        process.stdout.close()


def _until(said: IO[str], wanted: Callable[[list[str]], bool]) -> list[list[str]]:
    """Read what the officer did until it is what was waited for."""
    heard, limit = [], time.monotonic() + PATIENCE_S
    for line in said:
        heard.append(line.rstrip("\n").split("\t"))
        if wanted(heard[-1]):
            return heard
        assert time.monotonic() < limit, heard[-1]
    raise AssertionError(f"the window ended: {heard[-1:]}")


@pytest.fixture
def opened_again(qtbot, qapp, english, office_paths, printer):
    """The window after the next start, with the same officer at it."""
    made = []

    def start() -> MainWindow:
        window = MainWindow(open_office(office_paths), printer, qapp)
        made.append(window)
        window.resize(1366, 697)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        type_text(window.sign_in.password, PASSWORD)
        press(window.sign_in.password, "Return")
        qtbot.waitUntil(lambda: not window.is_locked, timeout=20_000)
        until_idle(qtbot, window)
        return window

    yield start
    for window in made:
        until_idle(qtbot, window)
        window.shut()
        window.hide()
        window.deleteLater()


@pytest.mark.parametrize("after_s", [0.3, 2.6, 4.2])
def test_killed_while_typing_at_most_two_seconds_are_lost(office_paths, opened_again, after_s):
    with _window(office_paths, "type") as process:
        began = float(_until(process.stdout, lambda line: line[1] == "typed")[-1][0])
        heard = _until(process.stdout, lambda line: float(line[0]) - began >= after_s)
        process.kill()
        killed = time.time()
        process.wait()
        heard += [line.rstrip("\n").split("\t") for line in process.stdout]
    window = opened_again()
    screen = window.screens.reception
    back = screen.note.text()
    lost = [float(at) for at, _word, text in heard if len(text) > len(back)]
    assert not lost or killed - min(lost) <= MOST_LOST_S, (back, heard[-1])
    if after_s > MOST_LOST_S:
        assert back
        assert heard[-1][2].startswith(back)
        assert screen.applicant.name.text() == "Trần Văn Thử"
        assert [c.originals for c in screen.checklist.model.handed()] == [1]
        assert "before the program ended" in screen.fault.text()


@pytest.mark.parametrize("after_s", [0.0, 0.01, 0.03, 0.08])
def test_killed_while_saving_the_draft_is_back_or_the_dossier_is_there_once(
    qtbot, office_paths, opened_again, after_s
):
    with _window(office_paths, "save") as process:
        _until(process.stdout, lambda line: line[1] == "saving")
        time.sleep(after_s)
        process.kill()
        process.wait()
    window = opened_again()
    screen, counter = window.screens.reception, window.counter
    found = counter.registers.search("tran van thu")
    if found:
        assert screen.entry().is_empty
        assert screen.saved_strip.isVisible()
        assert [one.dossier.code for one in found] == [screen.saved_strip.code.text()]
        waiting = counter.unprinted.waiting()
        assert waiting == (UnprintedPaper(found[0].dossier.code),)
        assert "1" in window.room.unprinted.text()
    else:
        assert screen.applicant.name.text() == "Trần Văn Thử"
        press(window, "F9")
        until_idle(qtbot, window)
    (found,) = counter.registers.search("tran van thu")
    assert counter.processing.dossier(found.dossier.code).status is Status.RECEIVED
    assert counter.housekeeping.check().problems == ()


@pytest.mark.parametrize("after_s", [0.0, 0.01, 0.03, 0.08])
def test_killed_while_refusing_the_dossier_is_refused_or_still_typed_never_merely_received(
    office_paths, opened_again, after_s
):
    with _window(office_paths, "refuse") as process:
        _until(process.stdout, lambda line: line[1] == "saving")
        time.sleep(after_s)
        process.kill()
        process.wait()
    window = opened_again()
    screen, counter = window.screens.reception, window.counter
    found = counter.registers.search("tran van thu")
    if not found:
        assert screen.applicant.name.text() == "Trần Văn Thử"
        return
    (code,) = [one.dossier.code for one in found]
    assert counter.processing.dossier(code).status is Status.REFUSED
    assert counter.unprinted.waiting() == (UnprintedPaper(code, "refusal"),)
    assert "Refused. Form 03: not printed yet" in screen.saved_strip.text.text()


def test_killed_while_printing_the_dossier_stands_and_its_receipt_waits(
    qtbot, office_paths, opened_again, printer
):
    with _window(office_paths, "print") as process:
        code = _until(process.stdout, lambda line: line[1] == "printing")[-1][2].split()[-1]
        process.kill()
        process.wait()
    window = opened_again()
    assert window.counter.processing.dossier(code).status is Status.RECEIVED
    assert window.counter.unprinted.waiting() == (UnprintedPaper(code),)
    assert window.screens.reception.entry().is_empty
    assert window.room.unprinted.isVisible()
    window.screens.slips.print_slip(code, "receipt", lambda _ok: None)
    until_idle(qtbot, window)
    assert printer.printed == [code]
    assert window.counter.unprinted.waiting() == ()
    assert not window.room.unprinted.isVisible()
