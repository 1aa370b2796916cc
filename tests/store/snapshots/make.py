"""Writes the store of this release, to be opened by the tests of every later one.

``python -m tests.store.snapshots.make``: once for each schema that ships; what is here already is
never written again.
"""

import sys
import tempfile
from datetime import timedelta
from pathlib import Path

from counter_app.domain.deeds import Decided, HandedOver, Returned, SupplementAsked
from counter_app.domain.staff import Officer, Role
from counter_app.paths import Paths
from counter_app.store import schema
from counter_app.store.store import Store
from tests.store.made import KEY, MORNING, act, receive

HERE = Path(__file__).parent


def fill(store: Store) -> None:
    with store.write() as work:
        work.state.set("counter", "3")
        work.staff.add(Officer("lan", "Nguyễn Thị Mẫu", Role.ADMIN))
        for hours in range(5):
            receive(work, at=MORNING + timedelta(hours=hours), client_ref=f"giấy {hours}")
        dossier = act(work, receive(work), HandedOver("Tư pháp", sheets=6))
        act(work, dossier, SupplementAsked(("bản sao",), "thiếu"))
        dossier = act(work, receive(work), Decided("granted", "12/GXN"))
        act(work, dossier, Returned("applicant", "Nguyễn Thị Mẫu", "051185001234"))


def main() -> None:
    target = HERE / f"v{int(schema.HEAD)}.db"
    if target.exists():
        sys.exit(f"{target.name} has shipped")
    with tempfile.TemporaryDirectory() as folder:
        paths = Paths(Path(folder) / "data")
        store = Store.create(paths, KEY)
        fill(store)
        store.close()
        target.write_bytes(paths.database.read_bytes())


if __name__ == "__main__":
    main()
