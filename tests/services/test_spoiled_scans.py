"""Files that an hour of spoiled bytes found: each is refused in so many words, none is a bug."""

from contextlib import suppress
from io import BytesIO

import pytest
from PIL import Image

from counter_app.domain.errors import RuleError
from counter_app.services.scanning.reading import read
from tests.services.scanned import pdf_of, picture, tiff_of


def narrow(width: int, height: int) -> bytes:
    """A JPEG so narrow that an eighth of it is nothing."""
    out = BytesIO()
    Image.new("L", (width, height)).save(out, "JPEG", dpi=(200, 200))
    return out.getvalue()


def without_its_end(png: bytes) -> bytes:
    """A PNG whose last chunk says it is longer than the file."""
    at = png.rindex(b"IEND") - 4
    return png[:at] + (1 << 20).to_bytes(4, "big") + png[at + 4 :]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (pdf_of(2).replace(b"/Count 2", b"/Count 1"), "file.broken_pdf"),
        (pdf_of(2).replace(b"/Count 2", b"/Count 5"), "file.broken_pdf"),
        (without_its_end(picture("PNG", size=(120, 160))), "file.broken_image"),
        (tiff_of(1)[:400], "file.broken_image"),
    ],
    ids=["too few pages told", "too many pages told", "a chunk without end", "half a TIFF"],
)
def test_a_spoiled_file_is_refused(content, code):
    with pytest.raises(RuleError) as refused:
        read(content)
    assert refused.value.code == code


@pytest.mark.parametrize(("width", "height"), [(3, 400), (400, 3), (7, 7)])
def test_a_sliver_of_a_picture_is_a_page_or_refused(width, height):
    with suppress(RuleError):
        assert len(read(narrow(width, height)).pages) == 1
