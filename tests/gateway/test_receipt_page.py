"""The page on which anyone checks a receipt: real gateway, real signatures, hostile texts."""

import pytest
import requests

from sync import keys
from sync.ports import Identity
from sync.statement import Statement, signed_statement
from tests.gateway.program import GatewayProgram


@pytest.fixture
def issued(gateway: GatewayProgram) -> str:
    """What a receipt of a counter enrolled here carries."""
    pc = gateway.counter()
    told = pc.enrolled
    identity = Identity(
        device=told.device,
        unit=told.unit,
        counter=told.counter,
        gateway_url=gateway.url,
        private_key=pc.private_key,
        gateway_keys=[told.gateway_key],
        certificate=told.certificate,
    )
    code = f"{told.unit}-260302-3001"
    statement = Statement(
        code=code, due="", counter=told.counter, at="2026-03-02T08:00:00+07:00", device=told.device
    )
    return signed_statement(statement, identity)


def page(gateway: GatewayProgram, **asked: str) -> requests.Response:
    answer = requests.get(f"{gateway.url}/receipt", params=asked, timeout=30)
    assert answer.headers["content-type"].startswith("text/html")
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")
    return answer


def test_a_receipt_issued_here_is_confirmed(gateway: GatewayProgram, issued: str) -> None:
    said = page(gateway, text=issued).text
    assert "Giấy này do quầy của tỉnh cấp" in said
    assert issued.split("|")[0] in said


def test_a_changed_receipt_is_not(gateway: GatewayProgram, issued: str) -> None:
    forged = issued.replace("-3001|", "-3002|")
    assert "Nội dung đã bị thay đổi" in page(gateway, text=forged).text


def test_another_provinces_receipt_is_not(gateway: GatewayProgram, issued: str) -> None:
    fields = issued.split("|")
    fields[6] = keys.sign(keys.new_private_key(), b"another certificate")
    assert "không được tỉnh này xác nhận" in page(gateway, text="|".join(fields)).text


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "%s", "a|" * 7 + "a", "\x00", "💥"])
def test_hostile_texts_are_answered_calmly_and_never_echoed(gateway, text: str) -> None:
    answer = page(gateway, text=text)
    assert answer.status_code == 200
    assert "<script>" not in answer.text
    assert "Không xác nhận được" in answer.text


def test_the_page_opens_without_a_text_and_refuses_a_long_one(gateway: GatewayProgram) -> None:
    assert "<form" in page(gateway).text
    answer = requests.get(f"{gateway.url}/receipt", params={"text": "x" * 1001}, timeout=30)
    assert answer.status_code == 400
