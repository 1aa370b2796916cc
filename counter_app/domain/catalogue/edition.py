"""An edition of the catalogue: read from a file, whole or not at all."""

import hashlib
import json
import re
import zlib
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, NoReturn

from counter_app.domain.calendar import Calendar
from counter_app.domain.catalogue.portal import is_portal, is_public
from counter_app.domain.catalogue.record import procedure_from_json
from counter_app.domain.errors import RuleError
from counter_app.domain.procedure import Procedure
from counter_app.domain.vietnamese import one_line

LARGEST: Final = 50 * 1024 * 1024  # bytes
MOST_PROCEDURES: Final = 20_000
_NAME = re.compile(r"[0-9A-Za-z][0-9A-Za-z ._+/\-]{0,59}")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Edition:
    """A named state of the catalogue. ``calendar`` is the JSON of one that came along, or None.

    ``effective_from``: the day from which it takes the place of the one before, ``YYYY-MM-DD``;
    empty: at once.
    """

    name: str
    procedures: tuple[Procedure, ...]
    calendar: dict[str, Any] | None = None
    effective_from: str = ""
    overlay: str = ""  # the province's changes to the forms (TOML); empty: none came along


def edition_from_json(content: bytes) -> Edition:
    """Read an edition's file.

    ``content`` is JSON, gzipped or not: ``{"procedures": […]}`` as in the shipped data, a list of
    records, the portal's answer ``{"result": […]}``, or a single record; records of either shape
    may stand in each. The name is the file's ``edition``, else the day it was made and the
    beginning of its hash, so that two different files never share one. Records the portal calls
    no longer public are left out.

    Raises:
        RuleError: ``catalogue.too_large``, ``catalogue.broken_json`` (line, column where known),
            ``catalogue.not_an_edition``, ``catalogue.no_procedures``, ``catalogue.bad_record``
            (procedure, field), ``catalogue.duplicate_code`` (procedure), ``catalogue.bad_name``,
            ``catalogue.bad_day``, ``catalogue.bad_overlay``, and ``calendar.…`` for a calendar
            that came along.
    """
    content = _unpacked(content)
    document = _parsed(content)
    head = document if isinstance(document, dict) else {}
    name = _name(head, content)
    records = [r for r in _records(document) if not (is_portal(r) and not is_public(r))]
    if not records:
        raise RuleError("catalogue.no_procedures")
    if len(records) > MOST_PROCEDURES:
        raise RuleError("catalogue.too_many", procedures=len(records))
    procedures: dict[str, Procedure] = {}
    for place, record in enumerate(records, start=1):
        procedure = procedure_from_json(record, name, place=f"#{place}")
        if procedure.code in procedures:
            raise RuleError("catalogue.duplicate_code", procedure=procedure.code)
        procedures[procedure.code] = procedure
    calendar = head.get("calendar")
    if calendar is not None:
        Calendar.from_json(calendar if isinstance(calendar, dict) else [])
    overlay = head.get("overlay") or ""
    if not isinstance(overlay, str):
        raise RuleError("catalogue.bad_overlay")
    return Edition(name, tuple(procedures.values()), calendar, _begins(head), overlay)


def _unpacked(content: bytes) -> bytes:
    """Return the JSON of a file that may be gzipped, never more than ``LARGEST`` of it."""
    if content.startswith(b"\x1f\x8b"):
        unpacker = zlib.decompressobj(wbits=31)
        try:
            content = unpacker.decompress(content, LARGEST + 1)
        except zlib.error:
            raise RuleError("catalogue.broken_json", reason="gzip") from None
        if not unpacker.eof and len(content) <= LARGEST:
            raise RuleError("catalogue.broken_json", reason="gzip")
    if len(content) > LARGEST:
        raise RuleError("catalogue.too_large", most=LARGEST)
    return content


def _parsed(content: bytes) -> Any:
    try:
        return json.loads(content.decode("utf-8-sig"), parse_constant=_no_number)
    except json.JSONDecodeError as broken:
        raise RuleError("catalogue.broken_json", line=broken.lineno, column=broken.colno) from None
    except UnicodeDecodeError as broken:
        line = content.count(b"\n", 0, broken.start) + 1
        column = broken.start - content.rfind(b"\n", 0, broken.start)
        raise RuleError("catalogue.broken_json", line=line, column=column) from None
    except RecursionError:
        raise RuleError("catalogue.broken_json", reason="nesting") from None
    except ValueError:  # numbers of thousands of digits, NaN, Infinity
        raise RuleError("catalogue.broken_json", reason="number") from None


def _no_number(text: str) -> NoReturn:
    raise ValueError(text)


def _records(document: Any) -> list[Any]:
    if isinstance(document, dict):
        if is_portal(document) or "code" in document:
            return [document]
        document = document.get("procedures", document.get("result"))
        if isinstance(document, dict):
            document = [document]
    if not isinstance(document, list):
        raise RuleError("catalogue.not_an_edition")
    return document


def _begins(head: dict[str, Any]) -> str:
    said = head.get("effective_from") or ""
    try:
        return date.fromisoformat(said).isoformat() if said else ""
    except (TypeError, ValueError):
        raise RuleError("catalogue.bad_day", field="effective_from") from None


def _name(head: dict[str, Any], content: bytes) -> str:
    given = head.get("edition")
    if given is not None:
        if not (isinstance(given, str) and _NAME.fullmatch(one_line(given))):
            raise RuleError("catalogue.bad_name")
        return one_line(given)
    meta = head.get("meta")
    made = meta.get("generated") if isinstance(meta, dict) else None
    day = made if isinstance(made, str) and _DATE.fullmatch(made) else "import"
    return f"{day}-{hashlib.sha256(content).hexdigest()[:8]}"
