"""A counter that worked alone is connected to a province in the window."""

import pytest
from PySide6.QtWidgets import QApplication

from counter_app.trial.province import Province
from counter_app.ui.office.join_sheet import JoinSheet
from tests.ui.hands import press, receive, type_text


@pytest.fixture
def sheet(qtbot, window, idle):
    receive(qtbot, window, "Nguyễn Thị Mẫu", "051185001234")
    press(window, "F10")
    idle()
    window.screens.screen("office").join.click()
    made = QApplication.activeModalWidget()
    assert isinstance(made, JoinSheet)
    return made


def _send(qtbot, sheet, url, code):
    for field, text in ((sheet.gateway, url), (sheet.enrolment, code)):
        field.clear()
        type_text(field, text)
    press(sheet, "F9")
    qtbot.waitUntil(lambda: sheet._errands.is_idle, timeout=20_000)


def test_what_was_done_alone_is_delivered_once_the_code_is_entered(
    qtbot, window, sheet, tmp_path, idle
):
    with Province(tmp_path / "province") as province:
        _send(qtbot, sheet, province.url, province.enrol())
        office = window.screens.screen("office")
        assert office.province.text() == province.url
        assert not office.join.isVisible()

        def confirmed() -> bool:
            window.status.look()
            latest = window.status.latest
            return latest.counts.pending == 0 and latest.counts.covered_seq > 0

        qtbot.waitUntil(confirmed, timeout=20_000)
        idle()
        window.room.bridge.stop()


def test_a_wrong_code_is_explained_and_may_be_typed_again(qtbot, window, sheet, tmp_path):
    with Province(tmp_path / "province") as province:
        _send(qtbot, sheet, province.url, "ABCD-EFGH-JKMN-PQRS")
        assert sheet.isVisible()
        assert sheet.fault.text()
        assert sheet.enter.isEnabled()
        assert window.screens.screen("office").join.isVisible()
        sheet.done(0)
