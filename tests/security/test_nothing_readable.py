"""After a full day's work nothing on the disk tells of a citizen, in any spelling."""

import gzip
import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from unicodedata import normalize

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from counter_app.domain.vietnamese import fold
from counter_app.trial.province import Province
from sync.courier.recovery import public_of
from tests.journeys.counter_pc import CounterPc
from tests.security.day import NEW_NAME, PEOPLE

ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be")


def secrets() -> dict[bytes, str]:
    """Return what must not be found, in every spelling, with the plain words."""
    words = {NEW_NAME}
    for person in PEOPLE:
        words |= {person.name, person.id_number, person.phone, person.address}
    spelt = {
        spelling: word
        for word in words
        for form in ("NFC", "NFD")
        for spelling in (normalize(form, word), normalize(form, word).upper(), fold(word))
    }
    return {
        spelling.encode(encoding): word
        for spelling, word in spelt.items()
        for encoding in ENCODINGS
    }


def contents(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield every file below ``folder`` with its path and name, and what archives hold."""
    for file in sorted(folder.rglob("*")):
        yield f"the name of {file}", str(file.relative_to(folder)).encode()
        if not file.is_file():
            continue
        yield str(file), file.read_bytes()
        if zipfile.is_zipfile(file):
            with zipfile.ZipFile(file) as archive:
                for name in archive.namelist():
                    yield f"{file}!{name}", archive.read(name)
        elif file.read_bytes()[:2] == b"\x1f\x8b":
            yield f"{file}!", gzip.decompress(file.read_bytes())


def found(folder: Path) -> list[str]:
    """Return where a secret is readable below ``folder``."""
    wanted = secrets()
    return [
        f"{where}: {word}"
        for where, content in contents(folder)
        for spelling, word in wanted.items()
        if spelling in content
    ]


@pytest.fixture(scope="module")
def day(tmp_path_factory) -> Path:
    """The folder of a counter that worked a day, with a temporary folder of its own."""
    folder = tmp_path_factory.mktemp("day")
    for name in ("out", "tmp", "home"):
        (folder / name).mkdir()
    own = {name: str(folder / "tmp") for name in ("TMPDIR", "TEMP", "TMP", "SQLITE_TMPDIR")}
    surroundings = os.environ | own | {"HOME": str(folder / "home")}
    with Province(folder / "province") as province:
        words = [folder / "data", folder / "out", province.url, province.enrol()]
        subprocess.run(
            [sys.executable, "-m", "tests.security.day", *words],
            check=True,
            env=surroundings,
            timeout=120,
        )
    shot = subprocess.run(
        [sys.executable, "-m", "tests.security.window_day", folder / "data"],
        check=False,
        capture_output=True,
        env=surroundings | {"QT_QPA_PLATFORM": "offscreen"},
        timeout=180,
    )
    assert shot.stdout == b"ready\n", shot.stderr.decode()
    file_password = {"COUNTER_FILE_PASSWORD": "mật khẩu của tệp"}
    pc = CounterPc(folder / "data", own | {"HOME": str(folder / "home")} | file_password)
    sealed = folder / "sealed"
    sealed.mkdir()
    pc.done("support", "--out", sealed / "support", "--reason", "thử")
    pc.done("journal", "export", "--out", sealed / "journal", "--sealed", "--reason", "thử")
    pc.done("audit", "export", "--out", sealed / "audit", "--sealed", "--reason", "thử")
    pc.done("backup", "--to", sealed, "--check")
    pc.done("key-slot", "recovery", "--key", public_of(X25519PrivateKey.generate()))
    pc.done("recover", "ask", "--out", sealed / "request")
    pc.run("search", PEOPLE[0].name)
    pc.run("show", PEOPLE[1].name)
    pc.run("receive", "-", stdin=f'{{"procedure": "{PEOPLE[1].name}", "applicant": 7}}\n')
    pc.run("check")
    return folder


def test_the_day_left_a_store_a_backup_a_log_and_printed_slips(day):
    assert (day / "data/counter.db").stat().st_size > 100_000
    assert list((day / "data/backups").glob("*.counter-backup"))
    assert list((day / "data/logs").glob("*.log"))
    assert len(list((day / "out").glob("H48*.pdf"))) == 4
    assert list((day / "data/blobs").glob("*/*"))


@pytest.mark.parametrize("folder", ["data", "tmp", "home", "sealed"])
def test_no_name_number_or_telephone_is_readable_after_a_day(day, folder):
    assert found(day / folder) == []


def test_the_search_finds_what_is_readable(day, tmp_path):
    """The scans handed in lie in plain on the desk's disk: the same search finds them there."""
    assert found(day / "out")
    (tmp_path / "a.log").write_text(normalize("NFD", PEOPLE[0].name), "utf-16")
    assert found(tmp_path)
