"""One sheet of an Excel workbook: office, title and period above a table.

XlsxWriter is loaded on first use. Everything is kept in memory: its constant-memory mode would
write citizens' data to a file in the system's temporary folder. Text is always stored as text
with Excel's quote mark, so that a name such as ``=cmd`` or ``+1`` is never a formula.
"""

from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Final

from counter_app.printing.letterhead import on_paper
from counter_app.printing.papers import OfficePaper
from counter_app.printing.text import clean

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

LONGEST: Final = 32_767  # characters a cell may hold
_A4: Final = 9
_OPTIONS: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_date_format": "hh:mm dd/mm/yyyy",
}


class Book:
    """One workbook with one sheet: office, title and period above a table."""

    FIRST: Final = 4  # row of the headings, from 0

    def __init__(self, office: OfficePaper, title: str, period: str, issued: datetime) -> None:
        self._bytes = BytesIO()
        self._book = _workbook(self._bytes)
        made = on_paper(issued).replace(tzinfo=None)
        self._book.set_properties({"title": title, "created": made})
        self.sheet: Worksheet = self._book.add_worksheet()
        plain = {"font_name": "Times New Roman", "font_size": 11, "valign": "top"}
        text = plain | {"border": 1, "text_wrap": True, "quote_prefix": True}
        self._text = self._book.add_format(text)
        self._number = self._book.add_format(plain | {"border": 1})
        moment = {"border": 1, "num_format": "hh:mm dd/mm/yyyy"}
        self._moment = self._book.add_format(plain | moment)
        head = {"bold": True, "border": 1, "text_wrap": True, "align": "center"}
        self._head = self._book.add_format(plain | head)
        self._above = self._book.add_format(plain | {"bold": True, "quote_prefix": True})
        self._row = self.FIRST
        for index, line in enumerate((office.parent, office.name, title, period)):
            self.sheet.write_string(index, 0, _told(line), self._above)
        self._page()

    def _page(self) -> None:
        self.sheet.set_landscape()
        self.sheet.set_paper(_A4)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.repeat_rows(self.FIRST)
        self.sheet.freeze_panes(self.FIRST + 1, 0)
        self.sheet.set_footer("&RTrang &P/&N")

    def heading(self, column: int, title: str) -> None:
        """Write the heading of ``column``."""
        self.sheet.write_string(self.FIRST, column, title, self._head)

    def line(self, cells: tuple[str | int | datetime | None, ...]) -> None:
        """Write the next line of the table."""
        self._row += 1
        for column, cell in enumerate(cells):
            if isinstance(cell, datetime):
                naive = on_paper(cell).replace(tzinfo=None)
                self.sheet.write_datetime(self._row, column, naive, self._moment)
            elif isinstance(cell, int):
                self.sheet.write_number(self._row, column, cell, self._number)
            elif cell:
                self.sheet.write_string(self._row, column, _told(cell), self._text)
            else:
                self.sheet.write_blank(self._row, column, None, self._text)

    def note(self, line: str) -> None:
        """Write a line of text below the table."""
        self._row += 1
        self.sheet.write_string(self._row, 0, _told(line), self._above)

    def filtered(self, columns: int) -> None:
        """Put filters on the headings."""
        self.sheet.autofilter(self.FIRST, 0, max(self._row, self.FIRST), columns - 1)

    def done(self) -> bytes:
        """Return the workbook."""
        self._book.close()
        return self._bytes.getvalue()


def _workbook(target: BytesIO) -> "Workbook":
    from xlsxwriter import Workbook

    return Workbook(target, _OPTIONS)


def _told(text: str) -> str:
    """Return ``text`` as a cell can hold it."""
    told = clean(text)
    return told if len(told) <= LONGEST else told[: LONGEST - 1] + "…"
