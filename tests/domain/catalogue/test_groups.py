import pytest

from counter_app.domain.catalogue import GroupKind, group_kind, real_cases
from counter_app.domain.catalogue.groups import is_shown_only
from counter_app.domain.procedure import Component
from tests.builders import make_procedure

CASE, SECTION = GroupKind.CASE, GroupKind.SECTION
ADDITION, NOTE = GroupKind.ADDITION, GroupKind.NOTE


@pytest.mark.parametrize(
    ("group", "kind"),
    [
        ("Giấy tờ phải nộp:", SECTION),
        ("Giấy tờ phải nộp, gồm:", SECTION),
        ("Giấy tờ phải xuất trình:", SECTION),
        ("Các giấy tờ phải xuất trình (bản chính):", SECTION),
        ("-  Giấy tờ phải xuất trình khi nộp hồ sơ gồm bản chính các loại sau:", SECTION),
        ("Thành phần hồ sơ", SECTION),
        ("Thành phần hồ sơ nộp", SECTION),
        ("Thành phần hồ sơ phải xuất trình", SECTION),
        ("1. Thành phần hồ sơ gồm:", SECTION),
        ("Hồ sơ của người nhận con nuôi:", SECTION),
        ("Khi nộp hồ sơ trực tiếp cần xuất trình các giấy tờ sau để đối chiếu", SECTION),
        ("Người yêu cầu chứng thực phải xuất trình các giấy tờ sau:", SECTION),
        ("Người yêu cầu chứng thực nộp 01 (một) bộ hồ sơ, gồm:", SECTION),
        ("Lưu ý :", NOTE),
        ("* Ghi chú", NOTE),
        ("Trường hợp ủy quyền thực hiện thủ tục:", ADDITION),
        ("- Trường hợp uỷ quyền thực hiện thủ tục thì hồ sơ phải kèm theo một trong", ADDITION),
        ("Tùy từng trường hợp thì nộp thêm", ADDITION),
        ("Trường hợp đăng ký trên môi trường điện tử:", ADDITION),
        ("(1.1) Đối với công trình không theo tuyến:", CASE),
        ("a) Trường hợp hỗ trợ khám chữa bệnh", CASE),
        ("a) Thành phần hồ sơ giao đất, cho thuê đất không thông qua đấu giá", CASE),
        ("Đối với trường hợp xác định lại khuyết tật", CASE),
        ("1. Hồ sơ thành lập cơ sở giáo dục mầm non độc lập công lập", CASE),
        ("(ii) Trường hợp thay đổi chủ hộ kinh doanh", CASE),
        ("", CASE),
    ],
)
def test_a_heading_is_a_case_a_section_an_addition_or_a_note(group, kind):
    assert group_kind(group) is kind


@pytest.mark.parametrize(
    ("group", "name", "is_shown"),
    [
        ("Giấy tờ phải xuất trình:", "Giấy chứng sinh", True),
        ("Thành phần hồ sơ xuất trình", "Căn cước", True),
        ("", "Xuất trình bản chính căn cước", True),
        ("", "Xuất trình hoặc nộp bản sao căn cước", False),
        ("Xuất trình hoặc gửi bản chính các loại giấy tờ sau", "Giấy phép", False),
        ("Trường hợp 1: khi khám bệnh phải xuất trình thông tin", "Thẻ", False),
        ("Giấy tờ phải nộp:", "Tờ khai", False),
        ("", "", False),
    ],
)
def test_papers_to_be_shown_are_told_by_heading_or_name(group, name, is_shown):
    assert is_shown_only(group, name) is is_shown


def test_one_real_case_beside_sections_is_no_choice():
    groups = ("Giấy tờ phải nộp:", "Đối với nhà ở", "Đối với công trình")
    components = tuple(Component(n, "Đơn", 1, group=g) for n, g in enumerate(groups, 1))
    assert real_cases(make_procedure(components=components)) == groups[1:]
    assert real_cases(make_procedure(components=components[:2])) == ()
