"""A file somebody keeps: written whole or not at all, whatever the disk does."""

import errno
import os
import secrets
from pathlib import Path


def write_whole(file: Path, content: bytes) -> None:
    """Write ``file`` whole or not at all, and have it on the disk on return.

    Two programs that write the same file at once do not mix: the last one stands.

    Raises:
        OSError: the disk is full or refuses, or the place is none.
    """
    if not file.name or file.is_dir():
        raise IsADirectoryError(errno.EISDIR, "a folder, no file")
    if file.exists() and not file.is_file():  # a device or a pipe is written to, never replaced
        file.write_bytes(content)
        return
    fresh = file.with_name(f".{secrets.token_hex(4)}.part")
    try:
        with fresh.open("xb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        fresh.replace(file)
    finally:
        fresh.unlink(missing_ok=True)
