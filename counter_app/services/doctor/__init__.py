"""One page about the health of this PC: green, yellow or red, each with its cure."""
