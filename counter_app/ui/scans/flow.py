"""What happens in the sheet of scans: pages come in, are changed, and are bound."""

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from counter_app.domain.errors import CounterError
from counter_app.services.scanning.document import Document
from counter_app.services.scanning.scan_desk import DroppedFile, Run, Wish
from counter_app.ui.jobs import Foreseen
from counter_app.ui.place import Place

LOOK_MS = 1000  # a file of the watched folder is offered after two looks
ASK_MS = 100
DEEPEST = 100  # steps that can be undone


class ScanFlow(QObject):
    """The document and its history; everything slow runs on the desk thread.

    Signals:
        changed: other pages, or the same in another way; with the numbers to be chosen now.
        failed: a foreseen error, and the name of the file it is about, "" for none; the pages
            stay as they are.
        waits_changed: what is under way changed: reading, scanning, files that wait.
    """

    changed = Signal(object)
    failed = Signal(object, str)
    waits_changed = Signal()

    def __init__(self, place: Place, parent: QObject) -> None:
        super().__init__(parent)
        self._place, self._scans = place, place.counter.scans
        self.document = self._began = Document()
        self._past: list[Document] = []
        self._future: list[Document] = []
        self._taken: list[DroppedFile] = []
        self._claimed: set[DroppedFile] = set()
        self.offered: tuple[DroppedFile, ...] = ()
        self.reading = 0
        self._run: Run | None = None
        self._wish = Wish()
        self._is_looking = False
        self._look = QTimer(self, interval=LOOK_MS)
        self._look.timeout.connect(self._look_again)
        self._ask = QTimer(self, interval=ASK_MS)
        self._ask.timeout.connect(self._ask_scanner)
        if self._scans.watches:
            self._look.start()
            self._look_again()

    @property
    def is_scanning(self) -> bool:
        """True while a page is under way at the scanner."""
        return self._run is not None

    @property
    def can_undo(self) -> bool:
        """True when something was changed."""
        return bool(self._past)

    @property
    def can_redo(self) -> bool:
        """True when something was taken back."""
        return bool(self._future)

    @property
    def is_changed(self) -> bool:
        """True when the pages are not those one began with."""
        return self.document != self._began

    def begin(self, contents: tuple[bytes, ...]) -> None:
        """Show what the paper has already; undo does not go behind it."""
        if contents:
            scans = self._scans
            self._read(lambda: Document().appended([scans.read(c) for c in contents]), begins=True)

    def add_files(self, paths: Iterable[Path]) -> None:
        """Add the pages of files on disk, each read by itself, in this order."""
        for path in paths:
            self._read(partial(self._scans.open, path), name=path.name)

    def add_offered(self) -> None:
        """Add the files that wait in the watched folder."""
        files, self.offered = self.offered, ()
        self._claimed.update(files)
        for file in files:
            self._read(partial(self._scans.take, file), file, name=file.path.name)

    def scan(self, dpi: int) -> None:
        """Begin a page at the scanner, or give up the one under way."""
        if self._run is not None:
            self._run.cancel()
            self._end_run()
            return
        self._wish = Wish(dpi=dpi)
        try:
            self._run = self._scans.scan(self._wish)
        except CounterError as error:
            self.failed.emit(error, "")
            return
        self._ask.start()
        self.waits_changed.emit()

    def turn(self, numbers: list[int], degrees: int) -> None:
        """Turn pages clockwise."""
        if numbers:
            self._put(self.document.turned(numbers, degrees), numbers)

    def move(self, numbers: list[int], step: int) -> None:
        """Move pages by one place."""
        order = self.document.order(numbers, step)
        places = [place for place, number in enumerate(order) if number in numbers]
        if places != sorted(numbers):
            self._put(self.document.moved(numbers, step), places)

    def drop(self, numbers: list[int]) -> None:
        """Delete pages; undo brings them back."""
        if numbers:
            left = self.document.without(numbers)
            self._put(left, [min(numbers[0], len(left.pages) - 1)])

    def undo(self) -> None:
        """Take the last change back."""
        self._step(self._past, self._future)

    def redo(self) -> None:
        """Do again what was taken back."""
        self._step(self._future, self._past)

    def bind(self, done: Callable[[bytes], None]) -> None:
        """Make the PDF and hand it to ``done``."""
        document, files = self.document, tuple(self._taken)
        self._place.jobs.run(
            lambda _report: self._scans.bind(document, files),
            owner=self,
            done=done,
            failed=lambda error: self.failed.emit(error, ""),
        )

    def leave(self, *, kept: bool) -> None:
        """End: stop scanner and looking; files whose pages nobody keeps are offered again."""
        self._look.stop()
        if self._run is not None:
            self._run.cancel()
            self._end_run()
        if not kept and self._taken:
            files, scans = tuple(self._taken), self._scans
            self._place.jobs.run(
                lambda _report: scans.give_back(files),
                owner=self,
                done=lambda _none: None,
                failed=self._place.dialogs.explain,
            )

    def _read(
        self,
        work: Callable[[], Document],
        file: DroppedFile | None = None,
        *,
        name: str = "",
        begins: bool = False,
    ) -> None:
        self.reading += 1
        self.waits_changed.emit()
        self._place.jobs.run(
            lambda _report: work(),
            owner=self,
            done=self._begun if begins else partial(self._arrived, file, name),
            failed=partial(self._not_read, file, name),
        )

    def _begun(self, document: Document) -> None:
        self.reading -= 1
        self.document = self._began = document
        self.changed.emit([0])
        self.waits_changed.emit()

    def _arrived(self, file: DroppedFile | None, name: str, document: Document) -> None:
        self.reading -= 1
        if file is not None:
            self._taken.append(file)
        before = len(self.document.pages)
        try:
            whole = self.document.appended([document])
        except CounterError as error:
            self.failed.emit(error, name)
        else:
            self._put(whole, [before])
        self.waits_changed.emit()

    def _not_read(self, file: DroppedFile | None, name: str, error: Foreseen) -> None:
        self.reading -= 1
        if file is not None:
            self._claimed.discard(file)
        self.failed.emit(error, name)
        self.waits_changed.emit()

    def _put(self, document: Document, chosen: list[int]) -> None:
        self._past = [*self._past, self.document][-DEEPEST:]
        self._future = []
        self.document = document
        self.changed.emit(chosen)

    def _step(self, off: list[Document], on: list[Document]) -> None:
        if off:
            on.append(self.document)
            self.document = off.pop()
            self.changed.emit(None)

    def _look_again(self) -> None:
        if self._is_looking:
            return
        self._is_looking = True
        self._place.jobs.run(
            lambda _report: self._scans.waiting(),
            owner=self,
            done=self._seen,
            failed=self._not_seen,
        )

    def _seen(self, offered: tuple[DroppedFile, ...]) -> None:
        self._is_looking = False
        still = tuple(file for file in offered if file not in self._claimed)
        if still != self.offered:
            self.offered = still
            self.waits_changed.emit()

    def _not_seen(self, error: Foreseen) -> None:
        self._is_looking = False
        self._look.stop()
        self.failed.emit(error, "")

    def _ask_scanner(self) -> None:
        run = self._run
        if run is None or not run.is_done:
            return
        self._end_run()
        try:
            content = run.page()
        except CounterError as error:
            self.failed.emit(error, "")
            return
        self._read(partial(self._scans.read, content, dpi=self._wish.dpi))

    def _end_run(self) -> None:
        self._run = None
        self._ask.stop()
        self.waits_changed.emit()
