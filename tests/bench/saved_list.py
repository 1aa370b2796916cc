"""How long the longest lists that may be saved take, and how much memory the program then holds.

Usage: ``python -m tests.bench.saved_list xlsx`` or ``… pdf``: one a run, the peak is the process's.
"""

import resource
import sys
from time import perf_counter

from counter_app.printing import render
from counter_app.printing.excel.lists import shown_workbook
from counter_app.printing.papers import ShownColumn, ShownPaper
from counter_app.services.paper.books import MOST_LISTED, MOST_PRINTED
from tests.printing.samples import DUE, MARRIAGE, OFFICE, RECEIVED

WIDTHS = (24, 26, 40, 17, 17, 13, 20, 14, 18)


def paper(count: int) -> ShownPaper:
    """Return a list of so many dossiers of made-up people, with every column of the register."""
    rows = (
        (
            f"H48.12.34-261120-{number}",
            f"Nguyễn Thị Mẫu {number}",
            MARRIAGE,
            RECEIVED,
            DUE,
            "Quá hạn",
            "Đang xử lý",
            "đã gửi",
            "nguyen.thi.mau",
        )
        for number in range(count)
    )
    columns = tuple(ShownColumn(f"Cột {width}", width) for width in WIDTHS)
    return ShownPaper(OFFICE, RECEIVED, "Tất cả", columns, rows)


def main() -> None:
    """Make one and say what it took."""
    kind = sys.argv[1]
    count = MOST_LISTED if kind == "xlsx" else MOST_PRINTED
    began = perf_counter()
    made = shown_workbook(paper(count)) if kind == "xlsx" else render(paper(count))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    took = perf_counter() - began
    said = f"{took:.1f} s, {len(made) / 1e6:.1f} MB, {peak:.0f} MB of memory at most"
    sys.stdout.write(f"{count} {kind}: {said}\n")


if __name__ == "__main__":
    main()
