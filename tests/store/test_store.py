from dataclasses import replace

import pytest
from sqlcipher3 import dbapi2

from counter_app.domain.errors import (
    IntegrityError,
    MissingError,
    RuleError,
    SignInError,
    StaleError,
)
from counter_app.store import keyslots, schema
from counter_app.store.store import Store
from tests.store.made import KEY, make_fact, make_received, receive, receive_many


def test_a_store_is_made_once(folder, store):
    with pytest.raises(RuleError, match=r"store.exists"):
        Store.create(folder, KEY)


def test_no_store_is_missing(folder):
    with pytest.raises(MissingError, match=r"store.missing"):
        Store.open(folder, KEY)


def test_what_was_written_is_there_after_opening_again(folder, store):
    with store.write() as work:
        dossier = receive(work)
    store.close()
    again = Store.open(folder, KEY)
    with again.read() as work:
        assert work.dossiers.get(dossier.id) == dossier
    again.close()


def test_another_key_opens_nothing(folder, store):
    store.close()
    with pytest.raises(SignInError, match=r"key.wrong"):
        Store.open(folder, bytes(32))


@pytest.mark.parametrize("content", [b"", b"x" * 100, b"x" * 5000, b"SQLite format 3" * 1000])
def test_a_foreign_file_is_no_store_and_is_left_alone(folder, content):
    key = keyslots.create(folder, "lan", "bí mật", target_s=0.001)
    folder.database.write_bytes(content)
    with pytest.raises(IntegrityError, match=r"store.damaged"):
        Store.open(folder, key)
    assert folder.database.read_bytes() == content


def test_a_broken_first_page_is_damage_when_the_key_is_known_to_be_right(folder):
    key = keyslots.create(folder, "lan", "bí mật", target_s=0.001)
    Store.create(folder, key).close()
    with open(folder.database, "r+b") as file:
        file.seek(100)
        file.write(b"\0" * 200)
    with pytest.raises(IntegrityError, match=r"store.damaged"):
        Store.open(folder, key)


def test_a_newer_file_is_refused_with_both_numbers(folder, store):
    with store.write() as work:
        work.connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0099'")
    store.close()
    with pytest.raises(IntegrityError, match=r"store.newer") as refused:
        Store.open(folder, KEY)
    assert refused.value.facts == {"found": "0099", "known": schema.HEAD}


def test_nothing_of_the_file_can_be_read_without_the_key(folder, store):
    with store.write() as work:
        receive(work)
    store.close()
    content = b"".join(file.read_bytes() for file in folder.data.iterdir() if file.is_file())
    for said in ("Nguyễn", "051185001234", "dossier", "CREATE TABLE"):
        assert said.encode() not in content
    plain = dbapi2.connect(str(folder.database))
    with pytest.raises(dbapi2.DatabaseError):
        plain.execute("SELECT * FROM dossiers")
    plain.close()


def test_every_commit_is_flushed_and_the_log_is_written_ahead(store):
    with store.read() as work:
        ask = work.connection.exec_driver_sql
        assert ask("PRAGMA synchronous").scalar() == 2
        assert ask("PRAGMA journal_mode").scalar() == "wal"
        assert ask("PRAGMA foreign_keys").scalar() == 1


def test_no_error_says_what_was_written(store):
    statement = schema.officers.insert().values(name="lan", full_name="Nguyễn Thị Mẫu")
    with pytest.raises(Exception, match="NOT NULL") as bug, store.write() as work:
        work.connection.execute(statement)
    assert "Mẫu" not in str(bug.value)


def test_a_dossier_received_twice_is_stale(store):
    with store.write() as work:
        dossier = receive(work)
    fact = make_fact(make_received(code="H48.12.34-261102-3009"), dossier=dossier.id)
    with pytest.raises(StaleError), store.write() as work:
        work.dossiers.record(replace(dossier, code="H48.12.34-261102-3009"), fact)


def test_idle_moments_end_with_nothing_left_to_tidy_and_nothing_lost(store, folder):
    receive_many(store, 40)
    log = folder.database.with_name("counter.db-wal")
    assert sum(1 for _ in iter(store.tidy, False)) > 0
    assert not store.tidy()
    store.close()
    assert not log.exists() or log.stat().st_size == 0
    again = Store.open(folder, KEY)
    with again.read() as work:
        assert len(work.registers.search("mẫu", 100)) == 40
        assert work.journal.verify().problems == ()
    again.close()
