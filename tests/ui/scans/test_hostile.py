"""Files of every kind, dropped at every moment: none lost, none kept unasked, each told by name."""

from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from counter_app.domain.staff import Officer, Role
from counter_app.ui.scans.sheet import ScanSheet
from tests.services.scanned import pdf_of, picture
from tests.ui.hands import press, type_text
from tests.ui.scans.dropping import drop_files, file_of

OTHER = "mat-khau-khac-2026"


def test_every_file_that_cannot_be_used_is_told_by_its_name(sheet, tmp_path, settle):
    folder = tmp_path / "thu-muc"
    folder.mkdir()
    drop_files(
        sheet,
        file_of(tmp_path, "trong.pdf", b""),
        file_of(tmp_path, "hong.pdf", b"%PDF-1.4 hong"),
        folder,
        file_of(tmp_path, "tot.jpg", picture()),
    )
    settle()
    said = sheet.trouble_words.text().splitlines()
    assert [line.partition(":")[0] for line in said] == ["trong.pdf", "hong.pdf", "thu-muc"]
    assert "folder" in said[2]
    assert len(sheet.flow.document.pages) == 1
    drop_files(sheet, file_of(tmp_path, "tot-2.jpg", picture()))
    settle()
    assert not sheet.trouble.isVisible(), "what was told before is told no more"


def test_of_many_bad_files_the_first_are_told_and_the_rest_are_counted(sheet, tmp_path, settle):
    drop_files(sheet, *(file_of(tmp_path, f"{number}.pdf", b"x") for number in range(9)))
    settle()
    said = sheet.trouble_words.text().splitlines()
    assert len(said) == 5
    assert "5" in said[-1]


def test_what_was_taken_back_can_be_done_again(sheet, tmp_path, settle):
    drop_files(sheet, file_of(tmp_path, "a.pdf", pdf_of(2)))
    settle()
    assert not sheet.redo.isVisible()
    press(sheet.list, "Delete")
    QTest.keyClick(sheet, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(sheet.flow.document.pages) == 2
    QTest.keyClick(sheet, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert len(sheet.flow.document.pages) == 1
    assert not sheet.redo.isVisible()


def test_nothing_is_dropped_or_turned_into_pages_already_being_bound(
    qtbot, sheet, window, tmp_path, settle
):
    drop_files(sheet, file_of(tmp_path, "a.jpg", picture()))
    settle()
    free = Event()
    window.jobs.run(
        lambda _report: free.wait(10),
        owner=window,
        done=lambda _none: None,
        failed=window.dialogs.explain,
    )
    press(sheet, "F9")
    assert not sheet.acceptDrops()
    press(sheet, "R", "Escape")
    qtbot.wait(20)
    bound = sheet.flow.document
    assert sheet.isVisible()
    free.set()
    settle()
    assert sheet.flow.document == bound
    assert (sheet.pages, len(sheet.scans)) == (1, 1)


def test_pages_that_cannot_be_bound_can_be_worked_on_again(sheet, tmp_path, settle, monkeypatch):
    drop_files(sheet, file_of(tmp_path, "a.jpg", picture()))
    settle()
    monkeypatch.setattr("counter_app.services.scanning.binding.MAX_BYTES", 10)
    press(sheet, "F9")
    settle()
    assert sheet.isVisible()
    assert "too large" in sheet.trouble_words.text()
    assert sheet.acceptDrops()
    press(sheet.list, "Delete")
    assert not sheet.flow.document.pages


@pytest.fixture
def thu(counter) -> Officer:
    made = Officer("thu", "Trần Văn Thử", Role.RECEIVE)
    counter.staff.add(made, OTHER, by=counter.officer)
    return made


def test_files_of_an_officer_who_was_locked_out_are_offered_again(
    qtbot, window, place, sheet, folder, settle, thu
):
    (folder / "quet-1.jpg").write_bytes(picture())
    qtbot.waitUntil(sheet.offer.isVisible, timeout=10_000)
    press(sheet, "F7")
    settle()
    window.lock()
    window.sign_in.names.setCurrentText("thu")
    type_text(window.sign_in.password, OTHER)
    press(window.sign_in.password, "Return")
    qtbot.waitUntil(lambda: not window.is_locked)
    settle()
    again = ScanSheet(place, window, "Tờ khai")
    again.open()
    qtbot.waitUntil(again.offer.isVisible, timeout=10_000)
    again.done(0)
    again.deleteLater()
