"""The window looks after itself: what the start found, rounds, health, traces, the lock."""

import time
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFrame,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from counter_app.domain.looks import Look
from counter_app.domain.registers import Colour
from counter_app.domain.staff import Officer, Role
from counter_app.domain.workflow import Act
from counter_app.services.desk import Desk
from counter_app.services.security.backups import Backups
from counter_app.services.security.start_check import Warned
from counter_app.store import keyslots, retention
from counter_app.store.traces import Traces
from counter_app.ui.dossier.act_sheets import ActSheet
from counter_app.ui.dossier.number_sheet import NumberSheet
from counter_app.ui.office.caretaker import REST_S, WORK_S, Gently
from counter_app.ui.office.screen import OfficeScreen
from counter_app.ui.sign_in.activation_sheet import ActivationSheet
from sync.contract import PublicKey
from sync.ports import Identity
from tests.security.test_accounts import ONCE, PUBLIC, keys, order, told
from tests.ui.hands import PASSWORD, THREE_DAYS, press, receive, type_text, until_idle

OWN = "mat-khau-cua-toi-9"


@pytest.fixture
def caretaker(qtbot, window):
    made = window.room.caretaker
    yield made
    qtbot.waitUntil(lambda: made.is_idle)


@pytest.fixture
def office(window, idle) -> OfficeScreen:
    window.screens.show_screen("office")
    idle()
    made = window.screens.screen("office")
    assert isinstance(made, OfficeScreen)
    return made


def sheets(window) -> list[QDialog]:
    return [sheet for sheet in window.findChildren(QDialog) if sheet.isVisible()]


def strips(window) -> list[QFrame]:
    return [one for one in window.findChildren(QFrame, "notice") if one.isVisible()]


def click(over: QWidget, words: str) -> None:
    (made,) = [one for one in over.findChildren(QPushButton) if one.text() == words]
    QTest.mouseClick(made, Qt.MouseButton.LeftButton)


def texts(sheet: QDialog) -> str:
    return "\n".join(found.text() for found in sheet.findChildren(QLabel))


def round_done(qtbot, caretaker, window) -> None:
    caretaker.go_round()
    qtbot.waitUntil(lambda: caretaker.is_idle, timeout=20_000)
    until_idle(qtbot, window)


def test_what_the_start_found_is_said_once(qtbot, window, counter, caretaker):
    counter.warned = (Warned("store.behind", "3 < 5"),)
    caretaker.welcome()
    (sheet,) = sheets(window)
    assert "holds less" in texts(sheet)
    assert "3 < 5" in texts(sheet)
    sheet.accept()
    caretaker.welcome()
    assert sheets(window) == []


def test_a_round_checks_the_chain_writes_the_traces_and_backs_up(qtbot, window, counter, caretaker):
    receive(qtbot, window, "Nguyễn Thị Mẫu", "051185001234")
    counter.registers.search("051185001234")
    round_done(qtbot, caretaker, window)
    (kept,) = retention.kept(counter.paths.backups)
    assert kept.file.exists()
    assert counter.housekeeping.backups.standing().proved
    with counter.store.read() as work:
        assert work.state.get("chain_checked")
        looks = {trace.what for trace in Traces(work.connection).newest(limit=50)}
    assert {Look.SEARCH_ID, Look.SIGN_IN} <= looks
    round_done(qtbot, caretaker, window)
    assert len(retention.kept(counter.paths.backups)) == 1, "one a day"


def test_a_broken_chain_is_told_and_no_backup_takes_a_sound_ones_place(
    qtbot, window, counter, caretaker
):
    receive(qtbot, window, "Nguyễn Thị Mẫu", "051185001234")
    with counter.store.write() as work:
        for name in ("facts_stand", "facts_stay"):
            work.connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {name}")
        work.connection.exec_driver_sql("UPDATE facts SET body = replace(body, '051185', '051186')")
    search = window.screens.reception.search
    search.setFocus()
    round_done(qtbot, caretaker, window)
    assert sheets(window) == []
    (strip,) = strips(window)
    assert "does not add up" in strip.accessibleName()
    assert [made.text() for made in strip.findChildren(QPushButton)] == ["Health of this PC"]
    assert QApplication.focusWidget() is search
    assert retention.kept(counter.paths.backups) == ()


@pytest.fixture
def no_stick(counter, tmp_path) -> Path:
    """A second folder for backups that is not there."""
    folder = tmp_path / "stick"
    settings = replace(counter.settings, backup_second_folder=str(folder))
    desk = Desk(counter.store, counter.clock, settings)
    counter.housekeeping.backups = Backups(desk, counter.paths)
    return folder


def test_a_backup_that_failed_is_told_while_one_types_on(
    qtbot, window, counter, caretaker, no_stick, idle, log_warnings
):
    receive(qtbot, window, "Nguyễn Thị Mẫu", "051185001234")
    name = window.screens.reception.applicant.name
    name.setFocus()
    type_text(QApplication.focusWidget(), "Trần Văn ")
    round_done(qtbot, caretaker, window)
    assert sheets(window) == []
    assert QApplication.focusWidget() is name
    type_text(QApplication.focusWidget(), "Thử")
    assert name.text() == "Trần Văn Thử"
    (strip,) = strips(window)
    told = strip.accessibleName()
    assert "did not succeed" in told
    assert "Put the stick in" in told
    assert "second.missing" not in told
    round_done(qtbot, caretaker, window)
    assert len(strips(window)) == 1
    click(strip, "Health of this PC")
    idle()
    (sheet,) = sheets(window)
    click(sheet, "&Back up now")
    qtbot.waitUntil(lambda: caretaker.is_idle, timeout=20_000)
    idle()
    assert "Put the stick in" in texts(sheet)
    no_stick.mkdir()
    click(sheet, "&Back up now")
    qtbot.waitUntil(lambda: caretaker.is_idle, timeout=20_000)
    idle()
    assert strips(window) == []
    assert list(no_stick.iterdir())
    sheet.accept()
    window.screens.reception.clear()


def test_a_notice_is_put_away_by_hand_and_does_not_come_again(
    qtbot, window, caretaker, no_stick, log_warnings
):
    receive(qtbot, window, "Nguyễn Thị Mẫu", "051185001234")
    round_done(qtbot, caretaker, window)
    (strip,) = strips(window)
    click(strip, "Understood")
    assert strips(window) == []
    round_done(qtbot, caretaker, window)
    assert strips(window) == []


def test_an_officer_whose_account_is_ended_is_locked_out(qtbot, window, counter, caretaker):
    counter.staff.add(Officer("thu", "Trần Văn Thử", Role.RECEIVE), OWN, by=counter.officer)
    counter.change_officer(counter.staff.get("thu"))
    with counter.store.write() as work:
        work.staff.set_active("thu", False)
    round_done(qtbot, caretaker, window)
    assert window.is_locked
    assert "thu" not in keyslots.officers(counter.paths)


def test_health_is_shown_with_its_cures_and_backs_up(qtbot, office, window, idle, counter):
    receive(qtbot, window, "Nguyễn Thị Mẫu", "051185001234")
    sheet = office.safety.show_health()
    idle()
    assert {finding.colour for finding in sheet.findings} >= {Colour.GREEN, Colour.YELLOW}
    assert "make one now" in texts(sheet)
    assert "Máy in thử" in texts(sheet)
    sheet.back_up.click()
    caretaker = window.room.caretaker
    qtbot.waitUntil(
        lambda: caretaker.is_idle and counter.housekeeping.last_backup() is not None,
        timeout=20_000,
    )
    idle()
    assert "There is no backup yet" not in texts(sheet)
    sheet.accept()


def test_a_lead_reads_the_traces_and_writes_the_inspectors_file(
    qtbot, office, window, idle, counter, tmp_path: Path
):
    counter.registers.search("051185001234")
    sheet = office.safety.show_traces()
    idle()
    shown = [sheet.table.item(row, 2).text() for row in range(sheet.table.rowCount())]
    assert "Searched by ID number" in shown
    assert "whole" in sheet.said.text()
    type_text(sheet.id_number, "051 185 001 234")
    press(sheet.id_number, "Return")
    idle()
    found = [sheet.table.item(row, 2).text() for row in range(sheet.table.rowCount())]
    assert found == ["Read the traces", "Searched by ID number"]
    sheet.export()
    assert "Say why" in sheet.said.text()
    sheet.write(tmp_path / "traces.jsonl", "thanh tra tỉnh")
    idle()
    written = (tmp_path / "traces.jsonl").read_text("utf-8")
    assert "thanh tra tỉnh" in written
    assert "051185001234" not in written
    sheet.accept()


def test_who_may_not_read_the_traces_is_offered_no_button(office, window, idle, counter):
    counter.change_officer(Officer("thu", "Trần Văn Thử", Role.RECEIVE))
    office.safety.refresh()
    idle()
    assert not office.safety.traces.isVisibleTo(office)


def test_the_lock_hides_every_sheet_and_forgets_what_was_copied(qtbot, office, window, idle):
    sheet = office.safety.show_health()
    idle()
    QApplication.clipboard().setText("051185001234")
    window.lock()
    assert sheets(window) == []
    assert QApplication.clipboard().text() == ""
    type_text(window.sign_in.password, PASSWORD)
    press(window.sign_in.password, "Return")
    qtbot.waitUntil(lambda: not window.is_locked)
    assert sheets(window) == [sheet]
    sheet.accept()


def test_another_officer_finds_the_sheets_closed(qtbot, office, window, idle, counter):
    counter.staff.add(Officer("thu", "Trần Văn Thử", Role.RECEIVE), OWN, by=counter.officer)
    office.safety.show_traces()
    idle()
    window.lock()
    window.sign_in.names.setCurrentText("thu")
    type_text(window.sign_in.password, OWN)
    press(window.sign_in.password, "Return")
    qtbot.waitUntil(lambda: not window.is_locked)
    assert sheets(window) == []


def test_a_newcomer_gets_in_at_the_locked_window_of_a_colleague(qtbot, window, idle, counter):
    with counter.store.write() as work:
        work.device.save(
            Identity(
                device="dev-1", unit="H48.12.34", counter=1, gateway_url="https://g.example",
                private_key=bytes(32),
                gateway_keys=[PublicKey(key_id=keys.key_id(PUBLIC), key=PUBLIC)],
            )
        )  # fmt: skip
    told(counter.store, order(1, expires_at="2026-03-20T01:00:00.000Z"))
    window.lock()
    assert window.sign_in.first.isVisible()
    window.sign_in.first.click()
    (sheet,) = sheets(window)
    assert isinstance(sheet, ActivationSheet)
    type_text(sheet.name, "minh")
    type_text(sheet.once, "AAAA-BBBB-CCCC-DDDD")
    type_text(sheet.password, OWN)
    type_text(sheet.again, OWN + "x")
    sheet.enter.click()
    assert "differ" in sheet.fault.text()
    type_text(sheet.again, OWN)
    sheet.enter.click()
    idle()
    assert "do not match" in sheet.fault.text()
    sheet.once.clear()
    type_text(sheet.once, ONCE)
    sheet.enter.click()
    idle()
    assert sheets(window) == []
    assert window.sign_in.names.currentText() == "minh"
    type_text(window.sign_in.password, OWN)
    press(window.sign_in.password, "Return")
    qtbot.waitUntil(lambda: not window.is_locked)
    assert counter.officer == Officer("minh", "Lê Minh Thử", Role.RECEIVE)


def test_nobody_is_offered_a_first_sign_in_before_the_store_is_open(closed_window):
    assert not closed_window.sign_in.first.isVisibleTo(closed_window.sign_in)


def test_a_dossier_shows_four_digits_and_the_whole_number_for_a_reason(
    qtbot, window, idle, counter
):
    code = receive(qtbot, window, "Nguyễn Thị Mẫu", "051185001234")
    window.screens.show_dossier(code)
    idle()
    screen = window.screens.screen("dossier")
    shown = "\n".join(found.text() for found in screen.findChildren(QLabel))
    assert "********1234" in shown
    assert "051185001234" not in shown
    screen.number.click()
    (sheet,) = sheets(window)
    assert isinstance(sheet, NumberSheet)
    assert not sheet.show_it.isEnabled()
    type_text(sheet.reason, "đối chiếu thẻ")
    sheet.show_it.click()
    idle()
    assert sheet.number.text() == "051185001234"
    (trace,) = [
        one for one in counter.guard.audit.newest(by=counter.officer) if one.what is Look.SHOW_ID
    ]
    assert (trace.of, trace.reason, trace.by) == (code, "đối chiếu thẻ", "lan")
    sheet.reject()


def test_what_was_typed_into_a_sheet_survives_the_lock(qtbot, window, idle):
    code = receive(qtbot, window, "Nguyễn Thị Mẫu", "051185001234", THREE_DAYS)
    window.screens.show_dossier(code)
    idle()
    screen = window.screens.screen("dossier")
    screen.act(Act.WITHDRAW)
    (sheet,) = [one for one in sheets(window) if isinstance(one, ActSheet)]
    field = sheet.findChildren(QLineEdit)[0]
    type_text(field, "công dân xin rút")
    window.lock()
    assert sheets(window) == []
    type_text(window.sign_in.password, PASSWORD)
    press(window.sign_in.password, "Return")
    qtbot.waitUntil(lambda: not window.is_locked)
    assert sheets(window) == [sheet]
    assert field.text() == "công dân xin rút"
    QDialog.done(sheet, QDialog.DialogCode.Rejected.value)


def test_the_sync_page_tells_how_old_the_backup_is(qtbot, window, idle, counter):
    window.screens.show_screen("sync")
    idle()
    screen = window.screens.screen("sync")
    assert screen.figures["backup"].text() == "never yet"
    counter.housekeeping.backups.make()
    window.screens.show_screen("reception")
    window.screens.show_screen("sync")
    idle()
    assert "02/03/2026" in screen.figures["backup"].text()


def test_a_long_check_rests_beside_the_window_until_somebody_waits_for_it(monkeypatch):
    rests = []
    monkeypatch.setattr(time, "sleep", rests.append)
    pace = Gently()

    def check_a_fact() -> None:
        began = time.perf_counter()
        while time.perf_counter() - began <= WORK_S:
            pass
        pace()

    for _ in range(20):
        check_a_fact()
    assert rests == [REST_S] * 20
    pace.hurries = True
    for _ in range(20):
        check_a_fact()
    assert len(rests) == 20
