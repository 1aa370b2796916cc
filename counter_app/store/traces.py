"""Who looked at what: traces of officers, chained like the journal, kept in this file only.

They never travel: a look is this office's matter, and would tell the province more of its
citizens than the dossiers do.
"""

import hmac
from collections.abc import Iterator, Sequence
from typing import Any, Final

import msgspec
from sqlalchemy import Connection, text

from counter_app.domain.ids import OfficerId
from counter_app.domain.looks import Look, Trace
from counter_app.store.codec import from_wire, to_wire
from sync.canonical import ZERO, canonical, chain_hash

_STREAM: Final = {"yield_per": 500}
_TIP = text("SELECT n, hash FROM traces ORDER BY n DESC LIMIT 1")
_APPEND = text("INSERT INTO traces(n, body, hash) VALUES (:n, :body, :hash)")
_ALL = text("SELECT n, body, hash FROM traces ORDER BY n")
_NEWEST = text("SELECT n, body, hash FROM traces ORDER BY n DESC")


def token_of(key: bytes, id_number: str) -> str:
    """Return what stands for an ID number in a trace: found again, and not read back."""
    return hmac.digest(key, b"counter trace 1: " + id_number.encode(), "sha256").hex()[:32]


class Traces:
    """The traces of this store. Append-only; the file's triggers forbid anything else."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def append(self, traces: Sequence[Trace]) -> None:
        """Write ``traces`` behind the last one, in their order."""
        tip = self._connection.execute(_TIP).first()
        n, prev = (tip.n, tip.hash.hex()) if tip else (0, ZERO)
        rows = []
        for trace in traces:
            n += 1
            body = canonical(_content(trace, n))
            prev = chain_hash(prev, body)
            rows.append({"n": n, "body": body.decode(), "hash": bytes.fromhex(prev)})
        if rows:
            self._connection.execute(_APPEND, rows)

    def newest(
        self, *, limit: int, by: OfficerId = "", of: str = "", what: Look | None = None
    ) -> tuple[Trace, ...]:
        """Return the newest traces that fit, newest first."""
        found = []
        for row in self._connection.execute(_NEWEST, execution_options=_STREAM):
            trace = _to_trace(row.body)
            fits = (not by or trace.by == by) and (not of or trace.of == of)
            if fits and (what is None or trace.what is what):
                found.append(trace)
            if len(found) == limit:
                break
        return tuple(found)

    def export(self) -> Iterator[bytes]:
        """Yield one canonical JSON line for each trace, ``prev`` and ``hash`` included."""
        prev = ZERO
        for row in self._connection.execute(_ALL, execution_options=_STREAM):
            content: dict[str, Any] = msgspec.json.decode(row.body)
            yield canonical(content | {"prev": prev, "hash": row.hash.hex()})
            prev = row.hash.hex()

    def verify(self) -> tuple[int, ...]:
        """Return the numbers of traces that are missing or not what was written."""
        prev, n, wrong = ZERO, 0, []
        for row in self._connection.execute(_ALL, execution_options=_STREAM):
            whole = chain_hash(prev, str(row.body).encode()) == row.hash.hex()
            if row.n != n + 1 or not whole:
                wrong.append(n + 1 if row.n != n + 1 else row.n)
            n, prev = row.n, row.hash.hex()
        return tuple(wrong)


def _content(trace: Trace, n: int) -> dict[str, Any]:
    told = {"of": trace.of, "reason": trace.reason}
    always = {"n": n, "at": to_wire(trace.at), "by": trace.by, "what": trace.what.value}
    return always | {name: value for name, value in told.items() if value}


def _to_trace(body: str) -> Trace:
    content: dict[str, Any] = msgspec.json.decode(body)
    return Trace(
        Look(content["what"]),
        from_wire(content["at"]),
        content["by"],
        content.get("of", ""),
        content.get("reason", ""),
    )
