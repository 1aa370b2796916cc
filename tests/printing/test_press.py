"""What leaves the press: codes, size, properties, sameness, laziness."""

import subprocess
import sys
from dataclasses import replace

import pytest

from counter_app.domain.errors import RuleError
from counter_app.printing import SIZES, render, warm
from tests.printing import samples
from tests.printing.reading import codes_of, properties_of, text_of

BUDGET = 60 * 1024  # bytes of a receipt


@pytest.mark.parametrize("size", SIZES)
def test_the_qr_of_a_receipt_says_its_signed_statement(size):
    codes = codes_of(render(samples.RECEIPT, size=size))
    assert codes == [samples.STATEMENT] * (2 if size == "A4-2xA5" else 1)


@pytest.mark.parametrize("name", [n for n, p in samples.SAMPLES.items() if p.code])
def test_every_form_with_a_code_carries_it_as_text_and_as_qr(name):
    paper = samples.SAMPLES[name]
    printed = render(paper)
    assert codes_of(printed) == [paper.qr or paper.code]
    assert paper.code in text_of(printed)


def test_a_slip_before_any_code_has_no_qr():
    assert codes_of(render(replace(samples.SUPPLEMENT, code=""))) == []


def test_a_statement_no_qr_holds_is_refused():
    with pytest.raises(RuleError) as caught:
        render(replace(samples.RECEIPT, qr="x" * 700))
    assert caught.value.code == "qr.too_long"


@pytest.mark.parametrize("name", ["receipt", "receipt-certified", "receipt-authorised"])
@pytest.mark.parametrize("size", SIZES)
def test_a_receipt_stays_small(name, size):
    assert len(render(samples.SAMPLES[name], size=size)) < BUDGET


@pytest.mark.parametrize("name", samples.SAMPLES)
def test_the_same_paper_gives_the_same_bytes(name):
    assert render(samples.SAMPLES[name]) == render(samples.SAMPLES[name])


def test_properties_tell_title_and_code_and_nothing_about_anybody():
    properties = properties_of(render(samples.RECEIPT))
    assert properties["Title"] == f"GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ – {samples.CODE}"
    told = " ".join(properties.values())
    for private in ("Nguyễn", "051185001234", "0912345678", "Lê Thị"):
        assert private not in told


def test_text_is_found_again_letter_by_letter():
    alphabet = (
        "aàảãáạ ăằẳẵắặ âầẩẫấậ bcdđ eèẻẽéẹ êềểễếệ gh iìỉĩíị klmn oòỏõóọ ôồổỗốộ ơờởỡớợ pqrst "
        "uùủũúụ ưừửữứự vx yỳỷỹýỵ fjwz 0123456789"
    )
    request = f"{alphabet} {alphabet.upper()}"
    paper = replace(samples.RECEIPT, request=request)
    assert request in text_of(render(paper)).replace("\ufffe", "")


def test_decomposed_names_are_printed_composed():
    paper = replace(samples.RECEIPT, request="Nguyễn Thị Mẫu".replace("ễ", "ễ"))
    decomposed = replace(samples.RECEIPT, request="Nguye\u0302\u0303n Thi\u0323 Ma\u0302\u0303u")
    assert render(decomposed) == render(paper)


def test_moments_are_printed_on_the_local_clock():
    from datetime import UTC, datetime

    paper = replace(samples.RECEIPT, due=datetime(2026, 11, 25, 10, 0, tzinfo=UTC))
    assert "17 giờ 00 phút, ngày 25 tháng 11 năm 2026" in text_of(render(paper))
    naive = replace(samples.RECEIPT, due=samples.DUE.replace(tzinfo=None))
    assert render(naive) == render(samples.RECEIPT)


def test_reportlab_waits_for_the_first_paper():
    asked = "import sys, counter_app.printing; print([m for m in sys.modules if 'reportlab' in m])"
    answer = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, text=True, check=True
    )
    assert answer.stdout.strip() == "[]"


def test_warming_up_leaves_nothing_behind_but_speed():
    before = render(samples.RECEIPT)
    warm()
    assert render(samples.RECEIPT) == before
