"""Fills a list of dossiers page by page, off the UI thread; older answers are dropped."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QObject, Signal

from counter_app.services.registers import RegisterLine
from counter_app.ui.jobs import Foreseen
from counter_app.ui.place import Place
from counter_app.ui.register.model import PAGE, RegisterModel

FOUND = 200  # of a mere search: who wants more types more


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list shows. ``limits``: words of ``Registers.filter_for``; empty ones are left out."""

    text: str = ""
    limits: Mapping[str, Any] = field(default_factory=dict)

    @property
    def is_mere_search(self) -> bool:
        """True when only the text restricts, and the best hits stand first."""
        return bool(self.text) and not self.limits


class Lines(QObject):
    """One list, asked for again whenever something else is wanted.

    Signals:
        shown: the first page stands in the model.
        counted: how many dossiers the whole list has; -1 when a search found more than it shows.
    """

    shown = Signal()
    counted = Signal(int)

    def __init__(self, place: Place, model: RegisterModel, parent: QObject) -> None:
        super().__init__(parent)
        self._place, self._model = place, model
        self._ticket = self._answered = 0
        self.wanted = Wanted()
        model.page_wanted.connect(self._next_page)

    @property
    def is_asked(self) -> bool:
        """True while what stands in the model is not yet what is wanted."""
        return self._answered != self._ticket

    def ask(self, wanted: Wanted, rows: int = PAGE) -> None:
        """Show what is wanted from its beginning, so many lines of it at once."""
        self._ticket += 1
        ticket, self.wanted = self._ticket, wanted
        registers = self._place.counter.registers

        def work(_report: object) -> Sequence[RegisterLine]:
            if wanted.is_mere_search:
                return registers.search(wanted.text, FOUND)
            chosen = registers.filter_for(text=wanted.text, **wanted.limits)
            return registers.page(chosen, limit=rows)

        self._place.jobs.run(
            work,
            owner=self,
            done=lambda lines: self._show(ticket, lines, rows),
            failed=lambda error: self._not_read(ticket, error),
        )

    def _show(self, ticket: int, lines: Sequence[RegisterLine], rows: int) -> None:
        if ticket != self._ticket:
            return
        self._answered = ticket
        mere = self.wanted.is_mere_search
        is_all = mere or len(lines) < rows
        self._model.begin(lines, complete=is_all)
        self.shown.emit()
        if is_all:
            self.counted.emit(-1 if mere and len(lines) == FOUND else len(lines))
            return
        registers, wanted = self._place.counter.registers, self.wanted
        self._place.jobs.run(
            lambda _report: registers.count(
                registers.filter_for(text=wanted.text, **wanted.limits)
            ),
            owner=self,
            done=lambda total: self.counted.emit(total) if ticket == self._ticket else None,
            failed=self._place.dialogs.explain,
        )

    def _not_read(self, ticket: int, error: Foreseen) -> None:
        if ticket == self._ticket:
            self._answered = ticket
        self._place.dialogs.explain(error)

    def _next_page(self, offset: int) -> None:
        ticket, wanted = self._ticket, self.wanted
        registers = self._place.counter.registers
        behind = self._model.line_at(offset - 1).dossier

        def work(_report: object) -> Sequence[RegisterLine]:
            chosen = registers.filter_for(text=wanted.text, **wanted.limits)
            return registers.page(chosen, limit=PAGE, behind=behind)

        self._place.jobs.run(
            work,
            owner=self,
            done=lambda lines: self._model.add_page(lines) if ticket == self._ticket else None,
            failed=self._place.dialogs.explain,
        )
