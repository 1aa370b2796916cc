"""The pages of one scanned paper, as values: every change makes a new document."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from counter_app.domain.errors import RuleError

MOST_PAGES = 300
LEAST_DPI = 200  # ND 30/2020, annex I.II: colour, at least 200 dpi, 100 %
LARGE_BYTES = 10 * 1024 * 1024
FULL_TURN = 360


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """One file as it came, as PDF. ``key``: SHA-256 of what came, hexadecimal.

    ``is_signed``: the PDF carries a digital signature, which any change would break.
    """

    key: str
    pdf: bytes = field(repr=False)
    count: int = 1
    is_signed: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """One page. ``turn``: degrees clockwise, added to how it came; sizes in points (1/72 inch).

    ``dpi``: dots an inch of the picture on it, 0 for a page that was drawn, not scanned.
    """

    source: Source = field(repr=False)
    number: int  # in its source, from 0
    width_pt: float
    height_pt: float
    dpi: int = 0
    turn: int = 0

    @property
    def is_coarse(self) -> bool:
        """True when the picture has less than 200 dpi."""
        return 0 < self.dpi < LEAST_DPI


@dataclass(frozen=True, slots=True)
class Finding:
    """Something the officer should know. ``page`` counts from 1; 0 means the whole document.

    Codes: ``scan.low_resolution`` (dpi), ``scan.large`` (size_bytes), ``scan.signature_lost``.
    """

    code: str
    page: int = 0
    dpi: int = 0
    size_bytes: int = 0


@dataclass(frozen=True, slots=True)
class Document:
    """The pages in order. Numbers of pages count from 0; those that do not exist are ignored."""

    pages: tuple[Page, ...] = ()

    @property
    def size_bytes(self) -> int:
        """Return about how large the PDF will be: each page takes its share of its file."""
        return round(sum(len(page.source.pdf) / page.source.count for page in self.pages))

    @property
    def untouched(self) -> Source | None:
        """Return the one file these pages are, whole, in order and unturned; else None."""
        if not self.pages:
            return None
        source = self.pages[0].source
        as_it_came = tuple(
            page.source is source and page.number == number and page.turn == 0
            for number, page in enumerate(self.pages)
        )
        return source if all(as_it_came) and len(self.pages) == source.count else None

    def appended(self, others: Iterable["Document"]) -> "Document":
        """Return the document with the pages of ``others`` at its end.

        Raises:
            RuleError: ``scan.too_many_pages`` (pages, limit).
        """
        pages = (*self.pages, *(page for other in others for page in other.pages))
        if len(pages) > MOST_PAGES:
            raise RuleError("scan.too_many_pages", pages=len(pages), limit=MOST_PAGES)
        return Document(pages)

    def turned(self, numbers: Iterable[int], degrees: int) -> "Document":
        """Return it with some pages turned clockwise by ``degrees``, a multiple of 90."""
        chosen = set(numbers)
        return Document(
            tuple(
                replace(page, turn=(page.turn + degrees) % FULL_TURN) if number in chosen else page
                for number, page in enumerate(self.pages)
            )
        )

    def moved(self, numbers: Iterable[int], step: int) -> "Document":
        """Return it with some pages moved by one place: ``step`` -1 forward, 1 backward.

        Pages that stand at the edge, or behind one that does, stay.
        """
        return Document(tuple(self.pages[number] for number in self.order(numbers, step)))

    def order(self, numbers: Iterable[int], step: int) -> tuple[int, ...]:
        """Return the order, by today's numbers, in which ``moved`` puts the pages."""
        chosen = {number for number in numbers if 0 <= number < len(self.pages)}
        order = list(range(len(self.pages)))
        if step > 0:
            order.reverse()
        for place in range(1, len(order)):
            if order[place] in chosen and order[place - 1] not in chosen:
                order[place - 1], order[place] = order[place], order[place - 1]
        if step > 0:
            order.reverse()
        return tuple(order)

    def without(self, numbers: Iterable[int]) -> "Document":
        """Return it without some pages."""
        gone = set(numbers)
        return Document(tuple(p for number, p in enumerate(self.pages) if number not in gone))

    def findings(self) -> tuple[Finding, ...]:
        """Return what the officer should know before the pages are taken."""
        found = [
            Finding("scan.low_resolution", page=number, dpi=page.dpi)
            for number, page in enumerate(self.pages, 1)
            if page.is_coarse
        ]
        if self.size_bytes > LARGE_BYTES:
            found.append(Finding("scan.large", size_bytes=self.size_bytes))
        if self.untouched is None and any(page.source.is_signed for page in self.pages):
            found.append(Finding("scan.signature_lost"))
        return tuple(found)
