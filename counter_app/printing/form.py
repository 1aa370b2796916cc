"""What a form is: its wording in both sets, how it is composed, what an overlay may change."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final

from counter_app.domain.errors import RuleError
from counter_app.printing.beside import Beside, Mark
from counter_app.printing.layout import Block, Paragraph
from counter_app.printing.letterhead import DOTS, Letterhead, Title, on_paper
from counter_app.printing.papers import OfficePaper
from counter_app.printing.text import Span, clean

NEW_SET: Final = "TT03/2025"
OLD_SET: Final = "TT01/2018"
FORM_SETS: Final = (NEW_SET, OLD_SET)
HAND: Final = "(Ký và ghi rõ họ tên)"


@dataclass(frozen=True, slots=True)
class Change:
    """What a province changes in one form."""

    words: Mapping[str, str] = field(default_factory=dict)
    before_signatures: tuple[str, ...] = ()
    options: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Kit:
    """What composing a form needs besides its paper."""

    words: Mapping[str, str]
    change: Change
    heading: str  # the title of this paper
    logo: str = ""
    copy_note: str = ""  # which liên, where the set says so

    def say(self, key: str, **values: object) -> str:
        """Return the wording ``key`` with its places filled."""
        return self.words[key].format_map(values)

    def head(self, office: OfficePaper, number: str, issued: datetime) -> Letterhead:
        """Return the letterhead with this form's number, dots where there is none yet."""
        key = "number" if number else "number_blank"
        words = self.say(key, number=number, symbol=office.symbol)
        return Letterhead(office, words, issued, self.logo)

    def title(self, *under: str, mark: Mark | None = None) -> Title:
        """Return the title; ``under`` and the note which liên it is stand below."""
        notes = tuple(note for note in (*under, self.copy_note) if note)
        return Title(self.heading, notes, mark)

    def beside(self, code: str, qr: str, *blocks: Block) -> tuple[Block, ...]:
        """Return ``blocks`` with the QR at their right, where there is something to say in it."""
        mark = self.mark(code, qr)
        return (Beside(blocks, mark),) if mark else blocks

    def mark(self, code: str, qr: str) -> Mark | None:
        """Return the QR with its caption, None without a code."""
        said = clean(qr or code)
        return Mark(said, code) if said else None

    def closing_lines(self, office: OfficePaper, code: str) -> tuple[Block, ...]:
        """Return the province's own lines above the signatures."""
        places = {"lookup": office.lookup, "phone": office.phone, "code": code}
        return tuple(
            Paragraph(Span(line.format_map(places), "italic"), size="small")
            for line in self.change.before_signatures
        )


def _plain_title(paper: object) -> str:
    del paper
    return "title"


Compose = Callable[[Any, Kit], tuple[Block, ...]]


@dataclass(frozen=True, slots=True)
class Form:
    """One form. ``old_words``: what TT 01/2018 words differently; None where it has no such."""

    name: str
    words: Mapping[str, str]
    compose: Compose
    old_words: Mapping[str, str] | None = field(default_factory=dict)
    landscape: bool = False  # always A4 then
    options: frozenset[str] = frozenset()  # an overlay may switch on
    title_of: Callable[[Any], str] = _plain_title  # key of the wording that is the title

    def wording(self, forms: str, change: Change) -> Mapping[str, str]:
        """Return the wording of this form in the set ``forms`` with the province's changes.

        Raises:
            RuleError: ``form.unknown_set``; ``form.not_in_set``, the set has no such form.
        """
        if forms not in FORM_SETS:
            raise RuleError("form.unknown_set", forms=forms)
        if forms == NEW_SET:
            return {**self.words, **change.words}
        if self.old_words is None:
            raise RuleError("form.not_in_set", form=self.name, forms=forms)
        return {**self.words, **self.old_words, **change.words}


def moment_places(moment: datetime | None) -> dict[str, str]:
    """Return hour, minute, day, month and year as a form writes them; dots where unknown."""
    if moment is None:
        return dict.fromkeys(("hour", "minute", "day", "month", "year"), DOTS)
    local = on_paper(moment)
    return {"hour": f"{local.hour:02d}", "minute": f"{local.minute:02d}", **day_places(local)}


def day_places(day: date | None) -> dict[str, str]:
    """Return day, month and year as a form writes them; dots where unknown."""
    if day is None:
        return dict.fromkeys(("day", "month", "year"), DOTS)
    if isinstance(day, datetime):
        day = on_paper(day)
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return {"day": f"{day.day:02d}", "month": month, "year": str(day.year)}


def yearly(number: str, issued: datetime) -> str:
    """Return ``3001`` as ``3001/2026``; a number that has its year, or none, as it is."""
    return f"{number}/{on_paper(issued).year}" if number and "/" not in number else number


def short_moment(moment: datetime | None) -> str:
    """Return ``08:30 22/11/2026``, empty where there is none."""
    return on_paper(moment).strftime("%H:%M %d/%m/%Y") if moment is not None else ""


def short_day(day: date | None) -> str:
    """Return ``22/11/2026``, empty where there is none."""
    if isinstance(day, datetime):
        day = on_paper(day)
    return day.strftime("%d/%m/%Y") if day is not None else ""


def money(amount: int) -> str:
    """Return whole đồng with dots between thousands."""
    return f"{amount:,}".replace(",", ".")
