"""Dossiers as they stand now, each change written together with its fact."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, bindparam, func, insert, select, text, update

from counter_app.domain.deeds import Corrected, Fact, FeeTaken
from counter_app.domain.dossier import Dossier
from counter_app.domain.errors import MissingError, RuleError, StaleError
from counter_app.domain.ids import ProcedureId
from counter_app.domain.numbering import parse_code
from counter_app.domain.people import Person
from counter_app.domain.registers import DossierLine, FactLine
from counter_app.store import schema
from counter_app.store.attachments import Attachments
from counter_app.store.codec import from_snapshot, to_ms, to_snapshot
from counter_app.store.journal import Journal
from counter_app.store.queries.lines import LINES, to_line
from counter_app.store.queries.search_text import asked, search_text
from counter_app.store.queries.timeline import deeds, timeline
from sync.contract import Head

_D = schema.dossiers.c
_ALIASES = (
    select(func.group_concat(schema.aliases.c.code, "\n"))
    .where(schema.aliases.c.dossier == _D.id)
    .scalar_subquery()
    .label("aliases")
)
_DOSSIER = select(_D.snapshot, _ALIASES)
_BY_ID = _DOSSIER.where(_D.id == bindparam("id"))
_BY_CODE = _DOSSIER.where(_D.code == bindparam("code"))
_BY_ALIAS = _DOSSIER.where(
    _D.id.in_(select(schema.aliases.c.dossier).where(schema.aliases.c.code == bindparam("code")))
)
_BY_CLIENT_REF = _DOSSIER.where(
    _D.client_ref == bindparam("client_ref"), _D.client_ref.is_not(None)
)
_ALL_OPEN = _DOSSIER.where(_D.closed_at.is_(None)).order_by(_D.received_at, _D.n)
_INSERT = insert(schema.dossiers)
_UPDATE = (
    update(schema.dossiers)
    .where(_D.id == bindparam("b_id"), _D.version == bindparam("b_version"))
    .values(
        {
            name: bindparam(name)
            for name in (
                "version",
                "applicant",
                "id_number",
                "due",
                "status",
                "closed_at",
                "snapshot",
                "returned_at",
            )
        }
    )
)
_UPDATE_OWN = _UPDATE.values(last_seq=bindparam("last_seq"))
_ROW_OF = text("SELECT n FROM dossiers WHERE id = :id")
_INDEX = text("INSERT INTO search(rowid, words) VALUES (:n, :words)")
_INDEX_AGAIN = text("UPDATE search SET words = :words WHERE rowid = :n")
_PUT_RIGHT = text(
    "UPDATE verdicts SET put_right_by = :by WHERE seq IN (SELECT v.seq FROM verdicts v"
    " JOIN facts f ON f.seq = v.seq WHERE v.verdict IN ('refused', 'conflict')"
    " AND v.put_right_by IS NULL AND f.body ->> 'id' = :fact)"
)
_CONFLICT_PUT_RIGHT = text(
    "UPDATE feed_facts SET put_right_by = :by WHERE verdict = 'conflict'"
    " AND put_right_by IS NULL AND body ->> 'id' = :fact"
)
_OF_PERSON = (
    select(*LINES)
    .where(_D.id_number == bindparam("id_number"), _D.id_number != "")
    .order_by(_D.received_at.desc(), _D.n.desc())
)
_OPEN_NAMING = text(
    "SELECT d.snapshot FROM search JOIN dossiers d ON d.n = search.rowid WHERE search MATCH :asked"
    " AND d.procedure = :procedure AND d.closed_at IS NULL"
)


class Dossiers:
    """The dossiers of this store: own ones, and those the feed brought."""

    def __init__(self, connection: Connection, journal: Journal, attachments: Attachments) -> None:
        self._connection = connection
        self._journal = journal
        self._attachments = attachments

    def get(self, dossier: UUID) -> Dossier:
        """Return one dossier.

        Raises:
            MissingError: unknown here.
        """
        row = self._connection.execute(_BY_ID, {"id": dossier.bytes}).first()
        if row is None:
            raise MissingError("dossier.unknown", dossier=dossier)
        return _to_dossier(row)

    def by_code(self, code: str) -> Dossier:
        """Return the dossier that bears ``code``, as printed or as the province named it later.

        Case and spaces do not matter.

        Raises:
            MissingError: unknown here.
        """
        wanted = {"code": _spelt(code)}
        row = self._connection.execute(_BY_CODE, wanted).first()
        row = row or self._connection.execute(_BY_ALIAS, wanted).first()
        if row is None:
            raise MissingError("dossier.unknown", **_named(wanted["code"]))
        return _to_dossier(row)

    def by_client_ref(self, reference: str) -> Dossier | None:
        """Return the own dossier whose order bore ``reference``, None when there is none."""
        row = self._connection.execute(_BY_CLIENT_REF, {"client_ref": reference}).first()
        return None if row is None else _to_dossier(row)

    def record(self, dossier: Dossier, fact: Fact) -> Head:
        """Write ``dossier`` as ``fact`` made it, with the fact, in this transaction.

        Raises:
            StaleError: it changed since it was read (the stored version is another).
            RuleError: the code, or the order's reference, belongs to another dossier.
            BusyError: a restored store that must first get its own facts back.
        """
        head = self._journal.append(fact, version=dossier.version)
        if dossier.version == 1:
            self.insert(dossier, own=True, last_seq=head.seq)
        else:
            self.update(dossier, last_seq=head.seq, reindex=isinstance(fact.deed, Corrected))
        self._attachments.bind(fact, seq=head.seq)
        if isinstance(fact.deed, Corrected | FeeTaken) and fact.deed.corrects:
            named = {"by": head.seq, "fact": str(fact.deed.corrects)}
            self._connection.execute(_PUT_RIGHT, named)
            self._connection.execute(_CONFLICT_PUT_RIGHT, named)
        return head

    def insert(self, dossier: Dossier, *, own: bool, last_seq: int) -> None:
        """Write a dossier for the first time; ``record`` and the feed call this.

        Raises:
            StaleError: it is there already.
            RuleError: the code, or the order's reference, belongs to another dossier.
        """
        fixed = {
            "id": dossier.id.bytes,
            "code": dossier.code,
            "own": own,
            "procedure": dossier.procedure,
            "received_at": to_ms(dossier.received_at),
            "received_by": dossier.received_by,
            "counter": dossier.counter,
            "client_ref": (dossier.client_ref or None) if own else None,
            "last_seq": last_seq,
        }
        inserted = self._connection.execute(_INSERT, fixed | _changing(dossier))
        n = inserted.lastrowid
        self._connection.execute(_INDEX, {"n": n, "words": search_text(dossier)})

    def update(self, dossier: Dossier, *, last_seq: int | None, reindex: bool) -> None:
        """Write a dossier's next version; ``last_seq`` None leaves the own fact as it is.

        Raises:
            StaleError: the stored version is not the one before.
        """
        values = _changing(dossier) | {
            "b_id": dossier.id.bytes,
            "b_version": dossier.version - 1,
        }
        if last_seq is None:
            changed = self._connection.execute(_UPDATE, values).rowcount
        else:
            values["last_seq"] = last_seq
            changed = self._connection.execute(_UPDATE_OWN, values).rowcount
        if not changed:
            raise StaleError("dossier.stale", dossier=dossier.id, version=dossier.version)
        if reindex:
            self.reindex(dossier)

    def reindex(self, dossier: Dossier) -> None:
        """Let the search find ``dossier`` by its present words."""
        n = self._connection.execute(_ROW_OF, {"id": dossier.id.bytes}).scalar_one()
        self._connection.execute(_INDEX_AGAIN, {"n": n, "words": search_text(dossier)})

    def timeline(self, dossier: UUID) -> tuple[FactLine, ...]:
        """Return the dossier's facts in the order in which they made it."""
        return timeline(self._connection, dossier)

    def deeds(self, dossier: UUID) -> tuple[Fact, ...]:
        """Return the dossier's facts with what was done, in their order."""
        return deeds(self._connection, dossier)

    def all_open(self) -> Iterator[Dossier]:
        """Yield every dossier that has not ended, a page in memory at a time."""
        result = self._connection.execute(_ALL_OPEN, execution_options={"yield_per": 500})
        for row in result:
            yield _to_dossier(row)

    def has_open(self, id_number: str, procedure: ProcedureId) -> bool:
        """True when a dossier of ``procedure`` that concerns this person has not ended.

        It concerns its owner, and its applicant where no other owner is named: who hands in for a
        whole village is nobody's duplicate.
        """
        wanted = {"asked": asked(id_number), "procedure": procedure}
        if not wanted["asked"]:
            return False
        for row in self._connection.execute(_OPEN_NAMING, wanted):
            dossier = from_snapshot(row.snapshot)
            if (dossier.owner or dossier.applicant).id_number == id_number:
                return True
        return False

    def of_person(self, id_number: str, limit: int = 20) -> tuple[DossierLine, ...]:
        """Return the dossiers of the applicant with ``id_number``, newest first."""
        rows = self._connection.execute(_OF_PERSON.limit(limit), {"id_number": id_number})
        return tuple(to_line(row) for row in rows)

    def person(self, id_number: str) -> Person | None:
        """Return the applicant as the newest dossier with ``id_number`` knows them."""
        newest = self.of_person(id_number, 1)
        return self.get(newest[0].id).applicant if newest else None


def _named(code: str) -> dict[str, str]:
    """Say which code was not found; not what was typed where it is none: it may be a name."""
    try:
        return {"named": parse_code(code).text}
    except RuleError:
        return {}


def _spelt(code: str) -> str:
    """Return the canonical spelling; a code of the province's own making stays as it is."""
    try:
        return parse_code(code).text
    except RuleError:
        return "".join(code.split())


def _changing(dossier: Dossier) -> dict[str, Any]:
    due, closed = dossier.deadline.due, dossier.closed_at
    returned = dossier.handing.at if dossier.handing else None
    return {
        "version": dossier.version,
        "applicant": dossier.applicant.name,
        "id_number": dossier.applicant.id_number,
        "due": None if due is None else to_ms(due),
        "status": int(dossier.status),
        "closed_at": None if closed is None else to_ms(closed),
        "snapshot": to_snapshot(dossier),
        "returned_at": None if returned is None else to_ms(returned),
    }


def _to_dossier(row: Any) -> Dossier:
    dossier = from_snapshot(row.snapshot)
    aliases = tuple(row.aliases.split("\n")) if row.aliases else ()
    return dossier if aliases == dossier.aliases else replace(dossier, aliases=aliases)
