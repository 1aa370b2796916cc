"""Names on the screen for statuses, acts, kinds of fact, roles and colours."""

from typing import Final

from counter_app.domain.dossier import Channel, Status
from counter_app.domain.people import PersonKind, Sex
from counter_app.domain.registers import Colour
from counter_app.domain.staff import Role
from counter_app.domain.workflow import Act
from counter_app.ui.language import mark, tr

STATUSES: Final = {
    Status.REGISTERED: mark("Newly registered"),
    Status.RECEIVED: mark("Received"),
    Status.REFUSED: mark("Reception refused"),
    Status.PROCESSING: mark("In processing"),
    Status.WAITING: mark("Waiting for supplement"),
    Status.PAYING: mark("Waiting for payment"),
    Status.WITHDRAWN: mark("Withdrawn"),
    Status.STOPPED: mark("Stopped"),
    Status.DECIDED: mark("Result ready"),
    Status.RETURNED: mark("Result returned"),
}

ACTS: Final = {
    Act.HAND_OVER: mark("&Hand over"),
    Act.ASK_SUPPLEMENT: mark("Ask for &supplement"),
    Act.ADD_SUPPLEMENT: mark("&Take in supplement"),
    Act.ASK_FEE: mark("Wait for pa&yment"),
    Act.SETTLE_FEE: mark("Pa&id, go on"),
    Act.REFUSE: mark("&Refuse"),
    Act.REPROMISE: mark("&Apologise, new date"),
    Act.STOP: mark("Sto&p"),
    Act.WITHDRAW: mark("&Withdraw"),
    Act.DECIDE: mark("Enter resu&lt"),
    Act.RETURN: mark("Retur&n result"),
    Act.TAKE_FEE: mark("Take f&ee"),
    Act.ATTACH: mark("Attach s&can"),
    Act.CORRECT: mark("C&orrect"),
}

KINDS: Final = {
    "dossier.received": mark("Dossier received"),
    "dossier.handed_over": mark("Handed over for processing"),
    "supplement.asked": mark("Supplement asked"),
    "supplement.added": mark("Supplement taken in"),
    "fee.asked": mark("Payment asked"),
    "fee.settled": mark("Payment met"),
    "due.recounted": mark("Due date counted anew on a changed calendar"),
    "fee.taken": mark("Fee taken"),
    "dossier.refused": mark("Reception refused"),
    "due.repromised": mark("Apology and new date"),
    "dossier.stopped": mark("Processing stopped"),
    "dossier.withdrawn": mark("Dossier withdrawn"),
    "dossier.decided": mark("Result entered"),
    "result.returned": mark("Result returned"),
    "scan.attached": mark("Scan attached"),
    "fact.corrects": mark("Correction"),
}

ROLES: Final = {
    Role.RECEIVE: mark("Reception"),
    Role.PROCESS: mark("Processing"),
    Role.RETURN: mark("Returning results"),
    Role.LEAD: mark("Lead"),
    Role.ADMIN: mark("Administrator"),
}

SEXES: Final = {
    Sex.UNKNOWN: mark("—"),
    Sex.FEMALE: mark("Female"),
    Sex.MALE: mark("Male"),
}

PERSON_KINDS: Final = {
    PersonKind.CITIZEN: mark("Citizen"),
    PersonKind.FOREIGNER: mark("Foreigner"),
    PersonKind.ORGANISATION: mark("Organisation"),
}

CHANNELS: Final = {
    Channel.COUNTER: mark("At the counter"),
    Channel.ONLINE: mark("Online"),
    Channel.POSTAL: mark("By post"),
}

COLOURS: Final = {
    Colour.GREEN: mark("In time"),
    Colour.YELLOW: mark("Due soon"),
    Colour.RED: mark("Overdue"),
    Colour.GREY: mark("—"),
}

SLIPS: Final = {
    "receipt": mark("Receipt (form 01)"),
    "supplement": mark("Request for supplement (form 02)"),
    "refusal": mark("Refusal (form 03)"),
    "apology": mark("Apology (form 04)"),
    "stop": mark("Stop notice (form 05)"),
    "control": mark("Control slip (form 06)"),
    "handover": mark("Hand-over of the result"),
}


def status(value: Status) -> str:
    """Return the name of a business status."""
    return tr(STATUSES[value])


def act(value: Act) -> str:
    """Return the name of an act, with its mnemonic."""
    return tr(ACTS[value])


def kind(name: str) -> str:
    """Return the name of a kind of fact; a kind of a newer program keeps its own."""
    return tr(KINDS[name]) if name in KINDS else name


def role(value: Role) -> str:
    """Return the name of a role."""
    return tr(ROLES[value])


def colour(value: Colour) -> str:
    """Return the words that stand beside a colour."""
    return tr(COLOURS[value])


def slip(name: str) -> str:
    """Return the name of an official form."""
    return tr(SLIPS[name])
