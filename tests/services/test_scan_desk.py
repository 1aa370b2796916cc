"""The desk where scans come in: watched folder, scanner, and what becomes of the originals."""

from dataclasses import replace
from pathlib import Path

import pytest

from counter_app.devices.scanner import Wish
from counter_app.domain.errors import MachineError, RuleError
from counter_app.domain.orders import OrderedComponent
from counter_app.services.desk import Desk
from counter_app.services.scanning.document import Document
from counter_app.services.scanning.scan_desk import ScanDesk
from tests.builders import make_order
from tests.devices.fake_scanner import FakeScanner
from tests.services.conftest import LAN
from tests.services.scanned import pdf_of, picture


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "may-quet"
    made.mkdir()
    return made


def _desk(desk: Desk, folder: Path, *, deletes: bool = False) -> ScanDesk:
    settings = replace(
        desk.settings, window_watched_folder=str(folder), window_watched_delete=deletes
    )
    return ScanDesk(Desk(desk.store, desk.clock, settings), FakeScanner())


def _taken(scans: ScanDesk) -> tuple[Document, tuple]:
    scans.waiting()
    files = scans.waiting()
    return Document().appended([scans.take(file) for file in files]), files


def test_without_a_folder_nothing_waits(desk):
    scans = ScanDesk(desk, FakeScanner())
    assert not scans.watches
    assert scans.waiting() == ()


def test_a_taken_file_is_offered_once_and_given_back_when_nobody_keeps_it(desk, folder):
    (folder / "a.jpg").write_bytes(picture())
    scans = _desk(desk, folder)
    document, files = _taken(scans)
    assert len(document.pages) == 1
    assert scans.waiting() == ()
    scans.give_back(files)
    assert scans.waiting() == files


def test_a_broken_file_stays_on_offer_and_in_its_place(desk, folder):
    file = folder / "a.pdf"
    file.write_bytes(pdf_of(2)[:300])
    scans = _desk(desk, folder)
    with pytest.raises(RuleError, match=r"file\.broken_pdf"):
        _taken(scans)
    assert [offered.path for offered in scans.waiting()] == [file]


def test_kept_files_stay_by_default_and_are_not_offered_after_a_new_start(desk, folder):
    (folder / "a.pdf").write_bytes(pdf_of(1))
    scans = _desk(desk, folder)
    document, files = _taken(scans)
    scans.bind(document, files)
    assert (folder / "a.pdf").exists()
    again = _desk(desk, folder)
    again.waiting()
    assert again.waiting() == ()
    (folder / "b.pdf").write_bytes(pdf_of(2))
    again.waiting()
    assert [file.path.name for file in again.waiting()] == ["b.pdf"]


def test_where_files_shall_go_they_go_only_after_a_saved_dossier_names_them(
    desk, folder, reception
):
    file = folder / "a.jpg"
    file.write_bytes(picture())
    scans = _desk(desk, folder, deletes=True)
    document, files = _taken(scans)
    pdf = scans.bind(document, files)
    scans.waiting()
    assert file.exists()
    incomplete = make_order(components=(OrderedComponent(2, scans=(pdf,)),))
    with pytest.raises(RuleError):
        reception.receive(incomplete, by=LAN)
    with desk.store.write() as work:
        work.attachments.add(pdf)  # stored, but no fact names it
    scans.waiting()
    assert file.exists()
    reception.receive(
        make_order(components=(OrderedComponent(1, originals=1, scans=(pdf,)),)), by=LAN
    )
    scans.waiting()
    assert not file.exists()


def test_a_page_of_the_scanner_is_read_with_the_resolution_asked_for(desk):
    scanner = FakeScanner(glass=[picture(dpi=None, size=(2481, 3508))])
    scans = ScanDesk(desk, scanner)
    run = scans.scan(Wish(dpi=300))
    (page,) = scans.read(run.page(), dpi=300).pages
    assert page.dpi == 300
    assert scanner.wishes == [Wish(dpi=300)]
    with pytest.raises(MachineError, match=r"scanner\.none"):
        scans.scan(Wish()).page()


def test_a_thumbnail_is_small_and_tells_a_blank_page(desk):
    scans = ScanDesk(desk, FakeScanner())
    thumbnail = scans.thumbnail(scans.read(picture(ink="")).pages[0])
    assert thumbnail.is_blank
    assert thumbnail.picture.width < 300
    assert not scans.thumbnail(scans.read(picture()).pages[0]).is_blank


def test_a_file_of_which_a_page_was_left_out_is_never_deleted(desk, folder, reception):
    file = folder / "a.pdf"
    file.write_bytes(pdf_of(3))
    scans = _desk(desk, folder, deletes=True)
    document, files = _taken(scans)
    pdf = scans.bind(document.without([1]), files)
    reception.receive(
        make_order(components=(OrderedComponent(1, originals=1, scans=(pdf,)),)), by=LAN
    )
    assert scans.waiting() == ()
    assert file.exists()


def test_a_file_of_which_no_page_is_bound_is_offered_again(desk, folder):
    (folder / "a.pdf").write_bytes(pdf_of(3))
    scans = _desk(desk, folder)
    _document, files = _taken(scans)
    scans.bind(scans.read(picture()), files)
    assert scans.waiting() == files
