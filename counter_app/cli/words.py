"""The sentences of the command line, in Vietnamese: what happened and what to do.

Codes nobody wrote a sentence for are told by their cure; the code stands beside every one.
"""

from collections.abc import Mapping
from typing import Final

SENTENCES: Final[Mapping[str, str]] = {
    "bug": "Chương trình gặp lỗi không lường trước; dữ liệu đã lưu vẫn nguyên. "
    "Gửi tệp {file} cho bộ phận hỗ trợ.",
    "usage": "Lệnh chưa đúng: {message}",
    "settings.missing": "Thư mục dữ liệu này chưa có quầy nào. Chạy “counter init” trước.",
    "store.exists": "Thư mục dữ liệu này đã có một quầy.",
    "store.newer": "Dữ liệu do phiên bản mới hơn tạo ra. Hãy cập nhật chương trình.",
    "store.damaged": "Tệp dữ liệu bị hỏng. Hãy khôi phục từ bản sao lưu.",
    "file.password_short": "Mật khẩu niêm phong tệp quá ngắn (ít nhất {shortest} ký tự).",
    "file.wrong_password": "Mật khẩu không mở được tệp này, hoặc tệp đã bị sửa.",
    "file.not_sealed": "Tệp này không phải tệp niêm phong bằng mật khẩu.",
    "support.no_reader": "Chưa nối với tỉnh: thêm --by-password để niêm phong bằng mật khẩu.",
    "data.in_use": "Chương trình khác đang dùng thư mục dữ liệu này. Đóng nó rồi thử lại.",
    "sync.in_use": "Chương trình khác đang đồng bộ. Đợi chương trình đó xong rồi thử lại.",
    "data.not_writable": "Không ghi được vào thư mục dữ liệu. Kiểm tra quyền truy cập.",
    "disk.full": "Ổ đĩa đã đầy; chưa có gì bị ghi dở. Giải phóng chỗ trống rồi thử lại.",
    "sign_in.wrong": "Sai tên hoặc mật khẩu.",
    "sign_in.password_missing": "Chưa có mật khẩu: đặt {variable} hoặc dùng tệp mật khẩu.",
    "sign_in.password_weak": "Mật khẩu quá ngắn.",
    "officer.may_not": "Vai trò của cán bộ này không được làm việc đó.",
    "procedure.unknown": "Không có thủ tục này trong danh mục.",
    "dossier.unknown": "Không có hồ sơ mang mã này.",
    "dossier.incomplete": "Hồ sơ thiếu thành phần bắt buộc: {missing}.",
    "dossier.no_such_step": "Hồ sơ ở trạng thái {status} không làm được bước {act}.",
    "dossier.unknown_component": "Thủ tục không có thành phần số {seq}.",
    "dossier.unknown_case": "Thủ tục không có trường hợp này.",
    "person.bad_id_number": "Số giấy tờ tùy thân không hợp lệ.",
    "order.broken_json": "Dòng này không phải JSON hợp lệ.",
    "order.too_long": "Dòng này quá dài.",
    "order.bad_field": "Trường {field} không đúng (cần: {expected}).",
    "body.bad_field": "Trường {field} của nội dung không đúng.",
    "file.not_pdf_or_image": "Tệp không phải PDF hay ảnh.",
    "file.too_large": "Tệp quá lớn.",
    "file.missing": "Không thấy tệp.",
    "file.is_folder": "Đây là thư mục, không phải tệp.",
    "calendar.year_unknown": "Chưa có lịch nghỉ của năm {year}. Hãy nạp lịch mới.",
    "journal.must_heal": "Dữ liệu vừa khôi phục: đồng bộ một lần trước khi làm việc tiếp.",
    "password.too_short": "Mật khẩu quá ngắn (ít nhất {shortest} ký tự).",
    "officer.exists": "Đã có cán bộ mang tên đăng nhập này.",
    "officer.unknown": "Không có cán bộ này.",
    "officer.ended": "Tài khoản này đã kết thúc.",
    "officer.bad_name": "Tên đăng nhập chỉ gồm chữ cái không dấu, chữ số và các dấu . - _",
    "settings.unknown_key": "counter.toml có khóa lạ: {key}.",
    "settings.bad_value": "counter.toml có giá trị sai ở {key}.",
    "settings.broken": "counter.toml không đọc được: {where}",
    "restore.not_empty": "Thư mục đích đã có một quầy; hãy chọn thư mục trống.",
    "backup.missing": "Không thấy tệp sao lưu.",
    "backup.damaged": "Tệp sao lưu bị hỏng. Hãy dùng bản khác.",
    "key_slots.damaged": "Tệp khóa bị hỏng. Hãy khôi phục từ bản sao lưu.",
    "key_slots.missing": "Thiếu tệp khóa. Hãy khôi phục từ bản sao lưu.",
    "procedure.not_in_force": "Ngày {day} thủ tục {procedure} không có hiệu lực.",
    "procedure.term_unknown": "Danh mục không ghi thời hạn; cán bộ phải nêu “due” hoặc “term”.",
    "procedure.unknown_option": "Thủ tục không có cách tính thời hạn số {option}.",
    "calendar.not_moved": "Lịch mới không làm đổi hẹn trả của hồ sơ {named}.",
    "fee.name_missing": "Cần nêu khoản phải nộp.",
    "repromise.too_late": "Phải xin lỗi và hẹn lại chậm nhất một ngày trước ngày hẹn trả; "
    "nay chỉ phụ trách mới làm được.",
    "component.nameless": "Thành phần hồ sơ phải có tên.",
    "component.bad_sheets": "Số bản phải từ 0 đến 999.",
    "catalogue.bad_day": "Ngày hiệu lực của danh mục không đúng (cần YYYY-MM-DD).",
    "code.range_exhausted": "Quầy đã dùng hết dải mã của ngày. Đề nghị tỉnh cấp thêm.",
    "late.ahead": "Thời điểm tiếp nhận ở tương lai.",
    "late.too_old": "Chỉ nhập bù được trong {days} ngày gần nhất.",
    "late.before_last_step": "Thời điểm này sớm hơn bước trước của hồ sơ.",
    "late.before_reception": "Thời điểm này sớm hơn lúc tiếp nhận hồ sơ.",
    "due.not_later": "Hẹn trả phải sau lúc tiếp nhận.",
    "term.unreadable": "Thời hạn phải như “7.5 wd”, “20 d”, “2 m”, “8 h” hoặc “same-day”.",
    "term.bad_fraction": "Chỉ ngày làm việc mới có nửa ngày.",
    "supplement.nothing_asked": "Phiếu yêu cầu bổ sung phải nêu giấy tờ cần bổ sung.",
    "repromise.only_once": "Hồ sơ đã được hẹn lại một lần.",
    "repromise.not_later": "Ngày hẹn lại phải muộn hơn ngày hẹn cũ.",
    "repromise.closed_day": "Ngày hẹn lại là ngày nghỉ.",
    "fee.bad_amount": "Số tiền không hợp lệ.",
    "fee.corrects_too_much": "Số tiền điều chỉnh lớn hơn số đã thu.",
    "slip.nothing_to_print": "Hồ sơ chưa có việc mà mẫu này ghi nhận.",
    "edition.not_waiting": "Không có đúng một bản đang chờ mang mã băm này. "
    "Xem “counter catalogue waiting”, hoặc đồng bộ lại.",
    "catalogue.suspiciously_small": "Danh mục mới thiếu quá nhiều thủ tục so với bản đang dùng.",
    "period.bad": "Khoảng thời gian không hợp lệ.",
    "line.no_answer": "Cổng của tỉnh không trả lời. Dữ liệu vẫn nguyên và sẽ gửi sau.",
    "line.not_the_gateway": "Mạng trả lời thay cho cổng của tỉnh (trang đăng nhập mạng?).",
    "gateway.busy": "Cổng của tỉnh đang bận; sẽ gửi tiếp sau.",
    "device.revoked": "Tỉnh đã ngừng thiết bị này. Quầy vẫn làm việc được; hãy gọi tỉnh.",
    "journal.fork": "Hai máy cùng mang danh thiết bị này. Không mất gì; hãy gọi tỉnh.",
    "enrolment.unknown": "Mã ghi danh không đúng.",
    "enrolment.used": "Mã ghi danh đã dùng rồi.",
    "enrolment.expired": "Mã ghi danh đã hết hạn.",
    "enrolment.mismatch": "Mã ghi danh thuộc đơn vị hoặc quầy khác.",
    "training.stays_here": "Đây là dữ liệu luyện tập, không được gửi lên tỉnh.",
    "device.enrolled": "Quầy này đã ghi danh với cổng của tỉnh rồi.",
    "line.not_enrolled": "Quầy này chưa ghi danh với cổng của tỉnh.",
    "audit.reason_missing": "Việc này cần lý do; lý do được lưu vào dấu vết.",
    "clock.wrong": "Máy đã mất ngày giờ. Chỉnh lại đồng hồ rồi thử lại.",
    "key_slot.no_recovery": "Dữ liệu này chưa niêm phong cho khóa khôi phục của tỉnh.",
    "recovery.nothing_asked": "Máy này chưa gửi yêu cầu khôi phục; xem “counter recover”.",
    "recovery.not_for_this_key": "Tệp trả lời không phải cho yêu cầu mới nhất của máy này.",
    "repair.nothing_readable": "Không đọc được gì từ tệp dữ liệu và bản sao lưu; chưa thay đổi gì.",
    "repair.needs_lead": "Chỉ lãnh đạo hoặc quản trị được sửa chữa dữ liệu.",
    "retire.out_inside": "Biên bản phải nằm ngoài thư mục dữ liệu sẽ bị xóa.",
    "retire.not_delivered": "Tỉnh chưa nhận đủ: còn {facts} việc, {scans} bản quét. Đồng bộ trước.",
}
CURES: Final[Mapping[str, str]] = {
    "correct": "Kiểm tra lại thông tin rồi thử lại.",
    "reload": "Dữ liệu vừa thay đổi; mở lại rồi thử lại.",
    "sign_in": "Đăng nhập lại.",
    "wait": "Đợi một lát rồi thử lại; không có gì bị mất.",
    "look": "Cần người xem lại.",
    "call_support": "Gọi bộ phận hỗ trợ.",
    "restore": "Khôi phục từ bản sao lưu.",
    "update": "Cập nhật chương trình.",
}

# What the start found, told beside the answer of a command.
WARNED: Final[Mapping[str, str]] = {
    "data.on_network": "Thư mục dữ liệu nằm trên ổ mạng: hãy chuyển về máy này.",
    "store.behind": "Dữ liệu cũ hơn lần làm việc trước ({found}): hãy đồng bộ trước khi làm việc.",
    "clock.wrong": "Đồng hồ của máy sai ({found}): chỉnh lại rồi mới làm việc.",
    "clock.went_back": "Đồng hồ chạy lùi so với việc mới nhất ({found}): hãy kiểm tra ngày giờ.",
    "settings.changed": "Cài đặt đã bị sửa ngoài chương trình: {found}. Hãy báo lãnh đạo.",
    "key_slots.changed": "Tệp mật khẩu đã bị thay ngoài chương trình: {found}. Báo lãnh đạo.",
    "recovery.key_taken": "Đã niêm phong khóa dữ liệu cho khóa khôi phục {found} của tỉnh.",
}


def warned(code: str, found: str) -> str:
    """Return what a person reads about something the start found."""
    return f"{WARNED.get(code, code).format_map(_Facts(found=found))} [{code}]"


def sentence(code: str, facts: Mapping[str, object], cure: str) -> str:
    """Return what a person reads about an error; a fact the sentence wants and lacks is a dash."""
    text = SENTENCES.get(code, CURES.get(cure, CURES["call_support"]))
    told = {name: _told(value) for name, value in facts.items()}
    return f"{text.format_map(_Facts(told))} [{code}]"


def _told(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


class _Facts(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "–"
