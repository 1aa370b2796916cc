"""A store of each kind, and a gateway process on it."""

import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.gateway.postgres import Postgres, programs
from tests.gateway.program import GatewayProgram


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    if programs() is None:
        pytest.skip("no PostgreSQL on this machine")
    server = Postgres().start()
    yield server
    server.stop()


@pytest.fixture(params=["sqlite", "postgresql"])
def db(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty store."""
    if request.param == "sqlite":
        return str(tmp_path / "gateway.db")
    server: Postgres = request.getfixturevalue("postgres")
    return server.make(f"g{uuid.uuid4().hex[:12]}")


@pytest.fixture
def gateway(db: str, tmp_path: Path) -> Iterator[GatewayProgram]:
    program = GatewayProgram(db, tmp_path).start()
    yield program
    program.stop()
