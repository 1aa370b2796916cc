"""What docs/operate promises an administrator: a standby, a restore, an upgrade under way."""

import sqlite3
from pathlib import Path

import pytest
from alembic import command as alembic
from alembic.config import Config
from sqlalchemy import text

from sync.gateway.store import database as store
from sync.gateway.store.database import Database
from tests.gateway.counter_pc import CounterPc
from tests.gateway.postgres import STANDBY, Postgres
from tests.gateway.program import GatewayProgram, command


@pytest.fixture
def primary():
    server = Postgres().start()
    yield server
    server.stop()


def both(primary: Postgres, standby: Postgres) -> str:
    """The address of whichever may be written to."""
    hosts = f"host=127.0.0.1:{primary.port}&host=127.0.0.1:{standby.port}"
    return f"postgresql://gateway@/postgres?{hosts}&target_session_attrs=read-write"


def test_when_the_primary_burns_the_standby_has_all_that_was_signed_for(primary, tmp_path):
    standby = Postgres(standby_of=primary).start()
    try:
        primary.ask(
            f"ALTER SYSTEM SET synchronous_standby_names = 'ANY 1 ({STANDBY})'",
            "SELECT pg_reload_conf()",
        )
        gateway = GatewayProgram(both(primary, standby), tmp_path).start()
        try:
            pc = gateway.counter()
            for number in range(3001, 3021):
                pc.receive(number)
            signed = pc.deliver().checkpoint
            state = "SELECT sync_state FROM pg_stat_replication"
            assert primary.ask(state) == "quorum", "each commit waited for both"
            primary.kill()
            pc.receive(3021)
            answer = pc.send(after=20)
            assert (answer.status_code, answer.json()["code"]) == (503, "store.unavailable")
            assert standby.ask("SELECT pg_promote()") is True
            head = _until_served(pc)
            assert head.head.seq == 21
            assert signed.hash == pc.journal.facts[19].hash
            report = gateway.verify()
            assert (report["facts"], report["problems"]) == (21, [])
        finally:
            gateway.stop()
    finally:
        standby.stop()


def _until_served(pc: CounterPc):
    for _ in range(200):
        answer = pc.send(after=20)
        if answer.status_code == 200:
            return pc.deliver(after=20)
    raise AssertionError(answer.text)


def test_a_dump_and_the_scans_are_a_whole_gateway(primary, tmp_path):
    gateway = GatewayProgram(primary.make("counter"), tmp_path).start()
    pc = gateway.counter()
    for number in range(3001, 3011):
        pc.receive(number)
    signed = pc.deliver().checkpoint
    dump = primary.folder / "counter.dump"
    primary.tool("pg_dump", "-Fc", "-f", str(dump), "counter")
    gateway.kill()
    restored = primary.make("restored")
    primary.tool("pg_restore", "-d", "restored", str(dump))
    again = GatewayProgram(restored, tmp_path)
    assert again.verify()["problems"] == []
    again.start()
    try:
        pc.url = again.url
        pc.receive(3011)
        after = pc.deliver(after=10).checkpoint
        assert after.key_id == signed.key_id
        assert after.seq == 11
        [totals] = command("rebuild", "--db", restored)
        assert (totals["facts"], totals["dossiers"]) == (11, 11)
    finally:
        again.stop()


def test_the_file_of_an_embedded_gateway_is_copied_while_it_works(tmp_path):
    gateway = GatewayProgram(str(tmp_path / "gateway.db"), tmp_path).start()
    try:
        pc = gateway.counter()
        pc.receive(3001)
        pc.deliver()
        copy = tmp_path / "copy.db"
        with sqlite3.connect(gateway.db) as source, sqlite3.connect(copy) as target:
            source.backup(target)
        source.close()
        target.close()
        [report] = command("verify", "--db", str(copy))
        assert (report["facts"], report["problems"]) == (1, [])
    finally:
        gateway.stop()


@pytest.mark.parametrize("first", ["0001", "0002"])
def test_workers_of_the_version_before_go_on_while_the_schema_grows(
    db: str, tmp_path: Path, first: str
):
    """An upgrade only adds: what an older worker writes meanwhile is whole for the newer one."""
    _upgrade_to(db, first)
    older = Database(db)
    older.upgrade()  # the newer program starts beside it
    with older.write() as connection:
        connection.execute(text("INSERT INTO units (code, name, n) VALUES ('H48.9', '', 0)"))
        connection.execute(
            text(
                "INSERT INTO devices (id, unit_no, counter, public_key, ranges, seq, hash,"
                " enrolled_at, seen_at, forks) VALUES ('d1', 1, 3, 'key', '[[3001, 3999]]', 0,"
                " :zero, '2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z', 0)"
            ),
            {"zero": "0" * 64},
        )
        connection.execute(
            text(
                "INSERT INTO gateway_keys (key_id, private_key, seal_key, made_at)"
                " VALUES ('k', :key, :key, '2026-01-01T00:00:00.000Z')"
            ),
            {"key": bytes(range(32))},
        )
    assert older.version() == store.HEAD
    older.close()
    [device] = command("devices", "--db", db)
    assert (device["device"], device["unit"]) == ("d1", "H48.9")
    [key] = command("keys", "--db", db)
    assert key["signs"] is True
    program = GatewayProgram(db, tmp_path).start()
    try:
        pc = program.counter()
        pc.receive(3001)
        assert pc.deliver().head.seq == 1
    finally:
        program.stop()


def _upgrade_to(db: str, revision: str) -> None:
    database = Database(db)
    with database.write() as connection:
        config = Config()
        config.set_main_option("script_location", str(store.MIGRATIONS))
        config.set_main_option("path_separator", "os")
        config.attributes["connection"] = connection
        alembic.upgrade(config, revision)
    assert database.version() == revision
    database.close()
