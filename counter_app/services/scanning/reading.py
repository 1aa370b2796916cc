"""From the bytes of a file to pages: a PDF stays as it came, a picture is put into one as it is."""

from hashlib import sha256

from counter_app.services.intake import checked
from counter_app.services.scanning import images, pdf_pages
from counter_app.services.scanning.bounds import check_streams
from counter_app.services.scanning.document import Document, Page
from counter_app.services.scanning.pictures import resolutions
from counter_app.store.attachments import media_type_of

PDF = "application/pdf"


def read(content: bytes, *, dpi: int = 0) -> Document:
    """Return the pages of a PDF, JPEG, PNG or TIFF. ``dpi``: known resolution, 0 for the file's.

    Takes time and memory: call it on the desk thread.

    Raises:
        RuleError: ``file.too_large``, ``file.not_pdf_or_image``, ``file.broken_pdf``,
            ``file.broken_image``, ``scan.too_large``, ``scan.too_many_pages``.
    """
    checked(content)
    pdf = content
    if media_type_of(content) != PDF:
        pdf = images.as_pdf(content, dpi)
    else:
        check_streams(content)
    source, sizes = pdf_pages.opened(pdf, sha256(content).hexdigest())
    seen = zip(sizes, resolutions(source.pdf, source.count), strict=True)
    return Document(
        tuple(Page(source, number, *size, dots) for number, (size, dots) in enumerate(seen))
    )
