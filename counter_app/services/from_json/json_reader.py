"""Reading JSON that people and scripts wrote: every fault names its field, never its content."""

import json
from collections.abc import Iterator
from datetime import datetime
from enum import StrEnum
from typing import Any, BinaryIO, NoReturn, TypeVar

from counter_app.domain.clock import LOCAL
from counter_app.domain.errors import RuleError
from counter_app.domain.vietnamese import nfc

MAX_LINE_BYTES = 1_000_000  # an order of 200 components with long names stays below a tenth
MAX_TEXT = 10_000  # characters of one field
FIRST_YEAR, LAST_YEAR = 1900, 2200
_CHUNK = 65_536

E = TypeVar("E", bound=StrEnum)


def lines(stream: BinaryIO) -> Iterator[bytes | RuleError]:
    """Yield each line that holds anything; ``order.too_long`` in place of one that is too long.

    Memory stays bounded whatever comes: the rest of a long line is read and thrown away.
    """
    while line := stream.readline(MAX_LINE_BYTES + 1):
        if len(line) > MAX_LINE_BYTES and not line.endswith(b"\n"):
            yield RuleError("order.too_long", limit_bytes=MAX_LINE_BYTES)
            _skip_line(stream)
        elif line.strip():
            yield line


def loads(text: bytes) -> Any:
    """Return what a JSON document in UTF-8 says.

    Raises:
        RuleError: ``order.broken_json``: bad UTF-8 or JSON, not-a-number, nested without end.
    """
    try:
        return json.loads(text.decode("utf-8-sig"), parse_constant=_no_constant)
    except (ValueError, RecursionError):
        raise RuleError("order.broken_json") from None


def _skip_line(stream: BinaryIO) -> None:
    while rest := stream.readline(_CHUNK):
        if rest.endswith(b"\n"):
            return


def _no_constant(_name: str) -> NoReturn:
    raise ValueError


class JsonObject:
    """One JSON object, read field by field; ``null`` counts as absent.

    ``unknown`` collects the names nobody asked for, once ``finish`` was called. Every method raises
    ``RuleError("order.bad_field", field=…, expected=…)`` for a value of another shape.
    """

    def __init__(self, value: Any, where: str = "", unknown: list[str] | None = None) -> None:
        self._where = where
        self.unknown: list[str] = [] if unknown is None else unknown
        if not isinstance(value, dict):
            raise bad_field(where, "object")
        self._values = value
        self._asked: set[str] = set()

    def name_of(self, field: str) -> str:
        """Return the full name of ``field``, e.g. ``components[0].seq``."""
        return f"{self._where}.{field}" if self._where else field

    def take(self, field: str) -> Any:
        """Return the raw value, None where it is absent."""
        self._asked.add(field)
        return self._values.get(field)

    def text(self, field: str, *, required: bool = False, limit: int = MAX_TEXT) -> str:
        """Return a text as it is stored (NFC, trimmed, nothing invisible); empty when absent."""
        value = self.take(field)
        if value is None:
            value = ""
        if not isinstance(value, str):
            raise bad_field(self.name_of(field), "text")
        clean = nfc(value)
        if required and not clean:
            raise bad_field(self.name_of(field), "text", why="missing")
        if len(clean) > limit:
            raise bad_field(self.name_of(field), "text", limit=limit)
        return clean

    def whole(self, field: str, default: int = 0, *, least: int = 0, most: int = 9_999) -> int:
        """Return a whole number between ``least`` and ``most``."""
        value = self.take(field)
        if value is None:
            return default
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            raise bad_field(self.name_of(field), "whole number", least=least, most=most)
        return value

    def choice(self, field: str, kinds: type[E], default: E) -> E:
        """Return a member of ``kinds`` by its value."""
        value = self.take(field)
        if value is None:
            return default
        try:
            return kinds(value)
        except ValueError:
            allowed = "|".join(kind.value for kind in kinds if kind.value)
            raise bad_field(self.name_of(field), allowed) from None

    def moment(self, field: str) -> datetime | None:
        """Return an aware time; one without offset is on the wall clock of Vietnam."""
        value = self.text(field, limit=40)
        if not value:
            return None
        if len(value) < len("2026-03-02T08"):
            raise bad_field(self.name_of(field), "time with hour")
        try:
            moment = datetime.fromisoformat(value)
        except ValueError:
            raise bad_field(self.name_of(field), "time, RFC 3339") from None
        if not FIRST_YEAR <= moment.year <= LAST_YEAR:
            raise bad_field(self.name_of(field), "time of our days")
        return moment if moment.tzinfo else moment.replace(tzinfo=LOCAL)

    def texts(self, field: str, *, most: int = 200) -> tuple[str, ...]:
        """Return a list of texts, the empty ones left out."""
        found = []
        for place, value in enumerate(self._list(field, most)):
            if not isinstance(value, str):
                raise bad_field(f"{self.name_of(field)}[{place}]", "text")
            found.append(nfc(value)[:MAX_TEXT])
        return tuple(text for text in found if text)

    def object(self, field: str) -> "JsonObject | None":
        """Return an inner object, None when absent."""
        value = self.take(field)
        if value is None:
            return None
        return JsonObject(value, self.name_of(field), self.unknown)

    def objects(self, field: str, *, most: int = 500) -> "Iterator[JsonObject]":
        """Yield the objects of a list."""
        for place, value in enumerate(self._list(field, most)):
            yield JsonObject(value, f"{self.name_of(field)}[{place}]", self.unknown)

    def finish(self) -> None:
        """Note the fields that nobody asked for."""
        self.unknown.extend(self.name_of(name) for name in self._values if name not in self._asked)

    def _list(self, field: str, most: int) -> list[Any]:
        value = self.take(field)
        if value is None:
            return []
        if not isinstance(value, list) or len(value) > most:
            raise bad_field(self.name_of(field), "list", most=most)
        return value


def bad_field(field: str, expected: str, **facts: object) -> RuleError:
    """Return the error for a field of the wrong shape; its value is never told."""
    return RuleError("order.bad_field", field=field, expected=expected, **facts)
