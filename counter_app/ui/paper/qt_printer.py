"""Qt's printing; imported when the first paper is printed."""

from PySide6.QtGui import QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from counter_app.domain.errors import MachineError
from counter_app.ui.paper.pages import rendered

RESOLUTION_DPI = 300
A4_LEAST_PX = 1900  # an A5 page at 300 dpi is narrower


def chosen(name: str) -> str:
    """Return the printer to use: the one named, else the PC's own; empty for none."""
    names = QPrinterInfo.availablePrinterNames()
    if name:
        return name if name in names else ""
    return QPrinterInfo.defaultPrinterName() or (names[0] if names else "")


def names() -> list[str]:
    """Return the printers of this PC."""
    return QPrinterInfo.availablePrinterNames()


def print_pages(name: str, pdf: bytes, title: str) -> None:
    """Print every page of ``pdf``. Any thread.

    Raises:
        MachineError: ``printer.none`` or ``printer.failed``.
    """
    if not (found := chosen(name)):
        raise MachineError("printer.none")
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPrinterName(found)
    printer.setDocName(title)
    printer.setResolution(RESOLUTION_DPI)
    printer.setFullPage(True)
    pages = rendered(pdf, dpi=RESOLUTION_DPI)
    if pages and pages[0].width() < A4_LEAST_PX:
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.A5))
    painter = QPainter()
    if not painter.begin(printer):
        raise MachineError("printer.failed")
    try:
        for number, page in enumerate(pages):
            if number and not printer.newPage():
                raise MachineError("printer.failed", page=number + 1)
            painter.drawImage(painter.viewport(), page)
    finally:
        painter.end()
