"""News of the provincial system, into the feeds of the communes they concern; each once."""

from datetime import datetime
from http import HTTPStatus
from typing import Any, Literal

import msgspec
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey

from sync.contract import Edition, Succession
from sync.gateway.errors import RefusedError
from sync.gateway.keyring import stamp
from sync.gateway.store import dossiers, feed, keyring, scans, units
from sync.gateway.store.database import Connection, Database
from sync.gateway.store.feed import NewsItem
from sync.gateway.store.scans import Blob
from sync.gateway.store.units import Unit
from sync.keys import KeyFormatError, from_b64url
from sync.trust.recovery_offer import KIND, RecoveryOffer


class NewsLine(msgspec.Struct, frozen=True, kw_only=True):
    """One line of ``news``. Every further field goes into the feed as it is.

    A ``status`` names a dossier by ``code`` (ours or the official one); an ``edition`` or a
    ``message`` names a ``unit``, or none for all of them.
    """

    id: str
    kind: Literal["status", "edition", "message"] = "status"
    code: str = ""
    unit: str = ""
    status: str | int = ""
    official_code: str = ""


def spread(database: Database, body: dict[str, Any], at: datetime) -> list[dict[str, Any]]:
    """Put one line into the feeds it concerns; return unit, number and whether it was a repeat.

    Raises:
        RefusedError: 422 ``news.malformed``; 404 ``dossier.unknown`` or ``unit.unknown``.
    """
    line = _line(body)
    with database.write() as connection:
        if line.kind == "status":
            return [_tell_status(connection, line, body, stamp(at))]
        return [
            tell_unit(connection, unit, line, body, stamp(at)) for unit in _units(connection, line)
        ]


def spread_edition(
    database: Database, edition: Edition, unit: str, held: Blob, at: datetime
) -> list[dict[str, Any]]:
    """Tell communes (``unit``, or all) of a signed edition whose bytes are on the disk.

    The same bytes are told once to each commune; a commune that came later is told then.

    Raises:
        RefusedError: 404 ``unit.unknown``.
    """
    line = NewsLine(id=f"edition:{edition.sha256}", kind="edition", unit=unit)
    body = msgspec.to_builtins(edition)
    told = []
    with database.write() as connection:
        for commune in _units(connection, line):
            scans.keep_blob(connection, commune.no, held, stamp(at))
            told.append(tell_unit(connection, commune, line, body, stamp(at)))
        scans.release_blob(connection, held)
    return told


def offer_recovery(database: Database, public: str, at: datetime) -> tuple[RecoveryOffer, int]:
    """Tell every commune of the recovery key; return the signed offer and how many were told.

    Raises:
        RefusedError: 422 ``recovery.bad_key``.
    """
    try:
        X25519PublicKey.from_public_bytes(from_b64url(public))
    except (KeyFormatError, ValueError):
        raise RefusedError(HTTPStatus.UNPROCESSABLE_ENTITY, "recovery.bad_key") from None
    with database.write() as connection:
        own = keyring.keep(connection, stamp(at)).signer(at)
        signed = own.recovery_offer(
            RecoveryOffer(public=public, issued_at=stamp(at), key_id="", signature="")
        )
        communes = units.all_units(connection, lock=True)
        for unit in communes:
            _tell_offer(connection, unit, signed, stamp(at))
    return signed, len(communes)


def tell_newcomer(connection: Connection, unit: Unit, at: str) -> None:
    """Tell a commune that has heard of no recovery key of the one the others know."""
    if feed.of_kind(connection, unit.no, KIND):
        return
    known = [
        msgspec.convert(item.body, RecoveryOffer)
        for other in units.all_units(connection)
        for item in feed.of_kind(connection, other.no, KIND)[-1:]
    ]
    if known:
        _tell_offer(connection, unit, max(known, key=lambda one: one.issued_at), at)


def tell_key(connection: Connection, unit: Unit, succession: Succession, at: str) -> None:
    """Put a key into a commune's feed, once; its row is locked by us."""
    id_ = f"gateway.key:{succession.key_id}"
    if feed.known(connection, unit.no, id_) is not None:
        return
    n = units.unit_by_no(connection, unit.no).n + 1
    item = NewsItem(n, "gateway.key", "", msgspec.to_builtins(succession))
    feed.add(connection, unit.no, item, id_=id_, at=at)
    units.set_number(connection, unit.no, n)


def tell_keys(connection: Connection, unit: Unit, at: str) -> None:
    """Put every key that followed into the feed of a commune that may have joined later."""
    ring = keyring.known(connection)
    if ring is None or not ring.successions:
        return
    held = units.unit_by_no(connection, unit.no, lock=True)
    for succession in ring.successions:
        tell_key(connection, held, succession, at)


def _line(body: dict[str, Any]) -> NewsLine:
    try:
        line = msgspec.convert(body, NewsLine)
    except msgspec.ValidationError:
        raise RefusedError(HTTPStatus.UNPROCESSABLE_ENTITY, "news.malformed") from None
    texts = (line.id, line.code, line.unit, line.official_code, str(line.status))
    if not 0 < len(line.id) <= 200 or any("\x00" in text or len(text) > 200 for text in texts):
        raise RefusedError(HTTPStatus.UNPROCESSABLE_ENTITY, "news.malformed", id=line.id[:200])
    return line


def _tell_status(
    connection: Connection, line: NewsLine, body: dict[str, Any], at: str
) -> dict[str, Any]:
    if not line.code:
        raise RefusedError(HTTPStatus.UNPROCESSABLE_ENTITY, "news.malformed", id=line.id)
    claims = dossiers.by_code(connection, line.code)
    for found in claims:
        unit = units.unit_by_no(connection, found.unit_no, lock=True)
        owner = dossiers.code_owners(connection, found.unit_no, [line.code]).get(line.code)
        if found.id != owner and found.official_code != line.code:
            continue  # it claims a code that another dossier holds
        told = tell_unit(connection, unit, line, body | {"dossier": found.id}, at)
        if not told["repeated"]:
            portal, official = str(line.status), line.official_code
            dossiers.set_portal(
                connection, found.unit_no, found.id, portal=portal, official_code=official
            )
        return told
    raise RefusedError(HTTPStatus.NOT_FOUND, "dossier.unknown", id=line.id, dossier_code=line.code)


def tell_unit(
    connection: Connection, unit: Unit, line: NewsLine, body: dict[str, Any], at: str
) -> dict[str, Any]:
    """Put a line into one commune's feed, once; its row is locked by us."""
    known = feed.known(connection, unit.no, line.id)
    if known is not None:
        return {"id": line.id, "unit": unit.code, "n": known, "repeated": True}
    item = NewsItem(unit.n + 1, line.kind, "", body)
    feed.add(connection, unit.no, item, id_=line.id, at=at)
    units.set_number(connection, unit.no, item.n)
    return {"id": line.id, "unit": unit.code, "n": item.n, "repeated": False}


def _units(connection: Connection, line: NewsLine) -> list[Unit]:
    """Return the communes concerned, locked one after the other in the order of their numbers."""
    if not line.unit:
        return units.all_units(connection, lock=True)
    unit = units.unit(connection, line.unit, lock=True)
    if unit is None:
        raise RefusedError(HTTPStatus.NOT_FOUND, "unit.unknown", id=line.id, unit=line.unit)
    return [unit]


def _tell_offer(connection: Connection, unit: Unit, signed: RecoveryOffer, at: str) -> None:
    item = NewsItem(unit.n + 1, KIND, "", msgspec.to_builtins(signed))
    feed.add(connection, unit.no, item, id_=f"{KIND}:{signed.issued_at}", at=at)
    units.set_number(connection, unit.no, item.n)
