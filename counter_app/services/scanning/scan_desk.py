"""Where scans come from at this counter: files, the watched folder, the scanner."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from counter_app.devices.scanner import Run, Scanner, Wish
from counter_app.devices.watched_folder import DroppedFile, WatchedFolder
from counter_app.services.desk import Desk
from counter_app.services.intake import MAX_BYTES, read_scan
from counter_app.services.scanning import binding, pictures, reading
from counter_app.services.scanning.document import Document, Page
from counter_app.services.scanning.pictures import Picture

__all__ = ["DroppedFile", "Run", "ScanDesk", "Thumbnail", "Wish"]  # the window asks nobody else

THUMBNAIL_DPI = 30.0
TAKEN = "scans.taken"  # state: marks of files taken from the watched folder, space between
MOST_MARKS = 2000
MOST_OFFERED = 200


@dataclass(frozen=True, slots=True)
class Thumbnail:
    """A page in small, and whether it looks blank."""

    picture: Picture
    is_blank: bool


class ScanDesk:
    """Pages in, one PDF out; all in memory. Everything but ``scan`` belongs on the desk thread.

    Files of the watched folder stay where they are. Where the settings want them gone, one is
    deleted only after a fact of this counter's journal names the PDF that holds its pages.
    """

    def __init__(self, desk: Desk, scanner: Scanner) -> None:
        self._desk, self._store, self._scanner = desk, desk.store, scanner
        self._watched: tuple[str, WatchedFolder | None] = ("", None)
        self._taken: dict[DroppedFile, tuple[str, int]] = {}  # → key of the source, its pages
        self._whole: dict[DroppedFile, str] = {}  # → SHA-256 of the PDF that holds all of it

    @property
    def watches(self) -> bool:
        """True when the settings name a folder to watch."""
        return self._folder is not None

    @property
    def _folder(self) -> WatchedFolder | None:
        """The folder that the settings name now; what was seen of it is kept until another is."""
        wanted, (known, folder) = self._desk.settings.window_watched_folder, self._watched
        if wanted != known:
            folder = WatchedFolder(Path(wanted)) if wanted else None
            self._watched = (wanted, folder)
        return folder

    def open(self, path: Path) -> Document:
        """Return the pages of a file on disk.

        Raises:
            MissingError, MachineError, RuleError: as ``read_scan`` and ``reading.read``.
        """
        return reading.read(read_scan(path))

    def read(self, content: bytes, *, dpi: int = 0) -> Document:
        """Return the pages of a file in memory; see ``reading.read``."""
        return reading.read(content, dpi=dpi)

    def as_pdf(self, content: bytes) -> bytes:
        """Return a stored scan as a PDF to look at; an image becomes one page.

        Raises:
            RuleError: as ``reading.read``.
        """
        return content if content.startswith(b"%PDF-") else binding.to_pdf(reading.read(content))

    def waiting(self) -> tuple[DroppedFile, ...]:
        """Return the whole files of the watched folder that nobody has taken, oldest first."""
        if self._folder is None:
            return ()
        self._sweep(self._folder)
        still = [file for file in self._folder.look() if file not in self._taken]
        if not still:
            return ()
        before = set(self._marks())
        return tuple(file for file in still if _mark(file) not in before)[-MOST_OFFERED:]

    def take(self, file: DroppedFile) -> Document:
        """Return the pages of a waiting file, which is not offered again.

        Raises:
            MissingError, MachineError, RuleError: it stays where it is and is offered again.
        """
        if self._folder is None:
            return Document()
        document = reading.read(self._folder.read(file, MAX_BYTES))
        source = document.pages[0].source
        self._taken[file] = (source.key, source.count)
        return document

    def give_back(self, files: Iterable[DroppedFile]) -> None:
        """Offer files again whose pages nobody keeps."""
        for file in files:
            self._taken.pop(file, None)

    def bind(self, document: Document, files: Iterable[DroppedFile] = ()) -> bytes:
        """Return the PDF of ``document``, for which ``files`` were taken; see ``to_pdf``.

        A file of which a page is in it is not offered again, after a new start neither; the others
        are given back. Only a file of which no page was left out may be deleted later.
        """
        pdf = binding.to_pdf(document)
        pages = Counter(key for key, _number in {(p.source.key, p.number) for p in document.pages})
        taken = {file: self._taken[file] for file in files if file in self._taken}
        self.give_back([file for file, (key, _count) in taken.items() if not pages[key]])
        used = {file: source for file, source in taken.items() if pages[source[0]]}
        if used:
            whole = [file for file, (key, count) in used.items() if pages[key] == count]
            self._whole.update(dict.fromkeys(whole, sha256(pdf).hexdigest()))
            self._remember(used)
        return pdf

    def thumbnail(self, page: Page) -> Thumbnail:
        """Return a page in small.

        Raises:
            RuleError: ``file.broken_pdf``.
        """
        picture = pictures.drawn(page, dpi=THUMBNAIL_DPI)
        return Thumbnail(picture, pictures.is_blank(picture))

    def drawn(self, page: Page, dpi: float) -> Picture:
        """Return a page at ``dpi``, in colour.

        Raises:
            RuleError: ``file.broken_pdf``.
        """
        return pictures.drawn(page, dpi=dpi)

    def scan(self, wish: Wish) -> Run:
        """Begin a page at the scanner; answers at once, on any thread.

        Raises:
            MachineError: ``scanner.not_supported``.
        """
        return self._scanner.start(wish)

    def _remember(self, files: Iterable[DroppedFile]) -> None:
        marks = dict.fromkeys((*self._marks(), *(_mark(file) for file in files)))
        with self._store.write() as work:
            work.state.set(TAKEN, " ".join(list(marks)[-MOST_MARKS:]))

    def _marks(self) -> list[str]:
        with self._store.read() as work:
            return work.state.get(TAKEN).split()

    def _sweep(self, folder: WatchedFolder) -> None:
        if not self._desk.settings.window_watched_delete or not self._whole:
            return
        with self._store.read() as work:
            safe = [f for f, key in self._whole.items() if work.attachments.is_named(key)]
        for file in safe:
            if folder.delete(file):
                del self._whole[file]


def _mark(file: DroppedFile) -> str:
    """Tell a file again without keeping its name."""
    told = f"{file.path.name}|{file.size}|{file.changed_ns}"
    return sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:16]
