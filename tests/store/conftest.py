from collections.abc import Iterator

import pytest

from counter_app.paths import Paths
from counter_app.store.store import Store
from tests.store.made import KEY


@pytest.fixture
def folder(tmp_path) -> Paths:
    return Paths(tmp_path / "counter")


@pytest.fixture
def store(folder) -> Iterator[Store]:
    made = Store.create(folder, KEY)
    with made.write() as work:
        work.state.set("counter", "3")
    yield made
    made.close()
