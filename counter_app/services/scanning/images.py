"""Pictures into PDF without packing them anew; img2pdf and Pillow load with the first picture."""

import logging
import warnings
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from counter_app.domain.errors import RuleError
from counter_app.services.scanning.bounds import check_pixels
from counter_app.services.scanning.document import MOST_PAGES

log = logging.getLogger(__name__)

A4_INCHES = (8.27, 11.69)
SCREEN_DPI = 96.5  # programs write 72 or 96 where they know nothing
LONGEST_SHEET_INCHES = 17.0  # A3 with a margin; a camera makes its dpi up
FORMATS = ("JPEG", "PNG", "TIFF")
SEE_THROUGH = ("RGBA", "LA", "PA", "La", "RGBa")


def as_pdf(content: bytes, dpi: int = 0) -> bytes:
    """Return the pictures of a file, one a page, as PDF; ``dpi`` 0 means what the file says.

    Raises:
        RuleError: ``file.broken_image``, ``scan.too_large``, ``scan.too_many_pages``.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # scanners write odd tags; what matters is checked here
        return _bound([BytesIO(picture) for picture in _without_glass(content)], dpi)


def _bound(pictures: list[BytesIO], dpi: int) -> bytes:
    import img2pdf

    def layout(width: int, height: int, stated: tuple[float, float]) -> Any:
        real = float(dpi) or sheet_dpi(width, height, min(stated))
        return img2pdf.get_fixed_dpi_layout_fun((real, real))(width, height, stated)

    try:
        return bytes(
            img2pdf.convert(
                pictures,
                layout_fun=layout,
                rotation=img2pdf.Rotation.ifvalid,
                nodate=True,
                engine=img2pdf.Engine.pikepdf,
            )
        )
    except Exception as wrong:  # the library itself raises nothing narrower for a broken PNG
        log.info("picture refused: %s", type(wrong).__name__)
        raise RuleError("file.broken_image") from None


def sheet_dpi(width_px: float, height_px: float, stated: float) -> float:
    """Return the resolution of a picture: as stated, or what it comes to on a sheet of A4."""
    if stated > SCREEN_DPI and max(width_px, height_px) / stated <= LONGEST_SHEET_INCHES:
        return stated
    short, long = sorted((width_px, height_px))
    return max(short / A4_INCHES[0], long / A4_INCHES[1])


def _without_glass(content: bytes) -> list[bytes]:
    """Return the picture as it is; one with see-through parts is laid on white paper first."""
    from PIL import Image

    try:
        with Image.open(BytesIO(content), formats=FORMATS) as picture:
            seen = [_is_glass(frame) for frame in _frames(picture)]  # every one is unpacked
            if any(seen):
                return [_on_white(frame) for frame in _frames(picture)]
    except Image.DecompressionBombError:
        raise RuleError("scan.too_large") from None
    except RuleError:
        raise
    except Exception as wrong:  # Pillow meets a spoiled file with whatever it stumbles over
        log.info("picture refused: %s", type(wrong).__name__)
        raise RuleError("file.broken_image") from None
    return [content]


def _frames(picture: Any) -> Iterator[Any]:
    """Yield each picture of the file, unpacked once to know that it is whole."""
    count = getattr(picture, "n_frames", 1) if picture.format == "TIFF" else 1
    if count > MOST_PAGES:
        raise RuleError("scan.too_many_pages", pages=count, limit=MOST_PAGES)
    for number in range(count):
        picture.seek(number)
        check_pixels(*picture.size)
        yield picture


def _is_glass(frame: Any) -> bool:
    if frame.format == "JPEG":
        # Reads all, unpacks an eighth.
        frame.draft("L", (max(1, frame.width // 8), max(1, frame.height // 8)))
    frame.load()
    return frame.mode in SEE_THROUGH or "transparency" in frame.info


def _on_white(frame: Any) -> bytes:
    from PIL import Image

    seen = frame.convert("RGBA")
    sheet = Image.new("RGBA", seen.size, "white")
    sheet.alpha_composite(seen)
    out = BytesIO()
    stated = {"dpi": frame.info["dpi"]} if "dpi" in frame.info else {}
    sheet.convert("RGB").save(out, "PNG", **stated)
    return out.getvalue()
