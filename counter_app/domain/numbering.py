"""Dossier codes: made from the counter's own range, read back however people write them.

Source: TT 03/2025 art. 13 (``MX1X2.Y1Y2Y3.Z1Z2-YYMMDD-XXXX``, the sequence at least four digits),
TT 01/2018 art. 19 (the old order of the unit's parts), practice of marking hand-made codes ``T.``.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Final

from counter_app.domain.errors import RuleError

PROVISIONAL: Final = "T."
_RANGE_SIZE: Final = 1000
_PROVISIONAL_SIZE: Final = 100_000
_LONGEST: Final = 64
_UNIT = re.compile(r"[A-Z0-9]{1,3}(?:\.[A-Z0-9]{1,3}){0,3}")
_CODE = re.compile(
    r"(?P<mark>T\.)?(?P<unit>[A-Z0-9]{1,3}(?:\.[A-Z0-9]{1,3}){0,3})"
    r"-(?P<day>\d{6})-(?P<seq>[A-Z0-9]{4,12})"
)
_LAST_BLOCK = re.compile(r"[A-Z]?\d{1,12}")
_DAY_AND_LAST = re.compile(r"(?P<day>\d{6})-(?P<seq>[A-Z]?\d{1,12})")
_LONGEST_SCAN: Final = 2000
_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212_/"), "-")


@dataclass(frozen=True, slots=True)
class ParsedCode:
    """A code, or the part of one, as it was typed or scanned.

    ``text`` is the canonical spelling. A mere last block ("0361", "261122-0361") has no ``unit``
    and perhaps no ``day``: it is good for searching, not for naming one dossier.
    """

    text: str
    seq: str
    unit: str = ""
    day: date | None = None
    provisional: bool = False

    @property
    def is_whole(self) -> bool:
        """True when it names one dossier."""
        return bool(self.unit)


def is_unit(text: str) -> bool:
    """True for an identifier that codes may begin with: up to four parts such as ``H48.12.34``."""
    return bool(_UNIT.fullmatch(text))


def format_code(unit: str, day: date, number: int, *, provisional: bool = False) -> str:
    """Return the code of the ``number``-th dossier of ``day`` (local) in ``unit``.

    Raises:
        RuleError: ``code.bad_unit``, ``code.bad_number``.
    """
    if not is_unit(unit):
        raise RuleError("code.bad_unit", unit=unit[:_LONGEST])
    if not 1 <= number < 10**12:
        raise RuleError("code.bad_number", number=number)
    mark = PROVISIONAL if provisional else ""
    return f"{mark}{unit}-{day:%y%m%d}-{number:04d}"


def code_in(payload: str) -> str:
    """Return the code that a scanned receipt names, "" for anything that is no receipt.

    A receipt carries its bare code, its signed statement (the code before the first ``|``), or the
    address of a page about it; a citizen card begins with digits alone and is none.
    """
    head = payload[:_LONGEST_SCAN].partition("|")[0].strip()
    for part in (head, *reversed(re.split(r"[/?=&#\s]+", head))):
        try:
            code = parse_code(part)
        except RuleError:
            continue
        if code.is_whole:
            return code.text
    return ""


def parse_code(text: str) -> ParsedCode:
    """Read a code tolerantly: any case, spaces, dashes of any kind, the ``T.`` of a hand-made one.

    Raises:
        RuleError: ``code.unreadable``. The text is not in the facts: people type names here too.
    """
    if len(text) > 4 * _LONGEST:
        raise RuleError("code.unreadable", length=len(text))
    dashed = unicodedata.normalize("NFKC", text).translate(_DASHES)
    plain = re.sub(r"\s*-\s*", "-", dashed.strip()).upper()
    plain = re.sub(r"\s+", "", plain)
    if plain.isascii() and (match := _CODE.fullmatch(plain)):
        day = _day(match["day"])
        return ParsedCode(plain, match["seq"], match["unit"], day, bool(match["mark"]))
    if plain.isascii() and (match := _DAY_AND_LAST.fullmatch(plain)):
        return ParsedCode(plain, match["seq"], day=_day(match["day"]))
    if plain.isascii() and _LAST_BLOCK.fullmatch(plain):
        return ParsedCode(plain, plain)
    raise RuleError("code.unreadable", length=len(text))


def default_range(counter: int) -> tuple[int, int]:
    """Return the first and last number a counter draws from: counter 3 has 3001 to 3999.

    Raises:
        RuleError: ``code.bad_counter``.
    """
    if not 1 <= counter <= 999:
        raise RuleError("code.bad_counter", counter=counter)
    first = counter * _RANGE_SIZE + 1
    return first, first + _RANGE_SIZE - 2


def provisional_range(counter: int) -> tuple[int, int]:
    """Return the numbers of the codes marked ``T.``, for a day whose own range is used up.

    Counter 3 has 300001 to 399999: no other counter draws them, and nobody has to be asked. The
    gateway knows them by the same rule (``sync/gateway/rules/verdicts.py``).

    Raises:
        RuleError: ``code.bad_counter``.
    """
    default_range(counter)  # says so where there is no such counter
    first = counter * _PROVISIONAL_SIZE + 1
    return first, first + _PROVISIONAL_SIZE - 2


def _day(digits: str) -> date:
    try:
        return date(2000 + int(digits[:2]), int(digits[2:4]), int(digits[4:]))
    except ValueError:
        raise RuleError("code.bad_day", day=digits) from None
