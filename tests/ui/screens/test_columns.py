"""The register's columns: remembered, and as wide as the words need."""

import pytest

from counter_app.ui.language import Language
from counter_app.ui.register.model import Column
from tests.ui.hands import press


@pytest.fixture
def register(window, make, idle):
    """The register with two dossiers in it."""
    make("Nguyễn Thị Mẫu", "051185001234")
    make("Đỗ Văn Thử", "051203009876")
    press(window, "F3")
    idle()
    return window.screens.screen("register")


def test_columns_are_remembered(window, register):
    actions = {action.text(): action for action in register.columns.menu().actions()}
    actions["Received by"].trigger()
    actions["Deadline"].trigger()
    register.table.setColumnWidth(Column.APPLICANT, 222)
    again = type(register)(register._place)
    assert not again.table.isColumnHidden(Column.OFFICER)
    assert again.table.isColumnHidden(Column.COLOUR)
    assert again.table.columnWidth(Column.APPLICANT) == 222
    again.deleteLater()


def test_widths_are_those_of_a_text_size_and_a_language(window, register):
    register.table.setColumnWidth(Column.DELIVERED, 40)
    spoken = Language()
    try:
        spoken.choose("vi")
        other_words = type(register)(register._place)
    finally:
        spoken.choose("en")
    window.taste.set_text_percent(125)
    other_letters = type(register)(register._place)
    for made in (other_words, other_letters):
        assert made.table.columnWidth(Column.DELIVERED) > 60
        made.deleteLater()
