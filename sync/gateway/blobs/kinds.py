"""What a scan is, by its first bytes."""

BEGINNING = 16  # bytes that prove it
_MAGIC = (
    (b"%PDF-", "application/pdf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
)


def media_type_of(beginning: bytes) -> str:
    """Return the media type that the first bytes prove; empty for anything we do not take."""
    for magic, media_type in _MAGIC:
        if beginning.startswith(magic):
            return media_type
    return ""
