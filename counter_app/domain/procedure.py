"""A procedure of the catalogue (thủ tục hành chính), as one edition states it."""

from dataclasses import dataclass
from datetime import date

from counter_app.domain.dossier import Term
from counter_app.domain.errors import RuleError
from counter_app.domain.ids import ProcedureId

_SECTIONS = (
    "giấy tờ phải",
    "giấy tờ xuất trình",
    "giấy tờ nộp",
    "lưu ý",
    "thành phần hồ sơ:",
    "thành phần hồ sơ nộp",
    "thành phần hồ sơ phải",
    "thành phần hồ sơ xuất trình",
    "xuất trình",
)


@dataclass(frozen=True, slots=True)
class Component:
    """One paper the procedure demands, or a note the portal mixed in (0 originals, 0 copies)."""

    seq: int
    name: str
    originals: int = 0
    copies: int = 0
    group: str = ""  # heading it stands under; a case, or a mere section of the list
    is_note: bool = False
    present_only: bool = False  # shown, not handed over nor scanned (TT 03/2025 art. 5)

    @property
    def required(self) -> bool:
        """True when at least one sheet is demanded."""
        return not self.is_note and (self.originals > 0 or self.copies > 0)


@dataclass(frozen=True, slots=True)
class FeeRule:
    """How a fee or charge is found. Amounts in whole đồng; None = the catalogue does not know.

    ``formula``: ``fixed``, ``per_case``, ``per_copy``, ``page_tier`` or ``unknown``.
    ``channel``: empty for every channel.
    """

    kind: str  # "phi" or "le-phi"
    name: str
    formula: str = "fixed"
    amount: int | None = None
    per_page_first2: int = 0
    per_page_from3: int = 0
    cap_per_copy: int = 0
    channel: str = ""
    basis: str = ""
    confidence: str = ""
    exemptions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ProcessingTime:
    """One way the procedure counts its deadline; several make options."""

    term: Term | None  # None: the catalogue does not know, the officer must say
    label: str = ""
    cutoff: str = ""  # "15:00" for same-day procedures
    basis: str = ""
    confidence: str = ""
    raw: str = ""  # what the portal wrote
    difficult: bool = False  # of mountain, border and island communes


@dataclass(frozen=True, slots=True)
class Procedure:
    """One procedure in one edition. ``times[0]`` is the usual processing time."""

    code: ProcedureId
    name: str
    sector: str
    edition: str
    short_name: str = ""
    owner: str = "UBND_XA"  # or OTHER_AGENCY: not received here unless delegated
    scope: str = "NATIONAL"  # or PROVINCIAL
    agency: str = ""
    featured: bool = False
    times: tuple[ProcessingTime, ...] = ()
    fees: tuple[FeeRule, ...] = ()
    fee_note: str = ""
    components: tuple[Component, ...] = ()
    result: str = ""
    result_codes: tuple[str, ...] = ()
    requirements: str = ""
    legal: tuple[str, ...] = ()
    decision: str = ""
    subjects: str = ""
    effective_from: str = ""  # YYYY-MM-DD
    effective_to: str = ""  # the last day

    def begins_by(self, day: date) -> bool:
        """Return whether this version has begun on ``day`` (local)."""
        return self.effective_from <= day.isoformat()

    def is_in_force(self, day: date) -> bool:
        """Return whether this version covers ``day`` (local); both ends included."""
        has_ended = self.effective_to != "" and self.effective_to < day.isoformat()
        return self.begins_by(day) and not has_ended

    def time(self, option: int = 0, *, difficult: bool = False) -> ProcessingTime:
        """Return one processing time; one without a term where the catalogue has none at all.

        Option 0 is the usual one. In a ``difficult`` commune it is the one for such communes,
        where there is exactly one and the province has not decided otherwise.

        Raises:
            RuleError: ``procedure.unknown_option``.
        """
        if not self.times and option == 0:
            return ProcessingTime(None)
        if not 0 <= option < len(self.times):
            raise RuleError("procedure.unknown_option", option=option)
        longer = [time for time in self.times if time.difficult]
        decided = self.times[0].confidence == "provincial-decision"
        if difficult and option == 0 and len(longer) == 1 and not decided:
            return longer[0]
        return self.times[option]

    @property
    def cases(self) -> tuple[str, ...]:
        """The groups one may choose between, in catalogue order; empty where there is no choice.

        A group of notes alone is no choice, and one group alone is none either; a heading such as
        "Giấy tờ phải xuất trình" is a section of every case.
        """
        real = (c.group for c in self.components if not c.is_note and not is_section(c.group))
        groups = tuple(dict.fromkeys(real))
        return groups if len(groups) > 1 else ()

    def demanded(self, case: str = "") -> tuple[Component, ...]:
        """Return the components that apply: those of ``case``, all of them where none is chosen.

        The sections of the list apply to every case; a section that is named itself stands alone.
        """
        if not case:
            return self.components
        if is_section(case):
            return tuple(c for c in self.components if c.group in ("", case))
        return tuple(c for c in self.components if c.group == case or is_section(c.group))


def is_section(group: str) -> bool:
    """Return whether ``group`` is a mere heading of the list, or none at all."""
    return not group or group.lower().startswith(_SECTIONS)
