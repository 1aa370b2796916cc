"""Reading fields of untrusted JSON: the right type and size, clean text, or a named refusal."""

import re
from collections.abc import Mapping
from typing import Any, Final

from counter_app.domain.errors import RuleError
from counter_app.domain.vietnamese import nfc, one_line

LONGEST_TEXT: Final = 50_000
MOST_ITEMS: Final = 5_000
_BLANKS = re.compile(r"[ \t\xa0]+")
_LINE_ENDS = re.compile(r"\s*[\r\n]\s*")


class Record:
    """One JSON object of an edition, read field by field.

    Every refusal is ``catalogue.bad_record`` with the procedure (its code, or its place as
    ``#12``) and the field.
    """

    def __init__(self, fields: Any, procedure: str, path: str = "") -> None:
        self.procedure = procedure
        self._path = path
        if not isinstance(fields, dict):
            raise self.refusal("")
        self._fields: Mapping[str, Any] = fields

    def __contains__(self, name: str) -> bool:
        return self._fields.get(name) is not None

    def is_number(self, name: str) -> bool:
        """True for a number that is not quoted."""
        return isinstance(self._fields.get(name), int | float)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all fields, in the file's order."""
        return tuple(self._fields)

    def refusal(self, name: str) -> RuleError:
        """Return the error that names ``name`` as the bad field."""
        field = ".".join(part for part in (self._path, name) if part)
        return RuleError("catalogue.bad_record", procedure=self.procedure, field=field[:100])

    def raw(self, name: str) -> str:
        """Return a text as written, "" when it is absent or null; the others build on it."""
        found = self._fields.get(name)
        if found is None:
            return ""
        if not isinstance(found, str) or len(found) > LONGEST_TEXT:
            raise self.refusal(name)
        return found

    def line(self, name: str) -> str:
        """Return a text of one line: NFC, single spaces."""
        return one_line(self.raw(name))

    def spelt(self, name: str) -> str:
        """Return a text that others will quote: NFC, its inner white space as it is."""
        return nfc(self.raw(name))

    def block(self, name: str) -> str:
        """Return a text of several lines: NFC, no empty lines, single blanks."""
        return _LINE_ENDS.sub("\n", _BLANKS.sub(" ", nfc(self.raw(name))))

    def whole(self, name: str, most: int) -> int:
        """Return a whole number from 0 to ``most``; 0 when it is absent. Digits as text will do."""
        return self.whole_or_none(name, most) or 0

    def whole_or_none(self, name: str, most: int) -> int | None:
        """Return a whole number from 0 to ``most``, None when it is absent, null or blank."""
        number = self.number(name, most)
        if number is not None and number != int(number):
            raise self.refusal(name)
        return None if number is None else int(number)

    def number(self, name: str, most: int) -> float | None:
        """Return a number from 0 to ``most``, halves and all; None when absent, null or blank."""
        found = self._fields.get(name)
        if isinstance(found, str):
            found = _number(found)
        if found is None:
            return None
        if isinstance(found, bool) or not isinstance(found, int | float) or not 0 <= found <= most:
            raise self.refusal(name)
        return found

    def truth(self, name: str) -> bool:
        """Return a truth value; False when it is absent."""
        found = self._fields.get(name, False)
        if not isinstance(found, bool):
            raise self.refusal(name)
        return found

    def records(self, name: str) -> tuple["Record", ...]:
        """Return a list of objects; a single object counts as a list of one."""
        found = self._fields.get(name) or []
        found = [found] if isinstance(found, dict) else found
        path = f"{self._path}.{name}" if self._path else name
        return tuple(
            Record(item, self.procedure, f"{path}[{n}]")
            for n, item in enumerate(self._listed(found, name))
        )

    def record(self, name: str) -> "Record":
        """Return an object; an empty one when it is absent or null."""
        path = f"{self._path}.{name}" if self._path else name
        return Record(self._fields.get(name) or {}, self.procedure, path)

    def lines(self, name: str) -> tuple[str, ...]:
        """Return a list of texts of one line, empty ones left out."""
        found = self._listed(self._fields.get(name) or [], name)
        if not all(isinstance(item, str) and len(item) <= LONGEST_TEXT for item in found):
            raise self.refusal(name)
        return tuple(text for text in map(one_line, found) if text)

    def _listed(self, found: Any, name: str) -> list[Any]:
        if not isinstance(found, list) or len(found) > MOST_ITEMS:
            raise self.refusal(name)
        return found


def _number(text: str) -> int | float | str | None:
    """Return the number a portal wrote as text ("3", "7,5"); the text where it is none."""
    plain = text.strip().replace(",", ".")
    if not plain:
        return None
    if plain.isascii() and plain.isdigit() and len(plain) < 16:
        return int(plain)
    return float(plain) if re.fullmatch(r"[0-9]{1,9}\.[0-9]{1,3}", plain) else text
