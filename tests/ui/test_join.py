"""A counter that worked alone is connected to a province in the window."""

from urllib.parse import urlsplit

import pytest
from PySide6.QtWidgets import QApplication

from counter_app.trial.province import Province
from counter_app.ui.office.join_sheet import JoinSheet
from tests.journeys.bad_line import BadLine
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


def test_the_lock_does_not_wait_for_a_province_that_is_slow(qtbot, window, sheet, tmp_path):
    """Another officer takes over while it is asked; once it answers, the counter delivers."""
    with Province(tmp_path / "province") as province:
        port = urlsplit(province.url).port
        with BadLine(port, seed=1, weights=(1, 0, 0, 0, 0, 0), delay_s=0.5) as line:
            for field, text in ((sheet.gateway, line.url), (sheet.enrolment, province.enrol())):
                type_text(field, text)
            errands, joined = sheet._errands, []
            window.screens._place.news.province_joined.connect(lambda: joined.append(1))
            press(sheet, "F9")
            sheet.done(0)
            assert not errands.is_idle, "nobody waited for its end"
            assert not joined
            qtbot.waitUntil(lambda: joined == [1], timeout=20_000)
            assert errands._is_closed, "its thread ends"
            window.room.bridge.stop()


def test_a_wrong_code_is_explained_and_may_be_typed_again(qtbot, window, sheet, tmp_path):
    with Province(tmp_path / "province") as province:
        _send(qtbot, sheet, province.url, "ABCD-EFGH-JKMN-PQRS")
        assert sheet.isVisible()
        assert sheet.fault.text()
        assert sheet.enter.isEnabled()
        assert window.screens.screen("office").join.isVisible()
        sheet.done(0)
