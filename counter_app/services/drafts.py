"""What an officer has typed and not yet saved; kept encrypted in the store, one each."""

from counter_app.domain.staff import Officer
from counter_app.services.desk import Desk

MAX_CHARACTERS = 1_000_000


class Drafts:
    """Keeps the typed work of a screen through a power cut. Not part of the journal."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def keep(self, officer: Officer, text: str) -> None:
        """Keep ``text``, in the screen's own format, in place of what was kept before."""
        with self._desk.store.write() as work:
            work.state.set(_key(officer), text[:MAX_CHARACTERS])

    def of(self, officer: Officer) -> str:
        """Return what was kept, empty for nothing."""
        with self._desk.store.read() as work:
            return work.state.get(_key(officer))

    def drop(self, officer: Officer) -> None:
        """Forget the draft: it was saved as a dossier, or thrown away by its officer."""
        with self._desk.store.write() as work:
            work.state.set(_key(officer), "")


def _key(officer: Officer) -> str:
    return f"draft:{officer.name}"
