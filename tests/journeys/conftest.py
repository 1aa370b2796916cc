"""What the journeys share: the shipped catalogue, and a counter made once and copied."""

import shutil
from pathlib import Path

import pytest

from counter_app.domain.catalogue import Edition, edition_from_json
from counter_app.services.new_office import SHIPPED_CATALOGUE
from tests.cli.conftest import Shell, hasten
from tests.journeys.counter_pc import PASSWORD, CounterPc


@pytest.fixture(scope="session")
def edition() -> Edition:
    """The catalogue as shipped."""
    return edition_from_json(SHIPPED_CATALOGUE.read_bytes())


@pytest.fixture(scope="session")
def fresh_counter(tmp_path_factory) -> Path:
    """A data folder nobody worked in yet; copy it, never write to it."""
    data = tmp_path_factory.mktemp("fresh") / "data"
    CounterPc(data).init()
    hasten(data, PASSWORD)
    return data


@pytest.fixture
def pc(fresh_counter, tmp_path) -> CounterPc:
    """A counter PC without a gateway, all its own."""
    shutil.copytree(fresh_counter, tmp_path / "pc")
    return CounterPc(tmp_path / "pc")


@pytest.fixture
def shell(pc, monkeypatch, capsys) -> Shell:
    """The same PC, its commands run in this very process: quicker, where no process must die."""
    monkeypatch.setenv("COUNTER_PASSWORD", PASSWORD)
    return Shell(pc.data, monkeypatch, capsys)
