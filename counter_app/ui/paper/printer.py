"""The printer, behind a small port; a failed one never undoes what was saved."""

from typing import Protocol


class Printer(Protocol):
    """Something that puts a PDF on paper. Called on a thread that may wait for it."""

    @property
    def is_ready(self) -> bool:
        """True when there is a printer to send paper to."""
        ...

    def names(self) -> list[str]:
        """Return the printers one may choose from."""
        ...

    def use(self, name: str) -> None:
        """Print on the printer of this name from now on; empty: on that of this PC."""

    def print_pdf(self, pdf: bytes, title: str) -> None:
        """Print every page.

        Raises:
            MachineError: ``printer.none`` or ``printer.failed``.
        """
        ...


class PcPrinter:
    """The printer of this PC, or the one the settings name; Qt's printing loads on first use."""

    def __init__(self, name: str = "") -> None:
        self._name = name

    @property
    def is_ready(self) -> bool:
        """True when this PC knows the printer."""
        from counter_app.ui.paper.qt_printer import chosen

        return bool(chosen(self._name))

    def names(self) -> list[str]:
        """Return the printers of this PC."""
        from counter_app.ui.paper.qt_printer import names

        return names()

    def use(self, name: str) -> None:
        """Print on the printer of this name from now on; empty: on that of this PC."""
        self._name = name

    def print_pdf(self, pdf: bytes, title: str) -> None:
        """Print every page as a picture of 300 dpi: what was seen is what is printed.

        Raises:
            MachineError: ``printer.none`` or ``printer.failed``.
        """
        from counter_app.ui.paper.qt_printer import print_pages

        print_pages(self._name, pdf, title)
