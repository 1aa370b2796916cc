"""Settings, officers, help, and the practice with its own data."""

from threading import Event

import pytest
from pypdfium2 import PdfDocument
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from counter_app.app import open_office
from counter_app.domain.deeds import Decided
from counter_app.domain.errors import SignInError
from counter_app.domain.orders import OrderedComponent, ReceiveOrder
from counter_app.domain.people import Person
from counter_app.domain.staff import Officer, Role
from counter_app.paths import Paths
from counter_app.services.doctor.findings import Finding, Part
from counter_app.services.oversight.training import (
    forget_training,
    prepare_training,
    training_paths,
)
from counter_app.settings import TRAINING_PASSWORD, load
from counter_app.ui.dialogs import Sheet
from counter_app.ui.look.theme import colour
from counter_app.ui.main_window import MainWindow
from counter_app.ui.office.health_sheet import HealthSheet
from counter_app.ui.office.help_sheet import FORMS, KEYS, HelpSheet
from counter_app.ui.office.officers_sheet import OfficersSheet, PasswordSheet
from counter_app.ui.office.training import command
from tests.printing.reading import text_of
from tests.ui.hands import SAME_DAY, FakePrinter, press, type_text, until_idle
from tests.ui.screens.conftest import in_front


@pytest.fixture
def office(window, idle):
    press(window, "F10")
    idle()
    return window.screens.screen("office")


def _click(screen, words: str) -> None:
    found = [b for b in screen.findChildren(QPushButton) if words in b.text().replace("&", "")]
    QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)


def test_settings_are_written_and_the_text_grows_at_once(
    window, counter, office, idle, qapp, tmp_path
):
    assert office.printer.findData("Máy in thử") > 0
    office.paper.setFocus()
    press(office.paper, "Down")
    type_text(office.watched, str(tmp_path))
    _click(office, "Save settings")
    idle()
    kept = load(counter.paths.settings)
    assert (kept.printing_paper, kept.window_watched_folder) == ("A5", str(tmp_path))
    before = qapp.font().pixelSize()
    office.text.setFocus()
    press(office.text, "Down")
    assert qapp.font().pixelSize() > before
    assert window.taste.text_percent == 125


def test_what_is_saved_counts_at_once(
    window, counter, office, make, idle, printer: FakePrinter, tmp_path
):
    watched, second = tmp_path / "watched", tmp_path / "second"
    for folder in (watched, second):
        folder.mkdir()
    office.printer.setCurrentIndex(office.printer.findData("Máy in thử"))
    office.paper.setCurrentIndex(office.paper.findData("A5"))
    office.forms.setCurrentIndex(office.forms.findData("TT01/2018"))
    office.lock_after.setValue(1)
    office.watched.setText(str(watched))
    office.safety.second.setText(str(second))
    assert not counter.scans.watches
    _click(office, "Save settings")
    idle()
    assert office.said.text() == "Saved."
    assert printer.used == ["Máy in thử"]
    assert counter.scans.watches
    dossier = make()
    receipt = PdfDocument(counter.paperwork.slip(dossier.code, "receipt"))
    assert receipt[0].get_width() < 430  # A5, in points
    assert dossier.form_set == "TT01/2018"
    counter.housekeeping.back_up_of_the_day()
    assert list(second.rglob("*"))
    assert window._idle._timer.isActive()
    assert window._idle._timer.interval() == 60_000
    office.lock_after.setValue(0)
    _click(office, "Save settings")
    idle()
    assert not window._idle._timer.isActive()
    counter.change_officer(counter.officer)
    assert counter.warned == ()  # nobody else changed the settings


def test_a_printer_that_is_switched_off_stays_the_chosen_one(
    window, counter, office, idle, printer: FakePrinter
):
    office.printer.setCurrentIndex(office.printer.findData("Máy in thử"))
    _click(office, "Save settings")
    idle()
    printer.names = list
    press(window, "F2")
    press(window, "F10")
    idle()
    assert office.printer.currentText() == "Máy in thử (not there now)"
    _click(office, "Save settings")
    idle()
    assert load(counter.paths.settings).printing_printer == "Máy in thử"


def test_the_language_says_when_it_counts(counter, office, idle):
    office.language.setCurrentIndex(office.language.findData("en"))
    _click(office, "Save settings")
    idle()
    assert office.said.text() == "Saved. The language counts from the next start."
    assert load(counter.paths.settings).window_language == "en"


@pytest.mark.parametrize("which", ["watched", "second"])
def test_a_folder_that_cannot_be_used_is_told_when_it_is_saved(office, idle, tmp_path, which):
    field = office.watched if which == "watched" else office.safety.second
    field.setText(str(tmp_path / "nowhere"))
    _click(office, "Save settings")
    idle()
    assert "is not there" in office.said.text()
    field.setText(str(tmp_path))
    _click(office, "Save settings")
    idle()
    assert office.said.text() == "Saved."


def test_every_paper_size_that_is_offered_can_be_saved(counter, office, idle):
    for number in range(office.paper.count()):
        office.paper.setCurrentIndex(number)
        _click(office, "Save settings")
        idle()
        assert QApplication.activeModalWidget() is None
        assert load(counter.paths.settings).printing_paper == office.paper.currentData()


def test_who_may_not_change_settings_is_told_so(window, counter, office, idle):
    counter.change_officer(Officer("tu", "Tư Thử", Role.RECEIVE))
    _click(office, "Save settings")
    idle()
    box = QApplication.activeModalWidget()
    assert "role does not allow" in box.windowTitle()
    box.accept()


def test_a_test_page_comes_out_or_the_printer_is_named(office, idle, printer: FakePrinter):
    _click(office, "test page")
    idle()
    assert printer.printed == ["page"]
    assert printer.used == ["", ""]
    office.printer.setCurrentIndex(office.printer.findData("Máy in thử"))
    _click(office, "test page")
    idle()
    assert printer.used[2:] == ["Máy in thử", ""]  # tried before it is saved, and put back
    printer.broken = True
    _click(office, "test page")
    idle()
    box = QApplication.activeModalWidget()
    assert "print" in box.windowTitle().lower()
    box.accept()


def test_nobody_real_stands_on_the_test_page(make, office, idle, printer: FakePrinter):
    make("Phan Thị Thử")
    _click(office, "test page")
    idle()
    said = text_of(printer.pdfs[-1])
    assert "Phan Thị Thử" not in said
    assert "Nguyễn Thị Mẫu" in said
    assert "TRANG IN THỬ (Mẫu)" in said
    assert "không có thật" in said


def test_a_print_system_that_hangs_holds_up_neither_the_desk_nor_the_health(
    qtbot, window, counter, office, idle, printer: FakePrinter, monkeypatch
):
    answers = Event()
    monkeypatch.setattr("counter_app.ui.office.health_sheet.PATIENCE_MS", 100)
    monkeypatch.setattr(printer, "names", lambda: ["Máy in thử"] if answers.wait(30) else [])
    sheet = office.safety.show_health()
    try:
        saved: list[int] = []
        window.room.place.jobs.run(
            lambda _report: counter.registers.count(counter.registers.filter_for()),
            owner=sheet,
            done=saved.append,
            failed=window.room.place.dialogs.explain,
        )
        qtbot.waitUntil(lambda: saved == [0], timeout=10_000)
        qtbot.waitUntil(lambda: bool(sheet.findings), timeout=10_000)
        assert _printer_of(sheet).cure == "doctor.printer_unknown"
    finally:
        answers.set()
    idle()
    assert _printer_of(sheet).value == "Máy in thử"
    sheet.accept()


def _printer_of(sheet: HealthSheet) -> Finding:
    return next(one for one in sheet.findings if one.part is Part.PRINTER)


def _officers(window, office, idle) -> OfficersSheet:
    _click(office, "Officers")
    idle()
    sheet = QApplication.activeModalWidget()
    assert isinstance(sheet, OfficersSheet)
    return sheet


def test_an_officer_is_added_gets_another_password_and_is_ended(
    window, counter, office, idle, office_paths
):
    sheet = _officers(window, office, idle)
    for field, text in (
        (sheet.name, "hoa"),
        (sheet.full_name, "Phạm Hoà Thử"),
        (sheet.password, "mat-khau-cua-hoa"),
    ):
        type_text(field, text)
    QTest.mouseClick(sheet.add_one, Qt.MouseButton.LeftButton)
    idle()
    assert "can sign in now" in sheet.said.text()
    office_of = open_office(office_paths, counter.clock)
    assert office_of.check(counter, "hoa", "mat-khau-cua-hoa").full_name == "Phạm Hoà Thử"
    sheet._new_password(counter.staff.get("hoa"))
    new = QApplication.activeModalWidget()
    assert isinstance(new, PasswordSheet)
    type_text(new.first, "mat-khau-moi-hoa")
    type_text(new.again, "khac")
    press(new, "Return")
    assert "not the same" in new.said.text()
    type_text(new.again, "mat-khau-moi-hoa")
    press(new, "Return")
    idle()
    assert office_of.check(counter, "hoa", "mat-khau-moi-hoa").name == "hoa"
    _end(sheet, "hoa", sheet)
    idle()
    with pytest.raises(SignInError):
        office_of.check(counter, "hoa", "mat-khau-moi-hoa")
    sheet.reject()


def _end(sheet, name, behind) -> None:
    def answer(box) -> None:
        if box is behind:
            in_front(Sheet, answer)
        else:
            box.accept()

    in_front(Sheet, answer)
    QTest.mouseClick(sheet.findChild(QPushButton, f"end-{name}"), Qt.MouseButton.LeftButton)


def test_the_last_administrator_stays_and_a_bad_name_is_explained(window, counter, office, idle):
    sheet = _officers(window, office, idle)
    _end(sheet, "lan", sheet)
    idle()
    assert "last administrator" in sheet.said.text()
    type_text(sheet.name, "hòa thử!")
    type_text(sheet.password, "x")
    QTest.mouseClick(sheet.add_one, Qt.MouseButton.LeftButton)
    idle()
    assert sheet.said.text()
    assert [o.name for o in counter.staff.all()] == ["lan"]
    sheet.done(0)


def test_who_is_no_administrator_only_sees_who_works_here(window, counter, office, idle):
    counter.change_officer(Officer("tu", "Tư Thử", Role.LEAD))
    sheet = _officers(window, office, idle)
    said = [words.text() for words in sheet.findChildren(QLabel) if words.isVisible()]
    assert any("Nguyễn Thị Mẫu" in text for text in said)
    assert not sheet.findChildren(QPushButton, "end-lan")
    assert not sheet.name.isVisible()
    sheet.reject()


def test_f1_shows_every_key_and_what_every_form_is_for(window):
    press(window, "F1")
    sheet = QApplication.activeModalWidget()
    assert isinstance(sheet, HelpSheet)
    said = {words.text() for words in sheet.findChildren(QLabel)}
    assert {key for key, _words in KEYS} <= said
    assert {name for name, _words in FORMS} <= said
    press(sheet, "Escape")
    assert not sheet.isVisible()


def test_f1_tells_every_key_that_works_and_none_that_does_not(window, idle):
    for name in ("register", "dossier", "returning", "sync", "board", "office"):
        window.screens.screen(name)
    works = {one.key().toString() for one in window.findChildren(QShortcut)} - {"Enter"}
    shown = {key for key, _words in KEYS}
    assert works <= shown
    by_hand = {"Space", "+  −", "X", "Enter", "↑  ↓", "←  →", "A … Z", "Alt + _", "Ctrl+A"}
    assert shown - works == by_hand  # keys of lists and fields, each tried where it belongs


def test_the_practice_is_unmistakable_and_touches_nothing_real(
    qtbot, qapp, english, counter, office, idle, clock
):
    practice = prepare_training(counter.paths, counter.settings)
    assert prepare_training(counter.paths, counter.settings) == practice
    settings = load(practice.settings)
    assert (settings.gateway_url, settings.window_training) == ("", True)
    printer = FakePrinter()
    window = MainWindow(open_office(practice, clock), printer, qapp)
    window.resize(1366, 697)
    window.show()
    try:
        assert TRAINING_PASSWORD in window.sign_in.hint.text()
        assert "TRAINING" in window.windowTitle()
        type_text(window.sign_in.password, TRAINING_PASSWORD)
        press(window.sign_in.password, "Return")
        qtbot.waitUntil(lambda: not window.is_locked, timeout=20_000)
        until_idle(qtbot, window)
        picture = window.grab().toImage()
        edge = picture.pixelColor(2, picture.height() // 2)
        assert edge == colour("training")
        said = [w.text() for w in window.findChildren(QLabel) if w.isVisible()]
        assert any("TRAINING" in text for text in said)
        dossier = _received(window.counter)
        assert dossier.code.startswith("LT-")
        paper = text_of(window.counter.paperwork.slip(dossier.code, "receipt"))
        assert "KHÔNG CÓ GIÁ TRỊ" in paper.upper()
        assert counter.registers.count(counter.registers.filter_for()) == 0
        assert window.counter.worker(lambda _line: None, on_news=lambda: None) is None
    finally:
        until_idle(qtbot, window)
        window.shut()
        window.hide()
        window.deleteLater()
    forget_training(counter.paths)
    assert not training_paths(counter.paths).data.exists()


def _received(counter):
    known = counter.catalogue.get(SAME_DAY)
    order = ReceiveOrder(
        procedure=SAME_DAY,
        applicant=Person("Nguyễn Thị Mẫu", id_number="051185001234"),
        components=(OrderedComponent(known.components[0].seq, originals=1),),
    )
    dossier = counter.reception.receive(order, by=counter.officer).dossier
    return counter.processing.decide(dossier.code, Decided("granted"), by=counter.officer)


def test_the_practice_opens_in_a_program_of_its_own(tmp_path):
    words = command(Paths(tmp_path))
    assert words[-2:] == ["--data", str(tmp_path)]
