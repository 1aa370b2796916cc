"""At hand while receiving: drafts, lists, what was given before, what did not print."""
