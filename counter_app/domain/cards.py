"""Cards read by a scanner: the citizen card's QR and the health-insurance card's.

Source: the seven fields printed since 2021 (number, old number, name, birth, sex, residence,
issue), TT 16/2024 art. 6 for what newer cards add behind them, the hex-coded insurance QR as
hospital systems read it. Scanners drop marks, Telex rewrites letters, code pages garble: what can
be seen of that becomes a warning, so that the clerk corrects the text and keeps the digits.
"""

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from counter_app.domain import id_numbers
from counter_app.domain.errors import RuleError
from counter_app.domain.people import PersonKind, Sex
from counter_app.domain.vietnamese import fold, one_line

LONGEST: Final = 2000
_CITIZEN_NUMBER = re.compile(r"\d{12}")
_OLD_NUMBER = re.compile(r"(?:\d{9}|\d{12})?")
_INSURANCE_NUMBER = re.compile(r"[A-Z]{2}[0-9A-Z]\d{12}|\d{10}|\d{12}")
_HEX = re.compile(r"(?:[0-9A-Fa-f]{2}){2,}")
_AIM = re.compile(r"\][A-Za-z][0-9]")  # symbology mark that some scanners put in front
_DAY = re.compile(
    r"(?:(?P<d>[0-9]{1,2})[/-](?P<m>[0-9]{1,2})[/-]|(?P<dd>[0-9]{2})(?P<mm>[0-9]{2}))?"
    r"(?P<year>[0-9]{4})"
)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_TELEX = re.compile(
    r"aa|ee|oo|dd|[aou]w|\bw|[aeiouy][aeiouyw]*(?:nh|ng|ch|[cmnpt])?[sfxj]\b", re.IGNORECASE
)
_CAPS_INVERTED = re.compile(r"\b[^\W\dA-ZĐ](?=[^\W\d])[A-ZĐ]{2,}")


@dataclass(frozen=True, slots=True)
class Card:
    """What a card says. The scanned text itself is not kept.

    ``born``: ``YYYY-MM-DD`` or ``YYYY``; ``issued``: ``YYYY-MM-DD`` or "" (the first day of
    validity of an insurance card). ``extra``: what stands behind the known fields. Warnings:
    ``card.damaged_name``, ``card.damaged_address``, ``card.marks_lost``, ``card.odd_sex``,
    ``card.no_issue_date``, ``card.repaired``, and those of ``id_numbers.check``.
    """

    kind: str  # "citizen" or "insurance"
    id_number: str
    name: str
    old_id_number: str = ""
    born: str = ""
    sex: Sex = Sex.UNKNOWN
    address: str = ""
    issued: str = ""
    warnings: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()


def parse(payload: str) -> Card:
    """Read what a scanner typed.

    Raises:
        RuleError: ``card.unreadable`` (length only) for what is no card; ``card.bad_date``
            (field) for a day that does not exist: scan again.
    """
    text = _AIM.sub("", payload[: LONGEST + 50].strip("\ufeff\r\n\t "), count=1)
    repaired = _repaired(text)
    if not 0 < len(payload) <= LONGEST or _CONTROL.search(repaired):
        raise RuleError("card.unreadable", length=len(payload))
    fields = [one_line(field) for field in repaired.split("|")]
    number = fields[0].upper()
    card = None
    insured = len(fields) >= 5 and _INSURANCE_NUMBER.fullmatch(number)
    if insured and (_is_hex(fields[1]) or not number.isdigit()):
        card = _insurance(number, fields)
    elif len(fields) >= 5 and _CITIZEN_NUMBER.fullmatch(number) and number.isascii():
        card = _citizen(number, fields[1:])
    if card is None or not card.name:
        raise RuleError("card.unreadable", length=len(payload))
    damage = ("card.repaired",) if repaired != text else ()
    return replace(card, warnings=(*card.warnings, *damage))


def _repaired(text: str) -> str:
    """Return UTF-8 that a port set to Latin-1, or to Windows' own form of it, garbled, put right.

    Anything else as it is.
    """
    if text.isascii():
        return text
    try:
        return b"".join(map(_byte, text)).decode("utf-8")
    except UnicodeError:
        return text


def _byte(char: str) -> bytes:
    """Return the byte a garbled character was: Windows leaves five of them as Latin-1 has them."""
    return bytes([ord(char)]) if ord(char) < 0x100 else char.encode("cp1252")


def _citizen(number: str, fields: list[str]) -> Card | None:
    """Read a citizen card: by position, the old number left out by some readers."""
    old = fields.pop(0) if _OLD_NUMBER.fullmatch(fields[0]) else ""
    if len(fields) < 4:
        return None
    name, born, sex_text, address = fields[:4]
    day = _day(born, "born")
    issued, no_date = _issued(fields[4] if len(fields) > 4 else "")
    sex, odd = _sex(sex_text)
    odd_text = _damage(name, address, sex_text)
    odd_number = id_numbers.check(number, PersonKind.CITIZEN, day, sex)
    warnings = (*odd_text, *odd, *odd_number, *(("card.no_issue_date",) if no_date else ()))
    extra = tuple(field for field in (no_date, *fields[5:]) if field)
    return Card("citizen", number, name, old, day, sex, address, issued, warnings, extra)


def _issued(text: str) -> tuple[str, str]:
    """Return the day of issue, or else the field as it stands: newer cards may order it otherwise.

    Raises:
        RuleError: ``card.bad_date``: it has the shape of a day that does not exist.
    """
    if not text or text.isdigit() or _DAY.fullmatch(text):
        return (_day(text, "issued") if text else ""), ""
    return "", text


def _insurance(number: str, fields: list[str]) -> Card:
    """Read a health-insurance card: name and address are hex of UTF-8."""
    name, address = _from_hex(fields[1]), _from_hex(fields[4])
    sex = {"1": Sex.MALE, "2": Sex.FEMALE}.get(fields[3], Sex.UNKNOWN)
    warnings = [*_damage(name, address, "")]
    if sex is Sex.UNKNOWN:
        warnings.append("card.odd_sex")
    return Card(
        kind="insurance",
        id_number=number,
        name=name,
        born=_day(fields[2], "born"),
        sex=sex,
        address=address,
        issued=_day(fields[6], "issued") if len(fields) > 6 and fields[6] else "",
        warnings=tuple(warnings),
        extra=tuple(field for field in (fields[5:6] + fields[7:]) if field),
    )


def _is_hex(text: str) -> bool:
    return bool(_HEX.fullmatch(text)) and not _OLD_NUMBER.fullmatch(text)


def _from_hex(text: str) -> str:
    """Return the text; plain text that is not hex is taken as it stands."""
    if not _HEX.fullmatch(text):
        return text
    decoded = bytes.fromhex(text).decode("utf-8", errors="replace")
    if _CONTROL.search(decoded):
        raise RuleError("card.unreadable", length=len(text))
    return one_line(decoded)


def _day(text: str, field: str) -> str:
    """Return ``ddmmyyyy``, ``dd/mm/yyyy``, ``yyyy`` or ``0000yyyy`` as an ISO day or a year.

    Never rolled over: the 31st of February is refused.
    """
    match = _DAY.fullmatch(text)
    if match is None or not "1850" <= match["year"] <= "2200":
        raise RuleError("card.bad_date", field=field)
    day, month = (match["d"] or match["dd"] or ""), (match["m"] or match["mm"] or "")
    if day + month in ("", "0000"):
        return match["year"]
    try:
        return date(int(match["year"]), int(month), int(day)).isoformat()
    except ValueError:
        raise RuleError("card.bad_date", field=field) from None


def _sex(text: str) -> tuple[Sex, tuple[str, ...]]:
    """Return the sex, read through lost marks ("Nu", "N?", "Nuwx"); a warning where unclear."""
    key = fold(text)
    if key == "nam":
        return Sex.MALE, ()
    if key in ("nu", "nuw", "nuwx"):
        return Sex.FEMALE, ()
    return (Sex.FEMALE if key == "n" else Sex.UNKNOWN), ("card.odd_sex",)


def _damage(name: str, address: str, sex_text: str) -> tuple[str, ...]:
    """Return what scanner, keyboard and code page seem to have done to the text."""
    warnings = []
    if _is_damaged(name):
        warnings.append("card.damaged_name")
    if re.search("[?\ufffd]", address):
        warnings.append("card.damaged_address")
    if sex_text == "Nu" or (len(address) > 12 and (name + address).isascii()):
        warnings.append("card.marks_lost")
    return tuple(warnings)


def _is_damaged(name: str) -> bool:
    """True for letters no name has, for Telex and VNI left in it, for inverted capitals."""
    odd = re.search("[?\ufffd0-9]", name)
    return bool(odd or _TELEX.search(name) or _CAPS_INVERTED.search(name))
