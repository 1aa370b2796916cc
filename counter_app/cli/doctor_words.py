"""What the doctor's page says on the command line, in Vietnamese."""

from collections.abc import Mapping
from typing import Final

PARTS: Final[Mapping[str, str]] = {
    "disk": "Ổ đĩa",
    "space": "Chỗ trống",
    "place": "Nơi đặt dữ liệu",
    "clock": "Đồng hồ",
    "gateway": "Máy chủ của tỉnh",
    "printer": "Máy in",
    "scanner": "Máy quét",
    "fonts": "Phông chữ biểu mẫu",
    "version": "Chương trình",
    "backup": "Sao lưu",
    "second_backup": "Bản sao thứ hai",
    "key_slots": "Mật khẩu",
    "recovery": "Khóa khôi phục",
    "journal": "Nhật ký việc",
    "traces": "Dấu vết xem dữ liệu",
}
CURES: Final[Mapping[str, str]] = {
    "doctor.disk_refuses": "Không ghi được vào thư mục dữ liệu: kiểm tra quyền và ổ đĩa.",
    "doctor.flush_not_believable": "Ổ đĩa báo ghi xong quá sớm: tắt bộ đệm ghi của ổ, hoặc dùng ổ "
    "khác.",
    "doctor.flush_slow": "Ghi vào ổ đĩa này chậm: nên thay bằng ổ SSD.",
    "doctor.space_gone": "Ổ đĩa gần đầy: giải phóng chỗ trống ngay hôm nay.",
    "doctor.space_little": "Ổ đĩa còn ít chỗ: giải phóng trong tuần này.",
    "doctor.on_network": "Dữ liệu nằm trên ổ mạng: chuyển thư mục về máy này.",
    "doctor.clock_unknown": "Chưa so với tỉnh: hãy đồng bộ một lần.",
    "doctor.clock_wrong": "Đồng hồ máy sai: chỉnh lại ngày giờ.",
    "doctor.not_enrolled": "Quầy chưa nối với tỉnh: xin mã ghi danh của tỉnh.",
    "doctor.never_spoken": "Máy chủ của tỉnh chưa trả lời lần nào: kiểm tra đường truyền và địa "
    "chỉ.",
    "doctor.long_silence": "Hơn hai ngày chưa liên lạc được: kiểm tra đường truyền, hoặc chuyển "
    "bằng USB.",
    "doctor.printer_unknown": "Không hỏi được máy in của máy này.",
    "doctor.printer_none": "Chưa có máy in: hãy nối máy in; phiếu vẫn xem được trên màn hình.",
    "doctor.printer_gone": "Không thấy máy in đã chọn: chọn máy khác trong Cài đặt (F10).",
    "doctor.scanner_unknown": "Không hỏi được máy quét của máy này.",
    "doctor.scanner_none": "Chưa có máy quét: vẫn nhận được tệp từ thư mục.",
    "doctor.fonts_missing": "Thiếu phông chữ của chương trình: cài lại chương trình.",
    "doctor.no_backup": "Chưa có bản sao lưu nào: hãy sao lưu ngay.",
    "doctor.backup_old": "Bản sao lưu gần nhất đã cũ: hãy sao lưu ngay.",
    "doctor.backup_not_proved": "Bản sao lưu gần nhất không khôi phục được: sao lưu lại; "
    "nếu vẫn vậy, gọi hỗ trợ.",
    "doctor.backup_without_scans": "Bản sao lưu thiếu bản quét vì ổ đĩa hết chỗ: dọn chỗ "
    "trống rồi sao lưu lại.",
    "doctor.no_second_folder": "Bản sao lưu chỉ nằm trên ổ này: hãy chọn thư mục hoặc USB thứ hai.",
    "doctor.second_never": "Thư mục thứ hai chưa có bản sao: cắm USB rồi sao lưu.",
    "doctor.second_old": "Bản sao ở thư mục thứ hai đã cũ: cắm USB rồi sao lưu.",
    "doctor.key_slots_damaged": "Tệp mật khẩu bị hỏng: chạy “counter repair” trước khi đóng chương "
    "trình.",
    "doctor.one_key_slot": "Chỉ một mật khẩu mở được dữ liệu: cấp thêm cho cán bộ thứ hai.",
    "doctor.no_recovery_slot": "Chưa có khóa khôi phục: quên hết mật khẩu thì không mở "
    "được dữ liệu. Hỏi tỉnh.",
    "doctor.journal": "Nhật ký việc không khớp: gọi hỗ trợ trước khi làm tiếp.",
    "doctor.traces": "Dấu vết xem dữ liệu bị thiếu hoặc bị sửa: báo lãnh đạo.",
}
COLOURS: Final[Mapping[str, str]] = {
    "green": "tốt",
    "yellow": "nên xem",
    "red": "sửa ngay",
    "grey": "chưa rõ",
}
