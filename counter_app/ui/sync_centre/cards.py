"""What waits and what must be put right, each thing with its why, its next step and its person."""

from functools import partial

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from counter_app.domain.registers import PutRight
from counter_app.services.delivery import DeliveryStatus
from counter_app.ui.language import tr
from counter_app.ui.look.parts import (
    VerticalArea,
    badge,
    button,
    clear,
    column,
    label,
    row,
    rule,
)
from counter_app.ui.place import News
from counter_app.ui.words import formats, labels
from counter_app.ui.words.delivery.put_right import first_came, refused_because, way_to_mend
from counter_app.ui.words.delivery.waiting_words import WaitWords, wait_words

MOST_SHOWN = 50


class ListCard(QFrame):
    """A white surface with a heading and a list that scrolls; made anew only when it changes."""

    def __init__(self, title: str, empty: str) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._empty = empty
        self._shown: object = None
        content = QWidget()
        self.lines: QVBoxLayout = column(content)
        outer = column(self, margin=16)
        outer.addWidget(label(title, "heading"))
        outer.addWidget(VerticalArea(content), 1)

    def begin(self, things: object) -> bool:
        """Clear the list when ``things`` are others than before; return whether to fill it."""
        if things == self._shown:
            return False
        self._shown = things
        clear(self.lines)
        return True

    def end(self) -> None:
        """Say so where nothing stands in the list."""
        if not self.lines.count():
            self.lines.addWidget(label(self._empty, "muted", wrap=True))
        self.lines.addStretch()


class WaitingCard(ListCard):
    """Entries and scans that wait."""

    def __init__(self, news: News) -> None:
        super().__init__(tr("What waits, and why"), tr("Nothing waits."))
        self._news = news

    def show_status(self, status: DeliveryStatus, *, facts_only: bool) -> None:
        """Show every kind of thing that waits."""
        words = [
            wait_words(one, status.line.state, facts_only=facts_only) for one in status.waiting
        ]
        if not self.begin(words):
            return
        for number, told in enumerate(words):
            if number:
                self.lines.addWidget(rule())
            self._add(told)
        if words:
            wanted = partial(self._news.list_wanted.emit, {"undelivered_only": True})
            show = button(tr("&Show these dossiers"), wanted, kind="link")
            show.setObjectName("showWaiting")
            self.lines.addWidget(show)
        self.end()

    def _add(self, told: WaitWords) -> None:
        self.lines.addWidget(label(told.what, "strong", wrap=True))
        why = tr("Why not yet: {why}.", why=told.why.rstrip("."))
        self.lines.addWidget(label(why, wrap=True))
        self.lines.addWidget(label(f"{told.next_step} {told.who}", "muted", wrap=True))


class MendingCard(ListCard):
    """Entries the province did not accept, each with the way to put it right."""

    def __init__(self, news: News) -> None:
        super().__init__(tr("To be put right"), tr("Nothing is to be put right."))
        self._news = news

    def show_things(self, things: tuple[PutRight, ...]) -> None:
        """Show every one, the newest last."""
        if not self.begin(things):
            return
        for number, thing in enumerate(things[:MOST_SHOWN]):
            if number:
                self.lines.addWidget(rule())
            self._add(thing)
        if (left := len(things) - MOST_SHOWN) > 0:
            self.lines.addWidget(label(tr("and {number} more", number=left), "muted"))
        self.end()

    def _add(self, thing: PutRight) -> None:
        head = row()
        head.addWidget(badge(thing.code or "–", "red"))
        what = " · ".join((labels.kind(thing.kind), formats.minute(thing.at), thing.by))
        head.addWidget(label(what, wrap=True), 1)
        if thing.code:
            made = button(tr("Put right …"), partial(self._news.mending_wanted.emit, thing))
            made.setAccessibleName(tr("Put right {code}", code=thing.code))
            made.setObjectName("mend")
            head.addWidget(made)
        self.lines.addLayout(head)
        self.lines.addWidget(label(refused_because(thing.reason), wrap=True))
        if thing.other:
            self.lines.addWidget(label(first_came(thing.other), "strong", wrap=True))
        self.lines.addWidget(label(way_to_mend(thing.reason), "muted", wrap=True))
