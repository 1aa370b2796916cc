"""The edge of the command line: every error leaves as a code, a sentence and an exit code."""

import errno
import json
import os
import sys
import tempfile
import traceback
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from counter_app.cli.words import sentence
from counter_app.domain.errors import (
    BusyError,
    CounterError,
    IntegrityError,
    MachineError,
    MissingError,
    RuleError,
    SignInError,
    StaleError,
)
from sync import errors as wire

DONE, BUG, USAGE, RULE, MISSING, BUSY, UNREACHABLE, BROKEN, SIGN_IN = range(9)

EXIT_CODES: Final[Mapping[type[Exception], int]] = MappingProxyType(
    {
        RuleError: RULE,
        MissingError: MISSING,
        StaleError: BUSY,
        BusyError: BUSY,
        MachineError: BUSY,
        IntegrityError: BROKEN,
        SignInError: SIGN_IN,
        wire.OfflineError: UNREACHABLE,
        wire.SeveredError: UNREACHABLE,
        wire.BusyError: BUSY,
        wire.AuthError: SIGN_IN,
        wire.RejectedError: RULE,
        wire.GapError: BUSY,
        wire.StoreError: BUSY,
        wire.ForkError: BROKEN,
        wire.ProtocolError: BROKEN,
    }
)
Foreseen = CounterError | wire.SyncError
_DISK: Final = {
    errno.ENOSPC: "disk.full",
    errno.EDQUOT: "disk.full",
    errno.EROFS: "data.not_writable",
    errno.EACCES: "data.not_writable",
    errno.EPERM: "data.not_writable",
    errno.ENOENT: "file.missing",
    errno.EISDIR: "file.is_folder",
    errno.ENOTDIR: "file.missing",
    errno.ENAMETOOLONG: "file.missing",
    errno.ELOOP: "file.missing",  # a link that leads to itself
}


class UsageError(CounterError):
    """The command line was not understood."""


def exit_code(error: Foreseen) -> int:
    """Return what the process ends with for ``error``."""
    if isinstance(error, UsageError):
        return USAGE
    return next((code for kind, code in EXIT_CODES.items() if isinstance(error, kind)), RULE)


def as_document(error: Foreseen) -> dict[str, Any]:
    """Return the error as ``--json`` tells it."""
    cure = str(error.cure)
    return {"error": {"code": error.code, "facts": dict(error.facts), "cure": cure}}


def from_system(error: OSError) -> CounterError:
    """Return the foreseen error an operating-system error stands for; no path in it."""
    code = _DISK.get(error.errno or 0, "machine.failed")
    if code == "file.missing":
        return MissingError(code)
    return MachineError(code, errno=error.errno)


@contextmanager
def edge(crash_folder: Path, *, as_json: bool) -> Iterator[None]:
    """Turn whatever leaves the block into a message on stderr and its exit code."""
    try:
        yield
    except (CounterError, wire.SyncError) as foreseen:
        _tell(foreseen, as_json)
        raise SystemExit(exit_code(foreseen)) from None
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(BUSY) from None
    except OSError as system:
        known = from_system(system)
        if known.code == "machine.failed":
            _crashed(system, crash_folder, as_json)
            raise SystemExit(BUG) from None
        _tell(known, as_json)
        raise SystemExit(exit_code(known)) from None
    except KeyboardInterrupt:
        raise SystemExit(130) from None
    except (Exception, RecursionError, MemoryError) as bug:
        _crashed(bug, crash_folder, as_json)
        raise SystemExit(BUG) from None


def _tell(error: Foreseen, as_json: bool) -> None:
    if as_json:
        text = json.dumps(as_document(error), ensure_ascii=False, default=str)
    else:
        text = sentence(error.code, error.facts, str(error.cure))
    print(text, file=sys.stderr, flush=True)


def _crashed(bug: BaseException, folder: Path, as_json: bool) -> None:
    """Write where it broke, never with what values: a message could hold a citizen's name."""
    report = _report(bug)
    name = datetime.now(UTC).strftime("crash-%Y%m%dT%H%M%SZ.txt")
    file = (folder if folder.is_dir() else Path(tempfile.gettempdir())) / name
    try:
        file.write_text(report, "utf-8")
    except OSError:
        file = Path()
    facts = {"kind": type(bug).__name__, "file": str(file)}
    if as_json:
        text = json.dumps({"error": {"code": "bug", "facts": facts, "cure": "call_support"}})
    else:
        text = sentence("bug", facts, "call_support")
    print(text, file=sys.stderr, flush=True)


def _report(bug: BaseException) -> str:
    frames = traceback.extract_tb(bug.__traceback__)
    lines = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
    cause = bug.__cause__ or bug.__context__
    below = [f"from {type(cause).__name__}"] if cause else []
    return "\n".join([type(bug).__name__, *below, *lines, ""])
