"""Receipts that did not come out of the printer."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from counter_app.services.at_hand.unprinted import UnprintedPaper
from counter_app.ui.dialogs import Sheet
from counter_app.ui.language import tr
from counter_app.ui.look.parts import button, clear, column, label, row
from counter_app.ui.paper.slips import Slips
from counter_app.ui.place import Place
from counter_app.ui.words import labels


class UnprintedSheet(Sheet):
    """Print again, look, or say that nobody needs it."""

    def __init__(self, place: Place, parent: QWidget, slips: Slips) -> None:
        super().__init__(parent, tr("Receipts not printed"), width=620)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("unprintedSheet")
        self._slips = slips
        self._lines = column()
        self.body.addLayout(self._lines)
        self.add_accept(tr("&Close"))
        place.news.unprinted_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what is left."""
        clear(self._lines)
        papers = self._slips.unprinted()
        if not papers:
            self._lines.addWidget(label(tr("Every receipt is printed."), "muted"))
        for paper in papers:
            line = QWidget()
            inside = row(line)
            inside.addWidget(label(paper.code, "strong"))
            inside.addWidget(label(labels.slip(paper.kind), "muted"), 1)
            inside.addWidget(button(tr("Print"), partial(self._print, paper)))
            view = partial(self._slips.show_slip, paper.code, paper.kind)
            inside.addWidget(button(tr("View"), view))
            drop = partial(self._slips.forget, paper)
            inside.addWidget(button(tr("Not needed"), drop, kind="link"))
            self._lines.addWidget(line)

    def _print(self, paper: UnprintedPaper) -> None:
        self._slips.print_slip(paper.code, paper.kind, lambda _ok: None)
