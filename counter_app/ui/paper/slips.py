"""Making and printing the slips of a dossier; what did not print is remembered."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from counter_app.ui.jobs import Foreseen
from counter_app.ui.paper.preview import Preview
from counter_app.ui.place import Place
from counter_app.ui.words import labels


class Slips(QObject):
    """Prints, shows, and keeps the list of receipts not printed."""

    def __init__(self, place: Place, parent: QWidget) -> None:
        super().__init__(parent)
        self._place = place
        self._window = parent

    def show_slip(self, code: str, kind: str) -> None:
        """Make one slip and show it."""
        self._make(code, kind, lambda pdf: self._preview(code, kind, pdf))

    def print_slip(self, code: str, kind: str, told: Callable[[bool], None]) -> None:
        """Make one slip and print it; ``told`` learns whether it came out.

        Without a printer it is shown instead. Whatever goes wrong, the dossier stands, and the
        receipt waits in the list of those not printed.
        """
        if kind == "receipt":
            self._place.taste.add_unprinted(code)
            self._tell_unprinted()
        self._make(code, kind, lambda pdf: self._print(code, kind, pdf, told))

    def unprinted(self) -> tuple[str, ...]:
        """Return the codes whose receipt did not come out of the printer."""
        return self._place.taste.unprinted()

    def forget(self, code: str) -> None:
        """The receipt of ``code`` is in the citizen's hands."""
        self._place.taste.drop_unprinted(code)
        self._tell_unprinted()

    def _make(self, code: str, kind: str, done: Callable[[bytes], None]) -> None:
        counter = self._place.counter
        paper = counter.settings.printing_paper
        self._place.jobs.run(
            lambda _report: counter.paperwork.slip(code, kind, paper=paper),
            owner=self,
            done=done,
            failed=self._place.dialogs.explain,
        )

    def _print(self, code: str, kind: str, pdf: bytes, told: Callable[[bool], None]) -> None:
        printer = self._place.printer

        def work(_report: object) -> bool:
            if not printer.is_ready:
                return False
            printer.print_pdf(pdf, code)
            return True

        def done(printed: bool) -> None:
            if printed:
                self.forget(code)
            else:
                self._preview(code, kind, pdf)
            told(printed)

        def failed(error: Foreseen) -> None:
            told(False)
            self._place.dialogs.explain(error)

        self._place.jobs.run(work, owner=self, done=done, failed=failed)

    def _preview(self, code: str, kind: str, pdf: bytes) -> None:
        Preview(self._place, pdf, f"{labels.slip(kind)} {code}", self._window).open()

    def _tell_unprinted(self) -> None:
        self._place.news.unprinted_changed.emit(len(self.unprinted()))
