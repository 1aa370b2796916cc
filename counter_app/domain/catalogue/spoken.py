"""Several times in one sentence: "10 ngày làm việc đối với công trình (hoặc 7 ngày … nhà ở)".

The portal has one number a channel and puts the other cases into its description. Only sentences
that name a case behind each number are read; everything else stays text for the officer.

Source: wording of the July 2026 catalogue.
"""

import re
from decimal import Decimal
from typing import Final

from counter_app.domain.catalogue.difficult import before_difficult_area
from counter_app.domain.dossier import Term, TermUnit
from counter_app.domain.errors import RuleError

_UNITS: Final = {"ngày làm việc": TermUnit.WORKING_DAY, "ngày": TermUnit.DAY}
_CLAUSE = re.compile(
    r"(?P<number>\d{1,3}(?:[.,]\d)?) (?P<unit>ngày làm việc|ngày)[^.;:()\n]{0,60}?"
    r" (?P<case>đối với [^.;()\n]{3,140})",
    re.IGNORECASE,
)


def spoken_times(text: str) -> tuple[tuple[Term, str], ...]:
    """Return the times that ``text`` gives, each with its case; none where it gives fewer than two.

    What it says of mountain and island communes is left out: that is an option of another kind.
    """
    found: dict[Term, str] = {}
    for clause in _CLAUSE.finditer(before_difficult_area(text)):
        try:
            number = Decimal(clause["number"].replace(",", "."))
            term = Term(_UNITS[clause["unit"].lower()], number)
        except RuleError:  # a fraction that is no half, or zero
            return ()
        found.setdefault(term, clause["case"].strip(" ,"))
    return tuple(found.items()) if len(found) > 1 else ()
