"""What the commune is told of a dossier's way to the provincial system."""

from datetime import datetime

from sync.gateway.deeds.news import NewsLine, tell_unit
from sync.gateway.keyring import stamp
from sync.gateway.store import dossiers, units
from sync.gateway.store.database import Database
from sync.gateway.store.forwards import Forward

# The provincial system's side of a dossier, in the words a counter shows.
_WORDS = {
    "sent": "Đã lên hệ thống của tỉnh",
    "refused": "Hệ thống của tỉnh chưa nhận",
    "compare": "Cần đối chiếu với hệ thống của tỉnh",
}
# Statuses as the portal numbers them (TT 22/2019, app. I).
STATUSES = {
    "1": "Mới đăng ký",
    "2": "Được tiếp nhận",
    "3": "Không được tiếp nhận",
    "4": "Đang xử lý",
    "5": "Yêu cầu bổ sung giấy tờ",
    "6": "Yêu cầu thực hiện nghĩa vụ tài chính",
    "7": "Công dân yêu cầu rút hồ sơ",
    "8": "Dừng xử lý",
    "9": "Đã xử lý xong",
    "10": "Đã trả kết quả",
}


def tell(
    database: Database,
    held: Forward,
    what: str,
    portal_status: str,
    text: str,
    at: datetime,
    official_code: str = "",
) -> None:
    """Put one piece of news into the commune's feed; the same one again is not news."""
    words = STATUSES.get(portal_status, "") if what == "status" else _WORDS[what]
    with database.write() as connection:
        unit = units.unit_by_no(connection, held.unit_no, lock=True)
        state = dossiers.states(connection, held.unit_no, [held.id]).get(held.id)
        if state is None or not words:
            return
        body = {
            "id": f"portal:{held.id}:{held.wanted}:{what}:{portal_status}",
            "kind": "status",
            "code": state.code,
            "dossier": held.id,
            "status": words,
            "portal_status": portal_status,
            "text": text,
            "at": stamp(at),
        }
        if official_code:
            body["official_code"] = official_code
        line = NewsLine(id=body["id"], code=state.code, status=words, official_code=official_code)
        told = tell_unit(connection, unit, line, body, stamp(at))
        if not told["repeated"]:
            dossiers.set_portal(
                connection,
                held.unit_no,
                held.id,
                portal=words,
                official_code=official_code,
            )
