"""One sealed file for those who help from afar: how PC and journal stand, and nobody's data.

Kinds, numbers, times and hashes of facts; never a body, a name, a number or an address of a
citizen. The logs go with it: they hold none either. Sealed to the province, or by a password.
"""

import io
import platform
import zipfile
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

import msgspec

from counter_app.domain.errors import RuleError
from counter_app.domain.looks import Look
from counter_app.domain.staff import Officer
from counter_app.paths import Paths
from counter_app.services.desk import Desk
from counter_app.services.doctor.machine import our_version
from counter_app.services.doctor.page import Doctor
from counter_app.store.keys import sealed_file
from counter_app.store.work import Work
from sync.courier import recovery
from sync.steps.branches import Branches

PURPOSE: Final = b"support"
MOST_LOG_BYTES: Final = 12_000_000
_LOGS: Final = "counter.log*", "crash*"


class Support:
    """Makes the file."""

    def __init__(self, desk: Desk, paths: Paths) -> None:
        self._desk, self._paths = desk, paths

    def sealed(
        self, *, by: Officer, reason: str, password: str = "", fork: Branches | None = None
    ) -> bytes:
        """Return the file's bytes, sealed by ``password``, else to the province.

        ``fork``: two journals claim this device; then both branches go with it, whole: whoever
        must decide has to read them.

        Raises:
            RuleError: ``audit.reason_missing``; ``support.no_reader``: neither a password nor a
                province; ``file.password_short``.
        """
        if not reason.strip():
            raise RuleError("audit.reason_missing")
        identity = self._desk.store.replica().identity()
        if not password and (identity is None or not identity.seal_key):
            raise RuleError("support.no_reader")
        self._desk.note(Look.EXPORT, "support", reason=reason)
        plain = self._packed(by, reason, fork)
        if password:
            return sealed_file.seal(plain, password)
        public = identity.seal_key if identity else ""
        return recovery.seal(public, plain, PURPOSE).encode("ascii") + b"\n"

    def _packed(self, by: Officer, reason: str, fork: Branches | None) -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, document in self._documents(by, reason):
                archive.writestr(name, msgspec.json.format(msgspec.json.encode(document)))
            archive.writestr("journal.jsonl", b"".join(self._journal()))
            for name, content in _branches(fork) if fork else ():
                archive.writestr(name, content)
            for log in self._logs():
                archive.writestr(f"logs/{log.name}", log.read_bytes())
        return out.getvalue()

    def _documents(self, by: Officer, reason: str) -> Iterator[tuple[str, Any]]:
        with self._desk.store.read() as work:
            head, counts = work.journal.head(), work.registers.counts()
            about = {
                "version": our_version(),
                "system": platform.platform(),
                "python": platform.python_version(),
                "device": work.state.get("device"),
                "made_at": self._desk.clock.now().isoformat(),
                "by": by.name,
                "reason": reason,
                "head": {"seq": head.seq, "hash": head.hash},
            }
        line = self._desk.store.replica().line()
        yield "about.json", about
        yield "counts.json", asdict(counts)
        yield "line.json", line
        yield "settings.json", asdict(self._desk.settings)
        yield "doctor.json", [asdict(one) for one in Doctor(self._desk, self._paths).examine()]

    def _journal(self) -> Iterator[bytes]:
        with self._desk.store.read() as work:
            yield from _skeletons(work)

    def _logs(self) -> Iterator[Path]:
        left = MOST_LOG_BYTES
        for pattern in _LOGS:
            for file in sorted(self._paths.logs.glob(pattern)):
                left -= file.stat().st_size
                if left >= 0:
                    yield file


def _branches(fork: Branches) -> Iterator[tuple[str, bytes]]:
    about = {
        "common": fork.common,
        "ours": len(fork.ours),
        "province": len(fork.theirs),
        "heard": fork.heard,
    }
    yield "fork/about.json", msgspec.json.encode(about)
    yield "fork/ours.jsonl", b"".join(msgspec.json.encode(fact) + b"\n" for fact in fork.ours)
    theirs = b"".join(msgspec.json.encode(fact) + b"\n" for fact in fork.theirs)
    yield "fork/province.jsonl", theirs


def _skeletons(work: Work) -> Iterator[bytes]:
    """Yield one line for each fact without what it says."""
    for row in work.journal.walk():
        told: dict[str, Any] = msgspec.json.decode(row["body"])
        kept = {name: told.get(name) for name in ("seq", "id", "kind", "dossier", "at", "by")}
        yield msgspec.json.encode(kept | {"hash": row["hash"].hex()}) + b"\n"
