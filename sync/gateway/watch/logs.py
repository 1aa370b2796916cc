"""One JSON object a line on stderr. Ids, codes and figures only, never a citizen's word."""

import json
import logging
import sys
from datetime import UTC, datetime


class JsonLines(logging.Formatter):
    """Writes a record and its ``facts``; an exception's text is left out, it may quote input."""

    def format(self, record: logging.LogRecord) -> str:
        """Return one line."""
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        line: dict[str, object] = {
            "at": at.replace("+00:00", "Z"),
            "level": record.levelname.lower(),
            "log": record.name,
            "event": record.getMessage(),
        }
        line |= getattr(record, "facts", {})
        if record.exc_info and record.exc_info[0] is not None:
            line["error"] = record.exc_info[0].__name__
            line["where"] = _where(record)
        return json.dumps(line, ensure_ascii=False, default=str)


def open_logs(level: str = "INFO") -> None:
    """Send everything to stderr in one shape."""
    target = logging.StreamHandler(sys.stderr)
    target.setFormatter(JsonLines())
    root = logging.getLogger()
    root.handlers = [target]
    root.setLevel(level)
    for noisy in ("uvicorn.error", "uvicorn.access", "litestar", "alembic", "asyncio"):
        logging.getLogger(noisy).setLevel("WARNING")


def _where(record: logging.LogRecord) -> list[str]:
    """Return file and line of each frame: enough to find a bug, no values."""
    frames = []
    trace = record.exc_info[2] if record.exc_info else None
    while trace is not None:
        code = trace.tb_frame.f_code
        frames.append(f"{code.co_filename.rsplit('/', 1)[-1]}:{trace.tb_lineno}")
        trace = trace.tb_next
    return frames[-12:]
