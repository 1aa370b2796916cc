"""Lists and books as files: PDF or Excel, as the file's ending says."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from counter_app.domain.errors import MachineError, RuleError
from counter_app.domain.looks import Look
from counter_app.printing import render
from counter_app.printing.excel import lists
from counter_app.printing.papers import CashPaper, DailyPaper, RegisterPaper, ReportPaper
from counter_app.services.desk import Desk
from counter_app.services.paper.sheet import overlay_of

BookPaper = RegisterPaper | ReportPaper | CashPaper | DailyPaper
_WORKBOOKS: Final[Mapping[type, Callable[[Any], bytes]]] = {
    RegisterPaper: lists.register_workbook,
    ReportPaper: lists.report_workbook,
    CashPaper: lists.cash_workbook,
    DailyPaper: lists.daily_workbook,
}


def write_book(desk: Desk, paper: BookPaper, file: Path) -> None:
    """Write ``paper`` whole or not at all; a trace says that it was taken out.

    Raises:
        RuleError: ``file.unknown_format``, ``overlay.bad``. MachineError: ``file.not_writable``.
    """
    ending = file.suffix.lower()
    desk.note(Look.EXPORT, f"{type(paper).__name__} {ending[:10]}")
    if ending == ".pdf":
        forms = desk.settings.printing_forms
        content = render(paper, forms=forms, overlay=overlay_of(desk))
    elif ending == ".xlsx":
        content = _WORKBOOKS[type(paper)](paper)
    else:
        raise RuleError("file.unknown_format", ending=ending[:10])
    fresh = file.with_name(file.name + ".part")
    try:
        with fresh.open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        fresh.replace(file)
    except OSError as wrong:
        raise MachineError("file.not_writable", errno=wrong.errno) from None
    finally:
        fresh.unlink(missing_ok=True)
