"""Files that come in as scans: checked by their first bytes, stored once by their hash.

Source: ND 30/2020, annex I: PDF; images are kept as they are until they are bound into a PDF.
"""

from collections.abc import Iterable
from pathlib import Path

from counter_app.domain.dossier import ComponentIntake
from counter_app.domain.errors import MachineError, MissingError, RuleError
from counter_app.domain.ids import FileHash
from counter_app.domain.orders import OrderedComponent
from counter_app.store.attachments import Attachments

MAX_BYTES = 50 * 1024 * 1024

_MAGIC = (
    (b"%PDF-", "application/pdf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
)


def media_type(content: bytes) -> str:
    """Return the type that the first bytes show.

    Raises:
        RuleError: ``file.not_pdf_or_image``.
    """
    for magic, name in _MAGIC:
        if content.startswith(magic):
            return name
    raise RuleError("file.not_pdf_or_image", size_bytes=len(content))


def read_scan(path: Path) -> bytes:
    """Return the bytes of a scan on disk; errors never carry its name, which may be a person's.

    Raises:
        MissingError: ``file.missing``.
        RuleError: ``file.too_large``, ``file.not_pdf_or_image``.
        MachineError: ``file.unreadable``.
    """
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise RuleError("file.too_large", size_bytes=size, limit_bytes=MAX_BYTES)
        content = path.read_bytes()
    except FileNotFoundError:
        raise MissingError("file.missing") from None
    except OSError as wrong:
        raise MachineError("file.unreadable", errno=wrong.errno) from None
    media_type(content)
    return content


def take_in(
    components: Iterable[OrderedComponent], attachments: Attachments
) -> tuple[ComponentIntake, ...]:
    """Store the scans of ``components`` and return what was handed over, by ``seq``.

    Every file is checked before the first one is stored. Storing comes before the deed's own
    transaction: a scan without a fact is harmless, a fact without its scan is not.

    Raises:
        RuleError: as ``read_scan``, with the component's ``seq``.
    """
    read: list[tuple[OrderedComponent, list[bytes]]] = []
    for component in components:
        try:
            read.append((component, [read_scan(path) for path in component.files]))
        except (RuleError, MissingError, MachineError) as wrong:
            wrong.facts["seq"] = component.seq
            raise
    return tuple(
        ComponentIntake(
            component.seq, component.originals, component.copies, _stored(contents, attachments)
        )
        for component, contents in sorted(read, key=lambda pair: pair[0].seq)
        if component.originals or component.copies or contents
    )


def _stored(contents: list[bytes], attachments: Attachments) -> tuple[FileHash, ...]:
    return tuple(dict.fromkeys(attachments.add(content) for content in contents))
