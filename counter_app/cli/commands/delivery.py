"""``sync`` and ``status``: how far everything has come to the province."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from counter_app.cli import shapes
from counter_app.cli.edge import UsageError
from counter_app.cli.parser import Commands
from counter_app.cli.session import Session
from counter_app.domain.clock import Clock
from counter_app.domain.errors import MissingError
from sync.errors import AuthError, BusyError, ForkError, OfflineError, SyncError

if TYPE_CHECKING:
    from counter_app.services.delivery import DeliveryStatus
    from sync.engine import Engine

FIRST_TRIES_S = 10.0  # until a silent gateway counts as unreachable
PATIENCE_S = 60.0  # once a bad line has let something through
STOPPED: dict[str, type[SyncError]] = {"journal.fork": ForkError}


def add(commands: Commands) -> None:
    """Add the words of this subject."""
    sync = commands.add("sync", "deliver what is pending and fetch the news", _sync, lock="wire")
    sync.add_argument("--for", dest="seconds", type=float, metavar="SECONDS")
    sync.add_argument("--until-empty", action="store_true", help="while anything gets through")
    commands.add("status", "what is pending and why, without touching the line", _status)


def _sync(session: Session) -> None:
    counter, words = session.counter(), session.words
    if words.seconds is not None and not 0 < words.seconds <= 86_400:
        raise UsageError("usage", message="--for: more than 0, at most 86400 seconds")
    engine = counter.engine()
    if engine is None:
        raise MissingError("line.not_enrolled")
    engine.pace.line_changed()  # somebody asks now: what we knew of a silent line is void
    pushed, pulled = _speak(engine, counter.clock, words.seconds, until_empty=words.until_empty)
    counter.guard.accounts.settle()
    status = counter.delivery.status()
    document = {"pushed": pushed, "pulled": pulled, **_standing(status)}
    session.out.answer(document, f"Đã gửi {pushed}, nhận {pulled}.", *_plain(status))
    _fail_unless_heard(status)


def _speak(
    engine: "Engine", clock: Clock, seconds: float | None, *, until_empty: bool
) -> tuple[int, int]:
    """Let the engine speak as long as was asked for; return facts pushed and news pulled.

    Until empty means: for as long as something gets through now and then.
    """
    if seconds is not None or not until_empty:
        deadline = clock.now() + timedelta(seconds=seconds) if seconds else None
        report = engine.run(until_empty=until_empty or not seconds, deadline=deadline)
        return report.pushed, report.pulled
    pushed = pulled = 0
    patience_s = FIRST_TRIES_S
    while True:
        deadline = clock.now() + timedelta(seconds=patience_s)
        report = engine.run(until_empty=True, deadline=deadline)
        pushed, pulled = pushed + report.pushed, pulled + report.pulled
        if not report.more or not (report.pushed or report.pulled or report.scans):
            return pushed, pulled
        patience_s = PATIENCE_S


def _status(session: Session) -> None:
    status = session.counter().delivery.status()
    counts, line = status.counts, status.line
    document = {
        "journal": {
            "head": {"seq": counts.head_seq, "hash": counts.head_hash},
            "pending": counts.pending,
            "refused": counts.refused,
        },
        "scans": {"pending": counts.scans_pending},
        "dossiers": {"undelivered": counts.dossiers_undelivered},
        "checkpoint": _checkpoint(status),
        "state": line.state,
        "code": line.code,
        "enrolled": status.enrolled,
        "must_heal": status.must_heal,
        "put_right": [
            {
                "seq": one.seq,
                "kind": one.kind,
                "dossier": str(one.dossier) if one.dossier else None,
                "code": one.code,
                "verdict": one.verdict,
                "reason": one.reason,
                "at": shapes.moment(one.at),
                "by": one.by,
                "first": {
                    "kind": one.other.kind,
                    "at": shapes.moment(one.other.at),
                    "by": one.other.by,
                    "counter": one.other.counter,
                }
                if one.other
                else None,
            }
            for one in status.put_right
        ],
        "waiting": [
            {
                "what": one.what,
                "count": one.count,
                "since": shapes.moment(one.since),
                "why": one.why,
                "next_try": one.next_try or None,
            }
            for one in status.waiting
        ],
    }
    session.out.answer(document, *_plain(status))


def _standing(status: "DeliveryStatus") -> dict[str, Any]:
    counts = status.counts
    return {
        "pending": counts.pending,
        "scans_pending": counts.scans_pending,
        "head": {"seq": counts.head_seq, "hash": counts.head_hash},
        "checkpoint": _checkpoint(status),
        "state": status.line.state,
        "code": status.line.code,
    }


def _checkpoint(status: "DeliveryStatus") -> dict[str, Any]:
    counts = status.counts
    return {
        "seq": counts.covered_seq,
        "hash": counts.covered_hash,
        "at": counts.covered_at or None,
    }


def _plain(status: "DeliveryStatus") -> list[str]:
    counts = status.counts
    lines = [
        f"Sổ việc: {counts.head_seq} việc, còn {counts.pending} chưa gửi, "
        f"{counts.refused} bị trả lại.",
        f"Bản chụp chờ gửi: {counts.scans_pending}. "
        f"Hồ sơ chưa gửi xong: {counts.dossiers_undelivered}.",
        f"Đường truyền: {status.line.state}"
        + (f" ({status.line.code})" if status.line.code else ""),
    ]
    return lines + [f"Cần xem lại: {one.code} {one.reason}" for one in status.put_right]


def _fail_unless_heard(status: "DeliveryStatus") -> None:
    """End with the line's own error when the gateway could not be spoken to."""
    state, code = status.line.state, status.line.code
    if state == "offline":
        raise OfflineError(code or "line.offline", pending=status.counts.pending)
    if state in ("busy", "waiting"):
        raise BusyError(code or "gateway.busy", retry_after_s=0, pending=status.counts.pending)
    if state == "stopped":
        raise STOPPED.get(code, AuthError)(code or "line.stopped")
