"""Lives on the real store and the gateway's real code."""

import pytest

from tests.simulation.real_parts import RealGateway, live


@pytest.fixture(scope="module")
def gateway(tmp_path_factory):
    gateway = RealGateway(tmp_path_factory.mktemp("province") / "gateway.db")
    yield gateway
    gateway.database.close()


@pytest.mark.parametrize("seed", range(1, 7))
def test_a_life_on_real_files_breaks_no_invariant(seed, tmp_path, gateway, log_warnings):
    world = live(seed, tmp_path, gateway)
    assert world.signed


@pytest.mark.nightly
def test_two_hundred_lives_on_real_files(tmp_path, gateway, log_warnings):
    for seed in range(100, 300):
        live(seed, tmp_path, gateway)
