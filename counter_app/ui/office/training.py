"""Opening the practice: another window, another process, its own data."""

import sys

from PySide6.QtCore import QObject, QProcess

from counter_app.paths import Paths
from counter_app.services.oversight.training import prepare_training
from counter_app.ui.language import tr
from counter_app.ui.place import Place


class Practice(QObject):
    """Starts the window of the practice beside this one."""

    def __init__(self, place: Place, parent: QObject) -> None:
        super().__init__(parent)
        self._place = place

    def open(self) -> None:
        """Make the practice when it is wanted for the first time, then start its window."""
        counter = self._place.counter
        self._place.jobs.run(
            lambda _report: prepare_training(counter.paths, counter.settings),
            owner=self,
            done=self._start,
            failed=self._place.dialogs.explain,
        )

    def _start(self, practice: Paths) -> None:
        begun = QProcess.startDetached(sys.executable, command(practice))
        if not begun:
            self._place.dialogs.tell(
                tr("The practice did not start"),
                tr("Close other programs and try again; if it stays, call the support line."),
                picture="alert",
            )


def command(practice: Paths) -> list[str]:
    """Return the words after the program's own name that open the practice."""
    words = ["--data", str(practice.data)]
    return words if getattr(sys, "frozen", False) else ["-m", "counter_app", *words]
