"""Every store that ever shipped opens, and opening it never makes anything worse."""

import re
import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory

from counter_app.domain.dossier import Status
from counter_app.domain.registers import RegisterFilter
from counter_app.paths import Paths
from counter_app.store import schema, upgrade
from counter_app.store.backup import restore
from counter_app.store.engine import make_engine, transaction
from counter_app.store.retention import kept
from counter_app.store.store import Store
from tests.store.made import KEY, MORNING, receive_many

SNAPSHOTS = sorted((Path(__file__).parent / "snapshots").glob("v*.db"))
NEXT = f"{int(schema.HEAD) + 1:04d}"
STEP = """
from alembic import op
revision = "{step}"
down_revision = "{head}"
def upgrade():
    op.execute("CREATE TABLE later (x INTEGER)")
    {more}
"""


def _shape(engine):
    with transaction(engine, immediate=False) as connection:
        rows = connection.exec_driver_sql("SELECT type, name, sql FROM sqlite_schema")
        return {(row.type, row.name): re.sub(r"\s+", "", row.sql or "") for row in rows}


@pytest.fixture
def laid(tmp_path):
    engine = make_engine(tmp_path / "laid.db", KEY)
    with transaction(engine, immediate=True) as connection:
        upgrade.lay(connection)
    yield _shape(engine)
    engine.dispose()


def _next_program(tmp_path, more="pass"):
    """Return the migrations of a program one step ahead of this one."""
    migrations = tmp_path / "migrations"
    shutil.copytree(upgrade.MIGRATIONS, migrations)
    step = STEP.format(step=NEXT, head=schema.HEAD, more=more)
    (migrations / "versions" / f"v{NEXT}_later.py").write_text(step)
    return migrations


def test_the_tables_and_the_migrations_make_the_same_schema(tmp_path, laid):
    engine = make_engine(tmp_path / "migrated.db", KEY)
    with transaction(engine, immediate=True) as connection:
        upgrade.run_step(connection, schema.HEAD)
    migrated = _shape(engine)
    engine.dispose()
    assert laid.keys() == migrated.keys()
    assert {k: (laid[k], migrated[k]) for k in laid if laid[k] != migrated[k]} == {}


def test_the_head_is_the_newest_migration():
    config = Config()
    config.set_main_option("script_location", str(upgrade.MIGRATIONS))
    config.set_main_option("path_separator", "os")
    assert ScriptDirectory.from_config(config).get_current_head() == schema.HEAD


def test_there_is_a_snapshot_of_every_schema():
    assert [file.stem for file in SNAPSHOTS] == [f"v{n + 1}" for n in range(int(schema.HEAD))]


@pytest.mark.parametrize("snapshot", SNAPSHOTS, ids=lambda file: file.stem)
def test_a_store_of_an_old_release_opens_whole(folder, laid, snapshot):
    folder.data.mkdir()
    shutil.copy(snapshot, folder.database)
    store = Store.open(folder, KEY)
    with store.read() as work:
        report = work.journal.verify()
        assert (report.facts, report.problems) == (11, ())
        assert work.registers.count(RegisterFilter()) == 7
        assert len(work.registers.search("mau")) == 7
        assert work.dossiers.by_client_ref("giấy 3").version == 1
        (returned,) = work.registers.page(RegisterFilter(statuses=(Status.RETURNED,)))
        hour = MORNING + timedelta(hours=1)
        gone = RegisterFilter(returned_from=hour, returned_before=hour + timedelta(seconds=1))
        assert work.registers.page(gone) == (returned,)
    assert _shape(store.engine) == laid
    receive_many(store, 1)
    store.close()


def test_each_step_is_taken_after_a_backup(store, folder, tmp_path):
    receive_many(store, 2)
    migrations = _next_program(tmp_path)
    upgrade.bring_to_head(store.engine, store.back_up_before, head=NEXT, migrations=migrations)
    with store.read() as work:
        ask = work.connection.exec_driver_sql
        assert ask("SELECT version_num FROM alembic_version").scalar() == NEXT
        assert ask("SELECT count(*) FROM later").scalar() == 0
        assert work.registers.count(RegisterFilter()) == 2
    (made,) = kept(folder.backups)
    assert made.label == f"before-{NEXT}"
    restore(made.file, Paths(tmp_path / "old"))
    old = Store.open(Paths(tmp_path / "old"), KEY)
    with old.read() as work:
        assert work.journal.head().seq == 2
    old.close()


def test_a_step_that_fails_leaves_the_store_as_it_was(store, folder, tmp_path, laid):
    receive_many(store, 2)
    migrations = _next_program(tmp_path, more="raise ZeroDivisionError")
    with pytest.raises(ZeroDivisionError):
        upgrade.bring_to_head(store.engine, store.back_up_before, head=NEXT, migrations=migrations)
    assert _shape(store.engine) == laid
    receive_many(store, 1)
    assert len(kept(folder.backups)) == 1


def test_a_store_at_head_takes_no_step_and_no_backup(store, folder):
    upgrade.bring_to_head(store.engine, store.back_up_before)
    assert kept(folder.backups) == ()
