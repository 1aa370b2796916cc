"""Words for what the line and the province's gateway say."""

from typing import Final

from counter_app.ui.language import mark

_TOO_LARGE: Final = (
    mark("An entry is larger than the province takes"),
    mark("Call the support line. Entries wait behind it; scans go on being delivered."),
)
WIRE: Final = {
    "gateway.unreachable": (
        mark("The province does not answer"),
        mark("Go on working: everything is kept here and goes out by itself later."),
    ),
    "line.offline": (
        mark("There is no line"),
        mark("Go on working: everything is kept here and goes out by itself later."),
    ),
    "gateway.busy": (
        mark("The province is busy"),
        mark("The program waits its turn and tries again by itself."),
    ),
    "device.revoked": (
        mark("The province has closed this device"),
        mark("You can go on receiving, but nothing is delivered. Call the province's support."),
    ),
    "device.unknown": (
        mark("The province does not know this device"),
        mark("Ask the administrator to enrol this counter again. Nothing is lost."),
    ),
    "token.refused": (
        mark("The province refused this counter's sign-in"),
        mark("Check the clock of this PC, then ask the administrator."),
    ),
    "journal.gap": (
        mark("The province holds another state than expected"),
        mark("The program compares both sides and goes on by itself."),
    ),
    "journal.fork": (
        mark("Two PCs write under the name of this counter"),
        mark("Delivery is stopped, nothing is thrown away. Call the support line today."),
    ),
    "fact.malformed": (
        mark("The province cannot read an entry"),
        mark("Call the support line; everything else goes on being delivered."),
    ),
    "fact.too_large": _TOO_LARGE,
    "body.too_large": _TOO_LARGE,
}
