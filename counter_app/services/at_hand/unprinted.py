"""Papers that a citizen should have and that have not come out of the printer.

A reception at the window puts its paper on the list in the transaction that saves the dossier, and
only a printer that took it takes it off: whatever breaks in between, nobody is forgotten.
"""

from dataclasses import dataclass

from counter_app.services.desk import Desk
from counter_app.store.work import Work

_KEY = "unprinted"
MOST = 500  # the oldest are forgotten first: a counter that never prints must not fill its store


@dataclass(frozen=True, slots=True)
class UnprintedPaper:
    """One paper: the dossier's code and which of its forms."""

    code: str
    kind: str = "receipt"


class Unprinted:
    """The list, oldest first."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def waiting(self) -> tuple[UnprintedPaper, ...]:
        """Return what has not been printed."""
        with self._desk.store.read() as work:
            return _read(work)

    def add(self, paper: UnprintedPaper) -> tuple[UnprintedPaper, ...]:
        """Remember a paper that did not print; return the list."""
        with self._desk.store.write() as work:
            note(work, paper)
            return _read(work)

    def drop(self, paper: UnprintedPaper) -> tuple[UnprintedPaper, ...]:
        """The paper is in the citizen's hands, or nobody wants it; return what is left."""
        before = self.waiting()
        left = tuple(kept for kept in before if kept != paper)
        if left != before:
            with self._desk.store.write() as work:
                left = tuple(kept for kept in _read(work) if kept != paper)
                _write(work, left)
        return left


def note(work: Work, paper: UnprintedPaper) -> None:
    """Put a paper on the list, in the caller's transaction."""
    _write(work, (*(kept for kept in _read(work) if kept != paper), paper))


def _read(work: Work) -> tuple[UnprintedPaper, ...]:
    lines = (line.split(" ") for line in work.state.get(_KEY).splitlines())
    return tuple(UnprintedPaper(*words) for words in lines if len(words) == 2)


def _write(work: Work, papers: tuple[UnprintedPaper, ...]) -> None:
    lines = [f"{paper.code} {paper.kind}" for paper in papers[-MOST:]]
    work.state.set(_KEY, "\n".join(lines))
