"""The day that ``./run`` plays, on a counter where a day before was broken off."""

from counter_app.app import open_office
from counter_app.ui.main_window import MainWindow
from counter_app.ui.played.hands import Hands
from counter_app.ui.played.receiving import Receiving
from counter_app.ui.played.visitors import VISITORS
from tests.ui.hands import PASSWORD, SAME_DAY, choose_procedure, press


def test_a_day_begins_anew_where_the_last_one_was_broken_off(
    qtbot, qapp, window, office_paths, clock, printer, tmp_path, idle
):
    """Else the question whether ticks may be lost waited for somebody who is not there."""
    choose_procedure(qtbot, window, SAME_DAY)
    press(window, "F8")
    counter = window.counter
    qtbot.waitUntil(lambda: counter.drafts.of(counter.officer) != "")
    idle()
    window.shut()
    window.hide()
    again = MainWindow(open_office(office_paths, clock), printer, qapp)
    qtbot.addWidget(again)
    again.show()
    again.activateWindow()
    qtbot.waitUntil(again.isActiveWindow)
    morning = Receiving(Hands(again, tmp_path), PASSWORD)
    try:
        morning.play()
    finally:
        again.shut()
    assert len(set(morning.codes)) == len(VISITORS)
