"""Every screen, form, box and paper, looked at severely: sizes, letters, names, the way of Tab."""

import ast
from pathlib import Path

import pytest

from counter_app.app import open_office
from counter_app.ui.language import Language
from counter_app.ui.look import theme
from counter_app.ui.main_window import MainWindow
from counter_app.ui.scans.sheet import ScanSheet
from tests.ui import measured
from tests.ui.every_sheet import every_sheet
from tests.ui.hands import PASSWORD, choose_procedure, press, receive, type_text, until_idle

ROOT = Path(__file__).resolve().parents[2]
SCREENS = ("reception", "register", "returning", "sync", "board", "office")


@pytest.fixture
def open_in(qtbot, qapp, office_paths, clock, printer):
    language, made = Language(), []

    def opened(spoken, percent):
        language.choose(spoken)
        theme.apply(qapp, percent=percent)
        window = MainWindow(open_office(office_paths, clock), printer, qapp)
        window.taste.set_text_percent(percent)
        window.resize(1366, 697)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        made.append(window)
        return window

    yield opened
    for window in made:
        window.screens.reception.clear()
        until_idle(qtbot, window)
        window.shut()
        window.hide()
        window.deleteLater()
    language.choose("en")
    theme.apply(qapp)


def places(qtbot, window):
    """Go through the whole window: name and widget of every screen and sheet, shown now."""
    yield "sign-in", window.sign_in
    type_text(window.sign_in.password, PASSWORD)
    press(window.sign_in.password, "Return")
    qtbot.waitUntil(lambda: not window.is_locked)
    code = receive(qtbot, window, "Nguyễn Thị Mẫu", "051185001234")
    yield "saved", window
    choose_procedure(qtbot, window, "1.004873")
    for name in SCREENS:
        window.screens.show_screen(name)
        until_idle(qtbot, window)
        yield name, window
    table = window.screens.screen("register").table
    wanted = table.fontMetrics().horizontalAdvance(code)
    assert table.columnWidth(0) > wanted + 8, "the end of a code is what tells dossiers apart"
    window.screens.show_dossier(code)
    until_idle(qtbot, window)
    yield "dossier", window
    for sheet in every_sheet(qtbot, window):
        yield sheet.windowTitle(), sheet


def _of_its_own(top):
    """Return the screen in a window: the rail beside it is a column of its own."""
    return top.screens.stack.currentWidget() if isinstance(top, MainWindow) else top


@pytest.mark.parametrize(
    ("spoken", "percent"), [("vi", 100), ("vi", 125), ("vi", 150), ("en", 125), ("en", 150)]
)
def test_nothing_is_cut_nameless_or_called_by_a_letter_twice(qtbot, open_in, spoken, percent):
    wrong = []
    for name, top in places(qtbot, open_in(spoken, percent)):
        if top.width() > 1366 or top.height() > 728:
            wrong.append(f"{name}: too large: {top.width()}×{top.height()}")
        for found in (measured.cut(top), measured.mnemonics(top), measured.nameless(top)):
            wrong += [f"{name}: {words}" for words in found]
    assert wrong == []


def test_tab_reaches_everything_in_the_order_of_reading_and_one_sees_where_it_is(qtbot, open_in):
    wrong = []
    for name, top in places(qtbot, open_in("vi", 100)):
        wrong += [f"{name}: not reached: {words}" for words in measured.not_reached(top)]
        wrong += [f"{name}: jumps: {words}" for words in measured.jumps(_of_its_own(top))]
        wrong += [f"{name}: focus not seen: {words}" for words in measured.unseen_focus(top)]
    assert wrong == []


def test_escape_leaves_every_sheet_in_which_nothing_was_typed(qtbot, open_in):
    stuck = []
    for name, top in places(qtbot, open_in("vi", 100)):
        if top.isModal() and not isinstance(top, ScanSheet):  # its pages are asked for
            press(top, "Escape")
            if top.isVisible():
                stuck.append(name)
    assert stuck == []


def test_every_sheet_of_the_program_is_looked_at(qtbot, open_in):
    known = set()
    for _name, top in places(qtbot, open_in("vi", 100)):
        known |= {kind.__name__ for kind in type(top).__mro__}
    written = {
        node.name
        for file in (ROOT / "counter_app" / "ui").rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.ClassDef)
        and any(getattr(base, "id", "").endswith(("Sheet", "QDialog")) for base in node.bases)
    }
    assert {"ActSheet", "Preview", "SetUpSheet"} <= written
    assert written - known == set()
