"""The shipped resources, read once for all tests of the rules."""

import gzip
import json

import pytest

from counter_app.domain.calendar import Calendar
from counter_app.domain.catalogue import Edition, edition_from_json
from counter_app.paths import RESOURCES


@pytest.fixture(scope="session")
def shipped_calendar() -> Calendar:
    return Calendar.from_json((RESOURCES / "calendar/holidays.json").read_bytes())


@pytest.fixture(scope="session")
def shipped_bytes() -> bytes:
    return (RESOURCES / "catalogue/procedures.json.gz").read_bytes()


@pytest.fixture(scope="session")
def shipped(shipped_bytes) -> Edition:
    return edition_from_json(shipped_bytes)


@pytest.fixture(scope="session")
def shipped_records(shipped_bytes) -> dict[str, dict]:
    document = json.loads(gzip.decompress(shipped_bytes))
    return {record["code"]: record for record in document["procedures"]}
