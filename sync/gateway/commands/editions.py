"""``edition``: a file of the province becomes a signed item of the communes' feeds."""

import argparse
import hashlib
import zlib
from http import HTTPStatus
from pathlib import Path
from typing import Any
from unicodedata import normalize

import msgspec

from sync.contract import EDITION_MAX, Edition, EditionKind
from sync.gateway.blobs.place import opened_blobs
from sync.gateway.bodies import check_depth
from sync.gateway.commands.answers import DONE, say
from sync.gateway.commands.opened import opened
from sync.gateway.deeds.news import spread_edition
from sync.gateway.errors import RefusedError
from sync.gateway.keyring import stamp
from sync.gateway.settings import utc_now
from sync.gateway.store import keyring, places
from sync.gateway.store.scans import Blob

_DEPTH = 32
_NAME = 60  # characters
_GZIP = b"\x1f\x8b"


def edition(asked: argparse.Namespace) -> int:
    """Keep a file by its hash, sign it, and tell the communes; the same file again tells nobody
    twice.

    Raises:
        RefusedError: 404 ``file.missing``, ``unit.unknown``; 413 ``edition.too_large``; 422
            ``edition.not_json``, ``edition.wrong_kind``, ``edition.bad_name``; 400
            ``serve.no_blobs``.
    """
    content = _read(asked.file)
    document = _document(content)
    kind: EditionKind = asked.kind or ("calendar" if "years" in document else "catalogue")
    if kind == "calendar" and ("years" not in document or content.startswith(_GZIP)):
        raise RefusedError(HTTPStatus.UNPROCESSABLE_ENTITY, "edition.wrong_kind", kind=kind)
    sha256 = hashlib.sha256(content).hexdigest()
    now = utc_now()
    name = _name(asked.name or document.get("edition") or f"{now:%Y-%m-%d}-{sha256[:8]}")
    media_type = "application/gzip" if content.startswith(_GZIP) else "application/json"
    with opened(asked.db) as database:
        with database.write() as connection:
            place = asked.blobs or places.known_blobs(connection)
            keys = keyring.keep(connection, stamp(now))
        if not place:
            raise RefusedError(HTTPStatus.BAD_REQUEST, "serve.no_blobs")
        opened_blobs(place).keep(content, sha256, known_type=media_type)
        signed = keys.signer(now).edition(
            Edition(
                kind=kind,
                name=name,
                sha256=sha256,
                size=len(content),
                made_at=stamp(now),
                key_id="",
                signature="",
            )
        )
        held = Blob(sha256, len(content), media_type)
        for told in spread_edition(database, signed, asked.unit, held, now):
            say(told | {"kind": kind, "name": name, "sha256": sha256, "size": len(content)})
    return DONE


def _read(file: Path) -> bytes:
    if not file.is_file():
        raise RefusedError(HTTPStatus.NOT_FOUND, "file.missing")
    with file.open("rb") as source:
        content = source.read(EDITION_MAX + 1)
    if len(content) > EDITION_MAX:
        raise _too_large()
    return content


def _too_large() -> RefusedError:
    return RefusedError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "edition.too_large", limit=EDITION_MAX)


def _document(content: bytes) -> dict[str, Any]:
    """Return the fields at the top; a list of records has none. Counters read the rest."""
    plain = _unpacked(content).removeprefix(b"\xef\xbb\xbf")
    try:
        check_depth(plain, _DEPTH)
        document = msgspec.json.decode(plain)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError, ValueError):
        raise _no_json() from None
    if not isinstance(document, dict | list):
        raise _no_json()
    return document if isinstance(document, dict) else {}


def _unpacked(content: bytes) -> bytes:
    if not content.startswith(_GZIP):
        return content
    unpacker = zlib.decompressobj(wbits=31)
    try:
        plain = unpacker.decompress(content, EDITION_MAX + 1)
    except zlib.error:
        raise _no_json() from None
    if len(plain) > EDITION_MAX:
        raise _too_large()
    if not unpacker.eof:
        raise _no_json()
    return plain


def _no_json() -> RefusedError:
    return RefusedError(HTTPStatus.UNPROCESSABLE_ENTITY, "edition.not_json")


def _name(text: Any) -> str:
    name = " ".join(normalize("NFC", text).split()) if isinstance(text, str) else ""
    if not 0 < len(name) <= _NAME or not name.isprintable():
        raise RefusedError(HTTPStatus.UNPROCESSABLE_ENTITY, "edition.bad_name")
    return name
