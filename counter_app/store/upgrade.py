"""From an older file to the newest schema, step by step, with a backup before each step."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, Engine, text

from counter_app.domain.errors import IntegrityError
from counter_app.store import schema
from counter_app.store.engine import transaction

MIGRATIONS: Final = Path(__file__).parent / "migrations"
_FOUND = text("SELECT version_num FROM alembic_version")


def lay(connection: Connection) -> None:
    """Lay the newest schema into a new file."""
    schema.metadata.create_all(connection, checkfirst=False)
    for statement in schema.BESIDE_THE_TABLES:
        connection.exec_driver_sql(statement)
    connection.execute(text("INSERT INTO alembic_version VALUES (:head)"), {"head": schema.HEAD})


def bring_to_head(
    engine: Engine,
    back_up: Callable[[str], object],
    *,
    head: str = schema.HEAD,
    migrations: Path = MIGRATIONS,
) -> None:
    """Run the steps the file has not seen; does nothing, and loads nothing, when there are none.

    ``back_up`` is called before each step, with the revision it leads to.

    Raises:
        IntegrityError: the file is newer than this program (``store.newer``) or no store of ours.
    """
    with transaction(engine, immediate=False) as connection:
        found: str | None = connection.execute(_FOUND).scalar()
    if found == head:
        return
    if found is None or not found.isdecimal():
        raise IntegrityError("store.not_a_store", found=found)
    if int(found) > int(head):
        raise IntegrityError("store.newer", found=found, known=head)
    for step in range(int(found) + 1, int(head) + 1):
        back_up(f"{step:04d}")
        with transaction(engine, immediate=True) as connection:
            run_step(connection, f"{step:04d}", migrations)


def run_step(connection: Connection, revision: str, migrations: Path = MIGRATIONS) -> None:
    """Let Alembic take the file to ``revision`` inside the open transaction."""
    from alembic import command  # heavy, and needed only when the schema is not at head
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(migrations).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    if not connection.in_transaction():  # ours is the driver's; Alembic is to know, and end none
        connection.begin()
    command.upgrade(config, revision)
