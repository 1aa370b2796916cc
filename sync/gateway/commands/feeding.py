"""``news``, ``courier``, ``rebuild``."""

import argparse
import sys
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path
from typing import Any

import msgspec

from sync.gateway.commands.answers import DONE, RULE, say
from sync.gateway.commands.opened import opened
from sync.gateway.deeds.courier import take_bundle
from sync.gateway.deeds.news import spread
from sync.gateway.deeds.rebuild import rebuild as rebuild_all
from sync.gateway.errors import RefusedError
from sync.gateway.gateway import Gateway
from sync.gateway.settings import Settings, utc_now
from sync.gateway.store import places

_LINE = 1 << 20  # characters of one line of news


def news(asked: argparse.Namespace) -> int:
    """Put news into feeds, a line a transaction; a bad line does not stop the others."""
    code = DONE
    with opened(asked.db) as database:
        for number, line in enumerate(_lines(asked.file), 1):
            try:
                for told in spread(database, _body(line), utc_now()):
                    say(told)
            except RefusedError as wrong:
                facts = wrong.facts | {"line": number}
                say({"error": {"code": wrong.code, "facts": facts, "cure": wrong.cure}})
                code = RULE
    return code


def courier(asked: argparse.Namespace) -> int:
    """Take a USB bundle and write its acknowledgement.

    Scans go where the last server kept them, unless ``--blobs`` says otherwise.
    """
    if not asked.file.is_file():
        raise RefusedError(HTTPStatus.NOT_FOUND, "file.missing")
    with opened(asked.db) as database, database.read() as connection:
        blobs = asked.blobs or places.known_blobs(connection)
    if not blobs:
        raise RefusedError(HTTPStatus.BAD_REQUEST, "serve.no_blobs")
    gateway = Gateway(Settings(db=asked.db, blobs=blobs))
    try:
        with asked.file.open("rb") as source:
            acknowledgement = take_bundle(gateway, source)
    finally:
        gateway.close()
    asked.out.write_bytes(acknowledgement)
    say({"out": str(asked.out), "bytes": len(acknowledgement)})
    return DONE


def rebuild(asked: argparse.Namespace) -> int:
    """Make derived dossiers anew."""
    with opened(asked.db) as database:
        say(rebuild_all(database, utc_now()))
    return DONE


def _lines(file: str) -> Iterator[bytes]:
    if file == "-":
        yield from (line for line in sys.stdin.buffer if line.strip())
        return
    path = Path(file)
    if not path.is_file():
        raise RefusedError(HTTPStatus.NOT_FOUND, "file.missing")
    with path.open("rb") as source:
        yield from (line for line in source if line.strip())


def _body(line: bytes) -> dict[str, Any]:
    try:
        if len(line) <= _LINE:
            return msgspec.json.decode(line, type=dict[str, Any])
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        pass
    raise RefusedError(HTTPStatus.UNPROCESSABLE_ENTITY, "news.malformed")
