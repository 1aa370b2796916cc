"""Opens the window: the one way into it, for ``counter``, for the trial and for tests."""

import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QApplication

from counter_app.domain.errors import BusyError, CounterError
from counter_app.ui.dialogs import Dialogs, Sheet
from counter_app.ui.language import Language
from counter_app.ui.look import theme
from counter_app.ui.look.taste import Taste
from counter_app.ui.main_window import MainWindow
from counter_app.ui.paper.printer import PcPrinter
from counter_app.ui.place import Doors
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
        0 after a normal end, 5 when another program holds the folder, 3 when it cannot be opened.
    """
    app = application(arguments)
    theme.apply(app, percent=Taste(data).text_percent)
    language = Language()
    language.choose("vi")
    try:
        office = doors.open_office()
        language.choose(office.settings.window_language)
        with doors.hold_desk():
            printer = PcPrinter(office.settings.printing_printer)
            window = MainWindow(office, printer, app, hold_wire=doors.hold_wire)
            window.show()
            return app.exec()
    except CounterError as error:
        return _explain(error)


def _explain(error: CounterError) -> int:
    words = words_for(error)
    sheet = Sheet(None, words.title)
    sheet.body.addWidget(Dialogs.words(words.advice))
    sheet.add_accept(words.button)
    sheet.exec()
    return BUSY if isinstance(error, BusyError) else REFUSED
