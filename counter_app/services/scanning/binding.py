"""From pages to one PDF: nothing is drawn anew, nothing is packed anew."""

from counter_app.domain.errors import RuleError
from counter_app.services.intake import MAX_BYTES
from counter_app.services.scanning.document import Document
from counter_app.services.scanning.pdf_pages import bound


def to_pdf(document: Document) -> bytes:
    """Return the pages as PDF 1.4 or later; the same pages always give the same bytes.

    A PDF that was only looked at comes out to the byte as it came in, its signatures whole.

    Raises:
        RuleError: ``scan.no_pages``; ``file.too_large`` (size_bytes, limit_bytes).
    """
    if not document.pages:
        raise RuleError("scan.no_pages")
    source = document.untouched
    pdf = source.pdf if source else bound(document.pages)
    if len(pdf) > MAX_BYTES:
        raise RuleError("file.too_large", size_bytes=len(pdf), limit_bytes=MAX_BYTES)
    return pdf
