"""The longer term of mountain, border and island communes, as the portal words it.

Land procedures give such communes more time, in one sentence of the description: "… thời gian
thực hiện không quá 20 ngày làm việc", or "… được tăng thêm 10 ngày". Whether a commune is one of
them is the office's setting; the sentence is text, so what is read from it needs review.

Source: wording of the July 2026 catalogue, after decrees 101/2024 and 151/2025.
"""

import re
from decimal import Decimal
from typing import Final

from counter_app.domain.dossier import Term, TermUnit
from counter_app.domain.errors import RuleError

_AREA: Final = r"(?:miền núi|hải đảo|biên giới)"
_NUMBER: Final = r"(?P<more>được tăng thêm )?(?:không quá )?(?P<number>\d+(?:[.,]\d+)?) ngày"
_CLAUSE = re.compile(
    rf"(?:xã|tổ dân phố|khu vực)\b[^.]{{0,80}}{_AREA}[^.]{{0,300}}?"
    rf"(?:thời gian thực hiện|:) ?(?:là )?{_NUMBER}",
    re.IGNORECASE,
)


def mentions_difficult_area(text: str) -> bool:
    """True where ``text`` speaks of such communes at all, perhaps among other cases."""
    return bool(re.search(_AREA, text, re.IGNORECASE))


def before_difficult_area(text: str) -> str:
    """Return what ``text`` says before it comes to such communes."""
    return re.split(_AREA, text, maxsplit=1, flags=re.IGNORECASE)[0]


def is_of_difficult_area(text: str) -> bool:
    """True where ``text`` describes nothing but the case of such communes."""
    return bool(re.match(rf"\W*đối với (?:các )?xã [^.]{{0,60}}{_AREA}", text, re.IGNORECASE))


def difficult_term(text: str, usual: Term | None) -> Term | None:
    """Return the term of such communes that ``text`` gives beside the usual one.

    None where it gives none, or several (for several cases nobody told apart), or one that is no
    longer than the usual one.
    """
    if usual is None or usual.unit not in (TermUnit.WORKING_DAY, TermUnit.DAY):
        return None
    found = set()
    for clause in _CLAUSE.finditer(text):
        number = Decimal(clause["number"].replace(",", "."))
        found.add(usual.value + number if clause["more"] else number)
    if len(found) != 1 or max(found) <= usual.value:
        return None
    try:
        return Term(usual.unit, found.pop())
    except RuleError:  # a fraction that is no half
        return None
