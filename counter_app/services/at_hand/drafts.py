"""What an officer has typed and not yet saved; kept encrypted in the store, one each."""

from counter_app.domain.ids import FileHash
from counter_app.domain.staff import Officer
from counter_app.services.desk import Desk
from counter_app.store.work import Work

MAX_CHARACTERS = 1_000_000
ASIDE = "aside"  # kind: drafts of one line each, in the order they were put aside


class Drafts:
    """Keeps the typed work of a screen through a power cut. Not part of the journal."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def keep(self, officer: Officer, text: str, kind: str = "draft") -> None:
        """Keep ``text``, in the screen's own format, in place of what was kept before.

        ``kind``: "draft" of one dossier, or "list" of people.
        """
        with self._desk.store.write() as work:
            work.state.set(_key(officer.name, kind), text[:MAX_CHARACTERS])

    def of(self, officer: Officer, kind: str = "draft") -> str:
        """Return what was kept, empty for nothing."""
        with self._desk.store.read() as work:
            return work.state.get(_key(officer.name, kind))

    def drop(self, officer: Officer, kind: str = "draft") -> None:
        """Forget the draft: it was thrown away by its officer, or all of it is saved."""
        if self.of(officer, kind):
            with self._desk.store.write() as work:
                work.state.set(_key(officer.name, kind), "")

    def put_aside(self, officer: Officer) -> None:
        """Make room for another draft: the one there waits behind those put aside before."""
        with self._desk.store.write() as work:
            aside = work.state.get(_key(officer.name, ASIDE))
            text = work.state.get(_key(officer.name)).replace("\n", " ")
            work.state.set(_key(officer.name, ASIDE), "\n".join(filter(None, (aside, text))))
            work.state.set(_key(officer.name), "")

    def take_up(self, officer: Officer) -> str:
        """Return the officer's draft; where there is none, the first one that was put aside."""
        text = self.of(officer)
        if text or not self.of(officer, ASIDE):
            return text
        with self._desk.store.write() as work:
            text, _line, rest = work.state.get(_key(officer.name, ASIDE)).partition("\n")
            work.state.set(_key(officer.name, ASIDE), rest)
            work.state.set(_key(officer.name), text)
        return text

    def keep_scan(self, content: bytes) -> FileHash:
        """Keep a scan of the draft as scans of dossiers are kept; saved later, it is the same one.

        Raises:
            MachineError: the disk is full or refuses.
        """
        with self._desk.store.write() as work:
            return work.attachments.add(content)

    def scan(self, file_hash: FileHash) -> bytes:
        """Return a scan of the draft.

        Raises:
            MissingError: ``blob.unknown``. IntegrityError: ``blob.damaged``.
        """
        with self._desk.store.read() as work:
            return work.attachments.read(file_hash)


def forget(work: Work, officer: str, client_ref: str) -> None:
    """Drop the draft that became the order ``client_ref``, in the caller's transaction."""
    if client_ref and client_ref in work.state.get(_key(officer)):
        work.state.set(_key(officer), "")


def _key(officer: str, kind: str = "draft") -> str:
    return f"{kind}:{officer}"
