"""Paper at the window: preview on the screen, the printer, receipts that did not print."""
