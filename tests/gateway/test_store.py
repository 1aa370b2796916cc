"""The store itself: schema, guards, and numbers that commit in their own order."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from sync import keys
from sync.canonical import ZERO
from sync.contract import CodeRange, Enrol, Head
from sync.gateway.commands.opened import opened
from sync.gateway.deeds.append import append_facts
from sync.gateway.deeds.enrol import prepare, redeem
from sync.gateway.deeds.feed import page
from sync.gateway.errors import ClosedError, RefusedError
from sync.gateway.rules.chain import checked
from sync.gateway.settings import Limits, utc_now
from sync.gateway.store import keyring
from sync.gateway.store.database import Database
from sync.gateway.store.schema import metadata
from tests.gateway.counter_pc import UNIT, Journal, stamp


@pytest.fixture
def database(db: str) -> Iterator[Database]:
    opened_ = Database(db)
    opened_.upgrade()
    yield opened_
    opened_.close()


def enrolled(database: Database, counter: int) -> tuple[str, bytes]:
    with database.write() as connection:
        own = keyring.keep(connection, stamp())
    ranges = (CodeRange(counter * 1000 + 1, counter * 1000 + 999),)
    code, _ = prepare(
        database, unit=UNIT, unit_name="", counter=counter, ranges=ranges, at=utc_now()
    )
    key = keys.new_private_key()
    order = Enrol(code=code, public_key=keys.public_key(key), unit=UNIT, counter=counter)
    return redeem(database, own, order, utc_now()).device, key


def keep(database: Database, journal: Journal, device: str, key: bytes, after: int) -> None:
    entries = checked(journal.append(after, device, key), Limits())
    start = Head(after, journal.facts[after - 1].hash if after else ZERO)
    append_facts(database, device, start, entries, utc_now())


def test_the_migrations_make_exactly_the_schema(database: Database) -> None:
    with database.read() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), metadata)
    assert differences == []


def test_facts_can_be_neither_changed_nor_removed(database: Database) -> None:
    device, key = enrolled(database, 3)
    journal = Journal()
    journal.receive(3001)
    keep(database, journal, device, key, 0)
    for deed in ("UPDATE facts SET hash = 'x'", "DELETE FROM facts", "UPDATE facts SET seq = 9"):
        with pytest.raises(DBAPIError, match="append-only"), database.write() as connection:
            connection.execute(text(deed))
    with database.write() as connection:
        connection.execute(text("UPDATE facts SET verdict = 'refused'"))


def test_a_store_of_a_newer_program_is_refused(db: str, database: Database) -> None:
    with database.write() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(RefusedError, match=r"db\.newer found=9999 known="):
        database.upgrade()
    with pytest.raises(RefusedError, match=r"db\.newer"), opened(db):
        pass


def test_a_missing_store_and_a_dead_server_have_their_own_errors(tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match=r"db\.missing"), opened(str(tmp_path / "no.db")):
        pass
    with (
        pytest.raises(ClosedError, match=r"store\.unavailable"),
        opened("postgresql://nobody@127.0.0.1:1/none"),
    ):
        pass
    with pytest.raises(RefusedError, match=r"db\.unknown_kind"), opened("mysql://x"):
        pass


def test_a_reader_never_skips_what_is_committed_later_with_a_lower_number(
    database: Database,
) -> None:
    """Six devices append at once while a seventh reads: every number, once, in order."""
    reader, _ = enrolled(database, 9)
    writers = [enrolled(database, counter) for counter in range(1, 7)]
    done = threading.Event()
    seen: list[int] = []

    def write(counter: int, device: str, key: bytes) -> None:
        journal = Journal()
        for number in range(20):
            journal.receive(counter * 1000 + 1 + number)
            keep(database, journal, device, key, number)

    def read() -> None:
        cursor, last_round = 0, False
        while True:
            found, _ = page(database, reader, cursor, limit=7)
            seen.extend(item.n for item in found.items)
            cursor = int(found.cursor)
            if not found.items:
                if last_round:
                    return
                last_round = done.is_set()

    watching = threading.Thread(target=read)
    watching.start()
    writing = [
        threading.Thread(target=write, args=(counter, *writer))
        for counter, writer in enumerate(writers, 1)
    ]
    for thread in writing:
        thread.start()
    for thread in writing:
        thread.join()
    done.set()
    watching.join()
    assert seen == list(range(1, 121))


def test_one_code_enrols_one_device_and_a_lost_answer_can_be_asked_again(
    database: Database,
) -> None:
    with database.write() as connection:
        own = keyring.keep(connection, stamp())
    code, _ = prepare(
        database, unit=UNIT, unit_name="", counter=3, ranges=(CodeRange(3001, 3999),), at=utc_now()
    )
    first = keys.public_key(keys.new_private_key())
    order = Enrol(code=code.lower().replace("-", " "), public_key=first, unit=UNIT, counter=3)
    answer = redeem(database, own, order, utc_now())
    assert redeem(database, own, order, utc_now()) == answer
    other = Enrol(
        code=code, public_key=keys.public_key(keys.new_private_key()), unit=UNIT, counter=3
    )
    with pytest.raises(RefusedError, match=r"enrolment\.used"):
        redeem(database, own, other, utc_now())
