"""A store that came to harm: each harm has a code, none is made worse, what can be saved is."""

import shutil
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest

from counter_app.domain.deeds import HandedOver
from counter_app.domain.dossier import ComponentIntake
from counter_app.domain.errors import BusyError, CounterError, IntegrityError, MachineError
from counter_app.paths import Paths
from counter_app.store import engine
from counter_app.store.backup import backup
from counter_app.store.rescue.rebuild import rebuild
from counter_app.store.store import Store
from tests.store.made import KEY, MORNING, act, receive

PDF = b"%PDF-1.4\n%%EOF\n"
DOSSIERS = 40
BACKED_UP = 25


@pytest.fixture(scope="module")
def prepared(tmp_path_factory) -> Paths:
    """A closed store of forty dossiers; a backup was made after twenty-five."""
    folder = Paths(tmp_path_factory.mktemp("damage") / "counter")
    with closing(Store.create(folder, KEY)) as store:
        with store.write() as work:
            work.numbering.set_ranges(((3001, 3999),))
        for number in range(DOSSIERS):
            with store.write() as work:
                scan = work.attachments.add(PDF + str(number).encode())
                components = (ComponentIntake(1, originals=1, scans=(scan,)),)
                dossier = receive(work, components=components)
                act(work, dossier, HandedOver(to="tư pháp"))
            if number + 1 == BACKED_UP:
                backup(store, folder.backups, at=MORNING)
    return folder


@pytest.fixture
def harmed(prepared, folder) -> Paths:
    shutil.copytree(prepared.data, folder.data)
    return folder


def flip(file: Path, lot: Random, times: int, *, first: int = 0) -> None:
    """Flip bits anywhere behind byte ``first``."""
    content = bytearray(file.read_bytes())
    for _ in range(times):
        content[lot.randrange(first, len(content))] ^= 1 << lot.randrange(8)
    file.write_bytes(content)


def pages(folder: Path) -> dict[str, bytes]:
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }


def checked(paths: Paths) -> tuple:
    """Return the facts and dossiers of a store that must be sound."""
    with closing(Store.open(paths, KEY)) as store, store.read() as work:
        report = work.journal.verify()
        assert report.problems == ()
        return report.facts, work.registers.search("mẫu", 100)


def read_whole(paths: Paths) -> str:
    """Return the code by which a harm is told when all is read, empty for none."""
    try:
        with closing(Store.open(paths, KEY)) as store, store.read() as work:
            problems = work.journal.verify().problems
            if problems:
                return problems[0].code
            for dossier in work.dossiers.all_open():
                work.dossiers.timeline(dossier.id)
    except CounterError as error:
        return error.code
    return ""


@pytest.mark.parametrize("seed", range(8))
def test_flipped_bits_are_told_and_repaired_from_file_and_backup(harmed, seed):
    lot = Random(seed)
    flip(harmed.database, lot, 3, first=4096)
    code = read_whole(harmed)
    # Each page carries a code of its own: a flipped bit is seen, or lies in a page nobody reads.
    assert code in ("store.damaged", "")
    report = rebuild(harmed, KEY, by="lan", at=MORNING)
    facts, found = checked(harmed)
    assert report.facts >= BACKED_UP * 2
    assert facts == report.facts + 1  # and the fact of the repair
    assert len(found) == (report.facts + 1) // 2
    assert report.scans == (report.facts + 1) // 2
    assert (harmed.data / report.kept_as / "counter.db").exists()


def test_what_file_and_backup_hold_together_is_joined(harmed):
    """The file is cut in the middle, so its older pages are gone; the backup has them."""
    content = bytearray(harmed.database.read_bytes())
    for page in range(4, len(content) // 4096, 3):
        content[page * 4096 : page * 4096 + 4096] = bytes(4096)
    harmed.database.write_bytes(content)
    assert read_whole(harmed) == "store.damaged"
    report = rebuild(harmed, KEY, by="lan", at=MORNING)
    assert report.facts >= BACKED_UP * 2
    assert any(name.endswith(".counter-backup") for name in report.sources)
    assert checked(harmed)[0] == report.facts + 1


def test_a_torn_page_is_told(harmed):
    content = bytearray(harmed.database.read_bytes())
    content[8 * 4096 + 512 : 9 * 4096] = content[3 * 4096 + 512 : 4 * 4096]
    harmed.database.write_bytes(content)
    assert read_whole(harmed) in ("store.damaged", "")
    assert rebuild(harmed, KEY, by="lan", at=MORNING).facts >= BACKED_UP * 2


@pytest.mark.parametrize("content", [b"", b"x", bytes(4096 * 3), b"SQLite format 3\0" * 512])
def test_a_foreign_or_empty_file_is_refused_and_left_alone(harmed, content):
    harmed.database.write_bytes(content)
    code = read_whole(harmed)
    assert code in ("store.damaged", "store.not_a_store", "key.wrong")
    assert harmed.database.read_bytes() == content
    report = rebuild(harmed, KEY, by="lan", at=MORNING)
    assert (report.facts, report.unproven) == (BACKED_UP * 2, 0)
    assert (harmed.data / report.kept_as / "counter.db").read_bytes() == content


def test_an_encrypted_file_without_our_tables_is_refused(harmed):
    for ending in ("", "-wal", "-shm"):
        Path(f"{harmed.database}{ending}").unlink(missing_ok=True)
    with closing(engine.connect(harmed.database, KEY)) as other:
        other.execute("CREATE TABLE other (x)")
    assert read_whole(harmed) in ("store.not_a_store", "key.wrong")  # no slots tell which, here
    assert rebuild(harmed, KEY, by="lan", at=MORNING).facts == BACKED_UP * 2


def test_where_nothing_can_be_read_all_is_left_as_it_was(harmed):
    shutil.rmtree(harmed.backups)
    harmed.database.write_bytes(b"nothing" * 1000)
    before = pages(harmed.data)
    with pytest.raises(IntegrityError, match=r"repair\.nothing_readable"):
        rebuild(harmed, KEY, by="lan", at=MORNING)
    assert pages(harmed.data) == before


def test_facts_behind_a_hole_are_counted_and_not_taken(harmed):
    shutil.rmtree(harmed.backups)
    with closing(Store.open(harmed, KEY)) as store, store.engine.connect() as connection:
        connection.exec_driver_sql("DROP TRIGGER facts_stay")
        connection.exec_driver_sql("DELETE FROM facts WHERE seq = 31")
    report = rebuild(harmed, KEY, by="lan", at=MORNING)
    assert (report.facts, report.first_missing, report.unproven) == (30, 31, 49)
    assert checked(harmed)[0] == 31


def test_an_edited_fact_ends_what_is_proven_unless_a_backup_has_it(harmed):
    with closing(Store.open(harmed, KEY)) as store, store.engine.connect() as connection:
        connection.exec_driver_sql("DROP TRIGGER facts_stand")
        connection.exec_driver_sql(
            "UPDATE facts SET body = replace(body, 'Mẫu', 'Khác') WHERE seq = 7"
        )
    assert read_whole(harmed) == "journal.edited"
    report = rebuild(harmed, KEY, by="lan", at=MORNING)
    assert report.facts == DOSSIERS * 2
    assert sum(n for name, n in report.sources.items() if name != "damaged file") == 1
    assert checked(harmed)[0] == DOSSIERS * 2 + 1


def test_a_lost_scan_is_named_and_the_rest_is_saved(harmed):
    victim = next(file for file in harmed.blobs.rglob("*") if file.is_file())
    victim.unlink()
    report = rebuild(harmed, KEY, by="lan", at=MORNING)
    assert report.facts == DOSSIERS * 2
    assert (report.scans, len(report.scans_lost)) == (DOSSIERS - 1, 1)


def test_repairing_a_sound_store_changes_nothing_but_the_fact(harmed):
    facts, found = checked(harmed)
    report = rebuild(harmed, KEY, by="lan", at=MORNING)
    assert (report.facts, report.tables_lost, report.scans_lost) == (facts, [], [])
    after_facts, after = checked(harmed)
    assert after_facts == facts + 1
    assert {line.code for line in after} == {line.code for line in found}
    with closing(Store.open(harmed, KEY)) as store, store.write() as work:
        receive(work, at=MORNING + timedelta(days=1))


def test_a_backup_in_another_folder_helps_too(harmed, tmp_path):
    shutil.move(harmed.backups, tmp_path / "stick")
    harmed.database.write_bytes(b"")
    report = rebuild(harmed, KEY, backups=[tmp_path / "stick"], by="lan", at=MORNING)
    assert report.facts == BACKED_UP * 2


def test_another_program_that_holds_the_file_is_told_and_waited_for(harmed, monkeypatch):
    monkeypatch.setattr(engine, "BUSY_TIMEOUT_S", 0.05)
    holder = engine.connect(harmed.database, KEY)
    holder.execute("BEGIN IMMEDIATE")
    with closing(Store.open(harmed, KEY)) as store:
        with pytest.raises(BusyError, match=r"store\.locked"), store.write() as work:
            work.state.set("a", "b")
        holder.execute("ROLLBACK")
        holder.close()
        with store.write() as work:
            receive(work)


def test_a_disk_that_became_read_only_is_told_and_nothing_is_changed(harmed):
    with closing(Store.open(harmed, KEY)) as store:
        head = store.replica().head()
        with store.read() as work:
            work.connection.exec_driver_sql("PRAGMA query_only = ON")
        with pytest.raises(MachineError, match=r"disk\.read_only"), store.write() as work:
            receive(work)
        with store.read() as work:
            work.connection.exec_driver_sql("PRAGMA query_only = OFF")
            assert work.journal.head() == head
