"""PDF files opened, judged and bound by pikepdf, which loads with the first one."""

import logging
from collections.abc import Sequence
from contextlib import ExitStack
from io import BytesIO
from typing import Any, Final

from counter_app.domain.errors import RuleError
from counter_app.services.scanning.bounds import check_pixels, check_sheet
from counter_app.services.scanning.document import MOST_PAGES, Page, Source

log = logging.getLogger(__name__)

PDF_VERSION: Final = "1.4"  # ND 30/2020, annex I.II: PDF 1.4 or later
SIGNED = 1  # bit of /SigFlags: signatures exist
LONGEST_TAIL = 1024  # in which the end mark of a whole file stands


def opened(pdf: bytes, key: str) -> tuple[Source, list[tuple[float, float]]]:
    """Return the file as a source, and the size of each page in points as one sees it.

    Raises:
        RuleError: ``file.broken_pdf`` (encrypted), ``scan.too_large``, ``scan.too_many_pages``.
    """
    import pikepdf

    try:
        with _opened(pdf) as file:
            if file.is_encrypted:
                raise RuleError("file.broken_pdf", encrypted=True)
            count, is_signed = len(file.pages), _is_signed(file)
            if not 0 < count <= MOST_PAGES:
                code = "scan.too_many_pages" if count else "file.broken_pdf"
                raise RuleError(code, pages=count, limit=MOST_PAGES)
            sizes = [_size(page) for page in file.pages]
            _check_pictures(file)
            if file.pdf_version < PDF_VERSION and not is_signed:
                pdf = _saved(file)
    except pikepdf.PasswordError:
        raise RuleError("file.broken_pdf", encrypted=True) from None
    except (
        pikepdf.PdfError,
        pikepdf.exceptions.PikepdfError,  # what qpdf itself says of a file it cannot read
        ValueError,
        TypeError,
        KeyError,
        AttributeError,
    ) as wrong:
        log.info("pdf refused: %s", type(wrong).__name__)
        raise RuleError("file.broken_pdf") from None
    return Source(key, pdf, count, is_signed), sizes


def bound(pages: Sequence[Page]) -> bytes:
    """Return the pages, turned as wished, as one PDF."""
    import pikepdf

    with ExitStack() as open_files:
        files = {
            id(page.source): open_files.enter_context(pikepdf.open(BytesIO(page.source.pdf)))
            for page in {id(p.source): p for p in pages}.values()
        }
        out = open_files.enter_context(pikepdf.new())
        for page in pages:
            out.pages.append(files[id(page.source)].pages[page.number])
            if page.turn:
                out.pages[-1].rotate(page.turn, relative=True)
        return _saved(out)


def _saved(file: Any) -> bytes:
    """Return the bytes of a pikepdf file; the same pages give the same bytes."""
    out = BytesIO()
    file.save(
        out,
        min_version=PDF_VERSION,
        deterministic_id=True,
        fix_metadata_version=False,
        progress=_let_others_run,
    )
    return out.getvalue()


def _let_others_run(_percent: int) -> None:
    """Every call back into Python lets the window's thread have its turn."""


def _opened(pdf: bytes) -> Any:
    """Open it strictly; a faulty index is mended only in a file that has its end."""
    import pikepdf

    try:
        return pikepdf.open(BytesIO(pdf), attempt_recovery=False)
    except pikepdf.PasswordError:
        raise
    except pikepdf.PdfError:
        if b"%%EOF" not in pdf[-LONGEST_TAIL:]:
            raise
        return pikepdf.open(BytesIO(pdf))


def _is_signed(file: Any) -> bool:
    form = file.Root.get("/AcroForm")
    return bool(form is not None and int(form.get("/SigFlags", 0)) & SIGNED)


def _size(page: Any) -> tuple[float, float]:
    left, bottom, right, top = (float(edge) for edge in page.cropbox)
    width, height = abs(right - left), abs(top - bottom)
    check_sheet(width, height)
    return (height, width) if int(page.obj.get("/Rotate", 0)) % 180 else (width, height)


def _check_pictures(file: Any) -> None:
    import pikepdf

    for thing in file.objects:
        if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Image":
            check_pixels(int(thing.get("/Width", 0)), int(thing.get("/Height", 0)))
