"""Each form word for word, in the order of the official one."""

import re

import pytest

from counter_app.domain.errors import RuleError
from counter_app.printing import render
from tests.printing import samples
from tests.printing.reading import squeeze, text_of

HEADER = (
    "ỦY BAN NHÂN DÂN XÃ MẪU",
    "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG",
    "Số:",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "Mẫu, ngày",
)
FORMS = {
    "receipt": (
        "Số: 3001/2026-TTPVHCC (BPTNTKQ)",
        "Mẫu, ngày 20 tháng 11 năm 2026",
        "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ",
        "Mã hồ sơ: H48.12.34-261120-3001",
        "Trung tâm Phục vụ hành chính công/Bộ phận Tiếp nhận và Trả kết quả xã Mẫu",
        "Tiếp nhận hồ sơ của Ông (Bà)/Tổ chức: Nguyễn Thị Mẫu",
        "Số định danh cá nhân/tổ chức: 051185001234",
        "Địa chỉ: Thôn 1, xã Mẫu, tỉnh Quảng Ngãi",
        "Số điện thoại: 0912345678",
        "Email: …",
        "Nội dung yêu cầu giải quyết: Xác nhận tình trạng hôn nhân để kết hôn",
        "Thành phần hồ sơ nộp gồm:",
        "1. Tờ khai cấp Giấy xác nhận tình trạng hôn nhân theo mẫu (01 bản chính)",
        "2. Trích lục ghi chú ly hôn (01 bản sao)",
        "3. Văn bản ủy quyền được chứng thực (01 bản chứng thực)",
        "Số lượng hồ sơ: 01 (bộ)",
        "Thời gian giải quyết hồ sơ theo quy định là: 03 ngày làm việc",
        "Thời gian nhận hồ sơ: 08 giờ 30 phút, ngày 20 tháng 11 năm 2026",
        "Thời gian trả kết quả giải quyết hồ sơ: 17 giờ 00 phút, ngày 25 tháng 11 năm 2026",
        "Đăng ký nhận kết quả tại: Trung tâm Phục vụ hành chính công xã Mẫu",
        "Vào Sổ theo dõi hồ sơ, Quyển số …… Số thứ tự …… (nếu có)",
        "NGƯỜI NỘP HỒ SƠ",
        "(Ký và ghi rõ họ tên)",
        "NGƯỜI TIẾP NHẬN HỒ SƠ",
        "(Ký và ghi rõ họ tên)",
        "(Chữ ký số của người tiếp nhận hồ sơ nếu là biểu mẫu điện tử)",
        "Lê Thị Thử",
    ),
    "receipt-certified": (
        "Thành phần hồ sơ nộp gồm:",
        "TT Thành phần hồ sơ Số trang Số bản giấy Ký bản điện tử",
        "1 Bằng tốt nghiệp trung học phổ thông 2 5",
        "2 Giấy khai sinh 1 3 1",
        "16 giờ 30 phút, ngày 20 tháng 11 năm 2026",
    ),
    "receipt-authorised": (
        "Số: ……/……-TTPVHCC (BPTNTKQ)",
        "Tiếp nhận hồ sơ của Ông (Bà)/Tổ chức: Trần Văn Thử",
        "Người ủy quyền: Hoàng Thị Mẫu",
        "Địa chỉ: Thôn 2, xã Mẫu",
        "Số định danh cá nhân: 051170007777",
        "Giấy tờ ủy quyền: Văn bản ủy quyền số 01/2026",
        "Chủ hồ sơ: Hoàng Thị Mẫu",
        "Thời gian giải quyết hồ sơ theo quy định là: …… ngày",
        "Thời gian trả kết quả giải quyết hồ sơ: cơ quan giải quyết sẽ thông báo",
    ),
    "supplement": (
        "Số: 12/PBS-TTPVHCC (BPTNTKQ)",
        "PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ",
        "Hồ sơ của: Y-Blô Ksor H'Ɓlang (Mẫu)",
        "Nội dung yêu cầu giải quyết: Cấp Giấy xác nhận tình trạng hôn nhân",
        "Địa chỉ: Thôn Làng Mẫu, xã Mẫu",
        "Số điện thoại …",
        "Email: …",
        "Yêu cầu hoàn thiện hồ sơ gồm những nội dung sau:",
        "1. Bổ sung trích lục ghi chú ly hôn",
        "2. Ghi lại mục",
        "Lý do: Thành phần hồ sơ chưa đủ theo quy định của thủ tục hành chính",
        "Trong quá trình hoàn thiện hồ sơ nếu có vướng mắc, Ông/Bà liên hệ với Lê Thị Thử "
        "số điện thoại 0255 000 0000 để được hướng dẫn./.",
        "NGƯỜI HƯỚNG DẪN",
        "(Ký và ghi rõ họ tên)",
        "(Chữ ký số của Người hướng dẫn nếu là biểu mẫu điện tử)",
    ),
    "refusal": (
        "Số: 05/PTC-TTPVHCC (BPTNTKQ)",
        "PHIẾU TỪ CHỐI TIẾP NHẬN GIẢI QUYẾT HỒ SƠ",
        "Trung tâm Phục vụ hành chính công/Bộ phận Tiếp nhận và Trả kết quả",
        "Tiếp nhận hồ sơ của: Trần Văn Thử",
        "Số định danh cá nhân/tổ chức: 051203009876",
        "Địa chỉ:",
        "Số điện thoại: 0987654321",
        "Mã hồ sơ (nếu có): H48.12.34-261120-3004",
        "Nội dung yêu cầu giải quyết:",
        "Qua xem xét, Bộ phận Tiếp nhận và Trả kết quả thông báo không tiếp nhận, giải quyết "
        "hồ sơ này với lý do cụ thể như sau: Thủ tục không thuộc thẩm quyền",
        "Xin thông báo cho Ông/Bà được biết và thực hiện./.",
        "NGƯỜI NỘP HỒ SƠ",
        "NGƯỜI TIẾP NHẬN HỒ SƠ",
    ),
    "apology": (
        "Số: 02/PXL",
        "PHIẾU XIN LỖI VÀ ĐỀ NGHỊ GIA HẠN THỜI GIAN GIẢI QUYẾT",
        "Kính gửi: Nguyễn Thị Mẫu",
        "Ngày 20 tháng 11 năm 2026, Ủy ban nhân dân xã Mẫu tiếp nhận giải quyết hồ sơ đề nghị "
        "giải quyết thủ tục hành chính Cấp Giấy xác nhận tình trạng hôn nhân của "
        "Ông/Bà/Tổ chức; số định danh: 051185001234; mã số hồ sơ: H48.12.34-261120-3001",
        "Thời gian hẹn trả kết quả giải quyết hồ sơ: 17 giờ 00, ngày 25 tháng 11 năm 2026",
        "Tuy nhiên đến nay, Ủy ban nhân dân xã Mẫu chưa trả kết quả giải quyết hồ sơ của "
        "Ông/Bà/Tổ chức đúng thời hạn quy định ghi trên Giấy tiếp nhận hồ sơ và hẹn trả kết quả.",
        "Lý do: Phải xác minh",
        "Ủy ban nhân dân xã Mẫu xin trân trọng gửi lời xin lỗi đến Ông (Bà)/Tổ chức vì sự chậm "
        "trễ trong quá trình giải quyết hồ sơ có thể gây phiền hà, tốn kém về chi phí, công sức "
        "của Ông (Bà)/Tổ chức.",
        "Ủy ban nhân dân xã Mẫu xin lỗi Ông/Bà/Tổ chức và sẽ trả kết quả giải quyết hồ sơ cho "
        "Ông/Bà/Tổ chức vào ngày 30 tháng 11 năm 2026",
        "Mong nhận được sự thông cảm của Ông/Bà/Tổ chức vì sự chậm trễ này./.",
        "THỦ TRƯỞNG CƠ QUAN, ĐƠN VỊ",
    ),
    "stop": (
        "/TBD-TTPVHCC",
        "THÔNG BÁO DỪNG GIẢI QUYẾT HỒ SƠ",
        "chờ mẫu chính thức",
        "Kính gửi:",
        "Hồ sơ của:",
        "Số định danh:",
        "Mã hồ sơ:",
        "Ngày tiếp nhận: ngày 20 tháng 11 năm 2026",
        "Theo đề nghị dừng ngày 23 tháng 11 năm 2026",
        "Lý do:",
        "Giấy tờ hoàn trả:",
        "Phí, lệ phí hoàn trả (nếu có):",
        "NGƯỜI NỘP HỒ SƠ",
        "NGƯỜI TIẾP NHẬN HỒ SƠ",
    ),
    "control": (
        "Số: ……PKS-TTPVHCC (BPTNTKQ)",
        "PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ",
        "Mã số hồ sơ: H48.12.34-261120-3001",
        "Cơ quan (bộ phận) giải quyết hồ sơ: Phòng Văn hóa - Xã hội xã Mẫu",
        "Cơ quan phối hợp giải quyết hồ sơ: …",
        "Ngày nhận: 20/11/2026",
        "Hẹn trả kết quả vào 17 giờ 00 phút, ngày 25 tháng 11 năm 2026",
        "Tên đơn vị",
        "Thời gian giao nhận hồ sơ",
        "Kết quả giải quyết hồ sơ (trước hạn/đúng hạn/quá hạn)",
        "10 giờ 15 phút, ngày 20/11/2026",
        "Người giao Lê Thị Thử",
        "Người nhận Võ Văn Thử",
        "1. Giao: Bộ phận TN&TKQ",
        "2. Nhận: Phòng Văn hóa - Xã hội",
        "Ghi chú:",
        "- Kết quả giải quyết hồ sơ do bên nhận nhập thông tin/ghi khi nhận bàn giao hồ sơ.",
        "- Việc lưu vết được thực hiện tự động theo chức năng của Hệ thống thông tin giải quyết "
        "TTHC và thể hiện trên mẫu phiếu điện tử.",
    ),
    "register": (
        "Số: ……STD-TTPVHCC (BPTNTKQ)",
        "SỔ THEO DÕI HỒ SƠ",
        "Năm 2026",
        "STT Mã hồ sơ Tên TTHC",
        "Nhận và trả kết quả",
        "Ghi chú: …",
        "KHÓA SỔ",
        "Sổ này gồm 4 trang, đánh số liên tục từ trang 1 đến trang 4, đóng dấu giáp lai",
        "Số thứ tự từ 1 đến 26.",
        "Tổng số hồ sơ tiếp nhận: 26",
    ),
    "handover": (
        "GIẤY BIÊN NHẬN TRẢ KẾT QUẢ",
        "Tên thủ tục hành chính: Cấp Giấy xác nhận tình trạng hôn nhân",
        "Chủ hồ sơ: Nguyễn Thị Mẫu",
        "Người trả kết quả: Lê Thị Thử",
        "Người nhận kết quả: Nguyễn Thị Mẫu",
        "Loại kết quả Số Trích yếu",
        "15/UBND-XNTTHN",
        "Ngày trả: 08 giờ 45 phút, ngày 25 tháng 11 năm 2026",
    ),
    "list-dossiers": ("PHIẾU BÀN GIAO HỒ SƠ", "Tổng số: 06 hồ sơ.", "NGƯỜI GIAO", "NGƯỜI NHẬN"),
    "list-results": (
        "PHIẾU BÀN GIAO KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH",
        "Đơn vị chủ trì: Phòng Văn hóa - Xã hội",
        "Mã hồ sơ Nội dung Kết quả Họ tên chủ hồ sơ Địa chỉ",
    ),
    "batch": (
        "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ",
        "Số lượng hồ sơ: 04 (kèm theo danh sách)",
        "Thời gian trả kết quả: Theo chi tiết danh sách bàn giao hồ sơ",
        "BIÊN BẢN GIAO NHẬN HỒ SƠ",
        "STT Nội dung Đơn vị Ngày nhận Ngày hẹn trả Thời hạn xử lý",
        "Tổng cộng 4",
    ),
    "shown": ("DANH SÁCH HỒ SƠ", "Quá hạn; Tư pháp - Hộ tịch", "Thời hạn", "Tổng số: 2 hồ sơ."),
    "daily": ("HỒ SƠ QUÁ HẠN", "Ngày 26/11/2026", "quá 1 ngày", "Tổng số: 2 hồ sơ."),
    "cash": ("BẢNG KÊ", "KHÔNG PHẢI LÀ BIÊN LAI", "-3.000", "Tổng cộng 46.000", "không thay thế"),
    "report": (
        "Biểu số II.06a/VPCP/KSTT",
        "Kỳ báo cáo: từ ngày 01/10/2026 đến ngày 31/12/2026",
        "Tổng cộng 847 55 775 17 823 610 205 8 24 20 4",
        "(1) = (2) + (3) + (4).",
    ),
    "reconciliation": (
        "BIÊN BẢN ĐỐI SOÁT CUỐI NGÀY",
        "Số thứ tự cuối của nhật ký 128 127",
        "KHÔNG KHỚP, có 1 sai lệch",
        "Gửi lại khi có đường truyền",
        "PHỤ LỤC: BẰNG CHỨNG ĐỐI SOÁT",
        "Chữ ký: Qk9_",
    ),
}


def _stands_in_order(text: str, parts: tuple[str, ...]) -> str:
    """Return the first part that does not follow the one before it, empty when all do."""
    place = 0
    for part in parts:
        found = text.find(squeeze(part), place)
        if found < 0:
            return part
        place = found + len(squeeze(part))
    return ""


@pytest.mark.parametrize("name", FORMS)
def test_a_form_says_what_the_official_one_says_in_its_order(name):
    text = text_of(render(samples.SAMPLES[name]))
    parts = FORMS[name]
    if name == "control":  # cells are read in the order they are drawn
        assert [part for part in parts if squeeze(part) not in text] == []
    else:
        assert _stands_in_order(text, parts) == ""


@pytest.mark.parametrize("name", samples.SAMPLES)
def test_every_paper_has_the_letterhead(name):
    text = text_of(render(samples.SAMPLES[name]))
    assert _stands_in_order(text, HEADER) == ""


def test_the_samples_are_all_worded_here():
    assert set(FORMS) == set(samples.SAMPLES)


def test_the_old_set_names_the_apology_otherwise():
    text = text_of(render(samples.APOLOGY, forms="TT01/2018"))
    assert "PHIẾU XIN LỖI VÀ HẸN LẠI NGÀY TRẢ KẾT QUẢ" in text
    assert "GIA HẠN" not in text


def test_the_old_set_says_which_copy_a_receipt_is():
    one = text_of(render(samples.RECEIPT, forms="TT01/2018"))
    two = text_of(render(samples.RECEIPT, forms="TT01/2018", size="A4-2xA5"))
    assert "(Liên: Lưu/giao khách hàng)" in one
    assert "(Liên: Lưu)" in two
    assert "(Liên: Giao khách hàng)" in two
    assert "Liên:" not in text_of(render(samples.RECEIPT))


def test_the_old_set_has_no_stop_notice():
    with pytest.raises(RuleError) as caught:
        render(samples.STOP, forms="TT01/2018")
    assert caught.value.code == "form.not_in_set"


@pytest.mark.parametrize(
    ("wrong", "code"),
    [({"forms": "TT99/2030"}, "form.unknown_set"), ({"size": "A3"}, "paper.unknown_size")],
)
def test_an_unknown_set_or_size_is_refused(wrong, code):
    with pytest.raises(RuleError) as caught:
        render(samples.RECEIPT, **wrong)
    assert caught.value.code == code


def test_the_stop_notice_says_that_its_layout_is_provisional():
    assert "chờ mẫu chính thức" in text_of(render(samples.STOP))


def test_the_cash_list_says_twice_that_it_is_no_receipt():
    text = text_of(render(samples.CASH))
    assert len(re.findall("biên lai", text, re.IGNORECASE)) >= 3
    assert "KHÔNG PHẢI LÀ BIÊN LAI" in text
    assert "không thay thế biên lai" in text
