"""Sheets and money as an officer types them: counted where one stands, saved as they were meant."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from counter_app.domain.dossier import Money
from counter_app.ui.reception.checklist_model import Column
from counter_app.ui.words.formats import read_money
from tests.ui.hands import THREE_DAYS, choose_procedure, press, type_text

FEE_UNKNOWN = "1.000656"  # a death registered late: the provincial council sets the charge


@pytest.fixture
def screen(window):
    return window.screens.reception


def test_a_digit_counts_originals_wherever_one_stands_in_the_line(qtbot, window, screen, idle):
    choose_procedure(qtbot, window, THREE_DAYS)
    table, model = screen.checklist.table, screen.checklist.model
    table.setFocus()
    number = model.first_missing()
    table.setCurrentIndex(model.index(number, Column.NAME))
    QTest.keyClick(table, "3")
    press(QApplication.focusWidget(), "Return")
    idle()
    assert model.row_at(number).originals == 3
    screen.clear()


def test_a_count_still_being_typed_is_saved_with_the_dossier(qtbot, window, screen, counter, idle):
    choose_procedure(qtbot, window, THREE_DAYS)
    type_text(screen.applicant.name, "Trần Văn Thử")
    table, model = screen.checklist.table, screen.checklist.model
    press(table, "F8")
    number = next(n for n in range(model.rowCount()) if model.row_at(n).originals)
    table.setFocus()
    table.setCurrentIndex(model.index(number, Column.COPIES))
    QTest.keyClick(table, "4")
    assert QApplication.focusWidget() is not table, "the count stands in its cell"
    press(window, "F9")
    idle()
    dossier = counter.processing.dossier(screen.saved_strip.code.text())
    assert [paper.copies for paper in dossier.components if paper.copies] == [4]


@pytest.mark.parametrize("typed", ["mười nghìn", "15k", "-3", "15,5", "15.00"])
def test_what_is_no_amount_is_said_and_not_saved_as_no_fee(qtbot, window, screen, idle, typed):
    choose_procedure(qtbot, window, FEE_UNKNOWN)
    type_text(screen.applicant.name, "Trần Văn Thử")
    press(screen.checklist.table, "F8")
    idle()
    type_text(screen.fee.amount, typed)
    press(window, "F9")
    idle()
    assert not screen.saved_strip.isVisible()
    assert screen.fee.amount.hasFocus()
    assert "whole đồng" in screen.fault.text()
    screen.clear()


def test_an_amount_with_marks_between_its_thousands_is_owed(qtbot, window, screen, counter, idle):
    choose_procedure(qtbot, window, FEE_UNKNOWN)
    type_text(screen.applicant.name, "Trần Văn Thử")
    press(screen.checklist.table, "F8")
    idle()
    type_text(screen.fee.amount, "8.000 đ")
    idle()
    press(window, "F9")
    idle()
    dossier = counter.processing.dossier(screen.saved_strip.code.text())
    assert [fee.amount for fee in dossier.fees] == [8000]
    assert dossier.money is Money.OWED


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("15000", 15_000),
        ("15.000", 15_000),
        ("1,500,000 đ", 1_500_000),
        ("15 000 VND", 15_000),
        ("0", 0),
        ("15.5", None),
        ("1.50", None),
        ("15000000000000", None),
        ("", None),
    ],
)
def test_an_amount_is_read_as_people_write_it(text, amount):
    assert read_money(text) == amount
