"""Opens the window: the one way into it, for ``counter``, for the trial and for tests."""

import gc
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QApplication

from counter_app.domain.errors import BusyError, CounterError, MissingError
from counter_app.ui.dialogs import Dialogs, Sheet
from counter_app.ui.language import Language
from counter_app.ui.look import theme
from counter_app.ui.look.taste import Taste
from counter_app.ui.main_window import MainWindow
from counter_app.ui.paper.printer import PcPrinter
from counter_app.ui.place import Doors, Office
from counter_app.ui.words.messages import words_for

BUSY, REFUSED = 5, 3


def application(arguments: Sequence[str] = ()) -> QApplication:
    """Return the application, made once in a process."""
    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    QApplication.setApplicationName("counter")
    return QApplication([sys.argv[0], *arguments])


def run(doors: Doors, data: Path, arguments: Sequence[str] = ()) -> int:
    """Open the window on a data folder and stay until it is closed.

    Returns:
        0 after a normal end, or when nobody wanted to set the counter up; 5 when another program
        holds the folder; 3 when it cannot be opened.
    """
    app = application(arguments)
    theme.apply(app, percent=Taste(data).text_percent)
    language = Language()
    language.choose("vi")
    try:
        office = _office(doors)
        if office is None:
            return 0
        language.choose(office.settings.window_language)
        with doors.hold_desk():
            printer = PcPrinter(office.settings.printing_printer)
            window = MainWindow(office, printer, app, hold_wire=doors.hold_wire)
            spare_from_collection(window)
            window.show()
            return app.exec()
    except CounterError as error:
        return _explain(error)


def spare_from_collection(window: MainWindow) -> None:
    """Leave program and screens out of every later garbage collection.

    They live until the end, and Python would look through all of them again and again, 30 to
    60 ms each time, on whatever thread made the last object: nobody else runs meanwhile.
    """
    window.settled.connect(gc.freeze)


def _office(doors: Doors) -> Office | None:
    """Return the office; where there is none yet it is set up first. None: nobody wanted to."""
    try:
        return doors.open_office()
    except MissingError as missing:
        if missing.code != "settings.missing":
            raise
    from counter_app.ui.set_up.sheet import SetUpSheet

    return doors.open_office() if SetUpSheet(doors).exec() else None


def _explain(error: CounterError) -> int:
    words = words_for(error)
    sheet = Sheet(None, words.title)
    sheet.body.addWidget(Dialogs.words(words.advice))
    sheet.add_accept(words.button)
    sheet.exec()
    return BUSY if isinstance(error, BusyError) else REFUSED
