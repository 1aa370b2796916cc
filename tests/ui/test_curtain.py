"""The lock: nothing of a citizen's comes onto the screen while nobody has signed in."""

import pytest
from PySide6.QtWidgets import QApplication, QDialog

from counter_app.domain.errors import MachineError
from counter_app.domain.staff import Officer, Role
from tests.ui.hands import PASSWORD, press, receive, type_text

OTHER = "mat-khau-khac-2026"


def sheets(window) -> list[QDialog]:
    return [sheet for sheet in window.findChildren(QDialog) if sheet.isVisible()]


@pytest.fixture
def unlock(qtbot, window, counter):
    """Sign in at the locked window, as the same officer or as Thu."""
    counter.staff.add(Officer("thu", "Trần Văn Thử", Role.RECEIVE), OTHER, by=counter.officer)

    def sign_in(name: str = "lan") -> None:
        window.sign_in.names.setCurrentText(name)
        type_text(window.sign_in.password, OTHER if name == "thu" else PASSWORD)
        press(window.sign_in.password, "Return")
        qtbot.waitUntil(lambda: not window.is_locked)

    return sign_in


def test_what_opens_while_locked_waits_behind_the_lock(qtbot, window, unlock, idle):
    code = receive(qtbot, window, "Nguyễn Thị Mẫu", "051185001234")
    window.screens.slips.show_slip(code, "receipt")
    window.lock()  # before the paper is made
    idle()
    assert sheets(window) == []
    assert QApplication.activeModalWidget() is None
    window.dialogs.explain(MachineError("printer.failed"))
    idle()
    assert sheets(window) == []

    unlock()
    assert [sheet.objectName() for sheet in sheets(window)] == ["preview", "message"]
    for sheet in sheets(window):
        sheet.accept()


def test_a_question_that_comes_while_locked_is_answered_with_no(qtbot, window, unlock, idle):
    window.lock()
    assert not window.dialogs.ask("Thử?", "Thử", yes="Có", harm=True)
    assert window.is_locked

    unlock()
    assert sheets(window) == []


def test_another_officer_does_not_see_what_was_made_for_the_one_before(qtbot, window, unlock, idle):
    code = receive(qtbot, window, "Nguyễn Thị Mẫu", "051185001234")
    window.screens.slips.show_slip(code, "receipt")
    window.lock()
    idle()
    unlock("thu")
    idle()
    assert sheets(window) == []
