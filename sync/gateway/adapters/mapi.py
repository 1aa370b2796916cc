"""Dialect A: one address, a session, and the operation's name in the body (``mapi``).

``POST {url}/login`` buys a session; everything else is one POST with ``session``, ``madonvi``,
``service``. Field names are the portal's own. Source: docs/operate/forward.md.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sync.gateway.adapters import Can, Found, NotSentError, Outcome, Record, UnclearError, WaitError
from sync.gateway.adapters.answers import (
    TABLE,
    SessionOverError,
    code_of,
    outcome,
    rows_of,
)
from sync.gateway.adapters.answers import (
    Line as AnswerLine,
)
from sync.gateway.adapters.line import Line

_TIMES = ("%Y%m%d%H%M%S", "%d/%m/%Y %H:%M:%S")
_DIGITS = re.compile(r"\d{1,2}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Account:
    """How to get in. ``provider``: the header ``dstcode``; ``unit``: ``madonvi``."""

    login_url: str
    username: str
    password: str = field(repr=False)
    unit: str = ""
    provider: str = ""


class Mapi:
    """One account at one portal."""

    def __init__(
        self,
        line: Line,
        *,
        url: str,
        account: Account,
        can: Can,
        table: Sequence[AnswerLine] = TABLE,
    ) -> None:
        self._line, self._url, self._account = line, url, account
        self._table, self._can = table, can
        self._headers = {"dstcode": account.provider} if account.provider else {}
        self._session = ""

    @property
    def can(self) -> Can:
        """What it is able to do."""
        return self._can

    def find(self, code: str) -> Found | None:
        """Look a dossier up; only an empty list is "there is none"."""
        told = self._ask("TraCuuHoSo", {"mahoso": code})
        rows = rows_of(told)
        if code_of(told) != "0" or rows is None:
            raise UnclearError(f"code_{code_of(told)[:20]}")
        fitting = [row for row in rows if str(row.get("MaHoSo", code)) == code]
        return _found(code, fitting[0]) if fitting else None

    def put(self, record: Record, *, is_update: bool) -> Outcome:
        """Send the whole of a dossier."""
        updating = {"isUpdating": "True" if is_update else "False"}
        return self._said("DongBoHoSoMC", updating | {"data": [dict(record)]})

    def add_progress(self, rows: Sequence[Record]) -> Outcome:
        """Add steps of one dossier."""
        return self._said("CapNhatTienDoHoSoMC", {"data": [dict(row) for row in rows]})

    def _said(self, service: str, words: Mapping[str, Any]) -> Outcome:
        return outcome(self._ask(service, words), self._table)

    def _ask(self, service: str, words: Mapping[str, Any]) -> dict[str, Any]:
        """Ask with a session; one that is over is bought anew, once."""
        for is_last in (False, True):
            session = self._session or self._sign_in()
            body = {"session": session, "madonvi": self._account.unit, "service": service, **words}
            told = self._line.post(self._url, body, headers=self._headers)
            try:
                outcome(told, self._table)
            except SessionOverError:
                self._session = ""
                if is_last:
                    raise WaitError(300) from None  # nothing was done; the account needs a look
                continue
            except UnclearError:
                pass  # the caller knows better what it asked
            return told
        raise AssertionError("unreachable")

    def _sign_in(self) -> str:
        own = self._account
        words = {"username": own.username, "password": own.password}
        try:
            told = self._line.post(own.login_url, words, headers=self._headers)
        except UnclearError as wrong:
            raise NotSentError("login") from wrong  # a login changes nothing there
        session = told.get("session")
        if code_of(told) != "0" or not isinstance(session, str) or not session:
            raise WaitError(300)
        self._session = session
        return session


def _found(code: str, row: dict[str, Any]) -> Found:
    status = str(row.get("MaTrangThai", "")).strip()
    return Found(
        code=code,
        procedure=str(row.get("MaTTHC", ""))[:50],
        received_at=_moment(str(row.get("NgayTiepNhan", ""))),
        status=status if _DIGITS.fullmatch(status) else "",
        official_code=str(row.get("MaHoSoQuocGia", ""))[:50],
    )


def _moment(text: str) -> str:
    for shape in _TIMES:
        try:
            return datetime.strptime(text.strip(), shape).strftime("%Y%m%d%H%M%S")  # noqa: DTZ007
        except ValueError:
            continue
    return ""
