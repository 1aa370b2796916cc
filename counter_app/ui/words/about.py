"""What each form is for, in a sentence or two; shown by F1 inside the form."""

from typing import Final

from counter_app.domain.workflow import Act
from counter_app.ui.language import mark

SUPPLEMENT: Final = mark(
    "A paper is missing. It says which, at once and in full; the clock stands still."
)
REFUSAL: Final = mark("The dossier cannot be taken. It says why and on what legal basis.")
ENDED: Final = mark("The citizen stops or withdraws. It lists the papers given back.")
ACTS: Final = {
    Act.HAND_OVER: mark("The dossier goes on to whoever works on it; the control slip goes along."),
    Act.ASK_SUPPLEMENT: SUPPLEMENT,
    Act.ADD_SUPPLEMENT: mark("Tick what the citizen brought; the clock goes on from now."),
    Act.ASK_FEE: mark("The dossier waits until a duty is paid; the clock stands still meanwhile."),
    Act.SETTLE_FEE: mark("The duty is paid; the clock goes on from now."),
    Act.REFUSE: REFUSAL,
    Act.REPROMISE: mark(
        "The result is late. It names the reason and the new day; once for a dossier."
    ),
    Act.STOP: ENDED,
    Act.WITHDRAW: ENDED,
    Act.DECIDE: mark("The result is there: granted or rejected. It waits to be collected."),
    Act.RETURN: mark("Whoever collects the result signs it; it stays in the office."),
    Act.TAKE_FEE: mark(
        "Money taken is written down with the number of the official receipt; a counter-entry "
        "takes a mistake back."
    ),
    Act.ATTACH: mark("Scans are added to one paper of the dossier."),
    Act.CORRECT: mark("A mistake is put right by an entry that says why; nothing is erased."),
}
