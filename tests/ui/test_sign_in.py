"""Signing in, locking, changing the officer."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from counter_app.domain.staff import Officer, Role
from counter_app.ui.sign_in.idle import IdleWatch
from tests.ui.hands import PASSWORD, press, type_text, until_idle


def test_a_wrong_password_is_explained_and_may_be_tried_again(qtbot, closed_window):
    panel = closed_window.sign_in
    type_text(panel.password, "sai-mat-khau")
    press(panel.password, "Return")
    qtbot.waitUntil(panel.fault.isVisible)
    assert "do not match" in panel.fault.text()
    assert closed_window.is_locked
    assert panel.password.text() == ""
    type_text(panel.password, PASSWORD)
    press(panel.password, "Return")
    qtbot.waitUntil(lambda: not closed_window.is_locked)


def test_the_officer_at_work_stands_in_the_status_bar(window):
    assert "Nguyễn Thị Mẫu" in window.room.officer.text()
    assert window.screens.current == "reception"
    assert window.screens.reception.search.hasFocus()


def test_locking_keeps_what_was_typed(qtbot, window):
    name = window.screens.reception.applicant.name
    type_text(name, "Trần Văn Thử")
    QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert window.is_locked
    assert not name.isVisible()
    type_text(window.sign_in.password, PASSWORD)
    press(window.sign_in.password, "Return")
    qtbot.waitUntil(lambda: not window.is_locked)
    assert name.text() == "Trần Văn Thử"


def test_another_officer_takes_over_without_a_restart(qtbot, window, counter, idle):
    thu = Officer("thu", "Trần Văn Thử", Role.RECEIVE)
    counter.staff.add(thu, "mat-khau-khac-2026", by=counter.officer)
    window.lock()
    window.sign_in.names.setCurrentText("thu")
    type_text(window.sign_in.password, "mat-khau-khac-2026")
    press(window.sign_in.password, "Return")
    qtbot.waitUntil(lambda: not window.is_locked)
    assert counter.officer.name == "thu"
    assert "Trần Văn Thử" in window.room.officer.text()


def test_a_scan_does_nothing_while_locked(window, idle):
    window.lock()
    window.scanner.scanned.emit("051203009876||Trần Văn Thử|01022003|Nam|Xã Mẫu|10122022")
    idle()
    assert not window.screens.reception.card_strip.isVisibleTo(window.screens.reception)


def test_an_idle_window_locks_itself(qtbot, qapp, window):
    watch = IdleWatch(qapp, 0.001, window)
    watch.idle.connect(window.lock)
    qtbot.waitUntil(lambda: window.is_locked)
    until_idle(qtbot, window)
    watch.stop()


def test_whoever_takes_over_takes_over_what_is_typed(qtbot, window, counter, idle):
    thu = Officer("thu", "Trần Văn Thử", Role.RECEIVE)
    counter.staff.add(thu, "mat-khau-khac-2026", by=counter.officer)
    lan, screen = counter.officer, window.screens.reception
    type_text(screen.applicant.name, "Lê Thị Mẫu")
    qtbot.waitUntil(lambda: "Lê Thị Mẫu" in counter.drafts.of(lan))
    window.lock()
    window.sign_in.names.setCurrentText("thu")
    type_text(window.sign_in.password, "mat-khau-khac-2026")
    press(window.sign_in.password, "Return")
    qtbot.waitUntil(lambda: not window.is_locked)
    assert screen.applicant.name.text() == "Lê Thị Mẫu"
    qtbot.waitUntil(lambda: "Lê Thị Mẫu" in counter.drafts.of(thu))
    idle()
    assert counter.drafts.of(lan) == ""
    screen.clear()


def test_an_officer_who_comes_back_finds_their_own_draft(qtbot, window, counter, idle):
    thu = Officer("thu", "Trần Văn Thử", Role.RECEIVE)
    counter.staff.add(thu, "mat-khau-khac-2026", by=counter.officer)
    counter.drafts.keep(thu, '{"client_ref": "a", "summary": "Xin trích lục"}')
    window.lock()
    window.sign_in.names.setCurrentText("thu")
    type_text(window.sign_in.password, "mat-khau-khac-2026")
    press(window.sign_in.password, "Return")
    qtbot.waitUntil(lambda: not window.is_locked)
    idle()
    assert window.screens.reception.summary.text() == "Xin trích lục"
    window.screens.reception.clear()
