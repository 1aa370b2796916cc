"""What each paper says: frozen values, already worded, times on the local wall clock.

None of them shows itself (``repr=False``): a paper in a log would be a citizen in a log.
"""

from counter_app.printing.papers.lists import (
    BatchReceiptPaper,
    BatchRow,
    CashPaper,
    CashRow,
    ClosingPaper,
    DailyPaper,
    DailyRow,
    HandoverListPaper,
    HandoverRow,
    RegisterPaper,
    RegisterRow,
    ReportPaper,
    ReportRow,
    ShownColumn,
    ShownPaper,
)
from counter_app.printing.papers.people import (
    CertifiedPaper,
    ComponentPaper,
    OfficePaper,
    PersonPaper,
    ResultPaper,
)
from counter_app.printing.papers.reconciliation import (
    DifferencePaper,
    LateRow,
    OutageRow,
    ReconciledRow,
    ReconciliationPaper,
    SidePaper,
)
from counter_app.printing.papers.slips import (
    ApologyPaper,
    ControlPaper,
    ControlStep,
    HandoverPaper,
    ReceiptPaper,
    RefusalPaper,
    StopPaper,
    SupplementPaper,
)

Paper = (
    ReceiptPaper
    | SupplementPaper
    | RefusalPaper
    | ApologyPaper
    | StopPaper
    | ControlPaper
    | RegisterPaper
    | HandoverPaper
    | HandoverListPaper
    | BatchReceiptPaper
    | CashPaper
    | DailyPaper
    | ShownPaper
    | ReportPaper
    | ReconciliationPaper
)

__all__ = [
    "ApologyPaper",
    "BatchReceiptPaper",
    "BatchRow",
    "CashPaper",
    "CashRow",
    "CertifiedPaper",
    "ClosingPaper",
    "ComponentPaper",
    "ControlPaper",
    "ControlStep",
    "DailyPaper",
    "DailyRow",
    "DifferencePaper",
    "HandoverListPaper",
    "HandoverPaper",
    "HandoverRow",
    "LateRow",
    "OfficePaper",
    "OutageRow",
    "Paper",
    "PersonPaper",
    "ReceiptPaper",
    "ReconciledRow",
    "ReconciliationPaper",
    "RefusalPaper",
    "RegisterPaper",
    "RegisterRow",
    "ReportPaper",
    "ReportRow",
    "ResultPaper",
    "ShownColumn",
    "ShownPaper",
    "SidePaper",
    "StopPaper",
    "SupplementPaper",
]
