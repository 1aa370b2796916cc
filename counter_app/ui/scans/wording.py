"""What the sheet of scans says of pages."""

from collections.abc import Iterable

from counter_app.domain.procedure import Component
from counter_app.services.scanning.document import Document, Finding
from counter_app.ui.language import tr

MEGABYTE = 1024 * 1024


def why_not(component: Component, waived: str = "") -> str:
    """Return why a paper is not scanned, "" when it is."""
    if component.present_only:
        return tr("It is only shown at the counter: look at it and give it back (TT 03/2025).")
    if waived:
        return tr("It is not handed over: “{reason}”. Take that back first.", reason=waived)
    return ""


def size_words(document: Document) -> str:
    """Return how many pages there are, and how large they are together."""
    if not document.pages:
        return tr("No pages yet")
    whole, tenth = divmod(max(1, round(10 * document.size_bytes / MEGABYTE)), 10)
    count = len(document.pages)
    return tr("Pages: {count} · about {whole}.{tenth} MB", count=count, whole=whole, tenth=tenth)


def findings_words(findings: Iterable[Finding]) -> list[str]:
    """Return what the officer should know, one sentence a kind."""
    found = list(findings)
    words = []
    if coarse := [str(f.page) for f in found if f.code == "scan.low_resolution"]:
        pages = ", ".join(coarse)
        words.append(tr("Below 200 dpi: page {pages}. Scan again if you can.", pages=pages))
    codes = {finding.code for finding in found}
    if "scan.large" in codes:
        words.append(tr("More than 10 MB: delivery will take long. 200 dpi is enough."))
    if "scan.signature_lost" in codes:
        words.append(tr("The file is digitally signed; changing its pages breaks the signature."))
    return words
