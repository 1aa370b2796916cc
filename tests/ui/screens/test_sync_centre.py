"""The sync centre with no province, and with a real one that answers, refuses and falls silent."""

from contextlib import ExitStack

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from counter_app import locks
from counter_app.domain.orders import OrderedComponent, ReceiveOrder
from counter_app.domain.people import Person
from counter_app.trial.province import Trial
from counter_app.ui.main_window import MainWindow
from counter_app.ui.sync_centre import bridge
from tests.services.scanned import pdf_of
from tests.ui.hands import press, receive, until_idle
from tests.ui.screens.conftest import signed_in


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


def test_a_pause_holds_everything_and_going_on_delivers(qtbot, enrolled: MainWindow, until):
    window = enrolled
    press(window, "F5")
    centre = window.screens.screen("sync")
    until(lambda: "delivered" in centre.sentence.text())
    QTest.mouseClick(centre.pause, Qt.MouseButton.LeftButton)
    receive(qtbot, window, "Đỗ Văn Thử", "051203009876")
    press(window, "F5")
    until_idle(qtbot, window)
    assert "paused" in centre.sentence.text()
    assert centre.figures["pending"].text() == "1"
    QTest.mouseClick(centre.pause, Qt.MouseButton.LeftButton)
    until(lambda: centre.figures["pending"].text() == "0")


def test_entries_go_while_scans_are_held(qtbot, enrolled: MainWindow, until):
    window = enrolled
    press(window, "F5")
    centre = window.screens.screen("sync")
    until_idle(qtbot, window)
    centre.facts_only.setFocus()
    press(centre.facts_only, "Space")
    _receive_with_scan(window)
    until(lambda: centre.figures["scans"].text().startswith("1"))
    until(lambda: centre.figures["pending"].text() == "0")
    assert centre.figures["scans"].text().startswith("1")
    until(lambda: "you chose to send entries only" in _words(centre.waiting))
    assert window.taste.facts_only
    press(centre.facts_only, "Space")
    until(lambda: centre.figures["scans"].text() == "0")


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


def test_a_window_opened_while_another_program_speaks_delivers_once_that_has_ended(
    qtbot, qapp, english, running: Trial, monkeypatch
):
    """Else one that was begun during a sync by the clock of the PC stays silent all day."""
    monkeypatch.setattr(bridge, "AGAIN_MS", 200)
    with ExitStack() as other:
        other.enter_context(locks.wire(running.paths))
        with signed_in(qtbot, qapp, running) as window:
            receive(qtbot, window, "Nguyễn Thị Mẫu", "051185001234")
            assert not window.room.bridge.is_running
            other.close()
            qtbot.waitUntil(lambda: window.room.bridge.is_running, timeout=5_000)

            def delivered() -> bool:
                window.status.look()
                return window.status.latest.counts.pending == 0

            qtbot.waitUntil(delivered, timeout=30_000)
