"""Pages in, one PDF out: lossless, bounded, the same for the same."""

import struct
import zlib
from hashlib import sha256
from io import BytesIO

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from counter_app.devices.scanner import NoScanner
from counter_app.domain.errors import MissingError, RuleError
from counter_app.domain.orders import OrderedComponent
from counter_app.services.scanning import pictures
from counter_app.services.scanning.binding import to_pdf
from counter_app.services.scanning.document import MOST_PAGES, Document, Page, Source
from counter_app.services.scanning.images import sheet_dpi
from counter_app.services.scanning.reading import read
from counter_app.services.scanning.scan_desk import ScanDesk
from tests.builders import make_order
from tests.services.conftest import LAN
from tests.services.scanned import bomb, pdf_of, picture, see_through, tiff_of, with_picture


def _texts(pdf: bytes) -> list[str]:
    with pikepdf.open(BytesIO(pdf)) as file:
        return [page.Contents.read_bytes().decode() for page in file.pages]


def _image(page: pikepdf.Page) -> pikepdf.Stream:
    (image,) = (found for found in page.Resources.XObject.values())
    return image


def _refused(content: bytes) -> RuleError:
    with pytest.raises(RuleError) as refused:
        read(content)
    return refused.value


def test_a_jpeg_becomes_one_page_and_keeps_its_bytes():
    jpeg = picture()
    (page,) = read(jpeg).pages
    assert (round(page.width_pt), round(page.height_pt)) == (595, 842)
    assert page.dpi == 200
    assert not page.is_coarse
    pdf = to_pdf(read(jpeg))
    assert pdf.startswith(b"%PDF-1.4")
    with pikepdf.open(BytesIO(pdf)) as file:
        image = _image(file.pages[0])
        assert image.read_raw_bytes() == jpeg
        assert image.ColorSpace == "/DeviceRGB"


@pytest.mark.parametrize(
    ("kind", "mode"),
    [("PNG", "RGB"), ("PNG", "L"), ("PNG", "P"), ("PNG", "1"), ("TIFF", "RGB"), ("JPEG", "CMYK")],
)
def test_every_kind_of_picture_comes_through_dot_by_dot(kind, mode):
    content = picture(kind, mode=mode, size=(331, 468), dpi=400)
    pdf = to_pdf(read(content))
    with pikepdf.open(BytesIO(pdf)) as file:
        image = _image(file.pages[0])
        got = pikepdf.PdfImage(image).as_pil_image().convert("RGB")
    wanted = Image.open(BytesIO(content)).convert("RGB")
    assert got.size == wanted.size
    if kind != "JPEG":
        assert got.tobytes() == wanted.tobytes()


def test_a_tiff_of_three_sheets_has_three_pages():
    document = read(tiff_of(3))
    assert [page.number for page in document.pages] == [0, 1, 2]
    assert {page.dpi for page in document.pages} == {200}
    assert len(to_pdf(document)) < 60_000  # fax packing is kept, not blown up


def test_clear_parts_of_a_png_are_white_paper():
    (page,) = read(see_through()).pages
    drawn = pictures.drawn(page, dpi=20)
    corner = drawn.pixels[:3]
    assert corner == b"\xff\xff\xff"


def test_a_phones_picture_lies_on_a4_and_the_right_way_up():
    exif = Image.Exif()
    exif[0x0112] = 6  # turn a quarter clockwise to see it
    (page,) = read(picture(dpi=72, size=(4000, 3000), exif=exif)).pages
    assert page.width_pt < page.height_pt
    assert page.height_pt == pytest.approx(842, abs=60)
    assert 330 < page.dpi < 400


@pytest.mark.parametrize(
    ("pixels", "stated", "dpi"),
    [
        ((1654, 2339), 200, 200),
        ((827, 1169), 100, 100),
        ((1654, 2339), 96, 200),
        ((595, 842), 72, 72),
        ((4000, 3000), 180, 363),  # would be 22 inches wide
        ((3508, 4960), 300, 300),  # A3
    ],
)
def test_what_a_file_says_of_its_resolution_is_believed_where_it_can_be(pixels, stated, dpi):
    assert round(sheet_dpi(*pixels, stated)) == dpi


def test_below_200_dpi_the_page_and_its_resolution_are_named():
    document = read(picture()).appended([read(picture(dpi=150, size=(1240, 1754)))])
    (finding,) = document.findings()
    assert (finding.code, finding.page, finding.dpi) == ("scan.low_resolution", 2, 150)


def test_a_drawn_page_has_no_resolution_to_complain_about():
    document = read(pdf_of(2))
    assert [page.dpi for page in document.pages] == [0, 0]
    assert document.findings() == ()


def test_the_resolution_of_a_scanned_pdf_is_measured_on_its_pages():
    pdf = to_pdf(read(picture(dpi=120, size=(992, 1403))))
    (page,) = read(pdf).pages
    assert page.dpi == 120
    assert page.is_coarse


def test_a_pdf_that_was_only_looked_at_comes_out_to_the_byte():
    pdf = pdf_of(3, signed=True)
    document = read(pdf)
    assert to_pdf(document) == pdf
    assert to_pdf(document.turned([1], 90).turned([1], 270)) == pdf
    assert document.findings() == ()
    assert [f.code for f in document.turned([0], 90).findings()] == ["scan.signature_lost"]


def test_an_old_pdf_is_lifted_to_the_version_the_regulation_asks_for():
    pdf = to_pdf(read(pdf_of(1, version="1.3")))
    assert pdf.startswith(b"%PDF-1.4")


def test_pages_are_turned_moved_dropped_and_bound_without_being_drawn_anew():
    jpeg = picture()
    document = read(pdf_of(3)).appended([read(jpeg)])
    changed = document.turned([0, 3], 90).moved([3], -1).without([1])
    pdf = to_pdf(changed)
    with pikepdf.open(BytesIO(pdf)) as file:
        assert [int(page.obj.get("/Rotate", 0)) for page in file.pages] == [90, 90, 0]
        image = _image(file.pages[1])
        assert image.read_raw_bytes() == jpeg
    texts = _texts(pdf)
    assert "Trang 1" in texts[0]
    assert "Trang 3" in texts[2]
    assert to_pdf(changed) == pdf


def test_a_page_turned_on_its_side_in_the_file_is_turned_from_there():
    with pikepdf.open(BytesIO(pdf_of(1))) as file:
        file.pages[0].rotate(90, relative=False)
        out = BytesIO()
        file.save(out)
    document = read(out.getvalue())
    assert document.pages[0].width_pt > document.pages[0].height_pt
    with pikepdf.open(BytesIO(to_pdf(document.turned([0], 90)))) as file:
        assert int(file.pages[0].obj.Rotate) == 180


@given(
    count=st.integers(0, 8),
    chosen=st.sets(st.integers(0, 9)),
    step=st.sampled_from([-1, 1]),
)
def test_moving_loses_no_page_and_moving_back_restores(count, chosen, step):
    source = Source("0", b"", count)
    document = Document(tuple(Page(source, n, 595, 842) for n in range(count)))
    order = document.order(chosen, step)
    assert sorted(order) == list(range(count))
    moved = document.moved(chosen, step)
    places = {moved.pages.index(document.pages[n]) for n in chosen if n < count}
    at_edge = any(order[n] == n for n in chosen if n < count)
    if not at_edge:
        assert moved.moved(places, -step) == document


def test_blank_pages_are_told_from_written_ones():
    blank = read(picture(ink=""))
    written = read(picture())
    scarce = read(pdf_of(1, words="7"))
    assert pictures.is_blank(pictures.drawn(blank.pages[0], dpi=30))
    assert not pictures.is_blank(pictures.drawn(written.pages[0], dpi=30))
    assert not pictures.is_blank(pictures.drawn(scarce.pages[0], dpi=30, grey=True))


@pytest.mark.parametrize("lock", [{"password": "mat-khau"}, {"owner": "chu"}])
def test_a_locked_pdf_is_refused_before_it_is_stored(lock):
    refused = _refused(pdf_of(1, **lock))
    assert refused.code == "file.broken_pdf"
    assert refused.facts == {"encrypted": True}


@pytest.mark.parametrize("part", [9, 200, 0.5, 0.9])
def test_a_pdf_cut_off_is_refused_not_shortened(part):
    whole = pdf_of(3)
    cut = int(part if part > 1 else len(whole) * part)
    assert _refused(whole[:cut]).code == "file.broken_pdf"


def test_a_pdf_with_a_wrong_index_is_mended():
    whole = pdf_of(2)
    shifted = whole.replace(b"startxref\n", b"startxref\n9")
    assert len(read(shifted).pages) == 2


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF"])
def test_a_picture_cut_off_is_refused(kind):
    whole = picture(kind)
    assert _refused(whole[: len(whole) // 2]).code == "file.broken_image"
    assert _refused(whole[:40]).code == "file.broken_image"


@pytest.mark.parametrize("content", [b"", b"MZ\x90\x00", b"GIF89a" + b"0" * 50])
def test_what_is_no_scan_is_refused(content):
    assert _refused(content).code == "file.not_pdf_or_image"


def test_a_bomb_is_refused_without_being_unpacked():
    packed = bomb()
    assert len(packed) < 1_000_000
    assert _refused(packed).code == "scan.too_large"


@pytest.mark.parametrize("content", [with_picture(60_000, 60_000), pdf_of(1, size=(9000, 9000))])
def test_huge_pages_are_refused(content):
    assert _refused(content).code == "scan.too_large"


@pytest.mark.parametrize("size", [(20_000, 5_000), (60_000, 60_000)])
def test_a_huge_picture_is_refused_by_its_head(size):
    small = picture("PNG", size=(8, 8), mode="1", ink="")
    head = struct.pack(">4sII", b"IHDR", *size) + small[24:29]
    content = small[:12] + head + struct.pack(">I", zlib.crc32(head)) + small[33:]
    assert _refused(content).code == "scan.too_large"


def test_too_many_pages_are_refused_in_a_file_and_in_a_document():
    assert _refused(pdf_of(MOST_PAGES + 1)).code == "scan.too_many_pages"
    most = read(pdf_of(MOST_PAGES))
    with pytest.raises(RuleError, match=r"scan\.too_many_pages"):
        most.appended([read(picture())])


def test_a_document_without_pages_is_no_scan():
    with pytest.raises(RuleError, match=r"scan\.no_pages"):
        to_pdf(Document())


def test_above_ten_megabytes_it_is_said():
    page = read(picture()).pages[0]
    heavy = Source("0", b"0" * (11 * 1024 * 1024))
    document = Document((Page(heavy, 0, page.width_pt, page.height_pt, 300),))
    assert [f.code for f in document.findings()] == ["scan.large"]


def test_the_same_scan_is_stored_once_and_named_by_the_fact(reception, desk):
    first, second = to_pdf(read(picture())), to_pdf(read(picture()))
    assert first == second
    order = make_order(
        components=(
            OrderedComponent(1, originals=1, scans=(first, second)),
            OrderedComponent(2, scans=(first,)),
        )
    )
    dossier = reception.receive(order, by=LAN).dossier
    key = sha256(first).hexdigest()
    assert [intake.scans for intake in dossier.components] == [(key,), (key,)]
    with desk.store.read() as work:
        assert work.attachments.read(key) == first
        assert work.attachments.is_named(key)
        assert not work.attachments.is_named("00" * 32)
    stored = [file for file in desk.store.paths.blobs.rglob("*") if file.is_file()]
    assert len(stored) == 1


def test_a_bad_scan_in_memory_keeps_everything_out(reception, desk):
    order = make_order(
        components=(
            OrderedComponent(1, originals=1, scans=(picture(),)),
            OrderedComponent(2, scans=(b"MZ",)),
        )
    )
    with pytest.raises(RuleError) as refused:
        reception.receive(order, by=LAN)
    assert refused.value.code == "file.not_pdf_or_image"
    assert refused.value.facts["seq"] == 2
    assert not desk.store.paths.blobs.exists() or not any(desk.store.paths.blobs.rglob("*"))


def test_scans_from_memory_are_attached_to_a_received_dossier(reception, processing):
    dossier = reception.receive(make_order(), by=LAN).dossier
    pdf = to_pdf(read(picture()))
    after = processing.attach(dossier.code, OrderedComponent(1, scans=(pdf,)), by=LAN)
    assert after.components[0].scans == (sha256(pdf).hexdigest(),)
    with pytest.raises(RuleError, match=r"attach\.no_files"):
        processing.attach(dossier.code, OrderedComponent(1), by=LAN)


def test_an_order_never_shows_its_scans_in_a_message():
    assert "scans" not in repr(OrderedComponent(1, scans=(b"%PDF-bi-mat",)))
    assert "%PDF" not in repr(read(pdf_of(1)))


def test_a_missing_file_is_said_without_its_name(desk, tmp_path):
    with pytest.raises(MissingError) as missing:
        ScanDesk(desk, NoScanner()).open(tmp_path / "Nguyễn Thị Mẫu.pdf")
    assert "Mẫu" not in str(missing.value)
