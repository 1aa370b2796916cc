"""A real gateway in another process, and a counter that speaks to it."""

import pytest

from sync.gateway.store.database import Database
from tests.gateway.program import GatewayProgram
from tests.sync.pc import Pc


@pytest.fixture(scope="module")
def gateway(tmp_path_factory):
    folder = tmp_path_factory.mktemp("gateway")
    program = GatewayProgram(str(folder / "gateway.db"), folder).start()
    program.store = Database(program.db)
    yield program
    program.store.close()
    assert program.stop() == 0


@pytest.fixture
def pc(gateway):
    pc = Pc(gateway)
    yield pc
    pc.wire.close()
