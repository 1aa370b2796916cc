"""A real counter on a real store, its window offscreen, and hands that type."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from counter_app.app import Counter, open_office
from counter_app.founding import first_officer, set_up_office
from counter_app.paths import Paths
from counter_app.settings import Settings
from counter_app.ui.language import Language
from counter_app.ui.look import theme
from counter_app.ui.main_window import MainWindow
from tests.fakes import FakeClock
from tests.ui.hands import PASSWORD, FakePrinter, press, type_text, until_idle

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
OFFSCREEN_ONLY = (  # what a platform without a screen says of windows and lists that pop up
    "This plugin does not support propagateSizeHints",
    "This plugin does not support grabbing the keyboard",
    r"This plugin does not support raise\(\)",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/ui/" in item.path.as_posix():
            item.add_marker(pytest.mark.qt_log_ignore(*OFFSCREEN_ONLY))


@pytest.fixture(scope="session")
def office_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One counter with one officer, made once."""
    folder = tmp_path_factory.mktemp("office") / "data"
    settings = Settings("H48.12.34", "Xã Mẫu", 1)
    lan = first_officer("lan", "Nguyễn Thị Mẫu")
    counter = set_up_office(Paths(folder), settings, lan, PASSWORD, clock=FakeClock())
    counter.close()
    return folder


@pytest.fixture
def office_paths(office_template: Path, tmp_path: Path) -> Paths:
    shutil.copytree(office_template, tmp_path / "data")
    return Paths(tmp_path / "data")


@pytest.fixture
def english(qapp: QApplication) -> None:
    theme.apply(qapp)
    Language().choose("en")


@pytest.fixture
def printer() -> FakePrinter:
    return FakePrinter()


@pytest.fixture
def closed_window(
    qtbot, qapp: QApplication, english: None, office_paths: Paths, clock: FakeClock, printer
) -> Iterator[MainWindow]:
    """The window, nobody signed in."""
    made = MainWindow(open_office(office_paths, clock), printer, qapp)
    made.resize(1366, 697)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    until_idle(qtbot, made)
    made.shut()
    made.hide()
    made.deleteLater()


@pytest.fixture
def window(qtbot, closed_window: MainWindow) -> MainWindow:
    """The window with Lan at work."""
    type_text(closed_window.sign_in.password, PASSWORD)
    press(closed_window.sign_in.password, "Return")
    qtbot.waitUntil(lambda: not closed_window.is_locked)
    until_idle(qtbot, closed_window)
    return closed_window


@pytest.fixture
def counter(window: MainWindow) -> Counter:
    assert isinstance(window.counter, Counter)
    return window.counter


@pytest.fixture
def idle(qtbot, window: MainWindow) -> Callable[[], None]:
    """Wait until the desk thread has answered everything."""
    return lambda: until_idle(qtbot, window)
