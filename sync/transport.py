"""What the engine asks of a carrier, and the one that speaks HTTPS by ``requests``."""

import io
import ipaddress
import logging
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import urljoin, urlsplit
from uuid import uuid4

from sync import contract
from sync.carriers.answers import REQUEST_ID, TUS, Answer, checked, decoded
from sync.carriers.assertion import client_assertion
from sync.carriers.calls import Calls, Sent
from sync.carriers.cord import Cord
from sync.compression import DICTIONARY, DICTIONARY_HEADER
from sync.errors import AuthError, OfflineError, RejectedError, SeveredError
from sync.ports import Identity, PendingBlob

if TYPE_CHECKING:
    import requests

log = logging.getLogger(__name__)

STALL_S = 30.0  # no byte for so long: the line is dead
_CHUNK = 1 << 16
_PIECE = 1 << 14  # of a file, as urllib3 sends it
_BODY_MAX = 256 << 20  # bytes of one answer as it travels
_RENEW_EARLY_S = 60.0


class Transport(Protocol):
    """One counter's way to the gateway. Every method may raise any SyncError."""

    stall_s: float  # how long to wait without a byte

    def cut(self) -> None:
        """End the exchange under way, on whatever thread; every later one fails."""
        ...

    def said_at(self) -> datetime | None:
        """Return the gateway's clock in its last answer."""
        ...

    def health(self) -> contract.Health:
        """Ask whether it is worth speaking; needs no login."""
        ...

    def key_chain(self) -> contract.KeyChain:
        """Return how the gateway's keys follow each other; needs no login."""
        ...

    def standing(self, *, verdicts_after: int) -> contract.Standing:
        """Return the head the gateway holds of us, and what we may have missed."""
        ...

    def append(self, body: bytes) -> contract.Appended:
        """Send an ``Append`` (JSON)."""
        ...

    def own_facts(self, *, after: int) -> contract.Facts:
        """Return our own facts after ``after``, for a restored PC."""
        ...

    def feed(self, *, after: str, limit: int, wait_s: int) -> contract.Feed:
        """Return the next page of the feed, waiting up to ``wait_s`` for one."""
        ...

    def has_blob(self, sha256: str) -> bool:
        """Return whether the gateway holds this scan, whoever sent it."""
        ...

    def blob_part(self, sha256: str, offset: int, length: int) -> bytes:
        """Return bytes of a blob from ``offset``, ``length`` of them where ranges are known."""
        ...

    def begin_upload(self, blob: PendingBlob) -> str:
        """Open an upload and return where it stands."""
        ...

    def upload_offset(self, upload: str) -> int:
        """Return how many bytes of an upload have arrived."""
        ...

    def upload_part(self, upload: str, offset: int, part: bytes) -> int:
        """Send bytes and return the new offset."""
        ...


class HttpTransport(Calls):
    """HTTPS over one kept connection; plain HTTP to this very machine only.

    Used by one thread at a time; ``cut`` may come from any. ``ca_file``: a province's own
    certificate authority. ``ticks``: seconds of a clock that nobody sets.

    Raises:
        RejectedError: ``url.not_https``.
    """

    def __init__(
        self,
        url: str,
        identity: Identity | None,
        *,
        ca_file: str = "",
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        ticks: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(url, identity.device if identity else "")
        self._at_home = _is_loopback(url)
        if urlsplit(url).scheme != "https" and not self._at_home:
            raise RejectedError("url.not_https")
        self._identity = identity
        self._verify: bool | str = ca_file or True
        self._now, self._ticks = now, ticks
        self._opened: requests.Session | None = None
        self._cord = Cord()
        self._token, self._token_until = "", 0.0
        self._ahead = timedelta(0)
        self._said_at: datetime | None = None
        self.stall_s = STALL_S

    def said_at(self) -> datetime | None:
        """Return the gateway's clock in its last answer."""
        return self._said_at

    def close(self) -> None:
        """Let go of the connection."""
        if self._opened is not None:
            self._opened.close()
            self._opened = None

    def cut(self) -> None:
        """End the exchange under way, on whatever thread; every later one fails."""
        self._cord.cut()

    def _call(
        self, method: str, path: str, sent: Sent = ({}, None), *, patience_s: float = 0
    ) -> Answer:
        for last_try in (False, True):
            headers = {"Authorization": f"Bearer {self._valid_token()}"} | sent[0]
            answer = self._ask(method, path, (headers, sent[1]), patience_s=patience_s)
            if not (answer.status == 401 and answer.is_genuine) or last_try:
                break
            self._token = ""
        return checked(answer)

    def _valid_token(self) -> str:
        if not self._token or self._ticks() >= self._token_until:
            self._token = ""
            told = self._new_token()
            self._token = told.access_token
            self._token_until = self._ticks() + max(told.expires_in - _RENEW_EARLY_S, 1)
        return self._token

    def _new_token(self) -> contract.Token:
        """A wrong clock of this PC spoils the first assertion; the refusal tells the time."""
        believed = self._ahead
        try:
            return self._ask_token()
        except AuthError as refused:
            moved = abs(self._ahead - believed) > timedelta(seconds=30)
            if refused.code == "device.revoked" or not moved:
                raise
        return self._ask_token()

    def _ask_token(self) -> contract.Token:
        if self._identity is None:
            raise AuthError("device.not_enrolled")
        assertion = client_assertion(
            self._device, self._identity.private_key, self._now() - self._ahead
        )
        order = contract.TokenRequest(client_assertion=assertion)
        return decoded(checked(self._ask("POST", "v1/token", self._packed(order))), contract.Token)

    def _ask(
        self, method: str, path: str, sent: Sent = ({}, None), *, patience_s: float = 0
    ) -> Answer:
        request_id = uuid4().hex
        headers = {REQUEST_ID: request_id, DICTIONARY_HEADER: str(DICTIONARY)} | sent[0]
        started = self._ticks()
        answer = self._exchange(method, path, headers, sent[1], patience_s)
        log.debug(
            "request=%s %s status=%d ms=%d",
            request_id, method, answer.status, (self._ticks() - started) * 1000,
        )  # fmt: skip
        if answer.is_genuine and answer.said_at is not None:
            self._said_at = answer.said_at
            self._ahead = self._now() - answer.said_at
        return answer

    def _exchange(
        self,
        method: str,
        path: str,
        headers: dict[str, str],
        body: bytes | None,
        patience_s: float,
    ) -> Answer:
        import requests  # heavy: loaded on first use, here only
        import urllib3

        if self._opened is None:
            self._opened = self._session()
        try:
            answer = self._opened.request(
                method,
                urljoin(self._url, path),
                # a file is sent piece by piece: the stall timer counts for each piece
                data=io.BytesIO(body) if body and len(body) > _PIECE else body,
                headers=headers,
                timeout=(self.stall_s, self.stall_s + patience_s),
                stream=True,
                allow_redirects=False,
            )
            content = _read(answer)
        except (requests.RequestException, urllib3.exceptions.HTTPError, OSError) as lost:
            self.close()
            if self._cord.is_cut:
                raise SeveredError("line.severed") from lost
            raise _silence(lost, request_id=headers[REQUEST_ID]) from lost
        return Answer(
            answer.status_code,
            answer.headers,
            content,
            headers[REQUEST_ID],
            spoke_tus=TUS in headers,
        )

    def _session(self) -> "requests.Session":
        import requests  # heavy: loaded on first use, here only
        from requests.adapters import HTTPAdapter

        cord = self._cord

        class Held(HTTPAdapter):
            """Lines, straight or through a proxy, that ``cut`` reaches."""

            def get_connection_with_tls_context(self, *args: Any, **kwargs: Any) -> Any:
                pool: Any = super().get_connection_with_tls_context(*args, **kwargs)
                pool.ConnectionCls = cord.holding(pool.ConnectionCls)
                return pool

        session = requests.Session()
        session.verify = self._verify
        session.trust_env = not self._at_home  # an office's proxy, but not for this machine
        session.auth = _keep  # no password of somebody's .netrc over our token
        session.headers.update({"User-Agent": "counter", "Accept-Encoding": "zstd, gzip"})
        for scheme in ("https://", "http://"):
            session.mount(scheme, Held(pool_connections=1, pool_maxsize=1, max_retries=0))
        return session


def _read(answer: "requests.Response") -> bytes:
    """Return the body as it travelled; a missing end raises."""
    content = bytearray()
    while piece := answer.raw.read(_CHUNK, decode_content=False):
        content += piece
        if len(content) > _BODY_MAX:
            raise OSError("an answer without end")
    return bytes(content)


def _silence(lost: Exception, *, request_id: str) -> OfflineError:
    """Name what happened for the light; the engine treats all silence alike."""
    names = {type(error).__name__ for error in _causes(lost)}
    if names & {"SSLError", "SSLCertVerificationError"}:
        code = "line.tls"
    elif names & {"ReadTimeout", "ReadTimeoutError", "TimeoutError"}:
        code = "line.stalled"
    elif names & {"IncompleteRead"}:
        code = "line.cut"
    else:
        code = "line.no_answer"
    return OfflineError(code, request_id=request_id)


def _causes(error: BaseException) -> list[BaseException]:
    found = [error]
    for each in found:
        inner = (each.__cause__, each.__context__, *each.args, getattr(each, "reason", None))
        found += [one for one in inner if isinstance(one, BaseException) and one not in found]
    return found


def _keep(prepared: "requests.PreparedRequest") -> "requests.PreparedRequest":
    return prepared


def _is_loopback(url: str) -> bool:
    host = urlsplit(url).hostname or ""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
