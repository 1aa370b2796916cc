"""Records from old Excel and Word files: texts of fonts before Unicode, found and put right."""

from collections.abc import Iterator
from typing import Any, Final

from counter_app.domain.legacy_text import TCVN3, VNI, legacy_encoding, unicode_of

AUTO: Final = "auto"
CHOICES: Final = (AUTO, TCVN3, VNI)


def encoding_of(record: Any) -> str:
    """Return the old font of a JSON value's texts, taken together; empty for none."""
    return legacy_encoding(" ".join(_texts(record)))


def put_right(record: Any, encoding: str) -> Any:
    """Return the JSON value with every text as Unicode; ``auto`` looks which font it is, if any."""
    chosen = encoding_of(record) if encoding == AUTO else encoding
    return _converted(record, chosen) if chosen else record


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from _texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)


def _converted(value: Any, encoding: str) -> Any:
    if isinstance(value, str):
        return unicode_of(value, encoding)
    if isinstance(value, dict):
        return {name: _converted(item, encoding) for name, item in value.items()}
    if isinstance(value, list):
        return [_converted(item, encoding) for item in value]
    return value
