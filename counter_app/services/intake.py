"""Files that come in as scans: checked by their first bytes, stored once by their hash.

Source: ND 30/2020, annex I: PDF; images are kept as they are until they are bound into a PDF.
"""

from collections.abc import Iterable
from pathlib import Path

from counter_app.domain.dossier import ComponentIntake
from counter_app.domain.errors import MachineError, MissingError, RuleError
from counter_app.domain.ids import FileHash
from counter_app.domain.orders import OrderedComponent
from counter_app.store.attachments import media_type_of
from counter_app.store.store import Store
from counter_app.store.work import Work

MAX_BYTES = 50 * 1024 * 1024
UNKNOWN_TYPE = "application/octet-stream"


def read_scan(path: Path) -> bytes:
    """Return the bytes of a scan on disk; errors never carry its name, which may be a person's.

    Raises:
        MissingError: ``file.missing``.
        RuleError: ``file.too_large``, ``file.not_pdf_or_image``, ``file.is_folder``.
        MachineError: ``file.unreadable``.
    """
    try:
        if path.is_dir():
            raise RuleError("file.is_folder")
        _check_size(path.stat().st_size)
        content = path.read_bytes()
    except FileNotFoundError:
        raise MissingError("file.missing") from None
    except OSError as wrong:
        raise MachineError("file.unreadable", errno=wrong.errno) from None
    return checked(content)


def checked(content: bytes) -> bytes:
    """Return a scan in memory as it is.

    Raises:
        RuleError: ``file.too_large``, ``file.not_pdf_or_image``.
    """
    _check_size(len(content))
    if media_type_of(content) == UNKNOWN_TYPE:
        raise RuleError("file.not_pdf_or_image", size_bytes=len(content))
    return content


def take_in(components: Iterable[OrderedComponent], store: Store) -> tuple[ComponentIntake, ...]:
    """Store the scans of ``components`` and return what was handed over, by ``seq``.

    Every file is checked before the first one is stored. Storing is a transaction of its own,
    before the deed's: a scan without a fact is harmless, a fact without its scan is not.

    Raises:
        RuleError: as ``read_scan``, with the component's ``seq``.
    """
    wanted = sorted(components, key=lambda component: component.seq)
    read = {component.seq: _contents(component) for component in wanted}
    scans: dict[int, tuple[FileHash, ...]] = {}
    if any(read.values()):
        with store.write() as work:
            scans = {seq: _stored(contents, work) for seq, contents in read.items()}
    return tuple(
        ComponentIntake(c.seq, c.originals, c.copies, scans.get(c.seq, ()))
        for c in wanted
        if c.is_handed
    )


def _check_size(size: int) -> None:
    if size > MAX_BYTES:
        raise RuleError("file.too_large", size_bytes=size, limit_bytes=MAX_BYTES)


def _contents(component: OrderedComponent) -> list[bytes]:
    try:
        read = [read_scan(path) for path in component.files]
        return [*read, *(checked(scan) for scan in component.scans)]
    except (RuleError, MissingError, MachineError) as wrong:
        wrong.facts["seq"] = component.seq
        raise


def _stored(contents: list[bytes], work: Work) -> tuple[FileHash, ...]:
    return tuple(dict.fromkeys(work.attachments.add(content) for content in contents))
