"""Forms are filled from the dossier's facts; the PDFs are read back."""

from dataclasses import replace

import pypdfium2
import pytest

from counter_app.domain.deeds import (
    Decided,
    FeeTaken,
    HandedOver,
    Refused,
    Repromised,
    Returned,
    Stopped,
    SupplementAsked,
)
from counter_app.domain.dossier import Money
from counter_app.domain.errors import MissingError, RuleError
from counter_app.domain.orders import OrderedComponent
from counter_app.services.reception import Reception
from tests.builders import make_order, make_person
from tests.services.conftest import HOA, LAN, MINH


def text_of(pdf):
    document = pypdfium2.PdfDocument(pdf)
    pages = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return " ".join(" ".join(pages).split())


@pytest.fixture
def code(reception):
    return reception.receive(make_order(), by=LAN).dossier.code


def test_a_receipt_says_who_what_and_when(paperwork, code):
    said = text_of(paperwork.slip(code, "receipt"))
    for words in (
        "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ",
        code,
        "Nguyễn Thị Mẫu",
        "051185001234",
        "Xác nhận tình trạng hôn nhân để kết hôn",
        "Tờ khai theo mẫu",
        "03 ngày làm việc",
        "08 giờ 00 phút, ngày 02 tháng 3 năm 2026",
        "17 giờ 00 phút, ngày 05 tháng 3 năm 2026",
        "Trần Thị Lan Thử",
        "Mẫu, ngày 02 tháng 3 năm 2026",
    ):
        assert words in said


def test_a_delegate_hands_in_and_the_principal_is_named(paperwork, reception):
    delegate = make_person(name="Trần Văn Thử", id_number="051203009876", proof="Giấy uỷ quyền 7")
    code = reception.receive(make_order(delegate=delegate), by=LAN).dossier.code
    said = text_of(paperwork.slip(code, "receipt"))
    assert "Trần Văn Thử" in said
    assert "Nguyễn Thị Mẫu" in said
    assert "Giấy uỷ quyền 7" in said


def test_an_unknown_due_moment_is_said_on_the_receipt(paperwork, reception):
    code = reception.receive(make_order(procedure="1.000001"), by=LAN).dossier.code
    assert "Chưa xác định" in text_of(paperwork.slip(code, "receipt"))


def test_certified_copies_count_pages_and_copies(paperwork, reception):
    order = make_order(procedure="1.000004", pages=5, copies=3)
    code = reception.receive(order, by=LAN).dossier.code
    assert "Số trang" in text_of(paperwork.slip(code, "receipt"))


def test_pages_counted_for_another_procedure_leave_its_components_on_the_receipt(
    paperwork, reception
):
    code = reception.receive(make_order(pages=5, copies=3), by=LAN).dossier.code
    said = text_of(paperwork.slip(code, "receipt"))
    assert "Tờ khai theo mẫu (01 bản chính)" in said
    assert "Số trang" not in said


def test_each_step_has_its_form(paperwork, processing, code, clock):
    asked = SupplementAsked(("Bản sao giấy khai sinh",), "Thiếu giấy tờ", "Bà Lan Thử")
    processing.ask_supplement(code, asked, by=LAN)
    said = text_of(paperwork.slip(code, "supplement"))
    assert "Bản sao giấy khai sinh" in said
    assert "Thiếu giấy tờ" in said
    clock.forward(hours=1)
    processing.add_supplement(code, [OrderedComponent(2, copies=1)], by=LAN)
    processing.hand_over(code, HandedOver("Tư pháp - Hộ tịch", 3), by=LAN)
    assert "Tư pháp - Hộ tịch" in text_of(paperwork.slip(code, "control"))
    due = clock.now().replace(day=10, hour=17, minute=0)
    processing.repromise(code, Repromised(due, "Chờ xác minh"), by=MINH)
    said = text_of(paperwork.slip(code, "apology"))
    assert "ngày 10 tháng 3 năm 2026" in said
    assert "Chờ xác minh" in said
    processing.decide(code, Decided("granted", "12/XN", "Giấy xác nhận"), by=MINH)
    processing.return_result(code, Returned("delegate", "Lê Thử", "051203009876"), by=LAN)
    said = text_of(paperwork.slip(code, "handover"))
    assert "12/XN" in said
    assert "Lê Thử" in said


def test_the_control_slip_shows_the_way_there_and_the_result_on_its_way_back(
    paperwork, processing, code, clock
):
    processing.hand_over(code, HandedOver("Tư pháp - Hộ tịch", 3), by=LAN)
    processing.hand_over(code, HandedOver("minh", note="Xác minh"), by=MINH)
    clock.at("2026-03-04 10:00")
    processing.decide(code, Decided("granted", "12/XN"), by=MINH)
    said = text_of(paperwork.slip(code, "control"))
    centre = "Bộ phận Tiếp nhận và Trả kết quả"
    for way in (
        f"1. Giao: {centre} 2. Nhận: Tư pháp - Hộ tịch",
        "1. Giao: Tư pháp - Hộ tịch 2. Nhận: minh",
        f"1. Giao: minh 2. Nhận: {centre}",
    ):
        assert way in said
    for word in ("3 tờ", "Xác minh", "Lê Minh Thử", "Trước hạn", "12/XN"):
        assert word in said


def test_a_stop_notice_says_what_was_given_back(paperwork, processing, code):
    paid = processing.take_fee(code, FeeTaken(15_000, "Lệ phí"), by=LAN)
    processing.stop(code, Stopped("Đổi ý"), by=LAN)
    back = FeeTaken(-15_000, "Lệ phí", corrects=paid.payments[0].fact)
    assert processing.take_fee(code, back, by=LAN).money is Money.REFUNDED
    assert "hoàn trả (nếu có): 15.000 đồng" in text_of(paperwork.slip(code, "stop"))


@pytest.mark.parametrize(
    ("act", "deed", "kind", "title"),
    [
        ("refuse", Refused("Không thuộc thẩm quyền", "Điều 17"), "refusal", "TỪ CHỐI"),
        ("stop", Stopped("Công dân đề nghị", returned=("Tờ khai",)), "stop", "DỪNG GIẢI QUYẾT"),
    ],
)
def test_what_ends_early_has_its_form(paperwork, processing, code, act, deed, kind, title):
    getattr(processing, act)(code, deed, by=LAN)
    said = text_of(paperwork.slip(code, kind))
    assert title in said
    assert deed.reason in said


def test_the_older_form_set_stays_with_its_dossier(desk, paperwork, reception, settings, code):
    older = Reception(replace(desk, settings=settings.changed(printing_forms="TT01/2018")))
    old_code = older.receive(make_order(), by=LAN).dossier.code
    assert paperwork.slip(old_code, "receipt") != paperwork.slip(
        old_code, "receipt", forms="TT03/2025"
    )


def test_a_form_that_has_nothing_to_say_is_not_printed(paperwork, code):
    for kind in ("supplement", "refusal", "apology", "stop", "handover"):
        with pytest.raises(RuleError, match=r"slip\.nothing_to_print"):
            paperwork.slip(code, kind)
    with pytest.raises(RuleError, match=r"slip\.unknown_kind"):
        paperwork.slip(code, "poem")
    with pytest.raises(MissingError, match=r"dossier\.unknown"):
        paperwork.slip("H48.12.34-260302-1999", "receipt")


def test_a_list_hands_several_dossiers_over(paperwork, reception, processing, code):
    other = reception.receive(make_order(), by=LAN).dossier.code
    said = text_of(paperwork.hand_over_list([code, other, code], by=HOA))
    assert said.count(code) == 1
    assert other in said
    with pytest.raises(RuleError, match=r"slip\.nothing_to_print"):
        paperwork.hand_over_list([], by=HOA)


def test_a_batch_of_one_applicant_has_one_receipt(paperwork, reception, code):
    other = reception.receive(make_order(), by=LAN).dossier.code
    said = text_of(paperwork.batch_receipt([code, other], by=LAN))
    assert "kèm theo danh sách" in said
    assert other in said
    stranger = make_order(applicant=make_person(name="Trần Văn Thử", id_number="051203009876"))
    third = reception.receive(stranger, by=LAN).dossier.code
    with pytest.raises(RuleError, match=r"slip\.other_applicant"):
        paperwork.batch_receipt([code, third], by=LAN)
