"""What was typed survives a power cut: kept encrypted in the store, at most two seconds late."""

import logging
from datetime import timedelta
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from counter_app.domain.dossier import Dossier
from counter_app.domain.errors import CounterError, MissingError
from counter_app.domain.procedure import Procedure
from counter_app.domain.staff import Officer
from counter_app.ui.jobs import Foreseen
from counter_app.ui.language import tr
from counter_app.ui.place import Counter, Place
from counter_app.ui.reception.batch.kept import KIND, lists_in
from counter_app.ui.reception.draft_text import Kept, Recovered, from_text, restore, to_text
from counter_app.ui.reception.entry import ReceptionEntry
from counter_app.ui.reception.screen import ReceptionScreen

log = logging.getLogger(__name__)
KEEP_AFTER_MS = 1000  # after the first key; with a slow disk it is still below two seconds
FRESH = timedelta(hours=1)
Found = tuple[Kept | None, Recovered, Dossier | None, tuple[str, ...]]  # and lists that wait


class DraftKeeper(QObject):
    """Keeps the reception screen's typed work, and brings it back after signing in.

    Signals:
        was_saved: the dossier that was saved just before the program ended.
        not_kept: why what is typed cannot be kept (``Foreseen``); None once it can.
    """

    was_saved = Signal(object)
    not_kept = Signal(object)

    def __init__(self, place: Place, screen: ReceptionScreen) -> None:
        super().__init__(screen)
        self._place, self._screen = place, screen
        self._is_watching = False
        self._kept = ""  # as last written; belongs to the desk thread
        self._keeper: Officer | None = None  # whose draft it is; the desk thread's too
        self._scans: dict[bytes, str] = {}  # those written already; the desk thread's too
        self._seen: set[str] = set()  # references of drafts that this screen showed
        self._has_aside = False
        self._trouble = ""
        self._wait = QTimer(self, singleShot=True, interval=KEEP_AFTER_MS)
        self._wait.timeout.connect(self._keep)

    def bring_back(self) -> None:
        """Show what this officer had typed before the program ended, if anything."""
        if not self._is_watching:
            self._is_watching = True
            self._screen.edited.connect(self._edited)
            self._screen.cleared.connect(self._take_up)
        counter = self._place.counter
        if not self._screen.entry().is_empty:
            self._edited()  # whoever takes over takes over what is typed
            return
        self._place.jobs.run(
            lambda _report: self._recovered(counter),
            owner=self,
            done=self._found,
            failed=self._place.dialogs.explain,
        )

    def _take_up(self) -> None:
        """What gave way to another officer's dossier comes back when that one is done."""
        if self._has_aside and self._screen.entry().is_empty:
            self._has_aside = False
            self._keep()  # what was done or thrown away goes first
            self.bring_back()

    def _edited(self) -> None:
        if not self._wait.isActive():
            self._wait.start()

    def _keep(self) -> None:
        entry, counter = self._screen.entry(), self._place.counter
        self._place.jobs.run(
            lambda _report: self._write(counter, entry),
            owner=self,
            done=lambda _none: self._tell_if_new(None),
            failed=self._tell_if_new,
        )

    def _write(self, counter: Counter, entry: ReceptionEntry) -> None:
        """Write what changed. On the desk thread."""
        drafts, officer = counter.drafts, counter.officer
        self._make_room(counter)
        if entry.is_empty:
            self._kept = ""
            self._scans.clear()
            drafts.drop(officer)
            return
        self._seen.add(entry.client_ref)
        text = f"{officer.name}\n{to_text(entry, partial(self._scan, counter))}"
        if text == self._kept or counter.reception.saved_as(entry.client_ref):
            return  # nothing new, or saved meanwhile
        drafts.keep(officer, text.partition("\n")[2])
        if self._keeper is not None and self._keeper.name != officer.name:
            drafts.drop(self._keeper)  # one draft of one screen: it went with whoever took over
        self._kept, self._keeper = text, officer

    def _make_room(self, counter: Counter) -> None:
        """Write over no draft that nobody has seen: of whoever took over, or brought back late."""
        kept = from_text(counter.drafts.of(counter.officer))
        if kept is not None and str(kept["client_ref"]) not in self._seen:
            counter.drafts.put_aside(counter.officer)
            self._has_aside = True

    def _scan(self, counter: Counter, content: bytes) -> str:
        if content not in self._scans:
            self._scans[content] = counter.drafts.keep_scan(content)
        return self._scans[content]

    def _tell_if_new(self, error: Foreseen | None) -> None:
        """A draft that cannot be kept, or forgotten, stops nobody: told once, and tried again."""
        code = error.code if error else ""
        if code:
            self._wait.start()
        if code != self._trouble:
            if code:
                log.warning("draft %s", code)
            self._trouble = code
            self.not_kept.emit(error)

    def _recovered(self, counter: Counter) -> Found:
        """Return the draft and what it names. On the desk thread."""
        kept = from_text(counter.drafts.take_up(counter.officer))
        lists = _lists(counter)
        if kept is None:
            return None, Recovered(), _just_saved(counter), lists
        procedure = _procedure(counter, str(kept.get("procedure", "")))
        return kept, Recovered(procedure, _scans(counter, kept)), None, lists

    def _found(self, found: Found) -> None:
        kept, recovered, saved, lists = found
        said = [
            tr("A list of people is not finished: {name}. Ctrl+B opens it.", name=name)
            for name in lists
        ]
        if saved is not None:
            self.was_saved.emit(saved)
        elif kept is not None and self._screen.entry().is_empty:
            self._seen.add(str(kept["client_ref"]))
            restore(self._screen, kept, recovered)
            said.insert(0, tr("This was typed before the program ended: please look at it."))
        if said:
            self._screen.say_fault(" ".join(said))


def _lists(counter: Counter) -> tuple[str, ...]:
    """Return the names of the procedures whose lists of people this officer did not finish."""
    codes = lists_in(counter.drafts.of(counter.officer, KIND))
    found = {code: _procedure(counter, code) for code in codes}
    return tuple(p.short_name or p.name if p else code for code, p in found.items())


def _procedure(counter: Counter, code: str) -> Procedure | None:
    """Return a procedure that a draft names, None where the catalogue has it no more."""
    try:
        return counter.catalogue.get(code) if code else None
    except MissingError:
        log.warning("draft names a procedure that is gone: %s", code)
        return None


def _just_saved(counter: Counter) -> Dossier | None:
    """Return what this officer saved last, where the program ended before its paper came out."""
    waiting = counter.unprinted.waiting()
    if not waiting:
        return None
    dossier = counter.processing.dossier(waiting[-1].code)
    is_fresh = counter.clock.now() - dossier.received_at < FRESH
    return dossier if is_fresh and dossier.received_by == counter.officer.name else None


def _scans(counter: Counter, kept: Kept) -> dict[int, tuple[tuple[bytes, ...], int]]:
    """Return the scans of a draft with their pages; one that is damaged must be added again."""
    found: dict[int, tuple[tuple[bytes, ...], int]] = {}
    for seq, hashes in dict(kept.get("scans") or {}).items():
        try:
            contents = tuple(counter.drafts.scan(str(known)) for known in hashes)
            pages = sum(len(counter.scans.read(content).pages) for content in contents)
        except CounterError as gone:
            log.warning("draft %s", gone.code)
            continue
        found[int(seq)] = contents, pages
    return found
