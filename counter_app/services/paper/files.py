"""Lists and books as files: PDF or Excel, as the file's ending says."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from counter_app.domain.errors import MachineError, RuleError
from counter_app.domain.looks import Look
from counter_app.printing import render
from counter_app.printing.excel import lists
from counter_app.printing.papers import (
    CashPaper,
    DailyPaper,
    RegisterPaper,
    ReportPaper,
    ShownPaper,
)
from counter_app.services.desk import Desk
from counter_app.services.paper.sheet import overlay_of
from counter_app.services.paper.whole import write_whole

BookPaper = RegisterPaper | ReportPaper | CashPaper | DailyPaper
_WORKBOOKS: Final[Mapping[type, Callable[[Any], bytes]]] = {
    RegisterPaper: lists.register_workbook,
    ReportPaper: lists.report_workbook,
    CashPaper: lists.cash_workbook,
    DailyPaper: lists.daily_workbook,
    ShownPaper: lists.shown_workbook,
}


def write_book(
    desk: Desk,
    paper: BookPaper | ShownPaper,
    file: Path,
    *,
    reason: str = "",
    rows: int | None = None,
) -> None:
    """Write ``paper`` whole or not at all; before that a trace says who took which book out, as
    what, with how many rows, and why where somebody said so.

    ``rows``: how many, of a paper whose rows are read one by one.

    Raises:
        RuleError: ``file.unknown_format``, ``overlay.bad``. MachineError: ``file.not_writable``.
    """
    ending = file.suffix.lower()
    count = len(tuple(paper.rows)) if rows is None else rows
    taken = f"{type(paper).__name__} {ending[:10]} rows={count}"
    desk.note(Look.EXPORT, taken, reason=reason)
    if ending == ".pdf":
        forms = desk.settings.printing_forms
        content = render(paper, forms=forms, overlay=overlay_of(desk))
    elif ending == ".xlsx":
        content = _WORKBOOKS[type(paper)](paper)
    else:
        raise RuleError("file.unknown_format", ending=ending[:10])
    try:
        write_whole(file, content)
    except OSError as wrong:
        raise MachineError("file.not_writable", errno=wrong.errno) from None
