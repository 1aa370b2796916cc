"""Catalogue records that are valid as they come, in the data file's shape and the portal's."""

import json
from typing import Any


def make_record(**changes: Any) -> dict[str, Any]:
    """A procedure of three working days, fee 10,000, one paper and one note."""
    return {
        "code": "1.000001",
        "name": "Thủ tục thử",
        "field": "Thử nghiệm",
        "deadline": {"unit": "WORKING_DAY", "value": 3, "raw": "3 WORKING_DAY"},
        "channels": [make_channel()],
        "components": [
            {"seq": 1, "kind": "component", "name": "Tờ khai", "originals": 1, "copies": 0},
            {"seq": 2, "kind": "note", "name": "Lưu ý thêm", "originals": 0, "copies": 0},
        ],
    } | changes


def make_channel(**changes: Any) -> dict[str, Any]:
    """The counter, three working days, 10,000 đồng."""
    return {
        "channel": "DIRECT",
        "time_value": 3,
        "time_unit": "WORKING_DAY",
        "fees": [{"amount": 10000, "currency": "VND", "note": None}],
        "description": None,
    } | changes


def make_file(*records: dict[str, Any], **changes: Any) -> bytes:
    """An edition's file of ``records``."""
    return json.dumps({"procedures": list(records), **changes}, ensure_ascii=False).encode()


def make_portal_record(**changes: Any) -> dict[str, Any]:
    """The answer of ``LayThuTuc`` for a made-up procedure of two cases."""
    return {
        "ID": "1",
        "MATTHC": "1.000002",
        "TENTTHC": "Thủ tục của cổng",
        "TRANGTHAI": 1,
        "IDQUYETDINHCONGBO": "12/QĐ-BTP",
        "YEUCAU": "Có mặt\r\n\r\nkhi nộp",
        "LINHVUCTHUCHIEN": [{"MALINHVUC": "G15", "TENLINHVUC": "Hộ tịch"}],
        "CAPTHUCHIEN": [{"CAPTHUCHIEN": "3", "TENCAP": "Cấp xã"}],
        "COQUANTHUCHIEN": [{"MADONVI": "1", "TENDONVI": "UBND cấp xã"}],
        "DOITUONGTHUCHIEN": {"MADOITUONG": "1", "TENDOITUONG": "Công dân Việt Nam"},
        "CACHTHUCTHUCHIEN": [
            {
                "KENH": "2",
                "THOIGIAN": [
                    {
                        "THOIGIANGIAIQUYET": "7,5",
                        "DONVITINH": "Ngày làm việc",
                        "MOTA": "",
                        "PHILEPHI": [],
                    }
                ],
            },
            {
                "KENH": 1,
                "THOIGIAN": {
                    "THOIGIANGIAIQUYET": 5,
                    "DONVITINH": "Ngày",
                    "MOTA": "Nộp tại quầy",
                    "PHILEPHI": [
                        {"MAPHILEPHI": "1", "SOTIEN": "8000", "DONVI": "Đồng", "MOTA": "/bản sao"},
                        {"MAPHILEPHI": "2", "SOTIEN": "", "DONVI": "USD", "MOTA": ""},
                    ],
                },
            },
        ],
        "THANHPHANHOSO": [
            {
                "TRUONGHOP": "Trường hợp 1",
                "GIAYTO": [{"TENGIAYTO": "Tờ khai", "SOBANCHINH": "1", "SOBANSAO": "0"}],
            },
            {
                "TRUONGHOP": "Trường hợp 2",
                "GIAYTO": [
                    {"TENGIAYTO": "Đơn", "SOBANCHINH": 1, "SOBANSAO": 2},
                    {"TENGIAYTO": "Ghi chú", "SOBANCHINH": 0, "SOBANSAO": 0},
                ],
            },
        ],
        "KETQUATHUCHIEN": [{"MAKETQUA": "KQ.G15.000031", "TENKETQUA": "Giấy khai sinh"}],
        "CANCUPHAPLY": [
            {"SOVANBAN": "60/2014/QH13", "TENVANBAN": "Luật Hộ tịch"},
            {"SOVANBAN": "", "TENVANBAN": "Luật khác"},
        ],
    } | changes
