"""Scans: one encrypted file each, named by nothing that tells what is in it."""

import hmac
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from secrets import token_bytes
from typing import Final

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import Connection, text

from counter_app.domain.deeds import Decided, Deed, Fact, Received, ScanAttached, SupplementAdded
from counter_app.domain.errors import IntegrityError, MissingError
from counter_app.domain.ids import FileHash
from counter_app.store.engine import disk_error, write_durably

_NONCE_BYTES: Final = 12
_KNOWN = text("SELECT 1 FROM scans WHERE hash = :hash")
_NAMED = text("SELECT 1 FROM scans WHERE hash = :hash AND seq IS NOT NULL")
_ADD = text(
    "INSERT INTO scans(hash, media_type, size, upload, delivered)"
    " VALUES (:hash, :media_type, :size, '', 0) ON CONFLICT DO NOTHING"
)
_DELIVERED = text(
    "SELECT count(*) AS kept, coalesce(sum(delivered), 0) AS there FROM scans"
    " WHERE hash IN (SELECT unhex(value) FROM json_each(:hashes)) AND seq IS NOT NULL"
)
_BIND = text("UPDATE scans SET seq = :seq, dossier = :dossier WHERE hash = :hash AND seq IS NULL")
_SIGNS: Final = (
    (b"%PDF-", "application/pdf"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
)


def media_type_of(content: bytes) -> str:
    """Return the media type the first bytes tell; ``application/octet-stream`` for none we take."""
    for sign, media_type in _SIGNS:
        if content.startswith(sign):
            return media_type
    return "application/octet-stream"


class BlobFolder:
    """The encrypted files. Needs no transaction; a file no row names is merely waste."""

    def __init__(self, folder: Path, key: bytes) -> None:
        self._folder = folder
        self._cipher = AESGCM(hmac.digest(key, b"counter blobs 1: content", "sha256"))
        self._naming = hmac.digest(key, b"counter blobs 1: name", "sha256")

    def put(self, content: bytes) -> FileHash:
        """Write ``content`` once, durably, and return its SHA-256.

        Raises:
            MachineError: the disk is full or refuses.
        """
        digest = sha256(content).digest()
        target = self._file(digest)
        if not target.exists():
            try:
                target.parent.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise disk_error(error) from error
            nonce = token_bytes(_NONCE_BYTES)
            write_durably(target, nonce + self._cipher.encrypt(nonce, content, digest))
        return digest.hex()

    def read(self, file_hash: FileHash) -> bytes:
        """Return the plain bytes.

        Raises:
            MissingError: there is no such file.
            IntegrityError: it is not what was written.
        """
        digest = bytes.fromhex(file_hash)
        try:
            sealed = self._file(digest).read_bytes()
        except FileNotFoundError as gone:
            raise MissingError("blob.unknown", sha256=file_hash) from gone
        except OSError as error:
            raise disk_error(error) from error
        try:
            nonce, rest = sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:]
            return self._cipher.decrypt(nonce, rest, digest)
        except (InvalidTag, ValueError) as wrong:
            raise IntegrityError("blob.damaged", sha256=file_hash) from wrong

    def _file(self, digest: bytes) -> Path:
        name = hmac.digest(self._naming, digest, "sha256").hex()
        return self._folder / name[:2] / name[2:]


class Attachments:
    """Scans and what is known of each: media type, size, which fact named it, delivered or not."""

    def __init__(self, connection: Connection, folder: BlobFolder) -> None:
        self._connection = connection
        self._folder = folder

    def add(self, content: bytes) -> FileHash:
        """Keep ``content``, encrypted and durable, and return its SHA-256; the same twice is one.

        Raises:
            MachineError: the disk is full or refuses.
        """
        file_hash = self._folder.put(content)
        row = {
            "hash": bytes.fromhex(file_hash),
            "media_type": media_type_of(content),
            "size": len(content),
        }
        self._connection.execute(_ADD, row)
        return file_hash

    def read(self, file_hash: FileHash) -> bytes:
        """Return the plain bytes of a scan.

        Raises:
            MissingError: it is not on this PC.
            IntegrityError: the file is not what was written (``blob.damaged``).
        """
        return self._folder.read(file_hash)

    def has(self, file_hash: FileHash) -> bool:
        """Return whether the scan is kept here."""
        known = {"hash": bytes.fromhex(file_hash)}
        return self._connection.execute(_KNOWN, known).first() is not None

    def is_named(self, file_hash: FileHash) -> bool:
        """Return whether a fact of this device names the scan."""
        known = {"hash": bytes.fromhex(file_hash)}
        return self._connection.execute(_NAMED, known).first() is not None

    def delivered(self, hashes: Iterable[FileHash]) -> tuple[int, int]:
        """Return how many of these scans are of own facts, and how many of those have arrived."""
        wanted = {"hashes": msgspec.json.encode(list(hashes)).decode()}
        row = self._connection.execute(_DELIVERED, wanted).one()
        return int(row.kept), int(row.there)

    def bind(self, fact: Fact, *, seq: int) -> None:
        """Remember that own fact ``seq`` was the first to name its scans."""
        rows = [
            {"seq": seq, "dossier": fact.dossier.bytes, "hash": bytes.fromhex(file_hash)}
            for file_hash in named_scans(fact.deed)
        ]
        if rows:
            self._connection.execute(_BIND, rows)


def named_scans(deed: Deed) -> tuple[FileHash, ...]:
    """Return the scans a deed names, in its order."""
    if isinstance(deed, Received | SupplementAdded):
        return tuple(scan for intake in deed.components for scan in intake.scans)
    if isinstance(deed, ScanAttached):
        return deed.scans
    return deed.files if isinstance(deed, Decided) else ()
