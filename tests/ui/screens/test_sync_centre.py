"""The sync centre with no province, and with a real one that answers, refuses and falls silent."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from counter_app import locks
from counter_app.app import open_office
from counter_app.domain.orders import OrderedComponent, ReceiveOrder
from counter_app.domain.people import Person
from counter_app.trial.province import PASSWORD as TRIAL_PASSWORD
from counter_app.trial.province import Trial, trial
from counter_app.ui.main_window import MainWindow
from counter_app.ui.paper.preview import Preview
from counter_app.ui.played.hands import pause
from tests.printing.reading import text_of
from tests.services.scanned import pdf_of
from tests.ui.hands import FakePrinter, press, receive, type_text, until_idle


def _words(widget) -> str:
    return "\n".join(one.text() for one in widget.findChildren(QLabel) if one.isVisible())


@pytest.fixture
def centre(window, idle):
    press(window, "F5")
    idle()
    return window.screens.screen("sync")


def test_without_a_province_it_says_what_waits_why_and_who_must_act(window, make, centre, idle):
    make()
    make()
    window.status.look()
    idle()
    assert "Not connected" in centre.sentence.text()
    assert centre.figures["pending"].text() == "2"
    assert centre.figures["confirmed"].text() == "never yet"
    told = _words(centre.waiting)
    assert "2 entries · waiting since 08:00 02/03/2026" in told
    assert "not connected to the province yet" in told
    assert "The administrator must act." in told
    assert not centre.try_now.isEnabled()


def test_what_waits_is_shown_as_dossiers(window, make, centre, idle):
    dossier = make()
    window.status.look()
    idle()
    QTest.mouseClick(centre.findChild(QPushButton, "showWaiting"), Qt.MouseButton.LeftButton)
    idle()
    register = window.screens.screen("register")
    assert window.screens.current == "register"
    assert register.filters.waiting.isChecked()
    assert register.model.line_at(0).dossier.code == dossier.code


def test_the_end_of_the_day_warns_and_keeps_nobody(window, counter, make, centre, idle):
    make()
    press(centre.end_of_day, "Space")
    idle()
    pause(400)
    idle()
    assert "You can go home" in centre.ending.words.text()
    assert "Due today and still open: 1" in centre.ending.warnings.text()
    assert counter.housekeeping.last_backup() is not None


PATIENCE_MS = 30_000


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Trial]:
    """A counter and a province of this test alone: held scans and refusals outlive a window."""
    with trial(tmp_path / "trial") as made:
        yield made


@pytest.fixture
def enrolled(qtbot, qapp, english, running: Trial) -> Iterator[MainWindow]:
    """A window of an enrolled counter, signed in, its province a real process."""
    window = MainWindow(
        open_office(running.paths),
        FakePrinter(),
        qapp,
        hold_wire=lambda: locks.wire(running.paths),
    )
    window.resize(1366, 697)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    type_text(window.sign_in.password, TRIAL_PASSWORD)
    press(window.sign_in.password, "Return")
    qtbot.waitUntil(lambda: not window.is_locked, timeout=20_000)
    until_idle(qtbot, window)
    yield window
    until_idle(qtbot, window)
    window.shut()
    window.hide()
    window.deleteLater()


def _until(qtbot, window, true) -> None:
    def looked() -> bool:
        if window.jobs.is_idle:  # a look on every tick would only queue up
            window.status.look()
        return bool(true())

    qtbot.waitUntil(looked, timeout=PATIENCE_MS)


def test_everything_is_delivered_and_both_sides_agree(qtbot, enrolled: MainWindow):
    window = enrolled
    receive(qtbot, window, "Nguyễn Thị Mẫu", "051185001234")
    press(window, "F5")
    centre = window.screens.screen("sync")
    _until(qtbot, window, lambda: "Everything" in centre.sentence.text())
    until_idle(qtbot, window)
    assert "Nothing waits." in _words(centre.waiting)
    QTest.mouseClick(centre.end_of_day, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.findChild(Preview) is not None, timeout=30_000)
    preview = window.findChild(Preview)
    until_idle(qtbot, window)
    assert "Good evening" in centre.ending.words.text()
    assert "ĐỐI SOÁT" in text_of(preview._pdf).upper()
    preview.accept()


def test_a_pause_holds_everything_and_going_on_delivers(qtbot, enrolled: MainWindow):
    window = enrolled
    press(window, "F5")
    centre = window.screens.screen("sync")
    _until(qtbot, window, lambda: "delivered" in centre.sentence.text())
    QTest.mouseClick(centre.pause, Qt.MouseButton.LeftButton)
    receive(qtbot, window, "Đỗ Văn Thử", "051203009876")
    press(window, "F5")
    until_idle(qtbot, window)
    assert "paused" in centre.sentence.text()
    assert centre.figures["pending"].text() == "1"
    QTest.mouseClick(centre.pause, Qt.MouseButton.LeftButton)
    _until(qtbot, window, lambda: centre.figures["pending"].text() == "0")


def test_entries_go_while_scans_are_held(qtbot, enrolled: MainWindow, tmp_path: Path):
    window = enrolled
    press(window, "F5")
    centre = window.screens.screen("sync")
    until_idle(qtbot, window)
    centre.facts_only.setFocus()
    press(centre.facts_only, "Space")
    _receive_with_scan(window)
    _until(qtbot, window, lambda: centre.figures["scans"].text().startswith("1"))
    _until(qtbot, window, lambda: centre.figures["pending"].text() == "0")
    assert centre.figures["scans"].text().startswith("1")
    _until(qtbot, window, lambda: "you chose to send entries only" in _words(centre.waiting))
    assert window.taste.facts_only
    press(centre.facts_only, "Space")
    _until(qtbot, window, lambda: centre.figures["scans"].text() == "0")


def _receive_with_scan(window) -> None:
    counter = window.counter
    seq = counter.catalogue.get("2.000815").components[0].seq
    order = ReceiveOrder(
        procedure="2.000815",
        applicant=Person("Lê Thị Mẫu", id_number="051190004321"),
        components=(OrderedComponent(seq, originals=1, scans=(pdf_of(1),)),),
    )
    dossier = counter.reception.receive(order, by=counter.officer).dossier
    window.screens._place.news.dossier_changed.emit(dossier.code)
