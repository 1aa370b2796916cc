"""A province's changes to the forms: wording, further lines, options, logo, addresses.

A TOML file in ``resources/forms`` (or anywhere the province keeps it)::

    [office]
    lookup = "https://dichvucong.gov.vn"
    phone = "1900 0000"
    symbol = "TTPVHCC"
    logo = "logo.png"            # beside the file

    [receipt]
    options = ["fees", "channel", "components_table"]
    before_signatures = ["Tra cứu hồ sơ {code} tại {lookup} hoặc gọi {phone}."]
    [receipt.words]
    centre = "Trung tâm Phục vụ hành chính công"
"""

import re
import string
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final, NoReturn

from counter_app.domain.errors import RuleError
from counter_app.printing.form import Change, Form
from counter_app.printing.forms import BY_NAME
from counter_app.printing.papers import OfficePaper

_OFFICE: Final = frozenset({"lookup", "phone", "symbol", "logo"})
_FORM: Final = frozenset({"words", "before_signatures", "options"})
_LINE_PLACES: Final = frozenset({"lookup", "phone", "code"})
_MAX_BYTES: Final = 256 * 1024


@dataclass(frozen=True, slots=True)
class Overlay:
    """The changes of one file, checked. An empty office field changes nothing."""

    lookup: str = ""
    phone: str = ""
    symbol: str = ""
    logo: str = ""  # path of an image
    changes: Mapping[str, Change] = field(default_factory=dict)

    def of(self, form: Form) -> Change:
        """Return what changes in ``form``."""
        return self.changes.get(form.name, Change())

    def office(self, office: OfficePaper) -> OfficePaper:
        """Return ``office`` with the province's own addresses; what it states itself stays."""
        return replace(
            office,
            lookup=office.lookup or self.lookup,
            phone=office.phone or self.phone,
            symbol=self.symbol or office.symbol,
        )


def load(file: Path) -> Overlay:
    """Read and check the overlay ``file``.

    Raises:
        RuleError: ``overlay.bad`` with ``file``, ``line`` (0 where unknown), ``key``, ``why``:
            unreadable, syntax, unknown_key, wrong_type, unknown_place, no_logo.
    """
    try:
        if file.stat().st_size > _MAX_BYTES:
            raise bad_overlay(file.name, "unreadable")
        source = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        raise bad_overlay(file.name, "unreadable") from None
    return _Reader(source, file.name, file.parent).overlay()


def parse(source: str, name: str) -> Overlay:
    """Check an overlay that came as text, with an edition; it has no logo beside it.

    Raises:
        RuleError: ``overlay.bad``, as ``load``; ``name`` is told in place of the file.
    """
    if len(source) > _MAX_BYTES:
        raise bad_overlay(name, "unreadable")
    return _Reader(source, name, None).overlay()


def bad_overlay(file: str, why: str, *, line: int = 0, key: str = "") -> RuleError:
    """Return the error of a bad overlay: where it is, and what is wrong."""
    return RuleError("overlay.bad", file=file, line=line, key=key, why=why)


class _Reader:
    def __init__(self, source: str, name: str, folder: Path | None) -> None:
        self._source, self._name, self._folder = source, name, folder

    def overlay(self) -> Overlay:
        found = self._parse()
        office = self._table(found.pop("office", {}), "office")
        for key in office:
            if key not in _OFFICE:
                self._bad(key, "unknown_key")
        texts = {key: self._text(value, key) for key, value in office.items()}
        if "logo" in texts:
            texts["logo"] = self._logo(texts["logo"])
        changes = {name: self._change(name, value) for name, value in found.items()}
        return Overlay(**texts, changes=changes)

    def _parse(self) -> dict[str, Any]:
        try:
            return tomllib.loads(self._source)
        except tomllib.TOMLDecodeError as error:
            at = re.search(r"at line (\d+)", str(error))
            last = self._source.count("\n") + 1
            self._bad("", "syntax", line=int(at[1]) if at else last)
        except RecursionError:
            self._bad("", "syntax")

    def _change(self, name: str, value: object) -> Change:
        form = BY_NAME.get(name)
        if form is None:
            self._bad(name, "unknown_key")
        table = self._table(value, name)
        for key in table:
            if key not in _FORM:
                self._bad(key, "unknown_key")
        words = self._table(table.get("words", {}), "words")
        options = self._texts(table.get("options", []), "options")
        for option in options:
            if option not in form.options:
                self._bad(option, "unknown_key")
        lines = self._texts(table.get("before_signatures", []), "before_signatures")
        for line in lines:
            self._check_places(line, _LINE_PLACES, "before_signatures")
        return Change(self._words(words, form), lines, frozenset(options))

    def _words(self, words: dict[str, Any], form: Form) -> dict[str, str]:
        checked = {}
        for key, value in words.items():
            if key not in form.words:
                self._bad(key, "unknown_key")
            text = self._text(value, key)
            self._check_places(text, _places(form.words[key]), key)
            checked[key] = text
        return checked

    def _check_places(self, text: str, allowed: frozenset[str], key: str) -> None:
        try:
            used = _places(text)
        except ValueError:
            self._bad(key, "unknown_place")
        if not used <= allowed:
            self._bad(key, "unknown_place")

    def _table(self, value: object, key: str) -> dict[str, Any]:
        if not isinstance(value, dict):
            self._bad(key, "wrong_type")
        return value

    def _text(self, value: object, key: str) -> str:
        if not isinstance(value, str):
            self._bad(key, "wrong_type")
        return value

    def _texts(self, value: object, key: str) -> tuple[str, ...]:
        if not isinstance(value, list):
            self._bad(key, "wrong_type")
        return tuple(self._text(entry, key) for entry in value)

    def _logo(self, name: str) -> str:
        logo = (self._folder or Path()) / name
        plain = Path(name).name == name and logo.suffix.lower() in (".png", ".jpg", ".jpeg")
        if self._folder is None or not plain or not logo.is_file():
            self._bad("logo", "no_logo")
        return str(logo)

    def _bad(self, key: str, why: str, line: int | None = None) -> NoReturn:
        where = self._line_of(key) if line is None else line
        raise bad_overlay(self._name, why, line=where, key=key) from None

    def _line_of(self, key: str) -> int:
        if not key:
            return 0
        pattern = re.compile(rf"(?<![\w-]){re.escape(key)}(?![\w-])")
        for number, line in enumerate(self._source.splitlines(), start=1):
            if pattern.search(line.split("#", 1)[0]):
                return number
        return 0


def _places(text: str) -> frozenset[str]:
    """Return the names between braces; a place with an attribute, index or format is refused.

    Raises:
        ValueError: unbalanced braces or a place that is not a plain name.
    """
    found = set()
    for _, name, form, conversion in string.Formatter().parse(text):
        if name is None:
            continue
        if not name.isidentifier() or form or conversion:
            raise ValueError(name)
        found.add(name)
    return frozenset(found)


NONE: Final = Overlay()
