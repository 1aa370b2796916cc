"""The steps a dossier may take: one table is the whole law; a lawyer can read it.

Source: the process rules of the one-stop-shop decree and the status codes of TT 22/2019, as
synthesised in the trade's rules §4.2; reverse steps only by a lead, as a correcting fact.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from counter_app.domain.dossier import Dossier, Status
from counter_app.domain.errors import TransitionError


class Act(StrEnum):
    """What may be done with a dossier, as the command line names it."""

    HAND_OVER = "hand-over"
    ASK_SUPPLEMENT = "ask-supplement"
    ADD_SUPPLEMENT = "add-supplement"
    ASK_FEE = "ask-fee"
    SETTLE_FEE = "settle-fee"
    REFUSE = "refuse"
    REPROMISE = "repromise"
    STOP = "stop"
    WITHDRAW = "withdraw"
    DECIDE = "decide"
    RETURN = "return"
    TAKE_FEE = "take-fee"
    ATTACH = "attach"
    CORRECT = "correct"


STEPS: Final[Mapping[tuple[Status, Act], Status]] = {
    (Status.RECEIVED, Act.HAND_OVER): Status.PROCESSING,
    (Status.RECEIVED, Act.ASK_SUPPLEMENT): Status.WAITING,
    (Status.RECEIVED, Act.REFUSE): Status.REFUSED,
    (Status.RECEIVED, Act.DECIDE): Status.DECIDED,
    (Status.RECEIVED, Act.WITHDRAW): Status.WITHDRAWN,
    (Status.RECEIVED, Act.STOP): Status.STOPPED,
    (Status.PROCESSING, Act.HAND_OVER): Status.PROCESSING,
    (Status.PROCESSING, Act.ASK_SUPPLEMENT): Status.WAITING,
    (Status.PROCESSING, Act.DECIDE): Status.DECIDED,
    (Status.PROCESSING, Act.WITHDRAW): Status.WITHDRAWN,
    (Status.PROCESSING, Act.STOP): Status.STOPPED,
    (Status.WAITING, Act.ADD_SUPPLEMENT): Status.PROCESSING,
    (Status.WAITING, Act.WITHDRAW): Status.WITHDRAWN,
    (Status.WAITING, Act.STOP): Status.STOPPED,
    (Status.RECEIVED, Act.ASK_FEE): Status.PAYING,
    (Status.PROCESSING, Act.ASK_FEE): Status.PAYING,
    (Status.PAYING, Act.SETTLE_FEE): Status.PROCESSING,
    (Status.PAYING, Act.WITHDRAW): Status.WITHDRAWN,
    (Status.PAYING, Act.STOP): Status.STOPPED,
    (Status.DECIDED, Act.RETURN): Status.RETURNED,
    **{(s, Act.REPROMISE): s for s in (Status.RECEIVED, Status.PROCESSING)},
    **{
        (s, act): s
        for s in Status
        for act in (Act.TAKE_FEE, Act.ATTACH, Act.CORRECT)
        if s is not Status.REGISTERED
    },
}


def after(status: Status, act: Act) -> Status:
    """Return the status that ``act`` leads to.

    Raises:
        TransitionError: the workflow knows no such step.
    """
    try:
        return STEPS[status, act]
    except KeyError:
        raise TransitionError("dossier.no_such_step", status=status.name, act=act.value) from None


def steps_allowed(dossier: Dossier) -> tuple[Act, ...]:
    """Return what may be done next with ``dossier``, in the order of the acts."""
    allowed = (act for act in Act if (dossier.status, act) in STEPS)
    return tuple(a for a in allowed if a is not Act.REPROMISE or not dossier.deadline.repromised)
