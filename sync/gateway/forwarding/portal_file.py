"""The portal file: everything about a province's end that is an answer of the province, in TOML.

Secrets stand in the environment; the file names the variable. Unknown keys stop the start.
"""

import gzip
import os
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from typing import Any

import msgspec

from sync.gateway.adapters import Can, Portal
from sync.gateway.adapters.answers import TABLE
from sync.gateway.adapters.answers import Line as AnswerLine
from sync.gateway.adapters.facade import Facade
from sync.gateway.adapters.line import Line
from sync.gateway.adapters.mapi import Account, Mapi
from sync.gateway.errors import RefusedError
from sync.gateway.forwarding.record import Names, Procedure

_LOOPBACK = ("http://127.0.0.1", "http://[::1]", "http://localhost")


class PortalFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The file's fields. ``per_minute``: calls at most. ``settle_s``: how long nothing is sent of
    a dossier after an answer nobody understood. ``look_days``: how old a look at the portal may
    be. ``intranet``: plain HTTP is allowed, because another device encrypts (X-Road).
    """

    dialect: str
    url: str
    unit: str
    units: dict[str, str]
    login_url: str = ""
    update_url: str = ""
    progress_url: str = ""
    provider: str = ""
    username: str = ""
    password_from: str = ""
    catalogue: str = ""
    fields: dict[str, str] = {}
    files_url: str = ""
    ca_file: str = ""
    intranet: bool = False
    knows_repeated_progress: bool = False
    per_minute: int = 60
    read_s: float = 30.0
    settle_s: float = 60.0
    look_days: float = 1.0
    answers: list[dict[str, str]] = []


@dataclass(frozen=True, slots=True)
class PortalSettings:
    """A portal file, read: how to reach the portal, what to call things, how fast."""

    portal: Portal
    names: Names
    file: PortalFile
    close: Callable[[], None] = field(repr=False)


def read_portal(path: Path) -> PortalSettings:
    """Read a portal file and what it names.

    Raises:
        RefusedError: 404 ``file.missing``; 400 ``portal.bad_file`` with the field, or
            ``portal.plain_http``.
    """
    told = _told(path)
    table = (*(_answer(line) for line in told.answers), *TABLE)
    for url in filter(None, (told.url, told.login_url, told.update_url, told.progress_url)):
        _check_url(url, told)
    line = Line(ca_file=told.ca_file, read_s=told.read_s)
    builder = _DIALECTS.get(told.dialect)
    if builder is None:
        raise _bad("dialect")
    names = Names(
        procedures=_procedures(path, told), units=told.units, files_url=told.files_url.rstrip("/")
    )
    return PortalSettings(builder(told, line, table), names, told, line.close)


def _mapi(told: PortalFile, line: Line, table: tuple[AnswerLine, ...]) -> Portal:
    password = os.environ.get(told.password_from, "") if told.password_from else ""
    for name, value in (
        ("login_url", told.login_url),
        ("username", told.username),
        ("password_from", password),
    ):
        if not value:
            raise _bad(name)
    return Mapi(
        line,
        url=told.url,
        account=Account(told.login_url, told.username, password, told.unit, told.provider),
        can=Can(look_up=True, progress=True, knows_repeated_progress=told.knows_repeated_progress),
        table=table,
    )


def _facade(told: PortalFile, line: Line, table: tuple[AnswerLine, ...]) -> Portal:
    return Facade(
        line,
        insert_url=told.url,
        update_url=told.update_url,
        progress_url=told.progress_url,
        unit=told.unit,
        can=Can(
            look_up=False,
            progress=bool(told.progress_url),
            knows_repeated_progress=told.knows_repeated_progress,
        ),
        table=table,
    )


_Builder = Callable[[PortalFile, Line, tuple[AnswerLine, ...]], Portal]
_DIALECTS: Mapping[str, _Builder] = {"mapi": _mapi, "facade": _facade}


def _told(path: Path) -> PortalFile:
    try:
        return msgspec.convert(tomllib.loads(path.read_text("utf-8")), PortalFile)
    except FileNotFoundError:
        raise RefusedError(HTTPStatus.NOT_FOUND, "file.missing") from None
    except msgspec.ValidationError as wrong:
        raise _bad(str(wrong)[:120]) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError):
        raise _bad("toml") from None


def _check_url(url: str, told: PortalFile) -> None:
    if url.startswith("https://") or url.startswith(_LOOPBACK):
        return
    if url.startswith("http://") and told.intranet:
        return
    raise RefusedError(HTTPStatus.BAD_REQUEST, "portal.plain_http")


def _answer(line: dict[str, str]) -> AnswerLine:
    try:
        return AnswerLine(line.get("code", ""), line.get("text", "").casefold(), line["said"])
    except KeyError:
        raise _bad("answers") from None


def _procedures(path: Path, told: PortalFile) -> dict[str, Procedure]:
    """Return the names of procedures from a catalogue file, as counters get it."""
    if not told.catalogue:
        return {}
    file = path.parent / told.catalogue
    try:
        content = file.read_bytes()
        plain = gzip.decompress(content) if content.startswith(b"\x1f\x8b") else content
        document: Any = msgspec.json.decode(plain)
        records = document["procedures"]
        return {
            str(record["code"]): Procedure(
                str(record["name"]),
                told.fields.get(str(record.get("field", "")), ""),
                str(record.get("field", "")),
            )
            for record in records
        }
    except (OSError, EOFError, msgspec.DecodeError, UnicodeDecodeError, KeyError, TypeError):
        raise _bad("catalogue") from None


def _bad(what: str) -> RefusedError:
    return RefusedError(HTTPStatus.BAD_REQUEST, "portal.bad_file", field=what)
