"""What goes to stdout: one JSON document, JSON Lines, or plain text for a person."""

import json
import sys
from collections.abc import Sequence
from typing import Any
from unicodedata import combining

GAP = "  "


class Output:
    """Speaks JSON or plain Vietnamese, as the command line asked; flushes after every answer."""

    def __init__(self, *, as_json: bool) -> None:
        self.as_json = as_json

    def answer(self, document: Any, *text: str) -> None:
        """Give the answer: ``document`` with ``--json``, else the lines of ``text``."""
        if self.as_json:
            _write(json.dumps(document, ensure_ascii=False, default=str))
        else:
            _write("\n".join(text))


def table(rows: Sequence[Sequence[object]], *, head: Sequence[str] = ()) -> str:
    """Return ``rows`` as columns of equal width, the last one free."""
    every = [tuple(map(str, row)) for row in ([head, *rows] if head else rows)]
    if not every:
        return ""
    widths = [max(_width(row[place]) for row in every) for place in range(len(every[0]))]
    return "\n".join(_row(row, widths) for row in every)


def _row(row: Sequence[str], widths: Sequence[int]) -> str:
    padded = (text + " " * (width - _width(text)) for text, width in zip(row, widths, strict=True))
    return GAP.join(padded).rstrip()


def _width(text: str) -> int:
    return sum(1 for char in text if not combining(char))


def _write(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()
