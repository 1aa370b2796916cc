"""Files of editions, handed in by a person."""

from pathlib import Path

from counter_app.domain.errors import MachineError, MissingError, RuleError

MAX_FILE_BYTES = 50 * 1024 * 1024


def read_file(path: Path) -> bytes:
    """Return a file handed in by a person.

    Raises:
        MissingError: ``file.missing``. MachineError: ``file.unreadable``. RuleError:
            ``file.too_large``.
    """
    try:
        size = path.stat().st_size
        if size > MAX_FILE_BYTES:
            raise RuleError("file.too_large", size_bytes=size, limit_bytes=MAX_FILE_BYTES)
        return path.read_bytes()
    except FileNotFoundError:
        raise MissingError("file.missing") from None
    except OSError as wrong:
        raise MachineError("file.unreadable", errno=wrong.errno) from None
