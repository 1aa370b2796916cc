"""Open what ``--blobs`` names."""

from http import HTTPStatus
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

from sync.gateway.blobs import Blobs
from sync.gateway.blobs.bucket import Bucket
from sync.gateway.blobs.files import BlobFiles
from sync.gateway.errors import RefusedError

_SCHEME = "s3://"
_OPTIONS = {"endpoint", "region"}
_CONNECT_S, _READ_S, _TRIES = 5, 30, 3


def is_bucket(place: str) -> bool:
    """Return whether a place is a bucket and no folder."""
    return place.startswith(_SCHEME)


def opened_blobs(place: str) -> Blobs:
    """Return the scans of a folder, or of ``s3://bucket/prefix?endpoint=https://…&region=…``.

    Credentials of a bucket come from its environment (``AWS_ACCESS_KEY_ID`` and so on), never from
    the address.

    Raises:
        RefusedError: 400 ``blobs.bad_address``; ``blobs.no_library``: the extra ``s3`` is missing.
        ClosedError: the bucket does not answer, or not to us.
    """
    if not is_bucket(place):
        return BlobFiles(Path(place))
    parts = urlsplit(place)
    told = dict(parse_qsl(parts.query, keep_blank_values=True))
    if not parts.hostname or "@" in parts.netloc or ":" in parts.netloc or told.keys() - _OPTIONS:
        raise RefusedError(HTTPStatus.BAD_REQUEST, "blobs.bad_address")
    return _bucket(parts.netloc, parts.path.strip("/"), told)


def _bucket(name: str, prefix: str, told: dict[str, str]) -> Bucket:
    try:
        import boto3  # heavy, and an extra
        from botocore.config import Config
        from botocore.exceptions import BotoCoreError, ClientError
    except ImportError as missing:
        raise RefusedError(HTTPStatus.BAD_REQUEST, "blobs.no_library") from missing
    config = Config(
        connect_timeout=_CONNECT_S,
        read_timeout=_READ_S,
        retries={"mode": "standard", "total_max_attempts": _TRIES},
        request_checksum_calculation="when_required",  # not every server knows the newer ones
        response_checksum_validation="when_required",
        s3={"payload_signing_enabled": True, "addressing_style": "path"},
    )
    try:
        s3 = boto3.session.Session().client(
            "s3",
            endpoint_url=told.get("endpoint") or None,
            region_name=told.get("region") or None,
            config=config,
        )
    except (BotoCoreError, ValueError) as wrong:
        raise RefusedError(HTTPStatus.BAD_REQUEST, "blobs.bad_address") from wrong
    return Bucket(s3, (ClientError, BotoCoreError), name, prefix)
