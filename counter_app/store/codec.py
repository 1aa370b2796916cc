"""Between values and what the file holds: facts, snapshots, moments."""

import zlib
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, Final
from uuid import UUID

import msgspec

from counter_app.domain.deeds import KINDS, Deed, Fact
from counter_app.domain.dossier import Dossier
from counter_app.domain.errors import IntegrityError

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND: Final = timedelta(milliseconds=1)
_EMPTY: Final[tuple[Any, ...]] = (None, "", (), {})
_SNAPSHOT = msgspec.json.Decoder(Dossier)
_ENCODE = msgspec.json.Encoder()
# Snapshots are JSON, deflated after this text: a sixth of the size, so fewer pages a save. The
# first byte names the text; another text would be another number, this one never changes.
_FIRST_TEXT: Final = b"\x01"
_COMMON_TEXT: Final = (
    '"handing":{"to":"applicant","at":"2026-,"collector_name":"Nguyễn Thị ,"collector_id_number":"0'
    ',"tracking":"","outcome":{"granted":true,"number":","summary":","files":[],"decided_at":"2026-'
    '"payments":[{"fact":","amount":15000,"name":"Lệ phí","method":"cash","receipt_number":"'
    '","corrects":null}],{"kind":"organisation","pauses":[{"since":"2026-,"reason":","until":"2026-'
    '{"id":"019a1-7-8","code":"H48.12.34-261102-3001","procedure":"1.004873","edition":"2026-11",'
    '"unit":"H48.12.34","counter":3,"channel":"counter","applicant":{"name":"Trần Văn ","kind":'
    '"citizen","id_number":"0511850","old_id_number":"21","born":"1985-08-15","sex":"female",'
    '"phone":"09","email":"","address":"Thôn 1, xã , tỉnh ","proof":""},"received_at":"2026-11-02T'
    '01:30:00Z","received_by":"lan","deadline":{"due":"2026-11-05T10:00:00Z","first_due":"2026-11-'
    '05T10:00:00Z","term":{"unit":"wd","value":"3"},"unknown":"","pauses":[],"repromised":false},'
    '"owner":null,"delegate":null,"case":"","components":[{"seq":1,"originals":1,"copies":0,'
    '"scans":[]},{"seq":2,"originals":1,"copies":0,"scans":[]},{"seq":3,"originals":0,"copies":1,'
    '"scans":[]}],"waived":[],"sets":1,"return_by":"counter","summary":"","note":"","fees":[{"kind"'
    ':"le-phi","name":"Lệ phí","amount":15000,"basis":"","exempt_reason":"","exempt_proof":""}],'
    '"payments":[],"form_set":"TT03/2025","status":2,"money":"owed","delivery":"no_result",'
    '"outcome":null,"handing":null,"holder":"","aliases":[],"client_ref":"","entered_late":false,'
    '"closed_at":null,"version":1}'
).encode()


def to_ms(moment: datetime) -> int:
    """Return whole milliseconds since 1970 of an aware ``moment``."""
    return (moment - _EPOCH) // _MILLISECOND


def from_ms(milliseconds: int) -> datetime:
    """Return the moment, aware, in UTC."""
    return _EPOCH + timedelta(milliseconds=milliseconds)


def to_wire(moment: datetime) -> str:
    """Return RFC 3339 in UTC with ``Z``."""
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def from_wire(text: str) -> datetime:
    """Return the moment an RFC 3339 ``text`` names.

    Raises:
        IntegrityError: it is no moment with an offset.
    """
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as wrong:
        raise IntegrityError("fact.bad_time") from wrong
    if moment.tzinfo is None:
        raise IntegrityError("fact.bad_time")
    return moment


def to_snapshot(dossier: Dossier) -> bytes:
    """Return ``dossier`` as the file keeps it: JSON, deflated."""
    deflate = zlib.compressobj(1, zdict=_COMMON_TEXT)
    return _FIRST_TEXT + deflate.compress(_ENCODE.encode(dossier)) + deflate.flush()


def from_snapshot(snapshot: bytes) -> Dossier:
    """Return the dossier a snapshot holds.

    Raises:
        IntegrityError: the snapshot is not one.
    """
    try:
        return _SNAPSHOT.decode(_inflated(snapshot))
    except (zlib.error, TypeError, msgspec.MsgspecError) as wrong:
        raise IntegrityError("dossier.unreadable") from wrong


def snapshot_content(snapshot: bytes) -> dict[str, Any]:
    """Return a snapshot as plain JSON values, whatever a dossier has become since; for migrations.

    Empty where it cannot be read: the journal still has everything.
    """
    try:
        found: dict[str, Any] = msgspec.json.decode(_inflated(snapshot), type=dict)
    except (zlib.error, TypeError, msgspec.MsgspecError, IntegrityError):
        return {}
    return found


def _inflated(snapshot: bytes) -> bytes:
    if snapshot[:1] != _FIRST_TEXT:
        raise IntegrityError("dossier.unreadable")
    return zlib.decompressobj(zdict=_COMMON_TEXT).decompress(snapshot[1:])


def to_body(deed: Deed) -> dict[str, Any]:
    """Return ``deed`` as plain JSON values; an empty value that is the default is left out."""
    return _plain_fields(deed)


def from_body(kind: str, body: dict[str, Any]) -> Deed:
    """Return the deed of a fact.

    Raises:
        IntegrityError: a kind or a body this program does not know.
    """
    try:
        return msgspec.convert(body, type=KINDS[kind])
    except (KeyError, msgspec.ValidationError) as wrong:
        raise IntegrityError("fact.unreadable", kind=kind) from wrong


def to_fact(content: dict[str, Any]) -> Fact:
    """Return the fact of one canonical journal entry.

    Raises:
        IntegrityError: a kind or a body this program does not know.
    """
    try:
        return Fact(
            id=UUID(content["id"]),
            dossier=UUID(content["dossier"]),
            at=from_wire(content["at"]),
            by=content["by"],
            deed=from_body(content["kind"], content["body"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError) as wrong:
        raise IntegrityError("fact.unreadable") from wrong


def _plain_fields(value: Any) -> dict[str, Any]:
    plain = {}
    for name, default in _plan(type(value)):  # type: ignore[arg-type]
        item = getattr(value, name)
        if item in _EMPTY and item == default:
            continue
        plain[name] = item if type(item) in (str, int, bool) else _plain(item)
    return plain


@cache
def _plan(kind: type) -> tuple[tuple[str, Any], ...]:
    return tuple((field.name, field.default) for field in fields(kind))


def _plain(item: Any) -> Any:
    if item is None:
        return None
    if isinstance(item, Enum):
        return item.value
    if isinstance(item, datetime):
        return to_wire(item)
    if isinstance(item, UUID | Decimal):
        return str(item)
    if isinstance(item, tuple):
        return [_plain(part) for part in item]
    if is_dataclass(item):
        return _plain_fields(item)
    return item
