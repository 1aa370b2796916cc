"""The procedures, edition beside edition: a dossier keeps the one it was received under."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any, Final, Protocol

import msgspec
from sqlalchemy import Connection, bindparam, insert, select, text

from counter_app.domain.errors import MissingError, RuleError
from counter_app.domain.ids import ProcedureId
from counter_app.domain.procedure import Procedure
from counter_app.domain.registers import ProcedureLine
from counter_app.domain.vietnamese import fold
from counter_app.store import schema

_P = schema.procedures.c
_DECODER = msgspec.json.Decoder(Procedure)
_ENCODER = msgspec.json.Encoder()
# An edition may say from which day it counts; without one it counts at once.
_EDITIONS = text(
    "SELECT e.n, e.name, coalesce(s.value, '') AS begins FROM editions e"
    " LEFT JOIN state s ON s.key = 'edition_from/' || e.name ORDER BY e.n DESC"
)
_BEGINS_ON = text(
    "INSERT INTO state(key, value) VALUES ('edition_from/' || :name, :begins)"
    " ON CONFLICT (key) DO UPDATE SET value = excluded.value"
)
_LOADED = text("DELETE FROM editions WHERE name = :name")
_FORGET = text("DELETE FROM procedures WHERE edition = :name")
_NEXT_NUMBER = text("SELECT coalesce(max(n), 0) + 1 FROM editions")
_NEWEST = text("INSERT INTO editions(n, name) VALUES (:n, :name)")
_INSERT = insert(schema.procedures)
_GET = select(_P.body).where(_P.edition == bindparam("edition"), _P.code == bindparam("code"))
_ALL = select(_P.body).where(_P.edition == bindparam("edition")).order_by(text("rowid"))
_NAMES = select(_P.code, _P.name, _P.short_name).where(
    _P.edition == bindparam("edition"), _P.code.in_(bindparam("codes", expanding=True))
)
_LIGHT = text(
    "SELECT p.code, p.name, p.short_name, p.sector, p.owner, p.featured, p.folded,"
    " coalesce(u.uses, 0) AS uses, CAST(p.body AS TEXT) ->> 'effective_from' AS begins"
    " FROM procedures p LEFT JOIN procedure_uses u ON u.code = p.code"
    " WHERE p.edition = :edition ORDER BY p.rowid"
)
_USE = text(
    "INSERT INTO procedure_uses(code, uses) VALUES (:code, 1)"
    " ON CONFLICT (code) DO UPDATE SET uses = uses + 1"
)
_USES = text("SELECT code, uses FROM procedure_uses")
_RECENT = text("SELECT value FROM state WHERE key = 'procedures.recent'")
_REMEMBER = text(
    "INSERT INTO state(key, value) VALUES ('procedures.recent', :codes)"
    " ON CONFLICT (key) DO UPDATE SET value = excluded.value"
)

# With code, short name and all words, folded, and the first day of the version.
_Light = tuple[ProcedureLine, str, str, str, str]


class LoadedEdition(Protocol):
    """What a catalogue file became: a name and its procedures."""

    @property
    def name(self) -> str:
        """How the edition is called, e.g. its date."""
        ...

    @property
    def procedures(self) -> tuple[Procedure, ...]:
        """Every procedure of the edition."""
        ...

    @property
    def effective_from(self) -> str:
        """First day on which it counts, ``YYYY-MM-DD``; empty: at once."""
        ...


class Shelf:
    """The folded names of one edition, kept in memory for typing; shared by all transactions."""

    def __init__(self) -> None:
        self.number = 0
        self.lines: tuple[_Light, ...] = ()


class Catalogue:
    """Procedures by code and by typed text."""

    def __init__(self, connection: Connection, shelf: Shelf) -> None:
        self._connection = connection
        self._shelf = shelf
        self._loaded = False

    def load(self, edition: LoadedEdition) -> None:
        """Add an edition, whole, as the newest one; loading a name again replaces it."""
        self._loaded = True
        number = self._connection.execute(_NEXT_NUMBER).scalar_one()
        named = {"name": edition.name, "n": number, "begins": edition.effective_from}
        for statement in (_LOADED, _FORGET, _NEWEST, _BEGINS_ON):
            self._connection.execute(statement, named)
        rows = [_to_row(procedure, edition.name) for procedure in edition.procedures]
        if rows:
            self._connection.execute(_INSERT, rows)

    def edition(self, day: date | None = None) -> str:
        """Return the name of the edition that counts on ``day`` (local), of the newest for None.

        Empty while none is loaded.
        """
        return next((name for _, name in self._editions(day)), "")

    def get(self, code: ProcedureId, edition: str = "") -> Procedure:
        """Return one procedure of ``edition``, of the newest one when none is said.

        Raises:
            MissingError: the edition has no such procedure.
        """
        chosen = edition or self.edition()
        wanted = {"edition": chosen, "code": code.strip()}
        body: bytes | None = self._connection.execute(_GET, wanted).scalar()
        if body is None:
            raise MissingError("procedure.unknown", procedure=code[:40], edition=chosen)
        return _DECODER.decode(body)

    def known_as(self, code: ProcedureId, edition: str) -> Procedure:
        """Return a dossier's procedure as its edition states it, or as well as we know it.

        Another counter's dossier may stand under an edition that never came here: then the newest
        one's version, or the bare code, must do.
        """
        for name in dict.fromkeys((edition, "")):
            try:
                return self.get(code, name)
            except MissingError:
                continue
        return Procedure(code, name=code, sector=code, edition=edition)

    def in_force(self, code: ProcedureId, day: date) -> Procedure:
        """Return the version of a procedure under which ``day`` (local) receives.

        That of the edition that counts on the day; where it begins later, the one before it. What
        that edition no longer has, or says has ended, is not looked for in older ones.

        Raises:
            MissingError: the edition has no such procedure.
            RuleError: ``procedure.not_in_force``: no version covers the day.
        """
        editions = self._editions(day)
        newest = found = self.get(code, editions[0][1] if editions else "")
        for _, name in editions[1:]:
            if found.begins_by(day):
                break
            try:
                found = self.get(code, name)
            except MissingError:
                break
        if found.is_in_force(day):
            return found
        raise RuleError(
            "procedure.not_in_force",
            procedure=newest.code,
            day=day.isoformat(),
            effective_from=newest.effective_from,
            effective_to=newest.effective_to,
        )

    def all(self) -> tuple[Procedure, ...]:
        """Return every procedure of the newest edition."""
        rows = self._connection.execute(_ALL, {"edition": self.edition()})
        return tuple(_DECODER.decode(row.body) for row in rows)

    def names(self, codes: Iterable[ProcedureId]) -> dict[ProcedureId, str]:
        """Return what each of ``codes`` is called at the counter, in the newest edition."""
        wanted = {"edition": self.edition(), "codes": sorted(set(codes))}
        rows = self._connection.execute(_NAMES, wanted)
        return {row.code: row.short_name or row.name for row in rows}

    def note_use(self, code: ProcedureId) -> None:
        """Count one reception: what was used last, and often, stands higher in what is found."""
        self._connection.execute(_USE, {"code": code})
        before = self._recent()
        codes = (code, *(other for other in before if other != code))[:RECENT]
        if codes != before:
            self._connection.execute(_REMEMBER, {"codes": " ".join(codes)})

    def _recent(self) -> tuple[ProcedureId, ...]:
        """Return the procedures received last at this counter, the last one first."""
        return tuple((self._connection.execute(_RECENT).scalar() or "").split())

    def find(
        self, typed: str, limit: int = 20, day: date | None = None
    ) -> tuple[ProcedureLine, ...]:
        """Return the procedures that ``typed`` means, best first; all by use when it is empty.

        Of the edition that counts on ``day``, each as the version of that day calls it. Order: the
        exact code; codes that begin so; short names that begin so, and names of often used or
        featured ones that hold the words as typed; other names that do; all words anywhere. Among
        equals the three received last at this counter, the others by use, then featured, then as
        in the catalogue.
        """
        words = fold(typed).split()
        recent = {code: place for place, code in enumerate(self._recent())}
        uses = {row.code: row.uses for row in self._connection.execute(_USES)}
        ranked = []
        for place, (line, code, short, everything, begins) in enumerate(self._light(day)):
            rank = _rank(words, code, short, everything)
            if rank is not None:
                used = uses.get(line.code, 0)
                if rank == _HOLDS and (used or line.featured):
                    rank = _BEGINS
                order = (rank, recent.get(line.code, RECENT), -used, not line.featured, place)
                ranked.append((order, line, used, begins))
        ranked.sort(key=lambda found: found[0])
        return tuple(self._called(*found[1:], day) for found in ranked[:limit])

    def _called(
        self, line: ProcedureLine, uses: int, begins: str, day: date | None
    ) -> ProcedureLine:
        """Return the line as the version of ``day`` is called, where the newest begins later."""
        if day is not None and begins > day.isoformat():
            try:
                older = self.in_force(line.code, day)
            except RuleError:  # not received before that day at all: shown as it will be
                return replace(line, uses=uses)
            line = replace(line, name=older.name, short_name=older.short_name, sector=older.sector)
        return line if line.uses == uses else replace(line, uses=uses)

    def _editions(self, day: date | None) -> list[tuple[int, str]]:
        """Return number and name of each edition that counts on ``day``, the newest first."""
        until = day.isoformat() if day else "9999"
        rows = self._connection.execute(_EDITIONS)
        return [(row.n, row.name) for row in rows if row.begins <= until]

    def _light(self, day: date | None) -> tuple[_Light, ...]:
        current = next(iter(self._editions(day)), None)
        if current is None:
            return ()
        number, name = current
        if not self._loaded and self._shelf.number == number:
            return self._shelf.lines
        rows = self._connection.execute(_LIGHT, {"edition": name})
        lines = tuple(_to_light(row) for row in rows)
        if not self._loaded:  # what is not committed yet may never be
            self._shelf.lines, self._shelf.number = lines, number
        return lines


RECENT: Final = 3
_BEGINS: Final = 2
_HOLDS: Final = 3


def _rank(words: list[str], code: str, short: str, everything: str) -> int | None:
    """Return how well the folded ``words`` fit, 0 best; None when one of them is missing."""
    typed = " ".join(words)
    if code == typed:
        return 0
    if code.startswith(typed) and typed:
        return 1
    if short.startswith(typed):
        return _BEGINS
    if any(f" {word}" not in everything for word in words):
        return None
    if f" {typed}" in f" {short}":
        return _HOLDS
    return 4 if f" {typed}" in everything else 5


def _to_row(procedure: Procedure, edition: str) -> dict[str, Any]:
    return {
        "edition": edition,
        "code": procedure.code,
        "name": procedure.name,
        "short_name": procedure.short_name,
        "sector": procedure.sector,
        "owner": procedure.owner,
        "featured": procedure.featured,
        "folded": "\n".join(
            fold(part) for part in (procedure.short_name, procedure.name, procedure.sector)
        ),
        "body": _ENCODER.encode(procedure),
    }


def _to_light(row: Any) -> _Light:
    line = ProcedureLine(
        row.code, row.name, row.short_name, row.sector, row.owner, bool(row.featured), row.uses
    )
    code = fold(row.code)
    short, name, sector = row.folded.split("\n")
    return line, code, short or name, f" {code} {short} {name} {sector}", row.begins or ""
