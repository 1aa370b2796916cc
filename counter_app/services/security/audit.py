"""The traces as leads read them, and the whole ID number where somebody says why."""

from collections.abc import Iterator

from counter_app.domain.errors import RuleError
from counter_app.domain.looks import Look, Trace
from counter_app.domain.staff import Officer, require
from counter_app.services.desk import Desk
from counter_app.store.traces import Traces, token_of


class Audit:
    """Who saw what. For leads; reading it leaves a trace too."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def newest(
        self,
        *,
        by: Officer,
        limit: int = 100,
        officer: str = "",
        code: str = "",
        id_number: str = "",
    ) -> tuple[Trace, ...]:
        """Return the newest traces: of one officer, dossier or citizen where one is named.

        Raises:
            RuleError: ``officer.may_not``.
        """
        require(by, "audit")
        of = token_of(self._desk.store.key, id_number) if id_number else code
        self._desk.note(Look.AUDIT, of)
        with self._desk.store.read() as work:
            return Traces(work.connection).newest(limit=limit, by=officer, of=of)

    def export(self, *, reason: str, by: Officer) -> Iterator[bytes]:
        """Yield every trace as one canonical JSON line with its hashes, for an inspector.

        Raises:
            RuleError: ``officer.may_not``, ``audit.reason_missing``.
        """
        require(by, "audit")
        _need(reason)
        self._desk.note(Look.AUDIT, "export", reason=reason)
        with self._desk.store.read() as work:
            yield from Traces(work.connection).export()

    def took_out(self, what: str) -> None:
        """Leave the trace of a paper that was saved as a file; ``what``: its kind and code."""
        self._desk.note(Look.EXPORT, what)

    def problems(self) -> tuple[int, ...]:
        """Return the numbers of traces that are missing or were edited."""
        if self._desk.tracks:
            self._desk.tracks.settle()
        with self._desk.store.read() as work:
            return Traces(work.connection).verify()

    def show_id(self, code: str, *, reason: str) -> str:
        """Return the applicant's whole ID number; the trace says who wanted it and why.

        Raises:
            RuleError: ``audit.reason_missing``. MissingError: ``dossier.unknown``.
        """
        _need(reason)
        with self._desk.store.read() as work:
            dossier = work.dossiers.by_code(code)
        self._desk.note(Look.SHOW_ID, dossier.code, reason=reason)
        return dossier.applicant.id_number


def _need(reason: str) -> None:
    if not reason.strip():
        raise RuleError("audit.reason_missing")
