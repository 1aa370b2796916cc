"""QR codes, read back by another library than the one that made them."""

import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from counter_app.domain.errors import RuleError
from counter_app.printing import qr


def picture_of(rows):
    size = len(rows)
    picture = Image.new("L", (size + 8, size + 8), 255)
    for y, row in enumerate(rows):
        for x in range(size):
            if row >> (size - 1 - x) & 1:
                picture.putpixel((x + 4, y + 4), 0)
    return picture.resize(((size + 8) * 4,) * 2, Image.Resampling.NEAREST)


def read(text):
    found = zxingcpp.read_barcodes(
        picture_of(qr.encode(text)), formats=zxingcpp.BarcodeFormat.QRCode
    )
    return [code.text for code in found]


@pytest.mark.parametrize("length", [1, 21, 106, 200, 201, 331, 666])
def test_every_length_is_read_back(length):
    text = ("H48.12.34-261120-3001|aZ_9" * 30)[:length]
    assert read(text) == [text]


def test_a_code_stays_small_enough_for_a_slip():
    assert len(qr.encode("H48.12.34-261122-1001")) == 25


def test_vietnamese_is_read_back():
    assert read("Trung tâm Phục vụ hành chính công xã Mẫu") == [
        "Trung tâm Phục vụ hành chính công xã Mẫu"
    ]


def test_too_much_is_refused_with_its_length():
    with pytest.raises(RuleError) as caught:
        qr.encode("x" * 667)
    assert (caught.value.code, caught.value.facts) == ("qr.too_long", {"bytes": 667})


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=300))
def test_any_plain_text_is_read_back(text):
    assert read(text) == [text]


def test_a_tenth_of_the_modules_may_be_dirty():
    text = "H48.12.34-261120-3001"
    picture = picture_of(qr.encode(text))
    picture.paste(255, (60, 60, 74, 74))
    assert [code.text for code in zxingcpp.read_barcodes(picture)] == [text]
