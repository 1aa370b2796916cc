"""The calls of the wire, whatever carries the bytes."""

import base64
import hashlib
from abc import ABC, abstractmethod
from http import HTTPStatus
from urllib.parse import quote, urljoin, urlsplit

import msgspec

from sync import contract
from sync.carriers.answers import TUS, Answer, checked, decoded, plain_body
from sync.compression import DICTIONARY, DICTIONARY_HEADER, compress
from sync.errors import OfflineError, ProtocolError, RejectedError
from sync.ports import PendingBlob

Sent = tuple[dict[str, str], bytes | None]  # headers and body

_NOTHING: Sent = ({}, None)
_TUS = {TUS: "1.0.0"}


class Calls(ABC):
    """Every call of protocol.md; the heir brings the bytes there and back."""

    def __init__(self, url: str, device: str) -> None:
        self._url = url.rstrip("/") + "/"
        self._journal = f"v1/journal/{device}"
        self._device = device
        self._dictionary = DICTIONARY

    @abstractmethod
    def _ask(self, method: str, path: str, sent: Sent = _NOTHING) -> Answer:
        """Exchange once, without a login."""

    @abstractmethod
    def _call(
        self, method: str, path: str, sent: Sent = _NOTHING, *, patience_s: float = 0
    ) -> Answer:
        """Exchange as the enrolled device; only a success comes back."""

    def health(self) -> contract.Health:
        """Ask whether it is worth speaking; needs no login."""
        return decoded(checked(self._ask("GET", "v1/health")), contract.Health)

    def key_chain(self) -> contract.KeyChain:
        """Return how the gateway's keys follow each other; needs no login."""
        return decoded(checked(self._ask("GET", "v1/keys")), contract.KeyChain)

    def enrol(self, order: contract.Enrol) -> contract.Enrolled:
        """Spend a one-time code."""
        answer = self._ask("POST", "v1/enrol", self._packed(order))
        return decoded(checked(answer), contract.Enrolled)

    def change_key(self, order: contract.NewKey) -> contract.Enrolled:
        """Give the gateway our new key."""
        answer = self._call("POST", "v1/device-key", self._packed(order))
        return decoded(answer, contract.Enrolled)

    def standing(self, *, verdicts_after: int) -> contract.Standing:
        """Return the head the gateway holds of us, and what we may have missed."""
        answer = self._call("GET", f"{self._journal}?verdicts_after={verdicts_after}")
        return decoded(answer, contract.Standing)

    def append(self, body: bytes) -> contract.Appended:
        """Send an ``Append`` (JSON)."""
        try:
            answer = self._call("POST", self._journal, self._packed(body))
        except RejectedError as refused:
            if refused.code != "body.unknown_dictionary" or not self._dictionary:
                raise
            self._dictionary = 0  # an older gateway; nothing of this body was read
            answer = self._call("POST", self._journal, self._packed(body))
        return decoded(answer, contract.Appended)

    def own_facts(self, *, after: int) -> contract.Facts:
        """Return our own facts after ``after``, for a restored PC."""
        return decoded(self._call("GET", f"{self._journal}/facts?after={after}"), contract.Facts)

    def feed(self, *, after: str, limit: int, wait_s: int) -> contract.Feed:
        """Return the next page of the feed, waiting up to ``wait_s`` for one."""
        path = f"v1/feed?after={quote(after, safe='')}&limit={limit}&wait={wait_s}"
        return decoded(self._call("GET", path, patience_s=wait_s), contract.Feed)

    def reconcile(self, day: str) -> contract.Reconciliation:
        """Return the gateway's side of the sheet of ``day`` (YYYY-MM-DD, local)."""
        path = f"v1/reconcile/{self._device}?day={quote(day, safe='')}"
        return decoded(self._call("GET", path), contract.Reconciliation)

    def courier(self, bundle: bytes) -> bytes:
        """Hand over a sealed bundle by wire and return the acknowledgement bundle."""
        sealed = ({"Content-Type": "application/octet-stream"}, bundle)
        return plain_body(checked(self._ask("POST", "v1/courier", sealed)))

    def blob(self, sha256: str) -> bytes:
        """Fetch a result or another counter's scan.

        Raises:
            OfflineError: what came is not what the hash names.
        """
        content = plain_body(self._call("GET", f"v1/blobs/{sha256}"))
        if hashlib.sha256(content).hexdigest() != sha256:
            raise OfflineError("line.cut", sha256=sha256)
        return content

    def blob_part(self, sha256: str, offset: int, length: int) -> bytes:
        """Fetch at most ``length`` bytes from ``offset``; everything from there when whoever is
        between us knows no ranges.

        Raises:
            ProtocolError: ``blob.bad_range``: other bytes than were asked for.
        """
        asked = {"Range": f"bytes={offset}-{offset + length - 1}"}
        answer = self._call("GET", f"v1/blobs/{sha256}", (asked, None))
        content = plain_body(answer)
        if answer.status != HTTPStatus.PARTIAL_CONTENT:
            return content[offset:]
        told = f"bytes {offset}-{offset + len(content) - 1}/"
        if len(content) > length or not answer.headers.get("Content-Range", "").startswith(told):
            raise ProtocolError("blob.bad_range", request_id=answer.request_id)
        return content

    def has_blob(self, sha256: str) -> bool:
        """Return whether the gateway holds this scan, whoever sent it."""
        try:
            self._call("HEAD", f"v1/blobs/{sha256}")
        except RejectedError as refused:
            if refused.facts.get("status") != 404:
                raise
            return False
        return True

    def begin_upload(self, blob: PendingBlob) -> str:
        """Open an upload and return where it stands."""
        told = {"sha256": blob.sha256, "type": blob.media_type, "dossier": blob.dossier}
        metadata = ",".join(f"{name} {_b64(value.encode())}" for name, value in told.items())
        headers = _TUS | {"Upload-Length": str(blob.size), "Upload-Metadata": metadata}
        answer = self._call("POST", "v1/uploads", (headers, b""))
        location = answer.headers.get("Location", "")
        place = urlsplit(urljoin(self._url + "v1/uploads", location))
        if not location or place.netloc != urlsplit(self._url).netloc:
            raise ProtocolError("upload.no_location")
        return place.path + (f"?{place.query}" if place.query else "")

    def upload_offset(self, upload: str) -> int:
        """Return how many bytes of an upload have arrived."""
        return _offset(self._call("HEAD", upload, (_TUS, None)))

    def upload_part(self, upload: str, offset: int, part: bytes) -> int:
        """Send bytes and return the new offset."""
        headers = _TUS | {
            "Content-Type": "application/offset+octet-stream",
            "Upload-Offset": str(offset),
            "Upload-Checksum": f"sha256 {_b64(hashlib.sha256(part).digest())}",
        }
        return _offset(self._call("PATCH", upload, (headers, part)))

    def _packed(self, body: bytes | msgspec.Struct) -> Sent:
        headers = {"Content-Type": "application/json", "Content-Encoding": "zstd"}
        if self._dictionary:
            headers[DICTIONARY_HEADER] = str(self._dictionary)
        plain = body if isinstance(body, bytes) else msgspec.json.encode(body)
        return headers, compress(plain, self._dictionary)


def _offset(answer: Answer) -> int:
    text = answer.headers.get("Upload-Offset", "")
    if not (text.isascii() and text.isdecimal()):
        raise ProtocolError("upload.no_offset", request_id=answer.request_id)
    return int(text)


def _b64(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")
