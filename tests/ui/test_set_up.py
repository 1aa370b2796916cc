"""The first start: a counter is set up, or brought back from a backup, without a command line."""

import pytest
from PySide6.QtWidgets import QDialog

from counter_app.app import open_office
from counter_app.front import doors
from counter_app.paths import Paths
from counter_app.ui.set_up.form import NewCounter, cleaned, faults
from counter_app.ui.set_up.sheet import SetUpSheet
from tests.ui.hands import PASSWORD, press, type_text

WANTED = NewCounter(" h48.12.34", "Xã  Mẫu ", 3, " Lan", "Nguyễn Thị Mẫu", PASSWORD)
DEAD = "http://127.0.0.1:9"  # nobody listens there


@pytest.fixture
def empty(tmp_path):
    return Paths(tmp_path / "new")


@pytest.fixture
def sheet(qtbot, english, empty):
    made = SetUpSheet(doors(empty))
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    qtbot.waitUntil(lambda: made._jobs.is_idle, timeout=20_000)
    made.done(0)
    made.deleteLater()


def fill(sheet, **more):
    said = {
        "unit": "H48.12.34",
        "unit_name": "Xã Mẫu",
        "officer_name": "Nguyễn Thị Mẫu",
        "officer": "lan",
        "password": PASSWORD,
        "again": PASSWORD,
    }
    for name, text in (said | more).items():
        type_text(getattr(sheet, name), text)


def ended(qtbot, sheet):
    qtbot.waitUntil(lambda: sheet._jobs.is_idle, timeout=20_000)
    return QDialog.DialogCode(sheet.result()) is QDialog.DialogCode.Accepted


def test_a_counter_is_set_up_by_keys_and_its_admin_signs_in(qtbot, sheet, empty):
    fill(sheet)
    press(sheet, "F9")
    assert ended(qtbot, sheet)
    counter = open_office(empty).sign_in("lan", PASSWORD)
    try:
        assert counter.officer.role.value == "admin"
        assert counter.settings.office_name == "Xã Mẫu"
        assert not counter.settings.window_training
    finally:
        counter.close()


def test_the_commune_is_found_by_some_letters_and_chosen_by_keys(qtbot, sheet):
    sheet.unit_name.setFocus()
    type_text(sheet.unit_name, "nghia hanh quang ngai")
    popup = sheet.communes.popup()
    qtbot.waitUntil(popup.isVisible)
    offered = [popup.model().index(n, 0).data() for n in range(popup.model().rowCount())]
    assert "Xã Nghĩa Hành, Quảng Ngãi" in offered
    for _ in range(offered.index("Xã Nghĩa Hành, Quảng Ngãi") + 1):
        press(popup, "Down")
    press(popup, "Return")
    assert sheet.unit_name.text() == "Xã Nghĩa Hành"
    assert not popup.isVisible()


def test_a_name_that_no_commune_bears_stays_as_typed(qtbot, sheet):
    sheet.unit_name.setFocus()
    type_text(sheet.unit_name, "Trung tâm Thử nghiệm")
    assert not sheet.communes.popup().isVisible()
    assert sheet.unit_name.text() == "Trung tâm Thử nghiệm"


def test_what_is_missing_is_named_and_nothing_is_made(sheet, empty):
    press(sheet, "F9")
    assert sheet.fault.isVisible()
    assert "H48.12.34" in sheet.fault.text()
    assert sheet.unit.property("fault") == "true"
    fill(sheet, again="x")
    press(sheet, "F9")
    assert sheet.fault.text() == "The two passwords differ."
    assert not empty.data.exists()


def test_a_province_that_does_not_answer_leaves_nothing_and_loses_no_word(qtbot, sheet, empty):
    fill(sheet, gateway=DEAD, enrolment="ABCD-EFGH-JKMN-PQRS")
    press(sheet, "F9")
    assert not ended(qtbot, sheet)
    assert sheet.fault.text()
    assert not empty.settings.exists()
    assert sheet.unit_name.text() == "Xã Mẫu"
    sheet.gateway.clear()
    sheet.enrolment.clear()
    press(sheet, "F9")
    assert ended(qtbot, sheet)


def test_a_training_counter_knows_no_province(qtbot, sheet, empty):
    fill(sheet, gateway=DEAD, enrolment="ABCD")
    sheet.training.click()
    assert not sheet.gateway.isEnabled()
    press(sheet, "F9")
    assert ended(qtbot, sheet)
    assert open_office(empty).settings.window_training
    assert open_office(empty).settings.gateway_url == ""


def test_a_short_password_is_warned_of_at_once(sheet):
    type_text(sheet.password, "abc")
    assert "8" in sheet.fault.text()
    type_text(sheet.password, "defgh")
    assert not sheet.fault.isVisible()


def test_a_backup_brings_a_counter_back(qtbot, sheet, empty, office_paths, tmp_path):
    counter = open_office(office_paths).sign_in("lan", PASSWORD)
    try:
        kept = counter.housekeeping.back_up(tmp_path / "stick", by=counter.officer)
    finally:
        counter.close()
    wrong = tmp_path / "wrong.counter-backup"
    wrong.write_bytes(b"no backup")
    sheet.restore(wrong)
    assert not ended(qtbot, sheet)
    assert sheet.fault.text()
    assert not empty.settings.exists()
    sheet.restore(kept)
    assert ended(qtbot, sheet)
    open_office(empty).sign_in("lan", PASSWORD).close()


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({}, ()),
        ({"unit": "../x"}, ("unit",)),
        ({"gateway": "https://a.example"}, ("enrolment",)),
        ({"enrolment": "ABCD"}, ("gateway",)),
        ({"gateway": "https://a.example", "training": True}, ()),
        ({"officer": " ", "officer_name": ""}, ("officer_name", "officer")),
    ],
)
def test_the_form_knows_what_is_wrong(changes, wrong):
    fields = {name: getattr(WANTED, name) for name in WANTED.__slots__}
    said = cleaned(NewCounter(**(fields | changes)))
    assert faults(said, PASSWORD) == wrong
    assert (said.unit_name, said.officer) == ("Xã Mẫu", changes.get("officer", "lan").strip())
