"""Words for lists and scans: files that cannot be used, and scanners that do not answer."""

from typing import Final

from counter_app.ui.language import mark

_NO_WAY = (
    mark("This PC cannot reach a scanner by itself"),
    mark("Scan with the scanner's own program and drop the files here."),
)

SCANS: Final = {
    "list.nobody": (
        mark("There is nobody in this list"),
        mark("A list needs a column with names; headings such as “Họ và tên” help."),
    ),
    "list.too_long": (
        mark("This list is too long"),
        mark("Take at most {limit} people at once, then the next ones."),
    ),
    "list.unreadable": (
        mark("This file is no list that can be read"),
        mark("Save it as an Excel workbook (xlsx) or CSV, or copy the cells and paste them here."),
    ),
    "scanner.busy": (
        mark("The scanner is busy"),
        mark("Another program uses it. Close that one, then scan again."),
    ),
    "scanner.no_paper": (
        mark("There is no paper in the scanner"),
        mark("Lay the paper in, then scan again."),
    ),
    "scanner.failed": (
        mark("The scanner gave no page"),
        mark("Look at cable, lid and paper, then scan again. The pages here are kept."),
    ),
    "scanner.not_supported": _NO_WAY,
    "file.broken_pdf": (
        mark("This PDF cannot be used"),
        mark("It is damaged, or locked by a password. Get an unlocked one, or scan the paper."),
    ),
    "file.broken_image": (
        mark("This picture is damaged"),
        mark("Copy or scan it again. The pages here are kept."),
    ),
    "file.not_pdf_or_image": (
        mark("This is no scan"),
        mark("Choose a PDF, JPEG, PNG or TIFF file."),
    ),
    "file.is_folder": (
        mark("This is a folder"),
        mark("Open it and drop the files in it."),
    ),
    "file.too_large": (
        mark("The file is too large"),
        mark("Scan with 200 dpi, or in parts; take a list in parts. A scan has 50 MB at most."),
    ),
    "scan.too_large": (
        mark("The pages are too large"),
        mark("Scan with 200 dpi on sheets no larger than A0."),
    ),
    "scan.too_many_pages": (
        mark("Too many pages for one paper"),
        mark("One paper holds {limit} pages at most. Scan it in parts."),
    ),
}
