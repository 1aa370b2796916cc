"""Receipts that did not come out of the printer."""

from functools import partial

from PySide6.QtWidgets import QWidget

from counter_app.ui.dialogs import Sheet
from counter_app.ui.language import tr
from counter_app.ui.look.parts import button, clear, column, label, row
from counter_app.ui.paper.slips import Slips


class UnprintedSheet(Sheet):
    """Print again, look, or say that nobody needs it."""

    def __init__(self, parent: QWidget, slips: Slips) -> None:
        super().__init__(parent, tr("Receipts not printed"), width=620)
        self.setObjectName("unprintedSheet")
        self._slips = slips
        self._lines = column()
        self.body.addLayout(self._lines)
        self.add_accept(tr("&Close"))
        self.refresh()

    def refresh(self) -> None:
        """Show what is left."""
        clear(self._lines)
        codes = self._slips.unprinted()
        if not codes:
            self._lines.addWidget(label(tr("Every receipt is printed."), "muted"))
        for code in codes:
            line = QWidget()
            inside = row(line)
            inside.addWidget(label(code, "strong"), 1)
            inside.addWidget(button(tr("Print"), partial(self._print, code)))
            inside.addWidget(button(tr("View"), partial(self._slips.show_slip, code, "receipt")))
            inside.addWidget(button(tr("Not needed"), partial(self._drop, code), kind="link"))
            self._lines.addWidget(line)

    def _print(self, code: str) -> None:
        self._slips.print_slip(code, "receipt", lambda _ok: self.refresh())

    def _drop(self, code: str) -> None:
        self._slips.forget(code)
        self.refresh()
