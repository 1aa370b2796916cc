"""Processing times of a record: the usual one first, then the options.

Labels are codes where the situation is a known one, and the catalogue's own words elsewhere:
``verify`` (papers must be verified), ``agreement`` (longer by agreement with the applicant),
``difficult`` (mountain, border and island communes),
channels as ``counter, online, postal``, else the portal's description of the case.
"""

import re
from dataclasses import replace
from decimal import Decimal
from itertools import takewhile
from typing import Final

from counter_app.domain.catalogue.difficult import (
    difficult_term,
    is_of_difficult_area,
    mentions_difficult_area,
)
from counter_app.domain.catalogue.reading import Record
from counter_app.domain.catalogue.spoken import spoken_times
from counter_app.domain.dossier import Channel, Term, TermUnit
from counter_app.domain.errors import RuleError
from counter_app.domain.procedure import ProcessingTime

CHANNELS: Final = {
    "DIRECT": Channel.COUNTER,
    "ONLINE": Channel.ONLINE,
    "POSTAL": Channel.POSTAL,
}
_UNITS: Final = {
    "SAME_DAY": (TermUnit.SAME_DAY, 0),
    "WORKING_DAY": (TermUnit.WORKING_DAY, 1),
    "DAY": (TermUnit.DAY, 1),
    "HOUR": (TermUnit.HOUR, 1),
    "MONTH": (TermUnit.MONTH, 1),
    "YEAR": (TermUnit.MONTH, 12),
}
_MOST: Final = 4000
_LABEL_LENGTH: Final = 300
_CLAUSE_END = re.compile(r"[.;:*] *[-–+*]? *(?=\S)|- ")


def processing_times(record: Record) -> tuple[ProcessingTime, ...]:
    """Return the times of a procedure; ``times[0]`` is what ``deadline`` says.

    A unit the portal left out ("1 OTHER", blank) is a term of None: the officer must say, and
    nothing is guessed from the number beside it. Fractions other than half working days, and
    zeros, are as unknown. Channels add an option where their time differs from the usual one.

    Raises:
        RuleError: ``catalogue.bad_record``.
    """
    deadline = record.record("deadline")
    usual = _time(deadline, "")
    label, options = _by_channel(record, usual, deadline.line("raw"))
    usual = replace(usual, label=label)
    usual, spoken = _spoken(record, usual, options)
    options += spoken
    options = [replace(o, difficult=is_of_difficult_area(o.label)) for o in options]
    if not spoken:  # which of its cases the longer term means, the officer reads
        options += _difficult(record, usual, options)
    return (usual, *_verified(deadline, usual), *_variants(deadline), *options)


def term_of(record: Record) -> Term | None:
    """Return the term of an object with ``unit`` and ``value``, None where it says none."""
    unit, scale = _UNITS.get(record.line("unit"), (None, 0))
    value = record.number("value", _MOST)
    if unit is None:
        return None
    try:
        return Term(unit, Decimal(str(value or 0)) * scale)
    except RuleError:
        return None


def _time(record: Record, label: str) -> ProcessingTime:
    return ProcessingTime(
        term=term_of(record),
        label=label,
        cutoff=record.line("cutoff"),
        basis=record.line("basis"),
        confidence=record.line("confidence"),
        raw=record.line("raw"),
    )


def _verified(deadline: Record, usual: ProcessingTime) -> list[ProcessingTime]:
    """Return the longer times: added to the usual one, or in its place."""
    found = []
    for name, label in (
        ("extend_if_verify", "verify"),
        ("or_if_verify", "verify"),
        ("extend_by_agreement", "agreement"),
    ):
        if name not in deadline:
            continue
        term = term_of(deadline.record(name))
        if name.startswith("extend") and term and usual.term and usual.term.unit is term.unit:
            term = Term(term.unit, usual.term.value + term.value)
        found.append(
            ProcessingTime(term, label, "", usual.basis, usual.confidence, deadline.line("raw"))
        )
    return found


def _spoken(
    record: Record, usual: ProcessingTime, options: list[ProcessingTime]
) -> tuple[ProcessingTime, list[ProcessingTime]]:
    """Return the usual time with its case, and the other cases that one description names.

    Only where one of them is the usual time, or nobody knows that: else the text means another
    thing than the number beside it.
    """
    for channel in record.records("channels"):
        times = dict(spoken_times(channel.line("description")))
        if times and not options and (usual.term is None or usual.term in times):
            case = times.pop(usual.term, "") if usual.term else ""
            others = [
                ProcessingTime(term, label[:_LABEL_LENGTH], confidence="verified-text")
                for term, label in times.items()
            ]
            return replace(usual, label=usual.label or case[:_LABEL_LENGTH]), others
    return usual, []


def _difficult(
    record: Record, usual: ProcessingTime, options: list[ProcessingTime]
) -> list[ProcessingTime]:
    """Return the time of mountain and island communes, where a description gives just one.

    Where the options' own words speak of such communes, the officer who reads them chooses.
    """
    if any(mentions_difficult_area(time.label) for time in (usual, *options)):
        return []
    deadline = record.record("deadline")
    if "extend_if_difficult" in deadline:
        more = term_of(deadline.record("extend_if_difficult"))
        terms = set()
        if more and usual.term and more.unit is usual.term.unit:
            terms = {Term(more.unit, usual.term.value + more.value)}
    else:
        texts = [
            usual.raw,
            *(channel.line("description") for channel in record.records("channels")),
        ]
        terms = {term for text in texts if (term := difficult_term(text, usual.term))}
    if len(terms) != 1:
        return []
    return [
        ProcessingTime(
            terms.pop(), "difficult", basis=usual.basis, confidence="needs-review", difficult=True
        )
    ]


def _variants(deadline: Record) -> list[ProcessingTime]:
    variants = deadline.record("variant")
    return [_time(variants.record(name), name[:_LABEL_LENGTH]) for name in variants.names]


def _by_channel(
    record: Record, usual: ProcessingTime, raw: str
) -> tuple[str, list[ProcessingTime]]:
    """Return what tells the usual time apart, and the other times that channels state.

    A channel with several times means several cases: their descriptions tell them apart, and
    other channels repeat the counter's. What the deadline's own raw text says was already
    understood there, better.
    """
    entries = [_channel_entry(channel) for channel in record.records("channels")]
    known = [(name, term, said) for name, term, said, _ in entries if term]
    cases = {name for name, term, _ in known for n, t, _ in known if n == name and t != term}
    counter = {t for n, t, _ in known if n is Channel.COUNTER} if Channel.COUNTER in cases else ()
    stated: dict[tuple[Term, str], list[Channel]] = {}
    for name, term, said, time_raw in entries:
        if term is None or term == usual.term or (raw and time_raw == raw):
            continue
        if name is Channel.COUNTER or term not in counter:
            stated.setdefault((term, said if name in cases else ""), []).append(name)
    own = next((said for n, t, said in known if n in cases and t == usual.term), "")
    shared = _shared_beginning([own, *(said for _, said in stated)])
    options = [
        ProcessingTime(
            term,
            said[shared:][:_LABEL_LENGTH] or ", ".join(c.value for c in Channel if c in names),
            confidence="verified-text",
        )
        for (term, said), names in stated.items()
    ]
    return own[shared:][:_LABEL_LENGTH], options


def _shared_beginning(texts: list[str]) -> int:
    """Return how many characters, whole clauses of them, all descriptions begin with."""
    said = {text for text in texts if text}
    if len(said) < 2:
        return 0
    alike = takewhile(lambda letters: len(set(letters)) == 1, zip(*said, strict=False))
    shared = "".join(letters[0] for letters in alike)
    return max((clause.end() for clause in _CLAUSE_END.finditer(shared)), default=0)


def _channel_entry(channel: Record) -> tuple[Channel, Term | None, str, str]:
    """Return one way of handing in: its channel, term, description and the term's raw text."""
    name = channel.line("channel")
    if name not in CHANNELS:
        raise channel.refusal("channel")
    fields = {"unit": channel.line("time_unit"), "value": channel.number("time_value", _MOST)}
    term = term_of(Record(fields, channel.procedure, "channels"))
    return CHANNELS[name], term, channel.line("description"), channel.line("time_raw")
