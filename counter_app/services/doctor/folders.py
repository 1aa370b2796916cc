"""Whether the folders that the settings name can be used: told when they are chosen."""

import os
from collections.abc import Iterator
from pathlib import Path

from counter_app.settings import Settings


def folder_troubles(settings: Settings) -> tuple[str, ...]:
    """Return a code for every folder that cannot be used now. Any thread; touches the disk.

    ``watched.missing``, ``watched.closed`` (not read), ``watched.kept`` (nothing can be deleted
    in it), ``second.missing``, ``second.closed`` (not written).
    """
    return (*_watched(settings), *_second(settings))


def _watched(settings: Settings) -> Iterator[str]:
    if not settings.window_watched_folder:
        return
    folder = Path(settings.window_watched_folder)
    if not folder.is_dir():
        yield "watched.missing"
    elif not os.access(folder, os.R_OK | os.X_OK):
        yield "watched.closed"
    elif settings.window_watched_delete and not os.access(folder, os.W_OK):
        yield "watched.kept"


def _second(settings: Settings) -> Iterator[str]:
    if not settings.backup_second_folder:
        return
    folder = Path(settings.backup_second_folder)
    if not folder.is_dir():
        yield "second.missing"
    elif not os.access(folder, os.W_OK | os.X_OK):
        yield "second.closed"
