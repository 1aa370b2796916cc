"""What one gateway is told at its start."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path


def utc_now() -> datetime:
    """Return this machine's clock."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one worker takes at once. Sizes in bytes, times in seconds."""

    body: int = 4 << 20  # of a packed body of facts
    body_unpacked: int = 16 << 20
    fact: int = 1 << 20  # canonical bytes of one fact
    facts: int = 2_000  # in one append
    depth: int = 32  # of nested JSON
    upload: int = 100 << 20  # one scan
    buffered: int = 96 << 20  # all bodies of facts being read
    courier: int = 512 << 20
    feed_wait_s: float = 50.0
    feed_page: int = 500
    writers: int = 6  # appends at work at once
    queue: int = 96  # appends read and waiting for a writer
    uploads: int = 16
    couriers: int = 2  # bundles at once; they come without a login
    courier_s: float = 1800.0  # to send one
    waiters: int = 4_000  # long polls
    others: int = 96
    uploads_each_unit: int = 6
    device_rate: float = 50.0  # requests a second of one device, for long
    device_burst: float = 300.0  # and at once
    body_s: float = 120.0  # to send a body of facts
    stall_s: float = 30.0  # without one byte
    keys_s: float = 60.0  # between two looks for a new key; it waits five minutes before it signs


@dataclass(frozen=True, slots=True)
class Settings:
    """One gateway: its store, its place of scans, its address and its limits."""

    db: str  # sqlite:///file, a plain path, or postgresql://…
    blobs: str  # a folder, or s3://bucket/prefix?endpoint=…
    host: str = "127.0.0.1"
    port: int = 0
    workers: int = 1
    tls_cert: Path | None = None
    tls_key: Path | None = None
    limits: Limits = field(default_factory=Limits)
    clock: Callable[[], datetime] = utc_now
