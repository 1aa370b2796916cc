"""Read what portals answer. Codes come as 0, "0" or "00", meanings as sentences that change.

The table is the default; a province writes its own lines before it (``[[answers]]`` in the portal
file). What no line knows is unclear: neither success nor failure.

Source: the sentences that clients in the wild classify on (see docs/operate/forward.md).
"""

from collections.abc import Sequence
from typing import Any, NamedTuple
from unicodedata import normalize

from sync.gateway.adapters import Outcome, Said, UnclearError

SIGN_IN = "sign-in"  # the session is over; not for people
UNCLEAR = "unclear"


class Line(NamedTuple):
    """``code`` (empty: any) and a part of the ``text`` (empty: any) mean ``said``."""

    code: str
    text: str
    said: str


TABLE: tuple[Line, ...] = (
    Line("", "phiên làm việc", SIGN_IN),
    Line("", "chưa đăng nhập", SIGN_IN),
    Line("", "session", SIGN_IN),
    Line("", "đã tồn tại", Said.EXISTS),
    Line("", "đã được tiếp nhận", Said.EXISTS),
    Line("", "không tồn tại hồ sơ", Said.MISSING),
    Line("", "hồ sơ không tồn tại", Said.MISSING),
    Line("", "không tìm thấy hồ sơ", Said.MISSING),
    Line("", "gián đoạn", UNCLEAR),
    Line("", "có lỗi trong quá trình thêm mới", UNCLEAR),
    Line("", "server error", UNCLEAR),
    Line("", "logic xử lý không hợp lệ", Said.REFUSED),
    Line("", "độ dài vượt quá", Said.REFUSED),
    Line("", "danh mục", Said.REFUSED),
    Line("", "định dạng không đúng", Said.REFUSED),
    Line("", "không hợp lệ", Said.REFUSED),
    Line("", "bắt buộc", Said.REFUSED),
    Line("-300", "", Said.REFUSED),
    Line("-301", "", Said.REFUSED),
    Line("-302", "", Said.REFUSED),
    Line("-303", "", Said.REFUSED),
    Line("-304", "", Said.REFUSED),
    Line("0", "", Said.DONE),
)


class SessionOverError(Exception):
    """Sign in again, once."""


def outcome(told: dict[str, Any], table: Sequence[Line] = TABLE) -> Outcome:
    """Return what an answer says.

    Raises:
        SessionOverError: the session is not known.
        UnclearError: no line of the table knows it.
    """
    code, text = code_of(told), text_of(told)
    if told.get("http_status") in (401, 403):
        raise SessionOverError
    folded = normalize("NFC", text).casefold()
    for line in table:
        if line.code in ("", code) and line.text in folded:
            if line.said == SIGN_IN:
                raise SessionOverError
            if line.said == UNCLEAR:
                break
            return Outcome(Said(line.said), code, text)
    raise UnclearError(f"code_{code[:20]}" if code else f"http_{told.get('http_status')}")


def code_of(told: dict[str, Any]) -> str:
    """Return the error code as a plain number where it is one: 0, "0" and "00" are the same."""
    code = told.get("error_code")
    if code is None and isinstance(told.get("result"), dict):
        code = told["result"].get("error_code")
    text = str(code).strip() if isinstance(code, int | str) else ""
    try:
        return str(int(text))
    except ValueError:
        return text[:40]


def text_of(told: dict[str, Any]) -> str:
    """Return the message, bounded."""
    message = told.get("message")
    return " ".join(message.split())[:300] if isinstance(message, str) else ""


def rows_of(told: dict[str, Any]) -> list[dict[str, Any]] | None:
    """Return the rows of a look-up, wherever a portal puts them; None when there are none."""
    for name in ("result", "data"):
        rows = told.get(name)
        if isinstance(rows, list):
            return [row for row in rows if isinstance(row, dict)]
    return None
