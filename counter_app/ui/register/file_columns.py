"""Which columns of the register a file of it has: those that are shown, in their order."""

from functools import partial
from typing import Final

from PySide6.QtWidgets import QHeaderView

from counter_app.domain.clock import to_local
from counter_app.services.paper.books import ListColumn
from counter_app.services.registers import RegisterLine
from counter_app.ui.language import tr
from counter_app.ui.register.model import HEADINGS, Column, shown
from counter_app.ui.words import labels

ALWAYS: Final = (  # hidden by a narrow screen, not by an officer; a file has room for them
    Column.RECEIVED,
    Column.DELIVERED,
    Column.OFFICER,
)
WIDTHS: Final = {
    Column.CODE: 24,
    Column.APPLICANT: 26,
    Column.PROCEDURE: 40,
    Column.RECEIVED: 17,
    Column.DUE: 17,
    Column.COLOUR: 13,
    Column.STATUS: 20,
    Column.DELIVERED: 14,
    Column.OFFICER: 18,
}


def file_columns(header: QHeaderView) -> tuple[ListColumn, ...]:
    """Return the columns of a file in the order of the window; what an officer hid stays out."""
    order = sorted(Column, key=header.visualIndex)
    return tuple(
        ListColumn(
            tr(HEADINGS[column]), WIDTHS[column], _CELLS.get(column) or partial(_text, column)
        )
        for column in order
        if column in ALWAYS or not header.isSectionHidden(column)
    )


def _text(column: Column, line: RegisterLine) -> str:
    return shown(line, column)


_CELLS: Final = {
    Column.RECEIVED: lambda line: to_local(line.dossier.received_at),
    Column.DUE: lambda line: to_local(line.dossier.due) if line.dossier.due else None,
    Column.COLOUR: lambda line: labels.colour(line.colour),
}
