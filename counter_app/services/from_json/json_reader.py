"""Reading JSON that people and scripts wrote: every fault names its field, never its content."""

import json
from collections.abc import Iterator
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, BinaryIO, NoReturn, TypeVar
from uuid import UUID

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
    ``RuleError(code, field=…, expected=…)`` for a value of another shape; ``code`` is
    ``order.bad_field`` or ``body.bad_field``.
    """

    def __init__(
        self,
        value: Any,
        where: str = "",
        unknown: list[str] | None = None,
        *,
        code: str = "order.bad_field",
    ) -> None:
        self._where, self._code = where, code
        self.unknown: list[str] = [] if unknown is None else unknown
        if not isinstance(value, dict):
            raise RuleError(code, field=where, expected="object")
        self._values = value
        self._asked: set[str] = set()

    def name_of(self, field: str) -> str:
        """Return the full name of ``field``, e.g. ``components[0].seq``."""
        return f"{self._where}.{field}" if self._where else field

    def wrong(self, field: str, expected: str, **facts: object) -> RuleError:
        """Return the error for a field of the wrong shape; its value is never told."""
        return RuleError(self._code, field=self.name_of(field), expected=expected, **facts)

    def need(self, *fields: str) -> None:
        """See to it that ``fields`` are there, whatever they are."""
        for field in fields:
            if self._values.get(field) is None:
                raise self.wrong(field, "something", why="missing")

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the fields that are there."""
        return tuple(name for name, value in self._values.items() if value is not None)

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
            raise self.wrong(field, "text")
        clean = nfc(value)
        if required and not clean:
            raise self.wrong(field, "text", why="missing")
        if len(clean) > limit:
            raise self.wrong(field, "text", limit=limit)
        return clean

    def whole(self, field: str, default: int = 0, *, least: int = 0, most: int = 9_999) -> int:
        """Return a whole number between ``least`` and ``most``."""
        value = self.take(field)
        if value is None:
            return default
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            raise self.wrong(field, "whole number", least=least, most=most)
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
            raise self.wrong(field, allowed) from None

    def moment(self, field: str) -> datetime | None:
        """Return an aware time; one without offset is on the wall clock of Vietnam."""
        value = self.text(field, limit=40)
        if not value:
            return None
        if len(value) < len("2026-03-02T08"):
            raise self.wrong(field, "time with hour")
        try:
            moment = datetime.fromisoformat(value)
        except ValueError:
            raise self.wrong(field, "time, RFC 3339") from None
        if not FIRST_YEAR <= moment.year <= LAST_YEAR:
            raise self.wrong(field, "time of our days")
        return moment if moment.tzinfo else moment.replace(tzinfo=LOCAL)

    def day(self, field: str) -> date | None:
        """Return a day written ``YYYY-MM-DD``, None when absent."""
        text = self.text(field, limit=10)
        try:
            return date.fromisoformat(text) if text else None
        except ValueError:
            raise self.wrong(field, "day, YYYY-MM-DD") from None

    def unique(self, field: str) -> UUID | None:
        """Return the id of something (a UUID), None when absent."""
        text = self.text(field, limit=40)
        try:
            return UUID(text) if text else None
        except ValueError:
            raise self.wrong(field, "id") from None

    def files(self, field: str, folder: Path) -> tuple[Path, ...]:
        """Return paths relative to ``folder``: as written, for a file system knows no NFC."""
        found = []
        for place, name in enumerate(self._list(field, 200)):
            if not isinstance(name, str) or not name.strip() or not name.isprintable():
                raise self.wrong(f"{field}[{place}]", "file name")
            found.append(folder / name)
        return tuple(found)

    def texts(self, field: str, *, most: int = 200) -> tuple[str, ...]:
        """Return a list of texts, the empty ones left out."""
        found = []
        for place, value in enumerate(self._list(field, most)):
            if not isinstance(value, str):
                raise self.wrong(f"{field}[{place}]", "text")
            found.append(nfc(value)[:MAX_TEXT])
        return tuple(text for text in found if text)

    def object(self, field: str) -> "JsonObject | None":
        """Return an inner object, None when absent."""
        value = self.take(field)
        if value is None:
            return None
        return JsonObject(value, self.name_of(field), self.unknown, code=self._code)

    def objects(self, field: str, *, most: int = 500) -> "Iterator[JsonObject]":
        """Yield the objects of a list."""
        for place, value in enumerate(self._list(field, most)):
            where = f"{self.name_of(field)}[{place}]"
            yield JsonObject(value, where, self.unknown, code=self._code)

    def finish(self) -> None:
        """Note the fields that nobody asked for."""
        self.unknown.extend(self.name_of(name) for name in self._values if name not in self._asked)

    def _list(self, field: str, most: int) -> list[Any]:
        value = self.take(field)
        if value is None:
            return []
        if not isinstance(value, list) or len(value) > most:
            raise self.wrong(field, "list", most=most)
        return value
