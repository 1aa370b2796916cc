"""A trial province beside the counter: the real gateway, embedded, with made-up people."""
