"""One procedure from one record of an edition's file."""

import re
from datetime import date
from typing import Any, Final

from counter_app.domain.catalogue.fee_rules import fee_rules
from counter_app.domain.catalogue.groups import is_shown_only
from counter_app.domain.catalogue.portal import from_portal, is_portal
from counter_app.domain.catalogue.reading import Record
from counter_app.domain.catalogue.times import processing_times
from counter_app.domain.procedure import Component, Procedure

_CODE = re.compile(r"[0-9A-Za-z][0-9A-Za-z.\-]{2,39}")
_WORD = re.compile(r"[A-Z][A-Z_]{1,39}")
_MOST_SHEETS: Final = 999
_LONGEST_NAME: Final = 4000
_SHORT_NAME: Final = 160
_NAMELESS: Final = "…"  # the portal demands some papers and does not say which


def procedure_from_json(record: Any, edition: str, *, place: str = "#1") -> Procedure:
    """Return the procedure of a parsed record: the data file's shape, or the portal's own.

    Texts are NFC. ``place`` names the record in errors until its code is known.

    Raises:
        RuleError: ``catalogue.bad_record`` (procedure, field).
    """
    if is_portal(record):
        record = from_portal(record, place)
    code = _code(Record(record, place))
    fields = Record(record, code)
    name = fields.line("name")
    if not name or len(name) > _LONGEST_NAME:
        raise fields.refusal("name")
    first, last = _day(fields, "effective_from"), _day(fields, "effective_to")
    if last and last < first:
        raise fields.refusal("effective_to")
    return Procedure(
        code=code,
        name=name,
        sector=fields.line("field"),
        edition=edition,
        short_name=fields.line("short_name") or _shortened(name),
        owner=_word(fields, "owner", "UBND_XA"),
        scope=_word(fields, "scope", "NATIONAL"),
        agency=fields.line("executing_agency") or fields.line("competent_agency"),
        featured=fields.truth("featured"),
        times=processing_times(fields),
        fees=fee_rules(fields),
        fee_note=fields.line("fee_note"),
        components=_components(fields),
        result=fields.line("result"),
        result_codes=fields.lines("result_codes"),
        requirements=fields.block("requirements"),
        legal=fields.lines("legal"),
        decision=fields.line("decision"),
        subjects=fields.line("subjects"),
        effective_from=first,
        effective_to=last,
    )


def _code(fields: Record) -> str:
    code = fields.line("code")
    if not _CODE.fullmatch(code):
        raise fields.refusal("code")
    return code


def _components(fields: Record) -> tuple[Component, ...]:
    """Return the papers, in the file's order, numbered as it says or from 1."""
    found = []
    for place, paper in enumerate(fields.records("components"), start=1):
        name, group = paper.block("name") or _NAMELESS, paper.spelt("group")
        found.append(
            Component(
                seq=paper.whole("seq", 10_000) or place,
                name=name,
                originals=paper.whole("originals", _MOST_SHEETS),
                copies=paper.whole("copies", _MOST_SHEETS),
                group=group,
                is_note=paper.line("kind") == "note",
                present_only=is_shown_only(group, name),
            )
        )
    if len({component.seq for component in found}) != len(found):
        raise fields.refusal("components.seq")
    return tuple(found)


def _word(fields: Record, name: str, default: str) -> str:
    word = fields.line(name) or default
    if not _WORD.fullmatch(word):
        raise fields.refusal(name)
    return word


def _day(fields: Record, name: str) -> str:
    text = fields.line(name)
    try:
        return date.fromisoformat(text).isoformat() if text else ""
    except ValueError:
        raise fields.refusal(name) from None


def _shortened(name: str) -> str:
    """Return a name short enough for a list: cut at a word, with an ellipsis."""
    if len(name) <= _SHORT_NAME:
        return name
    return name[: _SHORT_NAME - 1].rsplit(" ", 1)[0] + "…"
