"""From the checklist of papers to the sheet of scans and back."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from counter_app.ui.place import Place
from counter_app.ui.reception.checklist import Checklist
from counter_app.ui.scans.sheet import open_scans


def scan_paper(place: Place, checklist: Checklist, files: Sequence[Path] = ()) -> None:
    """Open the scans of the paper on which the cursor stands and add ``files`` to them.

    A heading has none.
    """
    index = checklist.table.currentIndex()
    row = checklist.model.row_at(index.row()) if index.isValid() else None
    if row is None or row.component is None:
        return
    open_scans(
        place,
        checklist,
        row.component,
        partial(checklist.model.scanned, row.component.seq),
        scans=row.scans,
        waived=row.waived,
        files=files,
    )
