<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi_VN" sourcelanguage="en">
 <context>
  <name>counter</name>
  <message>
   <source>{day}: received {received}, returned {returned}</source>
   <translation>{day}: tiếp nhận {received}, trả {returned}</translation>
  </message>
  <message>
   <source>Received</source>
   <translation>Đã tiếp nhận</translation>
  </message>
  <message>
   <source>Returned</source>
   <translation>Đã trả</translation>
  </message>
  <message>
   <source>closed</source>
   <translation>nghỉ</translation>
  </message>
  <message>
   <source>{day}: {count} due</source>
   <translation>{day}: {count} hồ sơ hẹn trả</translation>
  </message>
  <message>
   <source>Received today</source>
   <translation>Tiếp nhận hôm nay</translation>
  </message>
  <message>
   <source>Returned today</source>
   <translation>Trả hôm nay</translation>
  </message>
  <message>
   <source>Due today</source>
   <translation>Hẹn trả hôm nay</translation>
  </message>
  <message>
   <source>Overdue</source>
   <translation>Quá hạn</translation>
  </message>
  <message>
   <source>Waiting for citizens</source>
   <translation>Chờ người dân</translation>
  </message>
  <message>
   <source>Results to be collected</source>
   <translation>Kết quả chờ nhận</translation>
  </message>
  <message>
   <source>This week</source>
   <translation>Tuần này</translation>
  </message>
  <message>
   <source>Today</source>
   <translation>Hôm nay</translation>
  </message>
  <message>
   <source>By procedure</source>
   <translation>Theo thủ tục</translation>
  </message>
  <message>
   <source>By officer</source>
   <translation>Theo cán bộ</translation>
  </message>
  <message>
   <source>received {received} · open {running} · overdue {overdue}</source>
   <translation>nhận {received} · đang xử lý {running} · quá hạn {overdue}</translation>
  </message>
  <message>
   <source>Seven days</source>
   <translation>Bảy ngày qua</translation>
  </message>
  <message>
   <source>What falls due</source>
   <translation>Lịch hẹn trả</translation>
  </message>
  <message>
   <source>Work by</source>
   <translation>Công việc theo</translation>
  </message>
  <message>
   <source>Period</source>
   <translation>Kỳ</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>Hủy</translation>
  </message>
  <message>
   <source>Keys of this form</source>
   <translation>Phím của biểu mẫu này</translation>
  </message>
  <message>
   <source>What you have typed stays as it is.</source>
   <translation>Những gì đã nhập vẫn giữ nguyên.</translation>
  </message>
  <message>
   <source>&amp;Back to the form</source>
   <translation>&amp;Quay lại biểu mẫu</translation>
  </message>
  <message>
   <source>Next field; with Shift the one before</source>
   <translation>Ô tiếp theo; thêm Shift: ô trước</translation>
  </message>
  <message>
   <source>Leave the form; what was typed is asked for first</source>
   <translation>Rời biểu mẫu; có gì đã nhập sẽ được hỏi trước</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>Đóng</translation>
  </message>
  <message>
   <source>Leave without saving?</source>
   <translation>Rời đi mà không lưu?</translation>
  </message>
  <message>
   <source>What you entered in this form would be lost.</source>
   <translation>Nội dung vừa nhập trong mẫu này sẽ mất.</translation>
  </message>
  <message>
   <source>&amp;Leave</source>
   <translation>&amp;Rời đi</translation>
  </message>
  <message>
   <source>&amp;Go back</source>
   <translation>&amp;Quay lại</translation>
  </message>
  <message>
   <source>A fee is still owed</source>
   <translation>Còn khoản phải thu</translation>
  </message>
  <message>
   <source>Still owed: {amount}</source>
   <translation>Còn phải thu: {amount}</translation>
  </message>
  <message>
   <source>&amp;Return all the same</source>
   <translation>&amp;Vẫn trả kết quả</translation>
  </message>
  <message>
   <source>Stays: {status}</source>
   <translation>Giữ nguyên: {status}</translation>
  </message>
  <message>
   <source>One step back: {status}</source>
   <translation>Lùi một bước: {status}</translation>
  </message>
  <message>
   <source>Take the new date back: {due}</source>
   <translation>Rút lại ngày hẹn mới: {due}</translation>
  </message>
  <message>
   <source>Money taken now</source>
   <translation>Thu tiền bây giờ</translation>
  </message>
  <message>
   <source>Counter-entry: {entry}</source>
   <translation>Bút toán sửa: {entry}</translation>
  </message>
  <message>
   <source>Note</source>
   <translation>Ghi chú</translation>
  </message>
  <message>
   <source>Reason</source>
   <translation>Lý do</translation>
  </message>
  <message>
   <source>Papers given back, one a line</source>
   <translation>Giấy tờ trả lại, mỗi dòng một loại</translation>
  </message>
  <message>
   <source>To (unit or officer)</source>
   <translation>Chuyển cho (bộ phận hoặc cán bộ)</translation>
  </message>
  <message>
   <source>Sheets</source>
   <translation>Số tờ</translation>
  </message>
  <message>
   <source>Papers to be added, one a line</source>
   <translation>Giấy tờ cần bổ sung, mỗi dòng một loại</translation>
  </message>
  <message>
   <source>Whom to ask (name, phone)</source>
   <translation>Liên hệ (họ tên, điện thoại)</translation>
  </message>
  <message>
   <source>Papers brought</source>
   <translation>Giấy tờ nộp thêm</translation>
  </message>
  <message>
   <source>What must be paid</source>
   <translation>Khoản phải nộp</translation>
  </message>
  <message>
   <source>Amount, where it is known</source>
   <translation>Số tiền, nếu đã biết</translation>
  </message>
  <message>
   <source>Number of the official receipt</source>
   <translation>Số biên lai</translation>
  </message>
  <message>
   <source>Legal basis</source>
   <translation>Căn cứ pháp lý</translation>
  </message>
  <message>
   <source>New due date</source>
   <translation>Ngày hẹn mới</translation>
  </message>
  <message>
   <source>Outcome</source>
   <translation>Kết quả</translation>
  </message>
  <message>
   <source>Granted</source>
   <translation>Đồng ý giải quyết</translation>
  </message>
  <message>
   <source>Rejected</source>
   <translation>Không giải quyết</translation>
  </message>
  <message>
   <source>Number of the result</source>
   <translation>Số kết quả</translation>
  </message>
  <message>
   <source>Summary</source>
   <translation>Nội dung</translation>
  </message>
  <message>
   <source>Scans of the result</source>
   <translation>Bản quét kết quả</translation>
  </message>
  <message>
   <source>Collected by</source>
   <translation>Người nhận kết quả</translation>
  </message>
  <message>
   <source>Applicant</source>
   <translation>Người nộp hồ sơ</translation>
  </message>
  <message>
   <source>Owner</source>
   <translation>Chủ hồ sơ</translation>
  </message>
  <message>
   <source>Delegate</source>
   <translation>Người được ủy quyền</translation>
  </message>
  <message>
   <source>Sent by post</source>
   <translation>Gửi bưu chính</translation>
  </message>
  <message>
   <source>Name of the collector</source>
   <translation>Họ tên người nhận</translation>
  </message>
  <message>
   <source>ID number of the collector</source>
   <translation>Số định danh người nhận</translation>
  </message>
  <message>
   <source>Tracking number</source>
   <translation>Số hiệu bưu gửi</translation>
  </message>
  <message>
   <source>What is entered</source>
   <translation>Nội dung ghi</translation>
  </message>
  <message>
   <source>Amount</source>
   <translation>Số tiền</translation>
  </message>
  <message>
   <source>Fee</source>
   <translation>Khoản thu</translation>
  </message>
  <message>
   <source>Payment</source>
   <translation>Thu tiền</translation>
  </message>
  <message>
   <source>In cash</source>
   <translation>Tiền mặt</translation>
  </message>
  <message>
   <source>By transfer</source>
   <translation>Chuyển khoản</translation>
  </message>
  <message>
   <source>To which paper</source>
   <translation>Thuộc giấy tờ nào</translation>
  </message>
  <message>
   <source>Scans</source>
   <translation>Bản quét</translation>
  </message>
  <message>
   <source>Step</source>
   <translation>Bước xử lý</translation>
  </message>
  <message>
   <source>Scans that do not belong here</source>
   <translation>Bản quét không thuộc hồ sơ này</translation>
  </message>
  <message>
   <source>ID number</source>
   <translation>Số định danh</translation>
  </message>
  <message>
   <source>Phone of the applicant</source>
   <translation>Điện thoại người nộp</translation>
  </message>
  <message>
   <source>Address of the applicant</source>
   <translation>Địa chỉ người nộp</translation>
  </message>
  <message>
   <source>Return by</source>
   <translation>Nhận kết quả</translation>
  </message>
  <message>
   <source>At the counter</source>
   <translation>Tại quầy</translation>
  </message>
  <message>
   <source>By post</source>
   <translation>Qua bưu chính</translation>
  </message>
  <message>
   <source>Save</source>
   <translation>Lưu</translation>
  </message>
  <message>
   <source>Please fill in: {field}</source>
   <translation>Hãy nhập: {field}</translation>
  </message>
  <message>
   <source>Say why it is entered only now.</source>
   <translation>Hãy ghi lý do đến giờ mới nhập.</translation>
  </message>
  <message>
   <source>Scans…</source>
   <translation>Quét…</translation>
  </message>
  <message>
   <source>Result</source>
   <translation>Kết quả</translation>
  </message>
  <message>
   <source>Pages: {count}</source>
   <translation>Số trang: {count}</translation>
  </message>
  <message>
   <source>nothing owed</source>
   <translation>không phải thu</translation>
  </message>
  <message>
   <source>still owed</source>
   <translation>còn phải thu</translation>
  </message>
  <message>
   <source>paid</source>
   <translation>đã thu</translation>
  </message>
  <message>
   <source>paid back</source>
   <translation>đã hoàn</translation>
  </message>
  <message>
   <source>Processing time</source>
   <translation>Thời hạn giải quyết</translation>
  </message>
  <message>
   <source>Due</source>
   <translation>Hẹn trả</translation>
  </message>
  <message>
   <source>First promised</source>
   <translation>Hẹn lần đầu</translation>
  </message>
  <message>
   <source>Clock stood still</source>
   <translation>Tạm dừng tính hạn</translation>
  </message>
  <message>
   <source>With</source>
   <translation>Đang ở</translation>
  </message>
  <message>
   <source>Collected</source>
   <translation>Đã nhận</translation>
  </message>
  <message>
   <source>Other codes</source>
   <translation>Mã khác</translation>
  </message>
  <message>
   <source>• {name} (originals {originals}, copies {copies}, scans {scans})</source>
   <translation>• {name} (bản chính {originals}, bản sao {copies}, bản quét {scans})</translation>
  </message>
  <message>
   <source>Papers handed over</source>
   <translation>Giấy tờ đã nộp</translation>
  </message>
  <message>
   <source>Not handed over</source>
   <translation>Không nộp</translation>
  </message>
  <message>
   <source>Fee and charge</source>
   <translation>Phí, lệ phí</translation>
  </message>
  <message>
   <source>Whole ID number</source>
   <translation>Số định danh đầy đủ</translation>
  </message>
  <message>
   <source>Why you need it</source>
   <translation>Lý do cần xem</translation>
  </message>
  <message>
   <source>Why you need it; it is kept with your name.</source>
   <translation>Lý do cần xem; được lưu cùng tên của bạn.</translation>
  </message>
  <message>
   <source>&amp;Show the number</source>
   <translation>&amp;Xem số</translation>
  </message>
  <message>
   <source>&amp;Close</source>
   <translation>Đó&amp;ng</translation>
  </message>
  <message>
   <source>none was given</source>
   <translation>không có</translation>
  </message>
  <message>
   <source>Scan: {name}</source>
   <translation>Bản quét: {name}</translation>
  </message>
  <message>
   <source>{done} of {all} scans delivered</source>
   <translation>Đã gửi {done}/{all} bản quét</translation>
  </message>
  <message>
   <source>delivered</source>
   <translation>đã gửi</translation>
  </message>
  <message>
   <source>not delivered yet</source>
   <translation>chưa gửi</translation>
  </message>
  <message>
   <source>Step bac&amp;k …</source>
   <translation>Lù&amp;i một bước …</translation>
  </message>
  <message>
   <source>Papers:</source>
   <translation>Giấy in:</translation>
  </message>
  <message>
   <source>Whole ID number…</source>
   <translation>Xem đủ số định danh…</translation>
  </message>
  <message>
   <source>&amp;Back</source>
   <translation>&amp;Quay lại</translation>
  </message>
  <message>
   <source>Dossier</source>
   <translation>Hồ sơ</translation>
  </message>
  <message>
   <source>What was done</source>
   <translation>Quá trình xử lý</translation>
  </message>
  <message>
   <source>waits</source>
   <translation>chờ gửi</translation>
  </message>
  <message>
   <source>to be put right</source>
   <translation>cần xử lý lại</translation>
  </message>
  <message>
   <source>Open</source>
   <translation>Mở</translation>
  </message>
  <message>
   <source>Choose</source>
   <translation>Chọn</translation>
  </message>
  <message>
   <source>Name of the file</source>
   <translation>Tên tệp</translation>
  </message>
  <message>
   <source>Kind of file</source>
   <translation>Loại tệp</translation>
  </message>
  <message>
   <source>Folder</source>
   <translation>Thư mục</translation>
  </message>
  <message>
   <source>Month before</source>
   <translation>Tháng trước</translation>
  </message>
  <message>
   <source>Month after</source>
   <translation>Tháng sau</translation>
  </message>
  <message>
   <source>Understood</source>
   <translation>Đã hiểu</translation>
  </message>
  <message>
   <source>Who works at this counter?</source>
   <translation>Ai đang trực quầy này?</translation>
  </message>
  <message>
   <source>Locked. Your work is kept.</source>
   <translation>Đã khóa. Việc đang làm vẫn còn nguyên.</translation>
  </message>
  <message>
   <source>A dossier is not saved yet</source>
   <translation>Còn một hồ sơ chưa lưu</translation>
  </message>
  <message>
   <source>What you typed at reception would be lost. Close all the same?</source>
   <translation>Những gì đã nhập ở màn hình tiếp nhận sẽ mất. Vẫn đóng chương trình?</translation>
  </message>
  <message>
   <source>Close &amp;without saving</source>
   <translation>Đóng, &amp;không lưu</translation>
  </message>
  <message>
   <source>TRAINING: sign in as “luyentap” with the password “{password}”</source>
   <translation>LUYỆN TẬP: đăng nhập “luyentap”, mật khẩu “{password}”</translation>
  </message>
  <message>
   <source>One-stop counter {counter}</source>
   <translation>Một cửa · Quầy {counter}</translation>
  </message>
  <message>
   <source> · TRAINING, nothing here is real</source>
   <translation> · TẬP HUẤN, không phải hồ sơ thật</translation>
  </message>
  <message>
   <source>Welcome, {name}. Sign in with your new password.</source>
   <translation>Chào {name}. Hãy đăng nhập bằng mật khẩu mới.</translation>
  </message>
  <message>
   <source>Reception</source>
   <translation>Tiếp nhận</translation>
  </message>
  <message>
   <source>Register</source>
   <translation>Sổ hồ sơ</translation>
  </message>
  <message>
   <source>Return results</source>
   <translation>Trả kết quả</translation>
  </message>
  <message>
   <source>Sync centre</source>
   <translation>Đồng bộ</translation>
  </message>
  <message>
   <source>Today's work</source>
   <translation>Việc hôm nay</translation>
  </message>
  <message>
   <source>Settings</source>
   <translation>Cài đặt</translation>
  </message>
  <message>
   <source>Lock</source>
   <translation>Khóa máy</translation>
  </message>
  <message>
   <source>Keys and help</source>
   <translation>Phím tắt</translation>
  </message>
  <message>
   <source>Health of this PC</source>
   <translation>Tình trạng máy này</translation>
  </message>
  <message>
   <source>good</source>
   <translation>tốt</translation>
  </message>
  <message>
   <source>look at it</source>
   <translation>nên xem</translation>
  </message>
  <message>
   <source>mend it today</source>
   <translation>sửa ngay</translation>
  </message>
  <message>
   <source>not known</source>
   <translation>chưa biết</translation>
  </message>
  <message>
   <source>Looking …</source>
   <translation>Đang xem …</translation>
  </message>
  <message>
   <source>Look &amp;again</source>
   <translation>&amp;Xem lại</translation>
  </message>
  <message>
   <source>&amp;Back up now</source>
   <translation>&amp;Sao lưu ngay</translation>
  </message>
  <message>
   <source>Backing up …</source>
   <translation>Đang sao lưu …</translation>
  </message>
  <message>
   <source>Something must be mended today.</source>
   <translation>Có việc phải sửa ngay hôm nay.</translation>
  </message>
  <message>
   <source>Work can go on; see to what is yellow this week.</source>
   <translation>Vẫn làm việc được; trong tuần hãy xem các mục màu vàng.</translation>
  </message>
  <message>
   <source>All is well.</source>
   <translation>Mọi thứ đều tốt.</translation>
  </message>
  <message>
   <source>This sheet</source>
   <translation>Bảng phím tắt này</translation>
  </message>
  <message>
   <source>Reception: receive a dossier</source>
   <translation>Tiếp nhận hồ sơ</translation>
  </message>
  <message>
   <source>Register: find a dossier</source>
   <translation>Sổ hồ sơ: tìm hồ sơ</translation>
  </message>
  <message>
   <source>Sync centre: what is delivered</source>
   <translation>Đồng bộ: đã gửi những gì</translation>
  </message>
  <message>
   <source>Reception: another procedure</source>
   <translation>Tiếp nhận: đổi thủ tục</translation>
  </message>
  <message>
   <source>Reception: all papers are there</source>
   <translation>Tiếp nhận: đủ mọi giấy tờ</translation>
  </message>
  <message>
   <source>Save and print</source>
   <translation>Lưu và in giấy</translation>
  </message>
  <message>
   <source>Reception: use papers given before</source>
   <translation>Tiếp nhận: dùng lại giấy tờ đã nộp</translation>
  </message>
  <message>
   <source>Reception: throw away what is typed</source>
   <translation>Tiếp nhận: bỏ những gì đã nhập</translation>
  </message>
  <message>
   <source>Reception: the same for many people</source>
   <translation>Tiếp nhận: cùng thủ tục cho nhiều người</translation>
  </message>
  <message>
   <source>Reception: scans of this paper</source>
   <translation>Tiếp nhận: bản quét của giấy tờ này</translation>
  </message>
  <message>
   <source>Tick a paper</source>
   <translation>Đánh dấu giấy tờ</translation>
  </message>
  <message>
   <source>One sheet more or less</source>
   <translation>Thêm, bớt một tờ</translation>
  </message>
  <message>
   <source>This paper does not apply</source>
   <translation>Giấy này không áp dụng</translation>
  </message>
  <message>
   <source>Next field; choose; confirm a card</source>
   <translation>Ô kế tiếp; chọn; dùng thẻ vừa quét</translation>
  </message>
  <message>
   <source>Back; close; not this card</source>
   <translation>Quay lại; đóng; bỏ thẻ vừa quét</translation>
  </message>
  <message>
   <source>From the search into the list and back</source>
   <translation>Từ ô tìm xuống danh sách và trở lên</translation>
  </message>
  <message>
   <source>Dossier: from button to button; calendar: from day to day</source>
   <translation>Hồ sơ: từ nút này sang nút kia; lịch: từ ngày này sang ngày kia</translation>
  </message>
  <message>
   <source>In a list: letters search</source>
   <translation>Trong danh sách: gõ chữ là tìm</translation>
  </message>
  <message>
   <source>Results: choose all that are shown</source>
   <translation>Trả kết quả: chọn tất cả</translation>
  </message>
  <message>
   <source>The underlined letter of a button</source>
   <translation>Chữ gạch chân trên nút</translation>
  </message>
  <message>
   <source>Lock; change the officer</source>
   <translation>Khóa máy; đổi cán bộ</translation>
  </message>
  <message>
   <source>Find a dossier</source>
   <translation>Tìm hồ sơ</translation>
  </message>
  <message>
   <source>Receipt (form 01)</source>
   <translation>Giấy tiếp nhận (mẫu 01)</translation>
  </message>
  <message>
   <source>Reception, F9: the citizen has it as proof. It names the code and the day.</source>
   <translation>Khi tiếp nhận (F9): công dân giữ làm bằng chứng; ghi mã hồ sơ và ngày hẹn.</translation>
  </message>
  <message>
   <source>Request for supplement (form 02)</source>
   <translation>Phiếu yêu cầu bổ sung (mẫu 02)</translation>
  </message>
  <message>
   <source>A paper is missing. It says which, at once and in full; the clock stands still.</source>
   <translation>Khi thiếu giấy tờ: ghi rõ thiếu gì, một lần và đầy đủ; thời hạn tạm dừng.</translation>
  </message>
  <message>
   <source>Refusal (form 03)</source>
   <translation>Phiếu từ chối (mẫu 03)</translation>
  </message>
  <message>
   <source>The dossier cannot be taken. It says why and on what legal basis.</source>
   <translation>Khi không nhận được hồ sơ: ghi lý do và căn cứ pháp lý.</translation>
  </message>
  <message>
   <source>Apology (form 04)</source>
   <translation>Phiếu xin lỗi và hẹn lại (mẫu 04)</translation>
  </message>
  <message>
   <source>The result is late. It names the reason and the new day; once for a dossier.</source>
   <translation>Khi trả chậm: ghi lý do và ngày hẹn mới; mỗi hồ sơ một lần.</translation>
  </message>
  <message>
   <source>Stop notice (form 05)</source>
   <translation>Thông báo dừng giải quyết (mẫu 05)</translation>
  </message>
  <message>
   <source>The citizen stops or withdraws. It lists the papers given back.</source>
   <translation>Khi công dân dừng hoặc rút hồ sơ: liệt kê giấy tờ trả lại.</translation>
  </message>
  <message>
   <source>Control slip (form 06)</source>
   <translation>Phiếu kiểm soát (mẫu 06)</translation>
  </message>
  <message>
   <source>It goes with the dossier inside the office: who had it, from when to when.</source>
   <translation>Đi kèm hồ sơ trong cơ quan: ai giữ, từ lúc nào đến lúc nào.</translation>
  </message>
  <message>
   <source>Register book of dossiers (form 07)</source>
   <translation>Sổ theo dõi hồ sơ (mẫu 07)</translation>
  </message>
  <message>
   <source>The book of a period, numbered through the year; Register, button Books.</source>
   <translation>Sổ của một kỳ, đánh số suốt năm; ở Sổ hồ sơ, nút Sổ sách.</translation>
  </message>
  <message>
   <source>Hand-over of the result</source>
   <translation>Giấy biên nhận trả kết quả</translation>
  </message>
  <message>
   <source>Whoever collects the result signs it; it stays in the office.</source>
   <translation>Người nhận kết quả ký; lưu tại cơ quan.</translation>
  </message>
  <message>
   <source>Periodic report II.06a</source>
   <translation>Báo cáo định kỳ II.06a</translation>
  </message>
  <message>
   <source>Counts by sector: received, solved, late.</source>
   <translation>Số liệu theo lĩnh vực: tiếp nhận, giải quyết, quá hạn.</translation>
  </message>
  <message>
   <source>Money taken at this counter</source>
   <translation>Bảng kê tiền thu tại quầy</translation>
  </message>
  <message>
   <source>The cashier's list of a shift. It is no official receipt.</source>
   <translation>Bảng kê của ca thu. Không phải biên lai.</translation>
  </message>
  <message>
   <source>End-of-day sheet</source>
   <translation>Biên bản đối soát cuối ngày</translation>
  </message>
  <message>
   <source>Both sides of a day, ours and the province's, with every difference.</source>
   <translation>Hai phía của một ngày, quầy và tỉnh, kèm mọi điểm lệch.</translation>
  </message>
  <message>
   <source>&amp;Keys</source>
   <translation>&amp;Phím tắt</translation>
  </message>
  <message>
   <source>What each &amp;form is for</source>
   <translation>&amp;Mẫu giấy dùng khi nào</translation>
  </message>
  <message>
   <source>A card or receipt may be scanned at any time, wherever the cursor stands.</source>
   <translation>Có thể quét thẻ hoặc giấy tiếp nhận bất cứ lúc nào, con trỏ ở đâu cũng được.</translation>
  </message>
  <message>
   <source>Connect to the province</source>
   <translation>Nối với cổng của tỉnh</translation>
  </message>
  <message>
   <source>Everything done here so far is delivered then.</source>
   <translation>Mọi việc đã làm ở quầy này từ trước sẽ được gửi về tỉnh.</translation>
  </message>
  <message>
   <source>Address of the p&amp;rovince</source>
   <translation>Địa chỉ &amp;cổng của tỉnh</translation>
  </message>
  <message>
   <source>One-time cod&amp;e</source>
   <translation>Mã &amp;ghi danh một lần</translation>
  </message>
  <message>
   <source>&amp;Connect</source>
   <translation>&amp;Nối với tỉnh</translation>
  </message>
  <message>
   <source>Fill in every field.</source>
   <translation>Hãy điền đủ các ô.</translation>
  </message>
  <message>
   <source>Officers</source>
   <translation>Cán bộ</translation>
  </message>
  <message>
   <source>The password is short: longer ones are harder to guess.</source>
   <translation>Mật khẩu ngắn: mật khẩu dài khó đoán hơn.</translation>
  </message>
  <message>
   <source>{name} can sign in now.</source>
   <translation>{name} đã có thể đăng nhập.</translation>
  </message>
  <message>
   <source>End the account of {name}?</source>
   <translation>Kết thúc tài khoản của {name}?</translation>
  </message>
  <message>
   <source>They cannot sign in any more. What they did keeps their name.</source>
   <translation>Người này không đăng nhập được nữa. Việc đã làm vẫn giữ tên.</translation>
  </message>
  <message>
   <source>&amp;End the account</source>
   <translation>&amp;Kết thúc tài khoản</translation>
  </message>
  <message>
   <source>ended</source>
   <translation>đã kết thúc</translation>
  </message>
  <message>
   <source>New password …</source>
   <translation>Mật khẩu mới …</translation>
  </message>
  <message>
   <source>New password for {name}</source>
   <translation>Mật khẩu mới cho {name}</translation>
  </message>
  <message>
   <source>End …</source>
   <translation>Kết thúc …</translation>
  </message>
  <message>
   <source>End the account of {name}</source>
   <translation>Kết thúc tài khoản của {name}</translation>
  </message>
  <message>
   <source>&amp;Sign-in name</source>
   <translation>&amp;Tên đăng nhập</translation>
  </message>
  <message>
   <source>&amp;Full name</source>
   <translation>&amp;Họ và tên</translation>
  </message>
  <message>
   <source>&amp;Role</source>
   <translation>&amp;Vai trò</translation>
  </message>
  <message>
   <source>&amp;Password</source>
   <translation>&amp;Mật khẩu</translation>
  </message>
  <message>
   <source>&amp;Add officer</source>
   <translation>Thêm &amp;cán bộ</translation>
  </message>
  <message>
   <source>&amp;New password</source>
   <translation>&amp;Mật khẩu mới</translation>
  </message>
  <message>
   <source>Once &amp;more</source>
   <translation>Nhập &amp;lại</translation>
  </message>
  <message>
   <source>&amp;Save</source>
   <translation>Lư&amp;u</translation>
  </message>
  <message>
   <source>The two are not the same. Type them again.</source>
   <translation>Hai lần nhập không giống nhau. Hãy nhập lại.</translation>
  </message>
  <message>
   <source>Safety</source>
   <translation>An toàn dữ liệu</translation>
  </message>
  <message>
   <source>Second folder for backups</source>
   <translation>Thư mục sao lưu thứ hai</translation>
  </message>
  <message>
   <source>a stick or another disk</source>
   <translation>USB hoặc ổ đĩa khác</translation>
  </message>
  <message>
   <source>&amp;Choose…</source>
   <translation>&amp;Chọn…</translation>
  </message>
  <message>
   <source>&amp;Health of this PC</source>
   <translation>&amp;Tình trạng máy này</translation>
  </message>
  <message>
   <source>&amp;Who looked at what</source>
   <translation>&amp;Ai đã xem gì</translation>
  </message>
  <message>
   <source>&amp;File for support…</source>
   <translation>Tệp &amp;gửi hỗ trợ…</translation>
  </message>
  <message>
   <source>Newest backup: {when}</source>
   <translation>Sao lưu gần nhất: {when}</translation>
  </message>
  <message>
   <source>There is no backup yet.</source>
   <translation>Chưa có bản sao lưu nào.</translation>
  </message>
  <message>
   <source>for support</source>
   <translation>gửi bộ phận hỗ trợ</translation>
  </message>
  <message>
   <source>The file for support is written; only the province can open it.</source>
   <translation>Đã ghi tệp gửi hỗ trợ; chỉ tỉnh mở được.</translation>
  </message>
  <message>
   <source>File for support</source>
   <translation>Tệp gửi hỗ trợ</translation>
  </message>
  <message>
   <source>The folder the scanner drops files into is not there.</source>
   <translation>Không thấy thư mục máy quét lưu tệp.</translation>
  </message>
  <message>
   <source>The folder the scanner drops files into cannot be read.</source>
   <translation>Không đọc được thư mục máy quét lưu tệp.</translation>
  </message>
  <message>
   <source>In the folder of the scanner nothing can be deleted: files stay there.</source>
   <translation>Không xóa được trong thư mục của máy quét: tệp ở lại đó.</translation>
  </message>
  <message>
   <source>The second folder for backups is not there now: put the stick in.</source>
   <translation>Hiện không thấy thư mục sao lưu thứ hai: hãy cắm USB.</translation>
  </message>
  <message>
   <source>Nothing can be written into the second folder for backups.</source>
   <translation>Không ghi được vào thư mục sao lưu thứ hai.</translation>
  </message>
  <message>
   <source>A4</source>
   <translation>A4</translation>
  </message>
  <message>
   <source>A5</source>
   <translation>A5</translation>
  </message>
  <message>
   <source>A4, two copies to cut</source>
   <translation>A4, hai liên để cắt</translation>
  </message>
  <message>
   <source>&amp;Delete them once saved</source>
   <translation>&amp;Xóa tệp sau khi lưu</translation>
  </message>
  <message>
   <source>none: only files and the scanner</source>
   <translation>không có: quét từ tệp và máy quét</translation>
  </message>
  <message>
   <source>&amp;Officers …</source>
   <translation>Cán &amp;bộ …</translation>
  </message>
  <message>
   <source>minutes</source>
   <translation>phút</translation>
  </message>
  <message>
   <source>never</source>
   <translation>không khóa</translation>
  </message>
  <message>
   <source>Saved.</source>
   <translation>Đã lưu.</translation>
  </message>
  <message>
   <source>The language counts from the next start.</source>
   <translation>Ngôn ngữ có hiệu lực từ lần mở sau.</translation>
  </message>
  <message>
   <source>The printer of this PC</source>
   <translation>Máy in mặc định của máy này</translation>
  </message>
  <message>
   <source>{name} (not there now)</source>
   <translation>{name} (hiện không có)</translation>
  </message>
  <message>
   <source>Folder the scanner drops files into</source>
   <translation>Thư mục máy quét lưu tệp</translation>
  </message>
  <message>
   <source>Test page</source>
   <translation>Trang in thử</translation>
  </message>
  <message>
   <source>The test page is at the printer.</source>
   <translation>Đã gửi trang in thử tới máy in.</translation>
  </message>
  <message>
   <source>not connected to the province</source>
   <translation>chưa kết nối với tỉnh</translation>
  </message>
  <message>
   <source>Window and paper</source>
   <translation>Màn hình và giấy in</translation>
  </message>
  <message>
   <source>Text size</source>
   <translation>Cỡ chữ</translation>
  </message>
  <message>
   <source>Language</source>
   <translation>Ngôn ngữ</translation>
  </message>
  <message>
   <source>Printer</source>
   <translation>Máy in</translation>
  </message>
  <message>
   <source>Paper size</source>
   <translation>Khổ giấy</translation>
  </message>
  <message>
   <source>Set of forms</source>
   <translation>Bộ mẫu giấy</translation>
  </message>
  <message>
   <source>Lock after</source>
   <translation>Tự khóa sau</translation>
  </message>
  <message>
   <source>Folder the scanner drops f&amp;iles into</source>
   <translation>Thư mục máy &amp;quét lưu tệp</translation>
  </message>
  <message>
   <source>Choose …</source>
   <translation>Chọn …</translation>
  </message>
  <message>
   <source>&amp;Save settings</source>
   <translation>&amp;Lưu cài đặt</translation>
  </message>
  <message>
   <source>Print a t&amp;est page</source>
   <translation>&amp;In thử</translation>
  </message>
  <message>
   <source>This counter</source>
   <translation>Quầy này</translation>
  </message>
  <message>
   <source>Counter {counter}</source>
   <translation>Quầy số {counter}</translation>
  </message>
  <message>
   <source>Co&amp;nnect to the province …</source>
   <translation>&amp;Nối với cổng của tỉnh …</translation>
  </message>
  <message>
   <source>Change my &amp;password …</source>
   <translation>Đổi &amp;mật khẩu …</translation>
  </message>
  <message>
   <source>P&amp;ractise: another window …</source>
   <translation>Luyện tậ&amp;p: mở cửa sổ khác …</translation>
  </message>
  <message>
   <source>The practice has its own data; nothing of it reaches the province.</source>
   <translation>Luyện tập có dữ liệu riêng; không gì gửi về tỉnh.</translation>
  </message>
  <message>
   <source>Who looked at what</source>
   <translation>Ai đã xem gì</translation>
  </message>
  <message>
   <source>one ID number</source>
   <translation>một số định danh</translation>
  </message>
  <message>
   <source>Missing or changed: number {numbers}.</source>
   <translation>Thiếu hoặc bị sửa: dấu vết số {numbers}.</translation>
  </message>
  <message>
   <source>The chain of the traces is whole.</source>
   <translation>Chuỗi dấu vết còn nguyên vẹn.</translation>
  </message>
  <message>
   <source>Say why the traces are taken out.</source>
   <translation>Hãy ghi lý do lấy dấu vết ra.</translation>
  </message>
  <message>
   <source>Traces for an inspector</source>
   <translation>Dấu vết cho thanh tra</translation>
  </message>
  <message>
   <source>{count} traces written.</source>
   <translation>Đã ghi {count} dấu vết.</translation>
  </message>
  <message>
   <source>Officer</source>
   <translation>Cán bộ</translation>
  </message>
  <message>
   <source>Dossier code</source>
   <translation>Mã hồ sơ</translation>
  </message>
  <message>
   <source>&amp;Show</source>
   <translation>&amp;Xem</translation>
  </message>
  <message>
   <source>When</source>
   <translation>Lúc</translation>
  </message>
  <message>
   <source>What</source>
   <translation>Việc</translation>
  </message>
  <message>
   <source>Of</source>
   <translation>Của</translation>
  </message>
  <message>
   <source>Why the traces are taken out</source>
   <translation>Lý do lấy dấu vết ra</translation>
  </message>
  <message>
   <source>&amp;Write a file…</source>
   <translation>&amp;Ghi ra tệp…</translation>
  </message>
  <message>
   <source>The practice did not start</source>
   <translation>Chưa mở được phần luyện tập</translation>
  </message>
  <message>
   <source>Close other programs and try again; if it stays, call the support line.</source>
   <translation>Hãy đóng chương trình khác rồi thử lại; nếu vẫn vậy, gọi hỗ trợ.</translation>
  </message>
  <message>
   <source>Receipts not printed</source>
   <translation>Giấy tiếp nhận chưa in</translation>
  </message>
  <message>
   <source>Every receipt is printed.</source>
   <translation>Mọi giấy tiếp nhận đã in.</translation>
  </message>
  <message>
   <source>Print</source>
   <translation>In</translation>
  </message>
  <message>
   <source>View</source>
   <translation>Xem</translation>
  </message>
  <message>
   <source>Not needed</source>
   <translation>Không cần</translation>
  </message>
  <message>
   <source>&amp;Save as PDF…</source>
   <translation>&amp;Lưu tệp PDF…</translation>
  </message>
  <message>
   <source>&amp;Print</source>
   <translation>&amp;In</translation>
  </message>
  <message>
   <source>Page {number}</source>
   <translation>Trang {number}</translation>
  </message>
  <message>
   <source>PDF files (*.pdf)</source>
   <translation>Tệp PDF (*.pdf)</translation>
  </message>
  <message>
   <source>Save as PDF</source>
   <translation>Lưu tệp PDF</translation>
  </message>
  <message>
   <source>Periodic report</source>
   <translation>Báo cáo định kỳ</translation>
  </message>
  <message>
   <source>Kept on paper</source>
   <translation>Lưu bản giấy</translation>
  </message>
  <message>
   <source>Asked for by an inspection</source>
   <translation>Đoàn kiểm tra yêu cầu</translation>
  </message>
  <message>
   <source>A file holds citizens' names and telephone numbers. Who saved it, when and why stands in the traces.</source>
   <translation>Tệp có tên và số điện thoại của công dân. Ai đã lưu, lúc nào và vì sao đều được ghi lại.</translation>
  </message>
  <message>
   <source>Save as a file</source>
   <translation>Lưu thành tệp</translation>
  </message>
  <message>
   <source>What the file is for; it is kept with your name.</source>
   <translation>Tệp này dùng vào việc gì; được ghi lại cùng tên của bạn.</translation>
  </message>
  <message>
   <source>What the file is for</source>
   <translation>Tệp dùng vào việc gì</translation>
  </message>
  <message>
   <source>&amp;Choose the file …</source>
   <translation>Chọn &amp;tệp …</translation>
  </message>
  <message>
   <source>Full name</source>
   <translation>Họ và tên</translation>
  </message>
  <message>
   <source>Born</source>
   <translation>Ngày sinh</translation>
  </message>
  <message>
   <source>Sex</source>
   <translation>Giới tính</translation>
  </message>
  <message>
   <source>Phone</source>
   <translation>Điện thoại</translation>
  </message>
  <message>
   <source>Address</source>
   <translation>Địa chỉ</translation>
  </message>
  <message>
   <source>State</source>
   <translation>Tình trạng</translation>
  </message>
  <message>
   <source>This number stands twice in the list.</source>
   <translation>Số này có hai lần trong danh sách.</translation>
  </message>
  <message>
   <source>Ready</source>
   <translation>Sẵn sàng</translation>
  </message>
  <message>
   <source>The same procedure for many people</source>
   <translation>Cùng một thủ tục cho nhiều người</translation>
  </message>
  <message>
   <source>Leave the list?</source>
   <translation>Rời danh sách?</translation>
  </message>
  <message>
   <source>Not received yet: {count}. They are thrown away.</source>
   <translation>Chưa nhận: {count} người. Danh sách này sẽ bị bỏ.</translation>
  </message>
  <message>
   <source>&amp;Throw them away</source>
   <translation>&amp;Bỏ danh sách</translation>
  </message>
  <message>
   <source>&amp;Stay here</source>
   <translation>Ở &amp;lại</translation>
  </message>
  <message>
   <source>Receipts not printed: {count}. They wait in the list below.</source>
   <translation>Chưa in được giấy tiếp nhận: {count}. Xem ở danh sách chưa in.</translation>
  </message>
  <message>
   <source>Lists (*.xlsx *.csv *.txt)</source>
   <translation>Danh sách (*.xlsx *.csv *.txt)</translation>
  </message>
  <message>
   <source>Open a list</source>
   <translation>Mở danh sách</translation>
  </message>
  <message>
   <source>Already in the list, not added again: {count}.</source>
   <translation>Đã có trong danh sách, không thêm lần nữa: {count}.</translation>
  </message>
  <message>
   <source>Ready: {ready} · Received: {received} · To be corrected: {faulty}</source>
   <translation>Sẵn sàng: {ready} · Đã nhận: {received} · Cần sửa: {faulty}</translation>
  </message>
  <message>
   <source>Papers, fee and summary are those ticked at reception, for everybody. Type, paste from a table, open a file, or scan one card after the other.</source>
   <translation>Giấy tờ, phí và nội dung lấy như đã chọn ở màn hình tiếp nhận, áp dụng cho mọi người. Gõ, dán từ bảng, mở tệp, hoặc quét lần lượt từng thẻ.</translation>
  </message>
  <message>
   <source>Open a list…</source>
   <translation>Mở danh sách…</translation>
  </message>
  <message>
   <source>Paste</source>
   <translation>Dán</translation>
  </message>
  <message>
   <source>Take out</source>
   <translation>Bỏ ra</translation>
  </message>
  <message>
   <source>Receive all and print</source>
   <translation>Nhận tất cả và in</translation>
  </message>
  <message>
   <source>People of the list</source>
   <translation>Những người trong danh sách</translation>
  </message>
  <message>
   <source>Is demanded</source>
   <translation>Phải nộp</translation>
  </message>
  <message>
   <source>All there</source>
   <translation>Đủ cả</translation>
  </message>
  <message>
   <source>The rest does not appl&amp;y</source>
   <translation>Phần còn lại &amp;không áp dụng</translation>
  </message>
  <message>
   <source>Choose the case first</source>
   <translation>Hãy chọn trường hợp trước</translation>
  </message>
  <message>
   <source>No paper is demanded</source>
   <translation>Không yêu cầu giấy tờ</translation>
  </message>
  <message>
   <source>Complete: {done} of {demanded}</source>
   <translation>Đủ {done}/{demanded}</translation>
  </message>
  <message>
   <source>Missing: {left} of {demanded}</source>
   <translation>Thiếu {left}/{demanded}</translation>
  </message>
  <message>
   <source>Hide the notes</source>
   <translation>Ẩn lưu ý</translation>
  </message>
  <message>
   <source>Notes: {count}</source>
   <translation>Lưu ý: {count}</translation>
  </message>
  <message>
   <source>Papers of the dossier</source>
   <translation>Thành phần hồ sơ</translation>
  </message>
  <message>
   <source>Shown only</source>
   <translation>Chỉ xuất trình</translation>
  </message>
  <message>
   <source>&amp;Papers:</source>
   <translation>&amp;Giấy tờ:</translation>
  </message>
  <message>
   <source>&amp;Papers</source>
   <translation>Thành phần hồ sơ (&amp;G)</translation>
  </message>
  <message>
   <source>Does not apply to this person</source>
   <translation>Không thuộc trường hợp này</translation>
  </message>
  <message>
   <source>In the population database</source>
   <translation>Có trong CSDL quốc gia về dân cư</translation>
  </message>
  <message>
   <source>Shown on VNeID</source>
   <translation>Xuất trình trên VNeID</translation>
  </message>
  <message>
   <source>In the civil-status register</source>
   <translation>Có trong CSDL hộ tịch</translation>
  </message>
  <message>
   <source>Already in a database</source>
   <translation>Đã có trong cơ sở dữ liệu</translation>
  </message>
  <message>
   <source>Kept from an earlier dossier</source>
   <translation>Đã nộp ở hồ sơ trước</translation>
  </message>
  <message>
   <source>Paper</source>
   <translation>Giấy tờ</translation>
  </message>
  <message>
   <source>Orig.</source>
   <translation>Chính</translation>
  </message>
  <message>
   <source>Cop.</source>
   <translation>Sao</translation>
  </message>
  <message>
   <source>Scanned</source>
   <translation>Quét</translation>
  </message>
  <message>
   <source>Originals</source>
   <translation>Bản chính</translation>
  </message>
  <message>
   <source>Copies</source>
   <translation>Bản sao</translation>
  </message>
  <message>
   <source>Missing</source>
   <translation>Còn thiếu</translation>
  </message>
  <message>
   <source>If it applies</source>
   <translation>Nếu có</translation>
  </message>
  <message>
   <source>Handed over</source>
   <translation>Đã nộp</translation>
  </message>
  <message>
   <source>A list of people is not finished: {name}. Ctrl+B opens it.</source>
   <translation>Danh sách nhiều người chưa làm xong: {name}. Ctrl+B để mở lại.</translation>
  </message>
  <message>
   <source>This was typed before the program ended: please look at it.</source>
   <translation>Phần này đã nhập trước khi chương trình tắt: hãy xem lại.</translation>
  </message>
  <message>
   <source>Enter the name.</source>
   <translation>Hãy nhập họ tên.</translation>
  </message>
  <message>
   <source>A citizen's number has 12 digits (9 on old papers).</source>
   <translation>Số định danh có 12 chữ số (CMND cũ 9 số).</translation>
  </message>
  <message>
   <source>Enter day/month/year, or the year alone.</source>
   <translation>Nhập ngày/tháng/năm, hoặc chỉ năm sinh.</translation>
  </message>
  <message>
   <source>Entered later: {reason}</source>
   <translation>Nhập sau: {reason}</translation>
  </message>
  <message>
   <source>Only a lead enters what was received earlier: saved now, it is of today.</source>
   <translation>Chỉ lãnh đạo được nhập hồ sơ nhận từ trước: lưu bây giờ sẽ tính là nhận hôm nay.</translation>
  </message>
  <message>
   <source>Throw away what is typed?</source>
   <translation>Bỏ những gì đã nhập?</translation>
  </message>
  <message>
   <source>The dossier is not saved. What you typed and scanned for it would be lost.</source>
   <translation>Hồ sơ này chưa được lưu. Những gì đã nhập và quét sẽ mất.</translation>
  </message>
  <message>
   <source>&amp;Throw it away</source>
   <translation>&amp;Bỏ đi</translation>
  </message>
  <message>
   <source>To be supplemented</source>
   <translation>Sẽ nộp bổ sung</translation>
  </message>
  <message>
   <source>Reception refused</source>
   <translation>Từ chối tiếp nhận</translation>
  </message>
  <message>
   <source>Choose a procedure first.</source>
   <translation>Hãy chọn thủ tục trước.</translation>
  </message>
  <message>
   <source>Choose the case: it decides which papers are needed.</source>
   <translation>Hãy chọn trường hợp: mỗi trường hợp cần giấy tờ khác nhau.</translation>
  </message>
  <message>
   <source>Say how long the procedure takes: the catalogue does not know.</source>
   <translation>Hãy nhập thời hạn giải quyết: danh mục không ghi.</translation>
  </message>
  <message>
   <source>Say on which day the result is due: nobody knows the holidays.</source>
   <translation>Nhập ngày hẹn trả kết quả: chưa có lịch nghỉ của năm đó.</translation>
  </message>
  <message>
   <source>Type the fee in whole đồng, for example 15000.</source>
   <translation>Nhập lệ phí bằng số tròn đồng, ví dụ 15000.</translation>
  </message>
  <message>
   <source>Still missing: {count}. Tick what is there (Space), say why it is not needed, or ask to complete.</source>
   <translation>Còn thiếu {count} giấy tờ. Đánh dấu giấy đã có (phím cách), ghi lý do không cần, hoặc yêu cầu bổ sung.</translation>
  </message>
  <message>
   <source>printed</source>
   <translation>đã in</translation>
  </message>
  <message>
   <source>not printed yet</source>
   <translation>chưa in</translation>
  </message>
  <message>
   <source>Change the procedure?</source>
   <translation>Đổi thủ tục?</translation>
  </message>
  <message>
   <source>Ticks and scans of this procedure's papers would be lost: {count}.</source>
   <translation>Những giấy tờ đã đánh dấu hoặc đã quét của thủ tục này sẽ mất: {count}.</translation>
  </message>
  <message>
   <source>&amp;Change it</source>
   <translation>Đổ&amp;i</translation>
  </message>
  <message>
   <source>Another applicant is entered already</source>
   <translation>Đã nhập người nộp khác</translation>
  </message>
  <message>
   <source>What you entered of {name} would be lost.</source>
   <translation>Những gì đã nhập về {name} sẽ mất.</translation>
  </message>
  <message>
   <source>this person</source>
   <translation>người này</translation>
  </message>
  <message>
   <source>&amp;Put the one before</source>
   <translation>&amp;Dùng người vừa rồi</translation>
  </message>
  <message>
   <source>Ask to complete the dossier (form 02)</source>
   <translation>Yêu cầu bổ sung hồ sơ (mẫu 02)</translation>
  </message>
  <message>
   <source>Refuse the dossier (form 03)</source>
   <translation>Từ chối tiếp nhận hồ sơ (mẫu 03)</translation>
  </message>
  <message>
   <source>Refuse and print</source>
   <translation>Từ chối và in</translation>
  </message>
  <message>
   <source>working days</source>
   <translation>ngày làm việc</translation>
  </message>
  <message>
   <source>days</source>
   <translation>ngày</translation>
  </message>
  <message>
   <source>working hours</source>
   <translation>giờ làm việc</translation>
  </message>
  <message>
   <source>months</source>
   <translation>tháng</translation>
  </message>
  <message>
   <source>the same day</source>
   <translation>trong ngày</translation>
  </message>
  <message>
   <source>Processing time: how many</source>
   <translation>Thời hạn giải quyết: số</translation>
  </message>
  <message>
   <source>Processing time: unit</source>
   <translation>Thời hạn giải quyết: đơn vị</translation>
  </message>
  <message>
   <source>The day on which the result is due</source>
   <translation>Ngày hẹn trả kết quả</translation>
  </message>
  <message>
   <source>Please say the processing time</source>
   <translation>Cần nhập thời hạn</translation>
  </message>
  <message>
   <source>The day you said; nobody counted it.</source>
   <translation>Ngày do cán bộ định; không tính theo lịch.</translation>
  </message>
  <message>
   <source>Result due</source>
   <translation>Hẹn trả kết quả</translation>
  </message>
  <message>
   <source>Counted: {days}</source>
   <translation>Tính: {days}</translation>
  </message>
  <message>
   <source>morning</source>
   <translation>sáng</translation>
  </message>
  <message>
   <source>afternoon</source>
   <translation>chiều</translation>
  </message>
  <message>
   <source>Earlier dossiers</source>
   <translation>Hồ sơ trước đây</translation>
  </message>
  <message>
   <source>Use them again</source>
   <translation>Dùng lại</translation>
  </message>
  <message>
   <source>Given before: {count} of these papers, {scanned} with scans.</source>
   <translation>Đã nộp trước đây: {count} giấy tờ trong số này, {scanned} có bản quét.</translation>
  </message>
  <message>
   <source>amount in đồng</source>
   <translation>số tiền (đồng)</translation>
  </message>
  <message>
   <source>Copies wanted</source>
   <translation>Số bản cần cấp</translation>
  </message>
  <message>
   <source>copies</source>
   <translation>bản</translation>
  </message>
  <message>
   <source>Pages of each</source>
   <translation>Số trang mỗi bản</translation>
  </message>
  <message>
   <source>pages</source>
   <translation>trang</translation>
  </message>
  <message>
   <source>paper that proves it</source>
   <translation>giấy tờ chứng minh</translation>
  </message>
  <message>
   <source>No. of official receipt</source>
   <translation>số biên lai</translation>
  </message>
  <message>
   <source>Please say the fee</source>
   <translation>Cần nhập mức thu</translation>
  </message>
  <message>
   <source>Free</source>
   <translation>Không thu</translation>
  </message>
  <message>
   <source>Not taken yet</source>
   <translation>Chưa thu</translation>
  </message>
  <message>
   <source>Taken in cash</source>
   <translation>Đã thu tiền mặt</translation>
  </message>
  <message>
   <source>Taken by transfer</source>
   <translation>Đã thu chuyển khoản</translation>
  </message>
  <message>
   <source>Exemption</source>
   <translation>Miễn, giảm</translation>
  </message>
  <message>
   <source>Paper that proves the exemption</source>
   <translation>Giấy tờ chứng minh được miễn, giảm</translation>
  </message>
  <message>
   <source>No exemption</source>
   <translation>Không miễn giảm</translation>
  </message>
  <message>
   <source>Recei&amp;ved earlier…</source>
   <translation>Nhập hồ sơ đã nhận t&amp;ay…</translation>
  </message>
  <message>
   <source>Received at</source>
   <translation>Nhận lúc</translation>
  </message>
  <message>
   <source>For what was received by hand, at most {days} days back: the code bears that day, the due date counts from it, and the journal says that it was entered later.</source>
   <translation>Cho hồ sơ đã nhận tay, trong vòng {days} ngày trước: mã mang ngày đó, hẹn trả tính từ đó, nhật ký ghi là nhập sau.</translation>
  </message>
  <message>
   <source>&amp;Done earlier…</source>
   <translation>Đã &amp;làm từ trước…</translation>
  </message>
  <message>
   <source>Done at</source>
   <translation>Đã làm lúc</translation>
  </message>
  <message>
   <source>For what was done on paper, at most {days} days back: it counts from that moment, and the journal says that it was entered later.</source>
   <translation>Dành cho việc đã làm trên giấy, lùi nhiều nhất {days} ngày: việc được tính từ lúc đó, và sổ ghi rõ là nhập sau.</translation>
  </message>
  <message>
   <source>for example: no electricity</source>
   <translation>ví dụ: mất điện</translation>
  </message>
  <message>
   <source>Why only now</source>
   <translation>Lý do nhập sau</translation>
  </message>
  <message>
   <source>Another agency decides</source>
   <translation>Cơ quan khác giải quyết</translation>
  </message>
  <message>
   <source>Other procedure</source>
   <translation>Đổi thủ tục</translation>
  </message>
  <message>
   <source>Many people…</source>
   <translation>Nhiều người…</translation>
  </message>
  <message>
   <source>Ca&amp;se</source>
   <translation>T&amp;rường hợp</translation>
  </message>
  <message>
   <source>— choose the case: it decides which papers —</source>
   <translation>— chọn trường hợp để biết giấy tờ cần nộp —</translation>
  </message>
  <message>
   <source>Every case: all papers</source>
   <translation>Mọi trường hợp: tất cả giấy tờ</translation>
  </message>
  <message>
   <source>Case</source>
   <translation>Trường hợp</translation>
  </message>
  <message>
   <source>decided by another agency</source>
   <translation>cơ quan khác giải quyết</translation>
  </message>
  <message>
   <source>used here {count} times</source>
   <translation>quầy này đã dùng {count} lần</translation>
  </message>
  <message>
   <source>Procedure: type a name, a code, or a few letters of it</source>
   <translation>Thủ tục: gõ tên, mã số hoặc vài chữ, có dấu hay không đều được</translation>
  </message>
  <message>
   <source>Find a procedure</source>
   <translation>Tìm thủ tục</translation>
  </message>
  <message>
   <source>No procedure found. Try fewer letters.</source>
   <translation>Không tìm thấy thủ tục. Hãy gõ ít chữ hơn.</translation>
  </message>
  <message>
   <source>Came in</source>
   <translation>Nộp qua</translation>
  </message>
  <message>
   <source>Sets</source>
   <translation>Số bộ</translation>
  </message>
  <message>
   <source>For the owner</source>
   <translation>Của chủ hồ sơ</translation>
  </message>
  <message>
   <source>For the delegate</source>
   <translation>Của người được ủy quyền</translation>
  </message>
  <message>
   <source>Kept from dossier {code} of {day}</source>
   <translation>Đã nộp trong hồ sơ {code} ngày {day}</translation>
  </message>
  <message>
   <source>Authorisation</source>
   <translation>Giấy ủy quyền</translation>
  </message>
  <message>
   <source>paper, number, date</source>
   <translation>tên giấy, số, ngày</translation>
  </message>
  <message>
   <source>Kind of person</source>
   <translation>Đối tượng</translation>
  </message>
  <message>
   <source>Find a procedure above, or scan a card: it is taken wherever the cursor stands.</source>
   <translation>Tìm thủ tục ở ô phía trên, hoặc quét thẻ căn cước: con trỏ đang ở đâu cũng nhận.</translation>
  </message>
  <message>
   <source>Start over</source>
   <translation>Làm lại từ đầu</translation>
  </message>
  <message>
   <source>&amp;Owner is another person</source>
   <translation>Chủ &amp;hồ sơ là người khác</translation>
  </message>
  <message>
   <source>Through a &amp;delegate</source>
   <translation>&amp;Nộp thay theo ủy quyền</translation>
  </message>
  <message>
   <source>Ask to co&amp;mplete</source>
   <translation>Yêu cầu bổ &amp;sung</translation>
  </message>
  <message>
   <source>Re&amp;fuse</source>
   <translation>&amp;Từ chối</translation>
  </message>
  <message>
   <source>&amp;Use this card</source>
   <translation>&amp;Dùng thẻ này</translation>
  </message>
  <message>
   <source>&amp;Not this one</source>
   <translation>&amp;Bỏ qua</translation>
  </message>
  <message>
   <source>Use what we &amp;know</source>
   <translation>Dùng thông tin đã &amp;có</translation>
  </message>
  <message>
   <source>Was here before ({count}): {known}</source>
   <translation>Đã nộp {count} hồ sơ: {known}</translation>
  </message>
  <message>
   <source>Vie&amp;w the paper</source>
   <translation>&amp;Xem giấy</translation>
  </message>
  <message>
   <source>Pr&amp;int again</source>
   <translation>&amp;In lại</translation>
  </message>
  <message>
   <source>Open do&amp;ssier</source>
   <translation>&amp;Mở hồ sơ</translation>
  </message>
  <message>
   <source>Same &amp;person</source>
   <translation>Người nà&amp;y nộp tiếp</translation>
  </message>
  <message>
   <source>Same pro&amp;cedure</source>
   <translation>&amp;Lặp lại thủ tục</translation>
  </message>
  <message>
   <source>saved</source>
   <translation>đang in</translation>
  </message>
  <message>
   <source>no due date</source>
   <translation>chưa có ngày hẹn</translation>
  </message>
  <message>
   <source>Asked to complete. Form 02: {state}</source>
   <translation>Đã yêu cầu bổ sung. Mẫu 02: {state}</translation>
  </message>
  <message>
   <source>Refused. Form 03: {state}</source>
   <translation>Đã từ chối. Mẫu 03: {state}</translation>
  </message>
  <message>
   <source>Received. Due {due}. Receipt: {state}</source>
   <translation>Đã tiếp nhận. Hẹn trả {due}. Giấy tiếp nhận: {state}</translation>
  </message>
  <message>
   <source>List: received on the day</source>
   <translation>Danh sách: tiếp nhận trong ngày</translation>
  </message>
  <message>
   <source>List: results given out on the day</source>
   <translation>Danh sách: trả kết quả trong ngày</translation>
  </message>
  <message>
   <source>List: due on the day</source>
   <translation>Danh sách: hẹn trả trong ngày</translation>
  </message>
  <message>
   <source>List: due on the working day after</source>
   <translation>Danh sách: hẹn trả ngày làm việc kế tiếp</translation>
  </message>
  <message>
   <source>List: overdue now</source>
   <translation>Danh sách: đang quá hạn</translation>
  </message>
  <message>
   <source>List: waiting for the citizen now</source>
   <translation>Danh sách: đang chờ người dân</translation>
  </message>
  <message>
   <source>List: results not collected yet</source>
   <translation>Danh sách: kết quả chưa ai nhận</translation>
  </message>
  <message>
   <source>List: not delivered to the province yet</source>
   <translation>Danh sách: chưa gửi đến tỉnh</translation>
  </message>
  <message>
   <source>Books count a period; lists name the dossiers of one day, or those that wait now, with phone numbers. Each can be looked at, printed, or saved as Excel and PDF.</source>
   <translation>Sổ tính theo khoảng thời gian; danh sách nêu hồ sơ của một ngày hoặc đang chờ, kèm số điện thoại. Có thể xem, in, lưu Excel và PDF.</translation>
  </message>
  <message>
   <source>Books and lists</source>
   <translation>Sổ và danh sách</translation>
  </message>
  <message>
   <source>With the &amp;closing page</source>
   <translation>Kèm trang &amp;khóa sổ</translation>
  </message>
  <message>
   <source>&amp;Book or list</source>
   <translation>&amp;Sổ hoặc danh sách</translation>
  </message>
  <message>
   <source>&amp;From</source>
   <translation>&amp;Từ ngày</translation>
  </message>
  <message>
   <source>&amp;Until</source>
   <translation>Đế&amp;n ngày</translation>
  </message>
  <message>
   <source>Last month</source>
   <translation>Tháng trước</translation>
  </message>
  <message>
   <source>This year</source>
   <translation>Năm nay</translation>
  </message>
  <message>
   <source>&amp;View and print</source>
   <translation>&amp;Xem và in</translation>
  </message>
  <message>
   <source>Save as &amp;Excel …</source>
   <translation>Lưu &amp;Excel …</translation>
  </message>
  <message>
   <source>Save as &amp;PDF …</source>
   <translation>Lưu &amp;PDF …</translation>
  </message>
  <message>
   <source>The book is saved</source>
   <translation>Đã lưu sổ</translation>
  </message>
  <message>
   <source>Excel workbook</source>
   <translation>Bảng tính Excel</translation>
  </message>
  <message>
   <source>PDF to print</source>
   <translation>PDF để in</translation>
  </message>
  <message>
   <source>Save the book</source>
   <translation>Lưu sổ</translation>
  </message>
  <message>
   <source>&amp;Day</source>
   <translation>&amp;Ngày</translation>
  </message>
  <message>
   <source>dossiers-{day}</source>
   <translation>ho-so-{day}</translation>
  </message>
  <message>
   <source>Save list</source>
   <translation>Lưu danh sách</translation>
  </message>
  <message>
   <source>Saving the list …</source>
   <translation>Đang lưu danh sách …</translation>
  </message>
  <message>
   <source>&amp;Hide</source>
   <translation>Ẩ&amp;n</translation>
  </message>
  <message>
   <source>The list is saved</source>
   <translation>Đã lưu danh sách</translation>
  </message>
  <message>
   <source>&amp;Not delivered yet</source>
   <translation>&amp;Chưa gửi tỉnh</translation>
  </message>
  <message>
   <source>Clear &amp;filters</source>
   <translation>&amp;Bỏ lọc</translation>
  </message>
  <message>
   <source>Returned {days}</source>
   <translation>Đã trả {days}</translation>
  </message>
  <message>
   <source>Every officer</source>
   <translation>Mọi cán bộ</translation>
  </message>
  <message>
   <source>Due on {day}</source>
   <translation>Hẹn trả ngày {day}</translation>
  </message>
  <message>
   <source>Every status</source>
   <translation>Mọi trạng thái</translation>
  </message>
  <message>
   <source>Every due date</source>
   <translation>Mọi thời hạn</translation>
  </message>
  <message>
   <source>Due soon</source>
   <translation>Sắp đến hạn</translation>
  </message>
  <message>
   <source>Received any day</source>
   <translation>Tiếp nhận mọi ngày</translation>
  </message>
  <message>
   <source>Received yesterday</source>
   <translation>Tiếp nhận hôm qua</translation>
  </message>
  <message>
   <source>In the last seven days</source>
   <translation>Trong bảy ngày qua</translation>
  </message>
  <message>
   <source>Received this month</source>
   <translation>Tiếp nhận tháng này</translation>
  </message>
  <message>
   <source>Choose the days …</source>
   <translation>Chọn ngày …</translation>
  </message>
  <message>
   <source>Returned in the last seven days</source>
   <translation>Đã trả trong bảy ngày qua</translation>
  </message>
  <message>
   <source>Status</source>
   <translation>Trạng thái</translation>
  </message>
  <message>
   <source>Day of reception or return</source>
   <translation>Ngày tiếp nhận hoặc ngày trả</translation>
  </message>
  <message>
   <source>From</source>
   <translation>Từ</translation>
  </message>
  <message>
   <source>Until</source>
   <translation>Đến</translation>
  </message>
  <message>
   <source>Procedure</source>
   <translation>Thủ tục</translation>
  </message>
  <message>
   <source>Every procedure</source>
   <translation>Mọi thủ tục</translation>
  </message>
  <message>
   <source>Code</source>
   <translation>Mã hồ sơ</translation>
  </message>
  <message>
   <source>Deadline</source>
   <translation>Thời hạn</translation>
  </message>
  <message>
   <source>Delivered</source>
   <translation>Gửi tỉnh</translation>
  </message>
  <message>
   <source>Received by</source>
   <translation>Người tiếp nhận</translation>
  </message>
  <message>
   <source>Col&amp;umns</source>
   <translation>Cộ&amp;t</translation>
  </message>
  <message>
   <source>&amp;Save list</source>
   <translation>&amp;Lưu danh sách</translation>
  </message>
  <message>
   <source>&amp;Books …</source>
   <translation>&amp;Sổ sách …</translation>
  </message>
  <message>
   <source>The newest {number}: type more</source>
   <translation>{number} hồ sơ mới nhất: hãy gõ thêm</translation>
  </message>
  <message>
   <source>{number} dossiers</source>
   <translation>{number} hồ sơ</translation>
  </message>
  <message>
   <source>Name, code, ID number or phone, with or without accents</source>
   <translation>Họ tên, mã hồ sơ, số định danh hoặc điện thoại, có dấu hay không đều được</translation>
  </message>
  <message>
   <source>Dossiers</source>
   <translation>Hồ sơ</translation>
  </message>
  <message>
   <source>&amp;Open</source>
   <translation>&amp;Mở</translation>
  </message>
  <message>
   <source>These results belong to different people: look who collects which.</source>
   <translation>Các kết quả này của nhiều người: xem ai nhận kết quả nào.</translation>
  </message>
  <message>
   <source>Take the &amp;fee …</source>
   <translation>Thu &amp;phí …</translation>
  </message>
  <message>
   <source>Return and print</source>
   <translation>Trả kết quả và in</translation>
  </message>
  <message>
   <source>Choose a result on the left, or scan a receipt.</source>
   <translation>Chọn kết quả ở bên trái, hoặc quét giấy tiếp nhận.</translation>
  </message>
  <message>
   <source>The card matches: {who}</source>
   <translation>Thẻ khớp với: {who}</translation>
  </message>
  <message>
   <source>This card belongs to nobody named in the dossier: ask for the authorisation.</source>
   <translation>Thẻ này không phải của người có tên trong hồ sơ: yêu cầu giấy ủy quyền.</translation>
  </message>
  <message>
   <source>Enter the name of the person who collects it.</source>
   <translation>Hãy ghi họ tên người nhận.</translation>
  </message>
  <message>
   <source>The dossier names nobody here: look at the authorisation.</source>
   <translation>Hồ sơ không ghi người này: xem giấy ủy quyền.</translation>
  </message>
  <message>
   <source>Hand over</source>
   <translation>Giao kết quả</translation>
  </message>
  <message>
   <source>&amp;Collected by</source>
   <translation>Người &amp;nhận</translation>
  </message>
  <message>
   <source>&amp;Name of the collector</source>
   <translation>&amp;Họ tên người đến nhận</translation>
  </message>
  <message>
   <source>&amp;ID number of the collector</source>
   <translation>Số định &amp;danh người đến nhận</translation>
  </message>
  <message>
   <source>&amp;Tracking number</source>
   <translation>&amp;Mã bưu gửi</translation>
  </message>
  <message>
   <source>This is neither a receipt nor a citizen card. Scan again.</source>
   <translation>Đây không phải giấy tiếp nhận hay thẻ căn cước. Hãy quét lại.</translation>
  </message>
  <message>
   <source>Returned: {codes}</source>
   <translation>Đã trả: {codes}</translation>
  </message>
  <message>
   <source>No result waits for the holder of this card.</source>
   <translation>Không có kết quả nào đang chờ chủ thẻ này.</translation>
  </message>
  <message>
   <source>{code}: {status}. No result can be given out now.</source>
   <translation>{code}: {status}. Chưa thể trả kết quả.</translation>
  </message>
  <message>
   <source>Promised: {due}</source>
   <translation>Hẹn trả: {due}</translation>
  </message>
  <message>
   <source>Results that are ready</source>
   <translation>Kết quả chờ trả</translation>
  </message>
  <message>
   <source>Scan the receipt or the citizen card, or type a name, code or ID number</source>
   <translation>Quét giấy tiếp nhận hoặc thẻ căn cước, hoặc gõ tên, mã, số định danh</translation>
  </message>
  <message>
   <source>Find a result</source>
   <translation>Tìm kết quả</translation>
  </message>
  <message>
   <source>Several at once: Ctrl or Shift with a click, Ctrl+A</source>
   <translation>Chọn nhiều: giữ Ctrl hoặc Shift khi bấm, Ctrl+A chọn hết</translation>
  </message>
  <message>
   <source>Pages</source>
   <translation>Các trang</translation>
  </message>
  <message>
   <source>blank?</source>
   <translation>trang trắng?</translation>
  </message>
  <message>
   <source>Below 200 dpi: scan this page again if you can.</source>
   <translation>Dưới 200 dpi: nên quét lại trang này nếu được.</translation>
  </message>
  <message>
   <source>⚠ {dpi} dpi</source>
   <translation>⚠ {dpi} dpi</translation>
  </message>
  <message>
   <source>The page in large</source>
   <translation>Trang phóng to</translation>
  </message>
  <message>
   <source>This page cannot be shown.</source>
   <translation>Không hiển thị được trang này.</translation>
  </message>
  <message>
   <source>Drop files here, or choose how the pages come in above.</source>
   <translation>Kéo tệp vào đây, hoặc chọn cách lấy trang ở phía trên.</translation>
  </message>
  <message>
   <source>Leave without these pages?</source>
   <translation>Đóng mà không lấy các trang này?</translation>
  </message>
  <message>
   <source>What you changed here is not kept. Files on the disk stay where they are.</source>
   <translation>Những gì vừa làm ở đây sẽ mất. Tệp trên đĩa vẫn còn nguyên.</translation>
  </message>
  <message>
   <source>&amp;Leave without them</source>
   <translation>Đón&amp;g, không lấy</translation>
  </message>
  <message>
   <source>Scans (*.pdf *.png *.jpg *.jpeg *.tif *.tiff)</source>
   <translation>Bản quét (*.pdf *.png *.jpg *.jpeg *.tif *.tiff)</translation>
  </message>
  <message>
   <source>The watched folder has new files: {count}.</source>
   <translation>Thư mục máy quét có tệp mới: {count}.</translation>
  </message>
  <message>
   <source>Stop the scanner</source>
   <translation>Dừng quét</translation>
  </message>
  <message>
   <source>From the scanner</source>
   <translation>Quét từ máy</translation>
  </message>
  <message>
   <source>The scanner is at work…</source>
   <translation>Máy quét đang chạy…</translation>
  </message>
  <message>
   <source>Reading files: {count}…</source>
   <translation>Đang đọc tệp: {count}…</translation>
  </message>
  <message>
   <source>And {count} more files.</source>
   <translation>Và {count} tệp nữa.</translation>
  </message>
  <message>
   <source>Use these pages</source>
   <translation>Dùng các trang này</translation>
  </message>
  <message>
   <source>Resolution of the scanner</source>
   <translation>Độ phân giải máy quét</translation>
  </message>
  <message>
   <source>{dpi} dpi</source>
   <translation>{dpi} dpi</translation>
  </message>
  <message>
   <source>Add files…</source>
   <translation>Thêm tệp…</translation>
  </message>
  <message>
   <source>Smaller</source>
   <translation>Thu nhỏ</translation>
  </message>
  <message>
   <source>Larger</source>
   <translation>Phóng to</translation>
  </message>
  <message>
   <source>Undo</source>
   <translation>Hoàn tác</translation>
  </message>
  <message>
   <source>Redo</source>
   <translation>Làm lại</translation>
  </message>
  <message>
   <source>Turn left</source>
   <translation>Xoay trái</translation>
  </message>
  <message>
   <source>Turn right</source>
   <translation>Xoay phải</translation>
  </message>
  <message>
   <source>Earlier</source>
   <translation>Lên trước</translation>
  </message>
  <message>
   <source>Later</source>
   <translation>Ra sau</translation>
  </message>
  <message>
   <source>Delete page</source>
   <translation>Xóa trang</translation>
  </message>
  <message>
   <source>Add them</source>
   <translation>Thêm vào</translation>
  </message>
  <message>
   <source>This paper is not scanned</source>
   <translation>Giấy tờ này không cần quét</translation>
  </message>
  <message>
   <source>It is only shown at the counter: look at it and give it back (TT 03/2025).</source>
   <translation>Giấy tờ này chỉ xuất trình: xem rồi trả lại, không quét (Thông tư 03/2025).</translation>
  </message>
  <message>
   <source>It is not handed over: “{reason}”. Take that back first.</source>
   <translation>Giấy tờ này không nộp: “{reason}”. Nếu có nộp, hãy bỏ lý do đó trước.</translation>
  </message>
  <message>
   <source>No pages yet</source>
   <translation>Chưa có trang nào</translation>
  </message>
  <message>
   <source>Pages: {count} · about {whole}.{tenth} MB</source>
   <translation>Số trang: {count} · khoảng {whole},{tenth} MB</translation>
  </message>
  <message>
   <source>Below 200 dpi: page {pages}. Scan again if you can.</source>
   <translation>Dưới 200 dpi: trang {pages}. Nên quét lại nếu được.</translation>
  </message>
  <message>
   <source>More than 10 MB: delivery will take long. 200 dpi is enough.</source>
   <translation>Trên 10 MB: gửi đi sẽ lâu. Quét 200 dpi là đủ.</translation>
  </message>
  <message>
   <source>The file is digitally signed; changing its pages breaks the signature.</source>
   <translation>Tệp có chữ ký số; sửa trang sẽ làm mất hiệu lực chữ ký.</translation>
  </message>
  <message>
   <source>The identifier of the unit looks like H48.12.34.</source>
   <translation>Mã định danh đơn vị có dạng H48.12.34.</translation>
  </message>
  <message>
   <source>Enter the name of the commune.</source>
   <translation>Hãy nhập tên xã, phường, đặc khu.</translation>
  </message>
  <message>
   <source>Enter the full name of the administrator.</source>
   <translation>Hãy nhập họ tên người quản trị.</translation>
  </message>
  <message>
   <source>Choose a sign-in name, for example “lan”.</source>
   <translation>Hãy chọn tên đăng nhập, ví dụ “lan”.</translation>
  </message>
  <message>
   <source>Choose a password.</source>
   <translation>Hãy chọn mật khẩu.</translation>
  </message>
  <message>
   <source>The two passwords differ.</source>
   <translation>Hai lần gõ mật khẩu không giống nhau.</translation>
  </message>
  <message>
   <source>Enter the address of the province, or leave the code empty.</source>
   <translation>Hãy nhập địa chỉ cổng của tỉnh, hoặc bỏ trống mã ghi danh.</translation>
  </message>
  <message>
   <source>Enter the code the province gave you, or leave the address empty.</source>
   <translation>Hãy nhập mã ghi danh tỉnh đã cấp, hoặc bỏ trống địa chỉ cổng.</translation>
  </message>
  <message>
   <source>Set up this counter</source>
   <translation>Thiết lập quầy này</translation>
  </message>
  <message>
   <source>&amp;Training: nothing here is a real dossier</source>
   <translation>Quầy tập &amp;huấn: không có hồ sơ thật</translation>
  </message>
  <message>
   <source>&amp;Set up</source>
   <translation>Thiết lậ&amp;p</translation>
  </message>
  <message>
   <source>From a &amp;backup…</source>
   <translation>Từ &amp;bản sao lưu…</translation>
  </message>
  <message>
   <source>Backups of a counter (*.counter-backup)</source>
   <translation>Bản sao lưu của quầy (*.counter-backup)</translation>
  </message>
  <message>
   <source>From a backup</source>
   <translation>Từ bản sao lưu</translation>
  </message>
  <message>
   <source>Better at least {count} characters.</source>
   <translation>Nên dài ít nhất {count} ký tự.</translation>
  </message>
  <message>
   <source>Once on this PC. The province's list names unit, counter, address and code.</source>
   <translation>Chỉ làm một lần trên máy này. Mã đơn vị, số quầy, địa chỉ cổng và mã ghi danh có trong thông báo của tỉnh.</translation>
  </message>
  <message>
   <source>&amp;Identifier of the unit</source>
   <translation>Mã định &amp;danh đơn vị</translation>
  </message>
  <message>
   <source>Name of the &amp;commune</source>
   <translation>&amp;Tên xã, phường, đặc khu</translation>
  </message>
  <message>
   <source>&amp;Full name of the administrator</source>
   <translation>Họ tên người &amp;quản trị</translation>
  </message>
  <message>
   <source>Sign-in na&amp;me</source>
   <translation>Tên đăng &amp;nhập</translation>
  </message>
  <message>
   <source>Password &amp;again</source>
   <translation>Gõ &amp;lại mật khẩu</translation>
  </message>
  <message>
   <source>&amp;Number of this counter</source>
   <translation>&amp;Số thứ tự quầy</translation>
  </message>
  <message>
   <source>First sign-in</source>
   <translation>Đăng nhập lần đầu</translation>
  </message>
  <message>
   <source>The province gave you a one-time password. Choose one of your own with it.</source>
   <translation>Tỉnh đã cấp cho bạn mật khẩu dùng một lần. Hãy dùng nó để đặt mật khẩu của riêng bạn.</translation>
  </message>
  <message>
   <source>Sign-in &amp;name</source>
   <translation>&amp;Tên đăng nhập</translation>
  </message>
  <message>
   <source>&amp;One-time password</source>
   <translation>Mật khẩu &amp;dùng một lần</translation>
  </message>
  <message>
   <source>&amp;Your new password</source>
   <translation>Mật khẩu &amp;mới của bạn</translation>
  </message>
  <message>
   <source>The new password &amp;again</source>
   <translation>&amp;Nhập lại mật khẩu mới</translation>
  </message>
  <message>
   <source>&amp;Set the password</source>
   <translation>Đặt mật &amp;khẩu</translation>
  </message>
  <message>
   <source>The two new passwords differ.</source>
   <translation>Hai mật khẩu mới không giống nhau.</translation>
  </message>
  <message>
   <source>&amp;Sign in</source>
   <translation>Đă&amp;ng nhập</translation>
  </message>
  <message>
   <source>&amp;First sign-in with a one-time password…</source>
   <translation>Đăng nhập &amp;lần đầu bằng mật khẩu dùng một lần…</translation>
  </message>
  <message>
   <source>{office} · Counter {counter}</source>
   <translation>{office} · Quầy {counter}</translation>
  </message>
  <message>
   <source>One moment …</source>
   <translation>Xin chờ …</translation>
  </message>
  <message>
   <source>&amp;Officer</source>
   <translation>&amp;Cán bộ</translation>
  </message>
  <message>
   <source>What waits, and why</source>
   <translation>Còn chờ gì, vì sao</translation>
  </message>
  <message>
   <source>Nothing waits.</source>
   <translation>Không còn gì chờ gửi.</translation>
  </message>
  <message>
   <source>&amp;Show these dossiers</source>
   <translation>&amp;Xem các hồ sơ này</translation>
  </message>
  <message>
   <source>Why not yet: {why}.</source>
   <translation>Vì sao chưa gửi: {why}.</translation>
  </message>
  <message>
   <source>To be put right</source>
   <translation>Cần xử lý lại</translation>
  </message>
  <message>
   <source>Nothing is to be put right.</source>
   <translation>Không có gì cần xử lý lại.</translation>
  </message>
  <message>
   <source>and {number} more</source>
   <translation>và {number} mục nữa</translation>
  </message>
  <message>
   <source>Put right …</source>
   <translation>Xử lý …</translation>
  </message>
  <message>
   <source>Put right {code}</source>
   <translation>Xử lý {code}</translation>
  </message>
  <message>
   <source>Written: {file}. Entries: {facts}, scans: {scans}. You may pull the stick out now.</source>
   <translation>Đã ghi: {file}. Mục: {facts}, bản quét: {scans}. Có thể rút USB.</translation>
  </message>
  <message>
   <source>Not everything had room: write again after the answer.</source>
   <translation>Chưa ghi hết: nhận trả lời xong hãy ghi tiếp.</translation>
  </message>
  <message>
   <source>Nothing new: this answer was read before, or the line was faster.</source>
   <translation>Không có gì mới: tệp này đã đọc rồi, hoặc mạng đã gửi trước.</translation>
  </message>
  <message>
   <source>The province confirmed. Entries: {facts}, scans: {scans}, news: {news}.</source>
   <translation>Tỉnh đã xác nhận. Mục: {facts}, bản quét: {scans}, tin mới: {news}.</translation>
  </message>
  <message>
   <source>By USB stick</source>
   <translation>Gửi bằng USB</translation>
  </message>
  <message>
   <source>Where there is no line, what waits travels on a stick: sealed, so that only the province can open it. Its answer file is read here; the same file twice changes nothing.</source>
   <translation>Nơi không có mạng, dữ liệu chờ gửi đi bằng USB: đã niêm phong, chỉ tỉnh mở được. Tệp trả lời của tỉnh đọc tại đây; đọc hai lần cũng không sao.</translation>
  </message>
  <message>
   <source>&amp;Write to the stick…</source>
   <translation>&amp;Ghi ra USB…</translation>
  </message>
  <message>
   <source>&amp;Read the answer…</source>
   <translation>Đọ&amp;c tệp trả lời…</translation>
  </message>
  <message>
   <source>1. Out</source>
   <translation>1. Gửi đi</translation>
  </message>
  <message>
   <source>The province's clerk gives the stick back with an answer file on it.</source>
   <translation>Cán bộ tỉnh trả lại USB có tệp trả lời.</translation>
  </message>
  <message>
   <source>2. Back</source>
   <translation>2. Nhận về</translation>
  </message>
  <message>
   <source>The stick</source>
   <translation>USB</translation>
  </message>
  <message>
   <source>The province's answer</source>
   <translation>Tệp trả lời của tỉnh</translation>
  </message>
  <message>
   <source>All files (*)</source>
   <translation>Mọi tệp (*)</translation>
  </message>
  <message>
   <source>At work. Please leave the stick in.</source>
   <translation>Đang làm. Xin đừng rút USB.</translation>
  </message>
  <message>
   <source>What no stick and no line has brought yet is written.</source>
   <translation>Sẽ ghi những gì chưa đến được tỉnh.</translation>
  </message>
  <message>
   <source>Waiting: {facts} entries and {scans} scans. Scans go with the stick after their entries.</source>
   <translation>Đang chờ: {facts} mục và {scans} bản quét. Bản quét đi chuyến USB sau mục của nó.</translation>
  </message>
  <message>
   <source>Put a much smaller catalogue in force?</source>
   <translation>Áp dụng danh mục ít thủ tục hơn hẳn?</translation>
  </message>
  <message>
   <source>Replace most of the catalogue?</source>
   <translation>Thay gần hết danh mục?</translation>
  </message>
  <message>
   <source>Much smaller than the catalogue of today: {gone} procedures would go, {new} come. Ask the province first whether the file is whole.</source>
   <translation>Nhỏ hơn nhiều so với danh mục đang dùng: mất {gone} thủ tục, thêm {new}. Hãy hỏi tỉnh trước xem tệp có đủ không.</translation>
  </message>
  <message>
   <source>Most of it is not the catalogue of today: {gone} procedures would go, {new} come. Ask the province first whether it is meant for this office.</source>
   <translation>Phần lớn khác danh mục đang dùng: mất {gone} thủ tục, thêm {new}. Hãy hỏi tỉnh trước xem có phải dành cho đơn vị này không.</translation>
  </message>
  <message>
   <source>&amp;Look and decide …</source>
   <translation>Xem và &amp;quyết định …</translation>
  </message>
  <message>
   <source>&amp;Put in force</source>
   <translation>Đưa vào á&amp;p dụng</translation>
  </message>
  <message>
   <source>&amp;Do not use it</source>
   <translation>&amp;Không dùng</translation>
  </message>
  <message>
   <source>Only a lead decides about this. Ask yours to sign in.</source>
   <translation>Chỉ lãnh đạo được quyết định. Mời lãnh đạo đăng nhập.</translation>
  </message>
  <message>
   <source>&amp;Later</source>
   <translation>Để &amp;sau</translation>
  </message>
  <message>
   <source>&amp;Put in force all the same</source>
   <translation>Vẫn á&amp;p dụng</translation>
  </message>
  <message>
   <source>Leave this edition out of force?</source>
   <translation>Không áp dụng bản này?</translation>
  </message>
  <message>
   <source>It does not come again by itself: the province would have to send it anew.</source>
   <translation>Bản này không tự đến lần nữa: tỉnh phải gửi lại.</translation>
  </message>
  <message>
   <source>New catalogue of procedures: {name}</source>
   <translation>Danh mục thủ tục mới: {name}</translation>
  </message>
  <message>
   <source>New working calendar: {name}</source>
   <translation>Lịch làm việc mới: {name}</translation>
  </message>
  <message>
   <source>This edition cannot be read.</source>
   <translation>Không đọc được bản này.</translation>
  </message>
  <message>
   <source>New procedures: {count}</source>
   <translation>Thủ tục mới: {count}</translation>
  </message>
  <message>
   <source>Procedures that go: {count}</source>
   <translation>Thủ tục bị bỏ: {count}</translation>
  </message>
  <message>
   <source>Procedures that change: {count}</source>
   <translation>Thủ tục thay đổi: {count}</translation>
  </message>
  <message>
   <source>Promises the new calendar would count otherwise (they stay as printed): {count}</source>
   <translation>Ngày hẹn mà lịch mới sẽ tính khác (vẫn giữ như đã in): {count}</translation>
  </message>
  <message>
   <source>Nothing that you would notice changes.</source>
   <translation>Không có thay đổi nào đáng kể.</translation>
  </message>
  <message>
   <source>&amp;Go home now</source>
   <translation>&amp;Về ngay</translation>
  </message>
  <message>
   <source>The line is too slow today.</source>
   <translation>Đường truyền hôm nay quá chậm.</translation>
  </message>
  <message>
   <source>Delivering what is left …</source>
   <translation>Đang gửi phần còn lại …</translation>
  </message>
  <message>
   <source>Stopped waiting.</source>
   <translation>Không chờ nữa.</translation>
  </message>
  <message>
   <source>This counter is not delivering now.</source>
   <translation>Quầy này hiện không gửi.</translation>
  </message>
  <message>
   <source>Delivering what is left: {facts} entries, {scans} scans …</source>
   <translation>Đang gửi phần còn lại: {facts} mục, {scans} bản quét …</translation>
  </message>
  <message>
   <source>The line does not allow it now.</source>
   <translation>Đường truyền lúc này không gửi được.</translation>
  </message>
  <message>
   <source>You can go home: what is left is kept and goes out by itself.</source>
   <translation>Bạn có thể về: phần còn lại được giữ và sẽ tự gửi.</translation>
  </message>
  <message>
   <source>Everything of today is at the province and confirmed. Good evening!</source>
   <translation>Mọi hồ sơ hôm nay đã đến tỉnh và được xác nhận. Chào bạn!</translation>
  </message>
  <message>
   <source>All entries are at the province and confirmed. {count} scans stay here until you allow them below. Good evening!</source>
   <translation>Mọi mục chờ đã lên tỉnh và được xác nhận. Còn {count} bản quét ở lại đây đến khi bạn cho gửi ở phía dưới. Chào bạn!</translation>
  </message>
  <message>
   <source>Receipts not printed: {count}</source>
   <translation>Giấy tiếp nhận chưa in: {count}</translation>
  </message>
  <message>
   <source>To be put right: {count}</source>
   <translation>Cần xử lý lại: {count}</translation>
  </message>
  <message>
   <source>Due today and still open: {count}</source>
   <translation>Hẹn trả hôm nay, chưa xong: {count}</translation>
  </message>
  <message>
   <source>The two sides differ: look at the sheet.</source>
   <translation>Hai bên còn khác nhau: hãy xem biên bản.</translation>
  </message>
  <message>
   <source>End of day</source>
   <translation>Biên bản cuối ngày</translation>
  </message>
  <message>
   <source>&amp;Try now</source>
   <translation>&amp;Gửi ngay</translation>
  </message>
  <message>
   <source>&amp;Pause</source>
   <translation>&amp;Tạm ngừng</translation>
  </message>
  <message>
   <source>&amp;Entries only, scans later</source>
   <translation>Chỉ &amp;mục, bản quét gửi sau</translation>
  </message>
  <message>
   <source>By &amp;USB stick…</source>
   <translation>Gửi bằng &amp;USB…</translation>
  </message>
  <message>
   <source>End of &amp;day</source>
   <translation>&amp;Kết thúc ngày</translation>
  </message>
  <message>
   <source>never yet</source>
   <translation>chưa lần nào</translation>
  </message>
  <message>
   <source>&amp;Go on</source>
   <translation>&amp;Tiếp tục gửi</translation>
  </message>
  <message>
   <source>Entries waiting</source>
   <translation>Mục chờ gửi</translation>
  </message>
  <message>
   <source>Scans waiting</source>
   <translation>Bản quét chờ gửi</translation>
  </message>
  <message>
   <source>Dossiers not delivered</source>
   <translation>Hồ sơ chưa gửi xong</translation>
  </message>
  <message>
   <source>Entries confirmed</source>
   <translation>Mục tỉnh đã xác nhận</translation>
  </message>
  <message>
   <source>Last confirmed</source>
   <translation>Xác nhận lần cuối</translation>
  </message>
  <message>
   <source>Newest backup</source>
   <translation>Sao lưu gần nhất</translation>
  </message>
  <message>
   <source>Open the sync centre (F5)</source>
   <translation>Mở màn hình đồng bộ (F5)</translation>
  </message>
  <message>
   <source>The dossier goes on to whoever works on it; the control slip goes along.</source>
   <translation>Chuyển hồ sơ cho người giải quyết; phiếu kiểm soát đi kèm.</translation>
  </message>
  <message>
   <source>Tick what the citizen brought; the clock goes on from now.</source>
   <translation>Đánh dấu giấy tờ dân đã nộp thêm; thời hạn tính tiếp từ lúc này.</translation>
  </message>
  <message>
   <source>The dossier waits until a duty is paid; the clock stands still meanwhile.</source>
   <translation>Hồ sơ chờ nộp nghĩa vụ tài chính; thời hạn tạm dừng trong lúc chờ.</translation>
  </message>
  <message>
   <source>The duty is paid; the clock goes on from now.</source>
   <translation>Đã nộp nghĩa vụ tài chính; thời hạn tính tiếp từ lúc này.</translation>
  </message>
  <message>
   <source>The result is there: granted or rejected. It waits to be collected.</source>
   <translation>Đã có kết quả: đồng ý hoặc không. Kết quả chờ người dân đến nhận.</translation>
  </message>
  <message>
   <source>Money taken is written down with the number of the official receipt; a counter-entry takes a mistake back.</source>
   <translation>Ghi số tiền đã thu cùng số biên lai chính thức; ghi nhầm thì có bút toán ngược.</translation>
  </message>
  <message>
   <source>Scans are added to one paper of the dossier.</source>
   <translation>Thêm bản quét vào một giấy tờ của hồ sơ.</translation>
  </message>
  <message>
   <source>A mistake is put right by an entry that says why; nothing is erased.</source>
   <translation>Sửa sai bằng một mục ghi rõ lý do; không xóa gì cả.</translation>
  </message>
  <message>
   <source>Papers are still missing</source>
   <translation>Hồ sơ còn thiếu giấy tờ</translation>
  </message>
  <message>
   <source>Tick what was handed over, say why a paper is not needed, or ask to complete.</source>
   <translation>Đánh dấu giấy đã nộp, ghi lý do không cần nộp, hoặc yêu cầu bổ sung.</translation>
  </message>
  <message>
   <source>This step is not possible now</source>
   <translation>Lúc này không làm được bước này</translation>
  </message>
  <message>
   <source>The dossier has gone on. The buttons show what may be done next.</source>
   <translation>Hồ sơ đã sang bước khác. Các nút đang sáng là việc làm được tiếp theo.</translation>
  </message>
  <message>
   <source>No such dossier here</source>
   <translation>Không có hồ sơ này</translation>
  </message>
  <message>
   <source>Check the code, or search by name, ID number or phone.</source>
   <translation>Kiểm tra lại mã, hoặc tìm theo họ tên, số định danh, số điện thoại.</translation>
  </message>
  <message>
   <source>The dossier has changed meanwhile</source>
   <translation>Hồ sơ vừa có thay đổi</translation>
  </message>
  <message>
   <source>Somebody worked on it since you opened it. Open it anew and look before you go on.</source>
   <translation>Có người vừa xử lý hồ sơ này. Hãy mở lại và xem trước khi làm tiếp.</translation>
  </message>
  <message>
   <source>This case is not in the catalogue</source>
   <translation>Danh mục không có trường hợp này</translation>
  </message>
  <message>
   <source>Choose the case again from the list above the papers.</source>
   <translation>Hãy chọn lại trường hợp ở phía trên danh sách giấy tờ.</translation>
  </message>
  <message>
   <source>This paper is not in the catalogue</source>
   <translation>Danh mục không có giấy tờ này</translation>
  </message>
  <message>
   <source>The catalogue has changed. Choose the procedure again.</source>
   <translation>Danh mục đã đổi. Hãy chọn lại thủ tục.</translation>
  </message>
  <message>
   <source>The beginning of this dossier has not arrived yet</source>
   <translation>Chưa nhận được phần đầu của hồ sơ này</translation>
  </message>
  <message>
   <source>Another counter received it. It will be complete after the next delivery.</source>
   <translation>Hồ sơ do quầy khác tiếp nhận. Lần đồng bộ tới sẽ đầy đủ.</translation>
  </message>
  <message>
   <source>A count of sheets cannot be below zero</source>
   <translation>Số tờ không thể nhỏ hơn không</translation>
  </message>
  <message>
   <source>Put the number right.</source>
   <translation>Hãy sửa lại con số.</translation>
  </message>
  <message>
   <source>The processing time must be more than zero</source>
   <translation>Thời hạn phải lớn hơn không</translation>
  </message>
  <message>
   <source>Enter how many days or hours the procedure takes.</source>
   <translation>Hãy nhập số ngày hoặc số giờ giải quyết.</translation>
  </message>
  <message>
   <source>Only halves of working days can be counted</source>
   <translation>Chỉ tính được nửa ngày làm việc</translation>
  </message>
  <message>
   <source>Enter whole numbers, or halves such as 7.5 for working days.</source>
   <translation>Nhập số nguyên, hoặc nửa ngày làm việc như 7,5.</translation>
  </message>
  <message>
   <source>The due date must lie ahead</source>
   <translation>Ngày hẹn trả phải ở phía trước</translation>
  </message>
  <message>
   <source>Choose a date after the reception.</source>
   <translation>Hãy chọn ngày sau ngày tiếp nhận.</translation>
  </message>
  <message>
   <source>The time of reception cannot lie ahead</source>
   <translation>Giờ tiếp nhận không thể ở tương lai</translation>
  </message>
  <message>
   <source>Enter when the dossier really came in.</source>
   <translation>Hãy nhập đúng lúc hồ sơ được nộp.</translation>
  </message>
  <message>
   <source>This is too long ago to be entered</source>
   <translation>Đã quá lâu, không nhập được nữa</translation>
  </message>
  <message>
   <source>A paper book can be entered for 31 days. Ask the province about older ones.</source>
   <translation>Sổ giấy chỉ nhập được trong 31 ngày. Hồ sơ cũ hơn hãy hỏi tỉnh.</translation>
  </message>
  <message>
   <source>Your role does not allow this</source>
   <translation>Vai trò của bạn không làm được việc này</translation>
  </message>
  <message>
   <source>Ask your lead, or sign in as an officer who may do it.</source>
   <translation>Hãy nhờ lãnh đạo, hoặc để cán bộ có quyền đăng nhập.</translation>
  </message>
  <message>
   <source>No such officer at this counter</source>
   <translation>Quầy này không có cán bộ đó</translation>
  </message>
  <message>
   <source>Choose a name from the list.</source>
   <translation>Hãy chọn tên trong danh sách.</translation>
  </message>
  <message>
   <source>This sign-in name is taken</source>
   <translation>Tên đăng nhập này đã có người dùng</translation>
  </message>
  <message>
   <source>Choose another name.</source>
   <translation>Hãy chọn tên khác.</translation>
  </message>
  <message>
   <source>The ID number is not right</source>
   <translation>Số định danh chưa đúng</translation>
  </message>
  <message>
   <source>A citizen's number has 12 digits (9 on old papers). Compare with the card.</source>
   <translation>Số định danh có 12 chữ số (CMND cũ 9 số). Hãy so lại với thẻ.</translation>
  </message>
  <message>
   <source>The name is missing</source>
   <translation>Thiếu họ tên</translation>
  </message>
  <message>
   <source>Enter the name as it stands on the card.</source>
   <translation>Hãy nhập họ tên như trên thẻ.</translation>
  </message>
  <message>
   <source>This procedure is not in the catalogue</source>
   <translation>Danh mục không có thủ tục này</translation>
  </message>
  <message>
   <source>Search again by name or code.</source>
   <translation>Hãy tìm lại theo tên hoặc mã.</translation>
  </message>
  <message>
   <source>This processing time is not in the catalogue</source>
   <translation>Danh mục không có thời hạn này</translation>
  </message>
  <message>
   <source>Choose the processing time again.</source>
   <translation>Hãy chọn lại thời hạn giải quyết.</translation>
  </message>
  <message>
   <source>This code is in use already</source>
   <translation>Mã hồ sơ này đã dùng</translation>
  </message>
  <message>
   <source>Save again: the dossier gets the next number.</source>
   <translation>Hãy lưu lại: hồ sơ sẽ nhận số tiếp theo.</translation>
  </message>
  <message>
   <source>Today's numbers of this counter are used up</source>
   <translation>Quầy này đã dùng hết số trong ngày</translation>
  </message>
  <message>
   <source>Ask the province for more numbers. Meanwhile another counter can receive.</source>
   <translation>Hãy xin tỉnh cấp thêm số. Trong lúc chờ, quầy khác tiếp nhận giúp.</translation>
  </message>
  <message>
   <source>The holidays of that year are not known</source>
   <translation>Chưa có lịch nghỉ của năm đó</translation>
  </message>
  <message>
   <source>Enter the due date yourself, or load the new calendar in the settings.</source>
   <translation>Hãy tự nhập ngày hẹn, hoặc nạp lịch mới trong phần cài đặt.</translation>
  </message>
  <message>
   <source>The file is not there any more</source>
   <translation>Tệp không còn ở đó</translation>
  </message>
  <message>
   <source>Scan again or choose another file.</source>
   <translation>Hãy quét lại hoặc chọn tệp khác.</translation>
  </message>
  <message>
   <source>The fee is not known</source>
   <translation>Chưa biết mức thu</translation>
  </message>
  <message>
   <source>Enter the amount that your province has fixed.</source>
   <translation>Hãy nhập mức thu do tỉnh quy định.</translation>
  </message>
  <message>
   <source>entered later, done {when}</source>
   <translation>nhập sau, đã làm lúc {when}</translation>
  </message>
  <message>
   <source>entered later, received {when}</source>
   <translation>nhập bù, tiếp nhận {when}</translation>
  </message>
  <message>
   <source>promised {due}</source>
   <translation>hẹn trả {due}</translation>
  </message>
  <message>
   <source>sheets: {count}</source>
   <translation>số tờ: {count}</translation>
  </message>
  <message>
   <source>now due {due}</source>
   <translation>hẹn trả mới {due}</translation>
  </message>
  <message>
   <source>receipt {number}</source>
   <translation>biên lai {number}</translation>
  </message>
  <message>
   <source>counter-entry</source>
   <translation>bút toán sửa</translation>
  </message>
  <message>
   <source>scans: {count}</source>
   <translation>bản quét: {count}</translation>
  </message>
  <message>
   <source>back to: {status}</source>
   <translation>trở lại: {status}</translation>
  </message>
  <message>
   <source>new date taken back, due {due}</source>
   <translation>rút lại ngày hẹn mới, hẹn trả {due}</translation>
  </message>
  <message>
   <source>scans taken out: {count}</source>
   <translation>đã bỏ bản quét: {count}</translation>
  </message>
  <message>
   <source>changed: {fields}</source>
   <translation>đã sửa: {fields}</translation>
  </message>
  <message>
   <source>given back: {papers}</source>
   <translation>đã trả lại: {papers}</translation>
  </message>
  <message>
   <source>{count} entries wait</source>
   <translation>{count} mục đang chờ gửi</translation>
  </message>
  <message>
   <source>Delivery is paused</source>
   <translation>Tạm ngừng gửi</translation>
  </message>
  <message>
   <source>Delivering</source>
   <translation>Đang gửi</translation>
  </message>
  <message>
   <source>Everything is delivered</source>
   <translation>Đã gửi hết</translation>
  </message>
  <message>
   <source>Not connected to the province: everything stays on this PC</source>
   <translation>Chưa kết nối với tỉnh: hồ sơ được giữ trên máy này</translation>
  </message>
  <message>
   <source>Fetching this counter's own entries back from the province</source>
   <translation>Đang lấy lại hồ sơ của quầy từ tỉnh</translation>
  </message>
  <message>
   <source>Delivery is stopped: see the sync centre</source>
   <translation>Đã ngừng gửi: xem màn hình đồng bộ</translation>
  </message>
  <message>
   <source>The disk of this PC is full or refuses</source>
   <translation>Ổ đĩa của máy này đầy hoặc không ghi được</translation>
  </message>
  <message>
   <source>Entries stand still: see the sync centre</source>
   <translation>Mục chờ đứng lại: xem màn hình đồng bộ</translation>
  </message>
  <message>
   <source>This PC's clock is {count} minutes fast: set date and time</source>
   <translation>Đồng hồ máy này nhanh {count} phút: chỉnh lại ngày giờ</translation>
  </message>
  <message>
   <source>This PC's clock is {count} minutes slow: set date and time</source>
   <translation>Đồng hồ máy này chậm {count} phút: chỉnh lại ngày giờ</translation>
  </message>
  <message>
   <source>The province is busy, next try {when}</source>
   <translation>Tỉnh đang bận, gửi lại lúc {when}</translation>
  </message>
  <message>
   <source>No line, next try {when}</source>
   <translation>Mất mạng, thử lại lúc {when}</translation>
  </message>
  <message>
   <source>Comparing with the province</source>
   <translation>Đang đối chiếu với tỉnh</translation>
  </message>
  <message>
   <source>probably done at {when}</source>
   <translation>có lẽ xong lúc {when}</translation>
  </message>
  <message>
   <source>soon</source>
   <translation>lát nữa</translation>
  </message>
  <message>
   <source>The entry names no dossier.</source>
   <translation>Mục này không ghi hồ sơ nào.</translation>
  </message>
  <message>
   <source>Call the support line: this cannot be mended at the counter.</source>
   <translation>Gọi bộ phận hỗ trợ: quầy không tự sửa được.</translation>
  </message>
  <message>
   <source>The province does not know this dossier yet.</source>
   <translation>Tỉnh chưa biết hồ sơ này.</translation>
  </message>
  <message>
   <source>Look whether its reception was refused too; put that right first.</source>
   <translation>Xem mục tiếp nhận của hồ sơ có bị từ chối không; sửa mục đó trước.</translation>
  </message>
  <message>
   <source>The same dossier was received twice.</source>
   <translation>Cùng một hồ sơ được tiếp nhận hai lần.</translation>
  </message>
  <message>
   <source>Compare both, go on with one, and say so in the reason.</source>
   <translation>So hai lần, tiếp tục với một, ghi rõ trong lý do.</translation>
  </message>
  <message>
   <source>The dossier belongs to another commune.</source>
   <translation>Hồ sơ thuộc xã khác.</translation>
  </message>
  <message>
   <source>Withdraw it here, and send the citizen to the commune it belongs to.</source>
   <translation>Rút hồ sơ tại đây và hướng dẫn công dân đến đúng xã.</translation>
  </message>
  <message>
   <source>The province cannot read the entry.</source>
   <translation>Tỉnh không đọc được mục này.</translation>
  </message>
  <message>
   <source>Enter it again by a correction; if it is refused again, call the support line.</source>
   <translation>Nhập lại bằng việc sửa thông tin; nếu vẫn bị từ chối, gọi bộ phận hỗ trợ.</translation>
  </message>
  <message>
   <source>The code of the dossier is not written as the rules want.</source>
   <translation>Mã hồ sơ không đúng quy cách.</translation>
  </message>
  <message>
   <source>The lead asks the province for an official code; the citizen's code stays valid.</source>
   <translation>Lãnh đạo đề nghị tỉnh cấp mã chính thức; mã công dân đang giữ vẫn có giá trị.</translation>
  </message>
  <message>
   <source>The code lies outside the numbers of this counter.</source>
   <translation>Mã nằm ngoài dải số của quầy này.</translation>
  </message>
  <message>
   <source>Another dossier bears this code at the province.</source>
   <translation>Ở tỉnh đã có hồ sơ khác mang mã này.</translation>
  </message>
  <message>
   <source>Another counter took a different step first.</source>
   <translation>Quầy khác đã thực hiện một bước khác trước.</translation>
  </message>
  <message>
   <source>Open the dossier, compare the steps, and correct the one that is wrong.</source>
   <translation>Mở hồ sơ, so các bước và sửa bước sai.</translation>
  </message>
  <message>
   <source>A new date was promised once already, at another counter.</source>
   <translation>Quầy khác đã hẹn lại ngày một lần.</translation>
  </message>
  <message>
   <source>The first new date holds: tell the citizen, and say so in the reason.</source>
   <translation>Ngày hẹn lại đầu tiên có hiệu lực: báo công dân và ghi rõ trong lý do.</translation>
  </message>
  <message>
   <source>The province did not accept the entry.</source>
   <translation>Tỉnh không nhận mục này.</translation>
  </message>
  <message>
   <source>Open the dossier, look what is wrong, and correct it with a reason.</source>
   <translation>Mở hồ sơ, xem sai ở đâu rồi sửa kèm lý do.</translation>
  </message>
  <message>
   <source>First came: {what}</source>
   <translation>Việc có trước: {what}</translation>
  </message>
  <message>
   <source>First came: {what} · counter {counter}</source>
   <translation>Việc có trước: {what} · quầy {counter}</translation>
  </message>
  <message>
   <source>Nobody has to act.</source>
   <translation>Không ai phải làm gì.</translation>
  </message>
  <message>
   <source>The administrator must act.</source>
   <translation>Quản trị cần xử lý.</translation>
  </message>
  <message>
   <source>Call the support line.</source>
   <translation>Hãy gọi hỗ trợ.</translation>
  </message>
  <message>
   <source>It goes out by itself.</source>
   <translation>Sẽ tự gửi.</translation>
  </message>
  <message>
   <source>this counter is not connected to the province yet</source>
   <translation>quầy chưa kết nối với tỉnh</translation>
  </message>
  <message>
   <source>Everything is kept until it is connected.</source>
   <translation>Mọi thứ được giữ lại đến khi kết nối.</translation>
  </message>
  <message>
   <source>you chose to send entries only</source>
   <translation>bạn chọn chỉ gửi mục</translation>
  </message>
  <message>
   <source>Scans go when you allow them again below.</source>
   <translation>Bản quét sẽ gửi khi bạn cho phép lại bên dưới.</translation>
  </message>
  <message>
   <source>You decide.</source>
   <translation>Bạn quyết định.</translation>
  </message>
  <message>
   <source>the entries go first</source>
   <translation>gửi các mục hồ sơ trước</translation>
  </message>
  <message>
   <source>Scans follow by themselves.</source>
   <translation>Bản quét tự gửi theo sau.</translation>
  </message>
  <message>
   <source>goes out in a moment</source>
   <translation>sắp được gửi</translation>
  </message>
  <message>
   <source>is being sent now</source>
   <translation>đang được gửi</translation>
  </message>
  <message>
   <source>both sides are being compared</source>
   <translation>đang đối chiếu hai bên</translation>
  </message>
  <message>
   <source>the province refuses the next entry, and the others wait behind it</source>
   <translation>tỉnh không nhận mục kế tiếp, các mục sau phải chờ</translation>
  </message>
  <message>
   <source>It is tried again by itself; scans go meanwhile.</source>
   <translation>Máy tự thử lại; bản quét vẫn gửi trong lúc đó.</translation>
  </message>
  <message>
   <source>there is no line</source>
   <translation>mất mạng</translation>
  </message>
  <message>
   <source>the province is busy and named the next try</source>
   <translation>tỉnh đang bận và đã hẹn giờ gửi lại</translation>
  </message>
  <message>
   <source>delivery is stopped</source>
   <translation>việc gửi đã ngừng</translation>
  </message>
  <message>
   <source>Nothing goes out until somebody has looked.</source>
   <translation>Chưa gửi gì cho đến khi có người xem.</translation>
  </message>
  <message>
   <source>{number} entries</source>
   <translation>{number} mục</translation>
  </message>
  <message>
   <source>{number} scans</source>
   <translation>{number} bản quét</translation>
  </message>
  <message>
   <source>waiting since {when}</source>
   <translation>chờ từ {when}</translation>
  </message>
  <message>
   <source>Tried again {when}.</source>
   <translation>Sẽ thử lại lúc {when}.</translation>
  </message>
  <message>
   <source>Nothing is asked for</source>
   <translation>Chưa ghi giấy tờ cần bổ sung</translation>
  </message>
  <message>
   <source>Enter at least one paper that must be added.</source>
   <translation>Hãy ghi ít nhất một giấy tờ cần bổ sung.</translation>
  </message>
  <message>
   <source>To whom?</source>
   <translation>Chuyển cho ai?</translation>
  </message>
  <message>
   <source>Enter the unit or officer who takes it.</source>
   <translation>Hãy ghi bộ phận hoặc cán bộ nhận.</translation>
  </message>
  <message>
   <source>The reason is missing</source>
   <translation>Thiếu lý do</translation>
  </message>
  <message>
   <source>Say why, in one sentence.</source>
   <translation>Hãy ghi lý do trong một câu.</translation>
  </message>
  <message>
   <source>There is no new date to take back</source>
   <translation>Không có ngày hẹn mới để rút lại</translation>
  </message>
  <message>
   <source>None was promised, or the clock stood still since. Look at the steps.</source>
   <translation>Chưa hẹn lại, hoặc sau đó đã tạm dừng tính thời hạn. Hãy xem các bước.</translation>
  </message>
  <message>
   <source>The dossier has no such scan</source>
   <translation>Hồ sơ không có bản quét này</translation>
  </message>
  <message>
   <source>Open it anew and choose one of its scans.</source>
   <translation>Mở lại hồ sơ và chọn một bản quét của hồ sơ.</translation>
  </message>
  <message>
   <source>A new date was promised once already</source>
   <translation>Đã hẹn lại một lần rồi</translation>
  </message>
  <message>
   <source>The regulation allows one apology. Speak with your lead.</source>
   <translation>Quy định chỉ cho hẹn lại một lần. Hãy báo lãnh đạo.</translation>
  </message>
  <message>
   <source>The apology comes too late</source>
   <translation>Xin lỗi và hẹn lại quá muộn</translation>
  </message>
  <message>
   <source>It is due a day before the promised day. Now only your lead may give a new date.</source>
   <translation>Phải làm chậm nhất một ngày trước ngày hẹn trả. Nay chỉ phụ trách mới được hẹn ngày mới.</translation>
  </message>
  <message>
   <source>What must be paid?</source>
   <translation>Phải nộp khoản nào?</translation>
  </message>
  <message>
   <source>Name the fee or duty.</source>
   <translation>Nêu tên phí, lệ phí hoặc nghĩa vụ tài chính.</translation>
  </message>
  <message>
   <source>The new date must be later than the old one</source>
   <translation>Ngày hẹn mới phải sau ngày cũ</translation>
  </message>
  <message>
   <source>Choose a later day.</source>
   <translation>Hãy chọn ngày muộn hơn.</translation>
  </message>
  <message>
   <source>The office is closed on that day</source>
   <translation>Ngày đó cơ quan nghỉ</translation>
  </message>
  <message>
   <source>Choose a working day.</source>
   <translation>Hãy chọn ngày làm việc.</translation>
  </message>
  <message>
   <source>Granted or rejected?</source>
   <translation>Đồng ý hay không đồng ý?</translation>
  </message>
  <message>
   <source>Choose one of the two.</source>
   <translation>Hãy chọn một trong hai.</translation>
  </message>
  <message>
   <source>Who collects the result?</source>
   <translation>Ai nhận kết quả?</translation>
  </message>
  <message>
   <source>Choose one from the list.</source>
   <translation>Hãy chọn trong danh sách.</translation>
  </message>
  <message>
   <source>No file was chosen</source>
   <translation>Chưa chọn tệp</translation>
  </message>
  <message>
   <source>Choose at least one scan.</source>
   <translation>Hãy chọn ít nhất một bản quét.</translation>
  </message>
  <message>
   <source>This lies before the step that came before it</source>
   <translation>Thời điểm này sớm hơn bước trước đó</translation>
  </message>
  <message>
   <source>Look at the steps of the dossier, and enter a time after the last one.</source>
   <translation>Xem lại các bước của hồ sơ rồi nhập thời điểm sau bước cuối.</translation>
  </message>
  <message>
   <source>This lies before the reception</source>
   <translation>Thời điểm này trước lúc tiếp nhận</translation>
  </message>
  <message>
   <source>Enter a time after the dossier came in.</source>
   <translation>Hãy nhập thời điểm sau lúc tiếp nhận.</translation>
  </message>
  <message>
   <source>The password is too short</source>
   <translation>Mật khẩu quá ngắn</translation>
  </message>
  <message>
   <source>Use at least {shortest} characters.</source>
   <translation>Hãy dùng ít nhất {shortest} ký tự.</translation>
  </message>
  <message>
   <source>The password is empty</source>
   <translation>Chưa nhập mật khẩu</translation>
  </message>
  <message>
   <source>Enter a password.</source>
   <translation>Hãy nhập mật khẩu.</translation>
  </message>
  <message>
   <source>This officer no longer works here</source>
   <translation>Cán bộ này đã thôi làm ở đây</translation>
  </message>
  <message>
   <source>Choose another name, or ask the administrator.</source>
   <translation>Hãy chọn tên khác, hoặc hỏi quản trị.</translation>
  </message>
  <message>
   <source>The last administrator cannot be ended</source>
   <translation>Không thể bỏ quản trị cuối cùng</translation>
  </message>
  <message>
   <source>Make somebody else administrator first.</source>
   <translation>Hãy giao quyền quản trị cho người khác trước.</translation>
  </message>
  <message>
   <source>This was made to practise in</source>
   <translation>Đây là dữ liệu luyện tập</translation>
  </message>
  <message>
   <source>Nothing of it may reach the province. Set up a counter of its own.</source>
   <translation>Không gửi gì ở đây lên tỉnh. Hãy cài đặt một quầy riêng.</translation>
  </message>
  <message>
   <source>This counter is connected to the province already</source>
   <translation>Quầy này đã nối với cổng của tỉnh rồi</translation>
  </message>
  <message>
   <source>There is nothing to do.</source>
   <translation>Không cần làm gì thêm.</translation>
  </message>
  <message>
   <source>This counter is not connected to the province yet</source>
   <translation>Quầy chưa kết nối với tỉnh</translation>
  </message>
  <message>
   <source>Go on working. Ask the administrator to enrol it.</source>
   <translation>Cứ làm việc. Hãy nhờ quản trị đăng ký quầy.</translation>
  </message>
  <message>
   <source>Another program is delivering now</source>
   <translation>Chương trình khác đang gửi</translation>
  </message>
  <message>
   <source>It goes on by itself when that one is done.</source>
   <translation>Xong việc đó sẽ tự gửi tiếp.</translation>
  </message>
  <message>
   <source>The new catalogue is much smaller than the old one</source>
   <translation>Danh mục mới nhỏ hơn hẳn danh mục cũ</translation>
  </message>
  <message>
   <source>It was not taken in. Ask the province whether the file is whole.</source>
   <translation>Chưa nạp. Hãy hỏi tỉnh xem tệp có đủ không.</translation>
  </message>
  <message>
   <source>The procedure is not in force on that day</source>
   <translation>Thủ tục không có hiệu lực vào ngày đó</translation>
  </message>
  <message>
   <source>Choose the procedure that applies on the day of reception.</source>
   <translation>Chọn thủ tục có hiệu lực vào ngày tiếp nhận.</translation>
  </message>
  <message>
   <source>The list is too long for one file</source>
   <translation>Danh sách quá dài cho một tệp</translation>
  </message>
  <message>
   <source>It has {count} dossiers, at most {most} can be saved: choose fewer days first.</source>
   <translation>Có {count} hồ sơ, mỗi tệp lưu được nhiều nhất {most}: hãy chọn ít ngày hơn.</translation>
  </message>
  <message>
   <source>The list is too long for a PDF</source>
   <translation>Danh sách quá dài để lưu thành PDF</translation>
  </message>
  <message>
   <source>It has {count} dossiers, a PDF takes at most {most}: save it as an Excel workbook, or choose fewer days.</source>
   <translation>Có {count} hồ sơ, một tệp PDF chứa nhiều nhất {most}: hãy lưu thành bảng tính Excel, hoặc chọn ít ngày hơn.</translation>
  </message>
  <message>
   <source>There is nothing to print yet</source>
   <translation>Chưa có gì để in</translation>
  </message>
  <message>
   <source>This paper belongs to a step that has not been done.</source>
   <translation>Giấy này thuộc bước chưa làm.</translation>
  </message>
  <message>
   <source>This edition cannot be put in force</source>
   <translation>Không áp dụng được bản cập nhật này</translation>
  </message>
  <message>
   <source>Nothing was changed. Ask the province to send it again.</source>
   <translation>Chưa có gì thay đổi. Đề nghị tỉnh gửi lại.</translation>
  </message>
  <message>
   <source>The store cannot be used now</source>
   <translation>Lúc này không dùng được kho dữ liệu</translation>
  </message>
  <message>
   <source>This counter is open already</source>
   <translation>Quầy này đang mở rồi</translation>
  </message>
  <message>
   <source>Use the window that is open, or close it first.</source>
   <translation>Hãy dùng cửa sổ đang mở, hoặc đóng nó trước.</translation>
  </message>
  <message>
   <source>The disk refuses to write</source>
   <translation>Ổ đĩa không cho ghi</translation>
  </message>
  <message>
   <source>Nothing was half saved. Look at free space, then call the support line.</source>
   <translation>Không có gì bị lưu dở. Hãy xem chỗ trống, rồi gọi hỗ trợ.</translation>
  </message>
  <message>
   <source>The file cannot be used</source>
   <translation>Không dùng được tệp này</translation>
  </message>
  <message>
   <source>Choose another file or another folder.</source>
   <translation>Hãy chọn tệp hoặc thư mục khác.</translation>
  </message>
  <message>
   <source>This is no sound backup</source>
   <translation>Bản sao lưu này không dùng được</translation>
  </message>
  <message>
   <source>Choose another backup file.</source>
   <translation>Hãy chọn bản sao lưu khác.</translation>
  </message>
  <message>
   <source>Nobody could open this file</source>
   <translation>Không ai mở được tệp này</translation>
  </message>
  <message>
   <source>This counter is not connected to the province yet: there is nobody to seal it to.</source>
   <translation>Quầy chưa nối với tỉnh nên chưa có ai để niêm phong cho.</translation>
  </message>
  <message>
   <source>The second folder for backups is not there</source>
   <translation>Không thấy thư mục sao lưu thứ hai</translation>
  </message>
  <message>
   <source>Put the stick in. The backup on this PC was made all the same.</source>
   <translation>Hãy cắm USB. Bản sao lưu trên máy này vẫn đã được tạo.</translation>
  </message>
  <message>
   <source>This folder is not empty</source>
   <translation>Thư mục này không trống</translation>
  </message>
  <message>
   <source>Choose an empty folder.</source>
   <translation>Hãy chọn thư mục trống.</translation>
  </message>
  <message>
   <source>The passwords file is not right</source>
   <translation>Tệp mật khẩu không đúng</translation>
  </message>
  <message>
   <source>A key is not right</source>
   <translation>Khóa không đúng</translation>
  </message>
  <message>
   <source>The catalogue file is not right</source>
   <translation>Tệp danh mục không đúng</translation>
  </message>
  <message>
   <source>Nothing was changed. Ask the province for the file again.</source>
   <translation>Chưa có gì thay đổi. Hãy xin tỉnh gửi lại tệp.</translation>
  </message>
  <message>
   <source>The calendar is not right</source>
   <translation>Lịch làm việc không đúng</translation>
  </message>
  <message>
   <source>The list of places is not right</source>
   <translation>Danh sách địa danh không đúng</translation>
  </message>
  <message>
   <source>The card could not be read</source>
   <translation>Không đọc được thẻ</translation>
  </message>
  <message>
   <source>Scan it again, or type what stands on it.</source>
   <translation>Hãy quét lại, hoặc gõ theo thẻ.</translation>
  </message>
  <message>
   <source>This is no dossier code</source>
   <translation>Đây không phải mã hồ sơ</translation>
  </message>
  <message>
   <source>Compare it with the receipt.</source>
   <translation>Hãy so với giấy tiếp nhận.</translation>
  </message>
  <message>
   <source>The processing time is not right</source>
   <translation>Thời hạn chưa đúng</translation>
  </message>
  <message>
   <source>The fee is not right</source>
   <translation>Khoản thu chưa đúng</translation>
  </message>
  <message>
   <source>Look at amount, kind and receipt number.</source>
   <translation>Hãy xem số tiền, loại phí và số biên lai.</translation>
  </message>
  <message>
   <source>A paper is not entered right</source>
   <translation>Giấy tờ nhập chưa đúng</translation>
  </message>
  <message>
   <source>Look at the counts of sheets.</source>
   <translation>Hãy xem lại số tờ.</translation>
  </message>
  <message>
   <source>The dossier is not entered right</source>
   <translation>Hồ sơ nhập chưa đúng</translation>
  </message>
  <message>
   <source>Look at it again.</source>
   <translation>Hãy xem lại.</translation>
  </message>
  <message>
   <source>The person is not entered right</source>
   <translation>Thông tin người nộp chưa đúng</translation>
  </message>
  <message>
   <source>Compare with the card.</source>
   <translation>Hãy so với thẻ.</translation>
  </message>
  <message>
   <source>The procedure is not entered right</source>
   <translation>Thủ tục nhập chưa đúng</translation>
  </message>
  <message>
   <source>Choose it again.</source>
   <translation>Hãy chọn lại.</translation>
  </message>
  <message>
   <source>The officer is not entered right</source>
   <translation>Thông tin cán bộ chưa đúng</translation>
  </message>
  <message>
   <source>Look at name and role.</source>
   <translation>Hãy xem tên và vai trò.</translation>
  </message>
  <message>
   <source>Something is not entered right</source>
   <translation>Có thông tin nhập chưa đúng</translation>
  </message>
  <message>
   <source>Look at the fields again.</source>
   <translation>Hãy xem lại các ô.</translation>
  </message>
  <message>
   <source>These dates do not fit</source>
   <translation>Ngày tháng không hợp nhau</translation>
  </message>
  <message>
   <source>The first day must come before the last.</source>
   <translation>Ngày đầu phải trước ngày cuối.</translation>
  </message>
  <message>
   <source>This cannot be corrected so</source>
   <translation>Không sửa được như vậy</translation>
  </message>
  <message>
   <source>Ask your lead.</source>
   <translation>Hãy hỏi lãnh đạo.</translation>
  </message>
  <message>
   <source>The return is not entered right</source>
   <translation>Thông tin trả kết quả chưa đúng</translation>
  </message>
  <message>
   <source>This form is not in the set</source>
   <translation>Bộ mẫu không có giấy này</translation>
  </message>
  <message>
   <source>Choose the other set of forms.</source>
   <translation>Hãy chọn bộ mẫu khác.</translation>
  </message>
  <message>
   <source>The province's wording file is not right</source>
   <translation>Tệp câu chữ của tỉnh không đúng</translation>
  </message>
  <message>
   <source>The usual wording is printed. Tell the administrator.</source>
   <translation>Vẫn in theo mẫu chung. Hãy báo quản trị.</translation>
  </message>
  <message>
   <source>This paper size is not known</source>
   <translation>Khổ giấy này không có</translation>
  </message>
  <message>
   <source>Choose A4 or A5 in the settings.</source>
   <translation>Hãy chọn A4 hoặc A5 trong phần cài đặt.</translation>
  </message>
  <message>
   <source>This paper cannot be printed</source>
   <translation>Không in được giấy này</translation>
  </message>
  <message>
   <source>Choose another paper.</source>
   <translation>Hãy chọn giấy khác.</translation>
  </message>
  <message>
   <source>There is no line</source>
   <translation>Mất mạng</translation>
  </message>
  <message>
   <source>Go on working: everything is kept here and goes out by itself later.</source>
   <translation>Cứ làm việc bình thường: hồ sơ được giữ ở đây và tự gửi sau.</translation>
  </message>
  <message>
   <source>The province does not answer</source>
   <translation>Tỉnh không trả lời</translation>
  </message>
  <message>
   <source>The province does not let this device in</source>
   <translation>Tỉnh không cho thiết bị này kết nối</translation>
  </message>
  <message>
   <source>Go on receiving; ask the administrator today.</source>
   <translation>Cứ tiếp nhận; hãy báo quản trị trong hôm nay.</translation>
  </message>
  <message>
   <source>The province is busy</source>
   <translation>Hệ thống của tỉnh đang bận</translation>
  </message>
  <message>
   <source>The program waits its turn and tries again by itself.</source>
   <translation>Chương trình chờ đến lượt và tự gửi lại.</translation>
  </message>
  <message>
   <source>The province refused this counter's sign-in</source>
   <translation>Tỉnh từ chối quầy này đăng nhập</translation>
  </message>
  <message>
   <source>Check the clock of this PC, then ask the administrator.</source>
   <translation>Hãy xem đồng hồ của máy, rồi hỏi quản trị.</translation>
  </message>
  <message>
   <source>The enrolment did not work</source>
   <translation>Đăng ký quầy chưa được</translation>
  </message>
  <message>
   <source>Ask the province for a new code.</source>
   <translation>Hãy xin tỉnh mã đăng ký mới.</translation>
  </message>
  <message>
   <source>The journals differ</source>
   <translation>Nhật ký hai bên khác nhau</translation>
  </message>
  <message>
   <source>The program compares both sides. If it stays, call the support line.</source>
   <translation>Chương trình đang đối chiếu. Nếu vẫn vậy, gọi hỗ trợ.</translation>
  </message>
  <message>
   <source>The province's confirmation is not right</source>
   <translation>Xác nhận của tỉnh không đúng</translation>
  </message>
  <message>
   <source>Nothing counts as delivered until it is. Call the support line.</source>
   <translation>Chưa coi là đã gửi cho đến khi đúng. Hãy gọi hỗ trợ.</translation>
  </message>
  <message>
   <source>This courier file cannot be used</source>
   <translation>Không dùng được tệp chuyển tay này</translation>
  </message>
  <message>
   <source>Make it anew, or ask the province for its answer again.</source>
   <translation>Hãy tạo lại, hoặc xin tỉnh gửi lại tệp trả lời.</translation>
  </message>
  <message>
   <source>The province's address is not safe</source>
   <translation>Địa chỉ của tỉnh không an toàn</translation>
  </message>
  <message>
   <source>Ask the administrator to enter an address with https.</source>
   <translation>Hãy nhờ quản trị nhập địa chỉ https.</translation>
  </message>
  <message>
   <source>The two programs do not understand each other</source>
   <translation>Hai chương trình không hiểu nhau</translation>
  </message>
  <message>
   <source>Go on working; tell the administrator that delivery stands.</source>
   <translation>Cứ làm việc; hãy báo quản trị là việc gửi đang dừng.</translation>
  </message>
  <message>
   <source>The stored data is not sound</source>
   <translation>Dữ liệu không còn nguyên vẹn</translation>
  </message>
  <message>
   <source>Stop entering and call the support line. The backup of today is on this PC.</source>
   <translation>Hãy ngừng nhập và gọi hỗ trợ. Bản sao lưu vẫn ở trên máy này.</translation>
  </message>
  <message>
   <source>The trial province did not start</source>
   <translation>Không mở được tỉnh thử nghiệm</translation>
  </message>
  <message>
   <source>Start it again.</source>
   <translation>Hãy mở lại.</translation>
  </message>
  <message>
   <source>This device cannot be retired yet</source>
   <translation>Chưa thể thôi dùng thiết bị này</translation>
  </message>
  <message>
   <source>Something is not delivered. Deliver it first, then try again.</source>
   <translation>Còn mục chưa gửi. Hãy gửi hết rồi thử lại.</translation>
  </message>
  <message>
   <source>The clock of this PC is wrong</source>
   <translation>Đồng hồ của máy này sai</translation>
  </message>
  <message>
   <source>Put date and time right, then go on. Due dates are counted from them.</source>
   <translation>Hãy chỉnh lại ngày giờ rồi làm tiếp. Ngày hẹn được tính theo đó.</translation>
  </message>
  <message>
   <source>The scanner cannot be used</source>
   <translation>Không dùng được máy quét</translation>
  </message>
  <message>
   <source>Check the cable, or put the files into the watched folder.</source>
   <translation>Hãy xem dây nối, hoặc chép tệp vào thư mục theo dõi.</translation>
  </message>
  <message>
   <source>The recovery did not work</source>
   <translation>Khôi phục chưa được</translation>
  </message>
  <message>
   <source>Nothing was changed. Ask the province for a new recovery answer.</source>
   <translation>Chưa có gì thay đổi. Hãy xin tỉnh tệp khôi phục mới.</translation>
  </message>
  <message>
   <source>The repair was not begun</source>
   <translation>Chưa bắt đầu sửa chữa</translation>
  </message>
  <message>
   <source>Nothing was changed. Call the support line.</source>
   <translation>Chưa có gì thay đổi. Hãy gọi hỗ trợ.</translation>
  </message>
  <message>
   <source>Signing in did not work</source>
   <translation>Chưa đăng nhập được</translation>
  </message>
  <message>
   <source>Check name and password, then try again.</source>
   <translation>Hãy kiểm tra tên, mật khẩu rồi thử lại.</translation>
  </message>
  <message>
   <source>Monday</source>
   <translation>Thứ Hai</translation>
  </message>
  <message>
   <source>Tuesday</source>
   <translation>Thứ Ba</translation>
  </message>
  <message>
   <source>Wednesday</source>
   <translation>Thứ Tư</translation>
  </message>
  <message>
   <source>Thursday</source>
   <translation>Thứ Năm</translation>
  </message>
  <message>
   <source>Friday</source>
   <translation>Thứ Sáu</translation>
  </message>
  <message>
   <source>Saturday</source>
   <translation>Thứ Bảy</translation>
  </message>
  <message>
   <source>Sunday</source>
   <translation>Chủ nhật</translation>
  </message>
  <message>
   <source>Mon</source>
   <translation>T2</translation>
  </message>
  <message>
   <source>Tue</source>
   <translation>T3</translation>
  </message>
  <message>
   <source>Wed</source>
   <translation>T4</translation>
  </message>
  <message>
   <source>Thu</source>
   <translation>T5</translation>
  </message>
  <message>
   <source>Fri</source>
   <translation>T6</translation>
  </message>
  <message>
   <source>Sat</source>
   <translation>T7</translation>
  </message>
  <message>
   <source>Sun</source>
   <translation>CN</translation>
  </message>
  <message>
   <source>{count} hours</source>
   <translation>{count} giờ</translation>
  </message>
  <message>
   <source>{count} working days</source>
   <translation>{count} ngày làm việc</translation>
  </message>
  <message>
   <source>{count} days</source>
   <translation>{count} ngày</translation>
  </message>
  <message>
   <source>{count} months</source>
   <translation>{count} tháng</translation>
  </message>
  <message>
   <source>Disk</source>
   <translation>Ổ đĩa</translation>
  </message>
  <message>
   <source>Free space</source>
   <translation>Chỗ trống</translation>
  </message>
  <message>
   <source>Place of the data</source>
   <translation>Nơi đặt dữ liệu</translation>
  </message>
  <message>
   <source>Clock</source>
   <translation>Đồng hồ</translation>
  </message>
  <message>
   <source>Province</source>
   <translation>Máy chủ của tỉnh</translation>
  </message>
  <message>
   <source>Scanner</source>
   <translation>Máy quét</translation>
  </message>
  <message>
   <source>Fonts of the forms</source>
   <translation>Phông chữ biểu mẫu</translation>
  </message>
  <message>
   <source>Program</source>
   <translation>Chương trình</translation>
  </message>
  <message>
   <source>Backup</source>
   <translation>Sao lưu</translation>
  </message>
  <message>
   <source>Second copy</source>
   <translation>Bản sao thứ hai</translation>
  </message>
  <message>
   <source>Passwords</source>
   <translation>Mật khẩu</translation>
  </message>
  <message>
   <source>Recovery key</source>
   <translation>Khóa khôi phục</translation>
  </message>
  <message>
   <source>Journal</source>
   <translation>Nhật ký việc</translation>
  </message>
  <message>
   <source>Traces of looks</source>
   <translation>Dấu vết xem dữ liệu</translation>
  </message>
  <message>
   <source>The data folder cannot be written: look at its rights and at the disk.</source>
   <translation>Không ghi được vào thư mục dữ liệu: kiểm tra quyền và ổ đĩa.</translation>
  </message>
  <message>
   <source>The disk says done too early: switch its write cache off, or use another disk.</source>
   <translation>Ổ đĩa báo ghi xong quá sớm: tắt bộ đệm ghi của ổ, hoặc dùng ổ khác.</translation>
  </message>
  <message>
   <source>Saving is slow on this disk: an SSD would help.</source>
   <translation>Ghi vào ổ đĩa này chậm: nên thay bằng ổ SSD.</translation>
  </message>
  <message>
   <source>The disk is nearly full: make room today.</source>
   <translation>Ổ đĩa gần đầy: giải phóng chỗ trống ngay hôm nay.</translation>
  </message>
  <message>
   <source>Little room is left on the disk: make room this week.</source>
   <translation>Ổ đĩa còn ít chỗ: giải phóng trong tuần này.</translation>
  </message>
  <message>
   <source>The data lies on a network drive: move the folder to this PC.</source>
   <translation>Dữ liệu nằm trên ổ mạng: chuyển thư mục về máy này.</translation>
  </message>
  <message>
   <source>Not compared yet: deliver once.</source>
   <translation>Chưa so với tỉnh: hãy đồng bộ một lần.</translation>
  </message>
  <message>
   <source>The clock of this PC is wrong: set date and time.</source>
   <translation>Đồng hồ máy sai: chỉnh lại ngày giờ.</translation>
  </message>
  <message>
   <source>This counter is not connected to the province: ask for an enrolment code.</source>
   <translation>Quầy chưa nối với tỉnh: xin mã ghi danh của tỉnh.</translation>
  </message>
  <message>
   <source>The province has never answered: check the line and the address.</source>
   <translation>Máy chủ của tỉnh chưa trả lời lần nào: kiểm tra đường truyền và địa chỉ.</translation>
  </message>
  <message>
   <source>No answer for more than two days: check the line, or use the USB courier.</source>
   <translation>Hơn hai ngày chưa liên lạc được: kiểm tra đường truyền, hoặc chuyển bằng USB.</translation>
  </message>
  <message>
   <source>This PC could not be asked for its printers.</source>
   <translation>Không hỏi được máy in của máy này.</translation>
  </message>
  <message>
   <source>No printer: connect one; receipts are shown on the screen until then.</source>
   <translation>Chưa có máy in: hãy nối máy in; phiếu vẫn xem được trên màn hình.</translation>
  </message>
  <message>
   <source>The printer of the settings is not there: choose another one (F10).</source>
   <translation>Không thấy máy in đã chọn: chọn máy khác trong Cài đặt (F10).</translation>
  </message>
  <message>
   <source>This PC could not be asked for its scanners.</source>
   <translation>Không hỏi được máy quét của máy này.</translation>
  </message>
  <message>
   <source>No scanner: files of a folder can be taken in all the same.</source>
   <translation>Chưa có máy quét: vẫn nhận được tệp từ thư mục.</translation>
  </message>
  <message>
   <source>Fonts of the program are missing: install it anew.</source>
   <translation>Thiếu phông chữ của chương trình: cài lại chương trình.</translation>
  </message>
  <message>
   <source>There is no backup yet: make one now.</source>
   <translation>Chưa có bản sao lưu nào: hãy sao lưu ngay.</translation>
  </message>
  <message>
   <source>The newest backup is old: make one now.</source>
   <translation>Bản sao lưu gần nhất đã cũ: hãy sao lưu ngay.</translation>
  </message>
  <message>
   <source>The last backup could not be restored: make one now; if it stays, call support.</source>
   <translation>Bản sao lưu gần nhất không khôi phục được: sao lưu lại; nếu vẫn vậy, gọi hỗ trợ.</translation>
  </message>
  <message>
   <source>The backup is without scans for want of room: make room, then make one.</source>
   <translation>Bản sao lưu thiếu bản quét vì ổ đĩa hết chỗ: dọn chỗ trống rồi sao lưu lại.</translation>
  </message>
  <message>
   <source>Backups lie on this disk only: name a second folder or stick.</source>
   <translation>Bản sao lưu chỉ nằm trên ổ này: hãy chọn thư mục hoặc USB thứ hai.</translation>
  </message>
  <message>
   <source>The second folder has no copy yet: put the stick in and back up.</source>
   <translation>Thư mục thứ hai chưa có bản sao: cắm USB rồi sao lưu.</translation>
  </message>
  <message>
   <source>The copy on the second folder is old: put the stick in and back up.</source>
   <translation>Bản sao ở thư mục thứ hai đã cũ: cắm USB rồi sao lưu.</translation>
  </message>
  <message>
   <source>The passwords file is damaged: run repair before you close the program.</source>
   <translation>Tệp mật khẩu bị hỏng: chạy “counter repair” trước khi đóng chương trình.</translation>
  </message>
  <message>
   <source>Only one password opens the data: give a second officer one.</source>
   <translation>Chỉ một mật khẩu mở được dữ liệu: cấp thêm cho cán bộ thứ hai.</translation>
  </message>
  <message>
   <source>No recovery key: if all passwords are forgotten nothing opens the data. Ask the province.</source>
   <translation>Chưa có khóa khôi phục: quên hết mật khẩu thì không mở được dữ liệu. Hỏi tỉnh.</translation>
  </message>
  <message>
   <source>The journal does not add up: call support before you go on.</source>
   <translation>Nhật ký việc không khớp: gọi hỗ trợ trước khi làm tiếp.</translation>
  </message>
  <message>
   <source>Traces of looks are missing or changed: tell your lead.</source>
   <translation>Dấu vết xem dữ liệu bị thiếu hoặc bị sửa: báo lãnh đạo.</translation>
  </message>
  <message>
   <source>Newly registered</source>
   <translation>Mới đăng ký</translation>
  </message>
  <message>
   <source>In processing</source>
   <translation>Đang giải quyết</translation>
  </message>
  <message>
   <source>Waiting for supplement</source>
   <translation>Chờ bổ sung</translation>
  </message>
  <message>
   <source>Waiting for payment</source>
   <translation>Chờ nộp tiền</translation>
  </message>
  <message>
   <source>Withdrawn</source>
   <translation>Đã rút</translation>
  </message>
  <message>
   <source>Stopped</source>
   <translation>Dừng giải quyết</translation>
  </message>
  <message>
   <source>Result ready</source>
   <translation>Đã có kết quả</translation>
  </message>
  <message>
   <source>Result returned</source>
   <translation>Đã trả kết quả</translation>
  </message>
  <message>
   <source>&amp;Hand over</source>
   <translation>&amp;Chuyển xử lý</translation>
  </message>
  <message>
   <source>Ask for &amp;supplement</source>
   <translation>&amp;Yêu cầu bổ sung</translation>
  </message>
  <message>
   <source>&amp;Take in supplement</source>
   <translation>Nhận &amp;bổ sung</translation>
  </message>
  <message>
   <source>Wait for pa&amp;yment</source>
   <translation>Chờ &amp;nộp tiền</translation>
  </message>
  <message>
   <source>Pa&amp;id, go on</source>
   <translation>Đã nộp, &amp;xử lý tiếp</translation>
  </message>
  <message>
   <source>&amp;Refuse</source>
   <translation>&amp;Từ chối</translation>
  </message>
  <message>
   <source>&amp;Apologise, new date</source>
   <translation>Xin &amp;lỗi, hẹn lại</translation>
  </message>
  <message>
   <source>Sto&amp;p</source>
   <translation>&amp;Dừng giải quyết</translation>
  </message>
  <message>
   <source>&amp;Withdraw</source>
   <translation>&amp;Rút hồ sơ</translation>
  </message>
  <message>
   <source>Enter resu&amp;lt</source>
   <translation>Nhập &amp;kết quả</translation>
  </message>
  <message>
   <source>Retur&amp;n result</source>
   <translation>&amp;Trả kết quả</translation>
  </message>
  <message>
   <source>Take f&amp;ee</source>
   <translation>T&amp;hu phí</translation>
  </message>
  <message>
   <source>Attach s&amp;can</source>
   <translation>Thê&amp;m bản quét</translation>
  </message>
  <message>
   <source>C&amp;orrect</source>
   <translation>&amp;Sửa thông tin</translation>
  </message>
  <message>
   <source>Dossier received</source>
   <translation>Tiếp nhận hồ sơ</translation>
  </message>
  <message>
   <source>Handed over for processing</source>
   <translation>Chuyển xử lý</translation>
  </message>
  <message>
   <source>Supplement asked</source>
   <translation>Yêu cầu bổ sung</translation>
  </message>
  <message>
   <source>Supplement taken in</source>
   <translation>Nhận bổ sung</translation>
  </message>
  <message>
   <source>Payment asked</source>
   <translation>Yêu cầu nộp tiền</translation>
  </message>
  <message>
   <source>Payment met</source>
   <translation>Đã nộp tiền</translation>
  </message>
  <message>
   <source>Due date counted anew on a changed calendar</source>
   <translation>Tính lại hẹn trả theo lịch mới</translation>
  </message>
  <message>
   <source>Fee taken</source>
   <translation>Thu phí, lệ phí</translation>
  </message>
  <message>
   <source>Apology and new date</source>
   <translation>Xin lỗi và hẹn lại</translation>
  </message>
  <message>
   <source>Processing stopped</source>
   <translation>Dừng giải quyết</translation>
  </message>
  <message>
   <source>Dossier withdrawn</source>
   <translation>Rút hồ sơ</translation>
  </message>
  <message>
   <source>Result entered</source>
   <translation>Có kết quả</translation>
  </message>
  <message>
   <source>Scan attached</source>
   <translation>Thêm bản quét</translation>
  </message>
  <message>
   <source>Correction</source>
   <translation>Đính chính</translation>
  </message>
  <message>
   <source>Processing</source>
   <translation>Xử lý</translation>
  </message>
  <message>
   <source>Returning results</source>
   <translation>Trả kết quả</translation>
  </message>
  <message>
   <source>Lead</source>
   <translation>Lãnh đạo</translation>
  </message>
  <message>
   <source>Administrator</source>
   <translation>Quản trị</translation>
  </message>
  <message>
   <source>—</source>
   <translation>—</translation>
  </message>
  <message>
   <source>Female</source>
   <translation>Nữ</translation>
  </message>
  <message>
   <source>Male</source>
   <translation>Nam</translation>
  </message>
  <message>
   <source>Citizen</source>
   <translation>Công dân</translation>
  </message>
  <message>
   <source>Foreigner</source>
   <translation>Người nước ngoài</translation>
  </message>
  <message>
   <source>Organisation</source>
   <translation>Tổ chức</translation>
  </message>
  <message>
   <source>Online</source>
   <translation>Trực tuyến</translation>
  </message>
  <message>
   <source>In time</source>
   <translation>Còn hạn</translation>
  </message>
  <message>
   <source>Name and password do not match</source>
   <translation>Tên và mật khẩu không khớp</translation>
  </message>
  <message>
   <source>Check caps lock and the typing method, then try again.</source>
   <translation>Kiểm tra phím Caps Lock và bộ gõ tiếng Việt rồi thử lại.</translation>
  </message>
  <message>
   <source>Too many wrong passwords</source>
   <translation>Sai mật khẩu nhiều lần</translation>
  </message>
  <message>
   <source>Wait {wait_s} seconds, then try again. Nothing is locked for ever.</source>
   <translation>Chờ {wait_s} giây rồi thử lại. Không bị khóa hẳn.</translation>
  </message>
  <message>
   <source>This password does not open the store</source>
   <translation>Mật khẩu này không mở được kho dữ liệu</translation>
  </message>
  <message>
   <source>Try again, or ask the administrator for the recovery key.</source>
   <translation>Hãy thử lại, hoặc xin quản trị khóa khôi phục.</translation>
  </message>
  <message>
   <source>The stored data is damaged</source>
   <translation>Dữ liệu bị hỏng</translation>
  </message>
  <message>
   <source>Do not go on. Call the support line: yesterday's backup is on this PC.</source>
   <translation>Đừng làm tiếp. Hãy gọi hỗ trợ: bản sao lưu vẫn ở trên máy này.</translation>
  </message>
  <message>
   <source>A newer program wrote this data</source>
   <translation>Dữ liệu do phiên bản mới hơn ghi</translation>
  </message>
  <message>
   <source>Install the newer version of this program. Nothing was changed.</source>
   <translation>Hãy cài phiên bản mới. Chưa có gì bị thay đổi.</translation>
  </message>
  <message>
   <source>There is a counter in this folder already</source>
   <translation>Thư mục này đã có một quầy</translation>
  </message>
  <message>
   <source>Choose another folder, or open the counter that is there.</source>
   <translation>Hãy chọn thư mục khác, hoặc mở quầy đã có.</translation>
  </message>
  <message>
   <source>There is no counter in this folder</source>
   <translation>Thư mục này chưa có quầy nào</translation>
  </message>
  <message>
   <source>Ask the administrator to set this counter up.</source>
   <translation>Hãy nhờ quản trị thiết lập quầy.</translation>
  </message>
  <message>
   <source>Another program is using this counter's data</source>
   <translation>Chương trình khác đang dùng dữ liệu của quầy</translation>
  </message>
  <message>
   <source>Close the other window of this program, then try again.</source>
   <translation>Hãy đóng cửa sổ kia rồi thử lại.</translation>
  </message>
  <message>
   <source>The disk is full</source>
   <translation>Ổ đĩa đã đầy</translation>
  </message>
  <message>
   <source>The last dossier was not saved. Free some space, then save again.</source>
   <translation>Hồ sơ vừa rồi chưa được lưu. Hãy dọn bớt ổ đĩa rồi lưu lại.</translation>
  </message>
  <message>
   <source>The file cannot be read</source>
   <translation>Không đọc được tệp</translation>
  </message>
  <message>
   <source>Copy it to this PC and try again.</source>
   <translation>Hãy chép tệp vào máy này rồi thử lại.</translation>
  </message>
  <message>
   <source>This PC was restored from a backup</source>
   <translation>Máy này vừa được khôi phục</translation>
  </message>
  <message>
   <source>It must fetch its own later dossiers first. Connect it and wait for the delivery.</source>
   <translation>Máy phải lấy lại hồ sơ mới hơn của mình trước. Hãy nối mạng và chờ đồng bộ.</translation>
  </message>
  <message>
   <source>The journal of this PC does not add up</source>
   <translation>Nhật ký của máy này không khớp</translation>
  </message>
  <message>
   <source>Call the support line before you go on. Nothing is deleted.</source>
   <translation>Hãy gọi hỗ trợ trước khi làm tiếp. Không có gì bị xóa.</translation>
  </message>
  <message>
   <source>A scan is damaged</source>
   <translation>Bản quét bị hỏng</translation>
  </message>
  <message>
   <source>Scan the paper again and attach it to the dossier.</source>
   <translation>Hãy quét lại giấy và thêm vào hồ sơ.</translation>
  </message>
  <message>
   <source>The stick could not be written or read</source>
   <translation>Không ghi hoặc đọc được USB</translation>
  </message>
  <message>
   <source>Put it in again, or take another one with enough room. Nothing was lost.</source>
   <translation>Cắm lại, hoặc dùng USB khác còn đủ chỗ. Không mất gì cả.</translation>
  </message>
  <message>
   <source>A backup is damaged</source>
   <translation>Bản sao lưu bị hỏng</translation>
  </message>
  <message>
   <source>Use another one. If it was made today, call the support line: the disk may fail.</source>
   <translation>Hãy dùng bản khác. Nếu là bản hôm nay, hãy gọi hỗ trợ: ổ đĩa có thể sắp hỏng.</translation>
  </message>
  <message>
   <source>This counter is not set up yet</source>
   <translation>Quầy này chưa được thiết lập</translation>
  </message>
  <message>
   <source>Ask the administrator to set it up.</source>
   <translation>Hãy nhờ quản trị thiết lập.</translation>
  </message>
  <message>
   <source>The settings file cannot be read</source>
   <translation>Không đọc được tệp cài đặt</translation>
  </message>
  <message>
   <source>Ask the administrator to put it right: {where}</source>
   <translation>Hãy nhờ quản trị sửa: {where}</translation>
  </message>
  <message>
   <source>The settings file names something unknown</source>
   <translation>Tệp cài đặt có mục lạ</translation>
  </message>
  <message>
   <source>Ask the administrator to look at “{key}”.</source>
   <translation>Hãy nhờ quản trị xem mục “{key}”.</translation>
  </message>
  <message>
   <source>A setting has a value that cannot be</source>
   <translation>Một cài đặt có giá trị không hợp lệ</translation>
  </message>
  <message>
   <source>Look at “{key}” and put it right.</source>
   <translation>Hãy xem và sửa mục “{key}”.</translation>
  </message>
  <message>
   <source>The printer did not print</source>
   <translation>Máy in không in được</translation>
  </message>
  <message>
   <source>The dossier is saved. Look at paper and cable; it stands in “Not printed yet”.</source>
   <translation>Hồ sơ đã lưu. Hãy xem giấy và dây máy in; giấy này nằm trong mục “chưa in”.</translation>
  </message>
  <message>
   <source>This PC could not be asked for its printers</source>
   <translation>Không hỏi được máy này có những máy in nào</translation>
  </message>
  <message>
   <source>Work can go on. See whether printing works at all on this PC, or call support.</source>
   <translation>Vẫn làm việc tiếp được. Hãy xem máy này có in được không, hoặc gọi hỗ trợ.</translation>
  </message>
  <message>
   <source>No printer is set up</source>
   <translation>Chưa có máy in</translation>
  </message>
  <message>
   <source>The dossier is saved. Choose a printer in the settings, or save the PDF.</source>
   <translation>Hồ sơ đã lưu. Hãy chọn máy in trong phần cài đặt, hoặc lưu tệp PDF.</translation>
  </message>
  <message>
   <source>No scanner was found</source>
   <translation>Không thấy máy quét</translation>
  </message>
  <message>
   <source>&amp;Correct it</source>
   <translation>&amp;Sửa lại</translation>
  </message>
  <message>
   <source>&amp;Show it anew</source>
   <translation>&amp;Xem lại</translation>
  </message>
  <message>
   <source>This cannot be done as entered</source>
   <translation>Chưa làm được với thông tin này</translation>
  </message>
  <message>
   <source>Look at what was entered, put it right and try again. Nothing was lost.</source>
   <translation>Hãy xem lại thông tin đã nhập, sửa và thử lại. Không mất gì cả.</translation>
  </message>
  <message>
   <source>You are not allowed to do this</source>
   <translation>Bạn không có quyền làm việc này</translation>
  </message>
  <message>
   <source>Sign in as an officer who may, or ask your lead.</source>
   <translation>Hãy để cán bộ có quyền đăng nhập, hoặc nhờ lãnh đạo.</translation>
  </message>
  <message>
   <source>This is busy at the moment</source>
   <translation>Lúc này đang bận</translation>
  </message>
  <message>
   <source>Wait a little and try again. Your work at the counter goes on meanwhile.</source>
   <translation>Chờ một lát rồi thử lại. Công việc tại quầy vẫn tiếp tục.</translation>
  </message>
  <message>
   <source>Something did not work</source>
   <translation>Có việc chưa làm được</translation>
  </message>
  <message>
   <source>Nothing that was saved is lost. Try again; if it stays, call the support line.</source>
   <translation>Những gì đã lưu vẫn còn. Hãy thử lại; nếu vẫn vậy, gọi hỗ trợ.</translation>
  </message>
  <message>
   <source>This program needs an update</source>
   <translation>Chương trình cần cập nhật</translation>
  </message>
  <message>
   <source>The counter goes on working. Ask the administrator to install the new version.</source>
   <translation>Quầy vẫn làm việc. Hãy nhờ quản trị cài phiên bản mới.</translation>
  </message>
  <message>
   <source>This PC cannot reach a scanner by itself</source>
   <translation>Máy tính này không điều khiển được máy quét</translation>
  </message>
  <message>
   <source>Scan with the scanner's own program and drop the files here.</source>
   <translation>Hãy quét bằng phần mềm của máy quét rồi kéo tệp vào đây.</translation>
  </message>
  <message>
   <source>There is nobody in this list</source>
   <translation>Danh sách này không có ai</translation>
  </message>
  <message>
   <source>A list needs a column with names; headings such as “Họ và tên” help.</source>
   <translation>Danh sách cần có cột họ tên; nên có dòng tiêu đề như “Họ và tên”, “Số CCCD”.</translation>
  </message>
  <message>
   <source>This list is too long</source>
   <translation>Danh sách quá dài</translation>
  </message>
  <message>
   <source>Take at most {limit} people at once, then the next ones.</source>
   <translation>Mỗi lần nhận tối đa {limit} người, rồi nhận tiếp phần còn lại.</translation>
  </message>
  <message>
   <source>This file is no list that can be read</source>
   <translation>Không đọc được danh sách trong tệp này</translation>
  </message>
  <message>
   <source>Save it as an Excel workbook (xlsx) or CSV, or copy the cells and paste them here.</source>
   <translation>Hãy lưu thành tệp Excel (xlsx) hoặc CSV, hoặc chép các ô rồi dán vào đây.</translation>
  </message>
  <message>
   <source>The scanner is busy</source>
   <translation>Máy quét đang bận</translation>
  </message>
  <message>
   <source>Another program uses it. Close that one, then scan again.</source>
   <translation>Phần mềm khác đang dùng máy quét. Hãy đóng phần mềm đó rồi quét lại.</translation>
  </message>
  <message>
   <source>There is no paper in the scanner</source>
   <translation>Máy quét chưa có giấy</translation>
  </message>
  <message>
   <source>Lay the paper in, then scan again.</source>
   <translation>Hãy đặt giấy vào rồi quét lại.</translation>
  </message>
  <message>
   <source>The scanner gave no page</source>
   <translation>Máy quét không trả về trang nào</translation>
  </message>
  <message>
   <source>Look at cable, lid and paper, then scan again. The pages here are kept.</source>
   <translation>Hãy xem lại dây nối, nắp và giấy rồi quét lại. Các trang ở đây vẫn còn nguyên.</translation>
  </message>
  <message>
   <source>This PDF cannot be used</source>
   <translation>Không dùng được tệp PDF này</translation>
  </message>
  <message>
   <source>It is damaged, or locked by a password. Get an unlocked one, or scan the paper.</source>
   <translation>Tệp bị hỏng hoặc có mật khẩu. Hãy xin tệp không khóa, hoặc quét từ bản giấy.</translation>
  </message>
  <message>
   <source>This picture is damaged</source>
   <translation>Ảnh này bị hỏng</translation>
  </message>
  <message>
   <source>Copy or scan it again. The pages here are kept.</source>
   <translation>Hãy chép lại hoặc quét lại. Các trang ở đây vẫn còn nguyên.</translation>
  </message>
  <message>
   <source>This is no scan</source>
   <translation>Đây không phải bản quét</translation>
  </message>
  <message>
   <source>Choose a PDF, JPEG, PNG or TIFF file.</source>
   <translation>Hãy chọn tệp PDF, JPEG, PNG hoặc TIFF.</translation>
  </message>
  <message>
   <source>This is a folder</source>
   <translation>Đây là một thư mục</translation>
  </message>
  <message>
   <source>Open it and drop the files in it.</source>
   <translation>Mở thư mục ra rồi thả các tệp bên trong.</translation>
  </message>
  <message>
   <source>The file is too large</source>
   <translation>Tệp quá lớn</translation>
  </message>
  <message>
   <source>Scan with 200 dpi, or in parts; take a list in parts. A scan has 50 MB at most.</source>
   <translation>Quét 200 dpi hoặc chia nhỏ; danh sách thì chia ra nhiều phần. Bản quét tối đa 50 MB.</translation>
  </message>
  <message>
   <source>The pages are too large</source>
   <translation>Trang quá lớn</translation>
  </message>
  <message>
   <source>Scan with 200 dpi on sheets no larger than A0.</source>
   <translation>Hãy quét ở 200 dpi, khổ giấy không lớn hơn A0.</translation>
  </message>
  <message>
   <source>Too many pages for one paper</source>
   <translation>Quá nhiều trang cho một giấy tờ</translation>
  </message>
  <message>
   <source>One paper holds {limit} pages at most. Scan it in parts.</source>
   <translation>Mỗi giấy tờ có tối đa {limit} trang. Hãy chia thành nhiều phần.</translation>
  </message>
  <message>
   <source>The data lies on a network drive</source>
   <translation>Dữ liệu nằm trên ổ mạng</translation>
  </message>
  <message>
   <source>A line that breaks can damage it. Ask support to move the folder to this PC.</source>
   <translation>Mất đường truyền có thể làm hỏng dữ liệu. Nhờ bộ phận hỗ trợ chuyển thư mục về máy này.</translation>
  </message>
  <message>
   <source>This PC holds less than it did before</source>
   <translation>Máy này thiếu dữ liệu so với trước</translation>
  </message>
  <message>
   <source>The newest entries are missing ({found}). Deliver once: the province gives them back. Without a province compare with the printed receipts.</source>
   <translation>Thiếu các việc mới nhất ({found}). Hãy đồng bộ một lần: tỉnh sẽ trả lại. Nếu chưa nối với tỉnh, đối chiếu với giấy tiếp nhận đã in.</translation>
  </message>
  <message>
   <source>It says {found}. Set date and time before you receive anything.</source>
   <translation>Đồng hồ đang chỉ {found}. Chỉnh ngày giờ trước khi tiếp nhận.</translation>
  </message>
  <message>
   <source>The clock of this PC went back</source>
   <translation>Đồng hồ máy này chạy lùi</translation>
  </message>
  <message>
   <source>The newest entry is of {found}. Check date and time before you go on.</source>
   <translation>Việc mới nhất ghi lúc {found}. Kiểm tra ngày giờ trước khi làm tiếp.</translation>
  </message>
  <message>
   <source>The province can open this counter in need</source>
   <translation>Tỉnh có thể mở quầy này khi cần</translation>
  </message>
  <message>
   <source>Its recovery key {found} was added. If all passwords are forgotten, the province lets an administrator in; the journal keeps who and why.</source>
   <translation>Đã thêm khóa khôi phục {found} của tỉnh. Nếu quên hết mật khẩu, tỉnh cho quản trị viên vào lại; nhật ký ghi ai và vì sao.</translation>
  </message>
  <message>
   <source>The settings were changed outside the program</source>
   <translation>Cài đặt đã bị sửa ngoài chương trình</translation>
  </message>
  <message>
   <source>{found}. If you did not do this, tell your lead and the support line.</source>
   <translation>{found}. Nếu không phải bạn làm, hãy báo lãnh đạo và bộ phận hỗ trợ.</translation>
  </message>
  <message>
   <source>The passwords file was changed outside the program</source>
   <translation>Tệp mật khẩu đã bị thay ngoài chương trình</translation>
  </message>
  <message>
   <source>Somebody put another file in its place ({found}). Tell your lead and support.</source>
   <translation>Có người đã thay bằng tệp khác ({found}). Hãy báo lãnh đạo và bộ phận hỗ trợ.</translation>
  </message>
  <message>
   <source>Entry {found} is not what was written. Call the support line before you go on.</source>
   <translation>Việc số {found} không còn như đã ghi. Gọi bộ phận hỗ trợ trước khi làm tiếp.</translation>
  </message>
  <message>
   <source>The backup of today did not succeed</source>
   <translation>Hôm nay sao lưu không thành công</translation>
  </message>
  <message>
   <source>{found} Go on working: your dossiers are safe on this PC. It is tried again by itself.</source>
   <translation>{found} Cứ làm việc tiếp: hồ sơ vẫn an toàn trên máy này. Máy sẽ tự sao lưu lại.</translation>
  </message>
  <message>
   <source>Looked at a dossier</source>
   <translation>Xem hồ sơ</translation>
  </message>
  <message>
   <source>Made a paper</source>
   <translation>Lập giấy tờ</translation>
  </message>
  <message>
   <source>Took data out</source>
   <translation>Lấy dữ liệu ra</translation>
  </message>
  <message>
   <source>Searched by ID number</source>
   <translation>Tìm theo số định danh</translation>
  </message>
  <message>
   <source>Saw a whole ID number</source>
   <translation>Xem đủ số định danh</translation>
  </message>
  <message>
   <source>Signed in</source>
   <translation>Đăng nhập</translation>
  </message>
  <message>
   <source>Read the traces</source>
   <translation>Xem dấu vết</translation>
  </message>
  <message>
   <source>Changed an account</source>
   <translation>Đổi tài khoản</translation>
  </message>
  <message>
   <source>Changed a way to the key</source>
   <translation>Đổi cách mở khóa dữ liệu</translation>
  </message>
  <message>
   <source>Settings changed</source>
   <translation>Cài đặt bị đổi</translation>
  </message>
  <message>
   <source>new account:</source>
   <translation>tài khoản mới:</translation>
  </message>
  <message>
   <source>new password:</source>
   <translation>mật khẩu mới:</translation>
  </message>
  <message>
   <source>other role:</source>
   <translation>đổi vai trò:</translation>
  </message>
  <message>
   <source>account ended:</source>
   <translation>kết thúc tài khoản:</translation>
  </message>
  <message>
   <source>recovery key</source>
   <translation>khóa khôi phục</translation>
  </message>
  <message>
   <source>key removed:</source>
   <translation>bỏ khóa:</translation>
  </message>
  <message>
   <source>key of this PC</source>
   <translation>khóa của máy này</translation>
  </message>
  <message>
   <source>journal</source>
   <translation>nhật ký</translation>
  </message>
  <message>
   <source>backup</source>
   <translation>bản sao lưu</translation>
  </message>
  <message>
   <source>file for support</source>
   <translation>tệp hỗ trợ</translation>
  </message>
  <message>
   <source>traces as a file</source>
   <translation>dấu vết ra tệp</translation>
  </message>
  <message>
   <source>register book</source>
   <translation>sổ theo dõi</translation>
  </message>
  <message>
   <source>periodic report</source>
   <translation>báo cáo định kỳ</translation>
  </message>
  <message>
   <source>money taken</source>
   <translation>bảng kê tiền thu</translation>
  </message>
  <message>
   <source>list of the register</source>
   <translation>danh sách của sổ</translation>
  </message>
  <message>
   <source>list of dossiers</source>
   <translation>danh sách hồ sơ</translation>
  </message>
  <message>
   <source>lines: {count}</source>
   <translation>số dòng: {count}</translation>
  </message>
  <message>
   <source>Another agency decides this procedure: receive it only if it was delegated to you.</source>
   <translation>Thủ tục do cơ quan khác giải quyết: chỉ tiếp nhận khi được ủy quyền.</translation>
  </message>
  <message>
   <source>The catalogue does not know the deadline: please say it.</source>
   <translation>Danh mục không ghi thời hạn: hãy nhập.</translation>
  </message>
  <message>
   <source>This person already has an open dossier of this procedure.</source>
   <translation>Người này đang có hồ sơ cùng thủ tục chưa giải quyết xong.</translation>
  </message>
  <message>
   <source>This dossier had been saved already; here it is again.</source>
   <translation>Hồ sơ này đã lưu trước đó; đây là hồ sơ ấy.</translation>
  </message>
  <message>
   <source>Today's numbers are used up: the code is marked T. Ask the province for more numbers.</source>
   <translation>Đã dùng hết số của hôm nay: mã có dấu T. ở đầu. Đề nghị tỉnh cấp thêm số.</translation>
  </message>
  <message>
   <source>The holidays of that year are not decided yet.</source>
   <translation>Lịch nghỉ của năm đó chưa chính thức.</translation>
  </message>
  <message>
   <source>It counts as received on the next working day.</source>
   <translation>Tính là tiếp nhận vào ngày làm việc kế tiếp.</translation>
  </message>
  <message>
   <source>After the hour of the same day: due on the next working day.</source>
   <translation>Quá giờ trả trong ngày: hẹn sang ngày làm việc kế tiếp.</translation>
  </message>
  <message>
   <source>The sex does not match the ID number: check the card.</source>
   <translation>Giới tính không khớp số định danh: hãy xem thẻ.</translation>
  </message>
  <message>
   <source>The year of birth does not match the ID number: check.</source>
   <translation>Năm sinh không khớp số định danh: hãy xem thẻ.</translation>
  </message>
  <message>
   <source>The ID number begins with an unknown place code: check.</source>
   <translation>Mã nơi đăng ký khai sinh trong số định danh lạ: hãy xem thẻ.</translation>
  </message>
  <message>
   <source>A nine-digit ID number: ask for the new card if there is one.</source>
   <translation>Số CMND 9 số: hãy hỏi thẻ căn cước mới nếu có.</translation>
  </message>
  <message>
   <source>The tax code looks unusual: check it.</source>
   <translation>Mã số thuế lạ: hãy kiểm tra.</translation>
  </message>
  <message>
   <source>The passport number looks unusual: check it.</source>
   <translation>Số hộ chiếu lạ: hãy kiểm tra.</translation>
  </message>
  <message>
   <source>Of some papers there are fewer sheets than demanded.</source>
   <translation>Có giấy tờ nộp ít tờ hơn yêu cầu.</translation>
  </message>
  <message>
   <source>A paper is ticked without sheets.</source>
   <translation>Có giấy tờ đánh dấu nhưng chưa ghi số tờ.</translation>
  </message>
  <message>
   <source>A paper is no longer valid: check its date.</source>
   <translation>Có giấy tờ đã hết giá trị sử dụng: kiểm tra lại ngày.</translation>
  </message>
  <message>
   <source>There is no commune with this code: choose it anew.</source>
   <translation>Không có xã, phường nào mang mã này: hãy chọn lại.</translation>
  </message>
  <message>
   <source>A paper belongs to another case.</source>
   <translation>Có giấy tờ thuộc trường hợp khác.</translation>
  </message>
  <message>
   <source>The scanner damaged the name: please type it anew.</source>
   <translation>Máy quét làm hỏng họ tên: hãy gõ lại.</translation>
  </message>
  <message>
   <source>The scanner damaged the address: please check it.</source>
   <translation>Máy quét làm hỏng địa chỉ: hãy kiểm tra.</translation>
  </message>
  <message>
   <source>The scanner lost the accents: please check name and address.</source>
   <translation>Máy quét làm mất dấu: hãy kiểm tra họ tên, địa chỉ.</translation>
  </message>
  <message>
   <source>The sex on the card could not be read.</source>
   <translation>Không đọc được giới tính trên thẻ.</translation>
  </message>
  <message>
   <source>The card gives no day of issue: please enter it.</source>
   <translation>Thẻ không cho biết ngày cấp: hãy nhập tay.</translation>
  </message>
  <message>
   <source>The scanned text was repaired: please compare with the card.</source>
   <translation>Nội dung quét đã được sửa lại: hãy so với thẻ.</translation>
  </message>
  <message>
   <source>Please check what was entered.</source>
   <translation>Hãy kiểm tra lại thông tin đã nhập.</translation>
  </message>
  <message>
   <source>An entry is larger than the province takes</source>
   <translation>Có mục lớn hơn mức tỉnh nhận</translation>
  </message>
  <message>
   <source>Call the support line. Entries wait behind it; scans go on being delivered.</source>
   <translation>Gọi bộ phận hỗ trợ. Các mục sau chờ nó; bản quét vẫn được gửi.</translation>
  </message>
  <message>
   <source>The province has closed this device</source>
   <translation>Tỉnh đã khóa thiết bị này</translation>
  </message>
  <message>
   <source>You can go on receiving, but nothing is delivered. Call the province's support.</source>
   <translation>Vẫn tiếp nhận được nhưng không gửi đi được. Hãy gọi hỗ trợ của tỉnh.</translation>
  </message>
  <message>
   <source>The province does not know this device</source>
   <translation>Tỉnh không nhận ra thiết bị này</translation>
  </message>
  <message>
   <source>Ask the administrator to enrol this counter again. Nothing is lost.</source>
   <translation>Hãy nhờ quản trị đăng ký lại quầy. Không mất gì cả.</translation>
  </message>
  <message>
   <source>The province holds another state than expected</source>
   <translation>Dữ liệu hai bên lệch nhau</translation>
  </message>
  <message>
   <source>The program compares both sides and goes on by itself.</source>
   <translation>Chương trình tự đối chiếu và gửi tiếp.</translation>
  </message>
  <message>
   <source>Two PCs write under the name of this counter</source>
   <translation>Hai máy cùng dùng tên quầy này</translation>
  </message>
  <message>
   <source>Delivery is stopped, nothing is thrown away. Call the support line today.</source>
   <translation>Đã ngừng gửi, không bỏ mất gì. Hãy gọi hỗ trợ ngay hôm nay.</translation>
  </message>
  <message>
   <source>The province cannot read an entry</source>
   <translation>Tỉnh không đọc được một mục</translation>
  </message>
  <message>
   <source>Call the support line; everything else goes on being delivered.</source>
   <translation>Hãy gọi hỗ trợ; các mục khác vẫn được gửi.</translation>
  </message>
  <message>
   <source>What you type would be lost in a power cut. Save soon.</source>
   <translation>Mất điện bây giờ sẽ mất nội dung đang gõ. Hãy lưu sớm.</translation>
  </message>
  <message>
   <source>TRAINING: nothing here is a real dossier</source>
   <translation>TẬP HUẤN: đây không phải hồ sơ thật</translation>
  </message>
 </context>
 <context>
  <name>QLineEdit</name>
  <message>
   <source>&amp;Undo</source>
   <translation>&amp;Hoàn tác</translation>
  </message>
  <message>
   <source>&amp;Redo</source>
   <translation>&amp;Làm lại</translation>
  </message>
  <message>
   <source>Cu&amp;t</source>
   <translation>&amp;Cắt</translation>
  </message>
  <message>
   <source>&amp;Copy</source>
   <translation>&amp;Sao chép</translation>
  </message>
  <message>
   <source>&amp;Paste</source>
   <translation>&amp;Dán</translation>
  </message>
  <message>
   <source>Delete</source>
   <translation>Xóa</translation>
  </message>
  <message>
   <source>Select All</source>
   <translation>Chọn hết</translation>
  </message>
 </context>
 <context>
  <name>QWidgetTextControl</name>
  <message>
   <source>&amp;Undo</source>
   <translation>&amp;Hoàn tác</translation>
  </message>
  <message>
   <source>&amp;Redo</source>
   <translation>&amp;Làm lại</translation>
  </message>
  <message>
   <source>Cu&amp;t</source>
   <translation>&amp;Cắt</translation>
  </message>
  <message>
   <source>&amp;Copy</source>
   <translation>&amp;Sao chép</translation>
  </message>
  <message>
   <source>&amp;Paste</source>
   <translation>&amp;Dán</translation>
  </message>
  <message>
   <source>Delete</source>
   <translation>Xóa</translation>
  </message>
  <message>
   <source>Select All</source>
   <translation>Chọn hết</translation>
  </message>
 </context>
 <context>
  <name>QAbstractSpinBox</name>
  <message>
   <source>&amp;Select All</source>
   <translation>&amp;Chọn hết</translation>
  </message>
  <message>
   <source>&amp;Step up</source>
   <translation>&amp;Tăng</translation>
  </message>
  <message>
   <source>Step &amp;down</source>
   <translation>&amp;Giảm</translation>
  </message>
 </context>
 <context>
  <name>QPlatformTheme</name>
  <message>
   <source>OK</source>
   <translation>Đồng ý</translation>
  </message>
  <message>
   <source>Save</source>
   <translation>Lưu</translation>
  </message>
  <message>
   <source>Open</source>
   <translation>Mở</translation>
  </message>
  <message>
   <source>&amp;Yes</source>
   <translation>&amp;Có</translation>
  </message>
  <message>
   <source>&amp;No</source>
   <translation>&amp;Không</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>Hủy</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>Đóng</translation>
  </message>
 </context>
 <context>
  <name>QFileDialog</name>
  <message>
   <source>&amp;Open</source>
   <translation>&amp;Mở</translation>
  </message>
  <message>
   <source>&amp;Save</source>
   <translation>&amp;Lưu</translation>
  </message>
  <message>
   <source>Open</source>
   <translation>Mở</translation>
  </message>
  <message>
   <source>Save As</source>
   <translation>Lưu thành</translation>
  </message>
  <message>
   <source>Look in:</source>
   <translation>Tìm trong:</translation>
  </message>
  <message>
   <source>File &amp;name:</source>
   <translation>&amp;Tên tệp:</translation>
  </message>
  <message>
   <source>Files of type:</source>
   <translation>Loại tệp:</translation>
  </message>
  <message>
   <source>Back</source>
   <translation>Quay lại</translation>
  </message>
  <message>
   <source>Forward</source>
   <translation>Tiến</translation>
  </message>
  <message>
   <source>Parent Directory</source>
   <translation>Thư mục cha</translation>
  </message>
  <message>
   <source>Create New Folder</source>
   <translation>Tạo thư mục mới</translation>
  </message>
  <message>
   <source>List View</source>
   <translation>Dạng danh sách</translation>
  </message>
  <message>
   <source>Detail View</source>
   <translation>Dạng chi tiết</translation>
  </message>
  <message>
   <source>All Files (*)</source>
   <translation>Mọi tệp (*)</translation>
  </message>
  <message>
   <source>%1 already exists.
Do you want to replace it?</source>
   <translation>%1 đã có.
Thay tệp đó?</translation>
  </message>
 </context>
 <context>
  <name>QFileSystemModel</name>
  <message>
   <source>Name</source>
   <translation>Tên</translation>
  </message>
  <message>
   <source>Size</source>
   <translation>Kích thước</translation>
  </message>
  <message>
   <source>Type</source>
   <translation>Loại</translation>
  </message>
  <message>
   <source>Kind</source>
   <translation>Loại</translation>
  </message>
  <message>
   <source>Date Modified</source>
   <translation>Ngày sửa</translation>
  </message>
 </context>
</TS>
