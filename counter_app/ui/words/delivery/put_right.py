"""Why the province did not accept an entry, and the way to put it right."""

from typing import Final

from counter_app.domain.registers import OtherStep
from counter_app.ui.language import mark, tr
from counter_app.ui.words import formats, labels

REASONS: Final = {
    "dossier.missing": (
        mark("The entry names no dossier."),
        mark("Call the support line: this cannot be mended at the counter."),
    ),
    "dossier.unknown": (
        mark("The province does not know this dossier yet."),
        mark("Look whether its reception was refused too; put that right first."),
    ),
    "dossier.received_already": (
        mark("The same dossier was received twice."),
        mark("Compare both, go on with one, and say so in the reason."),
    ),
    "dossier.other_unit": (
        mark("The dossier belongs to another commune."),
        mark("Withdraw it here, and send the citizen to the commune it belongs to."),
    ),
    "fact.bad_body": (
        mark("The province cannot read the entry."),
        mark("Enter it again by a correction; if it is refused again, call the support line."),
    ),
    "code.malformed": (
        mark("The code of the dossier is not written as the rules want."),
        mark("The lead asks the province for an official code; the citizen's code stays valid."),
    ),
    "code.out_of_range": (
        mark("The code lies outside the numbers of this counter."),
        mark("The lead asks the province for an official code; the citizen's code stays valid."),
    ),
    "code.taken": (
        mark("Another dossier bears this code at the province."),
        mark("The lead asks the province for an official code; the citizen's code stays valid."),
    ),
    "step.cannot_stand": (
        mark("Another counter took a different step first."),
        mark("Open the dossier, compare the steps, and correct the one that is wrong."),
    ),
    "due.repromised_already": (
        mark("A new date was promised once already, at another counter."),
        mark("The first new date holds: tell the citizen, and say so in the reason."),
    ),
}
OTHERWISE: Final = (
    mark("The province did not accept the entry."),
    mark("Open the dossier, look what is wrong, and correct it with a reason."),
)


def first_came(other: OtherStep) -> str:
    """Return which step stands: what, when, by whom, where."""
    what = " · ".join((labels.kind(other.kind), formats.minute(other.at), other.by))
    if other.counter is None:
        return tr("First came: {what}", what=what)
    return tr("First came: {what} · counter {counter}", what=what, counter=other.counter)


def refused_because(code: str) -> str:
    """Return why an entry was not accepted, in one sentence."""
    return tr(REASONS.get(code, OTHERWISE)[0])


def way_to_mend(code: str) -> str:
    """Return what an officer does about it, in one sentence."""
    return tr(REASONS.get(code, OTHERWISE)[1])
