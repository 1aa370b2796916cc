"""Many rows at once, with statements whose text never changes, so that they stay prepared.

PostgreSQL: COPY for what is known to be new, one JSON document else. SQLite: one prepared
statement run for every row; it has no line to wait for.
"""

from collections.abc import Collection, Sequence
from functools import cache
from typing import Any

import msgspec
from sqlalchemy import Connection
from sqlalchemy.dialects import postgresql

from sync.gateway.store.schema import metadata

Rows = Sequence[tuple[Any, ...]]


def insert_many(connection: Connection, table: str, columns: Sequence[str], rows: Rows) -> None:
    """Insert rows that are known to be new. Names are the program's own, never input."""
    if not rows:
        return
    if connection.dialect.name == "postgresql":
        driver: Any = connection.connection.driver_connection
        statement = f"COPY {table} ({', '.join(columns)}) FROM STDIN"
        with driver.cursor() as cursor, cursor.copy(statement) as copy:
            for row in rows:
                copy.write_row(row)
    else:
        connection.exec_driver_sql(_one_by_one(table, tuple(columns), ""), list(rows))


def upsert_many(
    connection: Connection,
    table: str,
    key: Sequence[str],
    columns: Sequence[str],
    rows: Rows,
) -> None:
    """Insert rows, or replace what stands under the same key; no key may come twice."""
    changed = ", ".join(f"{name} = excluded.{name}" for name in columns if name not in key)
    deed = f" ON CONFLICT ({', '.join(key)}) DO UPDATE SET {changed}"
    _insert(connection, table, tuple(columns), rows, deed)


def insert_new(connection: Connection, table: str, columns: Sequence[str], rows: Rows) -> None:
    """Insert rows; what stands already under the same key stays."""
    _insert(connection, table, tuple(columns), rows, " ON CONFLICT DO NOTHING")


def among(connection: Connection, query: str, unit_no: int, wanted: Collection[str]) -> Any:
    """Run ``query``, whose ``{among}`` stands for "is one of ``wanted``", in one commune.

    ``query`` compares the commune by ``{unit}``. PostgreSQL takes an array, SQLite a JSON list.
    """
    if connection.dialect.name == "postgresql":
        text = query.format(unit="%s", among="= ANY(%s)")
        return connection.exec_driver_sql(text, (unit_no, list(wanted)))
    text = query.format(unit="?", among="IN (SELECT value FROM json_each(?))")
    quoted = ",".join('"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"' for name in wanted)
    return connection.exec_driver_sql(text, (unit_no, f"[{quoted}]"))


def _insert(
    connection: Connection, table: str, columns: tuple[str, ...], rows: Rows, deed: str
) -> None:
    if not rows:
        return
    if connection.dialect.name == "postgresql":
        records = [dict(zip(columns, row, strict=True)) for row in rows]
        packed = msgspec.json.encode(records).decode()
        connection.exec_driver_sql(_from_json(table, columns, deed), (packed,))
    else:
        connection.exec_driver_sql(_one_by_one(table, columns, deed), list(rows))


@cache
def _one_by_one(table: str, columns: tuple[str, ...], deed: str) -> str:
    marks = ", ".join("?" * len(columns))
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks}){deed}"  # noqa: S608


@cache
def _from_json(table: str, columns: tuple[str, ...], deed: str) -> str:
    dialect: Any = postgresql.dialect()  # type: ignore[no-untyped-call]
    known, names = metadata.tables[table].c, ", ".join(columns)
    shape = ", ".join(f"{name} {known[name].type.compile(dialect)}" for name in columns)
    return (
        f"INSERT INTO {table} ({names}) "  # noqa: S608 (own names only)
        f"SELECT {names} FROM json_to_recordset(%s::json) AS fresh({shape}){deed}"
    )
