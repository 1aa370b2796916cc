"""What the form of each act asks for: one table."""

from dataclasses import dataclass
from typing import Final

from counter_app.domain.workflow import Act
from counter_app.ui.language import mark


@dataclass(frozen=True, slots=True)
class Field:
    """One field: ``kind`` line, lines, text, number, money, day, choice, papers, scans, given.

    ``given``: scans the dossier has; no such field where it has none.
    """

    name: str
    words: str
    kind: str = "line"
    required: bool = False
    choices: tuple[tuple[str, str], ...] = ()


_NOTE = Field("note", mark("Note"))
_WHY = Field("reason", mark("Reason"), "text", required=True)
_RETURNED = Field("returned", mark("Papers given back, one a line"), "lines")
FIELDS: Final[dict[Act, tuple[Field, ...]]] = {
    Act.HAND_OVER: (
        Field("to", mark("To (unit or officer)"), required=True),
        Field("sheets", mark("Sheets"), "number"),
        _NOTE,
    ),
    Act.ASK_SUPPLEMENT: (
        Field("items", mark("Papers to be added, one a line"), "lines", required=True),
        Field("reason", mark("Reason")),
        Field("contact", mark("Whom to ask (name, phone)")),
    ),
    Act.ADD_SUPPLEMENT: (Field("components", mark("Papers brought"), "papers"), _NOTE),
    Act.ASK_FEE: (
        Field("name", mark("What must be paid"), required=True),
        Field("amount", mark("Amount, where it is known"), "money"),
        Field("reason", mark("Reason")),
    ),
    Act.SETTLE_FEE: (Field("receipt_number", mark("Number of the official receipt")), _NOTE),
    Act.REFUSE: (_WHY, Field("basis", mark("Legal basis")), _NOTE),
    Act.REPROMISE: (Field("due", mark("New due date"), "day", required=True), _WHY, _NOTE),
    Act.STOP: (_WHY, _RETURNED, _NOTE),
    Act.WITHDRAW: (_WHY, _RETURNED, _NOTE),
    Act.DECIDE: (
        Field(
            "outcome",
            mark("Outcome"),
            "choice",
            required=True,
            choices=(("granted", mark("Granted")), ("rejected", mark("Rejected"))),
        ),
        Field("number", mark("Number of the result")),
        Field("summary", mark("Summary")),
        Field("scans", mark("Scans of the result"), "scans"),
        _NOTE,
    ),
    Act.RETURN: (
        Field(
            "to",
            mark("Collected by"),
            "choice",
            required=True,
            choices=(
                ("applicant", mark("Applicant")),
                ("owner", mark("Owner")),
                ("delegate", mark("Delegate")),
                ("post", mark("Sent by post")),
            ),
        ),
        Field("name", mark("Name of the collector")),
        Field("id_number", mark("ID number of the collector")),
        Field("tracking", mark("Tracking number")),
        _NOTE,
    ),
    Act.TAKE_FEE: (
        Field("corrects", mark("What is entered"), "choice"),
        Field("amount", mark("Amount"), "money", required=True),
        Field("name", mark("Fee"), required=True),
        Field(
            "method",
            mark("Payment"),
            "choice",
            choices=(("cash", mark("In cash")), ("transfer", mark("By transfer"))),
        ),
        Field("receipt_number", mark("Number of the official receipt")),
        _NOTE,
    ),
    Act.ATTACH: (
        Field("component", mark("To which paper"), "choice", required=True),
        Field("scans", mark("Scans"), "scans", required=True),
        _NOTE,
    ),
    Act.CORRECT: (
        Field("status", mark("Step"), "choice"),
        Field("taken_out", mark("Scans that do not belong here"), "given"),
        Field("name", mark("Applicant"), required=True),
        Field("id_number", mark("ID number")),
        Field("phone", mark("Phone of the applicant")),
        Field("address", mark("Address of the applicant")),
        Field("summary", mark("Summary")),
        _NOTE,
        Field(
            "return_by",
            mark("Return by"),
            "choice",
            choices=(
                ("counter", mark("At the counter")),
                ("post", mark("By post")),
            ),
        ),
        _WHY,
    ),
}
