"""Read models: lists, search, counts."""
