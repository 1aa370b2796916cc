"""Lists that are not finished, as text: one for each procedure."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from counter_app.ui.reception.batch.model import BatchRow

KIND = "list"  # of draft
People = list[dict[str, Any]]


def lists_in(text: str) -> dict[str, People]:
    """Return the people of each procedure's list; nothing for what another program wrote."""
    try:
        kept = json.loads(text or "{}")
    except ValueError:
        return {}
    if not isinstance(kept, dict):
        return {}
    return {str(code): people for code, people in kept.items() if isinstance(people, list)}


def with_list(text: str, procedure: str, people: Sequence[BatchRow]) -> str:
    """Return ``text`` with this list in it in place of the procedure's older one, or without."""
    kept = lists_in(text)
    kept.pop(procedure, None)
    if people:
        kept[procedure] = [asdict(person) for person in people]
    return json.dumps(kept, ensure_ascii=False) if kept else ""
