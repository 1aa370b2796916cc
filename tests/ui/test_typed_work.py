"""Whatever somebody typed is not thrown away without a question, wherever it was typed."""

import pytest
from shiboken6 import isValid

from counter_app.front import doors
from counter_app.paths import Paths
from counter_app.ui.dialogs import Sheet
from counter_app.ui.office.join_sheet import JoinSheet
from counter_app.ui.office.officers_sheet import OfficersSheet
from counter_app.ui.set_up.sheet import SetUpSheet
from counter_app.ui.sign_in.activation_sheet import ActivationSheet
from tests.ui.hands import press, type_text
from tests.ui.screens.conftest import in_front

FORMS = {
    "set-up": (lambda window, tmp: SetUpSheet(doors(Paths(tmp / "new"))), "officer_name"),
    "officers": (lambda window, _: OfficersSheet(window.screens._place, window), "full_name"),
    "join": (lambda window, _: JoinSheet(window.screens._place, window), "gateway"),
    "activation": (lambda window, _: ActivationSheet(window), "name"),
}


@pytest.fixture(params=FORMS)
def form(request, qtbot, window, tmp_path, idle):
    """A form, open, with the field one types into."""
    make, field = FORMS[request.param]
    sheet = make(window, tmp_path)
    sheet.open()
    sheet.activateWindow()
    qtbot.waitUntil(sheet.isActiveWindow)
    idle()
    yield sheet, getattr(sheet, field)
    if isValid(sheet):
        sheet.done(0)
        sheet.deleteLater()
    idle()


def _say_no(heard):
    """Escape, the safe answer, to the question that comes up."""

    def answer(box):
        if box.objectName() == "message":
            heard.append(box.windowTitle())
            press(box, "Escape")
        else:
            in_front(Sheet, answer)

    in_front(Sheet, answer)


def test_a_form_that_was_typed_into_asks_before_it_goes(form):
    sheet, field = form
    type_text(field, "Tran Van Thu")
    heard = []
    _say_no(heard)
    press(field, "Escape")
    assert heard == ["Leave without saving?"]
    assert sheet.isVisible()
    assert field.text() == "Tran Van Thu"


def test_an_untouched_form_goes_at_once(form):
    sheet, field = form
    press(field, "Escape")
    assert not isValid(sheet) or not sheet.isVisible()


def test_who_collects_a_result_is_not_forgotten_at_escape(window, idle):
    window.screens.show_screen("returning")
    idle()
    screen = window.screens.screen("returning")
    screen.form.name.show()
    type_text(screen.form.name, "Tran Van Thu")
    heard = []
    _say_no(heard)
    press(screen.form.name, "Escape")
    assert heard == ["Leave without saving?"]
    assert screen.form.name.text() == "Tran Van Thu"
    screen.form.clear()
    press(screen.search, "Escape")  # nothing typed: nothing asked
