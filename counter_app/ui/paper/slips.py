"""Making and printing the slips of a dossier; what did not print is remembered."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from counter_app.services.at_hand.unprinted import UnprintedPaper
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
        self._unprinted: tuple[UnprintedPaper, ...] = ()

    def show_slip(self, code: str, kind: str) -> None:
        """Make one slip and show it."""
        self._make(code, kind, lambda pdf: self._preview(code, kind, pdf))

    def print_slip(self, code: str, kind: str, told: Callable[[bool], None]) -> None:
        """Make one slip and print it; ``told`` learns whether it came out.

        Without a printer it is shown instead. Whatever goes wrong, the dossier stands, and the
        paper waits in the list of those not printed.
        """
        self._make(code, kind, lambda pdf: self._print(code, kind, pdf, told))

    def print_quietly(self, code: str, kind: str, told: Callable[[bool], None]) -> None:
        """Make and print one slip of many: what fails waits in the list, and nothing is said."""

        def failed(_error: Foreseen) -> None:
            told(False)

        def print_it(pdf: bytes) -> None:
            self._put_on_paper(code, kind, pdf, done, failed)

        def done(came_out: bool) -> None:
            if came_out:
                self._note(UnprintedPaper(code, kind), came_out)
            told(came_out)

        self._make(code, kind, print_it, failed)

    def look(self) -> None:
        """Read the list of what has not been printed anew."""
        self._change(lambda: self._place.counter.unprinted.waiting())

    def unprinted(self) -> tuple[UnprintedPaper, ...]:
        """Return the papers that did not come out of the printer, as last read."""
        return self._unprinted

    def forget(self, paper: UnprintedPaper) -> None:
        """The paper is in the citizen's hands, or nobody wants it."""
        self._change(lambda: self._place.counter.unprinted.drop(paper))

    def _make(
        self,
        code: str,
        kind: str,
        done: Callable[[bytes], None],
        failed: Callable[[Foreseen], None] | None = None,
    ) -> None:
        counter = self._place.counter
        paper = counter.settings.printing_paper
        self._place.jobs.run(
            lambda _report: counter.paperwork.slip(code, kind, paper=paper),
            owner=self,
            done=done,
            failed=failed or self._place.dialogs.explain,
        )

    def _print(self, code: str, kind: str, pdf: bytes, told: Callable[[bool], None]) -> None:
        paper = UnprintedPaper(code, kind)

        def done(came_out: bool) -> None:
            self._note(paper, came_out)
            if not came_out:
                self._preview(code, kind, pdf)
            told(came_out)

        def failed(error: Foreseen) -> None:
            self._note(paper, False)
            told(False)
            self._place.dialogs.explain(error)

        self._put_on_paper(code, kind, pdf, done, failed)

    def _put_on_paper(
        self,
        code: str,
        kind: str,
        pdf: bytes,
        done: Callable[[bool], None],
        failed: Callable[[Foreseen], None],
    ) -> None:
        """Print; ``done`` gets False where there is no printer."""
        printer, title = self._place.printer, f"{labels.slip(kind)} {code}"

        def work(_report: object) -> bool:
            if not printer.is_ready:
                return False
            printer.print_pdf(pdf, title)
            return True

        self._place.jobs.run(work, owner=self, done=done, failed=failed, is_machine=True)

    def _note(self, paper: UnprintedPaper, came_out: bool) -> None:
        unprinted = self._place.counter.unprinted
        self._change(lambda: unprinted.drop(paper) if came_out else unprinted.add(paper))

    def _preview(self, code: str, kind: str, pdf: bytes) -> None:
        Preview(self._place, pdf, f"{labels.slip(kind)} {code}", self._window).open()

    def _change(self, change: Callable[[], tuple[UnprintedPaper, ...]]) -> None:
        self._place.jobs.run(
            lambda _report: change(),
            owner=self,
            done=self._show_unprinted,
            failed=self._place.dialogs.explain,
        )

    def _show_unprinted(self, papers: tuple[UnprintedPaper, ...]) -> None:
        self._unprinted = papers
        self._place.news.unprinted_changed.emit(len(papers))
