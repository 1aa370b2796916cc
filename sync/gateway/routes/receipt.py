"""The page on which anyone checks whether a receipt was issued by a counter of this province.

No login, no script, nothing kept: the text of the receipt's QR is checked against the gateway's
own key (Ed25519) and says nothing but code, due moment, counter and time of issue.
"""

from html import escape
from typing import Annotated, Final

from litestar import Response, get
from litestar.params import QueryParameter

from sync.errors import RejectedError
from sync.gateway.gateway import Gateway
from sync.gateway.routes.exchange import Asked, gateway_of
from sync.statement import verified_statement

_LONGEST: Final = 1000
_PAGE: Final = """<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Kiểm tra giấy tiếp nhận hồ sơ</title>
<style>body{{font:18px/1.5 sans-serif;max-width:40rem;margin:2rem auto;
padding:0 1rem;color:#1b1f24}}
textarea{{width:100%;height:7rem;font:inherit}}button{{font:inherit;padding:.5rem 1.5rem}}
.yes{{color:#0b6b34}}.no{{color:#a1121f}}</style></head>
<body><h1>Kiểm tra giấy tiếp nhận hồ sơ</h1>{said}
<form method="get"><label>Nội dung mã xác thực trên giấy (quét bằng điện thoại rồi dán vào đây)
<textarea name="text" maxlength="1000" required></textarea></label>
<button>Kiểm tra</button></form></body></html>"""
_YES: Final = """<h2 class="yes">Giấy này do quầy của tỉnh cấp</h2>
<p>Mã hồ sơ: <b>{code}</b><br>Quầy số {counter}<br>Cấp lúc {at}<br>Hẹn trả: {due}</p>"""
_NO: Final = """<h2 class="no">Không xác nhận được giấy này</h2>
<p>{why} Hãy mang giấy đến Bộ phận Tiếp nhận và Trả kết quả để được kiểm tra.</p>"""
_WHY: Final = {
    "statement.unreadable": "Nội dung không phải mã xác thực của giấy tiếp nhận.",
    "statement.not_certified": "Quầy ghi trên giấy không được tỉnh này xác nhận.",
    "statement.not_signed": "Nội dung đã bị thay đổi.",
}


@get(
    "/receipt",
    operation_id="receipt",
    summary="A page for everyone: was this receipt issued here?",
    media_type="text/html",
)
async def receipt(
    request: Asked, text: Annotated[str, QueryParameter(max_length=_LONGEST)] = ""
) -> Response[str]:
    """Answer with the form, and above it the verdict on ``text`` where there is one."""
    said = _said(gateway_of(request), text) if text.strip() else ""
    headers = {
        "Cache-Control": "no-store",
        "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'",
        "Referrer-Policy": "no-referrer",
    }
    return Response(_PAGE.format(said=said), media_type="text/html", headers=headers)


def _said(gateway: Gateway, text: str) -> str:
    try:
        told = verified_statement(text, gateway.keys.public)
    except RejectedError as refused:
        return _NO.format(why=escape(_WHY[refused.code]))
    return _YES.format(
        code=escape(told.code),
        counter=told.counter,
        at=escape(told.at),
        due=escape(told.due) or "chưa xác định",
    )
