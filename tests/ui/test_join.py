"""A counter that worked alone is connected to a province in the window."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Event, Thread
from urllib.parse import urlsplit

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


def test_the_lock_does_not_wait_for_a_province_that_is_slow(qtbot, window, sheet, tmp_path):
    """Another officer takes over while it is asked; once it answers, the counter delivers."""
    with Province(tmp_path / "province") as province, slow_proxy(province.url) as (url, go):
        for field, text in ((sheet.gateway, url), (sheet.enrolment, province.enrol())):
            type_text(field, text)
        press(sheet, "F9")
        errands, joined = sheet._errands, []
        window.screens._place.news.province_joined.connect(lambda: joined.append(1))
        sheet.done(0)
        assert not errands.is_idle, "nobody waited for its end"
        qtbot.wait(50)
        assert not joined
        go.set()
        qtbot.waitUntil(lambda: joined == [1], timeout=20_000)
        window.room.bridge.stop()


@contextmanager
def slow_proxy(to: str) -> Iterator[tuple[str, Event]]:
    """Lead to the province at ``to``, but only once the event is set."""
    go, listener = Event(), socket.create_server(("127.0.0.1", 0))
    where = urlsplit(to)

    def carry(source: socket.socket, target: socket.socket) -> None:
        with suppress(OSError):
            while piece := source.recv(65_536):
                target.sendall(piece)
            target.shutdown(socket.SHUT_WR)

    def serve() -> None:
        with suppress(OSError):
            while True:
                caller, _ = listener.accept()
                go.wait(20)
                there = socket.create_connection((where.hostname, where.port))
                for pair in ((caller, there), (there, caller)):
                    Thread(target=carry, args=pair, daemon=True).start()

    Thread(target=serve, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}", go
    finally:
        go.set()
        listener.close()


def test_a_wrong_code_is_explained_and_may_be_typed_again(qtbot, window, sheet, tmp_path):
    with Province(tmp_path / "province") as province:
        _send(qtbot, sheet, province.url, "ABCD-EFGH-JKMN-PQRS")
        assert sheet.isVisible()
        assert sheet.fault.text()
        assert sheet.enter.isEnabled()
        assert window.screens.screen("office").join.isVisible()
        sheet.done(0)
