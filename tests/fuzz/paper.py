"""Scans as somebody hostile or a dying scanner hands them in: read, drawn small, bound anew."""

from dataclasses import replace

from counter_app.services.scanning.document import Document
from counter_app.services.scanning.pdf_pages import bound
from counter_app.services.scanning.pictures import drawn
from counter_app.services.scanning.reading import read
from tests.services.scanned import pdf_of, picture, tiff_of

SMALL = (120, 160)
SEEDS = {
    "pdf": (pdf_of(), pdf_of(2, version="1.3")),
    "jpeg": (picture(size=SMALL), picture(size=SMALL, mode="L", dpi=None)),
    "png": (picture("PNG", size=SMALL), picture("PNG", size=SMALL, mode="1")),
    "tiff": (picture("TIFF", size=SMALL), tiff_of(1)),
}


def through_the_desk(content: bytes) -> None:
    """Do with a file what the scan desk does: pages, their pictures, one PDF of them all."""
    document: Document = read(content)
    for page in document.pages[:2]:
        drawn(page, dpi=10)
    bound([replace(page, turn=90) for page in document.pages])
