"""A provincial system as a process: dialects A (``mapi``), B and C, and every way to fail.

``python -m tests.gateway.fake_portal`` prints ``{"port": N}``. ``POST /control`` takes a list of
faults, one for each further call; ``GET /state`` tells what it holds. Written after what clients
in the wild meet: codes as 0, "0" or "00", sentences for meanings, answers that are none.
"""

import json
import secrets
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

USERNAME, PASSWORD = "tinh_thu", "mat-khau-thu"


class Portal:
    """What the portal holds. ``faults``: what happens to the calls to come, in order."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.forget()

    def forget(self) -> None:
        self.dossiers: dict[str, dict[str, Any]] = {}
        self.inserted: dict[str, int] = {}
        self.rows: list[dict[str, Any]] = []
        self.sessions: set[str] = set()
        self.faults: list[str] = []
        self.calls: list[str] = []

    def login(self, told: dict[str, Any]) -> dict[str, Any]:
        if (told.get("username"), told.get("password")) != (USERNAME, PASSWORD):
            return {"error_code": "-1", "message": "Sai tài khoản"}
        session = secrets.token_hex(8)
        self.sessions.add(session)
        return {"error_code": 0, "message": "Thành công", "session": session}

    def serve(self, told: dict[str, Any]) -> dict[str, Any]:
        if told.get("session") not in self.sessions:
            return {"error_code": "-1", "message": "Phiên làm việc đã hết hạn"}
        match told.get("service"):
            case "TraCuuHoSo":
                return {"error_code": "00", "message": "", "result": self.find(told["mahoso"])}
            case "DongBoHoSoMC":
                return self.put(told["data"], told["isUpdating"] == "True")
            case "CapNhatTienDoHoSoMC":
                return self.progress(told["data"])
        return {"error_code": "-9", "message": "Dịch vụ lạ"}

    def find(self, code: str) -> list[dict[str, Any]]:
        held = self.dossiers.get(code)
        if held is None:
            return []
        received = held["NgayTiepNhan"]
        shown = (
            f"{received[6:8]}/{received[4:6]}/{received[:4]} "
            f"{received[8:10]}:{received[10:12]}:{received[12:]}"
        )
        return [
            {
                "MaHoSo": code,
                "MaTTHC": held["MaTTHC"],
                "MaTrangThai": held["TrangThaiHoSo"],
                "NgayTiepNhan": shown,
            }
        ]

    def put(self, records: list[dict[str, Any]], is_update: bool) -> dict[str, Any]:
        [record] = records
        code = record["MaHoSo"]
        if record.get("ChuHoSo", "").startswith("Sai"):
            return {"error_code": "-301", "message": "Trường ChuHoSo không hợp lệ"}
        if is_update != (code in self.dossiers):
            if is_update:
                return {"error_code": "3", "message": f"Hồ sơ không tồn tại: {code}"}
            return {"error_code": "-3", "message": f"Hồ sơ {code} đã tồn tại"}
        if not is_update:
            self.inserted[code] = self.inserted.get(code, 0) + 1
        self.dossiers[code] = record
        return {"error_code": "0", "message": "Đồng bộ thành công"}

    def progress(self, rows: list[dict[str, Any]]) -> dict[str, Any]:
        if any(row["MaHoSo"] not in self.dossiers for row in rows):
            return {"error_code": "3", "message": "Hồ sơ không tồn tại"}
        self.rows += rows
        return {"error_code": 0, "message": "Cập nhật thành công"}


PORTAL = Portal()


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_words: object) -> None:
        pass

    def do_GET(self) -> None:
        with PORTAL.lock:
            state = {
                "dossiers": PORTAL.dossiers,
                "inserted": PORTAL.inserted,
                "rows": PORTAL.rows,
                "calls": PORTAL.calls,
            }
        self._say(200, state)

    def do_POST(self) -> None:
        told = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if self.path == "/control":
            with PORTAL.lock:
                _control(told)
            self._say(200, {})
            return
        with PORTAL.lock:
            PORTAL.calls.append(self.path.partition("?")[0] + " " + _service(told))
            fault = PORTAL.faults.pop(0) if PORTAL.faults else ""
            before = {
                "drop": self._cut, "502": lambda: self._say(502, None),
                "busy": lambda: self._say(429, {}, {"Retry-After": "7"}),
                "session_over": lambda: (PORTAL.sessions.clear(), False)[1],
            }.get(fault)  # fmt: skip
            if before is not None and before() is not False:
                return
            answer = self._answer(told)
        if fault == "commit_drop":
            self._cut()
        elif fault == "commit_502":
            self._say(502, None)
        elif fault == "commit_empty":
            self._say(200, None)
        elif fault == "commit_slow":
            threading.Event().wait(1.5)
            self._cut()
        else:
            self._say(200, answer)

    def _answer(self, told: Any) -> dict[str, Any]:
        url = urlsplit(self.path)
        match url.path:
            case "/login":
                return PORTAL.login(told)
            case "/mapi":
                return PORTAL.serve(told)
            case "/facade":
                query = parse_qs(url.query)
                return PORTAL.put(told, query["isUpdating"] == ["True"])
            case "/insert":
                return PORTAL.put(told, False)
            case "/update":
                return PORTAL.put(told, True)
            case "/progress":
                return PORTAL.progress(told)
        return {"error_code": "-9", "message": "Đường dẫn lạ"}

    def _cut(self) -> None:
        self.close_connection = True
        self.connection.close()

    def _say(self, status: int, told: Any, headers: dict[str, str] | None = None) -> None:
        content = b"" if told is None else json.dumps(told).encode()
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


def _service(told: Any) -> str:
    return str(told.get("service", "")) if isinstance(told, dict) else ""


def _control(told: dict[str, Any]) -> None:
    if told.get("forget"):
        PORTAL.forget()
    PORTAL.faults = list(told.get("faults", PORTAL.faults))
    for code, changes in told.get("dossiers", {}).items():
        if changes is None:
            PORTAL.dossiers.pop(code, None)
        else:
            PORTAL.dossiers[code] = PORTAL.dossiers.get(code, {}) | changes


class Quiet(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_words: object) -> None:
        """Cut connections are what we are here for."""


def main() -> None:
    server = Quiet(("127.0.0.1", 0), Handler)
    sys.stdout.write(json.dumps({"port": server.server_address[1]}) + "\n")
    sys.stdout.flush()
    server.serve_forever()


if __name__ == "__main__":
    main()
