"""Dates, money and counts as people read and type them."""

import re
from datetime import date, datetime

from counter_app.domain.clock import to_local
from counter_app.domain.dossier import Term, TermUnit
from counter_app.ui.language import tr

_WEEKDAYS = (
    lambda: tr("Monday"),
    lambda: tr("Tuesday"),
    lambda: tr("Wednesday"),
    lambda: tr("Thursday"),
    lambda: tr("Friday"),
    lambda: tr("Saturday"),
    lambda: tr("Sunday"),
)
_SHORT = (
    lambda: tr("Mon"),
    lambda: tr("Tue"),
    lambda: tr("Wed"),
    lambda: tr("Thu"),
    lambda: tr("Fri"),
    lambda: tr("Sat"),
    lambda: tr("Sun"),
)
_TYPED_MONEY = re.compile(r"\d+|\d{1,3}(?:[.,\s]\d{3})+")
MOST_DIGITS = 12  # of an amount in đồng
_TYPED_DAY = re.compile(r"(\d{1,2})[\s./-]?(\d{1,2})[\s./-]?(\d{4})")


def day(moment: date | datetime | None) -> str:
    """Return ``22/11/2026``; a moment is read on the wall clock of Vietnam."""
    return _local(moment).strftime("%d/%m/%Y") if moment else ""


def minute(moment: datetime | None) -> str:
    """Return ``07:45 22/11/2026``."""
    return to_local(moment).strftime("%H:%M %d/%m/%Y") if moment else ""


def clock_time(moment: datetime) -> str:
    """Return ``07:45``."""
    return to_local(moment).strftime("%H:%M")


def weekday(moment: date | datetime) -> str:
    """Return the name of the day of the week."""
    return _WEEKDAYS[_local(moment).weekday()]()


def weekday_short(moment: date | datetime) -> str:
    """Return the day of the week as calendars head their columns."""
    return _SHORT[_local(moment).weekday()]()


def due(moment: datetime | None) -> str:
    """Return when a result is owed, hour first: that is what a citizen asks."""
    return f"{clock_time(moment)}, {weekday(moment)} {day(moment)}" if moment else ""


def money(amount: int | None) -> str:
    """Return whole đồng, grouped by thousands; a question mark where nobody knows."""
    return tr("not known") if amount is None else f"{amount:,}".replace(",", ".") + " đ"


def read_money(text: str) -> int | None:
    """Return the whole đồng that ``text`` says, None when it says none.

    Marks between digits group thousands: ``15.000`` and ``1 500 000``; ``15,5`` is no amount.
    """
    typed = re.sub(r"(?:đ|VND|VNĐ|đồng)$", "", text.strip(), flags=re.IGNORECASE).strip()
    if not _TYPED_MONEY.fullmatch(typed):
        return None
    digits = re.sub(r"\D", "", typed)
    return int(digits) if len(digits) <= MOST_DIGITS else None


def number(count: int) -> str:
    """Return a count, grouped by thousands."""
    return f"{count:,}".replace(",", ".")


def born(stored: str) -> str:
    """Return ``15/08/1985`` or ``1985`` from what the store keeps."""
    parts = stored.split("-")
    return "/".join(reversed(parts)) if len(parts) == 3 else stored


def read_born(text: str) -> str | None:
    """Return ``YYYY-MM-DD`` or ``YYYY``, "" for nothing, None when it is no date.

    Takes ``15/8/1985``, ``15-08-1985``, ``15081985`` and a year alone; 31/02 is no date.
    """
    typed = text.strip()
    if not typed or re.fullmatch(r"(18|19|20)\d\d", typed):
        return typed
    if not (found := _TYPED_DAY.fullmatch(typed)):
        return None
    try:
        return date(int(found[3]), int(found[2]), int(found[1])).isoformat()
    except ValueError:
        return None


def term(value: Term | None) -> str:
    """Return a processing time in words."""
    if value is None:
        return tr("not known")
    amount = (
        f"{value.value:f}".rstrip("0").rstrip(".") if "." in f"{value.value:f}" else value.value
    )
    words = {
        TermUnit.SAME_DAY: lambda: tr("the same day"),
        TermUnit.HOUR: lambda: tr("{count} hours", count=amount),
        TermUnit.WORKING_DAY: lambda: tr("{count} working days", count=amount),
        TermUnit.DAY: lambda: tr("{count} days", count=amount),
        TermUnit.MONTH: lambda: tr("{count} months", count=amount),
    }
    return words[value.unit]()


def _local(moment: date | datetime) -> date:
    return to_local(moment).date() if isinstance(moment, datetime) else moment
