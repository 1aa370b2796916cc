"""Nothing is cut, nothing overlaps, pages break with their headings."""

from dataclasses import replace

import pytest

from counter_app.paths import RESOURCES
from counter_app.printing import SIZES, render
from counter_app.printing.forms import FORMS
from counter_app.printing.papers import ComponentPaper, PersonPaper
from tests.printing import samples
from tests.printing.reading import collisions, glyphs_of, pages_of, squeeze, text_of

EDGE = 14.0  # points of the page that no printer reaches
LONG_NAME = (
    "Chứng thực bản sao từ bản chính giấy tờ, văn bản do cơ quan, tổ chức có thẩm quyền của Việt "
    "Nam; cơ quan, tổ chức có thẩm quyền của nước ngoài; cơ quan, tổ chức có thẩm quyền của Việt "
    "Nam liên kết với cơ quan, tổ chức có thẩm quyền của nước ngoài cấp hoặc chứng nhận"
)
CROWDED = replace(
    samples.RECEIPT,
    applicant=PersonPaper(
        "Công Tằng Tôn Nữ Hoàng Thị Mẫu Thử Nghiệm Tên Rất Dài Của Một Người Không Có Thật",
        "051185001234",
        "Số 1 đường Mẫu\nTổ dân phố số 12\nThôn Làng Thử Nghiệm\nXã Mẫu\nTỉnh Quảng Ngãi",
        "0912345678",
        "mot.dia.chi.thu.dien.tu.rat.dai.cua.nguoi.thu@example.vn",
    ),
    request=LONG_NAME,
    components=tuple(
        ComponentPaper(f"Thành phần hồ sơ thứ {n}: {LONG_NAME[: 40 + 5 * n]}", 1, 0, n % 3)
        for n in range(1, 41)
    ),
)
BARE = replace(
    samples.RECEIPT,
    applicant=PersonPaper(""),
    request="",
    components=(),
    term="",
    due=None,
    return_place="",
    officer="",
    qr="",
    code="",
    number="",
)
PAPERS = {**samples.SAMPLES, "crowded": CROWDED, "bare": BARE}


def assert_well_laid(printed):
    for (width, height), glyphs in glyphs_of(printed):
        assert glyphs
        outside = [
            g
            for g in glyphs
            if g.left < EDGE or g.right > width - EDGE or g.bottom < EDGE or g.top > height - EDGE
        ]
        assert outside == []
        assert collisions(glyphs) == []


LAID = [
    (name, size)
    for name, paper in PAPERS.items()
    for size in (SIZES if not FORMS[type(paper)].landscape else ("A4",))
]


@pytest.mark.parametrize(("name", "size"), LAID)
def test_every_letter_stands_on_the_page_and_on_no_other(name, size):
    assert_well_laid(render(PAPERS[name], size=size))


def test_the_overlap_check_sees_an_overlap():
    (_, glyphs), *_ = glyphs_of(render(samples.RECEIPT))
    moved = [replace(g, left=g.left + 3, right=g.right + 3) for g in glyphs[:40]]
    assert collisions([*glyphs[:40], *moved])


@pytest.mark.parametrize("size", SIZES)
def test_forty_components_break_the_page_with_heading_and_number(size):
    pages = [squeeze(page) for page in pages_of(render(CROWDED, size=size))]
    assert len(pages) >= 2
    for number, page in enumerate(pages, start=1):
        assert f"Trang {number}/{len(pages)}" in page
        if number > 1:
            assert f"GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ – {samples.CODE}" in page
    everything = " ".join(pages)
    assert all(f"{n}. Thành phần hồ sơ thứ {n}:" in everything for n in range(1, 41))
    assert LONG_NAME in text_of(render(CROWDED, size=size))


def test_one_page_carries_no_page_number():
    assert "Trang" not in text_of(render(samples.RECEIPT))


@pytest.mark.parametrize("size", SIZES)
def test_a_usual_receipt_fits_on_one_page(size):
    assert len(pages_of(render(samples.RECEIPT, size=size))) == 1


def test_two_copies_stand_side_by_side_on_one_sheet():
    pages = pages_of(render(samples.RECEIPT, size="A4-2xA5"))
    assert squeeze(pages[0]).count("Mã hồ sơ: H48.12.34-261120-3001") == 2
    ((width, height), glyphs), *_ = glyphs_of(render(samples.RECEIPT, size="A4-2xA5"))
    assert width > height
    assert not [g for g in glyphs if g.left < width / 2 < g.right]


def test_a_table_repeats_its_heading_on_each_page():
    register = replace(samples.REGISTER, rows=samples.register_rows(60), closing=None)
    pages = [squeeze(page) for page in pages_of(render(register))]
    assert len(pages) > 3
    assert all("STT Mã hồ sơ Tên TTHC" in page for page in pages)
    assert all(f"H48.12.34-261120-{3000 + n}" in " ".join(pages) for n in range(1, 61))


def test_signatures_never_stand_alone_on_a_page():
    for count in range(20, 34):
        rows = samples.register_rows(count)
        crowd = replace(samples.DOSSIER_LIST, rows=tuple(
            replace(samples.DOSSIER_LIST.rows[0], code=row.code) for row in rows
        ))  # fmt: skip
        last = squeeze(pages_of(render(crowd))[-1])
        assert "Tổng số" in last
        assert "NGƯỜI GIAO" in last


def test_a_cell_of_ten_thousand_letters_goes_on_over_pages():
    row = replace(samples.REGISTER.rows[0], procedure="dài " * 2500)
    pages = pages_of(render(replace(samples.REGISTER, rows=(row,), closing=None)))
    assert len(pages) > 2
    assert sum(page.count("dài") for page in pages) == 2500


def test_the_closing_page_counts_the_pages_of_the_book():
    register = replace(samples.REGISTER, rows=samples.register_rows(120))
    pages = pages_of(render(register))
    assert f"Sổ này gồm {len(pages)} trang" in squeeze(pages[-1])


def test_a_list_is_a_landscape_page_whatever_size_is_asked():
    assert render(samples.REPORT, size="A5") == render(samples.REPORT)
    ((width, height), _), *_ = glyphs_of(render(samples.REPORT))
    assert width > height


def test_the_documentation_has_a_picture_of_each_form():
    pictures = {file.name.split(".")[0] for file in (RESOURCES.parent / "docs/forms").glob("*.png")}
    missing = [n for n in samples.SAMPLES if not any(p.startswith(n) for p in pictures)]
    assert missing == []


def test_names_with_unusual_letters_print_right():
    for name in ("Y-Blô", "H'Mer", "Ksor H'Ɓlang", "Ʈơ Ƀrâo", "Đinh Ŏi Ĕban", "Čil Múp Ha Kar"):
        paper = replace(samples.RECEIPT, applicant=PersonPaper(name))
        assert f"Ông (Bà)/Tổ chức: {name}" in text_of(render(paper))
