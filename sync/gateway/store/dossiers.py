"""Derived dossiers, the codes they hold and the scans they name; all can be made anew."""

import json
from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import Connection, Row, delete, select, update

from sync.gateway.rules.dossier import DossierState, Status
from sync.gateway.store.bulk import among, insert_new, upsert_many
from sync.gateway.store.schema import blob_units, blobs, codes, dossiers, scans

_COLUMNS = (
    "unit_no",
    "id",
    "code",
    "procedure",
    "counter",
    "status",
    "due",
    "received_at",
    "holder",
    "repromised",
    "step",
    "portal",
    "official_code",
)


_STATES = f"SELECT {', '.join(_COLUMNS)} FROM dossiers WHERE unit_no = {{unit}} AND id {{among}}"  # noqa: S608
_OWNERS = "SELECT code, dossier FROM codes WHERE unit_no = {unit} AND code {among}"


def states(connection: Connection, unit_no: int, ids: Collection[str]) -> dict[str, DossierState]:
    """Return the dossiers of one commune among ``ids``."""
    if not ids:
        return {}
    return {str(row.id): _state(row) for row in among(connection, _STATES, unit_no, ids)}


def save(connection: Connection, changed: Iterable[DossierState]) -> None:
    """Write dossiers down, new or changed."""
    rows = [
        (
            state.unit_no,
            state.id,
            state.code,
            state.procedure,
            state.counter,
            int(state.status),
            state.due,
            state.received_at,
            state.holder,
            state.repromised,
            json.dumps(state.step),
            state.portal,
            state.official_code,
        )
        for state in changed
    ]
    upsert_many(connection, "dossiers", ("unit_no", "id"), _COLUMNS, rows)


def by_code(connection: Connection, code: str) -> list[DossierState]:
    """Return the dossiers that claim a code, or that the province calls so."""
    query = select(dossiers).where((dossiers.c.code == code) | (dossiers.c.official_code == code))
    return [_state(row) for row in connection.execute(query)]


def code_owners(connection: Connection, unit_no: int, wanted: Collection[str]) -> dict[str, str]:
    """Return which dossier holds each of these codes."""
    if not wanted:
        return {}
    return {row.code: str(row.dossier) for row in among(connection, _OWNERS, unit_no, wanted)}


def hold_codes(connection: Connection, unit_no: int, held: dict[str, str]) -> None:
    """Write down which dossier holds which code; the first stays."""
    rows = [(unit_no, code, dossier) for code, dossier in held.items()]
    columns = ("unit_no", "code", "dossier")
    insert_new(connection, "codes", columns, rows)


def name_scans(connection: Connection, unit_no: int, named: Iterable[tuple[str, str]]) -> None:
    """Write down which scans (dossier, sha256) are to be expected."""
    rows = [(unit_no, dossier, sha256) for dossier, sha256 in dict.fromkeys(named)]
    columns = ("unit_no", "dossier", "sha256")
    insert_new(connection, "scans", columns, rows)


def scan_counts(connection: Connection, unit_no: int, dossier: str) -> tuple[int, int]:
    """Return how many scans of a dossier are held (clean) and how many are expected."""
    query = (
        select(scans.c.sha256, blobs.c.media_type)
        .join_from(
            scans,
            blob_units,
            (scans.c.sha256 == blob_units.c.sha256) & (blob_units.c.unit_no == scans.c.unit_no),
            isouter=True,
        )
        .join(blobs, blobs.c.sha256 == blob_units.c.sha256, isouter=True)
        .where(scans.c.unit_no == unit_no, scans.c.dossier == dossier)
    )
    rows = connection.execute(query).all()
    return sum(1 for row in rows if row.media_type), len(rows)


def expects(connection: Connection, unit_no: int, sha256: str) -> bool:
    """Return whether a fact of this commune names the scan."""
    query = select(scans.c.dossier).where(scans.c.unit_no == unit_no, scans.c.sha256 == sha256)
    return connection.execute(query.limit(1)).first() is not None


def set_portal(
    connection: Connection, unit_no: int, dossier: str, *, portal: str, official_code: str
) -> None:
    """Write down what the provincial system says; an empty text changes nothing."""
    values = {"portal": portal, "official_code": official_code}
    said = {name: value for name, value in values.items() if value}
    if said:
        connection.execute(
            update(dossiers)
            .where(dossiers.c.unit_no == unit_no, dossiers.c.id == dossier)
            .values(**said)
        )


def portals(connection: Connection, unit_no: int) -> dict[str, tuple[str, str]]:
    """Return what the provincial system said of each dossier: status and official code."""
    query = select(dossiers.c.id, dossiers.c.portal, dossiers.c.official_code).where(
        dossiers.c.unit_no == unit_no,
        (dossiers.c.portal != "") | (dossiers.c.official_code != ""),
    )
    found = connection.execute(query)
    return {str(row.id): (row.portal, row.official_code) for row in found}


def forget(connection: Connection, unit_no: int) -> None:
    """Drop what is derived for one commune, to make it anew in the same transaction."""
    for table in (dossiers, codes, scans):
        connection.execute(delete(table).where(table.c.unit_no == unit_no))


def _state(row: Row[Any]) -> DossierState:
    return DossierState(
        unit_no=row.unit_no,
        id=str(row.id),
        code=row.code,
        procedure=row.procedure,
        counter=row.counter,
        status=Status(row.status),
        due=row.due,
        received_at=row.received_at,
        holder=row.holder,
        repromised=bool(row.repromised),
        step=json.loads(row.step),
        portal=row.portal,
        official_code=row.official_code,
    )
