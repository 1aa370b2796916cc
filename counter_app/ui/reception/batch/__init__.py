"""One procedure for many people: a village's list."""
