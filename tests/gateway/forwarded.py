"""A store with counters' facts, a portal process beside it, and a clock that we move."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import requests

from sync import keys
from sync.canonical import ZERO
from sync.contract import CodeRange, Enrol, Head
from sync.gateway.deeds.append import append_facts
from sync.gateway.deeds.enrol import prepare, redeem
from sync.gateway.forwarding.portal_file import PortalSettings, read_portal
from sync.gateway.forwarding.round import Forwarder, Round
from sync.gateway.rules.chain import checked
from sync.gateway.settings import Limits
from sync.gateway.store import feed, forwards, keyring, units
from sync.gateway.store.database import Database
from tests.gateway.counter_pc import UNIT, Journal, stamp
from tests.gateway.fake_portal import PASSWORD, USERNAME

CATALOGUE = {
    "procedures": [
        {"code": "1.004873", "name": "Xác nhận tình trạng hôn nhân (Thử)", "field": "Hộ tịch"}
    ]
}
COMMON = f"""
unit = "000.00.00.H48"
catalogue = "procedures.json"
read_s = 0.5
per_minute = 100000
[units]
"{UNIT}" = "UBND xã Mẫu"
[fields]
"Hộ tịch" = "G15-TP02"
"""


class FakePortal:
    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.gateway.fake_portal"], stdout=subprocess.PIPE, text=True
        )
        assert self._process.stdout is not None
        self.port = json.loads(self._process.stdout.readline())["port"]
        self.url = f"http://127.0.0.1:{self.port}"

    def control(self, **words: Any) -> None:
        requests.post(f"{self.url}/control", json=words, timeout=30)

    def state(self) -> dict[str, Any]:
        return dict(requests.get(f"{self.url}/state", timeout=30).json())

    def stop(self) -> None:
        self._process.kill()
        self._process.communicate()

    def file(self, folder: Path, dialect: str, more: str = "") -> Path:
        """Write a portal file for this portal."""
        addresses = {
            "mapi": f'dialect = "mapi"\nurl = "{self.url}/mapi"\nlogin_url = "{self.url}/login"\n'
            f'username = "{USERNAME}"\npassword_from = "PORTAL_PASSWORD"',
            "facade": f'dialect = "facade"\nurl = "{self.url}/facade"\n'
            f'progress_url = "{self.url}/progress"',
            "split": f'dialect = "facade"\nurl = "{self.url}/insert"\n'
            f'update_url = "{self.url}/update"\nprogress_url = "{self.url}/progress"',
        }[dialect]
        (folder / "procedures.json").write_text(json.dumps(CATALOGUE), "utf-8")
        file = folder / "portal.toml"
        file.write_text(f"{addresses}\n{more}\n{COMMON}", "utf-8")
        return file


class Province:
    """One counter's journal in a store, forwarded by a clock that we move."""

    def __init__(self, database: Database, settings: PortalSettings) -> None:
        self.database, self.settings = database, settings
        self.now = datetime(2026, 3, 2, 3, tzinfo=UTC)
        self.forwarder = Forwarder(database, settings, lambda: self.now, lambda _seconds: False)
        self.journal = Journal()
        with database.write() as connection:
            own = keyring.keep(connection, stamp())
        code, _ = prepare(
            database,
            unit=UNIT,
            unit_name="",
            counter=3,
            ranges=(CodeRange(3001, 3999),),
            at=self.now,
        )
        self._key = keys.new_private_key()
        order = Enrol(code=code, public_key=keys.public_key(self._key), unit=UNIT, counter=3)
        self.device = redeem(database, own, order, self.now).device
        self._kept = 0

    def deliver(self) -> None:
        """Take in what the counter wrote since."""
        after = self._kept
        entries = checked(self.journal.append(after, self.device, self._key), Limits())
        start = Head(after, self.journal.facts[after - 1].hash if after else ZERO)
        append_facts(self.database, self.device, start, entries, self.now)
        self._kept = len(self.journal.facts)

    def round(self) -> Round:
        done = self.forwarder.round()
        self.now += timedelta(seconds=max(1.0, done.pause_s))
        return done

    def until_quiet(self, rounds: int = 60) -> None:
        """Go round until nothing can be done by a program any more."""
        for _ in range(rounds):
            self.now += timedelta(hours=1)
            done = self.round()
            waits = self.counts()["dossiers"]
            states = (forwards.PENDING, forwards.SENDING, forwards.UNCLEAR)
            if not (done.asked or done.troubles or any(waits.get(state) for state in states)):
                return
        raise AssertionError(self.counts())

    def counts(self) -> dict[str, dict[str, int]]:
        with self.database.read() as connection:
            return forwards.counts(connection)

    def news(self) -> list[dict[str, Any]]:
        with self.database.read() as connection:
            unit = units.unit(connection, UNIT)
            assert unit is not None
            return [item.body for item in feed.of_kind(connection, unit.no, "status")]


@contextmanager
def province(
    db: str, portal: FakePortal, folder: Path, dialect: str, more: str = ""
) -> Iterator[Province]:
    database = Database(db)
    database.upgrade()
    portal.control(forget=True)
    settings = read_portal(portal.file(folder, dialect, more))
    try:
        yield Province(database, settings)
    finally:
        settings.close()
        database.close()


__all__ = ["PASSWORD", "FakePortal", "Province", "province"]
