"""A real gateway in another process, and a counter that speaks to it."""

import pytest

from sync.gateway.store.database import Database
from sync.transport import HttpTransport
from tests.gateway.program import GatewayProgram
from tests.sync.loopback import Loopback
from tests.sync.pc import Pc
from tests.sync.replica import make_identity


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


@pytest.fixture
def server():
    """A gateway of made-up answers."""
    server = Loopback()
    yield server
    server.close()


@pytest.fixture
def wire(server):
    """The transport of a device, speaking to whatever ``server`` is."""
    wire = HttpTransport(server.url, make_identity(gateway_url=server.url))
    yield wire
    wire.close()
