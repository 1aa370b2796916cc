"""What was closed is gone: a window that was shut, and every sheet that was left."""

import gc
import weakref

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QDialog

from counter_app.app import open_office
from counter_app.ui.main_window import MainWindow
from counter_app.ui.played.hands import pause
from counter_app.ui.program import spare_from_collection
from tests.ui.hands import PASSWORD, press, type_text, until_idle

SCREENS = ("F3", "F4", "F5", "F7", "F10", "F2")


def _let_go() -> None:
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    pause(20)
    gc.collect()


def test_a_window_that_was_shut_is_gone_with_its_store(
    qtbot, qapp, english, office_paths, clock, printer
):
    def a_day() -> dict[str, weakref.ref]:
        made = MainWindow(open_office(office_paths, clock), printer, qapp)
        made.show()
        made.activateWindow()
        qtbot.waitUntil(made.isActiveWindow)
        type_text(made.sign_in.password, PASSWORD)
        press(made.sign_in.password, "Return")
        qtbot.waitUntil(lambda: not made.is_locked)
        for key in SCREENS:
            press(made, key)
            until_idle(qtbot, made)
        screens = made.screens._made
        qtbot.waitUntil(lambda: len(screens) == len(SCREENS) + 1)  # the dossier's too, made ahead
        kept = {"window": made, "room": made.room, "counter": made.counter}
        kept |= {"store": made.counter.store, "jobs": made.jobs} | screens
        made.shut()
        made.hide()
        made.deleteLater()
        return {name: weakref.ref(one) for name, one in kept.items()}

    seen = a_day()
    for _ in range(3):
        _let_go()
    assert [name for name, one in seen.items() if one() is not None] == []


def test_garbage_collection_does_not_look_through_the_program_again(
    qtbot, qapp, english, office_paths, clock, printer
):
    window = MainWindow(open_office(office_paths, clock), printer, qapp)
    qtbot.addWidget(window)
    spare_from_collection(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    type_text(window.sign_in.password, PASSWORD)
    assert gc.get_freeze_count() < 10_000  # what CPython itself leaves out
    try:
        with qtbot.waitSignal(window.settled):
            press(window.sign_in.password, "Return")
        at_sign_in = gc.get_freeze_count()
        assert at_sign_in > 50_000
        with qtbot.waitSignal(window.settled, timeout=60_000):
            pass
        assert len(window.screens._made) == len(SCREENS) + 1
        assert gc.get_freeze_count() > at_sign_in
    finally:
        gc.unfreeze()  # the next test's window must not stay
        window.shut()


def test_every_sheet_that_was_left_is_gone(qtbot, window, idle):
    """One officer opens hundreds in a day."""
    screens = window.screens
    openers = [screens.show_help, screens.show_unprinted]
    for name, buttons in (
        ("register", ("books",)),
        ("sync", ("courier",)),
        ("office", ("officers", "join")),
    ):
        screen = screens.screen(name)
        openers += [getattr(screen, made).click for made in buttons]
    safety = screens.screen("office").safety
    openers += [safety.health.click, safety.traces.click]
    for key in ("F3", "F5", "F10"):
        press(window, key)
        idle()
    for opens in openers:
        window.activateWindow()
        opens()
        sheet = QApplication.activeModalWidget()
        assert isinstance(sheet, QDialog), opens
        idle()
        name = sheet.objectName()
        sheet.show_keys()
        keys = QApplication.activeModalWidget()
        if keys is not sheet:
            keys.accept()
        sheet.reject()
        _let_go()
        assert window.findChildren(QDialog) == [], name
