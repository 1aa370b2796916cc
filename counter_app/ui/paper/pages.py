"""Pages of a PDF as pictures; pdfium is loaded when the first paper is looked at."""

from typing import Any

from PySide6.QtGui import QImage

from counter_app.domain.errors import IntegrityError

POINTS_PER_INCH = 72


def rendered(pdf: bytes, *, dpi: float) -> list[QImage]:
    """Return every page as a grey picture of ``dpi`` dots an inch. Any thread.

    Raises:
        IntegrityError: ``file.not_pdf_or_image``.
    """
    import pypdfium2  # type: ignore[import-untyped]

    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as wrong:
        raise IntegrityError("file.not_pdf_or_image") from wrong
    try:
        return [
            _page(page.render(scale=dpi / POINTS_PER_INCH, grayscale=True)) for page in document
        ]
    finally:
        document.close()


def _page(bitmap: Any) -> QImage:
    width, height = bitmap.width, bitmap.height
    stride, buffer = bitmap.stride, bytes(bitmap.buffer)
    image = QImage(buffer, width, height, stride, QImage.Format.Format_Grayscale8)
    return image.copy()  # the picture outlives pdfium's memory
