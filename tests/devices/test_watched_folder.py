"""A folder that is looked at: whole files only, and none lost."""

import os
import time
from pathlib import Path

import pytest

from counter_app.devices.watched_folder import WatchedFolder
from counter_app.domain.errors import MachineError, MissingError, RuleError

MOST = 1_000_000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


@pytest.fixture
def watched(folder: Path) -> WatchedFolder:
    return WatchedFolder(folder)


def _names(watched: WatchedFolder) -> list[str]:
    return [file.path.name for file in watched.look()]


def _put(folder: Path, name: str, content: bytes = b"%PDF-1.4 x", age_s: float = 0) -> Path:
    file = folder / name
    file.write_bytes(content)
    moment = time.time() - age_s
    os.utime(file, (moment, moment))
    return file


def test_a_file_is_offered_when_it_stood_still_between_two_looks(folder, watched):
    _put(folder, "a.pdf")
    assert _names(watched) == []
    assert _names(watched) == ["a.pdf"]
    assert _names(watched) == ["a.pdf"]


def test_a_file_that_grows_is_left_alone(folder, watched):
    file = _put(folder, "a.pdf")
    for _ in range(3):
        assert _names(watched) == []
        with file.open("ab") as growing:
            growing.write(b"more")
    assert _names(watched) == []
    assert _names(watched) == ["a.pdf"]


def test_an_empty_file_waits_for_its_content(folder, watched):
    _put(folder, "a.pdf", b"")
    watched.look()
    assert _names(watched) == []


def test_only_scans_are_offered_oldest_first(folder, watched):
    _put(folder, "young.PDF", age_s=10)
    _put(folder, "old.jpg", age_s=100)
    for name in ("note.txt", ".hidden.pdf", "~lock.pdf", "half.pdf.part"):
        _put(folder, name)
    (folder / "folder.pdf").mkdir()
    (folder / "link.pdf").symlink_to(folder / "old.jpg")
    watched.look()
    assert _names(watched) == ["old.jpg", "young.PDF"]


def test_a_folder_that_is_away_is_an_empty_one(tmp_path):
    assert WatchedFolder(tmp_path / "gone").look() == ()


def test_a_file_stays_when_it_was_read(folder, watched):
    path = _put(folder, "a.pdf")
    watched.look()
    (file,) = watched.look()
    assert watched.read(file, MOST) == b"%PDF-1.4 x"
    assert path.exists()


def test_a_file_that_changed_since_it_was_offered_is_not_read(folder, watched):
    path = _put(folder, "a.pdf")
    watched.look()
    (file,) = watched.look()
    path.write_bytes(b"%PDF-1.4 another one")
    with pytest.raises(MachineError, match=r"file\.unreadable"):
        watched.read(file, MOST)
    path.unlink()
    with pytest.raises(MissingError, match=r"file\.missing"):
        watched.read(file, MOST)


def test_a_huge_file_is_not_read_at_all(folder, watched):
    _put(folder, "a.pdf")
    watched.look()
    (file,) = watched.look()
    with pytest.raises(RuleError, match=r"file\.too_large"):
        watched.read(file, 3)


def test_only_the_very_file_is_deleted(folder, watched):
    path = _put(folder, "a.pdf", age_s=5)
    watched.look()
    (file,) = watched.look()
    path.write_bytes(b"%PDF-1.4 another one")
    assert not watched.delete(file)
    assert path.exists()
    watched.look()
    (newer,) = watched.look()
    assert watched.delete(newer)
    assert not path.exists()
    assert watched.delete(newer)  # gone already is gone
