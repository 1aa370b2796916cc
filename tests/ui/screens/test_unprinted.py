"""What did not come out of the printer waits in a sheet of its own."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from counter_app.ui.office.unprinted_sheet import UnprintedSheet
from tests.ui.hands import receive


@pytest.fixture
def code(qtbot, window, printer) -> str:
    """A dossier whose receipt the printer did not give out."""
    printer.broken = True
    code = receive(qtbot, window, "Trần Văn Thử", "051203009876")
    QApplication.activeModalWidget().accept()
    return code


@pytest.fixture
def sheet(window, code) -> UnprintedSheet:
    window.room.unprinted.click()
    sheet = QApplication.activeModalWidget()
    assert isinstance(sheet, UnprintedSheet)
    return sheet


def _said(sheet) -> set[str]:
    return {words.text() for words in sheet.findChildren(QLabel) if words.isVisible()}


def _click(sheet, words) -> None:
    (found,) = [one for one in sheet.findChildren(QPushButton) if one.text() == words]
    found.click()


def test_a_receipt_that_did_not_print_is_printed_again_from_its_sheet(
    window, printer, code, sheet, idle
):
    assert code in _said(sheet)
    printer.broken = False
    _click(sheet, "Print")
    idle()
    assert printer.printed == [code]
    assert window.screens.slips.unprinted() == ()
    assert "Every receipt is printed." in _said(sheet)
    assert not window.room.unprinted.isVisible()


def test_a_receipt_nobody_needs_is_let_go(window, printer, code, sheet, idle):
    _click(sheet, "Not needed")
    idle()
    assert window.screens.slips.unprinted() == ()
    assert printer.printed == []
    assert code not in _said(sheet)
