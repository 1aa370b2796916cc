"""Dialects B and C: a provincial façade that takes the bare list of records.

B chooses insert or update by ``isUpdating`` in the query of one address; C has an address for
each. Neither can be asked what it holds, so "already there" after an unclear attempt of ours is
taken for our own. Source: docs/operate/forward.md.
"""

from collections.abc import Mapping, Sequence

from sync.gateway.adapters import Can, Found, Outcome, Record, UnclearError, WaitError
from sync.gateway.adapters.answers import TABLE, SessionOverError, outcome
from sync.gateway.adapters.answers import Line as AnswerLine
from sync.gateway.adapters.line import Line


class Facade:
    """One façade. ``update_url`` empty: ``isUpdating`` in the query (B)."""

    def __init__(
        self,
        line: Line,
        *,
        insert_url: str,
        update_url: str,
        progress_url: str,
        unit: str,
        can: Can,
        table: Sequence[AnswerLine] = TABLE,
    ) -> None:
        self._line, self._table, self._can = line, table, can
        self._insert_url, self._update_url = insert_url, update_url
        self._progress_url, self._unit = progress_url, unit

    @property
    def can(self) -> Can:
        """What it is able to do."""
        return self._can

    def find(self, code: str) -> Found | None:
        """Nobody can ask a façade."""
        raise UnclearError("no_look_up")

    def put(self, record: Record, *, is_update: bool) -> Outcome:
        """Send the whole of a dossier."""
        if self._update_url:
            return self._post(self._update_url if is_update else self._insert_url, [record])
        updating = "True" if is_update else "False"
        return self._post(
            self._insert_url, [record], {"MaDinhDanhDV": self._unit, "isUpdating": updating}
        )

    def add_progress(self, rows: Sequence[Record]) -> Outcome:
        """Add steps of one dossier."""
        return self._post(self._progress_url, rows)

    def _post(
        self, url: str, records: Sequence[Record], query: Mapping[str, str] | None = None
    ) -> Outcome:
        told = self._line.post(url, [dict(record) for record in records], query=query)
        try:
            return outcome(told, self._table)
        except SessionOverError:
            raise WaitError(300) from None  # there is no session here: the address needs a look
