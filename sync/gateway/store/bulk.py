"""Many rows at once: COPY where PostgreSQL speaks it, one prepared statement elsewhere."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection

_AT_ONCE = 500  # rows of one statement; both databases bound its parameters


def insert_many(
    connection: Connection, table: str, columns: Sequence[str], rows: Sequence[tuple[Any, ...]]
) -> None:
    """Insert rows that are known to be new. Names are the program's own, never input."""
    if not rows:
        return
    names = ", ".join(columns)
    if connection.dialect.name == "postgresql":
        driver: Any = connection.connection.driver_connection
        with driver.cursor() as cursor, cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
        return
    marks = ", ".join("?" * len(columns))
    connection.exec_driver_sql(
        f"INSERT INTO {table} ({names}) VALUES ({marks})",  # noqa: S608 (own names only)
        [tuple(row) for row in rows],
    )


def upsert_many(
    connection: Connection,
    table: str,
    key: Sequence[str],
    columns: Sequence[str],
    rows: Sequence[tuple[Any, ...]],
) -> None:
    """Insert rows, or replace what stands under the same key."""
    changed = ", ".join(f"{name} = excluded.{name}" for name in columns if name not in key)
    _insert(connection, table, columns, rows, f"({', '.join(key)}) DO UPDATE SET {changed}")


def insert_new(
    connection: Connection, table: str, columns: Sequence[str], rows: Sequence[tuple[Any, ...]]
) -> None:
    """Insert rows; what stands already under the same key stays."""
    _insert(connection, table, columns, rows, "DO NOTHING")


def _insert(
    connection: Connection,
    table: str,
    columns: Sequence[str],
    rows: Sequence[tuple[Any, ...]],
    deed: str,
) -> None:
    mark = "%s" if connection.dialect.name == "postgresql" else "?"
    line = "(" + ", ".join([mark] * len(columns)) + ")"
    names = ", ".join(columns)
    for start in range(0, len(rows), _AT_ONCE):
        part = rows[start : start + _AT_ONCE]
        connection.exec_driver_sql(
            f"INSERT INTO {table} ({names}) VALUES {', '.join([line] * len(part))} "  # noqa: S608
            f"ON CONFLICT {deed}",
            tuple(value for row in part for value in row),
        )
