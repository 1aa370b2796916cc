"""The wheel scrolls the form; it never turns a value over which the pointer stands."""

import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QSpinBox, QWidget

from tests.ui.hands import SAME_DAY, choose_procedure


def _wheel(window: QWidget, over: QWidget, by: int) -> None:
    place = over.mapTo(window, over.rect().center())
    QTest.wheelEvent(window.windowHandle(), QPointF(place), QPoint(0, by))


def _values(over: QWidget) -> list[int]:
    choices = [box.currentIndex() for box in over.findChildren(QComboBox)]
    return [*choices, *(box.value() for box in over.findChildren(QSpinBox))]


@pytest.mark.parametrize("by", [120, -120])
def test_no_value_of_a_dossier_changes_under_the_wheel(qtbot, window, idle, by):
    screen = window.screens.reception
    choose_procedure(qtbot, window, SAME_DAY)
    before = _values(screen)
    assert len(before) > 8
    for box in (*screen.findChildren(QComboBox), *screen.findChildren(QSpinBox)):
        if not box.isVisible():
            continue
        box.setFocus()  # just chosen with the mouse, which stands there still
        _wheel(window, box, by)
    assert _values(screen) == before
    screen.clear()


def test_the_form_scrolls_when_the_wheel_turns_over_a_choice(qtbot, window, idle):
    screen = window.screens.reception
    screen.owner_button.click()
    screen.delegate_button.click()
    idle()
    bar = next(
        area.verticalScrollBar()
        for area in _parents(screen.return_by)
        if hasattr(area, "verticalScrollBar")
    )
    bar.setValue(bar.maximum())
    _wheel(window, screen.return_by, 120)
    assert bar.value() < bar.maximum()
    screen.clear()


def _parents(widget: QWidget) -> list[QWidget]:
    found = []
    while (widget := widget.parentWidget()) is not None:
        found.append(widget)
    return found


def test_no_filter_of_the_register_changes_under_the_wheel(window, idle):
    window.screens.show_screen("register")
    idle()
    filters = window.screens.screen("register").filters
    for box in filters.findChildren(QComboBox):
        _wheel(window, box, -120)
    assert filters.limits() == {}
